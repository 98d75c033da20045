"""Where the cells of a worksheet stand in its XML, found for a megabyte at a time with whole-array operations.

Only the plain markup that spreadsheet programs write is known here; whoever reads anything else must read it otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from custaudit.sources.workbook.xlsx.container import UnusualMarkupError

Ints: TypeAlias = NDArray[np.int64]
Bools: TypeAlias = NDArray[np.bool_]
_Bytes: TypeAlias = NDArray[np.uint8]

# The tags known, each by the two characters after its ``<``.
_CELL, _VALUE, _NO_VALUE, _FORMULA, _INLINE, _TEXT, _ROW = range(1, 8)
_END_CELL, _END_VALUE, _END_FORMULA, _END_INLINE, _END_TEXT, _END_ROW = range(8, 14)
_TAGS = {
    _CELL: ("c ",),
    _VALUE: ("v>",),
    _NO_VALUE: ("v/",),
    _FORMULA: ("f>", "f ", "f/"),
    _INLINE: ("is",),
    _TEXT: ("t>", "t "),
    _ROW: ("ro",),
    _END_CELL: ("/c",),
    _END_VALUE: ("/v",),
    _END_FORMULA: ("/f",),
    _END_INLINE: ("/i",),
    _END_TEXT: ("/t",),
    _END_ROW: ("/r",),
}
_KINDS = np.zeros(1 << 16, np.uint8)
for _kind, _names in _TAGS.items():
    for _name in _names:
        _KINDS[ord(_name[0]) << 8 | ord(_name[1])] = _kind

# What may follow the opening tag of a cell, as tags, and how many tags further on its value stands (0: it has none).
_CONTENTS: tuple[tuple[tuple[int, ...], int], ...] = (
    ((_VALUE, _END_VALUE, _END_CELL), 1),
    ((_FORMULA, _END_FORMULA, _VALUE, _END_VALUE, _END_CELL), 3),
    ((_FORMULA, _VALUE, _END_VALUE, _END_CELL), 2),
    ((_INLINE, _TEXT, _END_TEXT, _END_INLINE, _END_CELL), 2),
    ((_END_CELL,), 0),
    ((_NO_VALUE, _END_CELL), 0),
    ((_FORMULA, _END_CELL), 0),
    ((_FORMULA, _END_FORMULA, _END_CELL), 0),
    ((_FORMULA, _END_FORMULA, _NO_VALUE, _END_CELL), 0),
    ((_FORMULA, _NO_VALUE, _END_CELL), 0),
)
_LONGEST_CONTENT = 5
_LONGEST_NUMBER = 9
_MOST_LETTERS = 3
_BEFORE_A = ord("A") - 1
_KEPT_BLANKS = b't xml:space="preserve">'

# What stands after the reference and the style: the type, told by the length of what is there and a letter of it.
NUMBER, SHARED, TRUTH, ERROR, FORMULA_TEXT, INLINE_TEXT = range(6)
_SHORT_TYPE, _FORMULA_TYPE, _INLINE_TYPE = len(' t="s"'), len(' t="str"'), len(' t="inlineStr"')
_SHORT_TYPES = np.full(1 << 8, -1, np.int64)
_SHORT_TYPES[[ord(letter) for letter in "nsbe"]] = NUMBER, SHARED, TRUTH, ERROR


class Spans(NamedTuple):
    """The cells that hold a value, in the order of the markup.

    Rows and columns count from 0; ``style`` is -1 where the markup names none; a value is ``piece[start:end]``, with
    markup's escapes. ``text`` is the value of SHARED cells, the number of a text; ``kept_blanks`` marks texts whose outer
    blanks count.
    """

    row: Ints
    column: Ints
    style: Ints
    type: Ints
    start: Ints
    end: Ints
    text: Ints
    kept_blanks: Bools


def find_cells(piece: bytes) -> tuple[Spans, int]:
    """The filled cells of whole rows of a sheet's markup, and how many formulas have no value.

    Raises UnusualMarkupError where anything is not as known.
    """
    markup = np.frombuffer(piece, np.uint8)
    opens = np.flatnonzero(markup[:-2] == ord("<"))
    kinds = _KINDS.take((markup.take(opens + 1).astype(np.uint16) << 8) | markup.take(opens + 2))
    if not kinds.all():
        raise UnusualMarkupError
    kinds = np.concatenate((kinds, np.zeros(_LONGEST_CONTENT, np.uint8)))
    cells = np.flatnonzero(kinds == _CELL)
    if len(cells) and cells[-1] + 1 >= len(opens):
        raise UnusualMarkupError
    tag_ends = opens.take(cells + 1)
    if (markup.take(tag_ends - 1) != ord(">")).any():
        raise UnusualMarkupError
    cells, tag_ends = _where(markup.take(tag_ends - 2) != ord("/"), cells, tag_ends)
    offset, without_value = _values(kinds, cells)
    cells, tag_ends, offset = _where(offset > 0, cells, tag_ends, offset)
    tag = cells + offset
    row, column, style, type_ = _attributes(markup, opens.take(cells), tag_ends)
    kept, tag_length = _kept_blanks(markup, opens.take(tag), kinds.take(tag))
    start, end = opens.take(tag) + tag_length, opens.take(tag + 1)
    shared = np.flatnonzero(type_ == SHARED)
    text = np.zeros(len(row), np.int64)
    text[shared], ends = _digits(markup, start.take(shared))
    if (ends != end.take(shared)).any():
        raise UnusualMarkupError
    # An empty value is none, but an empty text is a text.
    there = (start < end) | (type_ >= FORMULA_TEXT)
    without_value += int((offset[~there] > 1).sum())
    return Spans(*_where(there, row, column, style, type_, start, end, text, kept)), without_value


def _where(chosen: Bools, *arrays: NDArray[Any]) -> Sequence[NDArray[Any]]:
    """Of each array what is chosen."""
    if chosen.all():
        return arrays
    places = np.flatnonzero(chosen)
    return [array.take(places) for array in arrays]


def _values(kinds: _Bytes, cells: Ints) -> tuple[Ints, int]:
    """How many tags after each cell's own its value stands, and how many formulas have none."""
    codes = _code_at(kinds, cells)
    offset = np.full(len(cells), -1, np.int64)
    without_value = 0
    for content, place in _CONTENTS:
        wanted = sum(kind << 4 * number for number, kind in enumerate(content))
        fits = (codes & ((1 << 4 * len(content)) - 1)) == wanted
        offset[fits] = place
        if place == 0 and content[0] == _FORMULA:
            without_value += int(fits.sum())
        if (offset >= 0).all():
            break
    if (offset < 0).any():
        raise UnusualMarkupError
    return offset, without_value


