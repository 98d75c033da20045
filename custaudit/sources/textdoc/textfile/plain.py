"""Text files: lines to paragraphs and tables."""

from __future__ import annotations

import re
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
# Lines shorter than this many columns are broken by no edge but that of a cell or a column, where most of them reach it.
_NARROWEST_WRAP, _NARROWEST_CELL = 40, 14
_MOST_FULL, _FEWEST_FULL, _FEWEST_IN_WORDS = 0.5, 6, 2
# What a line begins with that goes on in the middle of a sentence; names begin otherwise.
_HIRAGANA = re.compile("[\u3041-\u3096]")


def read_plain(text: str, encoding: str, knowledge: ClauseKnowledge) -> TextDocument:
    """The paragraphs and tables of a text file, placed by its lines."""
    lines, gaps, left_out = text_lines(text, knowledge)
    return TextDocument("txt", encoding, _content(closed_up(lines), gaps, knowledge), left_out, [])


def _content(lines: Sequence[RawLine], gaps: set[int], knowledge: ClauseKnowledge) -> list[Block | TableBlock]:
    widths = [display_width(line.text) for line in lines]
    edge = max(widths, default=0)
    lines = with_numbers_ahead(lines, gaps, knowledge)
    early = _early(lines, widths, edge)
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
        fill = (widths[index] + early) / edge if early is not None else 0.0
        waiting.append(Line(line.text, indent, fill, index in gaps, line=line.line))
        index += 1
    content.extend(join_lines(waiting, knowledge))
    return content


def _early(lines: Sequence[RawLine], widths: Sequence[int], edge: int) -> int | None:
    """How many columns before the edge a line may have been broken by it; None where no edge breaks lines."""
    if _NARROWEST_WRAP <= edge <= WIDEST_LINE:
        return _KINSOKU
    full = [width >= edge - _KINSOKU for width in widths]
    in_words = sum(reaches and bool(_HIRAGANA.match(below.text.strip())) for reaches, below in zip(full, lines[1:], strict=False))
    in_cell = _NARROWEST_CELL <= edge < _NARROWEST_WRAP and sum(full) >= max(_FEWEST_FULL, sum(map(bool, widths)) * _MOST_FULL)
    return 0 if in_cell and in_words >= _FEWEST_IN_WORDS else None
