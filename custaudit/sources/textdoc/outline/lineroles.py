"""Lines whose place in the whole document says what they are, whatever they say of themselves."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from custaudit.sources.textdoc.blocks import Block, TableBlock
from custaudit.sources.textdoc.outline.categories import category_lines
from custaudit.sources.textdoc.outline.legends import legend_lines
from custaudit.sources.textdoc.outline.samecounts import numbered_sections
from custaudit.sources.textdoc.outline.signs import listed_signs
from custaudit.sources.textdoc.words.knowledge import ClauseKnowledge
from custaudit.sources.textdoc.words.markers import split_marker
from custaudit.sources.textdoc.words.sections import asks, is_sentence, says_nothing, sentences
from custaudit.text import normal_form

Role = Literal["bullet", "closing note", "category", "matter", "legend", "section"]

_SEVERAL = 2


def line_roles(content: Sequence[Block | TableBlock], knowledge: ClauseKnowledge) -> dict[int, Role]:
    """The roles of such lines, by the ids of their blocks; of several the surest."""
    roles: dict[int, Role] = {id(content[index]): "bullet" for index in listed_signs(content, knowledge)}
    roles |= dict.fromkeys(_closing_notes(content, knowledge), "closing note")
    roles |= dict.fromkeys(category_lines(content, knowledge), "category")
    roles |= dict.fromkeys(_matters(content, knowledge), "matter")
    roles |= dict.fromkeys(legend_lines(content, knowledge), "legend")
    roles |= dict.fromkeys(numbered_sections(content, knowledge), "section")
    return roles


def _matters(content: Sequence[Block | TableBlock], knowledge: ClauseKnowledge) -> set[int]:
    """The plain lines that name a matter over sentences about it, by their ids; the title of a letter alone is none.

    Alone it heads a count that begins under it, or bullets, if it stands under no other such line.
    """
    found: set[int] = set()
    alone: set[int] = set()
    above: Block | TableBlock | None = None
    for block, below in pairwise(content[1:]):
        if isinstance(block, Block) and isinstance(below, Block) and _names_matter(block, knowledge):
            sign, text = split_marker(below.text, knowledge)
            if sign is not None or is_sentence(text, knowledge):
                found.add(id(block))
            begins = sign is not None and (sign.bullet or 1 in sign.ordinals)
            listed = isinstance(above, Block) and _names_matter(above, knowledge)
            if begins and not listed and knowledge.matter_heads.search(normal_form(block.text).strip()):
                alone.add(id(block))
        above = block
    return found if len(found) >= _SEVERAL else alone


def _names_matter(block: Block, knowledge: ClauseKnowledge) -> bool:
    if block.level is not None or block.number or split_marker(block.text, knowledge)[0] is not None:
        return False
    plain = normal_form(block.text).strip()
    return bool(knowledge.matters.search(plain) or knowledge.matter_heads.search(plain))


def _closing_notes(content: Sequence[Block | TableBlock], knowledge: ClauseKnowledge) -> set[int]:
    """The notes at the end of a document that ask for nothing, by their ids; closing words may stand below them."""
    found: set[int] = set()
    for block in reversed(content):
        if not isinstance(block, Block):
            break
        marker = split_marker(block.text, knowledge)[0]
        if says_nothing(block.text, knowledge):
            continue
        noted = marker is not None and marker.note and knowledge.closing_note.match(normal_form(block.text).strip())
        if not noted or any(asks(normal_form(part).strip(), knowledge) for part in sentences(block.text)):
            break
        found.add(id(block))
    return found
