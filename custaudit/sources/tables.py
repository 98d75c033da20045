"""Sheets of cells to one read input: which tables are inventories, their items, and an account of every row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from custaudit.errors import UserError
from custaudit.garbage import collection_paused
from custaudit.i18n import text
from custaudit.model import Field, InputSummary, Item, Skipped, Source
from custaudit.sources.decoding import private_use_count
from custaudit.sources.fields import guess_field
from custaudit.sources.grid import Grid, is_blank
from custaudit.sources.identity import IdRegister, content_id
from custaudit.sources.kinds import guess_kind
from custaudit.sources.model import (
    FieldGuess,
    InputRequest,
    Limits,
    OriginalTable,
    ReadInput,
    SheetUnderstanding,
    TableUnderstanding,
    Understanding,
)
from custaudit.sources.regions import Region, asked_for, find_regions, sheets_left_out
from custaudit.sources.tablerows import Draft, read_rows
from custaudit.sources.understanding import formatting_warnings, table_understanding


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
    with collection_paused():
        assembly = _Assembly(request, request.field or field, limits, warnings=list(warnings))
        return assembly.read(asked_for(request, grids), format, encoding)


@dataclass
class _Assembly:
    """One input in the making."""

    request: InputRequest
    override: Field | None
    limits: Limits
    warnings: list[str]
    ids: IdRegister = field(default_factory=IdRegister)
    items: list[Item] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    originals: list[OriginalTable] = field(default_factory=list)
    tables: list[TableUnderstanding] = field(default_factory=list)
    sheets: list[SheetUnderstanding] = field(default_factory=list)
    other_fields: dict[str, int] = field(default_factory=dict)

    def read(self, grids: Sequence[Grid], format: str, encoding: str | None) -> ReadInput:
        regions = [find_regions(grid, self.request) for grid in grids]
        for grid, found, reason in zip(grids, regions, sheets_left_out(grids, regions, self.request), strict=True):
            if reason is None:
                self._read_sheet(grid, found)
            else:
                self._skip_sheet(grid, reason)
        if not self.items:
            raise UserError("sources.no_items", path=self.request.label, skipped=len(self.skipped))
        return self._result(format, encoding)

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
        self.warnings.extend(formatting_warnings(grid, self.request.label))

    def _read_table(self, grid: Grid, region: Region) -> None:
        head, path, sheet = region.head, self.request.label, grid.sheet
        body = read_rows(grid, head, region.end)
        drafts = body.drafts
        guess = guess_field(override=self.override, sheet=sheet, path=path, texts=_spread(drafts))
        override, longest = self.override, self.limits.cell_chars
        rows: dict[str, list[object]] = {}
        unique, items = self.ids.unique, self.items
        for draft in drafts:
            if len(draft.detail) > longest or len(draft.title) > longest or len(draft.reason) > longest:
                place = f"{sheet}!{draft.row + 1}" if sheet else str(draft.row + 1)
                raise UserError("sources.cell_too_long", path=path, place=place, limit=longest)
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
                    draft.kind,
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
        self.tables.append(table_understanding(grid, region, body, guess))

    def _result(self, format: str, encoding: str | None) -> ReadInput:
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
            Understanding(format, encoding, self.sheets, self.tables, self.tables[0].field, kind),
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


def _spread(drafts: Sequence[Draft]) -> Iterator[str]:
    """Texts from all over a table."""
    return (f"{draft.title}\n{draft.detail}" for draft in drafts[:: len(drafts) // 300 + 1])


def _source(path: str, sheet: str | None, draft: Draft) -> Source:
    if draft.heading:
        return Source(path, sheet, draft.row + 1, heading=list(draft.heading))
    return Source(path, sheet, draft.row + 1)
