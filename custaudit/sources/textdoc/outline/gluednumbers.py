"""Numbers right before the name of a chapter or the text of an article, without a blank between, as in PDF files and plain texts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from custaudit.sources.textdoc.blocks import Block, TableBlock
from custaudit.sources.textdoc.words.knowledge import ClauseKnowledge
from custaudit.sources.textdoc.words.markers import split_marker
from custaudit.sources.textdoc.words.sections import is_sentence

_GLUED = re.compile("([0-9\uff10-\uff19]{1,2})(?=[\u2e80-\u2fdf\u3041-\u30ff\u4e00-\u9fff])")
# The line of such a name was joined to the sentence above it.
_BEHIND_SENTENCE = re.compile("\u3002(?=[0-9\uff10-\uff19]{1,2}[\u2e80-\u2fdf\u3041-\u30ff\u4e00-\u9fff][^\u3002]*$)")
_LONGEST_NAME = 25
_FEWEST = 3
_FEWEST_ARTICLES = 2


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


def with_article_gaps(content: Sequence[Block | TableBlock], knowledge: ClauseKnowledge) -> list[Block | TableBlock]:
    """The content with a blank behind the numbers of articles, where at least two count on from each other, and of their paragraphs."""
    places = [_article(block, knowledge) for block in content]
    counted = [ordinal for ordinal, _ in filter(None, places)]
    if len(counted) < _FEWEST_ARTICLES or any(after != before + 1 for before, after in pairwise(counted)):
        return list(content)
    parted: list[Block | TableBlock] = []
    paragraph = 0
    for block, article in zip(content, places, strict=True):
        end = article[1] if article else _paragraph_end(block, paragraph + 1, knowledge) if paragraph else 0
        paragraph = 1 if article else paragraph + bool(end)
        parted.append(_with_gap(block, end) if isinstance(block, Block) and end else block)
    return parted


def _article(block: Block | TableBlock, knowledge: ClauseKnowledge) -> tuple[int, int] | None:
    """The number of the article that begins with a block, and where its label ends, if the text stands right behind it."""
    if isinstance(block, TableBlock) or block.level is not None or block.number:
        return None
    label = knowledge.glued_article.match(block.text)
    marker = split_marker(f"{label.group()} ", knowledge)[0] if label else None
    return (marker.ordinals[0], label.end()) if label and marker and marker.ordinals else None


def _paragraph_end(block: Block | TableBlock, number: int, knowledge: ClauseKnowledge) -> int:
    """Where the number of the next paragraph of an article ends at the beginning of a sentence; 0 if there is none."""
    if isinstance(block, TableBlock) or block.level is not None or block.number:
        return 0
    found = _GLUED.match(block.text)
    if found is None or int(found[1]) != number or knowledge.counted.match(block.text, found.end()):
        return 0
    return found.end() if is_sentence(block.text, knowledge) else 0


def _with_gap(block: Block, end: int) -> Block:
    return block._replace(text=f"{block.text[:end]}\u3000{block.text[end:]}")


def _parts(block: Block | TableBlock, place: tuple[int, int] | None) -> Iterator[Block | TableBlock]:
    if place is None or isinstance(block, TableBlock):
        yield block
        return
    start, end = place
    if start:
        yield block._replace(text=block.text[:start])
    yield _with_gap(block._replace(text=block.text[start:]), end - start)


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
