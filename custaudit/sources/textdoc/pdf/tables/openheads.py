"""The headings of a list without lines between its columns: a line of them, or several lines of short words above each other."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from custaudit.sources.table.headings.head import could_be_heading
from custaudit.sources.textdoc.pdf.page.glyphs import Glyph
from custaudit.sources.textdoc.pdf.tables.unruled import Piece, is_running_text, pieces_of

FEWEST_HEADINGS = 3
# In widths of a full-width character: how far characters of one line may stand apart, how far headings set in the middle stand below the
# first lines of others, how near the lines of a heading are, and a gap between two headings.
_LEVEL, _HALF_LINE, _NEXT_LINE, _GAP = 0.25, 0.95, 1.9, 0.5
_MOST_LINES, _LONGEST_WORD = 3, 12


class Head(NamedTuple):
    """The headings of a list, on the levels from ``first`` on, before ``end``."""

    pieces: list[Piece]
    first: int
    end: int


def em_of(glyphs: Sequence[Glyph]) -> float:
    """The usual width of a full-width character."""
    wide = [glyph.right - glyph.left for glyph in glyphs if not glyph.text.isascii()]
    return median(wide) if wide else median(glyph.bottom - glyph.top for glyph in glyphs)


def levels_of(glyphs: Sequence[Glyph], em: float) -> list[list[Glyph]]:
    """The glyphs that stand at one height, from above; cells set in the middle of their rows stand between the lines of others."""
    levels: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: (glyph.foot, glyph.left)):
        if levels and glyph.foot - levels[-1][0].foot <= em * _LEVEL:
            levels[-1].append(glyph)
        else:
            levels.append([glyph])
    return [sorted(level, key=lambda glyph: glyph.left) for level in levels]


def head_at(levels: Sequence[Sequence[Glyph]], index: int, em: float) -> Head | None:
    """The headings that stand on that level, or begin there and go on below."""
    pieces = pieces_of(levels[index])
    if _are_headings(pieces):
        first = index
        while first and levels[index][0].foot - levels[first - 1][0].foot < em * _HALF_LINE:
            first -= 1
        return Head(pieces, first, index + 1)
    if len(pieces) < FEWEST_HEADINGS - 1 or any(len(piece.text) > _LONGEST_WORD for piece in pieces):
        return None
    for end in range(index + 2, min(index + _MOST_LINES, len(levels)) + 1):
        if levels[end - 1][0].foot - levels[end - 2][0].foot > em * _NEXT_LINE or _are_headings(pieces_of(levels[end - 1])):
            return None
        pieces = _above_each_other(levels[index:end], em)
        if _are_headings(pieces):
            following = _above_each_other(levels[index : end + 1], em) if end < len(levels) else []
            whole = end - index < _MOST_LINES and _are_headings(following) and len(following) > len(pieces)
            return None if whole and end + 1 == len(levels) else Head(following if whole else pieces, index, end + whole)
    return None


def _are_headings(pieces: Sequence[Piece]) -> bool:
    enough = len(pieces) >= FEWEST_HEADINGS and not any(map(is_running_text, pieces))
    return enough and could_be_heading([piece.text for piece in pieces])


def _above_each_other(levels: Sequence[Sequence[Glyph]], em: float) -> list[Piece]:
    """The words of several lines, those above each other as one."""
    words: list[list[Glyph]] = []
    right = 0.0
    for glyph in sorted((glyph for level in levels for glyph in level), key=lambda glyph: glyph.left):
        if words and glyph.left - right <= em * _GAP:
            words[-1].append(glyph)
        else:
            words.append([glyph])
            right = glyph.right
        right = max(right, glyph.right)
    inside = [sorted(word, key=lambda glyph: (round(glyph.foot / em * 2), glyph.left)) for word in words]
    return [
        Piece("".join(glyph.text for glyph in word), min(glyph.left for glyph in word), max(glyph.right for glyph in word))
        for word in inside
    ]
