"""Running headers that name the chapter a page is in, and so change from page to page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from custaudit.sources.textdoc.pdf.layout import PageLayout
from custaudit.sources.textdoc.pdf.page.lines import Fragment
from custaudit.sources.textdoc.pdf.page.runningheads import MARGIN
from custaudit.sources.textdoc.words.knowledge import ClauseKnowledge
from custaudit.sources.textdoc.words.sections import is_sentence
from custaudit.text import normal_form

_SAME_PLACE, _SAME_SIZE = 3.0, 0.75
_FEWEST = 2
# A heading is set in larger type than the header that repeats it.
_LARGER = 1.1


def chapter_heads(layouts: Sequence[PageLayout], knowledge: ClauseKnowledge) -> set[int]:
    """The ids of the first lines of pages that repeat a heading of the page or of one before, all at one place and in one size.

    A heading that a table of contents names before it is none: of two pages at least the heading must stand in larger type, or
    below its repetition on the same page.
    """
    found: list[tuple[Fragment, bool]] = []
    seen: dict[str, list[Fragment]] = {}
    for layout in layouts:
        lines = [part for part in layout.parts if isinstance(part, Fragment)]
        contents = any("".join(_plain(line).split()) in knowledge.contents_headings for line in lines)
        head = min(lines, key=lambda line: line.top, default=None)
        if head is not None and head.bottom < layout.height * MARGIN and not is_sentence(head.text, knowledge):
            below = [line for line in lines if line is not head and _plain(line) == _plain(head)]
            before = seen.get(_plain(head), [])
            if below or before:
                found.append((head, bool(below) or any(line.em >= head.em * _LARGER for line in before)))
        for line in () if contents else lines:
            if line is not head:
                seen.setdefault(_plain(line), []).append(line)
    return {id(head) for group in _alike(found) if sum(sure for _, sure in group) >= min(_FEWEST, len(group)) > 1 for head, _ in group}


def _alike(heads: Sequence[tuple[Fragment, bool]]) -> Iterator[list[tuple[Fragment, bool]]]:
    """Those that stand at one place, in one size."""
    left = list(heads)
    while left:
        first = left[0][0]
        group = [one for one in left if abs(one[0].top - first.top) <= _SAME_PLACE and abs(one[0].em - first.em) <= _SAME_SIZE]
        left = [one for one in left if one not in group]
        yield group


def _plain(line: Fragment) -> str:
    return normal_form(line.text).strip()
