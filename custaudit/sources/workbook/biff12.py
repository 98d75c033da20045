"""The binary records that an xlsb workbook consists of ([MS-XLSB] 2.1.4)."""

from __future__ import annotations

from collections.abc import Iterator
from struct import pack, unpack_from

ROW = 0
LAST_CELL = 11
RICH_CELL = 62

# Cells that leave their column out, since it follows the one before; their numbers lie so far above those of cells that state it.
_FIRST_SHORT, _LAST_SHORT = 12, 18
_SHORT_ABOVE_CELL = 11


def records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Number and content of each record; both number and length are written in as few bytes as they need."""
    position, end = 0, len(data)
    while position < end:
        number = data[position]
        position += 1
        if number & 0x80:
            number = (number & 0x7F) | (data[position] & 0x7F) << 7
            position += 1
        length = shift = 0
        while True:
            byte = data[position]
            position += 1
            length |= (byte & 0x7F) << shift
            shift += 7
            if not byte & 0x80 or shift == 28:
                break
        yield number, data[position : position + length]
        position += length


def with_columns(sheet: bytes) -> bytes:
    """The records of a sheet with a column in every cell; the same bytes where none lacks it."""
    if not any(_FIRST_SHORT <= number <= _LAST_SHORT for number, _ in records(sheet)):
        return sheet
    stated = bytearray()
    column = -1
    for number, content in records(sheet):
        if number == ROW:
            column = -1
        elif number <= LAST_CELL or number == RICH_CELL:
            (column,) = unpack_from("<I", content)
        elif number <= _LAST_SHORT:
            column += 1
            stated += _header(number - _SHORT_ABOVE_CELL, len(content) + 4) + pack("<I", column) + content
            continue
        stated += _header(number, len(content)) + content
    return bytes(stated)


def _header(number: int, length: int) -> bytes:
    header = bytearray([number] if number < 0x80 else [number & 0x7F | 0x80, number >> 7])
    while length > 0x7F:
        header.append(length & 0x7F | 0x80)
        length >>= 7
    header.append(length)
    return bytes(header)
