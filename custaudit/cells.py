"""Cell and line texts made safe for the place where they are shown."""

from __future__ import annotations

import re

# ASCII and full-width forms of = + - @: spreadsheet programs with Japanese settings take both for a formula.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_NOTHING = frozenset({"-", "\uff0d"})
# Control characters, and the marks that reverse the reading direction of what follows.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|[\ud800-\udfff]")
_BLANKS = re.compile(r"\s+")


def formula_safe(cell: str) -> str:
    """The text with an apostrophe before it if a spreadsheet program would run it; a lone dash is no formula."""
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) and cell not in _NOTHING else cell


def printable(text: str) -> str:
    """The text without control characters (line feeds and tabs stay), so that it cannot steer a terminal or break XML."""
    return _UNPRINTABLE.sub("", text)


def escaped(text: str) -> str:
    """The text with what is not ``printable`` spelled out, so that it is seen and does nothing."""
    return _UNPRINTABLE.sub(_spelled, text)


def shown_name(name: str) -> str:
    """The name of a file or the like on one line, ``escaped``; the bytes of a name that is no Unicode stand as ``\\xff``."""
    return escaped(name).replace("\n", "\\n").replace("\t", "\\t")


def _spelled(found: re.Match[str]) -> str:
    code = ord(found[0])
    # How Python keeps the bytes of a file name that are no UTF-8.
    return f"\\x{code - 0xDC00:02x}" if 0xDC80 <= code <= 0xDCFF else f"\\u{code:04x}"


def one_line(text: str, longest: int | None = None) -> str:
    """The printable text on one line, cut to ``longest`` characters with three dots."""
    line = printable(_BLANKS.sub(" ", text)).strip()
    return line if longest is None or len(line) <= longest else f"{line[: longest - 3]}..."
