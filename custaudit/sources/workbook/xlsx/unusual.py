"""Merged, hidden and struck-through cells of an xlsx workbook in whatever markup, its values being read elsewhere.

Only what is there is looked for: a sheet without merges or strike-through costs no more than being expanded, which also
proves that the container's stated sizes are true before the reader of values opens it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import re2

from custaudit.sources.archive import Archive
from custaudit.sources.model import InputRequest, Limits
from custaudit.sources.table.grid import Formatting, column_index
from custaudit.sources.workbook.survey import Survey, check_extent
from custaudit.sources.workbook.xlsx.container import LONGEST_PIECE, STYLES, TEXTS, parse, sheet_parts
from custaudit.sources.workbook.xlsx.marks import TAG, attributes, find_hidden, find_merges
from custaudit.sources.workbook.xlsx.styles import read_styles
from custaudit.sources.workbook.xlsx.texts import find_struck, strike_of_runs

# RE2, since every cell of a stranger's file is looked at: no input makes these slow.
# A reference beyond column Z or row 99,999, and one beyond what a sheet can have.
_FAR = re2.compile(rb"""\br\s*=\s*["'](?:[A-Za-z]{2,}[0-9]|[A-Za-z]?[0-9]{6})""")
_BEYOND = re2.compile(rb"""\br\s*=\s*["'](?:[A-Za-z]{4,}[0-9]|[A-Za-z]*[0-9]{8})""")
# Whatever is worth a closer look, in one pass: most pieces of most sheets have none of it.
_REMARKABLE = re2.compile(rb"""\br\s*=\s*["'](?:[A-Za-z]{2,}[0-9]|[A-Za-z]?[0-9]{6})|hidden=|mergeCell |strike|[<:]f[ />]""")
_REFERENCE = re2.compile(rf"""{TAG}c\b[^>]*?\br\s*=\s*["']([A-Za-z]{{1,3}})([0-9]{{1,7}})["'][^>]*[^/]>""".encode())
_UNPLACED = re2.compile(rf"""{TAG}c(?:\s+(?:s|t|cm|vm|ph)=["'][^"'>]*["'])*\s*>""".encode())
_ROW_END = re2.compile(rb"</\w+:row>")
_ROW = re2.compile(rf"{TAG}row\b([^>]*)>".encode())
_VALUE = re2.compile(rf"{TAG}v>(\d+)</".encode())
_NO_VALUE = re2.compile(rf"(?:</(?:\w+:)?f>|{TAG}f\b[^>]*/>)\s*(?:{TAG}v\s*/>|{TAG}v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>".encode())
_CELL = re2.compile(rf"(?s){TAG}c\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)".encode())


def survey_unusual(archive: Archive, request: InputRequest, limits: Limits) -> Survey:
    """The formatting of all sheets. Raises UserError for a sheet beyond the limits."""
    survey = Survey()
    parts = [sheet for sheet in sheet_parts(archive) if sheet.member]
    sheets = [(sheet.name, sheet.member) for sheet in parts]
    struck_inside_cells = False
    # Expanding needs no interpreter lock, so the texts and the sheets are expanded side by side.
    with ThreadPoolExecutor(1) as other_thread:
        texts = other_thread.submit(_struck_texts, archive)
        for sheet, member, kind, _ in parts:
            look = _first_look(archive, member)
            if kind == "worksheet" and not look.has_cells:
                raise KeyError(f"{member}: no sheetData")
            check_extent(request, sheet, (look.rows, 1), limits)
            survey.sheets[sheet] = look.formatting
            survey.formulas_without_value += look.formulas_without_value
            struck_inside_cells = struck_inside_cells or look.says_strike
            if look.far:
                check_extent(request, sheet, _extent(archive, member), limits)
        whole, part = texts.result()
    says_strike = STYLES in archive.names and _says_strike(archive.chunks(STYLES))
    styles = _written(read_styles(parse(archive, STYLES), epoch_1904=False).struck if says_strike else ())
    if styles or whole or part or struck_inside_cells:
        for sheet, member in sheets:
            for piece in _pieces(archive.chunks(member)):
                _struck(piece, survey.sheets[sheet], styles, whole, part)
    return survey


