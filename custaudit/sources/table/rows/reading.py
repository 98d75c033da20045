"""The rows under a heading, one by one: an item, a part of the item above, or skipped with the reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from custaudit.sources.fields import field_of_section
from custaudit.sources.table.grid import Grid, Row, cell_text
from custaudit.sources.table.headings.contents import parse_plain_number
from custaudit.sources.table.headings.head import Head, repeats
from custaudit.sources.table.headings.vocabulary import compact, short_compact, vocabulary
from custaudit.sources.table.headings.wordlists import ColumnName
from custaudit.sources.table.places.merged import covered
from custaudit.sources.table.rows.carried import carry_departments
from custaudit.sources.table.rows.drafts import Drafting, Drafts
from custaudit.sources.table.rows.guides import GUIDED_ROWS, guide_reason
from custaudit.sources.table.rows.lines import Lines
from custaudit.sources.table.rows.notes import Notes
from custaudit.sources.table.rows.outcomes import SkipReason, TableRows, Told
from custaudit.sources.table.rows.replies import is_line_of_same, reply_words
from custaudit.sources.table.rows.sums import SIGNS, Sums
from custaudit.sources.table.rows.withdrawn import OPENING, Withdrawal
from custaudit.sources.table.rows.wraps import Said, Wraps, joined, without_mark

_LOOK_AHEAD = 300
LONGEST_GAP = 100
"""A longer run of blank rows lies outside the table and is not read."""

_PLAIN_DETAIL = 24
_LONGEST_MARK = 6
_BLANKS = " \t\n\u3000"
# A row is looked at closely where a cell begins so: it may be withdrawn or a sum.
_CAREFUL_BEGINNINGS = frozenset(OPENING + SIGNS + _BLANKS)
# A row that says one of these says something of its own.
_OWN: tuple[ColumnName, ...] = ("department", "object", "effort_days", "field")
_BLOCK = 2_000
_NUMBER_AND_NAME = 2
_FEW_CELLS = 3
# After one of these a row without number and title, below all numbered ones, no longer goes on with the item above.
_END_ITEMS = frozenset({"subtotal", "note", "section"})


def read_rows(grid: Grid, head: Head, end: int) -> TableRows:
    """All rows from under the heading to ``end`` (exclusive)."""
    return _Reader(_joined(grid, head, end), head, end).read()


def _joined(grid: Grid, head: Head, end: int) -> Grid:
    """The sheet with the whole content in one column, where a column for each kind of object holds it."""
    at = head.columns.get("detail")
    if at is None or len(head.contents) < 2:
        return grid
    rows = list(grid.rows)
    for index in range(head.body, end):
        row = rows[index] = list(rows[index])
        row[at] = "\n".join(text for column in head.contents if (text := cell_text(row[column])))
    return replace(grid, rows=rows)


class _Reader:
    def __init__(self, grid: Grid, head: Head, end: int) -> None:
        self.grid, self.head, self.end = grid, head, end
        self.rows = grid.rows
        self.words = vocabulary()
        at: Mapping[ColumnName, int] = head.columns
        self.no, self.title, self.detail, self.reason = at.get("no"), at.get("title"), at.get("detail"), at.get("reason")
        self.withdrawal = Withdrawal(head)
        self.careful_ends = self.words.last_of_subtotals | self.words.last_of_withdrawn | {*_BLANKS}
        self.headings = frozenset().union(*head.cells)
        self.drafting = Drafting(head)
        self.skipped: list[tuple[int, SkipReason]] = []
        self.told: Told = {"bare_items": [], "bare_sections": [], "below": []}
        self.ended = False
        # The line over rows without titles of their own.
        self.headed = ""
        self.blanks: list[int] = []
        self.waiting: list[int] = []
        self.waiting_rows: list[Row] = []
        self.above, self.wide = covered(self.grid, self.head, self.end)
        self._look_ahead()

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
        self.sums = Sums(self.head, sample, numbered=self.numbered)
        self.notes = Notes(self.rows, self.head, self.end)
        self.lines = Lines(self.rows, self.head, self.end, numbered=self.numbered)
        self.wraps = Wraps(self.rows, self.head, self.end, numbered=self.numbered)
        self.replies = reply_words(self.head, sample)
        self.titles_go_on = len(untitled) * 3 >= len(numbered or speaking)

    def read(self) -> TableRows:
        for start in range(self.head.body, self.end, _BLOCK):
            rows = self.rows[start : min(start + _BLOCK, self.end)]
            done = 0
            for place in [place for place, plain in enumerate(self._plain(start, rows)) if not plain]:
                self._add(range(start + done, start + place), rows[done:place])
                self._read_row(start + place, rows[place])
                done = place + 1
            self._add(range(start + done, start + len(rows)), rows[done:])
            self._settle()
        drafts = self.drafting.drafts
        self.told["carried"] = carry_departments(drafts, self.grid, self.head, self.skipped)
        return TableRows(drafts, self.skipped, self.drafting.other_fields, self.told)

    def _plain(self, start: int, rows: Sequence[Row]) -> list[bool]:
        """For each row whether it is surely an item: a title and a text that are no heading, no sum and no mark."""
        title, detail = self.title, self.detail
        if title is None or detail is None:
            return [False] * len(rows)
        said = self._surely_said
        plain = [
            type(text := row[detail]) is str
            and type(name := row[title]) is str
            and ((len(text) > _PLAIN_DETAIL and len(name) > 2 and name[0] not in OPENING) or said(name, text))
            for row in rows
        ]
        for column in self.head.statuses:
            if withdrawn := {cell for cell in {row[column] for row in rows} if self.withdrawal.in_status(column, cell)}:
                plain = [clear and row[column] not in withdrawn for clear, row in zip(plain, rows, strict=True)]
        for column, answers in self.replies.items():
            plain = [clear and row[column] not in answers for clear, row in zip(plain, rows, strict=True)]
        if (number := self.no) is not None:
            above = [self.rows[start - 1], *rows] if start else rows
            for place in [place for place, (row, below) in enumerate(pairwise(above)) if row[number] == below[number] != ""]:
                plain[place + (start == 0)] = False
            if self.wraps.possible:
                plain = [clear and row[number] != "" for clear, row in zip(plain, rows, strict=True)]
        # Hints and examples stand right under the heading.
        for index in range(start, min(self.head.body + GUIDED_ROWS, start + len(rows))):
            plain[index - start] = False
        for careful in (self.above, self.grid.formatting.struck, self.wide):
            for index in careful:
                if start <= index < start + len(rows):
                    plain[index - start] = False
        return plain

    def _surely_said(self, name: str, text: str) -> bool:
        """Whether a short title and a short text surely say something of their own, judged by their first and last characters."""
        return (
            len(name) > _LONGEST_MARK
            and len(text) > _LONGEST_MARK
            and name[-1] not in self.careful_ends
            and text[-1] not in self.careful_ends
            and name[0] not in _CAREFUL_BEGINNINGS
            and text[0] not in _CAREFUL_BEGINNINGS
            and not name[0].isdigit()
            and name not in self.headings
            and text not in self.headings
        )

    def _read_row(self, index: int, row: Row) -> None:
        if row.count("") == len(row) and index not in self.above:
            self._add_blank(index)
            return
        outcome = self._classify(index, row)
        if outcome == "blank":
            self._add_blank(index)
            return
        if self.blanks:
            self._pass_blanks()
        if outcome is not None:
            self.skipped.append((index, outcome))
        if outcome is None or outcome == "heading":
            self.ended = False
        elif outcome in _END_ITEMS:
            self.ended = True

    def _add_blank(self, index: int) -> None:
        self.blanks.append(index)
        self.ended = True

    def _add(self, numbers: Sequence[int], rows: Sequence[Row]) -> None:
        if self.blanks and numbers:
            self._pass_blanks()
        if numbers:
            self.ended, self.headed = False, ""
        self.waiting += numbers
        self.waiting_rows += rows

    def _pass_blanks(self) -> None:
        if len(self.blanks) <= LONGEST_GAP:
            self.skipped.extend((index, "blank") for index in self.blanks)
        self.blanks.clear()

    def _settle(self) -> Drafts:
        """All drafts so far; rows are made into drafts together."""
        if self.waiting:
            self.drafting.add(self.waiting, self.waiting_rows)
            self.waiting, self.waiting_rows = [], []
        return self.drafting.drafts

    def _classify(self, index: int, row: Row) -> SkipReason | None:
        """The reason to skip a row, or None after it became an item."""
        cells = {column: text for column, value in enumerate(row) if value != "" and (text := cell_text(value))}
        above = self.above.get(index, {})
        for column in above:
            cells.pop(column, None)
        if not cells:
            return "blank" if not above else "no_text"
        return self._left_out(index, row, cells) or self._of_another(index, row) or self._item_or_part(index, row, cells, above)

    def _left_out(self, index: int, row: Row, cells: Mapping[int, str]) -> SkipReason | None:
        if repeats(self.head, cells):
            return "heading"
        if index < self.head.body + GUIDED_ROWS and (guide := guide_reason(cells, self.head, first=index == self.head.body)):
            return guide
        if len(cells) <= _FEW_CELLS and (heads := self._heads_rows(index, cells)):
            return heads
        if self.sums.is_sum(cells):
            return "subtotal"
        if self._is_struck(index, cells):
            return "struck"
        texts = [cells.get(column, "") for column in self.withdrawal.texts]
        return "withdrawn" if self.withdrawal.by_status(row) or any(map(self.withdrawal.in_text, texts)) else None

    def _of_another(self, index: int, row: Row) -> SkipReason | None:
        """Why a row belongs to an item above without adding to it, if it does."""
        if any(row[column] in answers for column, answers in self.replies.items()):
            return "reply"
        return "same" if self._says_the_same(index, row) else None

    def _says_the_same(self, index: int, row: Row) -> bool:
        """Whether the item in the row above stands in this one too."""
        if index == self.head.body or not is_line_of_same(self.head, row, self.rows[index - 1]):
            return False
        last = self.waiting[-1] if self.waiting else self.drafting.drafts.row[-1] if self.drafting.drafts.row else None
        return last == index - 1 or self.skipped[-1:] == [(index - 1, "same")]

    def _heads_rows(self, index: int, cells: Mapping[int, str]) -> SkipReason | None:
        if (nothing := self.lines.says_nothing(cells)) or len(cells) > _NUMBER_AND_NAME:
            return nothing
        if len(cells) == 1:
            return self._alone(index, *next(iter(cells.items())))
        if self.notes.is_note(index, cells) or (self.ended and self.lines.is_labelled_row(index, cells)):
            return "note"
        name = self.lines.headed_parts(index, cells)
        return None if name is None else self._begin_section(name)

    def _alone(self, index: int, column: int, text: str) -> SkipReason | None:
        """A footnote, or a line that heads the rows under it: one cell alone in its row."""
        plain = compact(text[:40])
        if plain.startswith(self.words.notes) and column != self.detail:
            return "note"
        if len(self.head.columns) == 1:
            return None
        if self.sums.is_named(text) or self.sums.is_sum({column: text}):
            return "subtotal"
        is_group = column in self.head.groups and self.title is not None
        if is_group:
            self._settle()
            self.drafting.begin_group(column, text)
        is_label = column == self.no and parse_plain_number(plain) is None and len(plain) > 3
        is_marked = column == self.title and self.detail is not None and plain.startswith(self.words.sections)
        if is_group or is_label or is_marked or index in self.wide:
            return "note" if self.lines.is_labelled(text) else self._begin_section(text)
        if column == self.title:
            return self._title_alone(index, column, text)
        return "note" if self.lines.is_labelled(text) and self.lines.is_below(index) else None

    def _title_alone(self, index: int, column: int, text: str) -> SkipReason | None:
        """What a title is that stands alone in its row; None where it may be an item or go on with one, which is told."""
        above = self.above.get(index, {})
        if self.no in above or self.detail in above:
            return None
        if self.withdrawal.in_text(text):
            return "withdrawn"
        line = self.lines.of_title(index, text)
        if line in (None, "section") and not self.lines.is_marked(text):
            if self._may_wrap(index, {column: text}, above, Said(text, "", "")):
                return None
            if line == "section":
                self.told["bare_sections"].append(index)
        if line is None and self.numbered and self.detail is not None:
            self.told["bare_items"].append(index)
        if line == "section":
            self.headed = text
            return self._begin_section(text)
        return line

    def _begin_section(self, text: str) -> SkipReason:
        if (field := field_of_section(text)) is not None:
            self._settle()
            self.drafting.begin_field(field)
        return "section"

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
        said = [part for part in (name, text) if part and (len(part) > _LONGEST_MARK or short_compact(part) not in marks)]
        own_number = self.no is not None and self.no in cells
        if not name and not own_number and (text or why) and not above and self._is_left_below(index, cells, text):
            self.told["below"].append(index)
            return "note"
        if not name and not own_number and (text or why) and (self._is_merged_into_above(cells, above) or self._continues(cells, text)):
            drafts = self._settle()
            for texts, more in ((drafts.detail, text), (drafts.reason, why)):
                if more:
                    texts[-1] = f"{texts[-1]}\n{more}" if texts[-1] else more
            return "continues"
        if not said:
            return "no_text"
        if name and not own_number and self._wraps(index, cells, above, Said(name, text, why)):
            return "continues"
        # A merged cell says the same for all rows it covers.
        carried = list(row)
        for column, top in above.items():
            if column < len(carried) and column != self.no:
                carried[column] = self.rows[top][column]
        if self.title is not None and not cell_text(carried[self.title]) and self.titles_go_on:
            carried[self.title] = self.headed or next(reversed(self._settle().title), "")
        else:
            self.headed = ""
        self.waiting.append(index)
        self.waiting_rows.append(carried)
        return None

    def _is_left_below(self, index: int, cells: Mapping[int, str], text: str) -> bool:
        """Whether a row that says nothing but detail or reason stands apart below all numbered rows and does not go on with the last."""
        if not self.ended or not self.lines.is_below(index) or not cells.keys() <= {self.detail, self.reason}:
            return False
        return not (text and (self.waiting or self.drafting.drafts.row) and self._is_unfinished(text))

    def _may_wrap(self, index: int, cells: Mapping[int, str], above: Mapping[int, int], row: Said) -> bool:
        """Whether a row with a title goes on with the item that ends in the row above."""
        if not self.wraps.possible or self.no in above or any(self.head.columns.get(name) in cells for name in _OWN):
            return False
        last = self.waiting[-1] if self.waiting else max(self.drafting.drafts.row[-1:], default=-1)
        if last < 0 or (last != index - 1 and self.skipped[-1:] != [(index - 1, "continues")]):
            return False
        return self.wraps.goes_on(self._last_said(), row)

    def _wraps(self, index: int, cells: Mapping[int, str], above: Mapping[int, int], row: Said) -> bool:
        """Whether a row with a title goes on with the item that ends in the row above; it is added to it then."""
        if not self._may_wrap(index, cells, above, row):
            return False
        drafts = self._settle()
        texts = (drafts.title, without_mark(row.title)), (drafts.detail, row.detail), (drafts.reason, row.reason)
        for column, more in texts:
            column[-1] = joined(column[-1], more)
        return True

    def _last_said(self) -> Said:
        """What the last item says so far."""
        if not self.waiting:
            drafts = self.drafting.drafts
            return Said(drafts.title[-1], drafts.detail[-1], drafts.reason[-1])
        row = self.waiting_rows[-1]
        return Said(*("" if column is None else cell_text(row[column]) for column in (self.title, self.detail, self.reason)))

    def _is_merged_into_above(self, cells: Mapping[int, str], above: Mapping[int, int]) -> bool:
        """Whether number and title go on from the item above by their merged cells, and the row adds nothing but to its texts."""
        if self.no is None or self.no not in above or self.title not in above or not cells.keys() <= {self.detail, self.reason}:
            return False
        last = self.waiting[-1] if self.waiting else max(self.drafting.drafts.row[-1:], default=-1)
        return last >= above[self.no]

    def _continues(self, cells: Mapping[int, str], text: str) -> bool:
        """Whether a row without number and title goes on with the item above.

        It does when it says nothing but detail or reason and the table numbers its items; without numbers only when the
        sentence above is unfinished or this one begins like a continuation.
        """
        if not (self.waiting or self.drafting.drafts.row) or (self.title is None and not self.numbered):
            return False
        if any(self.head.columns[name] in cells for name in _OWN if name in self.head.columns):
            return False
        if self.numbered or not text:
            return True
        plain = compact(text)
        if plain.startswith("(") and plain.find(")") == len(plain) - 1:
            return True
        return self._is_unfinished(text)

    def _is_unfinished(self, text: str) -> bool:
        """Whether the content above breaks off, or this one begins as one that goes on."""
        before = compact(self._settle().detail[-1][-12:])
        unfinished = before.endswith(self.words.unfinished_endings) and not before.endswith(self.words.finished_endings)
        return unfinished or compact(text[:6]).startswith(self.words.continuing_beginnings)
