"""The rows under a heading, one by one: an item, a part of the item above, or skipped with the reason."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from custaudit.model import Field
from custaudit.sources.effort import parse_effort, unit_of_heading
from custaudit.sources.fields import field_in_name
from custaudit.sources.grid import Grid, Row, cell_text
from custaudit.sources.headings import ColumnName, compact, vocabulary
from custaudit.sources.tablehead import Head, parse_plain_number, repeats

SkipReason = Literal["blank", "subtotal", "heading", "continues", "struck", "withdrawn", "note", "section", "no_text"]

TextColumn = Literal["title", "detail", "reason", "department", "object"]

LONGEST_GAP = 100
"""A longer run of blank rows lies outside the table and is not read."""

_PLAIN_DETAIL = 24
_OPENING = "(（【[［<＜〔《≪"
_BRACKETED = re.compile(r"^[(【\[<〔《≪]([^)】\]>〕》≫]{1,12})[)】\]>〕》≫]")
_IN_BRACKETS = re.compile(r"\(.*\)$")
_ORNAMENT = "【】[]<>■●◆:"
_LONGEST_SUM_WORD = 24
_SHORT = 16
_AMOUNT = re.compile(r"^[\d,.]+[^\d]{0,4}$")


@dataclass(slots=True)
class Draft:
    """An item in the making: ``row`` counts from 0; texts may still grow by rows that continue it."""

    row: int
    no: str
    title: str
    detail: str
    reason: str
    department: str
    object: str
    effort_days: float | None
    field: Field | None
    heading: tuple[str, ...]


@dataclass
class TableRows:
    """What came of the rows of one table."""

    drafts: list[Draft] = field(default_factory=list)
    skipped: list[tuple[int, SkipReason]] = field(default_factory=list)
    other_fields: dict[str, int] = field(default_factory=dict)


@lru_cache(maxsize=1 << 12)
def _withdraws(cell: str) -> bool:
    plain = compact(cell)
    bracketed = _BRACKETED.match(plain)
    withdrawn = vocabulary().withdrawn
    return plain in withdrawn or (bracketed is not None and bracketed[1] in withdrawn)


@lru_cache(maxsize=1 << 13)
def _short(cell: str) -> str:
    """``compact`` for cells that come again and again."""
    return compact(cell)


@lru_cache(maxsize=1 << 12)
def _repeats(cell: str) -> bool:
    return compact(cell) in vocabulary().ditto


def read_rows(grid: Grid, head: Head, end: int) -> TableRows:
    """All rows from under the heading to ``end`` (exclusive)."""
    return _Reader(grid, head, end).read()


class _Reader:
    def __init__(self, grid: Grid, head: Head, end: int) -> None:
        self.grid, self.head, self.end = grid, head, end
        self.rows = grid.rows
        self.words = vocabulary()
        at: Mapping[ColumnName, int] = head.columns
        self.no, self.title, self.detail, self.reason = at.get("no"), at.get("title"), at.get("detail"), at.get("reason")
        self.department, self.object, self.effort = at.get("department"), at.get("object"), at.get("effort_days")
        self.field = at.get("field")
        self.unit = unit_of_heading(head.labels[self.effort]) if self.effort is not None else 1.0
        self.withdrawn_columns = {column for column in head.statuses if compact(head.labels[column]) in self.words.withdrawn}
        self.result = TableRows()
        self.group_values: dict[int, str] = {}
        self.field_cell = ""
        self.fields: dict[str, Field | None] = {}
        self.names: dict[str, str] = {}
        self._place_merges()
        self.numbered = self._is_numbered()

    def _place_merges(self) -> None:
        """Which cells repeat the cell at the top of their merge, and which rows are merged across the table."""
        self.above: dict[int, dict[int, int]] = {}
        self.wide: set[int] = set()
        width = sum(1 for label in self.head.labels if label)
        for merge in self.grid.formatting.merges or ():
            if merge.top < self.head.body or merge.top >= self.end:
                continue
            if merge.right - merge.left + 1 >= max(2, width * 0.6):
                self.wide.add(merge.top)
            for row in range(merge.top + 1, min(merge.bottom + 1, self.end)):
                for column in range(merge.left, merge.right + 1):
                    self.above.setdefault(row, {})[column] = merge.top

    def _is_numbered(self) -> bool:
        """Whether rows that say something usually have a number of their own, so that a missing one means "goes on"."""
        if self.no is None:
            return False
        text = self.detail if self.detail is not None else self.title
        sample = [
            row for row in self.rows[self.head.body : min(self.end, self.head.body + 300)] if text is not None and cell_text(row[text])
        ]
        return sum(1 for row in sample if cell_text(row[self.no])) * 2 > len(sample)

    def read(self) -> TableRows:
        drafts, skipped = self.result.drafts, self.result.skipped
        title, detail = self.title, self.detail
        struck, above, wide = self.grid.formatting.struck, self.above, self.wide
        statuses = self.head.statuses
        blanks: list[int] = []
        for index in range(self.head.body, self.end):
            row = self.rows[index]
            # Nearly all rows are plain: a title and a text too long to be a heading, a sum or a mark.
            if title is not None and detail is not None and index not in above and index not in struck and index not in wide:
                name, text = row[title], row[detail]
                plain = type(text) is str and len(text) > _PLAIN_DETAIL and type(name) is str and len(name) > 2 and name[0] not in _OPENING
                if plain and not (statuses and self._status_withdraws(row)):
                    drafts.append(self._draft(index, row))
                    if blanks:
                        self._blank(blanks)
                    continue
            outcome = self._classify(index, row)
            if outcome == "blank":
                blanks.append(index)
                continue
            if blanks:
                self._blank(blanks)
            if outcome is not None:
                skipped.append((index, outcome))
        return self.result

    def _blank(self, blanks: list[int]) -> None:
        if len(blanks) <= LONGEST_GAP:
            self.result.skipped.extend((index, "blank") for index in blanks)
        blanks.clear()

    def _status_withdraws(self, row: Row) -> bool:
        for column in self.head.statuses:
            value = row[column]
            if type(value) is str and 0 < len(value) <= _SHORT:
                if _withdraws(value):
                    return True
                if column in self.withdrawn_columns and _short(value) in self.words.yes_marks:
                    return True
        return False

    @staticmethod
    def _withdrawn_text(cell: str) -> bool:
        return bool(cell) and (len(cell) <= _SHORT or cell[0] in _OPENING) and _withdraws(cell[:_SHORT])

    def _classify(self, index: int, row: Row) -> SkipReason | None:
        """The reason to skip a row, or None after it became an item."""
        cells = {column: text for column, value in enumerate(row) if value != "" and (text := cell_text(value))}
        above = self.above.get(index, {})
        for column in above:
            cells.pop(column, None)
        if not cells:
            return "blank" if not above else "no_text"
        if repeats(self.head, cells):
            return "heading"
        alone = self._alone(index, cells)
        if alone is not None:
            return alone
        if self._sums_up(cells):
            return "subtotal"
        if self._is_struck(index, cells):
            return "struck"
        if self._status_withdraws(row) or any(
            self._withdrawn_text(cells.get(column, "")) for column in (self.title, self.detail) if column is not None
        ):
            return "withdrawn"
        return self._item_or_part(index, row, cells, above)

    def _alone(self, index: int, cells: Mapping[int, str]) -> SkipReason | None:
        """A footnote, or a line that heads the rows under it: one cell alone in its row."""
        if len(cells) > 1:
            return None
        column, text = next(iter(cells.items()))
        plain = compact(text[:40])
        if plain.startswith(self.words.notes) and column != self.detail:
            return "note"
        if len(self.head.columns) == 1:
            return None
        if index in self.wide:
            return "note" if plain.startswith(self.words.notes) else "section"
        if column == self.no and parse_plain_number(plain) is None:
            return "section" if len(plain) > 3 else "no_text"
        if column == self.title and self.detail is not None and plain.startswith(self.words.sections):
            return "section"
        if column in self.head.groups and self.title is not None:
            self._groups(index, {column: text}, {})
            return "section"
        return None

    def _sums_up(self, cells: Mapping[int, str]) -> bool:
        """Whether a row holds nothing but words for a sum and numbers."""
        words = []
        for text in cells.values():
            if len(text) > _LONGEST_SUM_WORD:
                return False
            plain = _short(text)
            if plain not in self.words.marks and not _AMOUNT.match(plain) and parse_effort(text) is None:
                words.append(_IN_BRACKETS.sub("", plain).strip(_ORNAMENT))
        return bool(words) and all(word in self.words.subtotals or word.endswith(self.words.subtotal_endings) for word in words)

    def _is_struck(self, index: int, cells: Mapping[int, str]) -> bool:
        struck = self.grid.formatting.struck.get(index)
        if not struck:
            return False
        texts = [column for column in (self.title, self.detail) if column in cells]
        return bool(texts) and all(column in struck for column in texts)

    def _item_or_part(self, index: int, row: Row, cells: dict[int, str], above: Mapping[int, int]) -> SkipReason | None:
        marks = self.words.marks
        name = cells.get(self.title, "") if self.title is not None else ""
        text = cells.get(self.detail, "") if self.detail is not None else ""
        why = cells.get(self.reason, "") if self.reason is not None else ""
        said = [part for part in (name, text) if part and (len(part) > _SHORT or _short(part) not in marks)]
        own_number = self.no is not None and self.no in cells
        if not name and not own_number and (text or why) and self._continues(cells, text):
            parent = self.result.drafts[-1]
            if text:
                parent.detail = f"{parent.detail}\n{text}" if parent.detail else text
            if why:
                parent.reason = f"{parent.reason}\n{why}" if parent.reason else why
            return "continues"
        if not said:
            return "no_text"
        # A merged cell says the same for all rows it covers; CSV has lost its merges and left the cells empty.
        carried = list(row)
        for column, top in above.items():
            if column < len(carried) and column != self.no:
                carried[column] = self.rows[top][column]
        if self.title is not None and not name and self.grid.formatting.merges is None and self.result.drafts:
            carried[self.title] = self.result.drafts[-1].title
        self.result.drafts.append(self._draft(index, carried))
        return None

    def _continues(self, cells: Mapping[int, str], text: str) -> bool:
        """Whether a row without number and title goes on with the item above.

        It does when it says nothing but detail or reason and the table numbers its items; without numbers only when the
        sentence above is unfinished or this one begins like a continuation.
        """
        if not self.result.drafts or (self.title is None and not self.numbered):
            return False
        others = (self.department, self.object, self.effort, self.field)
        if any(column in cells for column in others if column is not None):
            return False
        if self.numbered or not text:
            return True
        before = compact(self.result.drafts[-1].detail[-12:])
        return before.endswith(self.words.unfinished_endings) or compact(text[:6]).startswith(self.words.continuing_beginnings)

    def _draft(self, index: int, row: Row) -> Draft:
        return Draft(
            index,
            "" if self.no is None else cell_text(row[self.no]),
            "" if self.title is None else self._text("title", row[self.title]),
            "" if self.detail is None else self._text("detail", row[self.detail]),
            "" if self.reason is None else self._text("reason", row[self.reason]),
            "" if self.department is None else self._name("department", row[self.department]),
            "" if self.object is None else self._name("object", row[self.object]),
            None if self.effort is None else self._days(row[self.effort]),
            None if self.field is None else self._field(cell_text(row[self.field])),
            self._groups(index, row, self.above.get(index, {})) if self.head.groups else (),
        )

    def _text(self, column: TextColumn, value: object) -> str:
        text = value.strip() if type(value) is str else cell_text(value)
        if 0 < len(text) <= 6 and _repeats(text) and self.result.drafts:
            above: str = getattr(self.result.drafts[-1], column)
            return above
        return text

    def _name(self, column: TextColumn, value: object) -> str:
        """A text that many rows share, kept once; a mark for "as above" is looked up anew each time."""
        if type(value) is str and (known := self.names.get(value)) is not None:
            return known
        text = self._text(column, value)
        if type(value) is str and text == value.strip():
            self.names[value] = text
        return text

    def _days(self, value: object) -> float | None:
        if type(value) is float or type(value) is int:
            return value * self.unit if self.unit == 1.0 else round(value * self.unit, 4)
        return parse_effort(cell_text(value), self.unit) if value != "" else None

    def _groups(self, index: int, row: Row | Mapping[int, str], above: Mapping[int, int]) -> tuple[str, ...]:
        """The path of groups over a row; an empty cell means the group above as long as no higher group changes."""
        path: list[str] = []
        changed = False
        for column in self.head.groups:
            value = row.get(column, "") if isinstance(row, Mapping) else row[column]
            text = cell_text(self.rows[above[column]][column]) if column in above else cell_text(value)
            if text and text != self.group_values.get(column):
                self.group_values[column] = text
                changed = True
            elif not text and changed:
                self.group_values[column] = ""
            if self.group_values.get(column):
                path.append(self.group_values[column])
        return tuple(path)

    def _field(self, cell: str) -> Field | None:
        """The field that a cell names; an empty one means the cell above."""
        self.field_cell = cell or self.field_cell
        if self.field_cell not in self.fields:
            named = field_in_name(self.field_cell)
            self.fields[self.field_cell] = named[0] if named else None
        found = self.fields[self.field_cell]
        if found is None and self.field_cell:
            self.result.other_fields[self.field_cell] = self.result.other_fields.get(self.field_cell, 0) + 1
        return found
