"""The characters of markup: UTF-8, and those written as ``&#20303;``, as some libraries write all of Japanese."""

from __future__ import annotations

import numpy as np

from custaudit.sources.workbook.xlsx.container import UnusualMarkupError

_LENGTH = len("&#20303;")
_DIGITS = range(len("&#"), _LENGTH - 1)
_SURROGATES = range(0xD800, 0xE000)
_END = 0x10000


def without_references(markup: bytes) -> bytes:
    """The same markup in UTF-8 with the references of five digits replaced by their characters.

    These are kana, kanji and full-width forms, none of which means anything to XML. Raises UnusualMarkupError for markup
    with a NUL, which is none.
    """
    # A single character is found at once, two are not.
    if b"&" not in markup or b"&#" not in markup or len(markup) < _LENGTH:
        return markup
    if b"\0" in markup:
        raise UnusualMarkupError
    written = np.frombuffer(bytearray(markup), np.uint8)
    at = np.flatnonzero(written[: 1 - _LENGTH] == ord("&"))
    at = at[(written.take(at + 1) == ord("#")) & (written.take(at + _LENGTH - 1) == ord(";"))]
    code = np.zeros(len(at), np.int32)
    known = np.ones(len(at), np.bool_)
    for place in _DIGITS:
        digit = written.take(at + place) - np.uint8(ord("0"))
        known &= digit < 10
        code = code * 10 + digit
    known &= (code >= 10_000) & (code < _END) & ((code < _SURROGATES.start) | (code >= _SURROGATES.stop))
    at, code = at[known], code[known]
    characters = np.zeros((len(at), _LENGTH), np.uint8)
    characters[:, 0] = 0xE0 | code >> 12
    characters[:, 1] = 0x80 | code >> 6 & 0x3F
    characters[:, 2] = 0x80 | code & 0x3F
    np.lib.stride_tricks.sliding_window_view(written, _LENGTH, writeable=True)[at] = characters
    return written.tobytes().translate(None, b"\0")


def decoded(markup: bytes) -> str:
    """The characters of markup, its line ends as XML has them."""
    try:
        text = markup.decode("utf-8")
    except UnicodeDecodeError:
        raise UnusualMarkupError from None
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def has_escapes(markup: str) -> bool:
    """Whether some characters stand in markup in another form."""
    # A single character is found at once, several are not.
    return "&" in markup or ("_" in markup and "_x00" in markup)
