"""What the user says of the tables inside a document: which table is meant, where its heading is, what its columns hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from typing import NamedTuple

from msgspec import structs

from custaudit.errors import UserError
from custaudit.i18n import text, texts
from custaudit.model import Field
from custaudit.sources.model import InputRequest, TableRequest
from custaudit.sources.table.grid import Grid, cell_text
from custaudit.sources.table.headings.columns import forced_column
from custaudit.sources.table.headings.vocabulary import compact
from custaudit.sources.table.places.regions import Region, find_regions, forced_columns, is_on
from custaudit.sources.table.places.sheets import is_override, seen_words, wanted_headings
from custaudit.sources.textdoc.blocks import TableBlock
from custaudit.sources.textdoc.tables.rows import HEADING_WITHIN, filled_rows, inventory_head, table_grid

_LETTERS = re.compile(r"\$?[A-Za-z]{1,3}")
_SHOWN_TABLES = 8


class Asked(NamedTuple):
    """What the user says of one table: the lists placed in it (none: it is read as it seems), and the business of what else it holds."""

    regions: list[Region]
    field: Field | None


def asked_of_tables(tables: Sequence[TableBlock], request: InputRequest) -> list[Asked]:
    """For each table of a document, in reading order, what the user says of it.

    Raises UserError for a table that is not there, and with the headings there are for one that no table has.
    """
    if not request.tables:
        return [Asked([], None)] * len(tables)
    names = [text("textdoc.table", number=number) for number in range(1, len(tables) + 1)]
    wishes = [_named(wish, names, request) for wish in request.tables]
    for wish in wishes:
        forced_columns(wish, request)
    grids = [table_grid(filled_rows(table), name) for table, name in zip(tables, names, strict=True)]
    of_tables = [[wish for wish in wishes if is_on(wish, grid)] for grid in grids]
    asked = [
        Asked(_regions(grid, wished, request), next((wish.field for wish in wished if wish.sheet and wish.field), None))
        for grid, wished in zip(grids, of_tables, strict=True)
    ]
    for wish in wishes:
        _check(wish, [grid for grid in grids if is_on(wish, grid)], [region for each in asked for region in each.regions], request)
    return asked


def _named(wish: TableRequest, names: Sequence[str], request: InputRequest) -> TableRequest:
    """The same wish with the table's name in the language of this run; a number alone names a table too."""
    if not names:
        raise UserError("textdoc.no_tables", path=request.label)
    if wish.sheet is None:
        return wish
    for number, name in enumerate(names, start=1):
        if compact(wish.sheet) in {str(number), *map(compact, texts("textdoc.table", number=number))}:
            return structs.replace(wish, sheet=name)
    raise UserError("textdoc.no_table", path=request.label, sheet=wish.sheet, known=", ".join(names))


def _regions(grid: Grid, wishes: Sequence[TableRequest], request: InputRequest) -> list[Region]:
    """The lists that the user has placed in a table."""
    placed = [(structs.replace(wish, header_row=row), wish) for wish in wishes if (row := _heading_row(grid, wish)) is not None]
    if not placed:
        return []
    for (one, _), (other, _) in combinations(placed, 2):
        if (one.header_row, one.area) == (other.header_row, other.area):
            place = text("textdoc.table_row", table=grid.sheet, row=one.header_row)
            raise UserError("textdoc.asked_twice", path=request.label, place=place)
    found = find_regions(grid, structs.replace(request, rest=False), [at for at, _ in placed])
    return [replace(region, asked=next(wish for at, wish in placed if at is region.asked)) for region in found]


def _heading_row(grid: Grid, wish: TableRequest) -> int | None:
    """The row, from 1, of the heading that the user means: as said, else the first one with all the words that name columns."""
    if wish.header_row is not None:
        return wish.header_row
    words = [wanted for wanted in wish.columns.values() if not _LETTERS.fullmatch(wanted)]
    head = inventory_head(grid)
    if head is not None and _names_all(words, [[label, *parts] for label, parts in zip(head.labels, head.cells, strict=True)]):
        return head.top + 1
    top = grid.rows[:HEADING_WITHIN] if words else []
    return next((row for row, cells in enumerate(top, start=1) if _names_all(words, [[cell_text(cell)] for cell in cells])), None)


def _names_all(words: Sequence[str], labels: Sequence[Sequence[str]]) -> bool:
    return all(forced_column(word, labels) is not None for word in words)


def _check(wish: TableRequest, grids: Sequence[Grid], regions: Sequence[Region], request: InputRequest) -> None:
    """Raises UserError for a wish that no table of those it may mean can follow."""
    followed = [region for region in regions if region.asked is wish]
    missing = [wanted for name, wanted in wish.columns.items() if not any(is_override(region.head, name) for region in followed)]
    if (followed and not missing) or structs.replace(wish, sheet=None, field=None) == TableRequest():
        return
    seen = [_headings(grid, wish.header_row) for grid in grids]
    shown = [seen_words(words) for words in seen]
    if wish.sheet is None:
        shown = [f"{grid.sheet}: {words}" for grid, words in zip(grids, shown, strict=True)][:_SHOWN_TABLES]
    place = wish.sheet
    if wish.sheet and wish.header_row:
        place = text("textdoc.table_row", table=wish.sheet, row=wish.header_row)
    if wish.header_row and (most := max(len(grid.rows) for grid in grids)) < wish.header_row:
        raise UserError("sources.blank_heading", path=request.label, place=place, rows=most)
    if not followed:
        filled = [[[word] for word in words] for words in seen if words]
        missing = [wanted for wanted in missing if filled and all(forced_column(wanted, words) is None for words in filled)]
    if missing:
        raise UserError("sources.no_column", path=request.label, place=place, wanted=missing[0], seen="; ".join(shown))
    raise UserError("sources.no_heading", path=request.label, place=place, seen="; ".join(shown), wanted=wanted_headings())


def _headings(grid: Grid, row: int | None) -> list[str]:
    """The words of a table's heading: of the row that the user named, of the one found, else of the first."""
    head = inventory_head(grid) if row is None else None
    if head is not None:
        return [label for label in head.labels if label]
    rows = grid.rows[row - 1 : row] if row else grid.rows[:1]
    return [words for cells in rows for cell in cells if (words := cell_text(cell))]
