"""Finds the heading of a table, of one row or several."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from custaudit.sources.model import MatchedBy
from custaudit.sources.table.grid import Grid, Row, cell_text, is_blank
from custaudit.sources.table.headings.columns import ColumnsSaid, columns_of, forced_column
from custaudit.sources.table.headings.meanings import LONGEST_HEADING, is_heading, weights_of
from custaudit.sources.table.headings.vocabulary import compact, vocabulary
from custaudit.sources.table.headings.wordlists import ColumnName, TableReason

_DEEPEST = 3
_LONGEST_CELL = LONGEST_HEADING * 2
_SAMPLE_ROWS = 40
_WIDEST = 256
# What the columns must weigh together to be those of a table, and the only one that a table has.
_ENOUGH_OF_SEVERAL, _ENOUGH_OF_ONE = 1.3, 0.7
_SEARCHED_ROWS = 30
_PLAIN_WORD = 1.0
_FEWEST_LABELS = 2
# A row of more cells may be an export's, with many headings that nobody else uses.
_WIDE, _ENOUGH_HITS = 8, 3
_BLANKS = frozenset(" \t\n\u3000")
# An inventory may have headings of these, beside a title and a content.
_LESS_THAN_INVENTORIES = ("forms", "schedule", "questions", "roster")


@dataclass(frozen=True)
class Head:
    """The heading of a table: rows from 0, one label a column, and the column (from 0) of each thing that is known.

    ``checks`` are columns to be ticked, with the kind of object that a tick names, ``answers`` those that a vendor fills in,
    ``coded`` those headed as objects that hold grades, marks or words for a change.
    """

    top: int
    depth: int
    labels: tuple[str, ...]
    cells: tuple[frozenset[str], ...]
    columns: Mapping[ColumnName, int]
    groups: tuple[int, ...]
    statuses: tuple[int, ...]
    matched_by: Mapping[int, MatchedBy]
    score: float
    checks: Mapping[int, str] = field(default_factory=dict)
    answers: frozenset[int] = frozenset()
    coded: tuple[int, ...] = ()

    @property
    def body(self) -> int:
        """The first row under the heading."""
        return self.top + self.depth

    @cached_property
    def contents(self) -> tuple[int, ...]:
        """The columns that hold the content, one for each kind of object under a heading they share; most tables have one or none."""
        at = self.columns.get("detail")
        if at is None:
            return ()
        shared = {part for part in self.cells[at] if weights_of(part)[0].get("detail", 0.0) >= _PLAIN_WORD}
        kinds = vocabulary().object_kinds
        used = {*self.columns.values(), *self.groups, *self.statuses, *self.checks} - {at}
        alike = [
            column
            for column, parts in enumerate(self.cells)
            if column not in used and parts & shared and any(compact(part) in kinds for part in parts - shared)
        ]
        return tuple(alike) if at in alike else (at,)

    @property
    def clear(self) -> bool:
        """Whether the table names both what is asked for and its content."""
        return "title" in self.columns and "detail" in self.columns


def could_be_heading(row: Row) -> bool:
    """Whether the cells of a row read like headings: short, and half of them or more known, or in a wide row enough of them."""
    return next_heading([row], 0) == 0


def next_heading(rows: Sequence[Row], start: int) -> int:
    """The next row whose cells read like headings, or the number of rows.

    Every row of a sheet is asked, so most must be told by one cell: a number or a long text, often where the row above has one.
    """
    last = vocabulary().last_of_headings
    barring = 0
    for index in range(start, len(rows)):
        row = rows[index]
        if barring < len(row) and (type(told := row[barring]) is not str or len(told) > _LONGEST_CELL):
            continue
        said, maybe = 0, []
        for column, cell in enumerate(row):
            if type(cell) is not str or len(cell) > _LONGEST_CELL:
                barring = column
                break
            text = cell.strip() if cell and cell[-1] in _BLANKS else cell
            if text:
                said += 1
                if text[-1] in last:
                    maybe.append(text)
        else:
            if said and (len(maybe) * 2 >= said or said > _WIDE) and _read_like_headings(maybe, said):
                return index
    return len(rows)


def _read_like_headings(maybe: Sequence[str], said: int) -> bool:
    """Whether enough of the cells that may be headings, of so many that say anything, are."""
    hits = sum(map(is_heading, maybe))
    if hits * 2 >= said:
        return hits >= 2 or hits == said == 1
    return said > _WIDE and hits >= _ENOUGH_HITS and _names_a_table(maybe)


def _names_a_table(cells: Iterable[str]) -> bool:
    """Whether cells plainly head a title or a content and at least two more columns, whatever else a wide export has."""
    plain = (weights for weights, matched in map(weights_of, cells) if matched == "exact")
    named = {name for weights in plain for name, weight in weights.items() if weight >= _PLAIN_WORD}
    return bool({"title", "detail"} & named) and len(named) >= _ENOUGH_HITS


def head_at(grid: Grid, top: int, forced: Mapping[ColumnName, str] | None = None, *, always: bool = False) -> Head | None:
    """The heading that begins in that row, or None if it is none.

    ``forced`` maps columns to headings or letters as the user gave them; ``always`` takes the row even if nothing in it is known.
    """
    depth = 1
    while depth < _DEEPEST and top + depth < len(grid.rows) and _goes_on(grid, top, depth):
        depth += 1
    labels = _labels(grid, top, depth)
    body = grid.rows[top + depth : top + depth + _SAMPLE_ROWS]
    said = columns_of(labels, body, forced or {}, grid.formatting.hidden_columns)
    if top:
        single = {name: column for name, column in said.single.items() if not _is_headed_above(grid.rows[top - 1], name, column, labels)}
        said = said._replace(single=single)
    whole = tuple(" ".join(parts) for parts in labels)
    if not always:
        if len(said.single) == 1 and _labels_among(body, labels):
            return None
        if not _is_table(said, labels) and _other_reason(whole) is None:
            return None
        named = head_at(grid, below, forced) if depth > 1 and (below := _under_title(grid, top)) is not None else None
        if named is not None and (named.clear or not {"title", "detail"} <= said.single.keys()):
            return None
    cells = tuple(frozenset(parts) for parts in labels)
    columns = {name: column for name, column in said.single.items() if column not in said.coded or name != "object"}
    groups, statuses, checks = said.groups, said.statuses, said.checks
    return Head(top, depth, whole, cells, columns, groups, statuses, said.matched_by, said.score, checks, said.answers, said.coded)


def head_of_letters(grid: Grid, forced: Mapping[ColumnName, str]) -> Head | None:
    """The columns of a table without a heading, as the user lettered them; its first row is the sheet's."""
    width = max(map(len, grid.rows), default=0)
    columns = {name: column for name, wanted in forced.items() if (column := forced_column(wanted, [()] * width)) is not None}
    matched_by: dict[int, MatchedBy] = dict.fromkeys(columns.values(), "override")
    return Head(-1, 1, ("",) * width, (frozenset(),) * width, columns, (), (), matched_by, 0.0) if columns else None


