"""The item sheets: the original columns untouched on the left, findings on the right, columns for a person's decision."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from custaudit.i18n import label, text
from custaudit.model import TYPES, AssessedItem, ClassifiedItem, Diff, Document
from custaudit.report.columns import FlatColumn, Value, finding_columns, source_columns
from custaudit.report.context import ReportContext
from custaudit.report.facts import VERDICT_ORDER, named
from custaudit.report.workbook.decisions import DECISIONS, ItemSheet
from custaudit.report.workbook.style import Page, Styles, landscape, lines_for, sheet_name, width_for

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

    from custaudit.sources.model import OriginalTable

_FLAT = ("no", "title", "detail", "reason", "object", "department", "effort_days", "field", "path", "sheet", "row", "page", "line")
"""The columns of items without an original table: what a reader looks at first stands first."""

_FINDINGS = ("verdict", "review", "section", "requirement_title", "type", "domain", "flow", "medium", "exempt", "waiver", "explanation")
"""What a person has to confirm stands beside what the tool says."""

_ONLY_WHERE_FILLED = {"flow", "medium", "exempt", "waiver", "requirement_text"}
_DETAILS = (
    "requirement_text", "evidence", "candidates", "requirement_class", "p_deviation", "similarity", "type_confidence",
    "domain_confidence", "id",
)  # fmt: skip
_SHARES = {"p_deviation", "type_confidence", "domain_confidence", "similarity"}
_A3 = 8
_MOST_FROZEN = 4
_USUALLY_FROZEN = 2
_WIDEST = {"explanation": 40, "evidence": 40, "candidates": 34, "requirement_text": 46, "requirement_title": 30, "exempt": 30, "waiver": 30}


class _Table(NamedTuple):
    """What one sheet shows: its name, original headings, the cells of each item, the items."""

    name: str
    headings: Sequence[str]
    cells: Callable[[ClassifiedItem], Sequence[object]]
    items: Sequence[ClassifiedItem]


class _OwnColumn(NamedTuple):
    heading: str
    choices: list[str]


def add_item_sheets(workbook: Workbook, styles: Styles, document: Document, context: ReportContext) -> list[ItemSheet]:
    """One sheet for each original table, and one for the items of which no table is at hand."""
    columns = {column.key: column for column in [*finding_columns(document), _requirement_text(context), source_columns()[0]]}
    columns["domain"] = FlatColumn("domain", lambda item: named("domain", item.domain.code))
    taken = [sheet.get_name() for sheet in workbook.worksheets()]
    sheets = []
    for table in _tables(document, context.originals):
        name = sheet_name(table.name, taken)
        taken.append(name)
        sheets.append(_add_sheet(Page(workbook.add_worksheet(name), styles), columns, _own_columns(document), table))
    return sheets


def _requirement_text(context: ReportContext) -> FlatColumn:
    """The words of the requirement that the item met."""

    def words(item: ClassifiedItem) -> str | None:
        known = context.requirements.get(item.match.requirement) if isinstance(item, AssessedItem) and item.match else None
        return known.text if known else None

    return FlatColumn("requirement_text", words)


def _tables(document: Document, originals: Sequence[OriginalTable]) -> list[_Table]:
    items = {item.id: item for item in document.items}
    filled = [table for table in originals if any(name in items for name in table.rows)]
    tables = [
        _Table(
            text("report.sheet.items") if len(filled) == 1 else f"{text('report.sheet.items')} {number} {table.sheet or ''}".strip(),
            table.headings,
            _original_cells(table.rows),
            [item for item in document.items if item.id in table.rows],
        )
        for number, table in enumerate(filled, start=1)
    ]
    shown = {item.id for table in tables for item in table.items}
    rest = [item for item in document.items if item.id not in shown]
    if rest or not tables:
        known = {column.key: column for column in source_columns()}
        columns = [known[key] for key in _FLAT if any(known[key].value(item) not in (None, "") for item in rest)]
        tables.append(_Table(text("report.sheet.items"), [column.heading for column in columns], _flat_cells(columns), rest))
    return tables


def _original_cells(rows: Mapping[str, Sequence[object]]) -> Callable[[ClassifiedItem], Sequence[object]]:
    return lambda item: rows[item.id]


def _flat_cells(columns: Sequence[FlatColumn]) -> Callable[[ClassifiedItem], Sequence[object]]:
    return lambda item: [column.value(item) for column in columns]


def _own_columns(document: Document) -> list[_OwnColumn]:
    decision = _OwnColumn(text("report.decision"), [text(f"report.decision.{code}") for code in DECISIONS])
    if isinstance(document, Diff):
        confirmed = _OwnColumn(
            text("report.confirmed.verdict"), [*(label("verdict", verdict) for verdict in VERDICT_ORDER), label("type", "none")]
        )
    else:
        confirmed = _OwnColumn(text("report.confirmed.type"), [label("type", code) for code in TYPES])
    return [decision, confirmed, _OwnColumn(text("report.note"), [])]


def _add_sheet(page: Page, columns: Mapping[str, FlatColumn], own: Sequence[_OwnColumn], table: _Table) -> ItemSheet:
    sheet = page.sheet
    findings, details = (_with_values(keys, columns, table.items) for keys in (_FINDINGS, _DETAILS))
    rows = [table.cells(item) for item in table.items]
    lines = [1] * len(rows)
    findings_at = _add_cells(page, table.headings, rows, lines)
    own_at = _add_findings(page, findings_at, findings, table.items, lines)
    details_at = _add_own_columns(page, own, own_at, len(rows))
    end = _add_findings(page, details_at, details, table.items, [])
    sheet.set_row(0, 32)
    for row, count in enumerate(lines, start=1):
        page.heighten(row, count)
    frozen = min(_frozen(table, rows), findings_at)
    sheet.freeze_panes(1, frozen)
    sheet.autofilter(0, 0, max(1, len(rows)), end - 1)
    landscape(sheet)
    sheet.set_paper(_A3)
    sheet.fit_to_pages(2, 0)
    sheet.print_area(0, 0, len(rows), details_at - 1)
    sheet.repeat_rows(0)
    sheet.repeat_columns(0, max(0, frozen - 1))
    verdict = next((findings_at + n for n, column in enumerate(findings) if column.key == "verdict"), None)
    return ItemSheet(sheet.get_name(), table.items, verdict, decision=own_at, confirmed=own_at + 1)


def _frozen(table: _Table, rows: Sequence[Sequence[object]]) -> int:
    """The columns that stay in sight: to the title of the items, if it stands well to the left."""
    titles = {row.index(item.title) for item, row in zip(table.items, rows, strict=True) if item.title and item.title in row[:_MOST_FROZEN]}
    return min(titles) + 1 if len(titles) == 1 else _USUALLY_FROZEN


def _with_values(keys: Sequence[str], columns: Mapping[str, FlatColumn], items: Sequence[ClassifiedItem]) -> list[FlatColumn]:
    """The columns of these keys; some only where an item has something in them."""
    known = [columns[key] for key in keys if key in columns]
    return [column for column in known if column.key not in _ONLY_WHERE_FILLED or any(column.value(item) for item in items)]


def _add_cells(page: Page, headings: Sequence[str], rows: Sequence[Sequence[object]], lines: list[int]) -> int:
    """The original columns, as they are, raising ``lines`` to what each row needs; returns the next free column."""
    count = max([len(headings), *map(len, rows)])
    for column in range(count):
        heading = str(headings[column]) if column < len(headings) else ""
        width = width_for(heading, (row[column] for row in rows if column < len(row)))
        page.sheet.set_column(column, column, width)
        page.write(0, column, heading, page.styles.original_heading)
        for number, cells in enumerate(rows):
            if column < len(cells):
                as_it_is = page.styles.plain if isinstance(cells[column], int | float) else None
                page.write(number + 1, column, cells[column], as_it_is)
                lines[number] = max(lines[number], lines_for(cells[column], width))
    return count


def _add_findings(page: Page, first: int, columns: Sequence[FlatColumn], items: Sequence[ClassifiedItem], lines: list[int]) -> int:
    """What was found, from the column ``first`` on, raising ``lines`` if there are any; returns the next free column."""
    for column, finding in enumerate(columns, start=first):
        values = [finding.value(item) for item in items]
        width = width_for(finding.heading, values, most=_WIDEST.get(finding.key, 24))
        page.sheet.set_column(column, column, width)
        page.write(0, column, finding.heading, page.styles.finding_heading)
        for row, (item, value) in enumerate(zip(items, values, strict=True), start=1):
            page.write(row, column, value, _style(finding.key, item, value, page.styles))
        lines[:] = [max(count, lines_for(value, width)) for count, value in zip(lines, values, strict=False)]
    return first + len(columns)


def _style(key: str, item: ClassifiedItem, value: Value, styles: Styles) -> Format | None:
    if key == "verdict":
        return styles.verdicts.get(item.verdict or "", styles.neutral) if isinstance(item, AssessedItem) else None
    if key == "review" and value:
        return styles.review
    return styles.share if key in _SHARES else None


def _add_own_columns(page: Page, own: Sequence[_OwnColumn], first: int, rows: int) -> int:
    """The columns that a person fills in; returns the next free column."""
    sheet, styles = page.sheet, page.styles
    for column, made in enumerate(own, start=first):
        page.write(0, column, made.heading, styles.own_heading)
        sheet.set_column(column, column, 24 if made.choices else 36)
        for row in range(1, rows + 1):
            sheet.write_blank(row, column, None, styles.own)
        if made.choices and rows:
            hint = {"input_title": made.heading, "input_message": text("report.decision.help")}
            sheet.data_validation(1, column, rows, column, {"validate": "list", "source": made.choices, **hint})
    return first + len(own)
