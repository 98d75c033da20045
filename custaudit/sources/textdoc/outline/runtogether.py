"""Clauses that stand one behind the other on one line, as the rows of a table do where its lines were lost."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from custaudit.sources.textdoc.blocks import Block, TableBlock
from custaudit.sources.textdoc.words.knowledge import ClauseKnowledge
from custaudit.sources.textdoc.words.markers import Marker, half_width, split_marker
from custaudit.sources.textdoc.words.sections import asks, is_sentence, sentences
from custaudit.text import normal_form

_FRAMED = ("paren", "half-paren", "circled", "bracket-number", "paren-kana", "paren-kanji")
_COUNTED = (*_FRAMED, "number", "kana")
# Where a sign may begin: behind a blank or a full stop, with brackets that close there.
_PLACE = re.compile("(?<=[\\s\u3002\u300d\u300f)\uff09])(?=[^\\s\u3002\u300d\u300f)\uff09])")
_NUMBERS = re.compile("(?:[0-9\uff10-\uff19]{1,3}\\s+){2,}(?=[^\\s0-9])")
_STOPPED = ("\u3002", "\uff0e", "\u3002)", "\u3002\uff09", "\u3002\u300d")
_WITHIN = 72
# So many numbers may be missing where a table was torn.
_WIDEST_GAP = 5
_FEWEST = 3
# So many paragraphs below may count on.
_NEAR = 8
_LONGEST_NAME = 25
_LONGEST_FIRST, _LONGEST_CLAUSE = 300, 1000
_NAME = re.compile("[^\\s\u3001\u3002]+")


class _Sign(NamedTuple):
    """A sign inside a text: where it begins, its series, and its place in the count."""

    start: int
    kind: str
    ordinals: tuple[int, ...]


def with_lines_apart(content: Sequence[Block | TableBlock], knowledge: ClauseKnowledge) -> list[Block | TableBlock]:
    """The content with a paragraph of its own for each clause behind a finished sentence whose sign counts on from the one before it.

    Signs before names, steps that ask for nothing and references to other clauses cut no paragraph.
    """
    return [part for index, block in enumerate(content) for part in _parts(block, content[index + 1 : index + 1 + _NEAR], knowledge)]


def _parts(block: Block | TableBlock, below: Sequence[Block | TableBlock], knowledge: ClauseKnowledge) -> Iterator[Block | TableBlock]:
    if isinstance(block, TableBlock) or block.level is not None:
        yield block
        return
    places = _places(block.text, below, knowledge)
    run_together = bool(places)
    if run_together:
        places |= _torn_numbers(block.text, places) | _headings(block.text, knowledge)
    cuts = [0, *sorted(places - {0}), len(block.text)]
    texts = [block.text[start:end].strip() for start, end in pairwise(cuts)]
    if run_together:
        texts = [name for text in texts for name in _names_apart(text, knowledge)]
    first = True
    for piece in (part for text in texts for part in _headed(text, knowledge, run_together=run_together) if part):
        yield block._replace(text=piece) if first else block._replace(text=piece, number="", depth=None)
        first = False


def _places(text: str, below: Sequence[Block | TableBlock], knowledge: ClauseKnowledge) -> set[int]:
    """Where the clauses begin that the signs of one series count, the first of them too."""
    series: dict[str, list[_Sign]] = defaultdict(list)
    for sign in _signs(text, knowledge):
        series[sign.kind].append(sign)
    runs = [run for signs in series.values() for run in _runs(text, signs, knowledge)]
    return {sign.start for run in runs if not _counted_below(run, below, knowledge) for sign in run}


def _counted_below(run: Sequence[_Sign], below: Sequence[Block | TableBlock], knowledge: ClauseKnowledge) -> bool:
    """Whether a paragraph below has at its head what such a run counts behind a clause's own sign: then the clause is one."""
    own, *inside = run
    if own.start:
        return False
    taken = {ordinal for sign in inside for ordinal in sign.ordinals} - {1}
    heads = (next(_signs(block.text[:_WITHIN], knowledge), None) for block in below if isinstance(block, Block))
    after = next((head for head in heads if head is not None and head.start == 0 and head.kind == own.kind), None)
    return after is not None and bool(taken.intersection(after.ordinals))


def _signs(text: str, knowledge: ClauseKnowledge) -> Iterator[_Sign]:
    for start in (0, *(place.start() for place in _PLACE.finditer(text))):
        beginning = text[start : start + _WITHIN]
        marker, rest = split_marker(beginning, knowledge)
        if marker is None or marker.kind not in _COUNTED or not marker.ordinals or not rest:
            continue
        if marker.kind == "number" and _counts_things(beginning, marker, rest, knowledge):
            continue
        yield _Sign(start, _series(marker, beginning.lstrip()), marker.ordinals)


def _counts_things(beginning: str, marker: Marker, rest: str, knowledge: ClauseKnowledge) -> bool:
    """Whether a number with a blank behind it counts months, persons or the like."""
    apart = beginning.lstrip()[len(marker.label) :][:1].isspace()
    return apart and bool(knowledge.counted.match(rest)) and not knowledge.word_of_counted.match(rest)


def _series(marker: Marker, beginning: str) -> str:
    """A number with a point counts on from another with a point only."""
    pointed = not beginning[len(marker.label) :][:1].isspace()
    return "point" if marker.kind == "number" and pointed else marker.kind


