"""Lists whose items take two lines each, under a heading of two lines: number and title above, the content below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from custaudit.sources.table.grid import Formatting, Grid, Row, cell_text, is_blank
from custaudit.sources.table.headings.head import could_be_heading, head_at
from custaudit.sources.table.headings.meanings import weights_of
from custaudit.sources.table.places.forms import Assembled

_FEWEST_ITEMS = 2
# So many of a hundred numbered lines must have their second line, and so few others may stand between.
_MOST, _FEW = 80, 20


class _Line(NamedTuple):
    """A row of the list, made of one or two of the sheet from ``row`` on."""

    row: int
    cells: Row
    numbered: bool
    two: bool


def two_line_list(grid: Grid, top: int, end: int) -> Assembled | None:
    """The list whose heading begins in that row, an item in a row, up to ``end`` (exclusive); None if its items take one line each."""
    if end - top < 2 * _FEWEST_ITEMS or not could_be_heading(grid.rows[top]) or not could_be_heading(grid.rows[top + 1]):
        return None
    upper, lower = ([cell_text(value) for value in grid.rows[row]] for row in (top, top + 1))
    numbers = (at for at, word in enumerate(upper) if word and not lower[at] and "no" in weights_of(word)[0])
    number = next(numbers, None)
    lines = list(_lines(grid.rows, top + 2, end, number)) if number is not None else []
    two = sum(line.two for line in lines)
    between = sum(not line.numbered and not is_blank(line.cells) for line in lines)
    if two < _FEWEST_ITEMS or two * 100 < _MOST * sum(line.numbered for line in lines) or between * 100 > _FEW * two:
        return None
    heading: Row = [*upper, *lower]
    rows: list[Row] = [heading, *(line.cells for line in lines)]
    head = head_at(Grid(grid.sheet, rows, Formatting(merges=[]), grid.hidden), 0)
    if head is None or not head.clear or head.depth > 1 or head.columns.get("no") != number:
        return None
    if (head.columns["title"] < len(upper)) == (head.columns["detail"] < len(upper)):
        return None
    rows.insert(1, [""] * len(heading))
    table = Grid(grid.sheet, rows, Formatting(merges=[], struck=_struck(grid, lines, len(upper))), grid.hidden)
    filled = [row for row in range(top + 2, end) if not is_blank(grid.rows[row])]
    return Assembled(table, replace(head, depth=2), [top, top + 1, *(line.row for line in lines)], filled)


def _lines(rows: Sequence[Row], start: int, end: int, number: int) -> Iterator[_Line]:
    """A line with a number and the one without below it are one; any other stands alone."""
    at = start
    while at < end:
        numbered = cell_text(rows[at][number]) != ""
        two = numbered and at + 1 < end and not cell_text(rows[at + 1][number]) and not is_blank(rows[at + 1])
        yield _Line(at, [*rows[at], *(rows[at + 1] if two else [""] * len(rows[at]))], numbered, two)
        at += 1 + two


def _struck(grid: Grid, lines: Sequence[_Line], width: int) -> dict[int, set[int]]:
    """The cells that are struck through, by the rows and columns of the list put together; two of its rows are heading."""
    struck = grid.formatting.struck
    found: dict[int, set[int]] = {}
    for place, line in enumerate(lines, 2):
        columns = {*struck.get(line.row, ()), *(width + column for column in (struck.get(line.row + 1, ()) if line.two else ()))}
        if columns:
            found[place] = columns
    return found
