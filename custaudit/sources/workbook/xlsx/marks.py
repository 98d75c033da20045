"""Merged cells and hidden rows and columns in a worksheet's markup. RE2, since it is a stranger's: no input makes it slow."""

from __future__ import annotations

import re2

from custaudit.sources.table.grid import Formatting, Merge, column_index

TAG = r"<(?:\w+:)?"
"""How a tag begins whatever the prefix of its namespace: a pattern to go on with."""

_MERGE = re2.compile(rf"""{TAG}mergeCell\b[^>]*?\bref=["']([A-Z]{{1,3}})([0-9]{{1,7}}):([A-Z]{{1,3}})([0-9]{{1,7}})["']""".encode())
_ROW = re2.compile(rf"{TAG}row\b([^>]*)>".encode())
_COLUMN = re2.compile(rf"{TAG}col\b([^>]*)>".encode())
# A pattern that begins with letters is looked for many times as fast as any other, and as Python looks for a word.
_HIDDEN = re2.compile(rb"""hidden=["'](?:1|true)["']""")
_ATTRIBUTE = re2.compile(rb"""([\w:]+)=["']([^"']*)["']""")
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384


def attributes(tag: bytes) -> dict[bytes, bytes]:
    """The attributes in a tag's markup."""
    return dict(_ATTRIBUTE.findall(tag))


def find_merges(piece: bytes, formatting: Formatting) -> None:
    """Add the merged cells in a piece of a sheet's markup with no tag torn apart."""
    if b"mergeCell " not in piece:
        return
    assert formatting.merges is not None
    for left, top, right, bottom in _MERGE.findall(piece):
        merge = Merge(int(top) - 1, column_index(left.decode()), int(bottom) - 1, column_index(right.decode()))
        if merge.bottom < _LAST_ROW and merge.right < _LAST_COLUMN:
            formatting.merges.append(merge)


def find_hidden(piece: bytes, formatting: Formatting) -> None:
    """Add the hidden rows and columns in a piece of a sheet's markup with no tag torn apart."""
    if not _HIDDEN.search(piece):
        return
    for found in _ROW.finditer(piece):
        if _HIDDEN.search(found[1]):
            number = attributes(found[1]).get(b"r", b"")
            if number.isdigit():
                formatting.hidden_rows.add(int(number) - 1)
    for found in _COLUMN.finditer(piece):
        if _HIDDEN.search(found[1]):
            bounds = attributes(found[1])
            first, last = bounds.get(b"min", b""), bounds.get(b"max", b"")
            if first.isdigit() and last.isdigit():
                formatting.hidden_columns.update(range(int(first) - 1, min(int(last), _LAST_COLUMN)))
