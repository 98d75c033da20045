"""Text files: lines to paragraphs."""

from __future__ import annotations

import re
import unicodedata

from custaudit.sources.textdoc.blocks import TextDocument
from custaudit.sources.textdoc.knowledge import ClauseKnowledge
from custaudit.sources.textdoc.lines import Line, join_lines

_LINE_END = re.compile("\r\n|[\n\r\x0b\x85\u2028]")
# A line may end this many columns early so that no 「、」 begins the next one.
_KINSOKU = 4
# Nobody breaks lines shorter or longer than this many columns.
_NARROWEST_WRAP, _WIDEST_WRAP = 40, 160


def read_plain(text: str, encoding: str, knowledge: ClauseKnowledge) -> TextDocument:
    """The paragraphs of a text file; a form feed begins a page."""
    lines: list[Line] = []
    raw = [(page, line) for page, part in enumerate(text.split("\f"), start=1) for line in _LINE_END.split(part)]
    paged = "\f" in text
    widths = [display_width(line.rstrip()) for _, line in raw]
    edge = max(widths, default=0)
    wrapped = _NARROWEST_WRAP <= edge <= _WIDEST_WRAP
    apart = False
    for number, ((page, line), width) in enumerate(zip(raw, widths, strict=True), start=1):
        if not line.strip():
            apart = True
            continue
        lines.append(
            Line(
                line,
                indent=display_width(line[: len(line) - len(line.lstrip())]) / 2,
                fill=(width + _KINSOKU) / edge if wrapped else 0.0,
                apart=apart,
                page=page if paged else None,
                line=number,
            )
        )
        apart = False
    return TextDocument("txt", encoding, list(join_lines(lines, knowledge)), [], [])


def display_width(text: str) -> int:
    """The columns a text takes where a full-width character takes two."""
    if len(text) > _WIDEST_WRAP:
        return len(text)
    if text.isascii():
        return len(text.expandtabs(4))
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)
