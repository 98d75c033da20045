"""Sheets of cells to one read input: which tables are inventories, their items, and an account of every row."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import cast

from custaudit.errors import UserError
from custaudit.i18n import text
from custaudit.model import Field, InputSummary, Item, Skipped, Source
from custaudit.sources.decoding import private_use_count
from custaudit.sources.fields import guess_field
from custaudit.sources.grid import Grid, cell_text, column_letter, is_blank
from custaudit.sources.headings import ColumnName, SheetReason, compact, vocabulary
from custaudit.sources.identity import IdRegister, content_id
from custaudit.sources.kinds import guess_kind
from custaudit.sources.model import (
    ColumnUnderstanding,
    FieldGuess,
    InputRequest,
    Limits,
    OriginalTable,
    ReadInput,
    SheetUnderstanding,
    TableUnderstanding,
    Understanding,
)
from custaudit.sources.tablehead import SINGLE, Head, could_be_heading, forced_column, head_at, headings_seen, other_table, repeats
from custaudit.sources.tablerows import Draft, read_rows

_SHOWN_ROWS = 3
_WEAK_HEADING = 2.5


@dataclass(frozen=True)
class Region:
    """A heading with the rows that belong to it, and why they are no inventory if they are none."""

    head: Head
    end: int
    reason: SheetReason | None


def read_tables(
    request: InputRequest,
    grids: Sequence[Grid],
    *,
    format: str,
    limits: Limits,
    encoding: str | None = None,
    field: Field | None = None,
    warnings: Sequence[str] = (),
) -> ReadInput:
    """All items of a workbook or a CSV file.

    Raises UserError when a sheet or heading that the user named is not there, when no heading is recognised, or when
    there is a table without a single item.
    """
    with _without_garbage_collection():
        return _Assembly(request, format, encoding, request.field or field, limits.cell_chars, list(warnings)).read(
            _asked_for(request, grids)
        )


@contextmanager
def _without_garbage_collection() -> Iterator[None]:
    """Many small objects that all stay alive make the cycle collector run for nothing."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _asked_for(request: InputRequest, grids: Sequence[Grid]) -> list[Grid]:
    if request.sheet is None:
        return list(grids)
    chosen = [grid for grid in grids if grid.sheet is not None and compact(grid.sheet) == compact(request.sheet)]
    if not chosen:
        names = ", ".join(grid.sheet for grid in grids if grid.sheet is not None)
        raise UserError("sources.no_sheet", path=request.label, sheet=request.sheet, known=names)
    return chosen