def repeats(head: Head, cells: Mapping[int, str]) -> bool:
    """Whether a row with these filled cells is the heading again, as at the top of a new page: most of its words stand there too."""
    same = sum(column < len(head.cells) and text in head.cells[column] for column, text in cells.items())
    return same * 5 >= len(cells) * 3 and (same > 1 or same == len(cells) == len(head.columns))


def other_table(head: Head) -> TableReason | None:
    """Why a table is no inventory, judged by its headings: a revision history, a legend, a schedule and the like."""
    reason = _other_reason(head.labels)
    return None if reason in _LESS_THAN_INVENTORIES and (head.clear or {"reason", "effort_days"} & head.columns.keys()) else reason


def _other_reason(labels: Iterable[str]) -> TableReason | None:
    known = {compact(label) for label in labels if label}
    for reason, words in vocabulary().other_tables.items():
        hits = len(known & words)
        if hits >= 2 and hits * 2 >= len(known):
            return reason
    return None


def _is_table(said: ColumnsSaid, labels: Sequence[Sequence[str]]) -> bool:
    if "title" not in said.single and "detail" not in said.single:
        return False
    beside = vocabulary().beside
    filled = sum(1 for parts in labels if parts and compact(parts[-1]) not in beside)
    several = len(said.single) + len(said.groups) >= 2 and said.score >= _ENOUGH_OF_SEVERAL
    return several or (filled == 1 and said.score >= _ENOUGH_OF_ONE)


def _is_headed_above(above: Row, name: ColumnName, column: int, labels: Sequence[Sequence[str]]) -> bool:
    """Whether a column has no heading here since it stands in the row above."""
    if labels[column] or column >= len(above) or not (heading := cell_text(above[column])):
        return False
    return name in weights_of(heading)[0] or (name != "no" and sum(map(bool, map(cell_text, above))) >= _FEWEST_LABELS)


