"""Lines of a page: the glyphs beside each other, cut where a wide gap may divide columns."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from custaudit.sources.textdoc.pdf.page.glyphs import LATIN_GAP, Glyph

SAME_LINE = 0.5
"""Of the height of a character: how far two that share a line may lie apart."""

# The same for those that stand on one level and are never parted.
_LEVEL = 0.05
# In usual heights of a page: what is taller is set under the text or over it.
_HUGE = 3.0
# In heights of a character: a gap that divides columns, and one that stands for a blank.
_COLUMN_GAP, _BLANK_GAP = 1.4, 0.45


class Fragment(NamedTuple):
    """A line of text, or the part of it in one column. ``margin`` and ``edge`` bound the column, ``row`` counts on the page.

    ``size`` is the height of its characters, ``em`` the width of a full-width one.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    margin: float = 0.0
    edge: float = 0.0
    column: int = 0
    row: int = 0
    font: int = 0
    em: float = 0.0


def lines_of(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """The glyphs of each line from the left, the lines from above; a watermark shares no line with what it lies under."""
    if not glyphs:
        return []
    usual = median(map(_height, glyphs)) * _HUGE
    huge = [glyph for glyph in glyphs if _height(glyph) > usual]
    if not huge:
        return _lines(glyphs)
    parted = _lines([glyph for glyph in glyphs if _height(glyph) <= usual]) + _lines(huge)
    return sorted(parted, key=lambda line: line[0].foot)


def _height(glyph: Glyph) -> float:
    return glyph.bottom - glyph.top


def _lines(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    level: list[list[Glyph]] = []
    # Without the typeface at hand, the box of a character begins or ends where its glyph does.
    for glyph in sorted(glyphs, key=lambda glyph: (glyph.foot, glyph.left)):
        if level and glyph.foot - level[-1][0].foot <= (glyph.bottom - glyph.top) * _LEVEL:
            level[-1].append(glyph)
        else:
            level.append([glyph])
    rows: list[list[Glyph]] = []
    foot = height = 0.0
    for group in level:
        tall = max(glyph.bottom - glyph.top for glyph in group)
        if rows and group[0].foot - foot <= max(height, tall) * SAME_LINE:
            rows[-1] += group
            continue
        rows.append(group)
        foot, height = group[0].foot, tall
    return [sorted(row, key=lambda glyph: glyph.left) for row in rows]


def rows_of(glyphs: Sequence[Glyph]) -> list[list[Fragment]]:
    """The lines from above, each cut where a wide gap may divide columns."""
    return [fragments(line) for line in lines_of(glyphs)]


def fragments(row: Sequence[Glyph]) -> list[Fragment]:
    """A line, cut where a wide gap may divide columns."""
    groups: list[list[Glyph]] = []
    size = _em(row)
    for glyph in row:
        if groups and glyph.left - groups[-1][-1].right <= size * _COLUMN_GAP:
            groups[-1].append(glyph)
        else:
            groups.append([glyph])
    return [_fragment(group) for group in groups]


def _fragment(glyphs: Sequence[Glyph]) -> Fragment:
    words = glyphs[0].text
    for before, glyph in itertools.pairwise(glyphs):
        gap = glyph.left - before.right
        # The box of a flat character may be as flat.
        size = max(glyph.bottom - glyph.top, glyph.right - glyph.left)
        latin = before.text.isascii() and glyph.text.isascii()
        # Bold type is sometimes drawn as the same character twice, a little aside.
        if glyph.text == before.text and abs(glyph.left - before.left) < size * 0.1:
            continue
        blank = (glyph.spaced and gap > size * 0.1) or gap > size * (LATIN_GAP if latin else _BLANK_GAP)
        words += (" " if blank else "") + glyph.text
    size = median(glyph.bottom - glyph.top for glyph in glyphs)
    return Fragment(
        words,
        min(glyph.left for glyph in glyphs),
        min(glyph.top for glyph in glyphs),
        max(glyph.right for glyph in glyphs),
        max(glyph.bottom for glyph in glyphs),
        max(round(size * 2) / 2, 0.5),
        font=_main_font(glyphs),
        em=_em(glyphs),
    )


def _em(glyphs: Sequence[Glyph]) -> float:
    """The width of a full-width character; the heights of some typefaces hold half a line of white as well."""
    wide = [glyph.right - glyph.left for glyph in glyphs if not glyph.text.isascii()]
    return median(wide) if wide else median(glyph.bottom - glyph.top for glyph in glyphs)


def _main_font(glyphs: Sequence[Glyph]) -> int:
    """The typeface of most characters; that of digits and Latin letters often differs from the rest."""
    fonts = Counter(glyph.font for glyph in glyphs if not glyph.text.isascii()) or Counter(glyph.font for glyph in glyphs)
    return fonts.most_common(1)[0][0]


def one_line(row: Sequence[Fragment]) -> Fragment:
    """Pieces beside each other as one line, with blanks between them."""
    longest = max(row, key=lambda part: len(part.text))
    return Fragment(
        " ".join(part.text for part in row),
        row[0].left,
        min(part.top for part in row),
        row[-1].right,
        max(part.bottom for part in row),
        longest.size,
        font=longest.font,
        em=longest.em,
    )


def joined(pieces: Sequence[Fragment]) -> Fragment:
    """The same, without blanks where no wide gap lies between the pieces."""
    whole = one_line(pieces)
    near = all(after.left - before.right < whole.em * _BLANK_GAP for before, after in itertools.pairwise(pieces))
    return whole._replace(text="".join(piece.text for piece in pieces)) if near else whole
