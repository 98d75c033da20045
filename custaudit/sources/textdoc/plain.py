"""Text files: lines to paragraphs and tables."""

from __future__ import annotations

import re
from collections.abc import Sequence

from custaudit.sources.textdoc.blocks import Block, LeftOut, TableBlock, TextDocument
from custaudit.sources.textdoc.knowledge import ClauseKnowledge
from custaudit.sources.textdoc.lines import Line, join_lines
from custaudit.sources.textdoc.texttables import RawLine, is_rule, table_at
from custaudit.sources.textdoc.width import WIDEST_LINE, display_width
from custaudit.text import normal_form

_LINE_END = re.compile("\r\n|[\n\r\x0b\x85\u2028]")
# The signs that mail programs put before the lines they quote.
_QUOTED = re.compile("^(?:[>\uff1e][ \u3000]?)+")
# A line may end this many columns early so that no 「、」 begins the next one.
_KINSOKU = 4
# Nobody breaks lines shorter than this many columns.
_NARROWEST_WRAP = 40
# A page number stands in the middle or at the right.
_FURNITURE_INDENT = 8
_LONGEST_FURNITURE = 12


def read_plain(text: str, encoding: str, knowledge: ClauseKnowledge) -> TextDocument:
    """The paragraphs and tables of a text file, placed by its lines; a form feed ends a page and is no line of its own."""
    lines: list[RawLine] = []
    left_out: list[LeftOut] = []
    gaps: set[int] = set()
    for number, whole in enumerate(_LINE_END.split(text), start=1):
        for words in whole.split("\f"):
            if not words or words.isspace():
                gaps.add(len(lines))
                continue
            line = RawLine(_QUOTED.sub("", words.rstrip()), number)
            if not line.text.strip():
                gaps.add(len(lines))
                continue
            if _is_furniture(line.text, knowledge):
                left_out.append(LeftOut("textdoc.furniture", line=number))
            else:
                lines.append(line)
    return TextDocument("txt", encoding, _content(lines, gaps, knowledge), left_out, [])


def _is_furniture(text: str, knowledge: ClauseKnowledge) -> bool:
    """Whether a line is nothing but the number of a page, far from the left edge."""
    words = text.lstrip()
    if len(words) > _LONGEST_FURNITURE or display_width(text) - display_width(words) < _FURNITURE_INDENT:
        return False
    return bool(knowledge.page_furniture.search(normal_form(words).strip()))


def _content(lines: Sequence[RawLine], gaps: set[int], knowledge: ClauseKnowledge) -> list[Block | TableBlock]:
    widths = [display_width(line.text) for line in lines]
    edge = max(widths, default=0)
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
