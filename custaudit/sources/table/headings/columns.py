"""What each column of a table holds: by its heading, by the cells under it, and by the user's word, which comes first."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from typing import NamedTuple

from custaudit.sources.model import MatchedBy
from custaudit.sources.table.grid import Row, cell_text, column_index
from custaudit.sources.table.headings.answers import prefer_own
from custaudit.sources.table.headings.choices import (
    add_unheaded,
    drop_parts_of_effort,
    exchange,
    find_quantities,
    name_titles,
    pass_over_gaps,
    prefer_sentences,
    says_before,
)
from custaudit.sources.table.headings.contents import are_objects, content_factor, counts_up, divides_by_business, names_businesses
from custaudit.sources.table.headings.meanings import weights_of
from custaudit.sources.table.headings.names import heed_brackets, name_items, name_things, prefer_named_things, prefer_plain_reasons
from custaudit.sources.table.headings.unknown import add_unknown
from custaudit.sources.table.headings.vocabulary import compact, vocabulary
from custaudit.sources.table.headings.wordlists import ColumnName

SINGLE: tuple[ColumnName, ...] = ("no", "title", "detail", "reason", "department", "object", "effort_days", "field", "kind")
"""Columns of which a table has one at most; ``group`` and ``status`` may come several times."""

LETTER_SIGN = "$"
"""Before the letter of a column that a heading happens to say too."""

_MOST_LETTERS = 3
_FEWEST_CHECKS = 2
_WORDS = 0.5
# What the upper of several heading rows says counts less than what the lowest does.
_UPPER = 0.6
# What is to be changed weighs less than what it is changed into.
_BEFORE = 0.9
# What a group speaks for a business with when all its cells name one.
_GROUPED_FIELD = 0.9
# What nobody sees weighs less than what is shown.
_HIDDEN = 0.3
# A column headed as objects that holds grades, marks or words for a change.
_CODED = 0.7
# A column without a heading that counts 1, 2, 3.
_COUNTED = 0.8
# The user's word outweighs all that headings can say together.
_FORCED = 10.0
# A column that may come several times must not outweigh one that the table needs.
_SEVERAL = 0.5
# Sums of weights nearer than this are equal, and the first stays.
_EQUAL = 1e-9


class ColumnsSaid(NamedTuple):
    """The columns of a table from 0: those that come once by their names, groups and statuses, those to be ticked with the kind
    of object that a tick names, those that a vendor answers in, those headed as objects that hold codes, how each was
    recognised, and what all weigh together."""

    single: dict[ColumnName, int]
    groups: tuple[int, ...]
    statuses: tuple[int, ...]
    checks: dict[int, str]
    answers: frozenset[int]
    coded: tuple[int, ...]
    matched_by: dict[int, MatchedBy]
    score: float


def columns_of(
    labels: Sequence[Sequence[str]], body: Sequence[Row], forced: Mapping[ColumnName, str], hidden: Container[int] = ()
) -> ColumnsSaid:
    """What the texts over each column and the first rows under them say; ``forced`` are headings or letters as the user gave them,
    ``hidden`` the columns that are not shown."""
    candidates: list[dict[ColumnName, float]] = []
    matched_by: dict[int, MatchedBy] = {}
    coded: list[int] = []
    columns = [_values(body, column) for column in range(len(labels))]
    for column, (parts, values) in enumerate(zip(labels, columns, strict=True)):
        weights, matched_by[column] = _weights(parts)
        if "object" in weights and not are_objects(parts, values):
            weights["object"] *= _CODED
            coded.append(column)
            if divides_by_business(values):
                weights["field"] = _GROUPED_FIELD
        if not parts and counts_up(values):
            weights["no"] = _COUNTED
            matched_by[column] = "cells"
        if column in hidden:
            weights = {name: weight * (_HIDDEN if name in ("title", "detail", "reason") else 1.0) for name, weight in weights.items()}
        if "group" in weights and names_businesses(values):
            weights["field"] = _GROUPED_FIELD
        fitting = ((name, weight * content_factor(name, values)) for name, weight in weights.items())
        candidates.append({name: weight for name, weight in fitting if weight > 0.0})
    heed_brackets(labels, columns, candidates)
    name_titles(labels, columns, candidates)
    name_items(labels, columns, candidates)
    prefer_plain_reasons(labels, columns, candidates)
    pass_over_gaps(labels, columns, candidates)
    prefer_sentences(labels, columns, candidates)
    drop_parts_of_effort(labels, candidates)
    find_quantities(labels, columns, candidates)
    answers = prefer_own(labels, candidates)
    checks = _checks(labels, body, candidates)
    if not checks:
        name_things(labels, columns, candidates)
        prefer_named_things(labels, candidates)
    _force(forced, labels, candidates, matched_by)
    coded = [column for column in coded if matched_by[column] != "override"]
    single, groups, statuses, score = _assign(candidates)
    if not {"title", "detail"} & forced.keys():
        exchange(single, columns, candidates)
        used = [*single.values(), *statuses, *checks]
        if (added := add_unheaded(single, labels, columns, candidates, used)) is not None:
            matched_by[added] = "cells"
        used = [*single.values(), *statuses, *checks]
        if (added := add_unknown(single, labels, columns, candidates, used)) is not None:
            matched_by[added] = "cells"
    if "title" not in single and groups and "detail" in single and content_factor("title", columns[groups[-1]]) >= _WORDS:
        single["title"] = groups[-1]
        groups = groups[:-1]
    return ColumnsSaid(single, groups, statuses, checks, answers, tuple(coded), matched_by, score)


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


def _values(body: Sequence[Row], column: int) -> list[str]:
    return [cell_text(row[column]) if column < len(row) else "" for row in body]


def _weights(parts: Sequence[str]) -> tuple[dict[ColumnName, float], MatchedBy]:
    """What the texts over a column say together: the lowest and the whole speak fully, the upper ones less."""
    best: dict[ColumnName, float] = {}
    how: MatchedBy = "exact"
    if not parts:
        return best, how
    trials = [("".join(parts), 1.0), (parts[-1], 1.0), *((part, _UPPER) for part in parts[:-1])]
    top = 0.0
    for text, share in trials:
        weights, matched = weights_of(text)
        for name, weight in weights.items():
            best[name] = max(best.get(name, 0.0), weight * share)
            if weight * share > top:
                top, how = weight * share, matched
    if says_before(parts):
        best = {name: weight * (_BEFORE if name in ("no", "title", "detail") else 1.0) for name, weight in best.items()}
    return best, how


def _checks(labels: Sequence[Sequence[str]], body: Sequence[Row], candidates: list[dict[ColumnName, float]]) -> dict[int, str]:
    """The columns that stand for one kind of object each and are ticked; they are taken for nothing else."""
    words = vocabulary()
    checks: dict[int, str] = {}
    for column, parts in enumerate(labels):
        if parts and compact(parts[-1]) in words.object_kinds:
            cells = [cell for row in body if (cell := cell_text(row[column]))]
            if cells and all(compact(cell) in words.marks for cell in cells):
                checks[column] = parts[-1]
    if len(checks) < _FEWEST_CHECKS or any("object" in weights for column, weights in enumerate(candidates) if column not in checks):
        return {}
    for column in checks:
        candidates[column] = {}
    return checks


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
        candidates[column] = {name: _FORCED}
        matched_by[column] = "override"


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
                value = score + weight * (1.0 if bit else _SEVERAL)
                if value > after.get(mask | bit, (-1.0,))[0] + _EQUAL:
                    after[mask | bit] = value, (*chosen, (name, column))
        best = after
    score, chosen = max(best.values(), key=lambda state: state[0])
    single = {name: column for name, column in chosen if name in SINGLE}
    groups = tuple(column for name, column in chosen if name == "group")
    statuses = tuple(column for name, column in chosen if name == "status")
    return single, groups, statuses, score
