"""The line that closes a list of names with what is asked of them, as a lead-in opens one: bullets, and below them 'can be chosen'."""

from __future__ import annotations

from collections.abc import Sequence

from custaudit.sources.textdoc.blocks import Block
from custaudit.sources.textdoc.knowledge import ClauseKnowledge
from custaudit.sources.textdoc.markers import Marker, split_marker
from custaudit.sources.textdoc.nodes import Node
from custaudit.sources.textdoc.sections import asks, is_sentence
from custaudit.text import normal_form

_FEWEST = 2
_LONGEST = 60


def closes_names(text: str, above: Sequence[Block], knowledge: ClauseKnowledge) -> bool:
    """Whether a line is such a predicate below at least two names with one and the same kind of sign."""
    if not is_predicate(text, knowledge) or len(above) < _FEWEST:
        return False
    signs = [_sign(block, knowledge) for block in above[-_FEWEST:]]
    return None not in signs and len({sign.kind for sign in signs if sign is not None}) == 1


def is_predicate(text: str, knowledge: ClauseKnowledge) -> bool:
    """Whether a line begins with a particle and asks for something: the end of a sentence that stands on its own."""
    plain = normal_form(text).strip()
    return len(plain) <= _LONGEST and bool(knowledge.predicate.match(plain)) and asks(plain, knowledge)


def listed_names(above: Node, knowledge: ClauseKnowledge) -> list[Node]:
    """The names at the end of a list right above a predicate: the last nodes with one kind of sign, none of them
    a sentence."""
    for parent in (above.parent, above.parent.parent if above.parent else None):
        if parent is None or not parent.children:
            continue
        names: list[Node] = []
        for child in reversed(parent.children):
            if child.marker is None or child.marker.note or child.kind != parent.children[-1].kind or child.level is not None:
                break
            if child.parts() or is_sentence(child.text, knowledge):
                break
            names.append(child)
        if above in names:
            return names
    return []


def _sign(block: Block, knowledge: ClauseKnowledge) -> Marker | None:
    """The sign before a name; None before a sentence and where there is none."""
    marker, rest = split_marker(block.text, knowledge)
    return None if marker is None or marker.note or is_sentence(rest, knowledge) else marker
