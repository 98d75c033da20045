"""Numbers that stand in the middle of their row's height, so that they come between the lines of the text they number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from custaudit.sources.textdoc.lines.joining import ends_sentence, glue
from custaudit.sources.textdoc.textfile.texttables import RawLine
from custaudit.sources.textdoc.words.knowledge import ClauseKnowledge
from custaudit.sources.textdoc.words.markers import Marker, split_marker

_KINDS = ("number", "paren", "half-paren", "circled")
_FEWEST = 2
_MOST_BELOW = 5
_LONGEST_NAME = 15
_COMMA = "\u3001"
_HIRAGANA = re.compile("[\u3041-\u3096]")


class _Row(NamedTuple):
    """A numbered text: its lines, where its number stands, and whether that is plainly inside a sentence."""

    marker: Marker
    start: int
    at: int
    end: int
    inside: bool

    @property
    def centred(self) -> bool:
        return self.start < self.at


def with_numbers_ahead(lines: Sequence[RawLine], gaps: set[int], knowledge: ClauseKnowledge) -> list[RawLine]:
    """The lines, each at its place, with such a text on its first line behind its number and its other lines empty.

    Numbers are moved where at least two stand inside sentences and count on from their neighbours; the first of a count only with the next.
    """
    done = list(lines)
    rows = list(_rows(lines, gaps, knowledge))
    for kind in _KINDS:
        for row in _centred([row for row in rows if row.marker.kind == kind]):
            text = ""
            for index in range(row.start, row.end + 1):
                own = lines[index].text.strip()
                text = glue(text, split_marker(own, knowledge)[1].strip() if index == row.at else own)
                done[index] = lines[index]._replace(text="")
            own = lines[row.at].text.strip()
            sign = own[: len(own) - len(_rest(lines[row.at], knowledge))].strip()
            done[row.start] = lines[row.start]._replace(text=f"{sign} {text}")
    return done


def _centred(rows: Sequence[_Row]) -> list[_Row]:
    """The rows whose number is to be moved: it counts on from the row above or is counted on by the one below."""
    follows = [False, *(_counts_on(above, below) for above, below in pairwise(rows))]
    found: list[_Row] = []
    for index, row in enumerate(rows):
        below = index + 1 < len(rows) and follows[index + 1]
        first = 1 in row.marker.ordinals
        if row.centred and ((below and rows[index + 1].centred) if first else (follows[index] or below)):
            found.append(row)
    return found if sum(row.inside for row in found) >= _FEWEST else []


def _counts_on(above: _Row, below: _Row) -> bool:
    return any(after == before + 1 for before in above.marker.ordinals for after in below.marker.ordinals)


def _rows(lines: Sequence[RawLine], gaps: set[int], knowledge: ClauseKnowledge) -> Iterator[_Row]:
    """The numbered texts: an unnumbered text behind a finished sentence goes on behind a number, or the number begins its text."""
    start, owned = 0, False
    index = 0
    while index < len(lines):
        if index in gaps:
            start, owned = index, False
        marker = split_marker(lines[index].text, knowledge)[0]
        heads = marker is not None and bool(_rest(lines[index], knowledge)) and _heads(lines[index].text, knowledge)
        counted = marker is not None and marker.kind in _KINDS and bool(marker.ordinals)
        if marker is not None and counted:
            begin = index if owned else _first_line(lines, start, index, knowledge)
            end = _end(lines, index, gaps, knowledge)
            centred = begin < index and not ends_sentence(lines[index - 1].text, knowledge) and end is not None
            if centred and end is not None:
                yield _Row(marker, begin, index, end, _is_inside(lines, index, knowledge))
                start = index = end + 1
                owned = False
                continue
            if not heads:
                yield _Row(marker, index, index, index, inside=False)
        owned = owned or marker is not None
        if heads or ends_sentence(lines[index].text, knowledge):
            start, owned = index + 1, False
        index += 1


def _first_line(lines: Sequence[RawLine], start: int, number: int, knowledge: ClauseKnowledge) -> int:
    """Where the text begins whose number comes later: names of columns and groups above it are none of it."""
    while start < number and _is_name(lines[start].text.strip(), knowledge):
        start += 1
    return start


def _heads(line: str, knowledge: ClauseKnowledge) -> bool:
    return _is_name(line.strip(), knowledge) and not ends_sentence(line, knowledge)


def _is_name(text: str, knowledge: ClauseKnowledge) -> bool:
    return len(text) <= _LONGEST_NAME and _COMMA not in text and not knowledge.unfinished.search(text)


def _end(lines: Sequence[RawLine], number: int, gaps: set[int], knowledge: ClauseKnowledge) -> int | None:
    """The line on which the sentence ends that goes on behind a number; None where another number comes first."""
    for index in range(number, min(number + _MOST_BELOW, len(lines))):
        if index > number and (index in gaps or split_marker(lines[index].text, knowledge)[0] is not None):
            return None
        if ends_sentence(lines[index].text, knowledge):
            return index
    return None


def _is_inside(lines: Sequence[RawLine], number: int, knowledge: ClauseKnowledge) -> bool:
    """Whether the line above breaks off, or what comes behind the number begins in the middle of a word or with a particle."""
    behind = _rest(lines[number], knowledge) or (lines[number + 1].text.strip() if number + 1 < len(lines) else "")
    above = lines[number - 1].text.rstrip()
    return bool(knowledge.unfinished.search(above)) or bool(_HIRAGANA.match(behind))


def _rest(line: RawLine, knowledge: ClauseKnowledge) -> str:
    return split_marker(line.text, knowledge)[1].strip()
