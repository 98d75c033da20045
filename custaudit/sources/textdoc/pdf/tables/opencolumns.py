"""The columns of a list without lines between them: blank strips that no line of the list enters, one between each two headings."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import NamedTuple

from custaudit.sources.textdoc.pdf.page.glyphs import Glyph
from custaudit.sources.textdoc.pdf.tables.openheads import FEWEST_HEADINGS, Head
from custaudit.sources.textdoc.pdf.tables.unruled import pieces_of

ASCENT, DESCENT = 0.88, 0.12
"""In widths of a full-width character: how far one reaches above and below the line it stands on."""

# In the same: how wide a strip is, how far a heading stands from its column, how far below each other the rows of a list may stand,
# how far its first column may reach to the left, how wide a gap a heading may have inside.
_STRIP, _ALIGNED, _FURTHEST, _OUTSIDE, _INSIDE = 0.1, 0.3, 3.6, 2.0, 0.8
_MOST_MERGED_WITHIN = 2


class Strip(NamedTuple):
    """A blank strip between two columns."""

    left: float
    right: float


class Columns(NamedTuple):
    """The strips between the columns of a list, and where its text begins and ends."""

    strips: tuple[Strip, ...]
    left: float
    right: float

    @property
    def borders(self) -> list[float]:
        """A place in each strip."""
        return [(strip.left + strip.right) / 2 for strip in self.strips]


class Extent(NamedTuple):
    """The levels from ``first`` on, before ``end``, that keep to the columns but for those ``across``, such as the title of a group.

    ``reached``: they are the last of the page.
    """

    columns: Columns
    first: int
    end: int
    reached: bool
    across: frozenset[int] = frozenset()


def under(head: Head, levels: Sequence[Sequence[Glyph]], rules: Sequence[float], em: float) -> Extent | None:
    """How far the list goes that has those headings."""
    gaps = [Strip(before.right, after.left) for before, after in itertools.pairwise(head.pieces)]
    lefts = [after.left for after in head.pieces[1:]]
    sides = head.pieces[0].left, head.pieces[-1].right
    return _extent(gaps, lefts, levels, (head.first, head.end), rules, em, sides)


def going_on(columns: Columns, levels: Sequence[Sequence[Glyph]], rules: Sequence[float], em: float) -> Extent | None:
    """How far a list of the page before goes on at the top of this one."""
    lefts = [strip.right for strip in columns.strips]
    return _extent(list(columns.strips), lefts, levels, (0, 0), rules, em, (columns.left, columns.right))


def _extent(
    gaps: list[Strip],
    lefts: list[float],
    levels: Sequence[Sequence[Glyph]],
    start: tuple[int, int],
    rules: Sequence[float],
    em: float,
    sides: tuple[float, float],
) -> Extent | None:
    free = [[gap] for gap in gaps]
    left, right = sides
    first, begin = start
    end = begin
    outside = left - em * _OUTSIDE
    across: set[int] = set()
    while end < len(levels):
        level = levels[end]
        if end == begin:
            outside = min(outside, level[0].left - em)
        if level[0].left < outside:
            break
        narrowed = [_narrowed(strips, level, em) for strips in free]
        if not all(narrowed):
            apart = [index for index, strips in enumerate(narrowed) if not strips and gaps[index].right - gaps[index].left > em * _INSIDE]
            if apart and _is_across(levels, end, free, rules, em):
                across.add(end)
                end += 1
                continue
            if apart or end - begin >= _MOST_MERGED_WITHIN:
                break
            kept = [index for index, strips in enumerate(narrowed) if strips]
            narrowed, gaps, lefts = [narrowed[index] for index in kept], [gaps[index] for index in kept], [lefts[index] for index in kept]
        if end and _is_far(levels[end - 1], level, rules, em) and _filled(narrowed, level) < FEWEST_HEADINGS:
            break
        free = narrowed
        left, right = min(left, level[0].left), max(right, *(glyph.right for glyph in level))
        end += 1
    if end - begin == len(across) or len(free) + 1 < FEWEST_HEADINGS:
        return None
    strips = tuple(_chosen(strips, heading, em) for strips, heading in zip(free, lefts, strict=True))
    return Extent(Columns(strips, left, right), first, end, end == len(levels), frozenset(across))


def _is_across(levels: Sequence[Sequence[Glyph]], at: int, free: Sequence[Sequence[Strip]], rules: Sequence[float], em: float) -> bool:
    """Whether a line is a title over all columns: one piece, and right under it a row of the list."""
    if len(pieces_of(levels[at])) > 1 or at + 1 == len(levels) or _is_far(levels[at], levels[at + 1], rules, em):
        return False
    following = [_narrowed(strips, levels[at + 1], em) for strips in free]
    return all(following) and _filled(following, levels[at + 1]) >= FEWEST_HEADINGS


def _is_far(above: Sequence[Glyph], level: Sequence[Glyph], rules: Sequence[float], em: float) -> bool:
    upper, lower = above[-1].foot + em * DESCENT, level[0].foot - em * ASCENT
    return lower - upper > em * _FURTHEST and not any(upper < rule < lower for rule in rules)


def _filled(strips: Sequence[Sequence[Strip]], level: Sequence[Glyph]) -> int:
    """In how many columns a line has something; rows of a fixed height may stand far below each other."""
    return len({sum(choice[0].right <= glyph.left + 1 for choice in strips) for glyph in level})


def _narrowed(strips: Sequence[Strip], level: Sequence[Glyph], em: float) -> list[Strip]:
    """What a line leaves of the strips."""
    left = list(strips)
    for glyph in level:
        rest: list[Strip] = []
        for strip in left:
            if glyph.right <= strip.left or glyph.left >= strip.right:
                rest.append(strip)
            else:
                rest += [Strip(strip.left, glyph.left), Strip(glyph.right, strip.right)]
        left = [strip for strip in rest if strip.right - strip.left >= em * _STRIP]
    return left


def _chosen(strips: Sequence[Strip], heading: float, em: float) -> Strip:
    """The strip that ends where the heading of the next column begins, or else the widest."""
    aligned = [strip for strip in strips if abs(strip.right - heading) <= em * _ALIGNED]
    return max(aligned or strips, key=lambda strip: strip.right - strip.left)
