"""A listing of many rows for a terminal. Rich measures each cell of its tables several times; for thousands of items that is slow."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

from rich.cells import cell_len
from rich.text import Text

from custaudit.report.lines import folded

_GAP = 2
_LEAST = 8


class ListColumn(NamedTuple):
    """A heading, and the most columns it may take; None for the one column that takes what the others leave."""

    heading: str
    most: int | None


def listing(columns: Sequence[ListColumn], rows: Sequence[Sequence[Text]], width: int) -> Text:
    """Headings, an ASCII rule, and the rows; cells that are too long go on in the next line."""
    widths = [
        column.most and min(column.most, max((cell_len(column.heading), *(cell_len(row[n].plain) for row in rows)), default=0))
        for n, column in enumerate(columns)
    ]
    rest = width - sum(one or 0 for one in widths) - _GAP * (len(columns) - 1)
    fixed = [max(_LEAST, rest) if one is None else one for one in widths]
    lines: list[Text] = [
        *_lines([Text(column.heading, style="bold") for column in columns], fixed),
        Text((" " * _GAP).join("-" * one for one in fixed)),
        *(line for row in rows for line in _lines(row, fixed)),
    ]
    return Text("\n", no_wrap=True, end="\n").join(lines)


def _lines(cells: Sequence[Text], widths: Sequence[int]) -> list[Text]:
    """One row as the lines it takes."""
    if all(cell_len(cell.plain) <= width for cell, width in zip(cells, widths, strict=True)):
        return [_line(cells, widths)]
    columns = [folded(cell, width) for cell, width in zip(cells, widths, strict=True)]
    return [_line(parts, widths) for parts in zip_longest(*columns, fillvalue=Text())]


def _line(cells: Sequence[Text], widths: Sequence[int]) -> Text:
    line = Text()
    gap = 0
    for cell, width in zip(cells, widths, strict=True):
        if gap and cell.plain:
            line.append(" " * gap)
            gap = 0
        line.append_text(cell)
        gap += width - cell_len(cell.plain) + _GAP
    return line
