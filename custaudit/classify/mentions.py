"""What an item mentions: the concepts of the lexicon, with the column and the place of each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from custaudit.model import Column, Item
from custaudit.rules.language import Policy
from custaudit.rules.lexicon import Hit, Lexicon
from custaudit.text import Normalized, normal_form
from custaudit.texts import normalize_all

TEXT_COLUMNS: tuple[Column, ...] = ("title", "detail", "reason", "object")
# A character that no term holds keeps mentions from running over the edge of a column.
_EDGE = "\x1e"


class Reading(NamedTuple):
    """An item as the classifier reads it: its columns normalised in one line, and the hits in it.

    ``begins`` are the places in the line where the columns of ``TEXT_COLUMNS`` begin, ``written`` the same in the text as
    written; ``masks[c]`` has the bits of all concepts (and broader ones) that column ``c`` mentions.
    """

    normalized: Normalized
    begins: tuple[int, ...]
    written: tuple[int, ...]
    hits: list[Hit]
    hit_columns: list[int]
    masks: tuple[int, int, int, int]

    @property
    def line(self) -> str:
        """The normalised text of all columns."""
        return self.normalized.text

    def place(self, start: int, end: int, column: int) -> tuple[int, int]:
        """The span in the original text of its column of a span of ``line``."""
        first, last = self.normalized.original(start, end)
        begin = self.written[column]
        return first - begin, last - begin


def read_mentions(items: Sequence[Item], lexicon: Lexicon, policy: Policy) -> list[Reading]:
    """The reading of each item, in order."""
    other = lexicon.index[policy.own_department.mentions_of]
    own = lexicon.index[policy.own_department.count_as]
    masks = lexicon.masks
    readings: list[Reading] = []
    lines = normalize_all([f"{item.title}{_EDGE}{item.detail}{_EDGE}{item.reason}{_EDGE}{item.object or ''}" for item in items])
    for item, normalized in zip(items, lines, strict=True):
        second = len(item.title) + 1
        third = second + len(item.detail) + 1
        written = (0, second, third, third + len(item.reason) + 1)
        line, starts = normalized.text, normalized.starts
        begins = written if starts is None else tuple([bisect_left(starts, begin) for begin in written])
        hits = lexicon.hits(line)
        department = _normal_department(item.department)
        column_masks = [0, 0, 0, 0]
        hit_columns: list[int] = []
        for number, found in enumerate(hits):
            hit = found
            if hit.concept == other and department and line[hit.start : hit.end] in department:
                hits[number] = hit = hit._replace(concept=own)
            column = bisect_right(begins, hit.start) - 1
            hit_columns.append(column)
            column_masks[column] |= masks[hit.concept]
        readings.append(
            Reading(normalized, begins, written, hits, hit_columns, (column_masks[0], column_masks[1], column_masks[2], column_masks[3]))
        )
    return readings


@lru_cache(maxsize=4096)
def _normal_department(department: str) -> str:
    """Departments are few, and come again in every row."""
    return normal_form(department)
