"""Footnotes of a page: small type at its foot, and the raised numbers in the text that refer to them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from custaudit.sources.textdoc.pdf.page import Glyph

_SMALL, _RAISED = 0.92, 0.8
_FOOT = 0.5
_NUMBER = re.compile("[0-9\uff10-\uff19]{1,3}")


def parted(lines: Sequence[list[Glyph]], height: float) -> tuple[list[list[Glyph]], list[list[Glyph]]]:
    """The lines of the text without the numbers that refer to footnotes, and the lines of those footnotes."""
    references = [_references(line) for line in lines]
    if not any(references) or not lines:
        return [*lines], []
    usual = median(_size(line) for line in lines)
    begins = len(lines)
    while begins and _size(lines[begins - 1]) <= usual * _SMALL and lines[begins - 1][0].top > height * _FOOT:
        begins -= 1
    referred = {_number(line, found) for line, found in zip(lines[:begins], references, strict=False)} - {""}
    while begins < len(lines) and _beginning(lines[begins]) not in referred:
        begins += 1
    if begins == len(lines):
        return [*lines], []
    bare = [[glyph for at, glyph in enumerate(line) if at not in found] for line, found in zip(lines[:begins], references, strict=False)]
    return [line for line in bare if line], [*lines[begins:]]


def _size(line: Sequence[Glyph]) -> float:
    return median(glyph.bottom - glyph.top for glyph in line)


def _references(line: Sequence[Glyph]) -> set[int]:
    """The places of digits that are smaller than the line and raised behind another character."""
    size = _size(line)
    foot = median(glyph.bottom for glyph in line)
    small = {
        at
        for at, glyph in enumerate(line)
        if at and _NUMBER.fullmatch(glyph.text) and glyph.bottom - glyph.top <= size * _RAISED and glyph.bottom < foot
    }
    return small if len(small) * 2 < len(line) else set()


def _number(line: Sequence[Glyph], places: set[int]) -> str:
    return line[min(places)].text if places else ""


def _beginning(line: Sequence[Glyph]) -> str:
    found = _NUMBER.match("".join(glyph.text for glyph in line[:3]))
    return found[0] if found else ""
