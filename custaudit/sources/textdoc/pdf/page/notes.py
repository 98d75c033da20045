"""Footnotes of a page: small type at its foot or under a short rule, and the raised marks in the text that refer to them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from custaudit.sources.textdoc.pdf.page.glyphs import Edge, Glyph
from custaudit.sources.textdoc.pdf.page.runningheads import is_page_number
from custaudit.sources.textdoc.words.knowledge import ClauseKnowledge
from custaudit.text import normal_form

_SMALL, _RAISED = 0.92, 0.8
# The same for a mark that stands clearly above the line, and how far above, in heights of the line.
_SMALLER, _ABOVE, _LEVEL = 0.92, 0.12, 0.05
_FOOT = 0.5
# In heights of a character: a gap that divides columns.
_COLUMN_GAP = 1.4
# Of the width of the text: a longer rule is that of a table or a heading.
_SHORT_RULE = 0.5
_MARK = re.compile("[0-9\uff10-\uff19*\uff0a\u203b\u2020\u2021()\uff08\uff09]+")
_RAISED_SIGNS = frozenset("\u00b9\u00b2\u00b3\u2070\u2074\u2075\u2076\u2077\u2078\u2079")
_BEGINNING = re.compile(
    "[(\uff08]?[*\uff0a\u203b]?(?:[0-9\uff10-\uff19]{1,3}|[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]{1,3}|[\u2020\u2021*\uff0a])"
)
_BACK = "\u21a9"
_AROUND = "()*\u203b "


class Parted(NamedTuple):
    """The lines of the text without the marks that refer to footnotes, the lines of those footnotes, and the marks that are still to
    be explained on a further page."""

    text: list[list[Glyph]]
    notes: list[list[Glyph]]
    open_marks: frozenset[str] = frozenset()


def parted(
    lines: Sequence[list[Glyph]], height: float, rules: Sequence[Edge], before: frozenset[str], knowledge: ClauseKnowledge
) -> Parted:
    """The lines of a page in both kinds; ``before`` are the marks of former pages without a footnote so far."""
    if not lines:
        return Parted([], [])
    references = [_references(line) for line in lines]
    bare = [[glyph for at, glyph in enumerate(line) if at not in found] for line, found in zip(lines, references, strict=True)]
    marks = before.union(*(_marks(line, found) for line, found in zip(lines, references, strict=True)))
    end = len(lines)
    while end and lines[end - 1][0].top > height * _FOOT and is_page_number("".join(glyph.text for glyph in lines[end - 1]), knowledge):
        end -= 1
    begins = _first_note(lines[:end], height, rules, marks) if marks else end
    notes = list(lines[begins:end])
    text = [line for line in [*bare[:begins], *lines[end:]] if line]
    return Parted(text, notes, marks - {_beginning(line) for line in notes})


def _first_note(lines: Sequence[list[Glyph]], height: float, rules: Sequence[Edge], marks: frozenset[str]) -> int:
    """The first line of the footnotes: of the small lines at the foot, of those under a short rule, or of those that lead back."""
    usual = median(_size(line) for line in lines) if lines else 0.0
    small = len(lines)
    while small and _size(lines[small - 1]) <= usual * _SMALL and lines[small - 1][0].top > height * _FOOT:
        small -= 1
    return min(_next(lines, small, marks), _under_rule(lines, height, rules, marks), _leading_back(lines, marks))


def _next(lines: Sequence[list[Glyph]], start: int, marks: frozenset[str]) -> int:
    """The first line from there on that begins with a mark, or the end."""
    return next((at for at in range(start, len(lines)) if _beginning(lines[at]) in marks), len(lines))


def _under_rule(lines: Sequence[list[Glyph]], height: float, rules: Sequence[Edge], marks: frozenset[str]) -> int:
    """The same right under a short rule with nothing beside it."""
    left, right = min((line[0].left for line in lines), default=0.0), max((line[-1].right for line in lines), default=0.0)
    short = (rule for rule in rules if not rule.shade and rule.at > height * _FOOT and rule.end < left + (right - left) * _SHORT_RULE)
    for rule in short:
        below = [at for at, line in enumerate(lines) if line[0].foot > rule.at]
        apart = below and lines[below[0]][0].top >= rule.at - 1
        if apart and below == list(range(below[0], len(lines))) and _beginning(lines[below[0]]) in marks:
            return below[0]
    return len(lines)


def _leading_back(lines: Sequence[list[Glyph]], marks: frozenset[str]) -> int:
    """The same for the notes at the end of a web page, each of which ends with a link back to its place."""
    first = end = len(lines)
    while end and any(_BACK in glyph.text for glyph in lines[end - 1]):
        begin = end - 1
        while begin and _beginning(lines[begin]) not in marks and not any(_BACK in glyph.text for glyph in lines[begin - 1]):
            begin -= 1
        if _beginning(lines[begin]) not in marks:
            break
        first = end = begin
    return first


def _size(line: Sequence[Glyph]) -> float:
    return median(glyph.bottom - glyph.top for glyph in line)


def _references(line: Sequence[Glyph]) -> set[int]:
    """The places of marks that are smaller than the line and raised behind a character that is no Latin letter or figure.

    What a wide gap parts stands in other columns, perhaps in other sizes: a mark stands close behind what it belongs to.
    """
    found: set[int] = set()
    first = 0
    for at in range(1, len(line) + 1):
        if at == len(line) or line[at].left - line[at - 1].right > _height(line[at - 1]) * _COLUMN_GAP:
            found.update(first + place for place in _references_in(line[first:at]))
            first = at
    return found


def _references_in(line: Sequence[Glyph]) -> set[int]:
    size = _size(line)
    bottom, foot = median(glyph.bottom for glyph in line), median(glyph.foot for glyph in line)
    small = {at for at, glyph in enumerate(line) if at and _is_raised(glyph, size, bottom, foot)}
    behind = {at for at in small if not _is_latin(line, at, small)}
    return behind if len(behind) * 2 < len(line) else set()


def _height(glyph: Glyph) -> float:
    """The size of a character; the box of a flat one may be as flat."""
    return max(glyph.bottom - glyph.top, glyph.right - glyph.left)


def _is_raised(glyph: Glyph, size: float, bottom: float, foot: float) -> bool:
    if glyph.text in _RAISED_SIGNS:
        return True
    high = glyph.bottom - glyph.top
    raised = high <= size * _SMALLER and glyph.foot < foot - size * _ABOVE
    smaller = high <= size * _RAISED and glyph.bottom < bottom and glyph.foot < foot - size * _LEVEL
    return bool(_MARK.fullmatch(glyph.text)) and (raised or smaller)


def _is_latin(line: Sequence[Glyph], at: int, small: set[int]) -> bool:
    """Whether the raised figure is a power or a unit, as in m2."""
    while at in small:
        at -= 1
    return line[at].text.isascii() and line[at].text.isalnum()


def _marks(line: Sequence[Glyph], places: set[int]) -> set[str]:
    """The marks that stand at those places, each of characters in a row."""
    found: list[str] = []
    last = -2
    for at in sorted(places):
        if at == last + 1 and found:
            found[-1] += line[at].text
        else:
            found.append(line[at].text)
        last = at
    return {plain for mark in found if (plain := _plain(mark))}


def _beginning(line: Sequence[Glyph]) -> str:
    found = _BEGINNING.match("".join(glyph.text for glyph in line[:6]))
    return _plain(found[0]) if found else ""


def _plain(mark: str) -> str:
    """A mark by its number; one without a number stands for itself."""
    plain = normal_form(mark)
    return plain.strip(_AROUND) or "*"