class _Assembly:
    def __init__(
        self, request: InputRequest, format: str, encoding: str | None, field: Field | None, longest_cell: int, warnings: list[str]
    ) -> None:
        self.request, self.format, self.encoding, self.override, self.warnings = request, format, encoding, field, warnings
        self.longest_cell = longest_cell
        self.ids = IdRegister()
        self.items: list[Item] = []
        self.skipped: list[Skipped] = []
        self.originals: list[OriginalTable] = []
        self.tables: list[TableUnderstanding] = []
        self.sheets: list[SheetUnderstanding] = []
        self.forced = cast("Mapping[ColumnName, str]", request.columns)
        self.other_fields: dict[str, int] = {}

    def read(self, grids: Sequence[Grid]) -> ReadInput:
        regions = [self._regions(grid) for grid in grids]
        inventories = self._inventories(grids, regions)
        if not any(reason is None for reason in inventories):
            raise self._nothing_found(grids)
        for grid, found, reason in zip(grids, regions, inventories, strict=True):
            if reason is None:
                self._read_sheet(grid, found)
            else:
                self._skip_sheet(grid, reason)
        if not self.items:
            raise UserError("sources.no_items", path=self.request.label, skipped=len(self.skipped))
        return self._result()

    def _regions(self, grid: Grid) -> list[Region]:
        """Each heading of a sheet with its rows."""
        heads: list[tuple[Head, SheetReason | None]] = []
        index = 0
        if self.request.header_row is not None:
            index = self.request.header_row - 1
            head = head_at(grid, index, self.forced, always=True) if index < len(grid.rows) else None
            if head is None or not ({"title", "detail"} & head.columns.keys()):
                raise self._no_heading_there(grid, index)
            self._check_forced(grid, head)
            return [Region(head, len(grid.rows), None)]
        while index < len(grid.rows):
            row = grid.rows[index]
            head = None
            if could_be_heading(row) or (self.forced and self._names_forced(row)):
                head = head_at(grid, index, self.forced)
            if head is None or not self._begins_table(head, heads, grid):
                index += 1
                continue
            heads.append((head, other_table(head)))
            index = head.body
        ends = [*(head.top for head, _ in heads[1:]), len(grid.rows)][: len(heads)]
        return [Region(head, end, reason) for (head, reason), end in zip(heads, ends, strict=True)]

    def _names_forced(self, row: Sequence[object]) -> bool:
        labels = [[cell_text(value)] for value in row]
        return any(len(wanted) > 1 and forced_column(wanted, labels) is not None for wanted in self.forced.values())

    def _begins_table(self, head: Head, before: Sequence[tuple[Head, SheetReason | None]], grid: Grid) -> bool:
        """Whether a heading under another table is a new table's, not the same one repeated on the next page or a row of it."""
        if not before:
            return True
        last = before[-1][0]
        if repeats(last, {column: cell for column, value in enumerate(grid.rows[head.top]) if (cell := cell_text(value))}):
            return False
        return head.clear or len(head.columns) >= 3 or before[-1][1] is not None or is_blank(grid.rows[head.top - 1])

    def _inventories(self, grids: Sequence[Grid], regions: Sequence[Sequence[Region]]) -> list[str | None]:
        """For each sheet why it is no inventory, or None if it is one. A suspicious name counts only if another sheet has a table."""
        scores = [max((region.head.score for region in found if region.reason is None), default=0.0) for found in regions]
        reasons: list[str | None] = []
        for grid, found, score in zip(grids, regions, scores, strict=True):
            named = sheet_reason(grid.sheet or "")
            if not found:
                reasons.append(named[0] if named else "no_table")
            elif not score:
                reasons.append(found[0].reason)
            elif named and (named[1] or score < _WEAK_HEADING):
                reasons.append(named[0])
            else:
                reasons.append(None)
        if None not in reasons and self.request.sheet is None:
            return [None if score else reason for reason, score in zip(reasons, scores, strict=True)]
        if self.request.sheet is not None:
            return [None if found else reason for reason, found in zip(reasons, regions, strict=True)]
        return reasons

    def _skip_sheet(self, grid: Grid, reason: str) -> None:
        sentence = text(f"sources.sheet.{reason}")
        filled = [index for index, row in enumerate(grid.rows) if not is_blank(row)]
        self.skipped.extend(Skipped(sentence, grid.sheet, row=index + 1) for index in filled)
        self.sheets.append(SheetUnderstanding(grid.sheet or "", len(filled), grid.hidden, 0, sentence))

    def _read_sheet(self, grid: Grid, regions: Sequence[Region]) -> None:
        outside = text("sources.skip.outside")
        first = regions[0].head.top
        self.skipped.extend(Skipped(outside, grid.sheet, row=index + 1) for index, row in enumerate(grid.rows[:first]) if not is_blank(row))
        before, tables = len(self.skipped) + len(self.items), len(self.tables)
        for region in regions:
            if region.reason is None or (self.request.sheet is not None and len(regions) == 1):
                self._read_table(grid, region)
            else:
                sentence = text(f"sources.sheet.{region.reason}")
                self.skipped.extend(
                    Skipped(sentence, grid.sheet, row=index + 1)
                    for index in range(region.head.top, region.end)
                    if not is_blank(grid.rows[index])
                )
        read = len(self.skipped) + len(self.items) - before
        if grid.sheet is not None:
            self.sheets.append(SheetUnderstanding(grid.sheet, read, grid.hidden, len(self.tables) - tables))
        self._warn_of_formatting(grid)

    def _read_table(self, grid: Grid, region: Region) -> None:
        head, path, sheet = region.head, self.request.label, grid.sheet
        body = read_rows(grid, head, region.end)
        drafts = body.drafts
        guess = guess_field(override=self.override, sheet=sheet, path=path, texts=_spread(drafts))
        override = self.override
        rows: dict[str, list[object]] = {}
        unique, items = self.ids.unique, self.items
        for draft in drafts:
            if len(draft.detail) > self.longest_cell or len(draft.title) > self.longest_cell or len(draft.reason) > self.longest_cell:
                place = f"{sheet}!{draft.row + 1}" if sheet else str(draft.row + 1)
                raise UserError("sources.cell_too_long", path=path, place=place, limit=self.longest_cell)
            name = unique(content_id(draft.title, draft.detail, draft.reason))
            rows[name] = grid.rows[draft.row]
            items.append(
                Item(
                    name,
                    draft.no or None,
                    _source(path, sheet, draft),
                    override or draft.field or guess.field,
                    draft.department,
                    draft.title,
                    draft.detail,
                    draft.reason,
                    draft.object or None,
                    draft.effort_days,
                )
            )
        if drafts and override is None and any(draft.field for draft in drafts):
            guess = FieldGuess(next(draft.field for draft in drafts if draft.field), "column", head.labels[head.columns["field"]])
        reasons = {reason: text(f"sources.skip.{reason}") for reason in {reason for _, reason in body.skipped}}
        self.skipped.extend(Skipped(reasons[reason], sheet, row=index + 1) for index, reason in body.skipped)
        if override is None:
            for cell, count in body.other_fields.items():
                self.other_fields[cell] = self.other_fields.get(cell, 0) + count
        self.originals.append(OriginalTable(path, sheet, list(head.labels), rows))
        self.tables.append(_understanding(grid, region, drafts, guess, body.skipped))

    def _warn_of_formatting(self, grid: Grid) -> None:
        formatting = grid.formatting
        hidden_rows = [row for row in formatting.hidden_rows if row < len(grid.rows) and not is_blank(grid.rows[row])]
        place = f"{self.request.label}" + (f":{grid.sheet}" if grid.sheet else "")
        width = max((len(row) for row in grid.rows[:200]), default=0)
        hidden_columns = sorted(column for column in formatting.hidden_columns if column < width)
        if grid.hidden:
            self.warnings.append(text("sources.warn.hidden_sheet", place=place))
        if hidden_rows:
            self.warnings.append(text("sources.warn.hidden_rows", place=place, count=len(hidden_rows), first=min(hidden_rows) + 1))
        if hidden_columns:
            self.warnings.append(text("sources.warn.hidden_columns", place=place, columns=", ".join(map(column_letter, hidden_columns))))
        if formatting.partly_struck:
            row, column = min(formatting.partly_struck)
            self.warnings.append(
                text(
                    "sources.warn.partly_struck",
                    place=place,
                    count=len(formatting.partly_struck),
                    first=f"{column_letter(column)}{row + 1}",
                )
            )

    def _result(self) -> ReadInput:
        self._warn_of_text()
        kind = guess_kind(
            override=self.request.kind,
            path=self.request.label,
            sheets=[table.sheet for table in self.tables if table.sheet],
            headings=[column.heading for table in self.tables for column in table.columns],
            texts=[item.detail or item.title for item in self.items[:400]],
        )
        read = len(self.items) + len(self.skipped)
        return ReadInput(
            InputSummary(self.request.label, kind.kind, read, len(self.items), self.skipped),
            self.items,
            Understanding(self.format, self.encoding, self.sheets, self.tables, self.tables[0].field, kind),
            self.originals,
            self.warnings,
        )

    def _warn_of_text(self) -> None:
        written = "".join([f"{item.title}{item.detail}{item.reason}" for item in self.items])
        if count := private_use_count(written):
            self.warnings.append(text("sources.warn.private_use", place=self.request.label, count=count))
        if self.other_fields:
            names = ", ".join(sorted(self.other_fields))
            self.warnings.append(
                text("sources.warn.other_field", place=self.request.label, names=names, count=sum(self.other_fields.values()))
            )

    def _nothing_found(self, grids: Sequence[Grid]) -> UserError:
        seen = max((headings_seen(grid) for grid in grids), key=len, default=[])
        if not seen and all(is_blank(row) for grid in grids for row in grid.rows):
            return UserError("sources.empty", path=self.request.label)
        return UserError("sources.no_heading", path=self.request.label, seen=_list(seen), wanted=_wanted())

    def _no_heading_there(self, grid: Grid, index: int) -> UserError:
        seen = [cell_text(value) for value in grid.rows[index]] if index < len(grid.rows) else []
        place = f"{grid.sheet}!{index + 1}" if grid.sheet else str(index + 1)
        return UserError("sources.no_heading", path=self.request.label, place=place, seen=_list(seen), wanted=_wanted())

    def _check_forced(self, grid: Grid, head: Head) -> None:
        for name, wanted in self.forced.items():
            if name in SINGLE and head.matched_by.get(head.columns.get(name, -1)) != "override":
                place = f"{grid.sheet}!{head.top + 1}" if grid.sheet else str(head.top + 1)
                raise UserError("sources.no_column", path=self.request.label, place=place, wanted=wanted, seen=_list(head.labels))