def _labels_among(body: Sequence[Row], labels: Sequence[Sequence[str]]) -> bool:
    """Whether other plain headings stand under the only one, as in a form with each content below its label."""
    own = {part for parts in labels for part in parts}
    cells = {cell for row in body for value in row if type(value) is str and (cell := value.strip()) not in own}
    plain = [weights for cell in cells if 0 < len(cell) <= LONGEST_HEADING for weights, how in (weights_of(cell),) if how == "exact"]
    return sum(max(weights.values(), default=0.0) >= _PLAIN_WORD for weights in plain) >= _FEWEST_LABELS


def _goes_on(grid: Grid, top: int, depth: int) -> bool:
    """Whether the row under the heading rows so far belongs to the heading too."""
    here, below = grid.rows[top + depth - 1], grid.rows[top + depth]
    cells = [cell_text(value) for value in below]
    filled = [column for column, cell in enumerate(cells) if cell]
    if any(type(below[column]) is not str or len(cells[column]) > LONGEST_HEADING for column in filled):
        return False
    last = top + depth - 1
    if grid.formatting.merges is not None:
        merges = [merge for row in range(top, last + 1) for merge in grid.formatting.merges_by_top.get(row, ())]
        down = [merge for merge in merges if last < merge.bottom < top + _DEEPEST]
        across = [merge for merge in merges if merge.top == last and merge.right > merge.left]
        if down and all(not any(merge.left <= column <= merge.right for merge in down) for column in filled):
            return True
        if across:
            return bool(filled) and all(any(merge.left <= column <= merge.right for merge in across) for column in filled)
    return _divides(here, cells, filled)


def _under_title(grid: Grid, top: int) -> int | None:
    """The row under the title of a table, one cell or several below each other, each merged over all columns of that row and alone in
    its own; None where there is no such title, and where that row has blanks between its cells, which an upper heading would group."""
    left, right, row = 0, _WIDEST, top
    while row < min(top + _DEEPEST, len(grid.rows)):
        filled = [column for column, value in enumerate(grid.rows[row]) if cell_text(value)]
        ends = {merge.left: merge for merge in grid.formatting.merges_by_top.get(row, ())}
        if len(filled) != 1 or (across := ends.get(filled[0])) is None or across.right == across.left:
            covered = {column for first in filled for column in range(first, ends[first].right + 1 if first in ends else first + 1)}
            is_whole = row > top and len(filled) > 1 and len(covered) == max(covered) - min(covered) + 1
            return row if is_whole and left <= min(covered) and max(covered) <= right else None
        left, right, row = max(left, across.left), min(right, across.right), across.bottom + 1
    return None


def _divides(here: Row, cells: Sequence[str], filled: Sequence[int]) -> bool:
    """Where no cells are merged, as in CSV: whether the lower row fills gaps of the upper one.

    It may also divide a heading that has a gap on its right. One cell alone over several is the title of the table.
    """
    above = [bool(cell_text(value)) for value in here] + [False] * (len(cells) - len(here))
    known = sum(is_heading(cells[column]) for column in filled)
    if not filled or not any(above) or known * 2 < len(filled) or (sum(above) == 1 and len(filled) > 1):
        return False
    return all(not above[column] or (column + 1 < len(cells) and not above[column + 1] and bool(cells[column + 1])) for column in filled)


def _labels(grid: Grid, top: int, depth: int) -> list[list[str]]:
    """The distinct texts over each column, from the top row down; a merged cell counts for all the columns it covers."""
    width = min(max((len(row) for row in grid.rows[top : top + depth + 1]), default=0), _WIDEST)
    labels: list[list[str]] = [[] for _ in range(width)]
    for offset in range(depth):
        row = grid.rows[top + offset]
        texts = [cell_text(row[column]) if column < len(row) else "" for column in range(width)]
        merged = grid.formatting.merges_by_top.get(top + offset)
        if merged:
            for merge in merged:
                for column in range(merge.left, min(merge.right + 1, width)):
                    texts[column] = texts[merge.left]
        elif offset < depth - 1:
            below = grid.rows[top + offset + 1]
            for column in range(1, width):
                if not texts[column] and column < len(below) and cell_text(below[column]):
                    texts[column] = texts[column - 1]
        for column, text in enumerate(texts):
            if text and text not in labels[column]:
                labels[column].append(text)
    return labels


def headings_seen(grid: Grid) -> list[str]:
    """The cells of the row that looks most like a heading, for the message that none was found."""
    best: tuple[int, list[str]] = (0, [])
    for row in grid.rows[:_SEARCHED_ROWS]:
        if is_blank(row):
            continue
        words = [cell_text(value) for value in row if type(value) is str and value.strip()]
        short = sum(len(word) <= LONGEST_HEADING for word in words)
        if short > best[0]:
            best = short, words
    return best[1]
