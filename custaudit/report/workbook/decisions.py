"""The sheet that counts what people fill in: how far the decisions are, and the rate that is left by them.

The only sheet with formulas (and one line of the summary that repeats its result): spreadsheet programs keep them up to date.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from custaudit.i18n import label, text
from custaudit.model import DEVIATIONS, ClassifiedItem, Diff, Document
from custaudit.report.facts import VERDICT_ORDER, deviates
from custaudit.report.workbook.style import Page, Styles, landscape

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

DECISIONS = ("drop", "operate", "keep", "propose", "later")
_GIVEN_UP = ("drop", "operate")
"""Decisions that leave no customization."""

_HEADING_ROW = 3
_TOTAL_ROW = _HEADING_ROW + 1
_REMAINING_RATE = 6
_WIDTHS = (34, 16, 16, 16, 18, 16, 16, 16)


class ItemSheet(NamedTuple):
    """An item sheet: its name, its items, and the columns of the verdict and of what a person fills in."""

    name: str
    items: Sequence[ClassifiedItem]
    verdict: int | None
    decision: int
    confirmed: int


class _Cell(NamedTuple):
    """A formula, what it gives before anything is filled in, and how that looks."""

    formula: str
    value: float
    style: Format


def remaining_rate() -> str:
    """The formula that repeats the rate that is left."""
    from xlsxwriter.utility import xl_rowcol_to_cell

    cell = xl_rowcol_to_cell(_TOTAL_ROW, _REMAINING_RATE, row_abs=True, col_abs=True)
    return f"='{text('report.sheet.decisions')}'!{cell}"


def add_decisions(workbook: Workbook, styles: Styles, document: Document, sheets: Sequence[ItemSheet]) -> None:
    """The totals first, then a line for each item sheet where there are several."""
    page = Page(workbook.add_worksheet(text("report.sheet.decisions")), styles)
    for column, width in enumerate(_WIDTHS):
        page.sheet.set_column(column, column, width)
    page.sheet.set_row(0, 28)
    page.write(0, 0, text("report.decisions.title"), styles.title)
    page.write(1, 0, text("report.decisions.note"), styles.subtitle)
    row = _HEADING_ROW
    if isinstance(document, Diff):
        headings = [
            text(f"report.decisions.{key}") for key in ("assessed", "deviations", "rate", "given_up", "remaining", "remaining_rate")
        ]
        row = _block(page, row, headings, [_rates(one, styles) for one in sheets], [one.name for one in sheets], rates=True)
    headings = [text("report.count"), *(text(f"report.decision.{code}") for code in DECISIONS), text("report.decisions.open")]
    _block(page, row, headings, [_progress(one, styles) for one in sheets], [one.name for one in sheets], rates=False)
    landscape(page.sheet)
    page.sheet.hide_gridlines(2)


def _block(page: Page, row: int, headings: list[str], lines: list[list[_Cell]], names: list[str], *, rates: bool) -> int:
    """Headings, the total and the lines; returns the row after them and a blank one."""
    for column, heading in enumerate(["", *headings]):
        page.write(row, column, heading, page.styles.finding_heading)
    page.sheet.set_row(row, 32)
    several = len(lines) > 1
    total = [_total(column, [line[column] for line in lines], row + 2) for column in range(len(headings))] if several else lines[0]
    shown = [(text("report.reference.total"), total), *(zip(names, lines, strict=True) if several else ())]
    for name, line in shown:
        row += 1
        page.write(row, 0, name, page.styles.bold if line is total else page.styles.plain)
        for column, cell in enumerate(_with_rates(line, row) if rates else line, start=1):
            page.sheet.write_formula(row, column, cell.formula, cell.style, cell.value)
    return row + 2


def _total(column: int, cells: Sequence[_Cell], first: int) -> _Cell:
    from xlsxwriter.utility import xl_range

    below = xl_range(first, column + 1, first + len(cells) - 1, column + 1)
    return _Cell(f"=SUM({below})", sum(cell.value for cell in cells), cells[0].style)


def _with_rates(line: Sequence[_Cell], row: int) -> list[_Cell]:
    """The line with its shares and the difference worked out from the other cells of its row."""
    from xlsxwriter.utility import xl_rowcol_to_cell

    assessed, deviations, rate, given_up, remaining, remaining_rate = line
    at = [xl_rowcol_to_cell(row, column) for column in range(7)]
    counts = [cell.value for cell in line]
    left = counts[1] - counts[3]
    return [
        assessed,
        deviations,
        _Cell(f"=IF({at[1]}=0,0,{at[2]}/{at[1]})", counts[1] / counts[0] if counts[0] else 0, rate.style),
        given_up,
        _Cell(f"={at[2]}-{at[4]}", left, remaining.style),
        _Cell(f"=IF({at[1]}=0,0,{at[5]}/{at[1]})", left / counts[0] if counts[0] else 0, remaining_rate.style),
    ]


def _rates(sheet: ItemSheet, styles: Styles) -> list[_Cell]:
    """What counts is the confirmed verdict where somebody gave one, else that of the tool."""
    assessed = [item for item in sheet.items if getattr(item, "verdict", None)]
    verdicts = [label("verdict", code) for code in VERDICT_ORDER]
    deviating = [label("verdict", code) for code in VERDICT_ORDER if code in DEVIATIONS]
    given_up = [[(sheet.decision, text(f"report.decision.{code}"))] for code in _GIVEN_UP]
    empty = _Cell("", 0, styles.share)
    return [
        _Cell(_count(sheet, verdicts, [[]]), len(assessed), styles.number),
        _Cell(_count(sheet, deviating, [[]]), sum(map(deviates, assessed)), styles.number),
        empty,
        _Cell(_count(sheet, deviating, given_up), 0, styles.number),
        empty._replace(style=styles.number),
        empty,
    ]


def _count(sheet: ItemSheet, verdicts: Sequence[str], further: Sequence[Sequence[tuple[int, str]]]) -> str:
    """The rows with one of the verdicts that also fulfil one of the further conditions."""
    terms = []
    for verdict in verdicts:
        for conditions in further:
            terms.append(_countifs(sheet, [(sheet.confirmed, verdict), *conditions]))
            if sheet.verdict is not None:
                terms.append(_countifs(sheet, [(sheet.verdict, verdict), (sheet.confirmed, ""), *conditions]))
    return "=" + "+".join(terms)


def _countifs(sheet: ItemSheet, conditions: Sequence[tuple[int, str]]) -> str:
    from xlsxwriter.utility import xl_range_abs

    last = max(1, len(sheet.items))
    ranges = [f"'{sheet.name}'!{xl_range_abs(1, column, last, column)},\"{words}\"" for column, words in conditions]
    return f"COUNTIFS({','.join(ranges)})"


def _progress(sheet: ItemSheet, styles: Styles) -> list[_Cell]:
    counts = [_countifs(sheet, [(sheet.decision, text(f"report.decision.{code}"))]) for code in DECISIONS]
    number = len(sheet.items)
    return [
        _Cell(f"={number}", number, styles.number),
        *(_Cell(f"={count}", 0, styles.number) for count in counts),
        _Cell(f"={number}-({'+'.join(counts)})", number, styles.number),
    ]
