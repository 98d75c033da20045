"""The sheets on an RFP: its granularity, and the required functions that nobody asks for with a column to decide on each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from custaudit.i18n import label, text
from custaudit.model import Document
from custaudit.report.facts import numbers_by_id
from custaudit.report.procurement import granularities, missing_of, missing_sentence, state, vague_lines
from custaudit.report.workbook.style import Page, Styles, landscape

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_GRANULARITY_WIDTHS = (34, 70, 16, 16)
_MISSING_WIDTHS = (10, 28, 16, 34, 70, 22, 16, 20, 30)
_DECISIONS = ("add", "leave", "needless")


def add_granularity(workbook: Workbook, styles: Styles, document: Document) -> None:
    """For each RFP the verdict with its figures, the functions, and the vague statements quoted."""
    found = granularities(document)
    if not found:
        return
    page = Page(workbook.add_worksheet(text("report.sheet.granularity")), styles)
    for column, width in enumerate(_GRANULARITY_WIDTHS):
        page.sheet.set_column(column, column, width)
    row = 0
    for one in found:
        page.sheet.set_row(row, 28)
        page.write(row, 0, one.path, styles.title)
        facts = [
            ("verdict", label("granularity", one.verdict), styles.bold),
            ("requirements", one.requirements, styles.left),
            ("functions", one.functions, styles.left),
            ("per_function", one.per_function, styles.left),
            ("vague", one.vague_share, styles.share_left),
            ("concrete", one.concrete_share, styles.share_left),
        ]
        for key, value, style in facts:
            row += 1
            page.write(row, 0, text(f"report.granularity.{key}"), styles.label)
            page.write(row, 1, value, style)
        page.write(row + 1, 0, text(f"granularity.{one.verdict}.why"), styles.plain)
        page.write(row + 2, 0, text("report.granularity.note"), styles.subtitle)
        row = _head(page, row + 4, "vague", "", "words")
        for line in vague_lines(document, one):
            page.write_row(row, [line.no, line.text, line.words], _GRANULARITY_WIDTHS)
            row += 1
        row = _head(page, row + 1, "function", "requirements", "vague", "concrete")
        for function in one.by_function:
            page.write_row(row, [function.name, function.requirements, function.vague, function.concrete])
            row += 1
        row += 2
    landscape(page.sheet)
    page.sheet.hide_gridlines(2)


def _head(page: Page, row: int, *keys: str) -> int:
    for column, key in enumerate(keys):
        page.write(row, column, text(f"report.granularity.{key}") if key else None, page.styles.heading)
    return row + 1


def add_missing(workbook: Workbook, styles: Styles, document: Document) -> None:
    """One row a function, with the sentence that sums them up in the first row and a column to decide in."""
    missing = missing_of(document)
    if missing is None:
        return
    page = Page(workbook.add_worksheet(text("report.sheet.missing")), styles)
    number_of = numbers_by_id(document)
    headings = [text(f"report.column.{key}") for key in ("section", "requirement_title", "requirement")]
    headings += [text("report.missing.functions"), text("report.column.requirement_text")]
    headings += [text(f"report.missing.{key}") for key in ("state", "items", "decision", "note")]
    page.headings(headings, _MISSING_WIDTHS)
    for column in (7, 8):
        page.write(0, column, headings[column], styles.own_heading)
    row = 0
    for section in missing.sections:
        items = ", ".join(number_of.get(one, one) for one in section.items)
        for one in section.requirements:
            row += 1
            page.write_row(
                row, [section.section, section.title, one.requirement, one.title, one.text, state(section), items], _MISSING_WIDTHS
            )
            page.write(row, 7, "", styles.own)
            page.write(row, 8, "", styles.own)
    if row:
        page.sheet.data_validation(1, 7, row, 7, {"validate": "list", "source": [text(f"report.missing.{code}") for code in _DECISIONS]})
    page.sheet.autofilter(0, 0, max(1, row), len(headings) - 1)
    page.write(row + 2, 0, missing_sentence(missing), styles.plain)
