"""What must hold of an xls file before the readers are let at it: they trust what it says of its own structure.

A chain of sectors that runs in a circle would be followed without end, and for the cells a sheet says it has memory is
taken at once.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from struct import unpack_from
from typing import TYPE_CHECKING

from custaudit.errors import UserError
from custaudit.sources.formats import ENCRYPTED, OLE
from custaudit.sources.model import InputRequest, Limits

if TYPE_CHECKING:
    from xlrd.compdoc import CompDoc

_STREAMS = ("Workbook", "Book")
_DIMENSIONS, _ENCRYPTED = 0x0200, 0x002F
# First row, row after the last, first column, column after the last: in old files two bytes each, later four for rows.
_FORMS = {10: "<HHHH", 14: "<IIHH"}
_LAST_ROW, _LAST_COLUMN = 65_536, 256


def check_xls(request: InputRequest, data: bytes, limits: Limits) -> None:
    """Raise UserError for a file whose chains of sectors do not end or whose sheets claim cells beyond the limits."""
    stream = data
    if data.startswith(OLE):
        from xlrd.compdoc import CompDoc

        try:
            document = CompDoc(data, logfile=io.StringIO())
            if _has_circle(document.SAT) or _has_circle(document.SSAT):
                raise UserError("sources.damaged", path=request.label, cause="OLE2: circle of sectors")
            stream = _stream(document)
            if not stream and ENCRYPTED in data:
                raise UserError("sources.password", path=request.label)
        except UserError:
            raise
        except Exception:
            # xlrd raises whatever its parsing runs into; what is wrong it says when it is asked to read.
            return
    for first_row, after_row, first_column, after_column in _dimensions(stream):
        if after_row > _LAST_ROW or after_column > _LAST_COLUMN:
            raise UserError("sources.too_many_cells", path=request.label, limit=limits.sheet_cells)
        if after_row and after_column and (first_row >= after_row or first_column > after_column):
            raise UserError("sources.damaged", path=request.label, cause="BIFF: DIMENSIONS")


def _stream(document: CompDoc) -> bytes:
    """The records of the workbook."""
    for name in _STREAMS:
        memory, base, length = document.locate_named_stream(name)
        if memory is not None:
            return bytes(memory[base : base + length])
    return b""


def _has_circle(following: Sequence[int]) -> bool:
    """Whether a chain in which each sector names the one that follows it comes back to itself."""
    seen_on = [0] * len(following)
    for start in range(len(following)):
        sector = start
        while 0 <= sector < len(following) and not seen_on[sector]:
            seen_on[sector] = start + 1
            sector = following[sector]
        if 0 <= sector < len(following) and seen_on[sector] == start + 1:
            return True
    return False


def _dimensions(stream: bytes) -> Iterator[tuple[int, ...]]:
    """What each sheet says of its rows and columns."""
    position = 0
    while position + 4 <= len(stream):
        number, length = unpack_from("<HH", stream, position)
        if number == _DIMENSIONS and length in _FORMS and position + 4 + length <= len(stream):
            yield unpack_from(_FORMS[length], stream, position + 4)
        if number == _ENCRYPTED:
            return
        position += 4 + length
