"""Merged, hidden and struck-through cells of xlsb, from its binary records, and those in a form that the reader of values knows."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from struct import error as struct_error
from struct import unpack_from

from custaudit.errors import UserError, brief
from custaudit.sources.archive import Archive, open_archive
from custaudit.sources.formats import wrong_ending
from custaudit.sources.model import InputRequest, Limits
from custaudit.sources.table.grid import Formatting, Merge
from custaudit.sources.workbook.biff12 import LAST_CELL, RICH_CELL, ROW, records, with_columns
from custaudit.sources.workbook.survey import Survey, check_extent
from custaudit.sources.workbook.xlsx.container import relation_targets

# Further record numbers of [MS-XLSB].
_SHEET, _COLUMNS, _MERGE = 156, 60, 176
_FONT, _STYLE, _BEGIN_CELL_STYLES, _END_CELL_STYLES = 43, 47, 617, 618
_STRUCK_OUT, _HIDDEN_ROW, _HIDDEN_COLUMN = 0x08, 0x10, 0x01
_LAST_COLUMN = 16_384


def survey_xlsb(request: InputRequest, limits: Limits) -> Survey:
    """The formatting of all sheets. Raises UserError for a hostile or damaged container."""
    with open_archive(request.path, request.label, limits) as archive:
        if "xl/workbook.bin" not in archive.names:
            raise wrong_ending(request.path, request.label)
        try:
            struck = _struck_styles(archive)
            survey = Survey()
            restated: dict[str, bytes] = {}
            for name, member in _sheets(archive):
                sheet = archive.read(member)
                stated = with_columns(sheet)
                if stated is not sheet:
                    restated[member] = stated
                survey.sheets[name], extent = _formatting(stated, struck)
                check_extent(request, name, extent, limits)
            if restated:
                survey.restated = archive.restated(restated)
            return survey
        except (struct_error, IndexError, UnicodeDecodeError) as error:
            raise UserError("sources.damaged", path=request.label, cause=brief(error)) from None


def _sheets(archive: Archive) -> Iterator[tuple[str, str]]:
    targets = relation_targets(archive, "xl/workbook.bin")
    for number, content in records(archive.read("xl/workbook.bin")):
        if number == _SHEET:
            reference, after = _wide_text(content, 8)
            name, _ = _wide_text(content, after)
            member = targets.get(reference, "")
            if member in archive.names and posixpath.basename(posixpath.dirname(member)) == "worksheets":
                yield name, member


def _wide_text(content: bytes, position: int) -> tuple[str, int]:
    (length,) = unpack_from("<I", content, position)
    end = position + 4 + 2 * length
    return content[position + 4 : end].decode("utf-16-le"), end


def _struck_styles(archive: Archive) -> frozenset[int]:
    if "xl/styles.bin" not in archive.names:
        return frozenset()
    fonts: list[bool] = []
    struck: set[int] = set()
    style, in_cells = 0, False
    for number, content in records(archive.read("xl/styles.bin")):
        if number == _FONT:
            fonts.append(bool(unpack_from("<H", content, 2)[0] & _STRUCK_OUT))
        elif number in (_BEGIN_CELL_STYLES, _END_CELL_STYLES):
            in_cells = number == _BEGIN_CELL_STYLES
        elif number == _STYLE and in_cells:
            (font,) = unpack_from("<H", content, 4)
            if font < len(fonts) and fonts[font]:
                struck.add(style)
            style += 1
    return frozenset(struck)


def _formatting(data: bytes, struck: frozenset[int]) -> tuple[Formatting, tuple[int, int]]:
    """The formatting of a sheet, and how many rows and columns its cells with content span."""
    formatting = Formatting(merges=[])
    assert formatting.merges is not None
    row = rows = columns = 0
    for number, content in records(data):
        if number == ROW:
            (row,) = unpack_from("<I", content)
            if content[11] & _HIDDEN_ROW:
                formatting.hidden_rows.add(row)
        elif 1 < number <= LAST_CELL or number == RICH_CELL:
            column, style = unpack_from("<II", content)
            rows, columns = max(rows, row + 1), max(columns, column + 1)
            if style & 0xFFFFFF in struck:
                formatting.struck.setdefault(row, set()).add(column)
        elif number == _COLUMNS:
            first, last = unpack_from("<II", content)
            if content[16] & _HIDDEN_COLUMN:
                formatting.hidden_columns.update(range(first, min(last + 1, _LAST_COLUMN)))
        elif number == _MERGE:
            top, bottom, left, right = unpack_from("<IIII", content)
            formatting.merges.append(Merge(top, left, bottom, right))
    return formatting, (rows, columns)
