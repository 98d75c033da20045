"""Sheets without a heading row: lists whose headings stand down the side, and forms with a label beside each content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import NamedTuple, cast

from custaudit.sources.table.grid import Formatting, Grid, Row, cell_text, is_blank
from custaudit.sources.table.headings.head import Head, could_be_heading, head_at
from custaudit.sources.table.headings.meanings import LONGEST_HEADING, weights_of
from custaudit.sources.table.headings.vocabulary import compact, vocabulary
from custaudit.sources.table.headings.wordlists import ColumnName

_MOST_CELLS = 60_000
_FEWEST_LABELS = 3
_FEWEST_ITEMS = 2
_NOTE_MARK = 8
_PAIR = 2
# Of so many titles of a list, fewer than one happens to be a known label.
_FEW_LABELS = 3
# A label that is known by its ending only.
_LOOSE: tuple[ColumnName, ...] = ("no", "title", "detail", "reason", "department", "effort_days")
_LONGEST_LABEL, _PLAIN_ENDING = 14, 0.8


class _Cell(NamedTuple):
    """A filled cell of a row."""

    column: int
    text: str


class _Pair(NamedTuple):
    """A label with its content, and whether the label's words are known."""

    label: _Cell
    value: str
    known: bool = True


@dataclass
class _Form:
    """The contents of one form by their labels, the row and column of each, and all rows that belong to it."""

    values: dict[str, str] = field(default_factory=dict)
    places: dict[str, tuple[int, int]] = field(default_factory=dict)
    rows: set[int] = field(default_factory=set)

    def stands(self, *labels: str) -> bool:
        """Whether those labels stand one below the other, each with a content."""
        places = [self.places[label] for label in labels if self.values.get(label)]
        return len(places) == len({row for row, _ in places}) == len(labels) and len({column for _, column in places}) == 1


@dataclass(frozen=True)
class Assembled:
    """A table put together from a sheet: its cells with one heading row, the sheet's row (from 0) of each of its rows, and
    the sheet's rows that went into it. ``upright`` forms have the labels of title and content one below the other."""

    grid: Grid
    head: Head
    origin: list[int]
    rows: list[int]
    upright: bool = False


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
    title, detail = labels[head.columns["title"]], labels[head.columns["detail"]]
    origin = [min(found[0].rows), *(form.places[title][0] if title in form.places else min(form.rows) for form in found)]
    upright = all(form.stands(title, detail) for form in found)
    return Assembled(table, head, origin, sorted({row for form in found for row in form.rows}), upright)


def are_forms(grid: Grid, tops: Sequence[int]) -> bool:
    """Whether a sheet holds forms though rows of it, those ``tops``, look like headings of lists."""
    if not all(_is_line_of_form(grid.rows[top]) for top in tops) or _is_list_of_two(grid, tops[0]):
        return False
    found = forms(grid)
    if found is None or not found.upright or not {*tops} <= {*found.rows}:
        return False
    return len(found.rows) * 2 >= sum(not is_blank(row) for row in grid.rows)


def _is_list_of_two(grid: Grid, top: int) -> bool:
    """Whether a row is the heading of a list of titles and contents alone: two labels, one for each, over rows of two cells in their
    columns, hardly any of which begins with a label as the lines of a form do."""
    heading = [column for column, value in enumerate(grid.rows[top]) if cell_text(value)]
    head = head_at(grid, top) if len(heading) == _PAIR else None
    if head is None or not head.clear or {head.columns["title"], head.columns["detail"]} != {*heading}:
        return False
    below = [[column for column, value in enumerate(row) if cell_text(value)] for row in grid.rows[head.body :]]
    pairs = [row for row, filled in zip(grid.rows[head.body :], below, strict=True) if filled == heading]
    labels = sum(_is_label(cell_text(row[heading[0]])) for row in pairs)
    return len(pairs) * 2 >= sum(map(bool, below)) > 0 and (labels < _FEWEST_ITEMS or labels * _FEW_LABELS < len(pairs))


def _is_line_of_form(row: Row) -> bool:
    """Whether a row may hold a label and its content, and not labels alone."""
    cells = [text for value in row if (text := cell_text(value))]
    return len(cells) <= _PAIR or sum(map(_is_label, cells)) * 2 <= len(cells)


def _forms(grid: Grid) -> Iterator[_Form]:
    """A form ends where one of its known labels comes again."""
    form = _Form()
    last = ""
    for index, row in enumerate(grid.rows):
        cells = [_Cell(column, text) for column, value in enumerate(row) if (text := cell_text(value))]
        pairs = _pairs(cells) or _unknown_pair(cells, form)
        if any(pair.known and pair.label.text in form.values for pair in pairs):
            yield form
            form, last = _Form(), ""
        for (column, label), value, _ in pairs:
            if label not in form.values:
                form.values[label] = value
                form.places[label] = index, column
            last = label
        if not cells and form.values.get(last):
            last = ""
        if not pairs and last and len(cells) == 1 and not compact(cells[0].text[:_NOTE_MARK]).startswith(vocabulary().notes):
            before, more = form.values[last], cells[0].text
            form.values[last] = f"{before}\n{more}" if before else more
            form.rows.add(index)
        if pairs:
            form.rows.add(index)
    yield form


def _pairs(cells: Sequence[_Cell]) -> list[_Pair]:
    """The labels of a row with what stands beside each; a label alone has its content in the rows below."""
    labels = [_is_label(cell.text) or (place == 0 and len(cells) > 1 and _ends_as_label(cell.text)) for place, cell in enumerate(cells)]
    if len(cells) % _PAIR == 0 and all(labels[::_PAIR]) and not all(labels):
        return [_Pair(label, value.text) for label, value in zip(cells[::_PAIR], cells[1::_PAIR], strict=True)]
    pairs: list[_Pair] = []
    place = 0
    while place < len(cells):
        if not labels[place]:
            place += 1
        elif place + 1 == len(cells) or (labels[place + 1] and place + 2 < len(cells)):
            pairs.append(_Pair(cells[place], ""))
            place += 1
        else:
            pairs.append(_Pair(cells[place], cells[place + 1].text))
            place += 2
    return pairs


def _unknown_pair(cells: Sequence[_Cell], form: _Form) -> list[_Pair]:
    """A label of unknown words with its content, in the column in which the form has its known ones."""
    if len(cells) != _PAIR or len(cells[0].text) > LONGEST_HEADING or all(column != cells[0].column for _, column in form.places.values()):
        return []
    return [_Pair(cells[0], cells[1].text, known=False)]


def _ends_as_label(cell: str) -> bool:
    """Whether a short text ends in words that head a column plainly, as none of a content's words would."""
    if len(cell) > _LONGEST_LABEL:
        return False
    weights, matched = weights_of(cell)
    return matched == "part" and any(weights.get(name, 0.0) >= _PLAIN_ENDING for name in _LOOSE)


def _is_label(cell: str) -> bool:
    if not cell or len(cell) > LONGEST_HEADING:
        return False
    weights, matched = weights_of(cell)
    return matched == "exact" and (bool(weights) or compact(cell) in vocabulary().beside)
