"""Circles at the head of lines: a bullet among others, also before a word that begins as the blank of a date or of a place does."""

from __future__ import annotations

import re
from collections.abc import Sequence

from custaudit.sources.textdoc.knowledge import ClauseKnowledge
from custaudit.sources.textdoc.markers import split_marker

_CIRCLE = re.compile("^\\s*[\u25cb\u3007\u25ef](?=[^\\s:=\uff1a\uff1d])")
# Another blank so near means that all of them are to be filled in.
_NEAR = 6
_CIRCLES = ("\u25cb", "\u3007", "\u25ef")


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
    if split_marker(line, knowledge)[0] is not None or any(sign in own[1:_NEAR] for sign in _CIRCLES):
        return line
    return f"{line[: len(line) - len(own) + 1]} {own[1:]}"