def _code_at(kinds: _Bytes, cells: Ints) -> NDArray[np.uint32]:
    """The kinds of the five tags after each cell's own in one number."""
    codes = np.zeros(len(cells), np.uint32)
    for number in range(_LONGEST_CONTENT):
        codes |= kinds.take(cells + (1 + number)).astype(np.uint32) << np.uint32(4 * number)
    return codes


def _kept_blanks(markup: _Bytes, tags: Ints, kinds: _Bytes) -> tuple[Bools, Ints]:
    """Which values stand in a text that keeps its outer blanks, and the lengths of the tags before the values."""
    longer = kinds == _TEXT
    longer &= markup.take(tags + 2) == ord(" ")
    if not longer.any():
        return longer, np.full(len(tags), len("<v>"), np.int64)
    for number, letter in enumerate(_KEPT_BLANKS):
        if (markup[np.minimum(tags[longer] + 1 + number, len(markup) - 1)] != letter).any():
            raise UnusualMarkupError
    return longer, np.where(longer, len("<") + len(_KEPT_BLANKS), len("<v>"))


def _attributes(markup: _Bytes, tags: Ints, tag_ends: Ints) -> tuple[Ints, Ints, Ints, Ints]:
    """Row, column, style and type of cells whose tags read ``<c r="B2" s="1" t="s">``, style and type not always there."""
    if (markup.take(tags + 3) != ord("r")).any() or (markup.take(tags + 5) != ord('"')).any():
        raise UnusualMarkupError
    at = tags + len('<c r="')
    column = markup.take(at).astype(np.int64) - _BEFORE_A
    if ((column < 1) | (column > 26)).any():
        raise UnusualMarkupError
    at += 1
    for _ in range(_MOST_LETTERS - 1):
        letter = markup.take(at).astype(np.int64) - _BEFORE_A
        more = (letter > 0) & (letter <= 26)
        if not more.any():
            break
        column = np.where(more, column * 26 + letter, column)
        at += more
    row, at = _digits(markup, at)
    if (markup.take(at) != ord('"')).any() or (row < 1).any():
        raise UnusualMarkupError
    at += 1
    style = np.full(len(tags), -1, np.int64)
    styled = np.flatnonzero((markup.take(at + 1) == ord("s")) & (markup.take(at + 3) == ord('"')) & (at < tag_ends - 3))
    style[styled], ends = _digits(markup, at.take(styled) + len(' s="'))
    if (markup.take(ends) != ord('"')).any():
        raise UnusualMarkupError
    at[styled] = ends + 1
    return row - 1, column - 1, style, _types(markup, at, tag_ends - at - 1)


def _types(markup: _Bytes, at: Ints, length: Ints) -> Ints:
    """The type of each cell by the attribute at the end of its tag."""
    letter = markup.take(at + 4)
    types = np.where(length == _SHORT_TYPE, _SHORT_TYPES.take(letter), -1)
    types[(length == _FORMULA_TYPE) & (letter == ord("s"))] = FORMULA_TEXT
    types[(length == _INLINE_TYPE) & (letter == ord("i"))] = INLINE_TEXT
    types[markup.take(at + 1) != ord("t")] = -1
    types[length == 0] = NUMBER
    if (types < 0).any():
        raise UnusualMarkupError
    return types


def _digits(markup: _Bytes, at: Ints) -> tuple[Ints, Ints]:
    """The numbers that begin at those places, and where they end."""
    number, at = np.zeros(len(at), np.int64), at.copy()
    for _ in range(_LONGEST_NUMBER):
        digit = markup.take(at) - np.uint8(ord("0"))
        more = digit < 10
        if not more.any():
            return number, at
        if more.all():
            number *= 10
            number += digit
            at += 1
        else:
            number = np.where(more, number * 10 + digit, number)
            at += more
    raise UnusualMarkupError
