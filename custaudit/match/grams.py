"""Cuts text into one- and two-character grams: Japanese officials abbreviate freely, and grams survive it."""

from __future__ import annotations

import re
from functools import lru_cache

_BREAKS = re.compile(r"[\s\W_]+")
_HIRAGANA = re.compile(r"^[ぁ-ゖ]+$")


def grams(text: str) -> list[str]:
    """Every character and every pair of neighbours of a normalised text, none across punctuation."""
    found: list[str] = []
    for run in _BREAKS.split(text):
        found.extend(run)
        found.extend([run[i : i + 2] for i in range(len(run) - 1)])
    return found


@lru_cache(maxsize=1 << 16)
def is_grammatical(gram: str) -> bool:
    """Whether a gram is hiragana only: more often grammar than matter."""
    return _HIRAGANA.match(gram) is not None
