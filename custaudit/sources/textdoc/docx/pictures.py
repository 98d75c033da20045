"""The words of a drawing: text boxes that hold names only, beside the caption of a figure."""

from __future__ import annotations

from collections.abc import Sequence

from custaudit.sources.textdoc.blocks import Block, LeftOut, TableBlock
from custaudit.sources.textdoc.words.knowledge import ClauseKnowledge
from custaudit.sources.textdoc.words.markers import split_marker
from custaudit.sources.textdoc.words.sections import is_caption, is_sentence

_LONGEST_LABEL = 30


def without_picture_labels(
    content: Sequence[Block | TableBlock], knowledge: ClauseKnowledge
) -> tuple[list[Block | TableBlock], list[LeftOut]]:
    """The content without the names in a drawing, and those names; boxes that say more, or have no caption, stay."""
    kept: list[Block | TableBlock] = []
    left_out: list[LeftOut] = []
    start = 0
    while start < len(content):
        end = start
        while end < len(content) and _is_boxed(content[end]):
            end += 1
        boxed = [block for block in content[start:end] if isinstance(block, Block)]
        drawn = boxed and any(_is_caption(block, knowledge) for block in content[max(start - 1, 0) : end + 1])
        for block in boxed:
            if drawn and _is_label(block, knowledge):
                left_out.append(LeftOut("textdoc.caption", block.page, block.line))
            else:
                kept.append(block)
        if end == start:
            kept.append(content[start])
            end += 1
        start = end
    return kept, left_out


def _is_boxed(block: Block | TableBlock) -> bool:
    return isinstance(block, Block) and block.boxed


def _is_caption(block: Block | TableBlock, knowledge: ClauseKnowledge) -> bool:
    return isinstance(block, Block) and is_caption(block.text, knowledge)


def _is_label(block: Block, knowledge: ClauseKnowledge) -> bool:
    """Whether a line in a box is a name without a sign, such as that of a person or a program in a drawing."""
    unsigned = not block.number and block.level is None and split_marker(block.text, knowledge)[0] is None
    return unsigned and len(block.text) <= _LONGEST_LABEL and not is_sentence(block.text, knowledge)
