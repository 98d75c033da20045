"""Scanned pages with a little text stamped on them: a page number, a running title, the date of receipt."""

from __future__ import annotations

from custaudit.sources.textdoc.pdf.layout import PageLayout
from custaudit.sources.textdoc.pdf.page.lines import Fragment
from custaudit.sources.textdoc.words.knowledge import ClauseKnowledge
from custaudit.text import normal_form

# Of the height of a page: where stamps stand. In characters: how long one is, and how many of them are digits in a date.
_MARGIN = 0.12
_LONGEST, _DIGITS = 40, 0.4


def is_stamped(layout: PageLayout, knowledge: ClauseKnowledge) -> bool:
    """Whether nothing but stamps stands on the image of a page."""
    return (
        layout.scan
        and bool(layout.parts)
        and all(isinstance(part, Fragment) and _is_stamp(part, layout, knowledge) for part in layout.parts)
    )


def _is_stamp(part: Fragment, layout: PageLayout, knowledge: ClauseKnowledge) -> bool:
    plain = "".join(normal_form(part.text).split())
    at_edge = part.bottom < layout.height * _MARGIN or part.top > layout.height * (1 - _MARGIN)
    dated = sum(char.isdecimal() for char in plain) >= len(plain) * _DIGITS
    return bool(knowledge.page_furniture.search(plain)) or (len(plain) <= _LONGEST and (at_edge or dated))
