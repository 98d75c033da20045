"""A short title for a requirement that has none."""

from __future__ import annotations

import re

LONGEST = 25
LONGEST_GIVEN = 60
_SHORTEST = 15
_BREAK = re.compile(r"[\u3001\u3002,\uff0c\n(\uff08]")
_COUNTER = re.compile(r"^[\s\u30fb\u25a0\u25cf\u203b]+")


def title_of(name: str, statement: str) -> str:
    """The name on one line, at most 60 characters, or else the first words of the statement: to its first break if near, at most 25."""
    given = " ".join(name.split())
    if given:
        return given if len(given) <= LONGEST_GIVEN else given[: LONGEST_GIVEN - 1] + "\u2026"
    words = _COUNTER.sub("", statement).strip()
    breaks = [found.start() for found in _BREAK.finditer(words) if _SHORTEST <= found.start() <= LONGEST]
    if breaks:
        return words[: breaks[-1]]
    first = words.splitlines()[0] if words else ""
    return first if len(first) <= LONGEST else first[: LONGEST - 1] + "\u2026"
