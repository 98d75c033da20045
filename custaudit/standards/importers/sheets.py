"""Which sheets of a workbook hold the requirements: no legends, no histories, and of several versions the newest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from custaudit.model import MunicipalityKind
from custaudit.standards.importers.book import Book
from custaudit.standards.importers.columns import TableHead
from custaudit.standards.importers.editions import Edition, parted
from custaudit.standards.importers.grid import Grid
from custaudit.standards.importers.identifiers import half_width
from custaudit.standards.importers.words import StandardWords, plain

_NO_WORD = Edition("word", (0,))


class Table(NamedTuple):
    """A sheet with the heading of its requirements, and the kinds of municipality that the whole sheet is for, if any."""

    grid: Grid
    head: TableHead
    kinds: tuple[MunicipalityKind, ...] = ()


def newest_tables(book: Book, tables: Sequence[Table], words: StandardWords) -> list[Table]:
    """The tables without those that an other sheet holds in a newer version, by the names of the sheets or their titles."""
    left = list(tables)
    for group in _alike(tables, words):
        editions = [_edition(table, words) for table in group]
        scales = {edition.scale for edition in editions if edition}
        known = scales == {"word"} or (len(scales) == 1 and None not in editions)
        ranks = [(edition or _NO_WORD).rank for edition in editions]
        if not known or len(set(ranks)) < len(ranks):
            names = " / ".join(table.grid.sheet or "" for table in group)
            book.assume("", "sheets_alike", sheets=names)
            continue
        newest = group[ranks.index(max(ranks))]
        for table in group:
            if table is not newest:
                left.remove(table)
                book.skip_all(table.grid.sheet, table.grid.rows, "older_edition")
                book.assume(table.grid.sheet, "older_sheet", newer=newest.grid.sheet or "", older=table.grid.sheet or "")
    return left


def _alike(tables: Sequence[Table], words: StandardWords) -> list[list[Table]]:
    """Groups of sheets with the same name but for the version and no numbers that tell them apart, or with the same numbers."""
    groups: list[list[Table]] = []
    for table in tables:
        for group in groups:
            if _same_requirements(group[0], table, words):
                group.append(table)
                break
        else:
            groups.append([table])
    return [group for group in groups if len(group) > 1]


def share_requirements(one: Table, other: Table) -> bool:
    """Whether most requirements of one sheet stand on the other, too."""
    numbers, others = _contents(one), _contents(other)
    return 2 * len(numbers & others) > min(len(numbers), len(others))


def _same_requirements(one: Table, other: Table, words: StandardWords) -> bool:
    if one.kinds and other.kinds and one.kinds != other.kinds:
        return False
    if _contents(one) and _contents(other):
        return share_requirements(one, other)
    names = [parted(table.grid.sheet or "", words).rest for table in (one, other)]
    return names[0] == names[1]


def _contents(table: Table) -> set[str]:
    """The published numbers of a sheet, or the names of its functions where it has no numbers."""
    found: dict[str, set[str]] = defaultdict(set)
    for role in ("number", "name"):
        index = table.head.index(role)
        if index is not None:
            below = (row[index] for row in table.grid.rows[table.head.last + 1 :] if index < len(row) and row[index])
            found[role] = {plain(half_width(cell)).lstrip("0") for cell in below}
    return found["number"] or found["name"]


def _edition(table: Table, words: StandardWords) -> Edition | None:
    """The version that the name of a sheet tells, or else a line above its table."""
    above = [cell for row in table.grid.rows[: table.head.first] for cell in row if cell]
    told = (parted(text, words).edition for text in [table.grid.sheet or "", *above])
    return next((edition for edition in told if edition), None)
