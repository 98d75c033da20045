"""Lines that name a category or repeat a heading of a table whose cells were written one below the other: no requirements of their own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from custaudit.sources.textdoc.blocks import Block, TableBlock
from custaudit.sources.textdoc.words.knowledge import ClauseKnowledge
from custaudit.sources.textdoc.words.markers import split_marker
from custaudit.sources.textdoc.words.sections import asks, introduces, is_sentence, section_of_heading
from custaudit.text import normal_form

_LONGEST = 20
_KANA = re.compile("[\u3041-\u3096]")


def category_lines(content: Sequence[Block | TableBlock], knowledge: ClauseKnowledge) -> set[int]:
    """Such lines, by the ids of their blocks: words for the columns of a list; a name that comes again and stands right above a
    clause; a name whose words are all in the clause right below it. Names under a lead-in are what it asks for."""
    names = [_name(block, knowledge) for block in content]
    times = Counter(filter(None, names))
    found: set[int] = set()
    heading: set[str] = set()
    led = False
    for index, (block, name) in enumerate(zip(content, names, strict=True)):
        if not name:
            led = isinstance(block, Block) and introduces(block.text, knowledge)
        elif not led:
            below = content[index + 1] if index + 1 < len(content) else None
            if name in knowledge.column_words or _restated(name, below, knowledge):
                found.add(id(block))
            elif times[name] > 1 and _asks(below, knowledge):
                heading.add(name)
    again = (id(block) for block, name in zip(content, names, strict=True) if name in heading)
    return found.union(again)


def _name(block: Block | TableBlock, knowledge: ClauseKnowledge) -> str:
    """A short unnumbered line that is no sentence and announces no section; empty for any other."""
    if isinstance(block, TableBlock) or block.level is not None or block.number or block.strong or len(block.text) > _LONGEST:
        return ""
    if "\n" in block.text.strip() or split_marker(block.text, knowledge)[0] is not None or is_sentence(block.text, knowledge):
        return ""
    return "" if section_of_heading(block.text, knowledge, whole_only=True) else "".join(normal_form(block.text).split())


def _asks(block: Block | TableBlock | None, knowledge: ClauseKnowledge) -> bool:
    return isinstance(block, Block) and asks(normal_form(block.text).strip(), knowledge)


def _restated(name: str, below: Block | TableBlock | None, knowledge: ClauseKnowledge) -> bool:
    """Whether the clause below says all that the name does, with particles between its words."""
    if not isinstance(below, Block) or not _asks(below, knowledge):
        return False
    said = normal_form(below.text)
    place = 0
    for letter in _KANA.sub("", name):
        place = said.find(letter, place) + 1
        if not place:
            return False
    return True
