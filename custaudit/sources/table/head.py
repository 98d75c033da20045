"""Finds the heading of a table and what each of its columns holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from custaudit.sources.model import MatchedBy
from custaudit.sources.table.contents import content_factor, names_businesses
from custaudit.sources.table.grid import Grid, Row, cell_text, column_index, is_blank
from custaudit.sources.table.headings import LONGEST_HEADING, ColumnName, TableReason, compact, is_heading, vocabulary, weights_of

SINGLE: tuple[ColumnName, ...] = ("no", "title", "detail", "reason", "department", "object", "effort_days", "field", "kind")
"""Columns of which a table has one at most; ``group`` and ``status`` may come several times."""

_DEEPEST = 3
_SAMPLE_ROWS = 40
_WIDEST = 256
_CLEAR = 0.7
_MOST_LETTERS = 3
LETTER_SIGN = "$"
"""Before the letter of a column that a heading happens to say too."""
_FEWEST_CHECKS = 2
_WORDS = 0.5
# What is to be changed weighs less than what it is changed into.
_BEFORE = 0.9
# What a group speaks for a business with when all its cells name one.
_GROUPED_FIELD = 0.9
# An inventory may have headings of these, beside a title and a content.
_LESS_THAN_INVENTORIES = ("forms", "schedule", "questions", "roster")


@dataclass(frozen=True)
class Head:
    """The heading of a table: rows from 0, one label a column, and the column (from 0) of each thing that is known.

    ``checks`` are columns to be ticked, with the kind of object that a tick names.
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

    @property
    def body(self) -> int:
        """The first row under the heading."""
        return self.top + self.depth

    @property
    def clear(self) -> bool:
        """Whether the table names both what is asked for and its content."""
        return "title" in self.columns and "detail" in self.columns


_hit = lru_cache(maxsize=1 << 14)(is_heading)


def bars_heading(cell: object) -> bool:
    """Whether no row with this cell is a heading: it is no text, or a long one."""
    return type(cell) is not str or len(cell) > LONGEST_HEADING * 2


def could_be_heading(row: Row) -> bool:
    """Whether the cells of a row read like headings: short, and half of them or more known."""
    if any(map(bars_heading, row)):
        return False
    cells = [cell for value in row if type(value) is str and (cell := value.strip())]
    hits = sum(map(_hit, cells)) if cells else 0
    return hits * 2 >= len(cells) and (hits >= 2 or hits == len(cells) == 1)


def head_at(grid: Grid, top: int, forced: Mapping[ColumnName, str] | None = None, *, always: bool = False) -> Head | None:
    """The heading that begins in that row, or None if it is none.

    ``forced`` maps columns to headings or letters as the user gave them; ``always`` takes the row even if nothing in it is known.
    """
    depth = 1
    while depth < _DEEPEST and top + depth < len(grid.rows) and _goes_on(grid, top, depth):
        depth += 1
    labels = _labels(grid, top, depth)
    body = grid.rows[top + depth : top + depth + _SAMPLE_ROWS]
    candidates: list[dict[ColumnName, float]] = []
    matched_by: dict[int, MatchedBy] = {}
    for column, parts in enumerate(labels):
        weights, how = _weights(parts)
        matched_by[column] = how
        values = [cell_text(row[column]) for row in body if column < len(row)]
        if "group" in weights and names_businesses(values):
            weights = {**weights, "field": _GROUPED_FIELD}
        candidates.append({name: weight * content_factor(name, values) for name, weight in weights.items()})
    checks = _checks(labels, body, candidates)
    _force(forced or {}, labels, candidates, matched_by)
    columns, groups, statuses, score = _assign(candidates)
    if "title" not in columns and groups and "detail" in columns and _says_words(body, groups[-1]):
        columns = {**columns, "title": groups[-1]}
        groups = groups[:-1]
    if not always and len(columns) == 1 and _labels_among(body, labels):
        return None
    if (
        not always
        and not _is_table(len(columns) + len(groups), columns, score, labels)
        and _other_reason(" ".join(parts) for parts in labels) is None
    ):
        return None
    cells = tuple(frozenset(parts) for parts in labels)
    return Head(top, depth, tuple(" ".join(parts) for parts in labels), cells, columns, groups, statuses, matched_by, score, checks)


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


def _is_table(known: int, columns: Mapping[ColumnName, int], score: float, labels: Sequence[Sequence[str]]) -> bool:
    if "title" not in columns and "detail" not in columns:
        return False
    beside = vocabulary().beside
    filled = sum(1 for parts in labels if parts and compact(parts[-1]) not in beside)
    return (known >= 2 and score >= 1.3) or (filled == 1 and score >= _CLEAR)


def _labels_among(body: Sequence[Row], labels: Sequence[Sequence[str]]) -> bool:
    """Whether other plain headings stand under the only one, as in a form with each content below its label."""
    own = {part for parts in labels for part in parts}
    cells = {cell for row in body for value in row if type(value) is str and (cell := value.strip()) not in own}
    plain = [weights for cell in cells if 0 < len(cell) <= LONGEST_HEADING for weights, how in (weights_of(cell),) if how == "exact"]
    return sum(max(weights.values(), default=0.0) >= 1.0 for weights in plain) >= _FEWEST_CHECKS


