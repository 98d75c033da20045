"""Lines right under a heading that tell how to fill the list in: an example, a hint or a number for each column."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Literal

from custaudit.sources.table.headings.effort import parse_effort
from custaudit.sources.table.headings.head import Head
from custaudit.sources.table.headings.vocabulary import compact, vocabulary

GUIDED_ROWS = 3
"""Only so many rows under a heading may be such lines."""

_FEWEST_CELLS = 2
_LONGEST_HINT = 20
# Between two syllables may lie a small one.
_SYLLABLES = 2
_NUMBERED_COLUMN = re.compile(r"\(?(?:(?P<number>\d{1,2})|(?P<letter>[a-z])|(?P<syllable>[\u30a2-\u30f3]))\)?")
_HINT = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|<[^<>]*>|【[^【】]*】|※.*")


def guide_reason(cells: Mapping[int, str], head: Head, *, first: bool) -> Literal["example", "guide"] | None:
    """What a row with these filled cells tells of filling in, if it does; ``first``: it is the one right under the heading."""
    texts = list(map(compact, cells.values()))
    number = head.columns.get("no")
    name = texts[0] if number is None or number in cells else ""
    if name.strip("()[]【】<>:") in vocabulary().examples:
        return "example"
    if not first or len(texts) < _FEWEST_CELLS:
        return None
    of_numbers = number is not None and number in cells and not _HINT.fullmatch(name)
    if number is not None and number not in cells and _tell_how(texts):
        return "guide"
    return "guide" if (_are_hints(cells, texts, head) and not of_numbers) or _count_columns(texts) else None


def _tell_how(texts: Sequence[str]) -> bool:
    """Whether all cells say in a few words how to fill their column in."""
    return all(len(text) <= _LONGEST_HINT and text.endswith(vocabulary().hint_endings) for text in texts)


def _are_hints(cells: Mapping[int, str], texts: Sequence[str], head: Head) -> bool:
    """Whether all cells stand in brackets or after a note sign, but for a unit under the heading of efforts."""
    hints = sum(_HINT.fullmatch(text) is not None for text in texts)
    units = sum(column == head.columns.get("effort_days") and parse_effort(cell) is None for column, cell in cells.items())
    return hints > 0 and hints + units == len(texts)


def _count_columns(texts: Sequence[str]) -> bool:
    """Whether the cells number their columns: (1) (2) (3), a b c."""
    signs = [found for text in texts if (found := _NUMBERED_COLUMN.fullmatch(text))]
    if len(signs) < len(texts) or len(texts) <= _FEWEST_CELLS:
        return False
    counted = [int(sign["number"]) if sign["number"] else ord(sign["letter"] or sign["syllable"]) for sign in signs]
    step = _SYLLABLES if any(sign["syllable"] for sign in signs) else 1
    return all(1 <= after - before <= step for before, after in pairwise(counted))
