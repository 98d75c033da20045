"""CSV and TSV files."""

from __future__ import annotations

import csv
import io
import re

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
    width = max(map(len, rows), default=0)
    if width > _MOST_COLUMNS or width * len(rows) > limits.sheet_cells:
        raise UserError("sources.too_many_cells", path=request.label, limit=limits.sheet_cells)
    for row in rows:
        if len(row) < width:
            row.extend([""] * (width - len(row)))
    return Grid(None, rows, Formatting())


def _records(text: str, request: InputRequest, limits: Limits) -> list[Row]:
    before = csv.field_size_limit(limits.cell_chars)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text, request.path.suffix))
        try:
            if '="' not in text:
                return [list(record) for record in reader]
            return [list(map(_value, record)) for record in reader]
        except csv.Error:
            raise UserError("sources.cell_too_long", path=request.label, place=str(reader.line_num), limit=limits.cell_chars) from None
    finally:
        csv.field_size_limit(before)


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
