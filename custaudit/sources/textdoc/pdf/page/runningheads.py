"""The uppermost lines of a page, which may come again on the next one, and lines that do nothing but number a page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from custaudit.sources.textdoc.pdf.page.glyphs import Glyph, PageContent
from custaudit.sources.textdoc.pdf.page.lines import lines_of
from custaudit.sources.textdoc.words.knowledge import ClauseKnowledge
from custaudit.text import normal_form

MARGIN = 0.12
"""Of the height of a page: how far from its edges a line may be one of its head or foot."""

Heads = frozenset[tuple[str, int]]
"""What lines say but for their numbers, and their height on the page."""

_MOST = 3
_SAME_HEIGHT = 4.0
_DIGITS = re.compile("[0-9]+")


def heads_of(page: PageContent) -> Heads:
    """The uppermost lines of a page."""
    upper = [glyph for glyph in page.glyphs if glyph.top < page.height * MARGIN * 2]
    return frozenset(map(head_of, lines_of(upper)[:_MOST]))


def head_of(line: Sequence[Glyph]) -> tuple[str, int]:
    """One of them."""
    words = normal_form("".join(glyph.text for glyph in line))
    return _DIGITS.sub("#", words), round(line[0].foot / _SAME_HEIGHT)


def is_page_number(words: str, knowledge: ClauseKnowledge) -> bool:
    """Whether a line at the edge of a page is a number and nothing else, in brackets or not."""
    plain = normal_form(words).strip()
    return bool(knowledge.page_furniture.search(plain) or knowledge.page_framed.search(plain))
