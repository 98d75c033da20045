"""Signs such as squares and stars: before a name they head what follows, after a sentence that leads in to them they are bullets."""

from __future__ import annotations

from collections.abc import Sequence

from custaudit.sources.textdoc.blocks import Block, TableBlock
from custaudit.sources.textdoc.lines.joining import is_remark
from custaudit.sources.textdoc.words.knowledge import ClauseKnowledge
from custaudit.sources.textdoc.words.markers import split_marker
from custaudit.sources.textdoc.words.sections import asks, introduces, is_sentence
from custaudit.text import normal_form

_FEWEST = 2
# A line stands further right than another from this many characters on.
_ASIDE = 0.4


def listed_signs(content: Sequence[Block | TableBlock], knowledge: ClauseKnowledge) -> set[int]:
    """The indexes of the paragraphs whose sign is a bullet: they follow a lead-in one after the other, all with the same sign."""
    found: set[int] = set()
    for index, lead in enumerate(content):
        if not isinstance(lead, Block) or not _may_lead_in(lead, knowledge):
            continue
        run = _run(content, index + 1, knowledge)
        if not run or _is_heading_above(content, index, run[0], knowledge):
            continue
        several = len(run) >= _FEWEST
        if _promises(lead, knowledge):
            listed = several or is_sentence(_text(content[run[0]]), knowledge)
        else:
            listed = several and asks(normal_form(lead.text).strip(), knowledge) and _heads_nothing(content, run, knowledge)
        if listed:
            found.update(run)
    return found


def _may_lead_in(block: Block, knowledge: ClauseKnowledge) -> bool:
    """Whether a block is an unnumbered paragraph or a bullet."""
    marker = split_marker(block.text, knowledge)[0]
    return block.level is None and (marker is None or marker.bullet)


def _promises(block: Block, knowledge: ClauseKnowledge) -> bool:
    return introduces(block.text, knowledge) or bool(knowledge.unfinished.search(block.text.rstrip()))


def _heads_nothing(content: Sequence[Block | TableBlock], run: Sequence[int], knowledge: ClauseKnowledge) -> bool:
    """Whether a run is made of names with no text under the last of them."""
    if any(is_sentence(_text(content[index]), knowledge) for index in run):
        return False
    below = content[run[-1] + 1] if run[-1] + 1 < len(content) else None
    if below is None or isinstance(below, TableBlock):
        return below is None
    marker = split_marker(below.text, knowledge)[0]
    return below.level is not None or (marker is not None and not marker.bullet and (marker.heading or 1 not in marker.ordinals))


def _run(content: Sequence[Block | TableBlock], start: int, knowledge: ClauseKnowledge) -> list[int]:
    """The paragraphs with one and the same sign from there on, with remarks between them."""
    run: list[int] = []
    label = ""
    for index in range(start, len(content)):
        block = content[index]
        sign = _sign(block, knowledge)
        if sign and sign == (label or sign):
            label = sign
            run.append(index)
        elif not run or not is_remark(_text(block)):
            break
    return run


def _is_heading_above(content: Sequence[Block | TableBlock], lead: int, first: int, knowledge: ClauseKnowledge) -> bool:
    """Whether the same sign heads the lead-in itself, and no further left."""
    label, indent = _sign(content[first], knowledge), _indent(content[first])
    for block in reversed(content[:lead]):
        if isinstance(block, TableBlock) or block.level is not None:
            return False
        if _sign(block, knowledge) == label:
            return not is_sentence(block.text, knowledge) and block.indent >= indent - _ASIDE
    return False


def _sign(block: Block | TableBlock, knowledge: ClauseKnowledge) -> str:
    """The sign before a paragraph, or nothing."""
    if isinstance(block, TableBlock) or block.level is not None or block.number:
        return ""
    marker = split_marker(block.text, knowledge)[0]
    return marker.label if marker is not None and marker.kind == "sign" else ""


def _text(block: Block | TableBlock) -> str:
    return block.text if isinstance(block, Block) else ""


def _indent(block: Block | TableBlock) -> float:
    return block.indent if isinstance(block, Block) else 0.0
