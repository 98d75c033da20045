"""Merged, hidden and struck-through cells of xlsx and xlsm, found in one pass over the sheet's XML.

Only what is there is looked for: a sheet without merges or strike-through costs no more than being expanded, which also
proves that the container's stated sizes are true before the fast reader opens it.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from xml.etree.ElementTree import Element

import re2

from custaudit.errors import UserError
from custaudit.sources.archive import Archive, open_archive
from custaudit.sources.grid import Formatting, Merge, column_index
from custaudit.sources.model import InputRequest, Limits
from custaudit.sources.survey import Survey, check_extent

# RE2, since every cell of a stranger's file is looked at: no input makes these slow.
_TAG = r"<(?:\w+:)?"
# A reference beyond column Z or row 99,999.
_FAR = re2.compile(rb"""\br=["'](?:[A-Z]{2,}[0-9]|[A-Z]?[0-9]{6})""")
# Whatever is worth a closer look, in one pass: most pieces of most sheets have none of it.
_REMARKABLE = re2.compile(rb"""\br=["'](?:[A-Z]{2,}[0-9]|[A-Z]?[0-9]{6})|hidden=|mergeCell |strike|[<:]f[ />]""")
_REFERENCE = re2.compile(rf"""{_TAG}c\b[^>]*?\br=["']([A-Z]{{1,3}})([0-9]{{1,7}})["'][^>]*[^/]>""".encode())
_UNPLACED = re2.compile(rf"""{_TAG}c(?:\s+(?:s|t|cm|vm|ph)=["'][^"'>]*["'])*\s*>""".encode())
_MERGE = re2.compile(rf"""{_TAG}mergeCell\b[^>]*?\bref=["']([A-Z]{{1,3}})([0-9]{{1,7}}):([A-Z]{{1,3}})([0-9]{{1,7}})["']""".encode())
_ROW = re2.compile(rf"{_TAG}row\b([^>]*)>".encode())
_COLUMN = re2.compile(rf"{_TAG}col\b([^>]*)>".encode())
_HIDDEN = re2.compile(rb"""\bhidden=["'](?:1|true)["']""")
_VALUE = re2.compile(rf"{_TAG}v>(\d+)</".encode())
_NO_VALUE = re2.compile(rf"(?:</(?:\w+:)?f>|{_TAG}f\b[^>]*/>)\s*(?:{_TAG}v\s*/>|{_TAG}v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>".encode())
_CELL = re2.compile(rf"(?s){_TAG}c\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)".encode())
_RUN = re2.compile(rf"(?s){_TAG}r>(.*?)</(?:\w+:)?r>".encode())
_RUN_TEXT = re2.compile(rf"{_TAG}t\b[^>]*>\s*[^<\s]".encode())
_STRIKE = re2.compile(rf"""{_TAG}strike\s*(?:/>|>|val=["'](?:1|true)["'])""".encode())
_ATTRIBUTE = re2.compile(rb"""([\w:]+)=["']([^"']*)["']""")
_LARGEST_PART = 32 << 20
_LONGEST_PIECE = 8 << 20
_BOOK = "xl/workbook.xml"
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384


def survey_xlsx(request: InputRequest, limits: Limits) -> Survey:
    """The formatting of all sheets. Raises UserError for a hostile or damaged container."""
    with open_archive(request.path, request.label, limits) as archive:
        if _BOOK not in archive.names:
            raise UserError("sources.wrong_ending", path=request.label, ending=request.path.suffix)
        return _survey(archive, request, limits)


def _survey(archive: Archive, request: InputRequest, limits: Limits) -> Survey:
    survey = Survey()
    sheets = list(_sheet_members(archive))
    # Expanding needs no interpreter lock, so the texts and the sheets are expanded side by side.
    with ThreadPoolExecutor(1) as other_thread:
        texts = other_thread.submit(_struck_texts, archive)
        for sheet, member in sheets:
            survey.sheets[sheet], far = _formatting(archive, member, survey)
            if far:
                check_extent(request, sheet, _extent(archive, member), limits)
        whole, part = texts.result()
    styles = _struck_styles(archive)
    if styles or whole or part or survey.struck_inside_cells:
        for sheet, member in sheets:
            for piece in _pieces(archive.chunks(member)):
                _struck(piece, survey.sheets[sheet], styles, whole, part)
    return survey


