"""Where the tables of a sheet are, and which of them are no inventory."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import cast

from custaudit.errors import UserError
from custaudit.sources.model import InputRequest, Layout, TableRequest
from custaudit.sources.table.grid import Grid, Row, cell_text, is_blank
from custaudit.sources.table.headings.columns import LETTER_SIGN, SINGLE, forced_column
from custaudit.sources.table.headings.head import Head, could_be_heading, head_at, head_of_letters, next_heading, other_table, repeats
from custaudit.sources.table.headings.meanings import is_question
from custaudit.sources.table.headings.vocabulary import compact, vocabulary
from custaudit.sources.table.headings.wordlists import ColumnName, TableReason
from custaudit.sources.table.places.bands import Columns, parse_area, reduced, side_by_side

# Captions that tell what a table beside an inventory is.
_CAPTIONED = ("legend", "history")
_MOST_TABLES = 500
_FARTHEST_CAPTION, _CAPTION_CELLS = 12, 2
_LONGEST_LEGEND = 20
_FEWEST_QUESTIONS = 2
_NUMBERS_AROUND = re.compile(r"\(.*?\)|[\d._-]+$|^[\d._-]+")
_ORNAMENT = "【】[]［］<>＜＞≪≫《》〔〕■●◆○◎□◇※ 　"


@dataclass(frozen=True)
class Region:
    """A heading with the rows that belong to it up to ``end`` (exclusive), and why they are no inventory if they are none.

    ``grid`` is the sheet, reduced to the table's columns where tables stand side by side; ``captions`` are the lines above
    the heading, the nearest first. ``asked`` is what the user said about the table; ``origin`` has, for a table that was
    put together from a form, the sheet's row (from 0) of each of its rows, and ``parts`` the other rows of the form.
    """

    grid: Grid
    head: Head
    end: int
    reason: TableReason | None
    captions: tuple[str, ...] = ()
    asked: TableRequest | None = None
    columns: Columns | None = None
    layout: Layout = "list"
    origin: Sequence[int] | None = None
    parts: Sequence[int] = ()

    def rows(self) -> Iterable[int]:
        """The rows of the sheet that belong to the table, from its heading on."""
        return range(max(self.head.top, 0), self.end) if self.origin is None else {*self.origin, *self.parts}


def asked_for(request: InputRequest, grids: Sequence[Grid]) -> list[list[TableRequest]]:
    """For each sheet what the user said about its tables. Raises UserError listing the sheets when one that was named is not there."""
    for table in request.tables:
        if table.sheet is not None and not any(is_on(table, grid) for grid in grids):
            names = ", ".join(grid.sheet for grid in grids if grid.sheet is not None)
            if not names:
                raise UserError("sources.no_sheets", path=request.label)
            raise UserError("sources.no_sheet", path=request.label, sheet=table.sheet, known=names)
    return [[table for table in request.tables if is_on(table, grid)] for grid in grids]


def is_on(table: TableRequest, grid: Grid) -> bool:
    """Whether the user may mean that sheet."""
    return table.sheet is None or (grid.sheet is not None and compact(grid.sheet) == compact(table.sheet))


def find_regions(grid: Grid, request: InputRequest, asked: Sequence[TableRequest]) -> list[Region]:
    """The tables of a sheet: those that the user placed by a heading row, in the user's order, else all that are found, in reading order.

    What the user says of a sheet as a whole, or of the file, holds for the rows that no heading row of the user's takes.
    Raises UserError for a column of the user's that is not there, and for two requests that take the same rows.
    """
    if not asked:
        return _not_legends(_side_by_side(grid, _found(grid, {}))) or _questionnaire(grid)
    placed = [table for table in asked if table.header_row is not None]
    regions = [region for table in placed if (region := _placed(grid, table, placed, request)) is not None]
    fixed = len(regions)
    for table in asked:
        if table.header_row is None:
            reduced_grid, columns = _area(grid, table, request)
            forced = forced_columns(table, request)
            found = _found(reduced_grid, forced)
            if columns is None and not forced:
                found = _side_by_side(grid, found)
            found = [replace(region, asked=table, columns=columns or region.columns) for region in _not_legends(found)]
            if last := table.last_row:
                found = [replace(region, end=min(region.end, last)) for region in found if region.head.body < last]
            regions += _beside(found, regions[:fixed])
    if request.rest:
        regions += _beside(_not_legends(_side_by_side(grid, _found(grid, {}))), regions)
    _check_apart(regions, grid, request)
    return regions


def _beside(found: Sequence[Region], placed: Sequence[Region]) -> list[Region]:
    """The same tables without what lies in those that the user placed."""
    free: list[Region] = []
    for region in found:
        others = [range(max(other.head.top, 0), other.end) for other in placed if _share_columns(region, other)]
        end = min([region.end, *(rows.start for rows in others if rows.start > region.head.top)])
        if (end > region.head.body or end == region.end) and not any(region.head.top in rows for rows in others):
            free.append(replace(region, end=end))
    return free


def _check_apart(regions: Sequence[Region], grid: Grid, request: InputRequest) -> None:
    """Raises UserError where two requests of the user's take the same rows, which would count twice."""
    for one, other in combinations([region for region in regions if region.reason is None], 2):
        meet = max(one.head.body, other.head.body) < min(one.end, other.end)
        if meet and one.asked is not other.asked and _share_columns(one, other):
            row = str(max(one.head.top, other.head.top, 0) + 1)
            raise UserError("sources.asked_twice", path=request.label, place=f"{grid.sheet}!{row}" if grid.sheet else row)


