"""Merged, hidden and struck-through cells of xlsx and xlsm, found in one pass over the sheet's XML.

Only what is there is looked for: a sheet without merges or strike-through costs no more than being expanded, which also
proves that the container's stated sizes are true before the fast reader opens it.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from xml.etree.ElementTree import Element

import re2

from custaudit.errors import UserError
from custaudit.sources.archive import Archive, open_archive
from custaudit.sources.grid import Formatting, Merge, column_index
from custaudit.sources.model import InputRequest, Limits
from custaudit.sources.survey import Survey, check_extent

# A reference beyond column Z or row 99,999. RE2, since every cell is looked at.
_FAR = re2.compile(rb"""\br=["'](?:[A-Z]{2,}[0-9]|[A-Z]?[0-9]{6})""")
_REFERENCE = re.compile(rb"""<(?:\w+:)?c\b[^>]*?\br=["']([A-Z]{1,3})([0-9]{1,7})["'][^>]*[^/]>""")
_MERGE = re.compile(rb"""<(?:\w+:)?mergeCell\b[^>]*?\bref=["']([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})["']""")
_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_COLUMN = re.compile(rb"<(?:\w+:)?col\b([^>]*)>")
_HIDDEN = re.compile(rb"""\bhidden=["'](?:1|true)["']""")
_NO_VALUE = re.compile(rb"(?:</(?:\w+:)?f>|<(?:\w+:)?f\b[^>]*/>)\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>")
_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
_ATTRIBUTE = re.compile(rb"""([\w:]+)=["']([^"']*)["']""")
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384


def survey_xlsx(request: InputRequest, limits: Limits) -> Survey:
    """The formatting of all sheets. Raises UserError for a hostile or damaged container."""
    with open_archive(request.path, request.label, limits) as archive:
        if "[Content_Types].xml" not in archive.names or not any(name.startswith("xl/") for name in archive.names):
            raise UserError("sources.wrong_ending", path=request.label, ending=request.path.suffix)
        return _survey(archive, request, limits)


def _survey(archive: Archive, request: InputRequest, limits: Limits) -> Survey:
    survey = Survey()
    sheets = list(sheet_members(archive, request))
    # Expanding needs no interpreter lock, so the texts and the sheets are expanded side by side.
    with ThreadPoolExecutor(1) as other_thread:
        texts = other_thread.submit(_struck_texts, archive)
        for sheet, member in sheets:
            survey.sheets[sheet] = _formatting(archive.chunks(member), request, sheet, limits, survey)
        whole, part = texts.result()
    styles = _struck_styles(archive)
    if styles or whole or part:
        for sheet, member in sheets:
            for piece in _pieces(archive.chunks(member)):
                _struck(piece, survey.sheets[sheet], styles, whole, part)
    return survey


def _formatting(chunks: Iterable[bytes], request: InputRequest, sheet: str, limits: Limits, survey: Survey) -> Formatting:
    formatting = Formatting(merges=[])
    rows = columns = 0
    for piece in _pieces(chunks):
        if _FAR.search(piece):
            for found in _REFERENCE.finditer(piece):
                rows, columns = max(rows, int(found[2])), max(columns, column_index(found[1].decode()) + 1)
            check_extent(request, sheet, rows, columns, limits)
        _merges(piece, formatting)
        _hidden(piece, formatting)
        if b"<f" in piece or b":f" in piece:
            survey.formulas_without_value += len(_NO_VALUE.findall(piece))
    return formatting


def sheet_members(archive: Archive, request: InputRequest) -> Iterator[tuple[str, str]]:
    """Name and member of each worksheet that the container has."""
    book = next((name for name in ("xl/workbook.xml", "xl/workbook.bin") if name in archive.names), None)
    if book is None:
        raise UserError("sources.wrong_ending", path=request.label, ending=request.path.suffix)
    targets = relation_targets(archive, book)
    for element in _parse(archive, book).iter():
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
        root: Element = fromstring(archive.read(name), forbid_dtd=True)
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
            value = re.search(rb"<(?:\w+:)?v>(\d+)</", content)
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
    if "xl/styles.xml" not in archive.names or b"strike" not in archive.read("xl/styles.xml"):
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
    runs = re.findall(rb"<(?:\w+:)?r>(.*?)</(?:\w+:)?r>", content, re.DOTALL)
    marks = [
        re.search(rb"""<(?:\w+:)?strike\s*(?:/>|>|val=["'](?:1|true)["'])""", run) is not None
        for run in runs
        if re.search(rb"<(?:\w+:)?t\b[^>]*>\s*[^<\s]", run)
    ]
    return bool(marks) and all(marks), any(marks)
