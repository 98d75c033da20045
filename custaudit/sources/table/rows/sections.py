"""Lines of a number and a name alone that head the rows under them, told by how a whole table is numbered."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from custaudit.sources.table.grid import Row, cell_text
from custaudit.sources.table.headings.head import Head
from custaudit.sources.table.headings.vocabulary import compact, vocabulary
from custaudit.sources.table.rows.outline import is_topic

_DIGITS, _LETTERS = re.compile(r"\d+"), re.compile("[a-z]+")
_ROMAN = re.compile("x{0,3}(?:ix|iv|v?i{0,3})")
_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10}
_AROUND = "().[]\u3001"
_CIRCLED = "<circle>"
_NAMED_CELLS = 2


class _Line(NamedTuple):
    """A numbered row: how its number is written, without its letters, with them, and which one it is; a name alone, or with a content."""

    row: int
    style: str
    prefix: str
    ordinal: int
    name: bool
    content: bool


def numbered_sections(rows: Sequence[Row], head: Head, end: int) -> frozenset[int]:
    """The rows that head others: names alone that count 1, 2, 3, where the items are numbered in another way or on their own.

    Names numbered like the items are sections only where all items have a content and their numbers leave none out. In a table
    without a column for the title, or for the content, whatever else an item says is its content, and all must have one.
    """
    lines = list(_lines(rows, head, end))
    found: set[int] = set()
    for style in {line.style for line in lines if line.name}:
        names = [line for line in lines if line.name and line.style == style]
        others = [line for line in lines if not line.name and line.style == style]
        if _count_anew(lines, names, others) if others else _stand_over(lines, names):
            found.update(line.row for line in names)
    sure = head.clear or all(line.content or line.row in found for line in lines)
    return frozenset(found if sure else ())


def _stand_over(lines: Sequence[_Line], names: Sequence[_Line]) -> bool:
    """Whether names numbered as no item is count 1, 2, 3, or begin anew, and each stands over a line numbered otherwise."""
    ordinals = [line.ordinal for line in names]
    if ordinals[0] != 1 or any(after not in (before + 1, 1) for before, after in pairwise(ordinals)):
        return False
    below = {above.row: line for above, line in pairwise(lines)}
    followed = [below.get(line.row) for line in names]
    if any(line is None or line.style == names[0].style for line in followed):
        return False
    return len(names) > 1 or (followed[0] is not None and followed[0].ordinal == 1)


def _count_anew(lines: Sequence[_Line], names: Sequence[_Line], others: Sequence[_Line]) -> bool:
    """Whether names and items of one style count each on their own."""
    alike = [line for line in lines if line.style == names[0].style]
    if len({line.prefix for line in alike}) > 1 or not all(line.content for line in others):
        return False
    if [line.ordinal for line in names] != list(range(1, len(names) + 1)) or not alike[0].name or alike[-1].name:
        return False
    last = 0
    for before, line in pairwise(alike):
        if line.name:
            if before.name:
                return False
            continue
        if line.ordinal != last + 1 and not (before.name and line.ordinal == 1):
            return False
        last = line.ordinal
    return True


def _lines(rows: Sequence[Row], head: Head, end: int) -> Iterable[_Line]:
    number, title, detail = head.columns["no"], head.columns.get("title"), head.columns.get("detail")
    text = title if title is not None else detail
    assert text is not None
    withdrawn = vocabulary().withdrawn
    for index in range(head.body, end):
        row = rows[index]
        if row[number] == "" or not (sign := cell_text(row[number])):
            continue
        name = cell_text(row[text])
        filled = len(row) - row.count("")
        alone = bool(name) and filled <= _NAMED_CELLS
        is_gap = alone and compact(name) in withdrawn
        style, prefix, ordinal = _numbered(sign)
        content = filled > _NAMED_CELLS if title is None or detail is None else cell_text(row[detail]) != ""
        yield _Line(index, style, prefix, ordinal, alone and not is_gap and is_topic(name), content or is_gap)


def _numbered(sign: str) -> tuple[str, str, int]:
    """How a number is written, the same with its letters, and which one it is; 0 if that cannot be told."""
    single = sign.strip(_AROUND)
    if len(single) == 1 and (value := unicodedata.numeric(single, None)) is not None and not single.isdecimal():
        kind = _CIRCLED if unicodedata.decomposition(single).startswith(_CIRCLED) else unicodedata.category(single)
        return sign.replace(single, kind), kind, int(value)
    plain = compact(sign)
    if digits := _DIGITS.findall(plain):
        counted = _DIGITS.sub("1", plain)
        return _LETTERS.sub("a", counted), counted, int(digits[-1])
    core = plain.strip(_AROUND)
    if core and _ROMAN.fullmatch(core):
        return plain.replace(core, "i"), "i", _roman(core)
    if len(core) == 1 and core.isascii() and core.isalpha():
        return plain.replace(core, "a"), "a", ord(core) - ord("a") + 1
    return plain, plain, 0


def _roman(number: str) -> int:
    values = [_ROMAN_DIGITS[sign] for sign in number]
    return sum(-value if value < after else value for value, after in pairwise([*values, 0]))
