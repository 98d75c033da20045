"""Rows of sums: words for a sum and numbers, or a name over mere numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property

from custaudit.sources.fields import is_official_name
from custaudit.sources.table.grid import Row, cell_text
from custaudit.sources.table.headings.contents import parse_plain_number
from custaudit.sources.table.headings.effort import parse_effort
from custaudit.sources.table.headings.head import Head
from custaudit.sources.table.headings.vocabulary import compact, short_compact, vocabulary
from custaudit.sources.table.headings.wordlists import ColumnName

_LONGEST_SUM_WORD = 24
_LONGEST_MARK = 6
_FEWEST_NUMBERS = 2
_SHARED: tuple[ColumnName, ...] = ("department", "field", "kind", "object")
_ORNAMENT = "【】[]<>■●◆:"
SIGNS = "-+−－＋¥￥▲△"
"""What may stand in front of a number."""

# What may follow a word for a sum: something in brackets, or how many they are.
_BEHIND_SUM = re.compile(r"\(.*\)$|\d[\d,.]*\D{0,2}$")
# How many there are of something named before.
_COUNT = re.compile(r"\D\d[\d,]*\D{1,2}$")


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
        if self._sums_up(cells) or self._counts(cells) or self._sums_up_part(cells) or self._counts_kinds(cells):
            return True
        return self._sums_up_named(cells) or self._says_amounts(cells)

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

    def _says_amounts(self, cells: Mapping[int, str]) -> bool:
        """Whether a row without number says, where its name should stand, how many there are of something, and beside it amounts alone."""
        name = cells.get(self.title, "") if self.title is not None and self.no not in cells else ""
        if not name or len(name) > _LONGEST_MARK or not short_compact(name).endswith(self.words.counted_in):
            return False
        return all(len(text) <= _LONGEST_SUM_WORD and _amounts().fullmatch(short_compact(text)) for text in cells.values())

    def _sums_up_named(self, cells: Mapping[int, str]) -> bool:
        """Whether a row says in one of its first columns which part it sums up, and beside it only how many they are and how much."""
        last = self.words.last_of_subtotals
        texts = {column: text for column, text in cells.items() if len(text) <= _LONGEST_SUM_WORD}
        return any(text[-1] in last and self._sums_up_beside(column, cells) for column, text in texts.items())

    def _sums_up_beside(self, column: int, cells: Mapping[int, str]) -> bool:
        """Whether that cell names a sum, and the others only the part it sums up, left of it, or amounts, right of it."""
        if column == self.detail or (self.no is not None and self.no in cells and self.no != column):
            return False
        others = {at: text for at, text in cells.items() if at != column and text not in self.words.marks}
        amounts = [at for at, text in others.items() if len(text) <= _LONGEST_SUM_WORD and _amounts().fullmatch(short_compact(text))]
        if any(at < column if at in amounts else at > column or at not in self.shared for at in others):
            return False
        beside = column in self.shared
        if not amounts and (others or not beside):
            return False
        return self._names_sum(cells[column], glued=beside or column == self.no or self.detail in amounts)

    def _names_sum(self, text: str, *, glued: bool) -> bool:
        """Whether a text is, or ends in, a word for a sum, but for how many they are; ``glued``: it need not stand apart from the name
        of a part, as it must where the name might be an item's."""
        plain = _BEHIND_SUM.sub("", short_compact(text)).strip(_ORNAMENT)
        if plain in self.words.subtotals or plain.endswith(self.words.subtotal_endings) or self._sums_apart(text):
            return True
        part = next((plain.removesuffix(word) for word in self.words.sum_words if plain.endswith(word)), "")
        if not part or plain.endswith(self.words.no_sums):
            return False
        return glued or part.endswith(self.words.sections_of_office) or part in self._parts or is_official_name(part)

    @cached_property
    def _parts(self) -> frozenset[str]:
        """The names of sections, businesses and groups in the first rows."""
        return frozenset(short_compact(text) for row in self.sample for column in self.shared if (text := cell_text(row[column])))

    def _counts_kinds(self, cells: Mapping[int, str]) -> bool:
        """Whether a row without a number says in each cell how many there are of a kind: 3 to be kept, 2 to go."""
        if not self.numbered or self.no in cells or any(len(text) > _LONGEST_SUM_WORD for text in cells.values()):
            return False
        kinds = map(short_compact, cells.values())
        return all(plain.endswith(self.words.counted_in) and _COUNT.search(plain) for plain in kinds)

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


@cache
def _amounts() -> re.Pattern[str]:
    """One amount or several, such as how many there are and what they cost."""
    words = vocabulary()
    units = {*words.counted_in, *(compact(word) for unit in words.file.effort_units for word in unit.words)}
    units |= set(map(compact, words.file.amount_units))
    before = {*words.subtotals, *map(compact, words.file.amount_beginnings)}
    number = rf"(?:{_any(before)})?:?[{re.escape(SIGNS)}]?\d[\d,]*(?:\.\d+)?"
    unit = f"(?:{_any(units)})"
    return re.compile(rf"(?:{number}{unit}[(/,\u3001\u30fb]?)*{number}{unit}?[-.)]?")


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