def _share_columns(one: Region, other: Region) -> bool:
    return _touch(one.columns, other.columns)


def _touch(one: Columns | None, two: Columns | None) -> bool:
    """Whether two runs of columns have one in common; None is all of them."""
    return one is None or two is None or (one[0] <= two[1] and two[0] <= one[1])


def _placed(grid: Grid, table: TableRequest, all_placed: Sequence[TableRequest], request: InputRequest) -> Region | None:
    """The table under the heading row that the user gave; it ends where the next one in its columns begins, be it the user's or
    one that is plain to see."""
    reduced_grid, columns = _area(grid, table, request)
    forced = forced_columns(table, request)
    top = (table.header_row or 0) - 1
    if top < 0:
        head = head_of_letters(reduced_grid, forced)
    else:
        head = head_at(reduced_grid, top, forced, always=True) if top < len(grid.rows) else None
    if head is None or not ({"title", "detail"} & head.columns.keys()):
        return None
    following = [other.header_row - 1 for other in all_placed if other.header_row and other.header_row - 1 > top and _meet(table, other)]
    if table.last_row is None and top >= 0:
        others = (other.top for other in heads_of(reduced_grid) if other.clear and other.top > head.body)
        following += [row for row in others if not _repeats(head, reduced_grid.rows[row])]
    end = min([len(grid.rows), *following, *([table.last_row] if table.last_row else ())])
    return Region(reduced_grid, head, max(end, head.body), None, _captions(reduced_grid, max(head.top, 0), 0), table, columns)


def unread_tables(grid: Grid, regions: Sequence[Region]) -> list[Region]:
    """The inventories that are plain to see on a sheet outside the tables that the user placed on it."""
    asked = [region.asked for region in regions if region.asked is not None]
    if not any(table.header_row is not None or table.last_row or table.area for table in asked):
        return []
    seen = (region for region in _side_by_side(grid, _found(grid, {})) if region.reason is None and region.head.clear)
    return [table for table in seen if not any(table.head.top in region.rows() and _share_columns(table, region) for region in regions)]


def _meet(table: TableRequest, other: TableRequest) -> bool:
    one, two = (parse_area(each.area) if each.area else None for each in (table, other))
    return _touch(one, two)


def _area(grid: Grid, table: TableRequest, request: InputRequest) -> tuple[Grid, Columns | None]:
    if table.area is None:
        return grid, None
    columns = parse_area(table.area)
    if columns is None:
        raise UserError("sources.wrong_area", path=request.label, area=table.area)
    return reduced(grid, columns), columns


def forced_columns(table: TableRequest, request: InputRequest) -> Mapping[ColumnName, str]:
    """The columns that the user names. Raises UserError with the names there are for one that means nothing."""
    for name in table.columns:
        if name not in SINGLE:
            raise UserError("sources.unknown_column", path=request.label, column=name, known=" ".join(SINGLE))
    return cast("Mapping[ColumnName, str]", table.columns)


def _found(grid: Grid, forced: Mapping[ColumnName, str]) -> list[Region]:
    """Each heading of a sheet with its rows."""
    heads: list[tuple[Head, TableReason | None]] = []
    index = 0
    while index < len(grid.rows) and len(heads) < _MOST_TABLES:
        row = grid.rows[index]
        candidate = row.count("") < len(row) and (could_be_heading(row) or (bool(forced) and _names_forced(row, forced)))
        again = candidate and bool(heads) and _repeats(heads[-1][0], row) and not _is_example(grid, heads[-1][0])
        head = head_at(grid, index, forced) if candidate and not again else None
        if head is None or (heads and not _begins_table(head, *heads[-1], grid)):
            index = index + 1 if forced else next_heading(grid.rows, index + 1)
            continue
        heads.append((head, other_table(head)))
        index = head.body
    ends = [*(head.top for head, _ in heads[1:]), len(grid.rows)][: len(heads)]
    floors = [0, *(head.body for head, _ in heads[:-1])]
    return [
        Region(grid, head, end, reason, _captions(grid, head.top, floor))
        for (head, reason), end, floor in zip(heads, ends, floors, strict=False)
    ]


