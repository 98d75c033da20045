"""Identifiers at the head of clauses, such as F-001 in brackets or a word and a number: where several of a series stand in a
document they number its clauses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from custaudit.sources.textdoc.blocks import Block, TableBlock
from custaudit.sources.textdoc.words.knowledge import ClauseKnowledge
from custaudit.sources.textdoc.words.markers import half_width, split_marker
from custaudit.text import normal_form

_FEWEST = 2
_WITHIN = 60


class Identified(NamedTuple):
    """A text with an identifier in front: the identifier, the series it is of, the rest."""

    identifier: str
    series: tuple[int, str]
    rest: str


def identified(text: str, knowledge: ClauseKnowledge) -> Identified | None:
    """The identifier in front of a text, perhaps behind a bullet; one that a sentence speaks of is none."""
    marker, behind = split_marker(text, knowledge)
    if marker is not None and not marker.bullet:
        return None
    body = behind if marker is not None else text.lstrip()
    start = half_width(body[:_WITHIN])
    for number, pattern in enumerate(knowledge.identifiers):
        found = pattern.match(start)
        if found is not None and not knowledge.references.match(body, found.end()):
            kind = normal_form(found.groupdict().get("s") or "")
            return Identified(body[slice(*found.span("id"))].strip(), (number, kind), body[found.end() :])
    return None


def with_identifiers(content: Sequence[Block | TableBlock], knowledge: ClauseKnowledge) -> list[Block | TableBlock]:
    """The content with each identifier of a series as the number of its clause, also where only a line break parts the clauses."""
    series: defaultdict[tuple[int, str], set[str]] = defaultdict(set)
    for block in content:
        for line in _lines(block, knowledge):
            if (found := identified(line, knowledge)) is not None:
                series[found.series].add(normal_form(found.identifier))
    known = {kind for kind, seen in series.items() if len(seen) >= _FEWEST}
    return [part for block in content for part in _parts(block, known, knowledge)] if known else list(content)


def _lines(block: Block | TableBlock, knowledge: ClauseKnowledge) -> list[str]:
    """The lines that may begin with an identifier; a heading's own style and a computed number say enough."""
    if isinstance(block, TableBlock) or block.level is not None:
        return []
    computed = split_marker(f"{block.number} ", knowledge)[0] if block.number else None
    return [] if block.number and not (computed and computed.bullet) else block.text.split("\n")


def _parts(block: Block | TableBlock, known: set[tuple[int, str]], knowledge: ClauseKnowledge) -> Iterator[Block | TableBlock]:
    lines = _lines(block, knowledge)
    if isinstance(block, TableBlock) or not lines:
        yield block
        return
    part = block._replace(text="")
    for place, line in enumerate(lines):
        found = identified(line, knowledge)
        if found is not None and found.series in known:
            if place:
                yield part
            part = block._replace(number=found.identifier, text=found.rest)
        else:
            part = part._replace(text=f"{part.text}\n{line}" if place else line)
    yield part
