"""Legends over several lines: marks such as circles and triangles, each with what it means, and the line that heads them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from custaudit.sources.textdoc.blocks import Block, TableBlock
from custaudit.sources.textdoc.words.knowledge import ClauseKnowledge
from custaudit.sources.textdoc.words.markers import split_marker
from custaudit.sources.textdoc.words.sections import asks, sentences
from custaudit.text import normal_form

_FEWEST = 2
_LONGEST_HEAD = 20
# An answer such as 'cannot be done' stands at the very end.
_ANSWER = 5


def legend_lines(content: Sequence[Block | TableBlock], knowledge: ClauseKnowledge) -> set[int]:
    """The lines of such legends, by the ids of their blocks: at least two marks in a row, or one under a line that heads a legend.

    A line that asks for something explains no mark.
    """
    found: set[int] = set()
    above: Block | TableBlock | None = None
    for is_legend, run in _runs(content, knowledge):
        headed = isinstance(above, Block) and _is_head(above, knowledge)
        if is_legend and (headed or len({mark for block in run for mark in _marks(block, knowledge)}) >= _FEWEST):
            found.update(map(id, run))
            if headed:
                found.add(id(above))
        above = run[-1]
    return found


def _is_head(block: Block, knowledge: ClauseKnowledge) -> bool:
    name = normal_form(split_marker(block.text, knowledge)[1]).strip()
    return len(name) <= _LONGEST_HEAD and bool(knowledge.legend_heads.search(name))


def _runs(content: Sequence[Block | TableBlock], knowledge: ClauseKnowledge) -> Iterator[tuple[bool, list[Block | TableBlock]]]:
    for is_legend, run in groupby(content, lambda block: bool(_marks(block, knowledge))):
        yield is_legend, list(run)


def _marks(block: Block | TableBlock, knowledge: ClauseKnowledge) -> list[str]:
    """The marks that a line explains, if it begins with one."""
    if isinstance(block, TableBlock) or block.level is not None or block.number:
        return []
    plain = _plain(block)
    if any(
        asks(sentence, knowledge) and not knowledge.legend_answer.search(sentence[-_ANSWER:])
        for sentence in map(str.strip, sentences(plain))
    ):
        return []
    for pattern in (knowledge.legend_mark, knowledge.legend_letter):
        if not pattern.match(plain):
            continue
        if pattern is knowledge.legend_mark or knowledge.legend_answer.search(plain):
            return [found.group(1) for found in pattern.finditer(plain)]
    return []


def _plain(block: Block) -> str:
    return normal_form(block.text).strip()
