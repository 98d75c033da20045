"""The workbook (xlsx) that an official works on in: summary, items, what was decided, the standard's side, skipped rows, legend.

Made by XlsxWriter: native charts and drop-downs, and cells written as text whatever they begin with.
"""

from __future__ import annotations

import io
from datetime import datetime

from custaudit.model import Diff, Document
from custaudit.report.context import ReportContext
from custaudit.report.facts import report_title
from custaudit.report.workbook.decisions import add_decisions
from custaudit.report.workbook.items import add_item_sheets
from custaudit.report.workbook.procurement import add_granularity, add_missing
from custaudit.report.workbook.sides import add_legend, add_skipped, add_standard
from custaudit.report.workbook.style import Styles
from custaudit.report.workbook.summary import add_summary

# The same content gives the same bytes, so the workbook carries no time of its making.
_CREATED = datetime(2000, 1, 1)
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def render(document: Document, context: ReportContext) -> bytes:
    """The bytes of the workbook."""
    import xlsxwriter

    written = io.BytesIO()
    workbook = xlsxwriter.Workbook(written, _OPTIONS)
    workbook.set_properties({"title": report_title(document), "author": document.tool.name, "created": _CREATED})
    styles = Styles(workbook)
    add_summary(workbook, styles, document, context)
    add_decisions(workbook, styles, document, add_item_sheets(workbook, styles, document, context))
    if isinstance(document, Diff):
        add_standard(workbook, styles, document, context.requirements)
    add_missing(workbook, styles, document)
    add_granularity(workbook, styles, document)
    add_skipped(workbook, styles, document)
    add_legend(workbook, styles, document)
    workbook.close()
    return written.getvalue()
