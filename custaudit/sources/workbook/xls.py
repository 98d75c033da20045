"""Merged, hidden and struck-through cells of xls, and the file restated where it misnames its own encoding."""

from __future__ import annotations

import io
from struct import pack_into, unpack_from
from typing import TYPE_CHECKING

from custaudit.errors import UserError, brief
from custaudit.sources.model import InputRequest, Limits
from custaudit.sources.table.grid import Formatting, Merge
from custaudit.sources.workbook.survey import Survey, check_extent
from custaudit.sources.workbook.xlscheck import check_xls

if TYPE_CHECKING:
    from xlrd.book import Book
    from xlrd.sheet import Sheet

_LAST_COLUMN = 256
# From this version on all strings are UTF-16, whatever code page the file names.
_BOF_OF_BIFF8 = b"\x09\x08\x10\x00\x00\x06\x05\x00"
_CODEPAGE, _UTF_16, _SECTOR = 0x0042, 1200, 512


def survey_xls(request: InputRequest, limits: Limits) -> Survey:
    """The formatting of all sheets; where only that is odd the survey says so. Raises UserError when the cells are damaged too."""
    data = request.path.read_bytes()
    check_xls(request, data, limits)
    survey = _formatted(request, limits)
    survey.restated = _in_utf_16(data)
    return survey


def _in_utf_16(data: bytes) -> io.BytesIO | None:
    """The file with the right code page, where old writers name another one, which the reader of the cells would believe."""
    begin = position = data.find(_BOF_OF_BIFF8)
    while begin >= 0 and position + 6 <= min(len(data), begin + _SECTOR):
        number, length = unpack_from("<HH", data, position)
        if number == _CODEPAGE and unpack_from("<H", data, position + 4)[0] != _UTF_16:
            restated = bytearray(data)
            pack_into("<H", restated, position + 4, _UTF_16)
            return io.BytesIO(restated)
        position += 4 + length
    return None


def _formatted(request: InputRequest, limits: Limits) -> Survey:
    try:
        return _survey(request, limits, formatting=True)
    except (UserError, MemoryError):
        raise
    except Exception:
        # xlrd raises whatever its parsing runs into; it may still find its way without the formatting.
        try:
            return _survey(request, limits, formatting=False)
        except (UserError, MemoryError):
            raise
        except Exception as error:
            if "encrypted" in str(error):
                raise UserError("sources.password", path=request.label) from None
            raise UserError("sources.damaged", path=request.label, cause=brief(error)) from None


def _survey(request: InputRequest, limits: Limits, *, formatting: bool) -> Survey:
    import xlrd

    survey = Survey(formatting_unknown=not formatting)
    options = {"formatting_info": formatting, "ragged_rows": True, "logfile": io.StringIO()}
    with xlrd.open_workbook(str(request.path), **options) as book:  # type: ignore[arg-type]
        for sheet in book.sheets():
            check_extent(request, sheet.name, (sheet.nrows, sheet.ncols), limits)
            survey.sheets[sheet.name] = _formatting(book, sheet) if formatting else Formatting(merges=[])
    return survey


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
            whole = sheet.cell_xf_index(row, column) in struck_styles
            runs = sheet.rich_text_runlist_map.get((row, column))
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
