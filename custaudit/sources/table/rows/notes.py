"""Notes under a list whose mark stands in the column of numbers and whose text stands beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from custaudit.sources.table.grid import Row, cell_text, is_blank
from custaudit.sources.table.headings.head import Head
from custaudit.sources.table.headings.vocabulary import short_compact, vocabulary

_CELLS = 2
_LONGEST_MARK = 12
_AROUND = ":()[] \u30101234567890.)\u3011"
_SENTENCE = re.compile("[\u3002.]$")


class Notes:
    """Tells such notes in one table, whose rows end at ``end`` (exclusive)."""

    def __init__(self, rows: Sequence[Row], head: Head, end: int) -> None:
        self._rows, self._head, self._end = rows, head, end
        self._number = head.columns.get("no")
        self._texts = {column for name, column in head.columns.items() if name in ("title", "detail")} | {*head.groups}
        self._last: int | None = None

    def is_note(self, index: int, cells: Mapping[int, str]) -> bool:
        """Whether a row says nothing but a mark in place of its number and one text, below all numbered rows.

        A sign that may also mark an item needs more: a sentence, a number of its own or a blank row between.
        """
        number = self._number
        if number is None or number not in cells or len(cells) != _CELLS or not self._is_mark(cells[number]):
            return False
        [column] = cells.keys() - {number}
        if column not in self._texts or not self._head.body <= self._last_numbered() < index:
            return False
        mark, above = short_compact(cells[number]), self._rows[index - 1]
        apart = is_blank(above) or (above[number] != "" and self._is_mark(cell_text(above[number])))
        return apart or mark not in vocabulary().note_signs or _SENTENCE.search(cells[column]) is not None

    def _is_mark(self, text: str) -> bool:
        words = vocabulary()
        if len(text) > _LONGEST_MARK:
            return False
        plain = short_compact(text)
        core = plain.strip(_AROUND)
        return plain in words.note_labels or core in words.note_labels or core in words.note_signs or plain in words.note_signs

    def _last_numbered(self) -> int:
        """The last row with a number, and not a mark, in the column of numbers."""
        if self._last is None:
            number = self._number
            assert number is not None
            below = range(self._end - 1, self._head.body - 1, -1)
            said = (row for row in below if self._rows[row][number] != "" and not self._is_mark(cell_text(self._rows[row][number])))
            self._last = next(said, -1)
        return self._last
