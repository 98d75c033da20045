"""Workbooks and CSV files as plain grids of text, merged cells carried into every cell they cover."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from msgspec import Struct

from custaudit.errors import UserError
from custaudit.sources.decoding import decode

WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
_MOST_CELLS = 4_000_000


class Grid(Struct, frozen=True):
    """The cells of one sheet; row and column 0 are row 1 and column A. ``merged`` if some cells cover others."""

    sheet: str | None
    rows: list[list[str]]
    merged: bool = False


def read_grids(path: Path, sheet: str | None = None) -> list[Grid]:
    """The visible sheets of a workbook (or the named one), or the one grid of a CSV or TSV file.

    Raises UserError for a file that cannot be opened or a sheet that is not there.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UserError("file.unreadable", path=path, cause=error.strerror) from None
    if path.suffix.lower() in WORKBOOKS:
        return _workbook(data, path, sheet)
    content = decode(data, path=str(path)).text
    delimiter = "\t" if path.suffix.lower() == ".tsv" else ","
    rows = [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(content, newline=""), delimiter=delimiter)]
    return [Grid(None, rows)]


def _workbook(data: bytes, path: Path, wanted: str | None) -> list[Grid]:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        names = [
            meta.name
            for meta in book.sheets_metadata
            if meta.typ == SheetTypeEnum.WorkSheet and (meta.visible == SheetVisibleEnum.Visible or meta.name == wanted)
        ]
        if wanted is not None and wanted not in names:
            raise UserError("standard.import.no_sheet", path=path, sheet=wanted, known=", ".join(names))
        grids = []
        for name in names if wanted is None else [wanted]:
            sheet = book.get_sheet_by_name(name)
            if sheet.total_height * sheet.total_width > _MOST_CELLS:
                raise UserError("standard.import.too_large", path=path, place=name)
            rows = [[_text(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
            ranges = sheet.merged_cell_ranges or []
            for (top, left), (bottom, right) in ranges:
                _spread(rows, top, left, bottom, right)
            grids.append(Grid(name, rows, merged=bool(ranges)))
    except PasswordError:
        raise UserError("standard.import.password", path=path) from None
    except CalamineError as error:
        raise UserError("standard.import.broken_workbook", path=path, problem=str(error)) from None
    return grids


def _text(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).replace("\r\n", "\n").replace("\r", "\n").strip()


def _spread(rows: list[list[str]], top: int, left: int, bottom: int, right: int) -> None:
    if top >= len(rows) or left >= len(rows[top]):
        return
    value = rows[top][left]
    for row in rows[top : bottom + 1]:
        row[left : right + 1] = [value] * len(row[left : right + 1])
