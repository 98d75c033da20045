"""Cues: single characters and pairs whose small weights were found from labelled items, in a table that opens in Excel.

They carry the wording that no concept of the lexicon foresaw. Each can be read, and struck out.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from custaudit.errors import UserError

_BREAKS = re.compile(r"[\s\W_\d]+")
_LENGTHS = (1, 2)


class CueTable(NamedTuple):
    """The weights of each cue, one for every column (``axis/code``)."""

    columns: tuple[str, ...]
    weights: Mapping[str, tuple[float, ...]]


def cue_grams(text: str) -> set[str]:
    """The characters and pairs of characters of a normalised text, none of them or across them punctuation, digits or blanks."""
    found: set[str] = set()
    for run in _BREAKS.split(text):
        for length in _LENGTHS:
            found.update([run[start : start + length] for start in range(len(run) - length + 1)])
    return found


def read_cues(path: Path) -> CueTable:
    """The table in a CSV file (UTF-8): the first column holds the cue. Raises UserError with the line of what is wrong."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.reader(lines)
        columns = tuple(next(reader)[1:])
        weights: dict[str, tuple[float, ...]] = {}
        for row in reader:
            try:
                weights[row[0]] = tuple(float(cell) if cell else 0.0 for cell in row[1:])
            except ValueError:
                raise UserError("rules.cue_number", path=path, place=str(reader.line_num), cue=row[0]) from None
            if len(row) != len(columns) + 1:
                raise UserError("rules.cue_columns", path=path, place=str(reader.line_num), cue=row[0])
            if len(row[0]) not in _LENGTHS or _BREAKS.search(row[0]):
                raise UserError("rules.cue_length", path=path, place=str(reader.line_num), cue=row[0])
    return CueTable(columns, weights)


def cues_csv(table: CueTable) -> bytes:
    """The table as a CSV file; empty cells are zeros."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(["cue", *table.columns])
    for cue, weights in table.weights.items():
        writer.writerow([cue, *(f"{weight:g}" if weight else "" for weight in weights)])
    return written.getvalue().encode("utf-8-sig")
