"""The line that closes a list of names with what is asked of them, as a lead-in opens one: bullets, and below them 'can be chosen'."""

from __future__ import annotations

from collections.abc import Sequence

from custaudit.sources.textdoc.blocks import Block
from custaudit.sources.textdoc.words.knowledge import ClauseKnowledge
from custaudit.sources.textdoc.words.markers import Marker, split_marker
from custaudit.sources.textdoc.words.sections import asks, is_sentence
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


def _sign(block: Block, knowledge: ClauseKnowledge) -> Marker | None:
    """The sign before a name; None before a sentence and where there is none."""
    marker, rest = split_marker(block.text, knowledge)
    return None if marker is None or marker.note or is_sentence(rest, knowledge) else marker
