"""Running headers, footers and page numbers: told by their form, by their place, and by counting with the pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from custaudit.sources.textdoc.pdf.layout import PageLayout
from custaudit.sources.textdoc.pdf.page.lines import Fragment
from custaudit.sources.textdoc.pdf.page.runningheads import MARGIN
from custaudit.sources.textdoc.pdf.page.watermarks import HUGE, place_of
from custaudit.sources.textdoc.pdf.tables.placed import PlacedTable
from custaudit.sources.textdoc.words.knowledge import ClauseKnowledge
from custaudit.sources.textdoc.words.markers import split_marker
from custaudit.sources.textdoc.words.sections import is_sentence
from custaudit.text import normal_form

_SAME_HEIGHT = 6.0
_MANY_PAGES = 10
_MOST_DIGITS = 9
_DIGITS = re.compile("[0-9]+")
# In widths of a character: how far right of the text a number stands that is none of a clause, and a gap under one at the head.
_ASIDE, _APART = 6.0, 1.0
_FEWEST, _LONGEST = 2, 50
# In the same: what fills a line of a column of text is no shorter.
_SHORTEST_FILLED = 8.0


class _Numbered(NamedTuple):
    """A line at the edge of a page that ends in what may be the number of the page; ``last``: the number of pages beside it."""

    page: int
    part: Fragment
    value: int
    last: int | None
    alone: bool


def furniture(layouts: Sequence[PageLayout], knowledge: ClauseKnowledge) -> set[int]:
    """The ids of the lines near the upper and lower edge that number the page, or say the same at the same place of other pages.

    A title over a list is none on the first of the pages that have it.
    """
    found: set[int] = set()
    alike: dict[tuple[str, int], list[tuple[int, Fragment]]] = {}
    numbered: list[_Numbered] = []
    for layout in layouts:
        for part in layout.parts:
            if not isinstance(part, Fragment) or (layout.height * MARGIN <= part.bottom and part.top <= layout.height * (1 - MARGIN)):
                continue
            plain = normal_form(part.text).strip()
            if knowledge.page_furniture.search(plain):
                found.add(id(part))
                continue
            if (number := _number(plain, layout, part, knowledge)) is not None:
                numbered.append(number)
            fills = part.column and part.right > part.edge - part.size and part.right - part.left > part.em * _SHORTEST_FILLED
            if not plain.endswith("\u3002") and not fills:
                alike.setdefault((_DIGITS.sub("#", plain), _height(part)), []).append((layout.number, part))
    found.update(id(number.part) for number in _page_numbers(numbered, layouts))
    needed = 2 if len(layouts) < _MANY_PAGES else 3
    running = [lines for lines in alike.values() if len({page for page, _ in lines}) >= needed and _is_running(lines, knowledge)]
    heads = {id(part) for lines in running for _, part in lines} - found
    found |= heads
    found.update(_watermarks(layouts))
    return found - set(_titles(layouts, found, heads))


def _height(part: Fragment) -> int:
    return round(part.top / _SAME_HEIGHT)


def _number(plain: str, layout: PageLayout, part: Fragment, knowledge: ClauseKnowledge) -> _Numbered | None:
    framed = knowledge.page_framed.search(plain)
    tail = framed or (knowledge.page_tail.search(plain) if len(plain) <= _LONGEST and not is_sentence(plain, knowledge) else None)
    if tail is None:
        return None
    last = tail["m"]
    return _Numbered(layout.number, part, int(tail["n"]), int(last) if last else None, framed is not None)


def _page_numbers(numbered: Sequence[_Numbered], layouts: Sequence[PageLayout]) -> Iterator[_Numbered]:
    """Those that count up from page to page at one place; of numbers alone on their line also one that stands right of the text."""
    by_page = {layout.number: layout for layout in layouts}
    for number in numbered:
        if number.last is not None and number.value > number.last:
            continue
        beside = [other for other in numbered if other.alone == number.alone and _height(other.part) == _height(number.part)]
        counts = any(other.page - number.page == other.value - number.value != 0 for other in beside)
        anew = number.value == 1 and number.last is not None and len(beside) >= _FEWEST
        whole = number.value == number.page and number.last == len(layouts) > 1
        aside = number.alone and number.part.left - number.part.margin > number.part.em * _ASIDE
        if aside or ((counts or anew or whole) and _stands_apart(number.part, by_page[number.page])):
            yield number


def _stands_apart(part: Fragment, layout: PageLayout) -> bool:
    """Whether no text begins right under a line, whose number it may be."""
    below = (other.top for other in layout.parts if isinstance(other, Fragment) and other is not part and other.top >= part.top)
    nearest = min(below, default=layout.height)
    return nearest - part.bottom > part.em * _APART or split_off(part)


def split_off(part: Fragment) -> bool:
    """Whether a line stands right of where the text begins."""
    return part.left - part.margin > part.em * _ASIDE


def _is_running(lines: Sequence[tuple[int, Fragment]], knowledge: ClauseKnowledge) -> bool:
    """Whether every number in lines that are otherwise the same stays as it is or counts with the pages, as that of no heading does."""
    values = [[int(digits[-_MOST_DIGITS:]) for digits in _DIGITS.findall(normal_form(part.text))] for _, part in lines]
    pages = [page for page, _ in lines]
    columns = list(zip(*values, strict=True))
    if all(len(set(column)) == 1 for column in columns):
        return True
    marker, words = split_marker(lines[0][1].text, knowledge)
    # 2-1, 2-2 and so on alone count the pages of a part.
    if marker is not None and not marker.bullet and (words.strip() or len(marker.path) < _FEWEST):
        return False
    return all(len(set(column)) == 1 or len({value - page for value, page in zip(column, pages, strict=True)}) == 1 for column in columns)


def _watermarks(layouts: Sequence[PageLayout]) -> Iterator[int]:
    """Huge lines that stand at the same place of several pages, over or beside the text."""
    usual = sorted(part.em for layout in layouts for part in layout.parts if isinstance(part, Fragment))
    if not usual:
        return
    huge = [
        (place_of(part.text, part.top), layout.number, part)
        for layout in layouts
        for part in layout.parts
        if isinstance(part, Fragment) and part.em > usual[len(usual) // 2] * HUGE
    ]
    for place, number, part in huge:
        elsewhere = any(place in layout.watermarks for layout in layouts)
        if elsewhere or any(other == place and page != number for other, page, _ in huge):
            yield id(part)


def _titles(layouts: Sequence[PageLayout], left_out: set[int], heads: set[int]) -> Iterator[int]:
    """The running heads right over a list, once for all pages in a row that have them: nothing else names that list."""
    last: frozenset[str] = frozenset()
    for layout in layouts:
        running = [part for part in layout.parts if isinstance(part, Fragment) and id(part) in heads and part.top < layout.height / 2]
        said = frozenset(map(_said, running))
        rest = next((part for part in layout.parts if not isinstance(part, Fragment) or id(part) not in left_out), None)
        if isinstance(rest, PlacedTable):
            yield from (id(part) for part in running if _said(part) not in last)
        last = said


def _said(part: Fragment) -> str:
    return _DIGITS.sub("#", normal_form(part.text).strip())
