"""Numbers that stand before the name of a chapter without a blank between them, as in PDF files and plain texts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from custaudit.sources.textdoc.blocks import Block, TableBlock
from custaudit.sources.textdoc.knowledge import ClauseKnowledge
from custaudit.sources.textdoc.sections import is_sentence

_GLUED = re.compile("([0-9\uff10-\uff19]{1,2})(?=[\u3041-\u30ff\u4e00-\u9fff])")
# The line of such a name was joined to the sentence above it.
_BEHIND_SENTENCE = re.compile("\u3002(?=[0-9\uff10-\uff19]{1,2}[\u3041-\u30ff\u4e00-\u9fff][^\u3002]*$)")
_LONGEST_NAME = 25
_FEWEST = 3


def with_gaps(content: Sequence[Block | TableBlock], knowledge: ClauseKnowledge) -> list[Block | TableBlock]:
    """The content with each such name as a paragraph of its own, a blank behind its number, where at least three count 1, 2, 3.

    A number that counts things, such as months or persons, is none of them.
    """
    names: dict[int, tuple[int, int]] = {}
    for index, block in enumerate(content):
        place = _place_of_name(block, knowledge)
        if place is not None and isinstance(block, Block) and int(block.text[slice(*place)]) == len(names) + 1:
            names[index] = place
    if len(names) < _FEWEST:
        return list(content)
    return [part for index, block in enumerate(content) for part in _parts(block, names.get(index))]


def _parts(block: Block | TableBlock, place: tuple[int, int] | None) -> Iterator[Block | TableBlock]:
    if place is None or isinstance(block, TableBlock):
        yield block
        return
    start, end = place
    if start:
        yield block._replace(text=block.text[:start])
    yield block._replace(text=f"{block.text[start:end]}\u3000{block.text[end:]}")


def _place_of_name(block: Block | TableBlock, knowledge: ClauseKnowledge) -> tuple[int, int] | None:
    """Where the number glued to a name begins and ends, if the block is such a name or ends in one."""
    if isinstance(block, TableBlock) or block.level is not None or block.number:
        return None
    sentence = _BEHIND_SENTENCE.search(block.text)
    start = sentence.end() if sentence else 0
    number = _GLUED.match(block.text, start)
    if number is None or len(block.text) - start > _LONGEST_NAME or knowledge.counted.match(block.text, number.end()):
        return None
    return None if is_sentence(block.text[start:], knowledge) else (start, number.end())
