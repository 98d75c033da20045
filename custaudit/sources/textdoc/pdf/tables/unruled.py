"""Tables without ruling lines: a line of known headings, and under it lines that keep to the same columns."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from custaudit.sources.table.headings.head import could_be_heading
from custaudit.sources.textdoc.blocks import TableRow
from custaudit.sources.textdoc.lines.joining import glue
from custaudit.sources.textdoc.pdf.page.glyphs import LATIN_GAP, Glyph

# In heights of a character: a gap that may divide cells, how far lines of one table may lie apart, how far a cell may reach over.
_CELL_GAP, _FURTHEST, _OVER = 0.4, 3.2, 1.0
_FEWEST_HEADINGS, _FEWEST_ROWS = 3, 2
# In points: how far from each other words begin that begin at one place; the share of lines in which they do.
_NEAR, _MOST = 1.5, 0.6
# In heights of a character.
_WRITTEN_OVER = 0.25
# The same, between characters of one word; the share of lines that borders may cut.
_TOUCHING, _MOST_CUT = 0.06, 0.3
_LONGEST_HEADING = 24
_STOPS = "\u3001\u3002"


class Piece(NamedTuple):
    """The glyphs between two gaps of a line."""

    text: str
    left: float
    right: float


class UnruledTable(NamedTuple):
    """The rows of a table, and how many lines of the page it takes."""

    rows: tuple[TableRow, ...]
    lines: int


def unruled_table(lines: Sequence[Sequence[Glyph]], start: int, page: int) -> UnruledTable | None:
    """The table whose heading is that line, or None."""
    head = pieces_of(lines[start])
    if len(head) < _FEWEST_HEADINGS or any(map(is_running_text, head)) or not could_be_heading([piece.text for piece in head]):
        return None
    starts = [piece.left for piece in head]
    end = start + 1
    while end < len(lines) and _belongs(lines[end - 1], lines[end], starts):
        end += 1
    body = lines[start + 1 : end]
    if len(body) < _FEWEST_ROWS:
        return None
    borders = borders_of(body, len(head)) or [
        after.left - _NEAR if _begin_at(after.left, body) else (before.right + after.left) / 2 for before, after in itertools.pairwise(head)
    ]
    if sum(_is_cut(line, borders) for line in body) > len(body) * _MOST_CUT:
        return None
    # Numbers printed by a spreadsheet stand at the right of their column, close to the text beside them.
    numbers = [line[0] for line in body if line[0].text.isdecimal() and (line[0].left + line[0].right) / 2 < borders[0]]
    numbered = sum(line[0].left < starts[1] - _height(line) * _OVER for line in body)
    if numbered * 3 < len(body) and (len(numbers) * 3 < len(body) or any(map(_overlaps, body))):
        return None
    rows: list[list[str]] = []
    for line in body:
        cells = _cells(line, borders)
        if rows and not cells[0]:
            rows[-1] = [glue(above, more) for above, more in zip(rows[-1], cells, strict=True)]
        else:
            rows.append(cells)
    texts = [[piece.text for piece in head], *rows]
    return UnruledTable(tuple(TableRow(tuple(row), page, number) for number, row in enumerate(texts, start=1)), end - start)


def _begin_at(left: float, body: Sequence[Sequence[Glyph]]) -> bool:
    """Whether most lines have a word that begins there, under the first letter of a heading."""
    return sum(any(abs(glyph.left - left) <= _NEAR for glyph in line) for line in body) > len(body) * _MOST


def _overlaps(line: Sequence[Glyph]) -> bool:
    """Whether words are written over each other, as where a spreadsheet's columns are too narrow for them."""
    return any(before.right - after.left > _height(line) * _WRITTEN_OVER for before, after in itertools.pairwise(line))


def _is_cut(line: Sequence[Glyph], borders: Sequence[float]) -> bool:
    """Whether a border runs through a word of a line."""
    middles = [(glyph.left + glyph.right) / 2 for glyph in line]
    return any(
        middles[at] < border <= middles[at + 1] and abs(after.left - before.right) < _height(line) * _TOUCHING
        for at, (before, after) in enumerate(itertools.pairwise(line))
        for border in borders
    )


def is_running_text(piece: Piece) -> bool:
    """Whether a piece of a line belongs to a sentence, as those of columns beside each other do."""
    return len(piece.text) > _LONGEST_HEADING or any(stop in piece.text for stop in _STOPS)


def _height(line: Sequence[Glyph]) -> float:
    return median(glyph.bottom - glyph.top for glyph in line)


def pieces_of(line: Sequence[Glyph]) -> list[Piece]:
    """The words of a line between gaps that may divide cells."""
    pieces: list[list[Glyph]] = []
    for glyph in line:
        if pieces and glyph.left - pieces[-1][-1].right <= max(glyph.bottom - glyph.top, glyph.right - glyph.left) * _CELL_GAP:
            pieces[-1].append(glyph)
        else:
            pieces.append([glyph])
    return [Piece("".join(glyph.text for glyph in piece), piece[0].left, piece[-1].right) for piece in pieces]


def _belongs(above: Sequence[Glyph], line: Sequence[Glyph], starts: Sequence[float]) -> bool:
    """Whether a line is near the one above and no running text over the first columns."""
    size = _height(line)
    if line[0].top - min(glyph.top for glyph in above) > size * _FURTHEST or line[0].left < starts[0] - size * 2:
        return False
    first = pieces_of(line)[0]
    return not (first.left < starts[1] - size * _OVER and first.right > starts[1] + size * _OVER)


def borders_of(body: Sequence[Sequence[Glyph]], columns: int) -> list[float] | None:
    """The middles of the strips that no line of the table enters, if they divide it into as many columns as it has headings."""
    size = median(glyph.bottom - glyph.top for line in body for glyph in line)
    taken: list[list[float]] = []
    for glyph in sorted((glyph for line in body for glyph in line), key=lambda glyph: glyph.left):
        if taken and glyph.left - taken[-1][1] <= size * _CELL_GAP:
            taken[-1][1] = max(taken[-1][1], glyph.right)
        else:
            taken.append([glyph.left, glyph.right])
    if len(taken) != columns:
        return None
    return [(before[1] + after[0]) / 2 for before, after in itertools.pairwise(taken)]


def _cells(line: Sequence[Glyph], borders: Sequence[float]) -> list[str]:
    cells = [""] * (len(borders) + 1)
    last: Glyph | None = None
    for glyph in line:
        column = sum(border <= (glyph.left + glyph.right) / 2 for border in borders)
        latin = last is not None and last.text.isascii() and glyph.text.isascii()
        blank = latin and last is not None and glyph.left - last.right > (glyph.bottom - glyph.top) * LATIN_GAP
        cells[column] += (" " if blank and cells[column] else "") + glyph.text
        last = glyph
    return cells