class _Look(NamedTuple):
    """What one pass over a sheet finds: its formatting without strike-through, whether it has a place for cells, how many rows are
    written, whether a cell lies far from the corner, and whether the word for strike-through is there."""

    formatting: Formatting
    has_cells: bool
    rows: int
    far: bool
    says_strike: bool
    formulas_without_value: int


def _first_look(archive: Archive, member: str) -> _Look:
    """Raises KeyError for a cell outside any sheet."""
    formatting = Formatting(merges=[])
    has_cells = far = says_strike = False
    rows = formulas_without_value = 0
    for piece in _pieces(archive.chunks(member)):
        has_cells = has_cells or b"sheetData" in piece
        rows += piece.count(b"</row>") or len(_ROW_END.findall(piece))
        if not _REMARKABLE.search(piece):
            continue
        far = far or _FAR.search(piece) is not None
        if far and (beyond := _BEYOND.search(piece)):
            raise KeyError(beyond[0].decode("ascii"))
        find_merges(piece, formatting)
        find_hidden(piece, formatting)
        says_strike = says_strike or b"strike" in piece
        if b"<f" in piece or b":f" in piece:
            formulas_without_value += len(_NO_VALUE.findall(piece))
    return _Look(formatting, has_cells, rows, far, says_strike, formulas_without_value)


def _extent(archive: Archive, member: str) -> tuple[int, int]:
    """How many rows and columns the cells with content span."""
    rows = columns = 0
    for piece in _pieces(archive.chunks(member)):
        for found in _REFERENCE.finditer(piece):
            rows, columns = max(rows, int(found[2])), max(columns, column_index(found[1].decode()) + 1)
        if _UNPLACED.search(piece):
            for found in _ROW.finditer(piece):
                number = attributes(found[1]).get(b"r", b"")
                rows = max(rows, int(number)) if number.isdigit() else rows
    return rows, max(columns, 1)


def _pieces(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes cut at ends of rows, so that no cell is torn apart."""
    rest = b""
    for chunk in chunks:
        joined = rest + chunk
        cut = joined.rfind(b"row>") + 4
        if cut < 4:
            if len(joined) > LONGEST_PIECE:
                raise KeyError("no end of row")
            rest = joined
            continue
        yield joined[:cut]
        rest = joined[cut:]
    yield rest


def _struck(
    piece: bytes, formatting: Formatting, styles: frozenset[bytes], texts: frozenset[bytes], partly_struck_texts: frozenset[bytes]
) -> None:
    for found in _CELL.finditer(piece):
        tag, content = attributes(found[1]), found[2]
        if not content or b"r" not in tag:
            continue
        whole = tag.get(b"s") in styles
        partly = False
        if not whole and tag.get(b"t") == b"s":
            value = _VALUE.search(content)
            whole = value is not None and value[1] in texts
            partly = value is not None and value[1] in partly_struck_texts
        elif not whole and tag.get(b"t") == b"inlineStr" and b"strike" in content:
            whole, partly = strike_of_runs(content)
        if not (whole or partly):
            continue
        letters = tag[b"r"].rstrip(b"0123456789")
        row, column = int(tag[b"r"][len(letters) :]) - 1, column_index(letters.decode())
        if whole:
            formatting.struck.setdefault(row, set()).add(column)
        else:
            formatting.partly_struck.append((row, column))


def _struck_texts(archive: Archive) -> tuple[frozenset[bytes], frozenset[bytes]]:
    """The numbers of the shared texts that are struck through wholly, and in part."""
    whole: set[int] = set()
    partly: set[int] = set()
    if TEXTS not in archive.names or not _says_strike(archive.chunks(TEXTS)):
        return frozenset(), frozenset()
    number, rest = 0, b""
    for chunk in archive.chunks(TEXTS):
        joined = rest + chunk
        texts = joined.split(b"</si>")
        rest = texts.pop()
        if len(rest) > LONGEST_PIECE:
            raise KeyError("no end of text")
        find_struck(texts, number, whole, partly)
        number += len(texts)
    return _written(whole), _written(partly)


def _written(numbers: Iterable[int]) -> frozenset[bytes]:
    """Numbers as they stand in markup."""
    return frozenset(str(number).encode() for number in numbers)


def _says_strike(chunks: Iterable[bytes]) -> bool:
    """Whether the word is there; reads to the end either way, so that the member's stated size is proved."""
    found, tail = False, b""
    for chunk in chunks:
        found = found or b"strike" in tail + chunk
        tail = chunk[-8:]
    return found
