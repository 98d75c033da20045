"""Tables that stand side by side on a sheet: the columns of each, and the sheet as if it held those columns alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from custaudit.sources.table.grid import Grid, Row, column_index
from custaudit.sources.table.headings.head import Head
from custaudit.sources.table.headings.wordlists import ColumnName

_AREA = re.compile(r"\s*([A-Za-z]{1,3})\s*:\s*([A-Za-z]{1,3})\s*")
_FEWEST_COMMON = 2
_LOOKED_AT, _WIDEST = 300, 512
_ASKED: tuple[ColumnName, ...] = ("title", "detail")

Columns = tuple[int, int]
"""The first and the last column, counted from 0."""


@dataclass(frozen=True)
class Banded:
    """The columns of one of several tables side by side, and the sheet reduced to them."""

    columns: Columns
    grid: Grid


def parse_area(area: str) -> Columns | None:
    """The columns that a user names as ``G:J``, or None if that is no such name."""
    found = _AREA.fullmatch(area)
    if found is None:
        return None
    left, right = sorted(map(column_index, found.groups()))
    return left, right


def reduced(grid: Grid, columns: Columns, end: int | None = None) -> Grid:
    """The sheet, up to the row ``end``, with the cells of those columns only, each in its place."""
    left, right = columns
    before = [""] * left
    rows: list[Row] = [[*before, *row[left : right + 1], *[""] * (len(row) - right - 1)] for row in grid.rows[:end]]
    merges = grid.formatting.merges
    kept = None if merges is None else [merge for merge in merges if left <= merge.left <= right]
    return Grid(grid.sheet, rows, replace(grid.formatting, merges=kept), grid.hidden)


def side_by_side(grid: Grid, head: Head, end: int, heads_in: Callable[[Grid], Sequence[Head]]) -> list[Banded]:
    """The tables that a heading row heads together, if there are several, judged over its rows up to ``end``.

    ``heads_in`` finds the headings on a sheet. Columns that hold nothing part two tables only where both sides have a
    heading of their own that asks for the same; a spacer within one table does not.
    """
    pieces = _pieces(grid, head, end)
    if len(pieces) < 2:
        return []
    tables: list[Columns] = []
    last: Head | None = None
    for piece in pieces:
        found = heads_in(reduced(grid, piece, head.top + _LOOKED_AT))
        if tables and not (found and last is not None and _of_its_own(last, found[0])):
            tables[-1] = tables[-1][0], piece[1]
        else:
            tables.append(piece)
            last = found[0] if found else None
    return [Banded(columns, reduced(grid, columns)) for columns in tables] if len(tables) > 1 else []


def second_table(grid: Grid, head: Head, end: int, heads_in: Callable[[Grid], Sequence[Head]]) -> Columns | None:
    """Columns behind an empty one that were taken for a part of the table though they have a title and a content of their own."""
    pieces = _pieces(grid, head, end) if head.clear else []
    if len(pieces) < 2 or not any(found.clear for found in heads_in(reduced(grid, pieces[0], head.top + _LOOKED_AT))):
        return None
    others = (piece for piece in pieces[1:] if any(found.clear for found in heads_in(reduced(grid, piece, head.top + _LOOKED_AT))))
    return next(others, None)


def unread_columns(grid: Grid, head: Head, end: int) -> Columns | None:
    """Columns behind an empty one that have no heading and yet hold several rows, beside the table."""
    for left, right in _pieces(grid, head, end):
        if any(head.labels[left : right + 1]):
            continue
        filled = sum(any(map(_speaks, row[left : right + 1])) for row in grid.rows[head.top : end])
        if filled > _FEWEST_COMMON:
            return left, right
    return None


def _of_its_own(one: Head, other: Head) -> bool:
    """Whether two headings side by side head a table each."""
    both: list[ColumnName] = [name for name in _ASKED if name in one.columns and name in other.columns]
    if not both:
        return False
    common = {label for label in one.labels if label} & {label for label in other.labels if label}
    if len(common) >= _FEWEST_COMMON and any(one.labels[one.columns[name]] in common for name in both):
        return True
    return one.clear and other.clear and ("no" in one.columns) == ("no" in other.columns)


def _pieces(grid: Grid, head: Head, end: int) -> list[Columns]:
    """Runs of columns between columns without heading and content, cut once more where the headings begin anew."""
    labels = head.labels
    rows = grid.rows[head.top : end]
    width = min(max(len(labels), *map(len, rows[:1])), _WIDEST)
    bare = [column for column in range(width) if column >= len(labels) or not labels[column]]
    blank = {column for column in bare if not any(_speaks(row[column]) for row in rows if column < len(row))}
    pieces: list[Columns] = []
    for column in range(width):
        if column in blank:
            continue
        if pieces and pieces[-1][1] == column - 1:
            pieces[-1] = pieces[-1][0], column
        else:
            pieces.append((column, column))
    return [part for piece in pieces for part in _cut_where_repeated(piece, labels)]


def _cut_where_repeated(piece: Columns, labels: Sequence[str]) -> Iterator[Columns]:
    left, right = piece
    for start in range(left + _FEWEST_COMMON, right + 1):
        size = start - left
        if start + size - 1 <= right and all(labels[left:start]) and labels[left:start] == labels[start : start + size]:
            yield left, start - 1
            yield from _cut_where_repeated((start, right), labels)
            return
    yield piece


def _speaks(cell: object) -> bool:
    return cell != "" and (type(cell) is not str or bool(cell.strip()))
