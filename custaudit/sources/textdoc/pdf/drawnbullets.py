"""Bullets that a browser draws as small discs or squares before the lines of a list, and that no character stands for."""

from __future__ import annotations

from collections.abc import Sequence

from custaudit.sources.textdoc.pdf.page.glyphs import Dot, Glyph, PageContent

BULLET = "\u30fb"
# In heights of the characters behind it: how large such a bullet is, and how far from them.
_SMALLEST, _LARGEST, _FARTHEST = 0.12, 0.6, 2.5
# Its place behind it, in widths of that character.
_BEFORE, _WIDTH = 1.0, 0.6


def with_bullets(page: PageContent) -> PageContent:
    """The page with a bullet for each dot that stands alone before a line of text, half-way up its characters."""
    found = [bullet for dot in page.dots if (bullet := _bullet(page.glyphs, dot)) is not None]
    return page._replace(glyphs=[*page.glyphs, *found]) if found else page


def _bullet(glyphs: Sequence[Glyph], dot: Dot) -> Glyph | None:
    middle = (dot.top + dot.bottom) / 2
    beside = [glyph for glyph in glyphs if glyph.top < middle < glyph.bottom]
    first = min((glyph for glyph in beside if glyph.left >= dot.right), key=lambda glyph: glyph.left, default=None)
    if first is None:
        return None
    height = first.bottom - first.top
    near = first.left - dot.right <= height * _FARTHEST
    alone = not any(glyph.left < dot.right and glyph.right > dot.left - height * _FARTHEST for glyph in beside)
    if not near or not alone or not height * _SMALLEST <= dot.bottom - dot.top <= height * _LARGEST:
        return None
    width = min(first.right - first.left, first.left - dot.left)
    left = max(dot.left, first.left - width * _BEFORE)
    return first._replace(text=BULLET, left=left, right=left + width * _WIDTH, spaced=False)
