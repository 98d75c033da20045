"""Sections that are numbered as the clauses in them are: 1 and a name, then 1, 2, 3 again before whole sentences."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from custaudit.sources.textdoc.blocks import Block, TableBlock
from custaudit.sources.textdoc.words.knowledge import ClauseKnowledge
from custaudit.sources.textdoc.words.markers import Marker, split_marker
from custaudit.sources.textdoc.words.sections import introduces, is_sentence

_LONGEST_NAME = 40


def numbered_sections(content: Sequence[Block | TableBlock], knowledge: ClauseKnowledge) -> set[int]:
    """The names of such sections, by the ids of their blocks. They count on from one to the next or begin anew, and below
    each, or below one before it, the count of its clauses begins at 1 with a sentence."""
    found: set[int] = set()
    kind, last = "", 0
    for block, below in pairwise(content):
        name, first = _plain_sign(block, knowledge), _plain_sign(below, knowledge)
        if name is None or isinstance(block, TableBlock) or not _is_name(block, knowledge):
            continue
        same = first is not None and first.kind == name.kind
        restarts = same and first is not None and 1 in first.ordinals and isinstance(below, Block) and is_sentence(below.text, knowledge)
        place = next((place for place in (last + 1, 1) if place in name.ordinals), None)
        # Once there is such a section, the next one may hold clauses with other signs.
        follows = name.kind == kind and place == last + 1 and not same
        if place is not None and (restarts or follows):
            found.add(id(block))
            kind, last = name.kind, place
    return found


def _plain_sign(block: Block | TableBlock, knowledge: ClauseKnowledge) -> Marker | None:
    """The sign typed before a paragraph that is no heading for another reason."""
    if isinstance(block, TableBlock) or block.level is not None or block.number:
        return None
    marker = split_marker(block.text, knowledge)[0]
    return None if marker is None or marker.heading or marker.bullet or marker.note or marker.path else marker


def _is_name(block: Block, knowledge: ClauseKnowledge) -> bool:
    short = len(block.text) <= _LONGEST_NAME and "\n" not in block.text.strip()
    unfinished = knowledge.unfinished.search(block.text.rstrip())
    return short and not unfinished and not is_sentence(block.text, knowledge) and not introduces(block.text, knowledge)
