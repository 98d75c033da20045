"""The rows under a heading, one by one: an item, a part of the item above, or skipped with the reason."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from custaudit.model import Field, MunicipalityKind
from custaudit.rules.kinds import municipality_kind
from custaudit.sources.effort import parse_effort, unit_of_heading
from custaudit.sources.fields import field_in_name
from custaudit.sources.grid import Grid, Row, cell_text
from custaudit.sources.headings import ColumnName, compact, vocabulary
from custaudit.sources.tablehead import Head, parse_plain_number, repeats

SkipReason = Literal["blank", "subtotal", "heading", "continues", "struck", "withdrawn", "note", "section", "no_text"]

TextColumn = Literal["title", "detail", "reason", "department", "object"]

_LOOK_AHEAD = 300
LONGEST_GAP = 100
"""A longer run of blank rows lies outside the table and is not read."""

_PLAIN_DETAIL = 24
_OPENING = "(（【[［<＜〔《≪"
_BRACKETED = re.compile(r"^[(【\[<〔《≪]([^)】\]>〕》≫]{1,12})[)】\]>〕》≫]")
_IN_BRACKETS = re.compile(r"\(.*\)$")
_ORNAMENT = "【】[]<>■●◆:"
_LONGEST_SUM_WORD = 24
_SHORT = 16
_SIGNS = "-+−－＋¥￥▲△"
_LONGEST_MARK = 6


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
    kind: MunicipalityKind | None
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
        self.field, self.kind = at.get("field"), at.get("kind")
        self.unit = unit_of_heading(head.labels[self.effort]) if self.effort is not None else 1.0
        self.withdrawn_columns = {column for column in head.statuses if compact(head.labels[column]) in self.words.withdrawn}
        self.result = TableRows()
        self.group_values: dict[int, str] = {}
        self.field_cell = ""
        self.fields: dict[str, Field | None] = {}
        self.names: dict[str, str] = {}
        self._place_merges()
        self._look_ahead()

    def _place_merges(self) -> None:
        """Which cells repeat the cell at the top of their merge, and which rows are merged across the table."""
        self.above: dict[int, dict[int, int]] = {}
        self.wide: set[int] = set()
        width = len(self.head.labels)
        titled = sum(1 for label in self.head.labels if label)
        first = min(self.head.columns.values())
        # Sound merges do not overlap, so they cover no more cells than there are.
        uncovered = width * (self.end - self.head.body)
        for merge in self.grid.formatting.merges or ():
            if merge.top < self.head.body or merge.top >= self.end:
                continue
            if merge.left <= first and merge.right - merge.left + 1 >= max(2, titled * 0.6):
                self.wide.add(merge.top)
            right, bottom = min(merge.right, width - 1), min(merge.bottom, self.end - 1)
            uncovered -= max(right - merge.left + 1, 0) * (bottom - merge.top + 1)
            if uncovered < 0:
                break
            for row in range(merge.top + 1, bottom + 1):
                for column in range(merge.left, right + 1):
                    self.above.setdefault(row, {})[column] = merge.top

    def _look_ahead(self) -> None:
        """What an empty number and an empty title mean in this table.

        Where most rows that say something have a number, a row without one goes on from the row above; where a third of
        the numbered rows has no title, an empty title means the one above.
        """
        text = self.detail if self.detail is not None else self.title
        sample = self.rows[self.head.body : min(self.end, self.head.body + _LOOK_AHEAD)]
        speaking = [row for row in sample if text is not None and cell_text(row[text])]
        numbered = [row for row in speaking if self.no is not None and cell_text(row[self.no])]
        untitled = [row for row in (numbered or speaking) if self.title is not None and not cell_text(row[self.title])]
        self.numbered = len(numbered) * 2 > len(speaking)
        self.titles_go_on = len(untitled) * 3 >= len(numbered or speaking)

    def read(self) -> TableRows:
        drafts, skipped = self.result.drafts, self.result.skipped
        title, detail = self.title, self.detail
        struck, above, wide = self.grid.formatting.struck, self.above, self.wide
        statuses = self.head.statuses
        blanks: list[int] = []
        for index in range(self.head.body, self.end):
            row = self.rows[index]
            if row.count("") == len(row) and index not in above:
                blanks.append(index)
                continue
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
        if not cell or (cell[0] not in _OPENING and (len(cell) > _SHORT or cell[-1] not in vocabulary().last_of_withdrawn)):
            return False
        return _withdraws(cell[:_SHORT])

    def _classify(self, index: int, row: Row) -> SkipReason | None:
        """The reason to skip a row, or None after it became an item."""
        cells = {column: text for column, value in enumerate(row) if value != "" and (text := cell_text(value))}
        above = self.above.get(index, {})
        for column in above:
            cells.pop(column, None)
        if not cells:
            return "blank" if not above else "no_text"
        return self._left_out(index, row, cells) or self._item_or_part(index, row, cells, above)

    def _left_out(self, index: int, row: Row, cells: Mapping[int, str]) -> SkipReason | None:
        if repeats(self.head, cells):
            return "heading"
        if len(cells) == 1 and (alone := self._alone(index, *next(iter(cells.items())))):
            return alone
        if self._sums_up(cells):
            return "subtotal"
        if self._is_struck(index, cells):
            return "struck"
        texts = [cells.get(column, "") for column in (self.title, self.detail) if column is not None]
        return "withdrawn" if self._status_withdraws(row) or any(map(self._withdrawn_text, texts)) else None

    def _alone(self, index: int, column: int, text: str) -> SkipReason | None:
        """A footnote, or a line that heads the rows under it: one cell alone in its row."""
        plain = compact(text[:40])
        if plain.startswith(self.words.notes) and column != self.detail:
            return "note"
        if len(self.head.columns) == 1:
            return None
        is_group = column in self.head.groups and self.title is not None
        if is_group:
            self._groups(index, {column: text}, {})
        is_label = column == self.no and parse_plain_number(plain) is None and len(plain) > 3
        is_marked = column == self.title and self.detail is not None and plain.startswith(self.words.sections)
        return "section" if is_group or is_label or is_marked or index in self.wide else None

    def _sums_up(self, cells: Mapping[int, str]) -> bool:
        """Whether a row holds nothing but words for a sum and numbers."""
        words = []
        for text in cells.values():
            if text[0].isdigit() or text[0] in _SIGNS:
                continue
            if len(text) > _LONGEST_SUM_WORD or (text[-1] not in self.words.last_of_subtotals and len(text) > _LONGEST_MARK):
                return False
            plain = _short(text)
            if plain not in self.words.marks:
                words.append(_IN_BRACKETS.sub("", plain).strip(_ORNAMENT))
        # A row with a number of its own is a line of the list, whatever its title ends in.
        endings = self.words.subtotal_endings if self.no not in cells else ()
        return bool(words) and all(word in self.words.subtotals or word.endswith(endings) for word in words)

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
        said = [part for part in (name, text) if part and (len(part) > _LONGEST_MARK or _short(part) not in marks)]
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
        # A merged cell says the same for all rows it covers.
        carried = list(row)
        for column, top in above.items():
            if column < len(carried) and column != self.no:
                carried[column] = self.rows[top][column]
        if self.title is not None and not cell_text(carried[self.title]) and self.titles_go_on and self.result.drafts:
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
            None if self.kind is None else municipality_kind(cell_text(row[self.kind])),
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
