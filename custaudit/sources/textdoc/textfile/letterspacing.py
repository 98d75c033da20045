"""Texts with a blank behind nearly every kanji, as some printers and converters set their letters apart."""

from __future__ import annotations

import re
from collections.abc import Sequence

from custaudit.sources.textdoc.textfile.texttables import RawLine

_KANJI = re.compile("[\u3005\u4e00-\u9fff]")
_SPACED = re.compile("(?<=[\u3005\u4e00-\u9fff]) (?=[^ ])")
_FEWEST = 20
_SHARE = 0.6


def closed_up(lines: Sequence[RawLine]) -> list[RawLine]:
    """The lines without these blanks, where most kanji of the whole text have one behind them; else the lines as they are."""
    kanji = sum(len(_KANJI.findall(line.text)) for line in lines)
    spaced = sum(len(_SPACED.findall(line.text)) for line in lines)
    if kanji < _FEWEST or spaced < kanji * _SHARE:
        return list(lines)
    return [line._replace(text=_SPACED.sub("", line.text)) for line in lines]
