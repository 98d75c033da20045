"""The pages of a text file: their numbers, and the lines that come again at the head or the foot of each, are no text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from custaudit.sources.textdoc.blocks import LeftOut
from custaudit.sources.textdoc.lines.width import display_width
from custaudit.sources.textdoc.textfile.printedlines import telling_gaps, without_line_numbers
from custaudit.sources.textdoc.textfile.texttables import RawLine, is_rule
from custaudit.sources.textdoc.words.circles import with_bullets_apart
from custaudit.sources.textdoc.words.knowledge import ClauseKnowledge
from custaudit.sources.textdoc.words.labels import labelled
from custaudit.sources.textdoc.words.markers import split_marker
from custaudit.sources.textdoc.words.quoted import earlier_mail, unquoted
from custaudit.sources.textdoc.words.sections import is_sentence
from custaudit.text import normal_form

_LINE_END = re.compile("\r\n|[\n\r\x0b\x85\u2028]")
# A number alone is that of a page in the middle or at the right, or next to the end of a page.
_FURNITURE_INDENT = 8
_LONGEST_FURNITURE = 16
# So many lines of a page may be its head, or its foot.
_HEAD, _FOOT = 3, 2
_SEVERAL = 2
_DRAWN = re.compile("[\t|\uff5c\u2500-\u257f]")


class TextLines(NamedTuple):
    """The lines of a text, the indexes of those that a blank line precedes, and the lines that are none of the text."""

    lines: list[RawLine]
    gaps: set[int]
    left_out: list[LeftOut]


class _Entry(NamedTuple):
    """A line with its place; ``breaks``: a form feed precedes it; ``earlier``: it is quoted from an earlier mail."""

    text: str
    line: int
    breaks: bool
    earlier: bool = False


def text_lines(text: str, knowledge: ClauseKnowledge) -> TextLines:
    """The lines of a text file without the furniture of its pages; a form feed ends a page and is no line of its own."""
    entries = _entries(text, knowledge)
    numbers = _page_numbers(entries, knowledge)
    pages = _pages(entries, numbers)
    repeated = _repeated(entries, pages, knowledge) | _chapter_heads(entries, pages, knowledge)
    lines: list[RawLine] = []
    left_out: list[LeftOut] = []
    gaps: set[int] = set()
    breaks: set[int] = set()
    for index, entry in enumerate(entries):
        if entry.breaks or index in numbers:
            breaks.add(len(lines))
        if not entry.text:
            gaps.add(len(lines))
        elif entry.earlier:
            gaps.add(len(lines))
            left_out.append(LeftOut("textdoc.quoted", line=entry.line))
        elif index in numbers or index in repeated:
            left_out.append(LeftOut("textdoc.furniture", line=entry.line))
        else:
            lines.append(RawLine(entry.text, entry.line))
    # A blank line at the end of a page does not end a sentence that goes on on the next one.
    whole = (at for at in breaks if at and not is_sentence(lines[at - 1].text, knowledge))
    return TextLines(lines, telling_gaps(lines, gaps.difference(whole), knowledge), left_out)


def _entries(text: str, knowledge: ClauseKnowledge) -> list[_Entry]:
    found: list[_Entry] = []
    lines = with_bullets_apart(without_line_numbers(_LINE_END.split(text)), knowledge)
    earlier = earlier_mail(lines, knowledge)
    for number, whole in enumerate(lines, start=1):
        for part, words in enumerate(whole.split("\f")):
            plain = unquoted(words.rstrip())
            found.append(_Entry(plain if plain.strip() else "", number, part > 0, number - 1 in earlier))
    return found


def _page_numbers(entries: Sequence[_Entry], knowledge: ClauseKnowledge) -> set[int]:
    """The lines that are nothing but the number of a page: by their form, or by where they stand."""
    filled = [index for index, entry in enumerate(entries) if entry.text]
    found: set[int] = set()
    for place, index in enumerate(filled):
        words = entries[index].text.lstrip()
        if len(words) > _LONGEST_FURNITURE:
            continue
        plain = normal_form(words).strip()
        if knowledge.page_number.search(plain):
            found.add(index)
        elif knowledge.page_furniture.search(plain):
            above = filled[place - 1] if place else -1
            below = filled[place + 1] if place + 1 < len(filled) else len(entries)
            at_end = any(entry.breaks for entry in (*entries[above + 1 : index + 1], *entries[index + 1 : below + 1]))
            if at_end or display_width(entries[index].text) - display_width(words) >= _FURNITURE_INDENT:
                found.add(index)
    return found


def _pages(entries: Sequence[_Entry], numbers: set[int]) -> list[list[int]]:
    """The filled lines of each page."""
    pages: list[list[int]] = [[]]
    for index, entry in enumerate(entries):
        if entry.breaks or index in numbers:
            pages.append([])
        if entry.text and index not in numbers:
            pages[-1].append(index)
    return [page for page in pages if page]


def _repeated(entries: Sequence[_Entry], pages: Sequence[Sequence[int]], knowledge: ClauseKnowledge) -> set[int]:
    """The head of every page but the first that has it, and the foot that several pages have."""
    found: set[int] = set()
    heads: set[str] = set()
    for page in pages:
        for index in page[:_HEAD]:
            if _key(entries[index]) not in heads or not _may_repeat(entries[index], knowledge):
                break
            found.add(index)
        heads.update(_key(entries[index]) for index in page[:_HEAD])
    feet = Counter(key for page in pages for key in {_key(entries[index]) for index in page[-_FOOT:]})
    for page in pages:
        for index in reversed(page[-_FOOT:]):
            if feet[_key(entries[index])] < _SEVERAL or not _may_repeat(entries[index], knowledge):
                break
            found.add(index)
    return found


def _chapter_heads(entries: Sequence[_Entry], pages: Sequence[Sequence[int]], knowledge: ClauseKnowledge) -> set[int]:
    """The first lines of pages that name again the chapter that the page begins in or with; what a table of contents names is none."""
    found: set[int] = set()
    named: set[str] = set()
    for page in pages:
        keys = [_key(entries[index]) for index in page]
        contents = any("".join(key.split()) in knowledge.contents_headings for key in keys)
        if (keys[0] in named or keys[0] in keys[1:]) and _may_name(entries[page[0]], knowledge):
            found.add(page[0])
        named.update(() if contents else keys[1:])
    return found if len(found) >= _SEVERAL else set()


def _may_name(entry: _Entry, knowledge: ClauseKnowledge) -> bool:
    """Whether a line can be the name of a chapter with its number."""
    marker, name = split_marker(entry.text, knowledge)
    counted = marker is not None and not marker.bullet and not marker.note
    return counted and not _DRAWN.search(entry.text) and not is_sentence(name, knowledge)


def _key(entry: _Entry) -> str:
    return normal_form(entry.text).strip()


def _may_repeat(entry: _Entry, knowledge: ClauseKnowledge) -> bool:
    """Whether a line can be the head or the foot of a page: neither a sentence nor a clause, a label or a part of a table."""
    if is_rule(entry.text) or _DRAWN.search(entry.text) or is_sentence(entry.text, knowledge) or labelled(entry.text, knowledge):
        return False
    marker = split_marker(entry.text, knowledge)[0]
    return marker is None or marker.heading