def _runs(text: str, signs: Sequence[_Sign], knowledge: ClauseKnowledge) -> Iterator[list[_Sign]]:
    """Each run of signs of one series, where its clauses ask for something."""
    behind = [sign for sign in signs if sign.start == 0 or _ends_sentence(text[max(0, sign.start - _WITHIN) : sign.start], knowledge)]
    run: list[_Sign] = []
    for sign in behind:
        if run and _counts_on(run, sign):
            run.append(sign)
            continue
        if not run or 1 in sign.ordinals or sign.kind not in _FRAMED:
            yield from _kept(text, run, signs, knowledge)
            run = [sign]
    yield from _kept(text, run, signs, knowledge)


def _counts_on(run: Sequence[_Sign], sign: _Sign) -> bool:
    steps = {after - before for before in run[-1].ordinals for after in sign.ordinals}
    if 1 in steps:
        return True
    return len(run) >= _FEWEST and any(0 < step <= _WIDEST_GAP for step in steps)


def _kept(text: str, run: Sequence[_Sign], signs: Sequence[_Sign], knowledge: ClauseKnowledge) -> Iterator[list[_Sign]]:
    """A run with the sign before its first that stands behind a name; nothing if it does not number clauses."""
    if not run:
        return
    whole = [*_before(text, run[0], signs, knowledge), *run]
    from_start = whole[0].start == 0 or whole[0].kind in _FRAMED
    if len(whole) < (2 if from_start else _FEWEST):
        return
    places = [*(sign.start for sign in whole), len(text)]
    asking = sum(_asks(text[start : min(end, start + _LONGEST_CLAUSE)], knowledge) for start, end in pairwise(places))
    if asking >= 2 and asking * 2 > len(whole):
        yield whole


def _before(text: str, first: _Sign, signs: Sequence[_Sign], knowledge: ClauseKnowledge) -> list[_Sign]:
    wanted = {ordinal - 1 for ordinal in first.ordinals if first.start and ordinal > 1}
    for sign in reversed(signs) if wanted else ():
        if sign.start < first.start and wanted.intersection(sign.ordinals):
            clause = text[sign.start : first.start]
            whole = len(sentences(clause.strip())) == 1 and len(clause) <= _LONGEST_FIRST
            return [sign] if whole and _asks(clause, knowledge) else []
    return []


def _ends_sentence(text: str, knowledge: ClauseKnowledge) -> bool:
    """Whether a sentence ends there, by its full stop or because it asks for something, with a remark in brackets behind it."""
    return text.rstrip().endswith(_STOPPED) or (text[-1:].isspace() and asks(normal_form(text).strip(), knowledge))


def _asks(clause: str, knowledge: ClauseKnowledge) -> bool:
    return any(asks(normal_form(sentence).strip(), knowledge) for sentence in sentences(clause))


def _torn_numbers(text: str, places: set[int]) -> set[int]:
    """Where several numbers of a run stand together behind a sentence, away from their clauses."""
    found: set[int] = set()
    for numbers in _NUMBERS.finditer(text, min(places)):
        values = [int(number) for number in half_width(numbers.group()).split()]
        counted = all(after == before + 1 for before, after in pairwise(values))
        if counted and text[: numbers.start()].rstrip().endswith(_STOPPED):
            found |= {numbers.start(), numbers.end()}
    return found


def _headings(text: str, knowledge: ClauseKnowledge) -> set[int]:
    """Where chapters and the like begin behind a sentence: the clause before ends there."""
    found: set[int] = set()
    for place in _PLACE.finditer(text):
        marker = split_marker(text[place.start() : place.start() + _WITHIN], knowledge)[0]
        if marker is not None and marker.heading and text[max(0, place.start() - _WITHIN) : place.start()].rstrip().endswith(_STOPPED):
            found.add(place.start())
    return found


def _names_apart(text: str, knowledge: ClauseKnowledge) -> list[str]:
    """What stands before the first clause: the names behind its last sentence that have a sign, each for itself."""
    if _asks(text, knowledge) or len(text) < 2:
        return [text]
    end = max((place.end() for place in re.finditer("\u3002", text)), default=0)
    cuts = [0]
    for place in _PLACE.finditer(text, end):
        marker = split_marker(text[place.start() : place.start() + _WITHIN], knowledge)[0]
        if marker is not None and not marker.bullet and not marker.note:
            cuts.append(place.start())
    names = [text[start:stop].strip() for start, stop in pairwise([*cuts, len(text)])]
    while len(names) > 1 and any(" " in half_width(split_marker(name, knowledge)[1]) for name in names[1:2]):
        names[:2] = [" ".join(names[:2])]
    return names if all(len(name) <= _LONGEST_NAME for name in names[1:]) else [text]


def _headed(text: str, knowledge: ClauseKnowledge, *, run_together: bool) -> list[str]:
    """A clause as it is, or the name behind its sign and its sentences, where that name heads several that ask for something."""
    marker, rest = split_marker(text, knowledge)
    if marker is None or marker.bullet or marker.note or not (run_together or marker.heading):
        return [text]
    name = _NAME.match(rest)
    if name is None or len(name.group()) > _LONGEST_NAME or not rest[name.end() :][:1].isspace():
        return [text]
    asking = sum(asks(normal_form(sentence).strip(), knowledge) for sentence in sentences(rest[name.end() :]))
    ending = knowledge.name_over_clauses.search(name.group())
    if ending is None or asking < (2 if ending["about"] else _FEWEST) or is_sentence(name.group(), knowledge):
        return [text]
    start = len(text) - len(rest) + name.end()
    return [text[:start].strip(), text[start:].strip()]
