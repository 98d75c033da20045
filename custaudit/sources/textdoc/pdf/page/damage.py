"""Whether what a page of a PDF shows is damaged in the file: PDFium draws what it can and says nothing of the rest."""

from __future__ import annotations

import base64
import io
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pypdfium2

_FILTERS = frozenset(
    {b"FlateDecode", b"Fl", b"LZWDecode", b"LZW", b"ASCII85Decode", b"A85", b"ASCIIHexDecode", b"AHx", b"RunLengthDecode", b"RL", b"Crypt"}
)
_FLATE, _ASCII85 = ([b"FlateDecode"], [b"Fl"]), ([b"ASCII85Decode"], [b"A85"])
_STREAM = re.compile(rb"stream\r?\n")
_END_STREAM = b"endstream"
# How far before a stream what is said of it may begin.
_DICTIONARY = 400
# Pictures, fonts, and the structure of the file itself: none of them is what a page is drawn from.
_NO_CONTENT = re.compile(rb"/Image|/Length[123]\b|/FontFile|/ObjStm|/XRef|/Metadata|/ICCBased|/CIDFontType0C|/Type1C|/OpenType")
_ENCRYPTED = b"/Encrypt"
_PAGE = re.compile(rb"/Type\s*/Page\b")
_CONTENTS = re.compile(rb"/Contents\s*(?:(\d+)\s+\d+\s+R|\[([^\]]*)\])")
_REFERENCE = re.compile(rb"(\d+)\s+\d+\s+R")
_FILTER = re.compile(rb"/Filter\s*(?:/(\w+)|\[([^\]]*)\])")
_NAME = re.compile(rb"/(\w+)")
_SHOWN_TEXT = re.compile(rb"\bT[jJ]\b")
# What even the content of a blank page has.
_DRAWS = re.compile(rb"(?:^|\s)(?:q|Q|BT|ET|cm|re|Do|gs|BMC|BDC|EMC|n|S|f)(?=\s|$)|^\s*$")
_PIECE, _MOST_EXPANDED = 1 << 20, 64 << 20


def says_damage(path: Path) -> bool:
    """Whether a stream of the file that a page may be drawn from does not expand; cheap, as most files are sound."""
    data = path.read_bytes()
    if _ENCRYPTED in data:
        return False
    for found in _STREAM.finditer(data):
        if data.startswith(b"end", found.start() - 3):
            continue
        said = data[max(found.start() - _DICTIONARY, 0) : found.start()].rpartition(b"obj")[2]
        if b"/DecodeParms" not in said and not _NO_CONTENT.search(said):
            end = data.find(_END_STREAM, found.end())
            if _stream(said, data[found.end() : end if end >= 0 else len(data)]) is None:
                return True
    return False


def is_damaged(document: pypdfium2.PdfDocument, number: int, *, empty: bool, suspect: bool) -> bool:
    """Whether the page, counted from 0, cannot be drawn as it was meant.

    ``empty``: nothing was found on it; ``suspect``: the file says damage.
    """
    import pypdfium2

    try:
        alone = _one_page(document, number)
    except pypdfium2.PdfiumError:
        return True
    contents = list(_contents(alone, alone))
    if not contents:
        # A page without any content is blank; one whose content is not there is not.
        return empty and (suspect or _misses_content(document))
    shown = [_decoded(alone, reference) for reference in contents]
    return None in shown or (empty and any(_SHOWN_TEXT.search(content) or not _DRAWS.search(content) for content in shown if content))


def _one_page(document: pypdfium2.PdfDocument, number: int) -> bytes:
    """A file of that page only, with its objects in plain sight."""
    import pypdfium2

    target = io.BytesIO()
    copy = pypdfium2.PdfDocument.new()
    copy.import_pages(document, [number])
    copy.save(target)
    copy.close()
    return target.getvalue()


def _misses_content(document: pypdfium2.PdfDocument) -> bool:
    """Whether a page of the document names a content that the file does not have."""
    target = io.BytesIO()
    document.save(target)
    data = target.getvalue()
    pages = (_object_around(data, found.start()) for found in _PAGE.finditer(data))
    return any(_body(data, reference) is None for page in pages for reference in _contents(page, data))


def _object_around(data: bytes, place: int) -> bytes:
    return data[data.rfind(b" obj", 0, place) : data.find(b"endobj", place)]


def _contents(page: bytes, data: bytes) -> Iterator[bytes]:
    """The numbers of the streams that a page is drawn from; its list of them may stand elsewhere in the file."""
    for found in _CONTENTS.finditer(page):
        if found[1] is None:
            yield from _REFERENCE.findall(found[2])
            continue
        body = _body(data, found[1])
        if body is not None and body.lstrip().startswith(b"["):
            yield from _REFERENCE.findall(body[: body.find(b"]")])
        else:
            yield found[1]


def _body(data: bytes, reference: bytes) -> bytes | None:
    """What stands in the object of that number; None if there is none."""
    found = re.search(rb"(?<!\d)" + reference + rb"\s+\d+\s+obj\b", data)
    return data[found.end() :] if found else None


def _decoded(data: bytes, reference: bytes) -> bytes | None:
    """The content of a stream, empty where its encoding is not looked into; None if it does not expand."""
    body = _body(data, reference)
    begin = _STREAM.search(body) if body is not None else None
    if body is None or begin is None:
        return None
    return _stream(body[: begin.start()], body[begin.end() : body.find(_END_STREAM, begin.end())])


def _stream(said: bytes, content: bytes) -> bytes | None:
    """The content of a stream of which the file says that; empty where its encoding is not looked into, None if it cannot be read."""
    filters = [name for plain, several in _FILTER.findall(said) for name in ([plain] if plain else _NAME.findall(several))]
    if not _FILTERS.issuperset(filters):
        return None
    if filters[:1] in _ASCII85:
        try:
            content = base64.a85decode(content.strip().removesuffix(b"~>"))
        except ValueError:
            return None
        filters = filters[1:]
    if not filters:
        return content
    return _expanded(content) if filters in _FLATE else b""


def _expanded(content: bytes) -> bytes | None:
    expand = zlib.decompressobj()
    parts = []
    size = 0
    try:
        while not expand.eof and size < _MOST_EXPANDED:
            part = expand.decompress(content, _PIECE)
            content = expand.unconsumed_tail
            if not part:
                break
            parts.append(part)
            size += len(part)
    except zlib.error:
        return None
    return b"".join(parts)