def sheet_reason(name: str) -> tuple[SheetReason, bool] | None:
    """Why a sheet of that name is hardly an inventory, and whether the name says nothing else."""
    plain = re.sub(r"\(.*?\)|[\d._-]+$|^[\d._-]+", "", compact(name))
    for entry in vocabulary().file.other_sheets:
        words = [compact(word) for word in entry.words]
        if plain in words:
            return entry.reason, True
    for entry in vocabulary().file.other_sheets:
        if any(len(word) > 1 and compact(word) in plain for word in entry.words):
            return entry.reason, False
    return None


def _spread(drafts: Sequence[Draft]) -> Iterator[str]:
    """Texts from all over a table."""
    return (f"{draft.title}\n{draft.detail}" for draft in drafts[:: len(drafts) // 300 + 1])


def _source(path: str, sheet: str | None, draft: Draft) -> Source:
    if draft.heading:
        return Source(path, sheet, draft.row + 1, heading=list(draft.heading))
    return Source(path, sheet, draft.row + 1)


def _understanding(
    grid: Grid, region: Region, drafts: Sequence[Draft], guess: FieldGuess, skipped: Sequence[tuple[int, str]]
) -> TableUnderstanding:
    head = region.head
    meaning: dict[int, str] = {column: name for name, column in head.columns.items()}
    meaning.update(dict.fromkeys(head.groups, "group") | dict.fromkeys(head.statuses, "status"))
    columns = [
        ColumnUnderstanding(
            column_letter(index),
            label,
            meaning.get(index),
            head.matched_by.get(index) if index in meaning else None,
            index in grid.formatting.hidden_columns,
        )
        for index, label in enumerate(head.labels)
    ]
    last = max([drafts[-1].row if drafts else head.body, *(index for index, reason in skipped if reason != "blank")])
    shown = [[cell_text(value) for value in grid.rows[index]] for index in range(head.body, min(head.body + _SHOWN_ROWS, region.end))]
    return TableUnderstanding(
        sheet=grid.sheet,
        header_rows=list(range(head.top + 1, head.body + 1)),
        first_row=head.body + 1,
        last_row=last + 1,
        columns=columns,
        first_rows=shown,
        hidden_rows=sorted(row + 1 for row in grid.formatting.hidden_rows if head.body <= row <= last),
        field=guess,
        items=len(drafts),
    )


def _list(words: Sequence[str]) -> str:
    shown = [word.replace("\n", " ") for word in words if word][:12]
    return " / ".join(shown) if shown else text("sources.none_seen")


def _wanted() -> str:
    """The plainest headings looked for, a few for each column."""
    words = vocabulary().file.headings
    parts = []
    for name in ("title", "detail", "reason", "department"):
        entry = next(entry for entry in words if entry.column == name)
        parts.append("・".join(entry.words[:3]))
    return " / ".join(parts)
