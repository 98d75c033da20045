"""xlsx workbooks in the plain markup that spreadsheet programs write: values and formatting in one pass over the sheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from custaudit.sources.archive import Archive
from custaudit.sources.model import InputRequest, Limits
from custaudit.sources.table.grid import Formatting, Grid
from custaudit.sources.workbook.survey import Survey, check_extent
from custaudit.sources.workbook.xlsx.cells import SheetCells
from custaudit.sources.workbook.xlsx.container import (
    LONGEST_PIECE,
    STYLES,
    TEXTS,
    SheetPart,
    UnusualMarkupError,
    counts_from_1904,
    parse,
    sheet_parts,
)
from custaudit.sources.workbook.xlsx.marks import find_hidden, find_merges
from custaudit.sources.workbook.xlsx.references import without_references
from custaudit.sources.workbook.xlsx.styles import Styles, read_styles
from custaudit.sources.workbook.xlsx.texts import SharedTexts, check_encoding, read_shared_texts

_BEGIN, _NO_ROWS, _END, _END_ROW = b"<sheetData>", b"<sheetData/>", b"</sheetData>", b"</row>"
_KINDS, _STATES = ("worksheet", "chartsheet", "dialogsheet"), ("visible", "hidden", "veryHidden")
_Place = Literal["before", "rows", "after"]


def read_plain(archive: Archive, request: InputRequest, limits: Limits) -> tuple[list[Grid], Survey]:
    """All sheets. Raises UnusualMarkupError where any of the markup is not what is known here; UserError for a sheet beyond the limits."""
    sheets = sheet_parts(archive)
    if not sheets or any(not sheet.member or sheet.kind not in _KINDS or sheet.state not in _STATES for sheet in sheets):
        raise UnusualMarkupError
    shared = read_shared_texts(archive.chunks(TEXTS)) if TEXTS in archive.names else SharedTexts([], frozenset(), frozenset())
    styles = read_styles(parse(archive, STYLES) if STYLES in archive.names else None, epoch_1904=counts_from_1904(archive))
    survey = Survey()
    grids = [_sheet(archive, sheet, shared, styles, survey, request, limits) for sheet in sheets if sheet.kind == "worksheet"]
    return grids, survey


def _sheet(
    archive: Archive, sheet: SheetPart, shared: SharedTexts, styles: Styles, survey: Survey, request: InputRequest, limits: Limits
) -> Grid:
    formatting = survey.sheets[sheet.name] = Formatting(merges=[])
    cells = SheetCells(shared, styles, lambda extent: check_extent(request, sheet.name, extent, limits))
    for place, piece in _pieces(archive.chunks(sheet.member)):
        find_hidden(piece, formatting)
        if place == "rows":
            cells.add(without_references(piece), formatting)
        else:
            find_merges(piece, formatting)
    survey.formulas_without_value += cells.formulas_without_value
    return Grid(sheet.name, cells.rows(), formatting, sheet.state != "visible")


def _pieces(chunks: Iterable[bytes]) -> Iterator[tuple[_Place, bytes]]:
    """The same bytes in pieces that tear no row apart. Raises UnusualMarkupError when there is no place for rows."""
    place: _Place = "before"
    rest = b""
    for chunk in chunks:
        joined = rest + chunk
        if place == "before":
            start = joined.find(b"<sheetData")
            if start < 0 or len(joined) < start + len(_NO_ROWS):
                if len(joined) > LONGEST_PIECE:
                    raise UnusualMarkupError
                rest = joined
                continue
            check_encoding(joined[:start])
            yield "before", joined[:start]
            empty = joined.startswith(_NO_ROWS, start)
            if not empty and not joined.startswith(_BEGIN, start):
                raise UnusualMarkupError
            place = "after" if empty else "rows"
            joined = joined[start + len(_NO_ROWS if empty else _BEGIN) :]
        if place == "rows":
            cut = joined.rfind(_END_ROW) + len(_END_ROW)
            if cut >= len(_END_ROW):
                yield "rows", joined[:cut]
                joined = joined[cut:]
            end = joined.find(_END)
            if end < 0:
                if len(joined) > LONGEST_PIECE:
                    raise UnusualMarkupError
                rest = joined
                continue
            if b"<c" in joined[:end]:
                raise UnusualMarkupError
            place = "after"
        # What follows the rows is short, but for lists of links and rules that say nothing of interest here.
        cut = joined.rfind(b">") + 1
        yield "after", joined[:cut]
        rest = joined[cut:]
    if place != "after":
        raise UnusualMarkupError
