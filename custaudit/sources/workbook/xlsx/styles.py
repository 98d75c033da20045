"""What the styles of an xlsx workbook say of its cells: which are struck through, and which show a number as a date."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple
from xml.etree.ElementTree import Element

from custaudit.sources.workbook.xlsx.container import local

DateFormat = Literal["date", "duration"]

_BUILT_IN: dict[str, DateFormat] = {**{str(number): "date" for number in (*range(14, 23), 45, 47)}, "46": "duration"}
_DAY_ZERO = datetime.datetime(1899, 12, 30)
_DAYS_TO_1904 = 1462.0
_FICTITIOUS_LEAP_DAY = 60.0
_MILLISECONDS = 86_400_000.0


class Styles(NamedTuple):
    """The numbers of the cell styles that are struck through, and of those that make a date of a number."""

    struck: frozenset[int] = frozenset()
    dates: Mapping[int, DateFormat] = {}
    epoch_1904: bool = False


def read_styles(root: Element | None, *, epoch_1904: bool) -> Styles:
    """The styles in the root element of their member."""
    if root is None:
        return Styles(epoch_1904=epoch_1904)
    formats = {format.get("numFmtId", ""): date_format(format.get("formatCode", "")) for format in _children(root, "numFmts")}
    fonts = [_is_struck(font) for font in _children(root, "fonts")]
    struck: set[int] = set()
    dates: dict[int, DateFormat] = {}
    for number, style in enumerate(_children(root, "cellXfs")):
        font, format = style.get("fontId", "0"), style.get("numFmtId", "")
        if font.isdigit() and int(font) < len(fonts) and fonts[int(font)]:
            struck.add(number)
        if shown := formats[format] if format in formats else _BUILT_IN.get(format):
            dates[number] = shown
    return Styles(frozenset(struck), dates, epoch_1904)


def _is_struck(font: Element) -> bool:
    return any(local(mark) == "strike" and mark.get("val", "1") not in ("0", "false") for mark in font)


def _children(root: Element, name: str) -> Iterator[Element]:
    return (child for part in root if local(part) == name for child in part)


def date_format(code: str) -> DateFormat | None:
    """What a number format makes of a number, judged by its first section: a date, a duration, or neither."""
    escaped = quoted = hours = ampm = False
    brackets = 0
    previous = " "
    for sign in code:
        if escaped:
            escaped = False
        elif quoted:
            quoted = sign != '"'
        elif sign in "_\\*":
            escaped = True
        elif sign == '"':
            quoted = True
        elif sign == ";":
            return None
        elif sign == "[":
            brackets += 1
        elif sign == "]" and hours and brackets == 1:
            return "duration"
        elif sign == "]":
            brackets = max(brackets - 1, 0)
        elif sign in "aA" and not ampm and not brackets:
            ampm = True
        elif (ampm and not brackets and sign in "pm/PM") or (not ampm and not brackets and sign in "dmhysDMHYS"):
            return "date"
        elif not (hours and sign.lower() == previous.lower()):
            hours = previous == "[" and sign in "mhsMHS"
        previous = sign
    return None


def moment(days: float, format: DateFormat, epoch_1904: bool) -> object:
    """The date, the time of day or the duration that a number of days stands for; the number itself where there is no such date."""
    try:
        if format == "duration":
            return datetime.timedelta(milliseconds=_rounded(days * _MILLISECONDS))
        shifted = days + _DAYS_TO_1904 if epoch_1904 else days
        # Spreadsheets count a 29 February 1900.
        shifted = shifted if shifted >= _FICTITIOUS_LEAP_DAY else shifted + 1.0
        exact = _DAY_ZERO + datetime.timedelta(milliseconds=_rounded(shifted * _MILLISECONDS))
    except (OverflowError, ValueError):
        return days
    if days < 1.0:
        return exact.time()
    return exact.date() if days == int(days) else exact


def _rounded(milliseconds: float) -> int:
    """To the nearest whole number, halves away from zero."""
    return int(milliseconds + 0.5) if milliseconds >= 0 else -int(-milliseconds + 0.5)
