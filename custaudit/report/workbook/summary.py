"""The first sheet: the rate with its interval, breakdowns as tables, and native charts of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from custaudit.i18n import label, text
from custaudit.model import DOMAINS, TYPES, Diff, Document, RateLine
from custaudit.report.colours import NEUTRAL, VERDICT
from custaudit.report.context import GateFindings, ReportContext
from custaudit.report.facts import (
    VERDICT_ORDER,
    breakdown,
    classified_sentence,
    crossed_line,
    interval,
    listed_items,
    rate,
    rate_lines,
    report_title,
    skipped_count,
    standard_line,
)
from custaudit.report.reference import comparison
from custaudit.report.workbook.decisions import remaining_rate
from custaudit.report.workbook.style import Page, Styles, landscape, lines_for

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_WIDTHS = (34, 16, 12, 12, 12)
_COLUMNS = len(_WIDTHS)
_LINE_HEIGHT = 16
_CHART_COLUMN = 6
_CHART_SIZE = {"width": 520, "height": 300}
_CHART_ROWS = 16


class _Summary:
    """Writes downwards: ``row`` is the next free row, ``charts`` the number of charts so far."""

    def __init__(self, workbook: Workbook, styles: Styles) -> None:
        self.workbook = workbook
        self.styles = styles
        self.page = Page(workbook.add_worksheet(text("report.sheet.summary")), styles)
        self.sheet = self.page.sheet
        self.row = 0
        self.charts = 0

    def line(self, *cells: tuple[object, Any]) -> None:
        for column, (value, style) in enumerate(cells):
            self.page.write(self.row, column, value, style)
        self.row += 1

    def paragraph(self, value: str, style: Any, first: int = 0) -> None:
        """A long text over the columns of the tables, in as many lines as it takes."""
        width = sum(_WIDTHS[first:])
        self.sheet.merge_range(self.row, first, self.row, _COLUMNS - 1, "", style)
        self.page.write(self.row, first, value, style)
        self.sheet.set_row(self.row, _LINE_HEIGHT * lines_for(value, width))
        self.row += 1

    def fact(self, name: str, value: object, style: Any = None) -> None:
        self.line((name, self.styles.label), (value, style or self.styles.left))

    def head(self, title: str, columns: Sequence[str] = ()) -> None:
        self.row += 1
        self.sheet.set_row(self.row, 20)
        self.page.write(self.row, 0, title, self.styles.heading)
        for column in range(1, _COLUMNS):
            heading = columns[column - 1] if column <= len(columns) else None
            self.page.write(self.row, column, heading, self.styles.heading_right)
        self.row += 1


def add_summary(workbook: Workbook, styles: Styles, document: Document, context: ReportContext) -> None:
    """The sheet a person sees on opening the file."""
    page = _Summary(workbook, styles)
    for column, width in enumerate(_WIDTHS):
        page.sheet.set_column(column, column, width)
    page.sheet.set_row(0, 28)
    page.line((report_title(document), styles.title))
    if isinstance(document, Diff):
        _rate(page, document, context)
    else:
        page.line((classified_sentence(document), styles.bold))
    if context.gate is not None:
        _gate(page, document, context.gate)
    if isinstance(document, Diff):
        _verdicts(page, document)
    for axis, codes in (("type", TYPES), ("domain", DOMAINS)):
        _axis(page, document, axis, codes)
    if isinstance(document, Diff):
        for title, rates in rate_lines(document):
            _lines(page, title, rates)
    _reference(page, document)
    _inputs(page, document)
    landscape(page.sheet)
    page.sheet.set_portrait()
    page.sheet.fit_to_pages(1, 1)
    page.sheet.hide_gridlines(2)


def _rate(page: _Summary, document: Diff, context: ReportContext) -> None:
    score, styles = document.score, page.styles
    page.line((standard_line(document, context), styles.subtitle))
    for warning in context.warnings:
        page.paragraph(warning, styles.warning)
    page.row += 1
    page.sheet.set_row(page.row, 44)
    shown = rate(document)
    page.line(
        (text("report.rate"), styles.bold),
        (text("report.nothing") if shown is None else shown, styles.big_rate),
    )
    page.fact(text("report.interval_name", level=f"{score.level:.0%}"), interval(document))
    page.fact(text("report.assessed"), score.items_assessed)
    page.fact(text("report.deviations"), score.deviations)
    if score.waived:
        page.fact(text("report.waived"), score.waived)
    page.fact(text("report.mark.review"), document.summary.review)
    if score.effort_weighted_rate is not None:
        page.fact(text("report.effort_rate"), score.effort_weighted_rate, styles.share_left)
    page.fact(text("report.per_hundred"), score.deviations_per_100_requirements)
    page.page.write(page.row, 0, text("report.decisions.remaining_rate"), styles.label)
    page.sheet.write_formula(page.row, 1, remaining_rate(), styles.share_left, score.customization_rate)
    page.page.write(page.row, 2, text("report.decisions.see"), styles.subtitle)
    page.row += 1
    page.page.write(page.row, 0, text("report.definition"), styles.label)
    page.paragraph(score.definition, styles.text, first=1)
    page.line((text("report.interval_note"), styles.subtitle))


def _gate(page: _Summary, document: Document, gate: GateFindings) -> None:
    page.head(text("report.gate"))
    outcome = text("report.gate.passed") if gate.passed else text("report.gate.failed", count=len(gate.crossed))
    page.line((outcome, page.styles.bold))
    items = {item.id: item for item in document.items}
    for limit in gate.crossed:
        page.line((crossed_line(limit), page.styles.warning))
        for line in [limit.advice, *listed_items(limit, items)]:
            page.line((line, page.styles.plain))
    for note in gate.notes:
        page.line((note, page.styles.plain))


def _verdicts(page: _Summary, document: Diff) -> None:
    page.head(text("report.by_verdict"), [text("report.count")])
    first = page.row
    for verdict in VERDICT_ORDER:
        page.line((label("verdict", verdict), page.styles.verdicts[verdict]), (document.score.by_verdict.get(verdict, 0), None))
    points = [{"fill": {"color": VERDICT[verdict].strong}} for verdict in VERDICT_ORDER]
    series = {"points": points, "data_labels": {"value": True}, "gap": 60}
    _chart(page, text("report.by_verdict"), first, [(1, text("report.count"), series)])


def _axis(page: _Summary, document: Document, axis: str, codes: Sequence[str]) -> None:
    title, lines = text(f"report.by_{axis}"), breakdown(document, axis, codes)
    if not isinstance(document, Diff):
        page.head(title, [text("report.count")])
        first = page.row
        for line in lines:
            page.line((line.name, None), (line.items, None))
        _chart(page, title, first, [(1, text("report.count"), {"fill": {"color": VERDICT["optional"].strong}, "gap": 60})])
        return
    rates = document.score.by_type if axis == "type" else document.score.by_domain
    page.head(title, [text("report.count"), text("report.deviations"), text("report.within"), text("report.share")])
    first = page.row
    for line in lines:
        rate = rates.get(line.code)
        assessed = [(rate.deviations, None), (rate.items - rate.deviations, None), (rate.rate, page.styles.share)] if rate else []
        page.line((line.name, None), (line.items, None), *assessed)
    deviating = {"fill": {"color": VERDICT["outside"].strong}, "gap": 60}
    within = {"fill": {"color": VERDICT["covered"].strong}}
    _chart(page, title, first, [(2, text("report.deviations"), deviating), (3, text("report.within"), within)], stacked=True)


def _lines(page: _Summary, title: str, lines: Sequence[tuple[str, RateLine]]) -> None:
    page.head(title, [text("report.count"), text("report.deviations"), text("report.within"), text("report.share")])
    for name, line in lines:
        within = line.items - line.deviations
        page.line((name, None), (line.items, None), (line.deviations, None), (within, None), (line.rate, page.styles.share))


def _reference(page: _Summary, document: Document) -> None:
    found = comparison(document)
    if found is None:
        return
    page.head(text("report.reference"), found.headings()[1:])
    for line in found.lines:
        shares = [None if count is None else count / whole for count, whole in ((line.here, found.here), (line.there, found.there))]
        page.line((line.name, None), (line.here, None), (shares[0], page.styles.share), (line.there, None), (shares[1], page.styles.share))
    page.paragraph(found.note, page.styles.label)


def _inputs(page: _Summary, document: Document) -> None:
    page.head(text("report.inputs"), [text("report.rows_read"), text("report.items"), text("report.skipped")])
    for one in document.inputs:
        page.line((one.path, None), (one.rows_read, None), (one.items, None), (len(one.skipped), None))
    page.fact(text("report.skipped"), skipped_count(document))
    tool = document.tool
    page.fact(text("report.tool"), text("report.tool_line", name=tool.name, version=tool.version, rules=tool.rules), page.styles.plain)


def _chart(page: _Summary, title: str, first: int, series: list[tuple[int, str, dict[str, Any]]], stacked: bool = False) -> None:
    """A bar chart of the rows from ``first`` to the last written, beside the tables."""
    if page.row == first:
        return
    name, last = page.sheet.get_name(), page.row - 1
    chart = page.workbook.add_chart({"type": "bar", **({"subtype": "stacked"} if stacked else {})})
    for column, series_name, options in series:
        categories, values = [name, first, 0, last, 0], [name, first, column, last, column]
        chart.add_series({"name": series_name, "categories": categories, "values": values, **options})
    font = {"name": "Yu Gothic", "size": 9}
    chart.set_title({"name": title, "name_font": {"name": "Yu Gothic", "size": 12}, "overlay": False})
    chart.set_y_axis({"reverse": True, "num_font": font, "line": {"color": NEUTRAL.strong}})
    chart.set_x_axis(
        {"num_font": font, "major_gridlines": {"visible": True, "line": {"color": "#dddddd"}}, "num_format": "0", "label_position": "high"}
    )
    chart.set_legend({"position": "bottom", "font": font} if len(series) > 1 else {"none": True})
    chart.set_size(_CHART_SIZE)
    page.sheet.insert_chart(1 + page.charts * _CHART_ROWS, _CHART_COLUMN, chart, {"description": title})
    page.charts += 1
