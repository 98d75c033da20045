"""Workbooks, CSV files and tables in plain text as grids of text, merged cells carried into every cell they cover."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from custaudit.errors import UserError
from custaudit.sources.decoding import decode
from custaudit.sources.delimited import delimited_grid
from custaudit.sources.formats import WORKBOOKS, Format, format_of
from custaudit.sources.model import InputRequest, Limits
from custaudit.sources.table import grid as sheets
from custaudit.sources.workbook import workbook_grids
from custaudit.standards.importers.celldetails import cell_details
from custaudit.standards.importers.identifiers import with_zeros


class Grid(Struct, frozen=True):
    """The cells of one sheet; row and column 0 are row 1 and column A.

    ``merged`` if some cells cover others; ``struck`` holds the columns struck through in a row: deleted text. Of the cells
    struck through in part, ``cleaned`` hold what is left, ``unclear`` the whole text. ``numeric`` holds the cells that are
    numbers in the file.
    """

    sheet: str | None
    rows: list[list[str]]
    merged: bool
    struck: dict[int, set[int]]
    cleaned: list[tuple[int, int]]
    unclear: list[tuple[int, int]]
    numeric: frozenset[tuple[int, int]]


class Source(Struct, frozen=True):
    """A file of tables: where it is, what it is called in messages, and its format."""

    path: Path
    label: str
    format: Format

    @staticmethod
    def of(path: Path, label: str) -> Source:
        """The source with its format. Raises UserError for a file that cannot be read."""
        return Source(path, label, format_of(path, label, Limits()))


def read_grids(source: Source, sheet: str | None = None) -> list[Grid]:
    """The visible sheets of a workbook (or the named one), or the one grid of a file of text.

    Raises UserError for a file that cannot be opened or a sheet that is not there.
    """
    request, limits = InputRequest(path=source.path, label=source.label), Limits()
    if source.format not in WORKBOOKS:
        return [_grid(delimited_grid(decode(source.path.read_bytes(), path=source.label).text, request, limits), source)]
    found, _ = workbook_grids(request, source.format, limits)
    names = [one.sheet or "" for one in found]
    if sheet is not None and sheet not in names:
        raise UserError("standard.import.no_sheet", path=source.label, sheet=sheet, known=", ".join(names))
    return [_grid(one, source) for one in found if (one.sheet == sheet if sheet is not None else not one.hidden)]


def zeros_kept(grid: Grid, source: Source, first: int, column: int) -> int:
    """Writes the numbers of a column from a row on as the file shows them, with their zeros; how many were mended."""
    places = {(row, column) for row in range(first, len(grid.rows)) if (row, column) in grid.numeric}
    details = cell_details(source.path, source.label, source.format, grid.sheet or "", places)
    cells = [row[column] if column < len(row) else "" for row in grid.rows[first:]]
    digits = {row - first: detail.digits if (detail := details.get((row, column))) else None for row, _ in places}
    written = with_zeros(cells, digits)
    for row in range(1, len(cells)):
        if grid.merged and cells[row] == cells[row - 1] and (first + row, column) not in grid.numeric:
            written[row] = written[row - 1]
    for place, number in zip(grid.rows[first:], written, strict=True):
        if column < len(place):
            place[column] = number
    return sum(before != after for before, after in zip(cells, written, strict=True))


def _grid(found: sheets.Grid, source: Source) -> Grid:
    rows = [[_text(value) for value in row] for row in found.rows]
    numeric = frozenset((r, c) for r, row in enumerate(found.rows) for c, value in enumerate(row) if type(value) in (int, float))
    partly = found.formatting.partly_struck
    details = cell_details(source.path, source.label, source.format, found.sheet or "", set(partly))
    cleaned, unclear = [], []
    for row, column in partly:
        kept = details[row, column].kept if (row, column) in details else None
        if kept is None:
            unclear.append((row, column))
        elif row < len(rows) and column < len(rows[row]):
            rows[row][column] = _text(kept)
            cleaned.append((row, column))
    merges = found.formatting.merges or []
    for merge in merges:
        if merge.top < len(rows) and merge.left < len(rows[merge.top]):
            value = rows[merge.top][merge.left]
            for cells in rows[merge.top : merge.bottom + 1]:
                cells[merge.left : merge.right + 1] = [value] * len(cells[merge.left : merge.right + 1])
    return Grid(found.sheet, rows, bool(merges), found.formatting.struck, cleaned, unclear, numeric)


def _text(value: object) -> str:
    return sheets.cell_text(value).replace("\r\n", "\n").replace("\r", "\n")
