"""Cuts text into one- and two-character grams: Japanese officials abbreviate freely, and grams survive it."""

from __future__ import annotations

import re

_BREAKS = re.compile(r"[\s\W_]+")
FIRST_HIRAGANA, LAST_HIRAGANA = 0x3041, 0x3096


def grams(text: str) -> list[str]:
    """Every character and every pair of neighbours of a normalised text, none across punctuation."""
    found: list[str] = []
    for run in _BREAKS.split(text):
        found.extend(run)
        found.extend([run[i : i + 2] for i in range(len(run) - 1)])
    return found


def is_grammatical(gram: str) -> bool:
    """Whether a gram is hiragana only: more often grammar than matter."""
    return all(FIRST_HIRAGANA <= ord(character) <= LAST_HIRAGANA for character in gram)
