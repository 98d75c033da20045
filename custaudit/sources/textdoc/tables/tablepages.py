"""A table that goes on over pages: its repeated heading, and the row that a page break cut in two."""

from __future__ import annotations

import re
from collections.abc import Sequence

from custaudit.sources.textdoc.blocks import TableRow
from custaudit.sources.textdoc.lines.joining import glue

_NUMBER = re.compile(r"[A-Za-z(（]{0,3}[0-9０-９]{1,4}(?:[-－.．][0-9０-９]{1,4})*[)）.]?")
_NUMBERED = 0.8
_FEWEST_NUMBERS = 2
_HEADING_WITHIN = 3
_LARGEST_SAMPLE = 200


def joined_rows(above: Sequence[TableRow], below: Sequence[TableRow]) -> tuple[TableRow, ...]:
    """The rows of both parts; a first row of the lower one that lacks the number all others have belongs to the last of the upper one."""
    heading = _repeated_heading(above, below)
    number = _number_column(above)
    rest = list(below[heading:])
    if number is None or not rest or rest[0].cells[number].strip() or not any(cell.strip() for cell in rest[0].cells):
        return (*above, *below)
    cut = above[-1]
    cells = tuple(glue(cell, more) if cell != more else cell for cell, more in zip(cut.cells, rest[0].cells, strict=True))
    return (*above[:-1], cut._replace(cells=cells), *below[:heading], *rest[1:])


def _repeated_heading(above: Sequence[TableRow], below: Sequence[TableRow]) -> int:
    """How many rows at the beginning of the lower part repeat the beginning of the upper one."""
    same = 0
    for one, other in zip(above[:_HEADING_WITHIN], below, strict=False):
        if one.cells != other.cells:
            break
        same += 1
    return same


def _number_column(rows: Sequence[TableRow]) -> int | None:
    """The column that numbers the rows, if nearly all of them have a number there."""
    sample = rows[-_LARGEST_SAMPLE:]
    for column in range(len(sample[0].cells)):
        numbers = sum(bool(_NUMBER.fullmatch(row.cells[column].strip())) for row in sample)
        if numbers >= _FEWEST_NUMBERS and numbers >= (len(sample) - _HEADING_WITHIN) * _NUMBERED:
            return column
    return None
