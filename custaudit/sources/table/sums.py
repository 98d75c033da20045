"""Rows of sums: words for a sum and numbers, or a name over mere numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from custaudit.sources.table.contents import parse_plain_number
from custaudit.sources.table.effort import parse_effort
from custaudit.sources.table.grid import Row, cell_text
from custaudit.sources.table.head import Head
from custaudit.sources.table.headings import compact, short_compact, vocabulary
from custaudit.sources.table.wordlists import ColumnName

_LONGEST_SUM_WORD = 24
_LONGEST_MARK = 6
_FEWEST_NUMBERS = 2
_SHARED: tuple[ColumnName, ...] = ("department", "field", "kind", "object")
_ORNAMENT = "【】[]<>■●◆:"
SIGNS = "-+−－＋¥￥▲△"
"""What may stand in front of a number."""

# What may follow a word for a sum: something in brackets, or how many they are.
_BEHIND_SUM = re.compile(r"\(.*\)$|\d[\d,.]*\D{0,2}$")


class Sums:
    """Tells the rows of sums of one table; ``sample`` are its first rows, ``numbered`` whether it numbers its items."""

    def __init__(self, head: Head, sample: Sequence[Row], *, numbered: bool) -> None:
        self.head, self.sample, self.numbered = head, sample, numbered
        self.words = vocabulary()
        columns = head.columns
        self.no, self.title, self.detail = columns.get("no"), columns.get("title"), columns.get("detail")
        self.shared = {*head.groups, *(column for name, column in columns.items() if name in _SHARED)}

    def is_sum(self, cells: Mapping[int, str]) -> bool:
        """Whether a row, given by its filled cells, is a sum of others."""
        return self._sums_up(cells) or self._counts(cells) or self._sums_up_part(cells)

    def is_named(self, text: str) -> bool:
        """Whether a text alone in its row names a sum, whatever stands beside it; its figure may be missing."""
        plain = short_compact(text).strip(_ORNAMENT) if len(text) <= _LONGEST_SUM_WORD else ""
        return plain in self.words.subtotals or plain.endswith(self.words.subtotal_endings)

    def _sums_up(self, cells: Mapping[int, str]) -> bool:
        """Whether a row holds nothing but words for a sum and numbers."""
        below_numbers = self.numbered and self.no not in cells and self.detail not in cells
        words = []
        for text in cells.values():
            if text[0].isdigit() or text[0] in SIGNS:
                continue
            if len(text) > _LONGEST_SUM_WORD or (text[-1] not in self.words.last_of_subtotals and len(text) > _LONGEST_MARK):
                return False
            plain = short_compact(text)
            if below_numbers and self._sums_apart(text):
                words.append(self.words.sum_words[0])
            elif plain not in self.words.marks:
                words.append(_BEHIND_SUM.sub("", plain).strip(_ORNAMENT))
        # A row with a number of its own is a line of the list, whatever its title ends in.
        endings = self.words.subtotal_endings if self.no not in cells else ()
        if below_numbers:
            endings += self.words.total_endings
        return bool(words) and all(word in self.words.subtotals or word.endswith(endings) for word in words)

    def _sums_up_part(self, cells: Mapping[int, str]) -> bool:
        """Whether a row without number and content sums up a part of the list: by a word for a sum beside the name of that part that
        all its rows have, or, where the list numbers its items, by a name that ends in one; its other cells are mere numbers."""
        if self.title is None or self.title not in cells or self.detail is None or self.detail in cells or self.no in cells:
            return False
        name = short_compact(cells[self.title]).strip(_ORNAMENT) if len(cells[self.title]) <= _LONGEST_SUM_WORD else ""
        glued = self.numbered and name.endswith(self.words.sum_words) and not name.endswith(self.words.no_sums)
        if not name or not (name in self.words.subtotals or glued):
            return False
        others = [column for column in cells if column != self.title and column not in self.shared]
        return bool(others or name in self.words.sum_words) and all(self._is_figure(column, cells[column]) for column in others)

    def _is_figure(self, column: int, text: str) -> bool:
        amount = column == self.head.columns.get("effort_days") and parse_effort(text) is not None
        return amount or parse_plain_number(text.lstrip(SIGNS)) is not None

    def _sums_apart(self, text: str) -> bool:
        """Whether a word for a sum stands apart at the end, but for how many they are, or a text in brackets ends in it."""
        parts = [part for part in map(compact, text.split()) if not (part[0].isdigit() and part.endswith(self.words.counted_in))]
        bracketed = short_compact(text)[:1] == "(" and short_compact(text).endswith(tuple(f"{word})" for word in self.words.sum_words))
        return bracketed or (len(parts) > 1 and parts[-1] in self.words.sum_words)

    def _counts(self, cells: Mapping[int, str]) -> bool:
        """Whether a row without number and content says nothing but its name and several numbers under columns of no meaning here."""
        if not self.numbered or self.title is None or self.detail is None or self.title not in cells:
            return False
        if self.no in cells or self.detail in cells:
            return False
        others = [column for column in cells if column != self.title]
        if any(column in cells for column in self.head.columns.values() if column != self.title):
            return False
        numbers = len(others) >= _FEWEST_NUMBERS and all(parse_plain_number(cells[column]) is not None for column in others)
        return numbers and not any(map(self._holds_numbers, others))

    def _holds_numbers(self, column: int) -> bool:
        """Whether a number in a column is nothing special."""
        numbered = [row for row in self.sample if self.no is not None and cell_text(row[self.no])]
        cells = [cell_text(row[column]) for row in numbered if cell_text(row[column])]
        return sum(parse_plain_number(cell) is not None for cell in cells) * 2 > len(cells)
