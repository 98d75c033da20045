"""A sheet as rows of cells, whatever file it came from."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

Row = list[object]
"""The cells of one row; an empty cell is ``""``."""


class Merge(NamedTuple):
    """Merged cells, bounds included, counted from 0."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass
class Formatting:
    """What the cells' values do not tell. Rows and columns count from 0.

    ``merges`` is None where the format cannot merge cells (CSV), so that an empty cell may mean "as above".
    """

    merges: list[Merge] | None = None
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    struck: dict[int, set[int]] = field(default_factory=dict)
    partly_struck: list[tuple[int, int]] = field(default_factory=list)

    @cached_property
    def merges_by_top(self) -> dict[int, list[Merge]]:
        """The merges by the row they begin in; to be asked only when all are known."""
        by_top: dict[int, list[Merge]] = {}
        for merge in self.merges or ():
            by_top.setdefault(merge.top, []).append(merge)
        return by_top


@dataclass
class Grid:
    """One sheet from its first row on."""

    sheet: str | None
    rows: list[Row]
    formatting: Formatting
    hidden: bool = False


def place_of(grid: Grid, label: str) -> str:
    """How a warning names a sheet of the input with that label."""
    return f"{label}:{grid.sheet}" if grid.sheet else label


def cell_text(value: object) -> str:
    """A cell as text: whole numbers without decimals, dates as 2024-04-01, without outer blanks."""
    if type(value) is str:
        return value.strip()
    if value is True or value is False:
        return "TRUE" if value else "FALSE"
    if type(value) is float:
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    if isinstance(value, datetime.datetime):
        return value.isoformat(sep=" ", timespec="minutes")
    return str(value).strip()


def is_blank(row: Iterable[object]) -> bool:
    """Whether no cell says anything."""
    return not any(value != "" and (type(value) is not str or value.strip()) for value in row)


def column_letter(index: int) -> str:
    """The letter of a column counted from 0: A, B … Z, AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_index(letters: str) -> int:
    """The number from 0 of a column's letter."""
    index = 0
    for letter in letters.upper():
        index = index * 26 + ord(letter) - 64
    return index - 1