def _formatting(archive: Archive, member: str, survey: Survey) -> tuple[Formatting, bool]:
    """The formatting of a sheet, and whether it has cells far from its corner."""
    formatting = Formatting(merges=[])
    far = False
    for piece in _pieces(archive.chunks(member)):
        if not _REMARKABLE.search(piece):
            continue
        far = far or _FAR.search(piece) is not None
        _merges(piece, formatting)
        _hidden(piece, formatting)
        survey.struck_inside_cells = survey.struck_inside_cells or b"strike" in piece
        if b"<f" in piece or b":f" in piece:
            survey.formulas_without_value += len(_NO_VALUE.findall(piece))
    return formatting, far


def _extent(archive: Archive, member: str) -> tuple[int, int]:
    """How many rows and columns the cells with content span."""
    rows = columns = 0
    for piece in _pieces(archive.chunks(member)):
        for found in _REFERENCE.finditer(piece):
            rows, columns = max(rows, int(found[2])), max(columns, column_index(found[1].decode()) + 1)
        if _UNPLACED.search(piece):
            for found in _ROW.finditer(piece):
                number = dict(_ATTRIBUTE.findall(found[1])).get(b"r", b"")
                rows = max(rows, int(number)) if number.isdigit() else rows
    return rows, max(columns, 1)


def _sheet_members(archive: Archive) -> Iterator[tuple[str, str]]:
    """Name and member of each worksheet that the container has."""
    targets = relation_targets(archive, _BOOK)
    for element in _parse(archive, _BOOK).iter():
        if _local(element) == "sheet":
            reference = next((value for key, value in element.attrib.items() if key.endswith("}id")), "")
            member = targets.get(reference, "")
            if member in archive.names:
                yield element.get("name", ""), member


def relation_targets(archive: Archive, book: str) -> dict[str, str]:
    """The members that a part refers to, by the names of its references."""
    folder, name = posixpath.split(book)
    relations = f"{folder}/_rels/{name}.rels"
    if relations not in archive.names:
        return {}
    return {
        element.get("Id", ""): posixpath.normpath(posixpath.join("/", folder, element.get("Target", ""))).lstrip("/")
        for element in _parse(archive, relations)
    }