def _says_words(body: Sequence[Row], column: int) -> bool:
    """Whether a column could be a title: its cells are not mere numbers."""
    return content_factor("title", [cell_text(row[column]) for row in body if column < len(row)]) >= _WORDS


def _checks(labels: Sequence[Sequence[str]], body: Sequence[Row], candidates: list[dict[ColumnName, float]]) -> dict[int, str]:
    """The columns that stand for one kind of object each and are ticked; they are taken for nothing else."""
    words = vocabulary()
    checks = {column: parts[-1] for column, parts in enumerate(labels) if parts and compact(parts[-1]) in words.object_kinds}
    for column in list(checks):
        cells = [cell for row in body if (cell := cell_text(row[column]))]
        if not cells or not all(compact(cell) in words.marks for cell in cells):
            del checks[column]
    if len(checks) < _FEWEST_CHECKS or any("object" in weights for column, weights in enumerate(candidates) if column not in checks):
        return {}
    for column in checks:
        candidates[column] = {}
    return checks


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


def _divides(here: Row, cells: Sequence[str], filled: Sequence[int]) -> bool:
    """Where no cells are merged, as in CSV: whether the lower row fills gaps of the upper one.

    It may also divide a heading that has a gap on its right.
    """
    above = [bool(cell_text(value)) for value in here] + [False] * (len(cells) - len(here))
    known = sum(_hit(cells[column]) for column in filled)
    if not filled or not any(above) or known * 2 < len(filled):
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


def _weights(parts: Sequence[str]) -> tuple[dict[ColumnName, float], MatchedBy]:
    """What the texts over a column say together: the lowest and the whole speak fully, the upper ones less."""
    best: dict[ColumnName, float] = {}
    how: MatchedBy = "exact"
    if not parts:
        return best, how
    trials = [("".join(parts), 1.0), (parts[-1], 1.0), *((part, 0.6) for part in parts[:-1])]
    top = 0.0
    for text, share in trials:
        weights, matched = weights_of(text)
        for name, weight in weights.items():
            best[name] = max(best.get(name, 0.0), weight * share)
            if weight * share > top:
                top, how = weight * share, matched
    if any(word in compact("".join(parts)) for word in vocabulary().before):
        best = {name: weight * (_BEFORE if name in ("title", "detail") else 1.0) for name, weight in best.items()}
    return best, how


def _force(
    forced: Mapping[ColumnName, str],
    labels: Sequence[Sequence[str]],
    candidates: list[dict[ColumnName, float]],
    matched_by: dict[int, MatchedBy],
) -> None:
    for name, wanted in forced.items():
        column = forced_column(wanted, labels)
        if column is None:
            continue
        for weights in candidates:
            weights.pop(name, None)
        candidates[column] = {name: 10.0}
        matched_by[column] = "override"


def forced_column(wanted: str, labels: Sequence[Sequence[str]]) -> int | None:
    """The column that the user means by a heading or a letter; headings come first, and ``$B`` is a letter in any case."""
    target = compact(wanted)
    for column, parts in enumerate(labels):
        if target in (compact("".join(parts)), *(compact(part) for part in reversed(parts))):
            return column
    letters = wanted.removeprefix(LETTER_SIGN)
    if letters.isascii() and letters.isalpha() and len(letters) <= _MOST_LETTERS:
        column = column_index(letters)
        return column if column < len(labels) else None
    return None


def _assign(
    candidates: Sequence[Mapping[ColumnName, float]],
) -> tuple[dict[ColumnName, int], tuple[int, ...], tuple[int, ...], float]:
    """The assignment of columns with the greatest sum of weights, each single column given once at most."""
    best: dict[int, tuple[float, tuple[tuple[ColumnName, int], ...]]] = {0: (0.0, ())}
    for column, weights in enumerate(candidates):
        after = dict(best)
        for mask, (score, chosen) in best.items():
            for name, weight in weights.items():
                bit = 1 << SINGLE.index(name) if name in SINGLE else 0
                if mask & bit:
                    continue
                value = score + weight * (1.0 if bit else 0.5)
                if value > after.get(mask | bit, (-1.0,))[0] + 1e-9:
                    after[mask | bit] = value, (*chosen, (name, column))
        best = after
    score, chosen = max(best.values(), key=lambda state: state[0])
    single = {name: column for name, column in chosen if name in SINGLE}
    groups = tuple(column for name, column in chosen if name == "group")
    statuses = tuple(column for name, column in chosen if name == "status")
    return single, groups, statuses, score


def headings_seen(grid: Grid) -> list[str]:
    """The cells of the row that looks most like a heading, for the message that none was found."""
    best: tuple[int, list[str]] = (0, [])
    for row in grid.rows[:30]:
        if is_blank(row):
            continue
        short = [cell_text(value) for value in row if type(value) is str and 0 < len(value.strip()) <= LONGEST_HEADING]
        if len(short) > best[0]:
            best = len(short), short
    return best[1]
