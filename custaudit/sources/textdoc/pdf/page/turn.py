"""Pages written downwards: told by the way from glyph to glyph, and turned so that their columns become lines."""

from __future__ import annotations

import itertools
import unicodedata

from custaudit.sources.textdoc.pdf.page.glyphs import Edge, Glyph, PageContent

_FEWEST_STEPS = 12
_MOSTLY = 0.7
_ALIGNED, _NEXT = 0.35, 1.7
_EDGE = 0.06
_VERTICAL_FORMS = range(0xFE10, 0xFE50)


def is_vertical(page: PageContent) -> bool:
    """Whether most glyphs of a page stand below the one before, not beside it."""
    down = beside = 0
    for before, glyph in itertools.pairwise(page.glyphs):
        size = max(glyph.bottom - glyph.top, glyph.right - glyph.left)
        across = (glyph.left + glyph.right - before.left - before.right) / 2
        along = (glyph.top + glyph.bottom - before.top - before.bottom) / 2
        down += abs(across) < size * _ALIGNED and 0 < along < size * _NEXT
        beside += abs(along) < size * _ALIGNED and 0 < across < size * _NEXT
    return down >= _FEWEST_STEPS and down > (down + beside) * _MOSTLY


def edge_lines(page: PageContent) -> list[Glyph]:
    """The glyphs of running titles and page numbers, which are written across even on such a page."""
    return [glyph for glyph in page.glyphs if glyph.bottom < page.height * _EDGE or glyph.top > page.height * (1 - _EDGE)]


def turned(page: PageContent) -> PageContent:
    """The page with its columns, from the right one to the left one, as lines from above; without what stands at its edges."""
    across = set(map(id, edge_lines(page)))
    return PageContent(
        page.height,
        page.width,
        [
            glyph._replace(
                text=_upright(glyph.text),
                left=glyph.top,
                top=page.width - glyph.right,
                right=glyph.bottom,
                bottom=page.width - glyph.left,
                foot=page.width - (glyph.left + glyph.right) / 2,
            )
            for glyph in page.glyphs
            if id(glyph) not in across
        ],
        [Edge(page.width - edge.at, edge.start, edge.end) for edge in page.vertical],
        [Edge(edge.at, page.width - edge.end, page.width - edge.start) for edge in page.horizontal],
        page.image,
        page.scan,
        page.objects,
        page.damaged,
    )


def _upright(text: str) -> str:
    """A sign without the form that it takes in vertical lines."""
    return unicodedata.normalize("NFKC", text) if ord(text[0]) in _VERTICAL_FORMS else text
