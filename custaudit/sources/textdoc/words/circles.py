"""Circles at the head of lines: a bullet among others, also before a word that begins as the blank of a date or of a place does."""

from __future__ import annotations

import re
from collections.abc import Sequence

from custaudit.sources.textdoc.blocks import Block, TableBlock
from custaudit.sources.textdoc.words.knowledge import ClauseKnowledge
from custaudit.sources.textdoc.words.markers import split_marker
from custaudit.sources.textdoc.words.sections import introduces, is_sentence

_CIRCLE = re.compile("^\\s*[\u25cb\u3007\u25ef](?=[^\\s:=\uff1a\uff1d])")
# Another blank so near means that all of them are to be filled in.
_NEAR = 6
CIRCLES = ("\u25cb", "\u3007", "\u25ef")
# So long may a name be that a circle sets over what follows.
_LONGEST_NAME = 25


def with_bullets_apart(lines: Sequence[str], knowledge: ClauseKnowledge) -> list[str]:
    """The lines, each at its place, with a blank behind a circle that is a bullet by the bullets next to it."""
    done = list(lines)
    filled = [at for at, line in enumerate(lines) if line.strip()]
    run: list[int] = []
    for at in [*filled, None]:
        if at is not None and _CIRCLE.match(lines[at]):
            run.append(at)
            continue
        if any(split_marker(lines[place], knowledge)[0] is not None for place in run):
            for place in run:
                done[place] = _apart(lines[place], knowledge)
        run = []
    return done


def _apart(line: str, knowledge: ClauseKnowledge) -> str:
    own = line.lstrip()
    if split_marker(line, knowledge)[0] is not None or any(sign in own[1:_NEAR] for sign in CIRCLES):
        return line
    return f"{line[: len(line) - len(own) + 1]} {own[1:]}"


def circles_head(content: Sequence[Block | TableBlock], knowledge: ClauseKnowledge) -> bool:
    """Whether every circle stands before a name over text without one, as the headings of minutes do, and no text leads in to them."""
    found = False
    above: Block | TableBlock | None = None
    for block, below in zip(content, [*content[1:], None], strict=True):
        if isinstance(block, Block) and block.level is None and _is_circled(block, knowledge):
            name = split_marker(block.text, knowledge)[1]
            if len(name) > _LONGEST_NAME or is_sentence(name, knowledge):
                return False
            if not isinstance(below, Block) or _is_circled(below, knowledge) or below.level is not None:
                return False
            if isinstance(above, Block) and introduces(above.text, knowledge):
                return False
            found = True
        above = block
    return found


def _is_circled(block: Block, knowledge: ClauseKnowledge) -> bool:
    marker = split_marker(block.text, knowledge)[0]
    return not block.number and marker is not None and marker.label in CIRCLES
