"""Merged, hidden and struck-through cells of xls."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from custaudit.sources.grid import Formatting, Merge
from custaudit.sources.model import InputRequest, Limits
from custaudit.sources.survey import Survey

if TYPE_CHECKING:
    from xlrd.book import Book
    from xlrd.sheet import Sheet

_LAST_COLUMN = 256


def survey_xls(request: InputRequest, limits: Limits) -> Survey:
    """The formatting of all sheets; where a file is too odd for it the values are still read, and the survey says so.

    The format itself keeps a sheet within 65,536 rows of 256 columns.
    """
    import xlrd

    try:
        with xlrd.open_workbook(str(request.path), formatting_info=True, logfile=io.StringIO()) as book:
            return Survey(sheets={sheet.name: _formatting(book, sheet) for sheet in book.sheets()})
    except Exception:
        # xlrd raises whatever its parsing runs into. The values come from another reader, which judges the file.
        return Survey(formatting_unknown=True)


def _formatting(book: Book, sheet: Sheet) -> Formatting:
    formatting = Formatting(merges=[Merge(top, left, bottom - 1, right - 1) for top, bottom, left, right in sheet.merged_cells])
    formatting.hidden_rows.update(row for row, info in sheet.rowinfo_map.items() if info.hidden)
    formatting.hidden_columns.update(column for column, info in sheet.colinfo_map.items() if info.hidden and column < _LAST_COLUMN)
    struck_fonts = {number for number, font in enumerate(book.font_list) if font.struck_out}
    if not struck_fonts:
        return formatting
    struck_styles = {number for number, style in enumerate(book.xf_list) if style.font_index in struck_fonts}
    for row in range(sheet.nrows):
        for column in range(sheet.row_len(row)):
            if sheet.cell_value(row, column) == "":
                continue
            runs = sheet.rich_text_runlist_map.get((row, column))
            whole = sheet.cell_xf_index(row, column) in struck_styles
            if runs:
                marks = [font in struck_fonts for _, font in runs]
                if runs[0][0] > 0:
                    marks.insert(0, whole)
                if any(marks) and not all(marks):
                    formatting.partly_struck.append((row, column))
                whole = all(marks)
            if whole:
                formatting.struck.setdefault(row, set()).add(column)
    return formatting
