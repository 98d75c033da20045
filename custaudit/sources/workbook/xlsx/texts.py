"""The texts of an xlsx workbook: its list of shared texts, and the rules by which any text stands in the markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element, ParseError, fromstring

import re2

from custaudit.sources.workbook.xlsx.container import LONGEST_PIECE, UnusualMarkupError
from custaudit.sources.workbook.xlsx.elements import KEPT, NEXT_RUN, text_contents
from custaudit.sources.workbook.xlsx.marks import TAG
from custaudit.sources.workbook.xlsx.references import decoded, without_references

_BLANKS = " \t\r\n"
_REFERENCE = re.compile("&(?:#([0-9]{1,7})|#x([0-9A-Fa-f]{1,6})|(lt|gt|amp|quot|apos));|&")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_ESCAPED = re.compile("_x00([0-9A-Fa-f]{2})_")
_OTHER_ENCODING = re.compile(rb"""<\?xml\b[^>]*\bencoding=["'](?!(?i:utf-8)["'])""")
_RUN = re2.compile(rf"(?s){TAG}r>(.*?)</(?:\w+:)?r>".encode())
_RUN_TEXT = re2.compile(rf"{TAG}t\b[^>]*>\s*[^<\s]".encode())
_SAYS_STRIKE = re2.compile(rb"strike")
_STRIKE = re2.compile(rf"""{TAG}strike\s*(?:/>|>|val=["'](?:1|true)["'])""".encode())


class SharedTexts(NamedTuple):
    """All shared texts in order, and the numbers of those struck through wholly, and in part."""

    texts: list[str]
    struck: frozenset[int]
    partly_struck: frozenset[int]


def read_shared_texts(chunks: Iterable[bytes]) -> SharedTexts:
    """The list of texts in its member's bytes. Raises UnusualMarkupError."""
    texts: list[str] = []
    struck: set[int] = set()
    partly: set[int] = set()
    rest = b""
    begun = False
    for chunk in chunks:
        joined = rest + chunk
        if not begun:
            start = joined.find(b"<si")
            check_encoding(joined[: max(start, 0)] or joined)
            if start < 0 and len(joined) > LONGEST_PIECE:
                raise UnusualMarkupError
            begun = start >= 0
            joined = joined[start:] if begun else joined
        cut = joined.rfind(b"</si>") + len(b"</si>") if begun else 0
        if cut < len(b"</si>"):
            if len(joined) > LONGEST_PIECE:
                raise UnusualMarkupError
            rest = joined
            continue
        piece, rest = joined[:cut], joined[cut:]
        if _SAYS_STRIKE.search(piece):
            find_struck(piece.split(b"</si>"), len(texts), struck, partly)
        texts += _texts(piece)
    if begun and not rest.lstrip().startswith(b"</sst>"):
        raise UnusualMarkupError
    return SharedTexts(texts, frozenset(struck), frozenset(partly))


def check_encoding(beginning: bytes) -> None:
    """Raise UnusualMarkupError unless a member that begins so is UTF-8."""
    if _OTHER_ENCODING.search(beginning) or beginning.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in beginning:
        raise UnusualMarkupError


def written_text(content: str, *, keep_blanks: bool) -> str:
    """The text that the content of a ``t`` element stands for."""
    return _unescaped(resolved(content) if "&" in content else content, keep_blanks=keep_blanks)


def _unescaped(text: str, *, keep_blanks: bool) -> str:
    """A text without the blanks that do not count, and without the escapes of spreadsheets, which are not XML's."""
    text = text if keep_blanks else text.strip(_BLANKS)
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x00" in text else text


def written_texts(contents: Sequence[str], *, escapes: bool) -> list[str]:
    """``written_text`` of many contents whose outer blanks do not count; ``escapes`` unless it is known that there are none."""
    whole = "".join(contents)
    texts = [content.strip(_BLANKS) for content in contents] if any(blank in whole for blank in _BLANKS) else [*contents]
    for place in [place for place, text in enumerate(texts) if "&" in text or "_x00" in text] if escapes else ():
        texts[place] = written_text(contents[place], keep_blanks=False)
    return texts


def resolved(content: str) -> str:
    """Markup's references to characters replaced by these."""
    return _REFERENCE.sub(_character, content)


def _character(found: re.Match[str]) -> str:
    decimal, hexadecimal, name = found.groups()
    if name:
        return _NAMED[name]
    code = int(decimal) if decimal else int(hexadecimal, 16) if hexadecimal else 0
    if not 0 < code < 0x110000 or 0xD800 <= code < 0xE000:
        raise UnusualMarkupError
    return chr(code)


def _texts(piece: bytes) -> list[str]:
    """The texts of whole ``si`` elements."""
    piece = without_references(piece)
    found = text_contents(piece)
    if found is None:
        if b"<!" in piece:
            raise UnusualMarkupError
        return [rich_text(part + "</si>") for part in decoded(piece).split("</si>")[:-1]]
    texts = written_texts(found.contents, escapes=found.escapes)
    for place, content in enumerate(found.contents) if found.signed else ():
        if NEXT_RUN in content or (found.escapes and content[:1] == KEPT):
            texts[place] = "".join(map(_run, content.split(NEXT_RUN)))
        elif content[:1] == KEPT:
            texts[place] = content[1:]
    return texts


def _run(content: str) -> str:
    return written_text(content.removeprefix(KEPT), keep_blanks=content.startswith(KEPT))


def rich_text(markup: str) -> str:
    """The text of an element whose runs are formatted each in its own way. Raises UnusualMarkupError."""
    try:
        root = fromstring(markup)  # noqa: S314 - markup with a document type has been refused
    except ParseError:
        raise UnusualMarkupError from None
    return "".join(_runs(root))


def _runs(element: Element) -> Iterable[str]:
    for child in element:
        if child.tag == "t":
            keep = child.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
            yield _unescaped(child.text or "", keep_blanks=keep)
        elif child.tag == "r":
            yield from _runs(child)


def find_struck(contents: Sequence[bytes], first: int, struck: set[int], partly: set[int]) -> None:
    """Add the numbers of those shared texts, counted from ``first``, that are struck through wholly, and in part."""
    for number, content in enumerate(contents, first):
        if b"strike" in content:
            whole, part = strike_of_runs(content)
            if whole:
                struck.add(number)
            elif part:
                partly.add(number)


def strike_of_runs(content: bytes) -> tuple[bool, bool]:
    """Whether all runs of a rich text that hold a character are struck through, and whether one is."""
    marks = [_STRIKE.search(run) is not None for run in _RUN.findall(content) if _RUN_TEXT.search(run)]
    return bool(marks) and all(marks), any(marks)
