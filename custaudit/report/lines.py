"""Breaks Japanese and English texts into lines of a terminal, wide characters counted as two columns."""

from __future__ import annotations

import re
from itertools import accumulate

from rich.cells import cell_len, chop_cells
from rich.text import Text

# A run of ASCII stays together; closing marks stay with what they close, opening ones with what they open.
_UNBROKEN = re.compile(
    "[\uff08\u300c\u300e\u3010]*(?:[!-~]+|[^\\s!-~])[\u3001\u3002\uff0c\uff0e\uff09\u300d\u300f\u3011\uff3d\u30fb\u30fc]*|\\s+"
)


def wrapped(words: str, width: int) -> list[str]:
    """The text cut into lines; put together they are the text. Blanks at the end of a line may stand out over the width."""
    lines: list[str] = []
    line = ""
    taken = 0
    for piece in _UNBROKEN.findall(words):
        needed = cell_len(piece)
        if taken + needed <= width or piece.isspace():
            line += piece
            taken += needed
            continue
        if line:
            lines.append(line)
        *whole, line = chop_cells(piece, width) if needed > width else [piece]
        lines += whole
        taken = cell_len(line)
    return [*lines, line] if line or not lines else lines


def folded(words: Text, width: int) -> list[Text]:
    """The styled text cut into lines of at most that width, without the blanks at their ends."""
    if cell_len(words.plain) <= width:
        return [words]
    ends = accumulate(map(len, wrapped(words.plain, width)))
    lines = list(words.divide(list(ends)[:-1]))
    for line in lines:
        line.rstrip()
    return lines