def _parse(archive: Archive, name: str) -> Element:
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        root: Element = fromstring(archive.read(name, _LARGEST_PART), forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise KeyError(f"{name}: {error}") from None
    return root


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _pieces(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes cut at ends of rows, so that no cell is torn apart."""
    rest = b""
    for chunk in chunks:
        joined = rest + chunk
        cut = joined.rfind(b"row>") + 4
        if cut < 4:
            if len(joined) > _LONGEST_PIECE:
                raise KeyError("no end of row")
            rest = joined
            continue
        yield joined[:cut]
        rest = joined[cut:]
    yield rest


def _merges(piece: bytes, formatting: Formatting) -> None:
    if b"mergeCell " not in piece:
        return
    assert formatting.merges is not None
    for left, top, right, bottom in _MERGE.findall(piece):
        merge = Merge(int(top) - 1, column_index(left.decode()), int(bottom) - 1, column_index(right.decode()))
        if merge.bottom < _LAST_ROW and merge.right < _LAST_COLUMN:
            formatting.merges.append(merge)


def _hidden(piece: bytes, formatting: Formatting) -> None:
    if b"hidden=" not in piece:
        return
    for found in _ROW.finditer(piece):
        if b"hidden" in found[1] and _HIDDEN.search(found[1]):
            number = dict(_ATTRIBUTE.findall(found[1])).get(b"r", b"")
            if number.isdigit():
                formatting.hidden_rows.add(int(number) - 1)
    for found in _COLUMN.finditer(piece):
        if _HIDDEN.search(found[1]):
            bounds = dict(_ATTRIBUTE.findall(found[1]))
            first, last = bounds.get(b"min", b""), bounds.get(b"max", b"")
            if first.isdigit() and last.isdigit():
                formatting.hidden_columns.update(range(int(first) - 1, min(int(last), _LAST_COLUMN)))


def _struck(
    piece: bytes, formatting: Formatting, styles: frozenset[bytes], texts: frozenset[bytes], partly_struck_texts: frozenset[bytes]
) -> None:
    for found in _CELL.finditer(piece):
        attributes = dict(_ATTRIBUTE.findall(found[1]))
        content = found[2]
        if not content or b"r" not in attributes:
            continue
        whole = attributes.get(b"s") in styles
        partly = False
        if not whole and attributes.get(b"t") == b"s":
            value = _VALUE.search(content)
            whole = value is not None and value[1] in texts
            partly = value is not None and value[1] in partly_struck_texts
        elif not whole and attributes.get(b"t") == b"inlineStr" and b"strike" in content:
            whole, partly = _strike_of_runs(content)
        if not (whole or partly):
            continue
        letters = attributes[b"r"].rstrip(b"0123456789")
        row, column = int(attributes[b"r"][len(letters) :]) - 1, column_index(letters.decode())
        if whole:
            formatting.struck.setdefault(row, set()).add(column)
        else:
            formatting.partly_struck.append((row, column))


def _struck_styles(archive: Archive) -> frozenset[bytes]:
    """The numbers of the cell styles whose font is struck through."""
    if "xl/styles.xml" not in archive.names or b"strike" not in archive.read("xl/styles.xml", _LARGEST_PART):
        return frozenset()
    root = _parse(archive, "xl/styles.xml")
    fonts: list[bool] = []
    struck: set[bytes] = set()
    for part in root:
        if _local(part) == "fonts":
            fonts = [any(_local(mark) == "strike" and mark.get("val", "1") not in ("0", "false") for mark in font) for font in part]
        elif _local(part) == "cellXfs":
            for number, style in enumerate(part):
                font = int(style.get("fontId", "0"))
                if font < len(fonts) and fonts[font]:
                    struck.add(str(number).encode())
    return frozenset(struck)


def _struck_texts(archive: Archive) -> tuple[frozenset[bytes], frozenset[bytes]]:
    """The numbers of the shared texts that are struck through wholly, and in part."""
    whole: set[bytes] = set()
    partly: set[bytes] = set()
    if "xl/sharedStrings.xml" not in archive.names or not _says_strike(archive.chunks("xl/sharedStrings.xml")):
        return frozenset(), frozenset()
    number, rest = 0, b""
    for chunk in archive.chunks("xl/sharedStrings.xml"):
        joined = rest + chunk
        texts = joined.split(b"</si>")
        rest = texts.pop()
        if len(rest) > _LONGEST_PIECE:
            raise KeyError("no end of text")
        if b"strike" in joined:
            for offset, content in enumerate(texts):
                if b"strike" in content:
                    all_struck, part_struck = _strike_of_runs(content)
                    if all_struck:
                        whole.add(str(number + offset).encode())
                    elif part_struck:
                        partly.add(str(number + offset).encode())
        number += len(texts)
    return frozenset(whole), frozenset(partly)


def _says_strike(chunks: Iterable[bytes]) -> bool:
    """Whether the word is there; reads to the end either way, so that the member's stated size is proved."""
    found, tail = False, b""
    for chunk in chunks:
        found = found or b"strike" in tail + chunk
        tail = chunk[-8:]
    return found


def _strike_of_runs(content: bytes) -> tuple[bool, bool]:
    """Whether all runs of a rich text that hold a character are struck through, and whether one is."""
    marks = [_STRIKE.search(run) is not None for run in _RUN.findall(content) if _RUN_TEXT.search(run)]
    return bool(marks) and all(marks), any(marks)
