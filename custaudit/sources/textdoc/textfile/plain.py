"""Text files: lines to paragraphs and tables."""

from __future__ import annotations

from collections.abc import Sequence

from custaudit.sources.textdoc.blocks import Block, TableBlock, TextDocument
from custaudit.sources.textdoc.lines.joining import Line, join_lines
from custaudit.sources.textdoc.lines.width import WIDEST_LINE, display_width
from custaudit.sources.textdoc.textfile.centrednumbers import with_numbers_ahead
from custaudit.sources.textdoc.textfile.letterspacing import closed_up
from custaudit.sources.textdoc.textfile.textpages import text_lines
from custaudit.sources.textdoc.textfile.texttables import RawLine, is_rule, table_at
from custaudit.sources.textdoc.words.knowledge import ClauseKnowledge

# A line may end this many columns early so that no 「、」 begins the next one.
_KINSOKU = 4
# Nobody breaks lines shorter than this many columns.
_NARROWEST_WRAP = 40


def read_plain(text: str, encoding: str, knowledge: ClauseKnowledge) -> TextDocument:
    """The paragraphs and tables of a text file, placed by its lines."""
    lines, gaps, left_out = text_lines(text, knowledge)
    return TextDocument("txt", encoding, _content(closed_up(lines), gaps, knowledge), left_out, [])


def _content(lines: Sequence[RawLine], gaps: set[int], knowledge: ClauseKnowledge) -> list[Block | TableBlock]:
    widths = [display_width(line.text) for line in lines]
    edge = max(widths, default=0)
    lines = with_numbers_ahead(lines, gaps, knowledge)
    wrapped = _NARROWEST_WRAP <= edge <= WIDEST_LINE
    content: list[Block | TableBlock] = []
    waiting: list[Line] = []
    index = 0
    while index < len(lines):
        found = table_at(lines, index)
        if found is not None:
            content.extend(join_lines(waiting, knowledge))
            waiting = []
            content.append(found.table)
            index += found.lines
            continue
        line = lines[index]
        if is_rule(line.text):
            gaps.add(index + 1)
            index += 1
            continue
        indent = display_width(line.text[: len(line.text) - len(line.text.lstrip())]) / 2
        fill = (widths[index] + _KINSOKU) / edge if wrapped else 0.0
        waiting.append(Line(line.text, indent, fill, index in gaps, line=line.line))
        index += 1
    content.extend(join_lines(waiting, knowledge))
    return content
