"""CSV and TSV files."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from custaudit.errors import UserError
from custaudit.model import Field
from custaudit.sources.decoding import decode, warnings_of
from custaudit.sources.model import InputRequest, Limits, ReadInput
from custaudit.sources.table.grid import Formatting, Grid, Row
from custaudit.sources.table.read import read_tables

_DELIMITERS = ",\t;|"
_LOOKED_AT = 20_000
# Other signs, such as bars in a text, are the separators only where there are many more of them.
_CLEARLY_MORE = 3
_MOST_COLUMNS = 16_384
# So many cells of the greatest length may stand in one record.
_LONG_CELLS = 20
# A text written as a formula, so that a spreadsheet takes it for no number.
_KEPT = re.compile(r'="((?:[^"]|"")*)"')


def read_delimited(request: InputRequest, data: bytes, limits: Limits, field: Field | None) -> ReadInput:
    """The items of a CSV or TSV file; a row is a record, as a spreadsheet counts it. Raises UserError when it cannot be read."""
    decoded = decode(data, path=request.label)
    grid = delimited_grid(decoded.text, request, limits)
    warnings = warnings_of(decoded, request.label)
    return read_tables(request, [grid], format="csv", limits=limits, encoding=decoded.encoding, field=field, warnings=warnings)


def delimited_grid(content: str, request: InputRequest, limits: Limits) -> Grid:
    """The records of a CSV or TSV text as rows of equal length. Raises UserError when there are more cells than the limits allow."""
    rows = _records(content, request, limits)
    if len(rows) > limits.rows:
        raise UserError("sources.too_many_rows", path=request.label, limit=limits.rows)
    width = max(map(len, rows), default=0)
    if width > _MOST_COLUMNS or width * len(rows) > limits.sheet_cells:
        raise UserError("sources.too_many_cells", path=request.label, limit=limits.sheet_cells)
    for row in rows:
        if len(row) < width:
            row.extend([""] * (width - len(row)))
    return Grid(None, rows, Formatting())


class _TooLongError(Exception):
    """A record goes on and on."""


class _Lines:
    """The lines of a text; ``taken`` counts the characters since a record began, of which there must not be too many."""

    def __init__(self, text: str, most: int) -> None:
        self._lines, self._most = io.StringIO(text, newline=""), most
        self.taken = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._lines.readline(self._most + 1)
        if not line:
            raise StopIteration
        self.taken += len(line)
        if self.taken > self._most:
            raise _TooLongError
        return line


def _records(text: str, request: InputRequest, limits: Limits) -> list[Row]:
    """The records, at most one more than there may be."""
    before = csv.field_size_limit(limits.cell_chars)
    lines = _Lines(text, limits.cell_chars * _LONG_CELLS)
    reader = csv.reader(lines, delimiter=_delimiter(text, request.path.suffix))
    kept = '="' in text
    rows: list[Row] = []
    try:
        for record in reader:
            rows.append([*map(_value, record)] if kept else list(record))
            lines.taken = 0
            if len(rows) > limits.rows:
                break
    except csv.Error:
        raise UserError("sources.cell_too_long", path=request.label, place=str(reader.line_num), limit=limits.cell_chars) from None
    except _TooLongError:
        place = str(reader.line_num + 1)
        raise UserError("sources.line_too_long", path=request.label, place=place, limit=limits.cell_chars * _LONG_CELLS) from None
    finally:
        csv.field_size_limit(before)
    return rows


def _value(cell: str) -> str:
    """A cell; ``="001"``, as lists for Excel keep their zeros, is 001."""
    kept = _KEPT.fullmatch(cell)
    return kept[1].replace('""', '"') if kept else cell


def _delimiter(text: str, suffix: str) -> str:
    """The sign that separates most cells of the first lines; the ending decides a tie."""
    preferred = "\t" if suffix.lower() == ".tsv" else ","
    head = text[:_LOOKED_AT]
    counts = {sign: head.count(sign) for sign in _DELIMITERS}
    best = max(counts, key=lambda sign: counts[sign])
    return best if counts[best] > _CLEARLY_MORE * counts[preferred] else preferred
