"""Watermarks: huge or slanted letters under the text of a page, which are no part of what they lie under."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from statistics import median
from typing import NamedTuple

from custaudit.sources.textdoc.pdf.page.glyphs import Glyph, PageContent
from custaudit.sources.textdoc.pdf.page.lines import lines_of

HUGE = 3.0
"""In usual heights of a page: what is taller is set under the text or over it."""

# Of the box of a letter: what runs through it lies so far inside. In points: watermarks at one place of several pages.
_INSIDE, _SAME_PLACE = 0.2, 12.0


class Cleaned(NamedTuple):
    """A page without its watermarks, and what they say where."""

    page: PageContent
    watermarks: frozenset[tuple[str, int]]


def place_of(text: str, top: float) -> tuple[str, int]:
    """What a watermark says, and its height on the page."""
    return text, round(top / _SAME_PLACE)


def without_watermarks(page: PageContent) -> Cleaned:
    """The page without slanted letters, and without huge ones that lie over other text or that a ruling line runs through."""
    upright = [glyph for glyph in page.glyphs if not glyph.slanted]
    if not upright:
        return Cleaned(page, frozenset())
    usual = median(glyph.bottom - glyph.top for glyph in upright) * HUGE
    huge = [glyph for glyph in upright if glyph.bottom - glyph.top > usual]
    text = [glyph for glyph in upright if glyph.bottom - glyph.top <= usual]
    under = [line for line in lines_of(huge) if any(_lies_under(glyph, text, page) for glyph in line)] if huge else []
    slanted = [glyph for glyph in page.glyphs if glyph.slanted]
    gone = {id(glyph) for glyph in itertools.chain(slanted, *under)}
    if not gone:
        return Cleaned(page, frozenset())
    places = {place_of("".join(glyph.text for glyph in line), line[0].top) for line in [*under, slanted] if line}
    return Cleaned(page._replace(glyphs=[glyph for glyph in page.glyphs if id(glyph) not in gone]), frozenset(places))


def _lies_under(glyph: Glyph, text: Sequence[Glyph], page: PageContent) -> bool:
    across, down = (glyph.right - glyph.left) * _INSIDE, (glyph.bottom - glyph.top) * _INSIDE
    left, right, top, bottom = glyph.left + across, glyph.right - across, glyph.top + down, glyph.bottom - down
    if any(left < (other.left + other.right) / 2 < right and top < (other.top + other.bottom) / 2 < bottom for other in text):
        return True
    return any(_crossings(page, left, right, top, bottom))


def _crossings(page: PageContent, left: float, right: float, top: float, bottom: float) -> Iterator[bool]:
    """For each ruling line whether it runs through the inside of a letter, and on beyond it."""
    for edge in page.horizontal:
        yield not edge.shade and top < edge.at < bottom and edge.start < left and edge.end > right
    for edge in page.vertical:
        yield not edge.shade and left < edge.at < right and edge.start < top and edge.end > bottom