def _questionnaire(grid: Grid) -> list[Region]:
    """The answers to a questionnaire, whose headings are its questions; none if there are no such headings near the top."""
    known = vocabulary().questionnaires
    for index, row in enumerate(grid.rows[:_FARTHEST_CAPTION]):
        cells = [cell for value in row if type(value) is str and (cell := value.strip())]
        if sum(compact(cell) in known or is_question(cell) for cell in cells) >= _FEWEST_QUESTIONS:
            head = head_at(grid, index)
            return [] if head is None else [Region(grid, head, len(grid.rows), other_table(head), _captions(grid, index, 0))]
    return []


def _side_by_side(grid: Grid, regions: list[Region]) -> list[Region]:
    """The same tables, where several stand side by side each on its own."""
    if not regions:
        return regions
    bands = side_by_side(grid, regions[0].head, len(grid.rows), heads_of)
    if bands:
        title = regions[0].captions
        found = [(band, region) for band in bands for region in _found(band.grid, {})]
        return [replace(region, columns=band.columns, captions=(*region.captions, *title)) for band, region in found]
    if len(regions) == 1:
        return regions
    apart: list[Region] = []
    start = 0
    for region in regions:
        bands = side_by_side(grid, region.head, region.end, heads_of)
        inside = [
            replace(part, columns=band.columns, end=min(part.end, region.end))
            for band in bands
            for part in _found(band.grid, {})
            if start <= part.head.top < region.end
        ]
        apart += inside or [region]
        start = region.end
    return apart


def heads_of(grid: Grid) -> list[Head]:
    """The headings of the inventories on a sheet."""
    return [region.head for region in _found(grid, {}) if region.reason is None]


def _captions(grid: Grid, top: int, floor: int) -> tuple[str, ...]:
    """The lines above a heading, the nearest first, as far as they are no rows of a table."""
    captions: list[str] = []
    for index in range(top - 1, max(floor, top - _FARTHEST_CAPTION) - 1, -1):
        cells = [cell for value in grid.rows[index] if (cell := cell_text(value))]
        if len(cells) > _CAPTION_CELLS:
            break
        captions += cells
    return tuple(captions)


def _not_legends(regions: list[Region]) -> list[Region]:
    """The same tables; one that explains the codes of a fuller one on the sheet, or is captioned so, is a legend."""
    clear = sum(region.head.clear and region.reason is None for region in regions)
    if not clear or len(regions) == 1:
        return regions
    return [replace(region, reason=region.reason or _explains(region, clear)) for region in regions]


def _explains(region: Region, clear: int) -> TableReason | None:
    if region.head.clear and clear == 1:
        return None
    named = _captioned(region.captions)
    if named is not None:
        return named
    known = region.head.columns.keys() | ({"object"} if region.head.coded else set())
    codes = len(known) > 1 and known <= {"detail", "object", "field"} and region.end - region.head.body <= _LONGEST_LEGEND
    return "legend" if codes else None


def _captioned(captions: Sequence[str]) -> TableReason | None:
    """What the line above a table plainly calls it, if that is no inventory."""
    named = sheet_reason(captions[0].strip(_ORNAMENT)) if captions else None
    return named[0] if named and named[1] and named[0] in _CAPTIONED else None


def _is_example(grid: Grid, head: Head) -> bool:
    """Whether a table is captioned as an example, so that the same heading further down begins the list itself."""
    return _captioned(_captions(grid, head.top, 0)) is not None


def _names_forced(row: Row, forced: Mapping[ColumnName, str]) -> bool:
    labels = [[cell_text(value)] for value in row]
    words = (wanted for wanted in forced.values() if len(wanted) > 1 and not wanted.startswith(LETTER_SIGN))
    return any(forced_column(wanted, labels) is not None for wanted in words)


def _repeats(head: Head, row: Row) -> bool:
    return repeats(head, {column: cell for column, value in enumerate(row) if (cell := cell_text(value))})


def _begins_table(head: Head, before: Head, reason_before: TableReason | None, grid: Grid) -> bool:
    """Whether a heading under another table is a new table's and not a row of that one."""
    apart = reason_before is not None or is_blank(grid.rows[head.top - 1])
    return apart or head.clear or len(head.columns) >= 3 or _counts_anew(head, before)


def _counts_anew(head: Head, before: Head) -> bool:
    """Whether the same word heads the numbers of both tables: no row has it for a number."""
    here, there = head.columns.get("no"), before.columns.get("no")
    return here is not None and here == there and head.labels[here] == before.labels[here] != ""


def sheet_reason(name: str) -> tuple[TableReason, bool] | None:
    """Why a sheet of that name is hardly an inventory, and whether the name says nothing else."""
    plain = _NUMBERS_AROUND.sub("", compact(name))
    for entry in vocabulary().file.other_sheets:
        if plain in map(compact, entry.words):
            return entry.reason, True
    for entry in vocabulary().file.other_sheets:
        if any(len(word) > 1 and compact(word) in plain for word in entry.words):
            return entry.reason, False
    return None
