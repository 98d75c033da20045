"""The other sheets: what of the standard is asked for, what was skipped, what names and colours mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from custaudit.i18n import label, text
from custaudit.model import DOMAINS, TYPES, Diff, Document
from custaudit.report.columns import skipped_rows
from custaudit.report.context import RequirementText
from custaudit.report.facts import VERDICT_ORDER, named, numbers_by_id
from custaudit.report.workbook.decisions import DECISIONS
from custaudit.report.workbook.style import Page, Styles, landscape, lines_for

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

_STANDARD_WIDTHS = (10, 44, 16, 12, 60)
_MET_WIDTHS = (14, 10, 40, 90)
_SKIPPED_WIDTHS = (44, 30, 60)


def add_standard(workbook: Workbook, styles: Styles, document: Diff, requirements: Mapping[str, RequirementText]) -> None:
    """Every section of the standard with the items that it answers; the words of the requirements met, where at hand."""
    page = Page(workbook.add_worksheet(text("report.sheet.standard")), styles)
    headings = [text("report.column.section"), text("report.column.requirement_title"), text("report.column.requirement_class"),
                text("report.asked_for"), text("report.numbers")]  # fmt: skip
    page.headings(headings, _STANDARD_WIDTHS)
    number_of = numbers_by_id(document)
    tints = {"required": styles.verdicts["covered"], "optional": styles.verdicts["optional"], "prohibited": styles.verdicts["prohibited"]}
    for row, line in enumerate(document.coverage, start=1):
        page.write(row, 0, line.section, styles.plain)
        page.write(row, 1, line.title)
        page.write(row, 2, label("class", line.class_), tints[line.class_])
        page.write(row, 3, len(line.items))
        listed = ", ".join(number_of.get(one, one) for one in line.items)
        page.write(row, 4, listed)
        page.heighten(row, max(lines_for(line.title, _STANDARD_WIDTHS[1]), lines_for(listed, _STANDARD_WIDTHS[4])))
    page.sheet.autofilter(0, 0, max(1, len(document.coverage)), len(headings) - 1)
    _add_met(workbook, styles, document, requirements)


def _add_met(workbook: Workbook, styles: Styles, document: Diff, requirements: Mapping[str, RequirementText]) -> None:
    met = {item.match.requirement for item in document.items if item.match and item.match.requirement in requirements}
    if not met:
        return
    page = Page(workbook.add_worksheet(text("report.sheet.requirements")), styles)
    keys = ("requirement", "section", "requirement_title", "requirement_text")
    page.headings([text(f"report.column.{key}") for key in keys], _MET_WIDTHS)
    for row, name in enumerate((name for name in requirements if name in met), start=1):
        words = requirements[name]
        page.write_row(row, [name, words.section, words.title, words.text], _MET_WIDTHS)


def add_skipped(workbook: Workbook, styles: Styles, document: Document) -> None:
    """Everything that was read and is no item, with its reason."""
    page = Page(workbook.add_worksheet(text("report.sheet.skipped")), styles)
    headings = [text("report.column.path"), text("report.column.place"), text("report.column.reason_skipped")]
    page.headings(headings, _SKIPPED_WIDTHS)
    rows = skipped_rows(document)
    for row, cells in enumerate(rows, start=1):
        page.write_row(row, cells, _SKIPPED_WIDTHS)
    if not rows:
        page.write(1, 0, text("report.no_skipped", rows=sum(one.rows_read for one in document.inputs)), styles.plain)


def add_legend(workbook: Workbook, styles: Styles, document: Document) -> None:
    """What verdicts, types, domains, marks, colours and decisions mean."""
    page = Page(workbook.add_worksheet(text("report.sheet.legend")), styles)
    for column, width in enumerate((26, 14, 90)):
        page.sheet.set_column(column, column, width)
    row = 0
    if isinstance(document, Diff):
        verdicts = [(label("verdict", one), one, text(f"report.advice.{one}"), styles.verdicts[one]) for one in VERDICT_ORDER]
        row = _block(page, row, text("report.column.verdict"), verdicts)
    for axis, codes in (("type", TYPES), ("domain", DOMAINS)):
        meanings = [(named(axis, code), code, text(f"report.meaning.{axis}.{code}"), styles.bold) for code in codes]
        row = _block(page, row, label("axis", axis), meanings)
    marks = [(text("report.mark.review"), "review", text("report.mark.review.why"), styles.review)]
    if isinstance(document, Diff):
        marks.append((text("report.mark.exempt"), "exempt", text("report.meaning.exempt"), styles.bold))
    row = _block(page, row, text("report.legend.marks"), marks)
    colours = [(text(f"report.legend.{name}"), "", "", style) for name, style in (
        ("original", styles.original_heading), ("finding", styles.finding_heading), ("yours", styles.own_heading))]  # fmt: skip
    row = _block(page, row, text("report.legend.columns"), colours)
    _block(page, row, text("report.decision"), [(text(f"report.decision.{code}"), code, "", styles.bold) for code in DECISIONS])
    landscape(page.sheet)
    page.sheet.hide_gridlines(2)


def _block(page: Page, row: int, title: str, lines: Sequence[tuple[str, str, str, Format]]) -> int:
    """Writes a titled block of names, codes and meanings; returns the row after it and a blank one."""
    page.write(row, 0, title, page.styles.heading)
    for name, code, meaning, style in lines:
        row += 1
        page.write(row, 0, name, style)
        page.write(row, 1, code, page.styles.plain)
        page.write(row, 2, meaning)
    return row + 2
