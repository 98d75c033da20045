"""Where the tables of a workbook are, and which of its sheets and tables are no inventory."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from custaudit.errors import UserError
from custaudit.i18n import text
from custaudit.sources.grid import Grid, Row, cell_text, is_blank
from custaudit.sources.headings import ColumnName, SheetReason, compact, vocabulary
from custaudit.sources.model import InputRequest
from custaudit.sources.tablehead import SINGLE, Head, could_be_heading, forced_column, head_at, headings_seen, other_table, repeats

# What the columns recognised on a sheet must weigh to outdo a name that hints at, or plainly says, something else.
_WEAK_HEADING, _STRONG_HEADING = 1.8, 3.0
# An example or a history can have an inventory's very headings.
_NEVER_INVENTORIES = ("cover", "contents", "legend", "history")
_SHOWN_HEADINGS = 12
_MOST_TABLES = 500


@dataclass(frozen=True)
class Region:
    """A heading with the rows that belong to it up to ``end`` (exclusive), and why they are no inventory if they are none."""

    head: Head
    end: int
    reason: SheetReason | None


def asked_for(request: InputRequest, grids: Sequence[Grid]) -> list[Grid]:
    """The sheet that the user named, or all. Raises UserError listing the sheets when there is none of that name."""
    if request.sheet is None:
        return list(grids)
    chosen = [grid for grid in grids if grid.sheet is not None and compact(grid.sheet) == compact(request.sheet)]
    if not chosen:
        names = ", ".join(grid.sheet for grid in grids if grid.sheet is not None)
        raise UserError("sources.no_sheet", path=request.label, sheet=request.sheet, known=names)
    return chosen


def find_regions(grid: Grid, request: InputRequest) -> list[Region]:
    """Each heading of a sheet with its rows; a heading row that the user gave is the only one.

    Raises UserError for a column of the user's that is not there.
    """
    forced = cast("Mapping[ColumnName, str]", request.columns)
    if request.header_row is not None:
        head = head_at(grid, request.header_row - 1, forced, always=True) if request.header_row <= len(grid.rows) else None
        if head is None or not ({"title", "detail"} & head.columns.keys()):
            return []
        _check_forced(grid, head, forced, request)
        return [Region(head, len(grid.rows), None)]
    heads: list[tuple[Head, SheetReason | None]] = []
    index = 0
    while index < len(grid.rows) and len(heads) < _MOST_TABLES:
        row = grid.rows[index]
        candidate = row.count("") < len(row) and (could_be_heading(row) or (bool(forced) and _names_forced(row, forced)))
        head = head_at(grid, index, forced) if candidate and not (heads and _repeats(heads[-1][0], row)) else None
        if head is None or (heads and not _begins_table(head, heads[-1][1], grid)):
            index += 1
            continue
        heads.append((head, other_table(head)))
        index = head.body
    ends = [*(head.top for head, _ in heads[1:]), len(grid.rows)][: len(heads)]
    return [Region(head, end, reason) for (head, reason), end in zip(heads, ends, strict=True)]


def _names_forced(row: Row, forced: Mapping[ColumnName, str]) -> bool:
    labels = [[cell_text(value)] for value in row]
    return any(len(wanted) > 1 and forced_column(wanted, labels) is not None for wanted in forced.values())


def _repeats(head: Head, row: Row) -> bool:
    return repeats(head, {column: cell for column, value in enumerate(row) if (cell := cell_text(value))})


def _begins_table(head: Head, reason_before: SheetReason | None, grid: Grid) -> bool:
    """Whether a heading under another table is a new table's and not a row of that one."""
    return head.clear or len(head.columns) >= 3 or reason_before is not None or is_blank(grid.rows[head.top - 1])


def sheets_left_out(grids: Sequence[Grid], regions: Sequence[Sequence[Region]], request: InputRequest) -> list[str | None]:
    """For each sheet the reason why it is no inventory (a key under ``sources.sheet``), or None if it is one.

    A suspicious name counts only if another sheet has a table, and not for a sheet that the user named. Raises UserError
    with the headings seen and those looked for when no sheet is an inventory.
    """
    scores = [max((region.head.score for region in found if region.reason is None), default=0.0) for found in regions]
    if request.sheet is not None:
        reasons: list[str | None] = [None if found else "no_table" for found in regions]
    else:
        reasons = [_left_out(grid, found, score) for grid, found, score in zip(grids, regions, scores, strict=True)]
        if None not in reasons:
            reasons = [None if score else reason for reason, score in zip(reasons, scores, strict=True)]
    if None not in reasons:
        raise _nothing_found(grids, request)
    return reasons


def _left_out(grid: Grid, found: Sequence[Region], score: float) -> str | None:
    named = sheet_reason(grid.sheet or "")
    if not found:
        return named[0] if named else "no_table"
    if not score:
        return found[0].reason
    if named is None:
        return None
    reason, plainly = named
    enough = _STRONG_HEADING if plainly else _WEAK_HEADING
    always = plainly and reason in _NEVER_INVENTORIES
    return reason if always or score < enough else None


def sheet_reason(name: str) -> tuple[SheetReason, bool] | None:
    """Why a sheet of that name is hardly an inventory, and whether the name says nothing else."""
    plain = re.sub(r"\(.*?\)|[\d._-]+$|^[\d._-]+", "", compact(name))
    for entry in vocabulary().file.other_sheets:
        if plain in map(compact, entry.words):
            return entry.reason, True
    for entry in vocabulary().file.other_sheets:
        if any(len(word) > 1 and compact(word) in plain for word in entry.words):
            return entry.reason, False
    return None


def _nothing_found(grids: Sequence[Grid], request: InputRequest) -> UserError:
    if all(is_blank(row) for grid in grids for row in grid.rows):
        return UserError("sources.empty", path=request.label)
    if request.header_row is None:
        seen = max((headings_seen(grid) for grid in grids), key=len, default=[])
        return UserError("sources.no_heading", path=request.label, seen=_list(seen), wanted=_wanted())
    grid = grids[0]
    row = grid.rows[request.header_row - 1] if request.header_row <= len(grid.rows) else []
    place = _place(grid, request.header_row)
    return UserError(
        "sources.no_heading", path=request.label, place=place, seen=_list([cell_text(value) for value in row]), wanted=_wanted()
    )


def _check_forced(grid: Grid, head: Head, forced: Mapping[ColumnName, str], request: InputRequest) -> None:
    for name, wanted in forced.items():
        if name in SINGLE and head.matched_by.get(head.columns.get(name, -1)) != "override":
            place = _place(grid, head.top + 1)
            raise UserError("sources.no_column", path=request.label, place=place, wanted=wanted, seen=_list(head.labels))


def _place(grid: Grid, row: int) -> str:
    return f"{grid.sheet}!{row}" if grid.sheet else str(row)


def _list(words: Sequence[str]) -> str:
    shown = [word.replace("\n", " ") for word in words if word][:_SHOWN_HEADINGS]
    return " / ".join(shown) if shown else text("sources.none_seen")


def _wanted() -> str:
    """The plainest headings looked for, a few for each column."""
    words = vocabulary().file.headings
    plainest = [next(entry for entry in words if entry.column == name) for name in ("title", "detail", "reason", "department")]
    return " / ".join("・".join(entry.words[:3]) for entry in plainest)
