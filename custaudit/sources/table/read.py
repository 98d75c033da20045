"""Sheets of cells to one read input: which tables are inventories, their items, and an account of every row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, repeat

from custaudit.errors import UserError
from custaudit.i18n import text
from custaudit.model import Field, InputSummary, Item, Skipped, Source
from custaudit.sources.decoding import private_use_count
from custaudit.sources.fields import guess_field, other_in_names
from custaudit.sources.identity import IdRegister, content_ids
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
from custaudit.sources.table.grid import Grid, is_blank, place_of
from custaudit.sources.table.headings.head import Head
from custaudit.sources.table.kinds import guess_kind
from custaudit.sources.table.places.regions import Region
from custaudit.sources.table.places.sheets import first_lines, sheet_warnings, understood_sheets
from custaudit.sources.table.rows.drafts import Drafts
from custaudit.sources.table.rows.outcomes import TableRows
from custaudit.sources.table.rows.reading import read_rows
from custaudit.sources.table.understanding import formatting_warnings, table_understanding, table_warnings

_MANY = 4_000
_SEVERAL = 2
_SPREAD = 300
# Stands for the place in a warning that several tables may share.
_PLACE = "\0"


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
    assembly = _Assembly(request, request.field or field, limits, warnings=list(warnings))
    return assembly.read(grids, format, encoding)


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
    others: list[str] = field(default_factory=list)
    alike: dict[str, list[str]] = field(default_factory=dict)
    private_use: int = 0
    title: tuple[str, ...] = ()

    def read(self, grids: Sequence[Grid], format: str, encoding: str | None) -> ReadInput:
        sheets = understood_sheets(grids, self.request)
        self.title = tuple(line for sheet in sheets if sheet.reason == "cover" for line in first_lines(sheet.grid))
        for sheet in sheets:
            if sheet.reason is None:
                self._read_sheet(sheet.grid, sheet.regions)
            else:
                self._skip_sheet(sheet.grid, sheet.reason)
        if not self.items:
            raise UserError("sources.no_items", path=self.request.label, skipped=len(self.skipped))
        self.warnings += sheet_warnings(sheets, self.request.label)
        return self._result(format, encoding)

    def _skip_sheet(self, grid: Grid, reason: str) -> None:
        sentence = text(f"sources.sheet.{reason}")
        filled = [index for index, row in enumerate(grid.rows) if not is_blank(row)]
        self.skipped.extend(Skipped(sentence, grid.sheet, row=index + 1) for index in filled)
        self.sheets.append(SheetUnderstanding(grid.sheet or "", len(filled), grid.hidden, 0, sentence))

    def _read_sheet(self, grid: Grid, regions: Sequence[Region]) -> None:
        items, skipped, tables = len(self.items), len(self.skipped), len(self.tables)
        self._skip_outside(grid, regions)
        several = sum(region.reason is None for region in regions) > 1
        for region in regions:
            if region.reason is None or (region.asked is not None and len(regions) == 1):
                self._read_table(region, several=several)
            else:
                sentence = text(f"sources.sheet.{region.reason}")
                self.skipped.extend(
                    Skipped(sentence, grid.sheet, row=index + 1) for index in region.rows() if not is_blank(region.grid.rows[index])
                )
        if any(region.columns is not None for region in regions):
            rows = [*(item.source.row for item in self.items[items:]), *(skip.row for skip in self.skipped[skipped:])]
            self._skip_beside(grid, {row - 1 for row in rows if row}.union(*(_heading_rows(region) for region in regions)))
        read = len(self.skipped) - skipped + len(self.items) - items
        if grid.sheet is not None:
            self.sheets.append(SheetUnderstanding(grid.sheet, read, grid.hidden, len(self.tables) - tables))
        self.warnings.extend(formatting_warnings(grid, self.request.label))

    def _skip_outside(self, grid: Grid, regions: Sequence[Region]) -> None:
        """The rows that belong to no table: a title, a preface, what the user left out."""
        outside = text("sources.skip.outside")
        inside = [region.rows() for region in regions]
        whole = max((rows for rows in inside if isinstance(rows, range)), key=len, default=range(0))
        free = (index for part in (range(whole.start), range(whole.stop, len(grid.rows))) for index in part)
        left_out = (index for index in free if not any(index in rows for rows in inside) and not is_blank(grid.rows[index]))
        self.skipped.extend(Skipped(outside, grid.sheet, row=index + 1) for index in left_out)

    def _skip_beside(self, grid: Grid, told: Container[int]) -> None:
        """The rows that lie beside the tables of a part of the columns."""
        outside = text("sources.skip.outside")
        left_out = (index for index, row in enumerate(grid.rows) if index not in told and not is_blank(row))
        self.skipped.extend(Skipped(outside, grid.sheet, row=index + 1) for index in left_out)

    def _read_table(self, region: Region, *, several: bool) -> None:
        grid, head, path, sheet = region.grid, region.head, self.request.label, region.grid.sheet
        body = read_rows(grid, head, region.end)
        drafts = body.drafts
        self._check_lengths(drafts, sheet)
        self.private_use += sum(map(private_use_count, _joined(drafts)))
        settled = (region.asked.field if region.asked else None) or self.override
        captions = (*region.captions, *self.title)
        guess = guess_field(override=settled, sheet=sheet, path=path, captions=captions, several=several, texts=_spread(drafts))
        names = self.ids.unique_of(content_ids(drafts.title, drafts.detail, drafts.reason))
        rows = drafts.row if region.origin is None else [region.origin[row] for row in drafts.row]
        cells = dict(zip(names, map(grid.rows.__getitem__, drafts.row), strict=True))
        self.originals.append(OriginalTable(path, sheet, list(head.labels), cells))
        self.items += map(
            Item,
            names,
            (no or None for no in drafts.no),
            _sources(path, sheet, rows, drafts),
            (settled or field or guess.field for field in drafts.field),
            drafts.department,
            drafts.title,
            drafts.detail,
            drafts.reason,
            (object or None for object in drafts.object),
            drafts.effort_days,
            drafts.kind,
        )
        if settled is None and any(drafts.field):
            guess = _stated(head, drafts)
        self._account(region, body, rows)
        if settled is None:
            if guess.origin not in ("column", "section") and (other := other_in_names(guess, sheet, path, captions)):
                body.other_fields[other] = len(drafts)
            if sum(body.other_fields.values()) == len(drafts):
                self.others += body.other_fields
            for cell, count in body.other_fields.items():
                self.other_fields[cell] = self.other_fields.get(cell, 0) + count
        self.tables.append(table_understanding(region, body, guess))
        for warning in table_warnings(region, body, _PLACE):
            if warning not in self.alike:
                self.warnings.append(warning)
            self.alike.setdefault(warning, []).append(place_of(grid, path))

    def _account(self, region: Region, body: TableRows, items: Sequence[int]) -> None:
        """Every row of the table that is no item, with its reason."""
        sheet, origin = region.grid.sheet, region.origin
        reasons = {reason: text(f"sources.skip.{reason}") for reason in {reason for _, reason in body.skipped}}
        rows = ((index if origin is None else origin[index], reason) for index, reason in body.skipped)
        self.skipped.extend(Skipped(reasons[reason], sheet, row=index + 1) for index, reason in rows)
        others = sorted({*region.parts} - {*items} - {origin[index] for index, _ in body.skipped}) if origin is not None else []
        part = text("sources.skip.continues" if region.layout == "two_lines" else "sources.skip.form")
        self.skipped.extend(Skipped(part, sheet, row=index + 1) for index in others)

    def _check_lengths(self, drafts: Drafts, sheet: str | None) -> None:
        """Refuse a text that no person writes into one cell."""
        longest = self.limits.cell_chars
        columns = (drafts.title, drafts.detail, drafts.reason)
        if any(max(map(len, column), default=0) > longest for column in columns):
            place = min(place for column in columns for place, text in enumerate(column) if len(text) > longest)
            row = drafts.row[place] + 1
            raise UserError("sources.cell_too_long", path=self.request.label, place=f"{sheet}!{row}" if sheet else str(row), limit=longest)

    def _result(self, format: str, encoding: str | None) -> ReadInput:
        self._warn_of_tables()
        self._warn_of_doubles()
        self._warn_of_text()
        kind = guess_kind(
            override=self.request.kind,
            path=self.request.label,
            sheets=[table.sheet for table in self.tables if table.sheet],
            headings=[column.heading for table in self.tables for column in table.columns],
            texts=(item.detail or item.title for item in self.items),
        )
        read = len(self.items) + len(self.skipped)
        return ReadInput(
            InputSummary(self.request.label, kind.kind, read, len(self.items), self.skipped),
            self.items,
            Understanding(
                format,
                encoding,
                self.sheets,
                self.tables,
                self.tables[0].field,
                kind,
                others=[*dict.fromkeys(self.others)],
                unclued=0 if self.other_fields else sum(table.items for table in self.tables if table.field.origin == "default"),
            ),
            self.originals,
            self.warnings,
        )

    def _warn_of_doubles(self) -> None:
        """A sheet that says what another one says, as a copy that was left in the workbook."""
        if len(self.tables) < _SEVERAL:
            return
        first: dict[tuple[str | None, str, str], str | None] = {}
        doubles: dict[str, Counter[str]] = {}
        counts = Counter(item.source.sheet for item in self.items)
        for item in self.items:
            sheet = item.source.sheet
            before = first.setdefault((item.no, item.title, item.detail), sheet)
            if before is not None and sheet is not None and before != sheet:
                doubles.setdefault(sheet, Counter())[before] += 1
        for sheet, others in doubles.items():
            [(other, count)] = others.most_common(1)
            if count >= _SEVERAL and count * 2 >= counts[sheet]:
                place = f"{self.request.label}:{sheet}"
                self.warnings.append(text("sources.warn.doubles", place=place, other=other, count=count))

    def _warn_of_tables(self) -> None:
        """What is to be said of several tables alike is said once."""
        for number, warning in enumerate(self.warnings):
            if warning in self.alike:
                first, *others = self.alike[warning]
                place = text("sources.warn.places", place=first, count=len(others)) if others else first
                self.warnings[number] = warning.replace(_PLACE, place)

    def _warn_of_text(self) -> None:
        if self.private_use:
            self.warnings.append(text("sources.warn.private_use", place=self.request.label, count=self.private_use))
        if self.other_fields:
            names = ", ".join(sorted(self.other_fields))
            self.warnings.append(
                text("sources.warn.other_field", place=self.request.label, names=names, count=sum(self.other_fields.values()))
            )


def _heading_rows(region: Region) -> Iterable[int]:
    return range(max(region.head.top, 0), region.head.body)


def _spread(drafts: Drafts) -> Iterator[str]:
    """Texts from all over a table."""
    step = len(drafts) // _SPREAD + 1
    return map("{}\n{}".format, drafts.title[::step], drafts.detail[::step])


def _joined(drafts: Drafts) -> Iterator[str]:
    """All texts of a table, many at a time but never all."""
    for start in range(0, len(drafts), _MANY):
        yield "".join(chain.from_iterable(column[start : start + _MANY] for column in (drafts.title, drafts.detail, drafts.reason)))


def _stated(head: Head, drafts: Drafts) -> FieldGuess:
    """The field that the rows themselves name, in a column or in a line above them."""
    field = next(field for field in drafts.field if field is not None)
    column = head.columns.get("field")
    return FieldGuess(field, "section") if column is None else FieldGuess(field, "column", head.labels[column])


def _sources(path: str, sheet: str | None, rows: Sequence[int], drafts: Drafts) -> Iterator[Source]:
    if not any(drafts.heading):
        return map(Source, repeat(path), repeat(sheet), (row + 1 for row in rows))
    return (
        Source(path, sheet, row + 1, heading=list(heading)) if heading else Source(path, sheet, row + 1)
        for row, heading in zip(rows, drafts.heading, strict=True)
    )
