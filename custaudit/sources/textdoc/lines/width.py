"""How wide a text stands in a fixed pitch."""

from __future__ import annotations

import unicodedata

WIDEST_LINE = 160
"""Nobody breaks lines longer than this many columns."""


def display_width(text: str) -> int:
    """The columns a text takes where a full-width character takes two; of a line too long to be broken, its characters."""
    if len(text) > WIDEST_LINE:
        return len(text)
    if text.isascii():
        return len(text.expandtabs(4))
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)
