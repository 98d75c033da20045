"""What an item mentions: the concepts of the lexicon, with the column and the place of each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from custaudit.model import Column, Item
from custaudit.rules.language import Policy
from custaudit.rules.lexicon import Hit, Lexicon
from custaudit.text import Normalized, normalize

TEXT_COLUMNS: tuple[Column, ...] = ("title", "detail", "reason", "object")
# A character that no term holds keeps mentions from running over the edge of a column.
_EDGE = "\x1e"


class Reading(NamedTuple):
    """An item as the classifier reads it: the columns' normalised texts in one line, and the hits in it.

    ``masks[c]`` has the bits of all concepts (and broader ones) that column ``c`` of ``TEXT_COLUMNS`` mentions.
    """

    line: str
    columns: tuple[Normalized, ...]
    begins: tuple[int, ...]
    hits: list[Hit]
    hit_columns: list[int]
    masks: tuple[int, int, int, int]

    def place(self, start: int, end: int, column: int) -> tuple[int, int]:
        """The span in the original text of its column of a span of ``line``."""
        begin = self.begins[column]
        return self.columns[column].original(start - begin, end - begin)


def read_mentions(items: Sequence[Item], lexicon: Lexicon, policy: Policy) -> list[Reading]:
    """The reading of each item, in order."""
    other = lexicon.index[policy.own_department.mentions_of]
    own = lexicon.index[policy.own_department.count_as]
    masks = lexicon.masks
    readings: list[Reading] = []
    for item in items:
        columns = (normalize(item.title), normalize(item.detail), normalize(item.reason), _short_cell(item.object or ""))
        first = len(columns[0].text) + 1
        second = first + len(columns[1].text) + 1
        third = second + len(columns[2].text) + 1
        begins = (0, first, second, third)
        line = _EDGE.join([column.text for column in columns])
        hits = lexicon.hits(line)
        department = _short_cell(item.department).text
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
            Reading(line, columns, begins, hits, hit_columns, (column_masks[0], column_masks[1], column_masks[2], column_masks[3]))
        )
    return readings


@lru_cache(maxsize=4096)
def _short_cell(text: str) -> Normalized:
    """Departments and objects are few, and come again in every row."""
    return normalize(text)
