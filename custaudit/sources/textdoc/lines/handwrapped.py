"""Text whose lines were broken by hand, each a paragraph of its own, as old programs and letters leave it in a Word document."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from custaudit.sources.textdoc.blocks import Block, TableBlock
from custaudit.sources.textdoc.lines.joining import Line, join_lines
from custaudit.sources.textdoc.lines.width import WIDEST_LINE, display_width
from custaudit.sources.textdoc.words.knowledge import ClauseKnowledge
from custaudit.sources.textdoc.words.markers import split_marker
from custaudit.sources.textdoc.words.sections import is_sentence

# In columns: nobody breaks shorter lines by hand; a line may end so far before the edge.
_NARROWEST, _EARLY = 48, 6
_FEWEST_BROKEN = 2


def unwrapped(content: list[Block | TableBlock], knowledge: ClauseKnowledge) -> list[Block | TableBlock]:
    """The content with such lines joined; as it is where its paragraphs may be as long as they like."""
    texts = [block for block in content if isinstance(block, Block) and _is_plain(block)]
    edge = max((display_width(line) for block in texts for line in block.text.split("\n")), default=0)
    if not _NARROWEST <= edge <= WIDEST_LINE or _broken(texts, edge, knowledge) < _FEWEST_BROKEN:
        return content
    done: list[Block | TableBlock] = []
    waiting: list[Line] = []
    for block in content:
        if isinstance(block, Block) and _is_plain(block):
            waiting.append(_line(block, edge))
            continue
        done.extend(join_lines(waiting, knowledge))
        waiting = []
        done.append(block)
    return [*done, *join_lines(waiting, knowledge)]


def _is_plain(block: Block) -> bool:
    return not block.number and block.level is None and "\n" not in block.text


def _broken(texts: Sequence[Block], edge: int, knowledge: ClauseKnowledge) -> int:
    """How many lines run to the edge in the middle of a sentence whose rest follows."""
    found = 0
    for line, after in pairwise(texts):
        near = display_width(line.text) >= edge - _EARLY and not is_sentence(line.text, knowledge)
        found += near and split_marker(after.text, knowledge)[0] is None and is_sentence(after.text, knowledge)
    return found


def _line(block: Block, edge: int) -> Line:
    own = len(block.text) - len(block.text.lstrip())
    indent = block.indent + display_width(block.text[:own]) / 2
    fill = (display_width(block.text) + _EARLY) / edge
    return Line(block.text, indent, fill, page=block.page, line=block.line, strong=block.strong)
