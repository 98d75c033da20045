"""Paragraphs whose author began new clauses with line breaks only."""

from __future__ import annotations

from collections.abc import Sequence

from custaudit.sources.textdoc.blocks import Block, TableBlock
from custaudit.sources.textdoc.outline.remarks import greeting_end
from custaudit.sources.textdoc.words.knowledge import ClauseKnowledge
from custaudit.sources.textdoc.words.markers import split_marker


def with_lines_cut(
    content: Sequence[Block | TableBlock], knowledge: ClauseKnowledge
) -> list[tuple[Block | TableBlock, Block | TableBlock | None]]:
    """The content with its paragraphs cut where a line begins a new clause; each part with the block below its own."""
    found: list[tuple[Block | TableBlock, Block | TableBlock | None]] = []
    for block, following in zip(content, [*content[1:], None], strict=True):
        if isinstance(block, TableBlock):
            found.append((block, following))
            continue
        parts = _lines_with_signs(block, knowledge)
        found += [(part, None) for part in parts[:-1]]
        found.append((parts[-1], following))
    return found


def _lines_with_signs(block: Block, knowledge: ClauseKnowledge) -> list[Block]:
    parts: list[Block] = []
    for line in block.text.split("\n"):
        if parts and (not line.strip() or split_marker(line, knowledge)[0] is None):
            parts[-1] = parts[-1]._replace(text=f"{parts[-1].text}\n{line}")
        else:
            parts.append(block._replace(text=line) if not parts else block._replace(text=line, number="", depth=None, level=None))
    end = greeting_end(parts[0].text, knowledge) if not block.number and block.level is None else 0
    if parts[0].text[end:].strip() and end:
        parts[:1] = [parts[0]._replace(text=parts[0].text[:end].strip()), parts[0]._replace(text=parts[0].text[end:].strip())]
    return parts
