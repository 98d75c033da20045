"""Sheets without a heading row: lists whose headings stand down the side, and forms with a label beside each content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import cast

from custaudit.sources.table.grid import Formatting, Grid, Row, cell_text
from custaudit.sources.table.head import Head, could_be_heading, head_at
from custaudit.sources.table.headings import LONGEST_HEADING, compact, vocabulary, weights_of

_MOST_CELLS = 60_000
_FEWEST_LABELS = 3
_FEWEST_ITEMS = 2
_NOTE_MARK = 8


@dataclass
class _Form:
    """The contents of one form by their labels, the row of each, and all rows that belong to it."""

    values: dict[str, str] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)
    rows: set[int] = field(default_factory=set)


@dataclass(frozen=True)
class Assembled:
    """A table put together from a sheet: its cells with one heading row, the sheet's row (from 0) of each of its rows, and
    the sheet's rows that went into it."""

    grid: Grid
    head: Head
    origin: list[int]
    rows: list[int]


def sideways_list(grid: Grid) -> Assembled | None:
    """The list whose headings stand in a column, an item in each further column; None if the sheet holds no such list."""
    if not _is_small(grid):
        return None
    turned = [cast("Row", list(column)) for column in zip_longest(*grid.rows, fillvalue="")]
    struck: dict[int, set[int]] = {}
    for row, columns in grid.formatting.struck.items():
        for column in columns:
            struck.setdefault(column, set()).add(row)
    table = Grid(grid.sheet, turned, Formatting(merges=[], struck=struck), grid.hidden)
    for top in range(len(turned) - _FEWEST_ITEMS):
        labels = _labels_only(turned[top])
        if not could_be_heading(labels):
            continue
        table.rows[top] = labels
        head = head_at(table, top)
        if head is None or not head.clear or len(head.columns) < _FEWEST_LABELS or head.depth > 1:
            return None
        main, content = head.columns["title"], head.columns["detail"]
        items = [row for row in turned[head.body :] if cell_text(row[main])]
        if len(items) < _FEWEST_ITEMS or not all(cell_text(row[content]) for row in items):
            return None
        filled = [row for row in range(len(grid.rows)) if labels[row] or any(cell_text(column[row]) for column in turned[head.body :])]
        return Assembled(table, head, [main] * len(turned), filled)
    return None


def _is_small(grid: Grid) -> bool:
    """Whether a sheet has cells, and not more than a person fills in without a heading row."""
    return bool(grid.rows) and len(grid.rows) * len(grid.rows[0]) <= _MOST_CELLS


def _labels_only(cells: Row) -> Row:
    """The column of labels without a title above them."""
    known = [row for row, cell in enumerate(cells) if _is_label(cell_text(cell))]
    first = known[0] if known else len(cells)
    return [cell if row >= first else "" for row, cell in enumerate(cells)]


def forms(grid: Grid) -> Assembled | None:
    """The forms of a sheet, one below the other, as a table with one row each; None if it holds none."""
    if not _is_small(grid):
        return None
    found = [form for form in _forms(grid) if sum(map(bool, form.values.values())) >= _FEWEST_LABELS]
    labels = list(dict.fromkeys(label for form in found for label in form.values))
    if not labels:
        return None
    rows = [cast("Row", labels), *(cast("Row", [form.values.get(label, "") for label in labels]) for form in found)]
    table = Grid(grid.sheet, rows, Formatting(merges=[]), grid.hidden)
    head = head_at(table, 0, always=True)
    if head is None or not head.clear or head.depth > 1:
        return None
    title = labels[head.columns["title"]]
    origin = [min(found[0].rows), *(form.places.get(title, min(form.rows)) for form in found)]
    return Assembled(table, head, origin, sorted({row for form in found for row in form.rows}))


def _forms(grid: Grid) -> Iterator[_Form]:
    """A form ends where one of its labels comes again."""
    form = _Form()
    last = ""
    for index, row in enumerate(grid.rows):
        cells = [text for value in row if (text := cell_text(value))]
        pairs = list(_pairs(cells))
        if any(label in form.values for label, _ in pairs):
            yield form
            form, last = _Form(), ""
        for label, value in pairs:
            form.values[label] = value
            form.places[label] = index
            last = label
        if not cells and form.values.get(last):
            last = ""
        if not pairs and last and len(cells) == 1 and not compact(cells[0][:_NOTE_MARK]).startswith(vocabulary().notes):
            before = form.values[last]
            form.values[last] = f"{before}\n{cells[0]}" if before else cells[0]
            form.rows.add(index)
        if pairs:
            form.rows.add(index)
    yield form


def _pairs(cells: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The labels of a row with what stands beside each; a label alone has its content in the rows below."""
    place = 0
    while place < len(cells):
        if not _is_label(cells[place]):
            place += 1
        elif place + 1 == len(cells) or (_is_label(cells[place + 1]) and place + 2 < len(cells)):
            yield cells[place], ""
            place += 1
        else:
            yield cells[place], cells[place + 1]
            place += 2


def _is_label(cell: str) -> bool:
    if not cell or len(cell) > LONGEST_HEADING:
        return False
    weights, matched = weights_of(cell)
    return matched == "exact" and (bool(weights) or compact(cell) in vocabulary().beside)
