"""Workbooks and CSV files as plain grids of text, merged cells carried into every cell they cover."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from custaudit.errors import UserError
from custaudit.sources.decoding import decode
from custaudit.sources.delimited import delimited_grid
from custaudit.sources.formats import WORKBOOKS, format_of
from custaudit.sources.model import InputRequest, Limits
from custaudit.sources.table import grid as sheets
from custaudit.sources.workbook import workbook_grids


class Grid(Struct, frozen=True):
    """The cells of one sheet; row and column 0 are row 1 and column A.

    ``merged`` if some cells cover others; ``struck`` holds the columns struck through in a row: deleted text.
    """

    sheet: str | None
    rows: list[list[str]]
    merged: bool
    struck: dict[int, set[int]]


def read_grids(path: Path, label: str, sheet: str | None = None) -> list[Grid]:
    """The visible sheets of a workbook (or the named one), or the one grid of a CSV or TSV file.

    Raises UserError for a file that cannot be opened or a sheet that is not there.
    """
    request, limits = InputRequest(path=path, label=label), Limits()
    format = format_of(path, label, limits)
    if format not in WORKBOOKS:
        return [_grid(delimited_grid(decode(path.read_bytes(), path=label).text, request, limits))]
    found, _ = workbook_grids(request, format, limits)
    names = [one.sheet or "" for one in found]
    if sheet is not None and sheet not in names:
        raise UserError("standard.import.no_sheet", path=label, sheet=sheet, known=", ".join(names))
    return [_grid(one) for one in found if (one.sheet == sheet if sheet is not None else not one.hidden)]


def _grid(source: sheets.Grid) -> Grid:
    rows = [[sheets.cell_text(value).replace("\r\n", "\n").replace("\r", "\n") for value in row] for row in source.rows]
    merges = source.formatting.merges or []
    for merge in merges:
        if merge.top < len(rows) and merge.left < len(rows[merge.top]):
            value = rows[merge.top][merge.left]
            for row in rows[merge.top : merge.bottom + 1]:
                row[merge.left : merge.right + 1] = [value] * len(row[merge.left : merge.right + 1])
    return Grid(source.sheet, rows, bool(merges), source.formatting.struck)
