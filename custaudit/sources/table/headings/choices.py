"""Columns that the headings leave open, told by the other headings and by the cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from custaudit.sources.table.headings.contents import content_factor, parse_plain_number
from custaudit.sources.table.headings.effort import is_unit
from custaudit.sources.table.headings.meanings import UNIT_WEIGHT, is_not_own, joined_names, weights_of
from custaudit.sources.table.headings.vocabulary import compact, short_compact, vocabulary
from custaudit.sources.table.headings.wordlists import ColumnName

# The title beside a heading that says its content; it must not outweigh a plain one.
_NAMED = 0.7
# A gap that is missing in so many rows gives way to a content that is always there.
_OFTEN_EMPTY, _NEARLY_ALWAYS, _SPARSE = 0.6, 0.9, 0.78
_CONTENT = 0.5
_PLAINLY = 0.9
_QUANTITY = 0.8
_FEWEST = 3
_MOST = 0.8
_LONG, _LONGEST_NAME, _USUAL_NAME, _SHORTEST_NAME = 25, 30, 5, 3
_LONGER = 1.5
# A content of so many letters on average is a word or two, and says less than a sentence beside it.
_SHORT_WORDS, _OF_WORDS = 10, 0.6
# A row of sums says so in one of these.
_FIRST_CELLS = 2
_FULL_STOPS = ("\u3002", "\uff61")
_JAPANESE = re.compile("[\u3041-\u30fa\u4e00-\u9fff]")
_HIRAGANA = re.compile("[\u3041-\u3096]")

Values = Sequence[Sequence[str]]
"""For each column the cells under it in the first rows."""


def name_titles(labels: Sequence[Sequence[str]], columns: Values, candidates: Sequence[dict[ColumnName, float]]) -> None:
    """A heading that another one follows up with the word for its content heads the titles."""
    words = vocabulary()
    plain = [compact("".join(parts)) for parts in labels]
    contents = {label + ending for label in plain if label for ending in words.names_of} & {*plain}
    if not contents:
        return
    for column, label in enumerate(plain):
        known = candidates[column].keys()
        if not label or known - {"title", "detail"} or label in words.beside or is_not_own(label) or says_before([label]):
            continue
        if any(label + ending in contents for ending in words.names_of):
            weight = _NAMED * content_factor("title", columns[column])
            candidates[column]["title"] = max(candidates[column].get("title", 0.0), weight)


def says_before(parts: Sequence[str]) -> bool:
    """Whether the texts over a column speak of how it was before the change; one of two names that does not speaks for itself."""
    before = vocabulary().before
    plain = compact("".join(parts))
    if not any(word in plain for word in before):
        return False
    names = joined_names(plain)
    others = [name for name in names if not any(word in name for word in before)] if len(names) > 1 else []
    return not any(weights_of(name)[0].get("detail", 0.0) >= _CONTENT for name in others if name)


def pass_over_gaps(labels: Sequence[Sequence[str]], columns: Values, candidates: Sequence[dict[ColumnName, float]]) -> None:
    """What sets a function apart from the package weighs less as a content where many rows lack it and another column always has one."""
    details = [column for column, weights in enumerate(candidates) if weights.get("detail", 0.0) >= _CONTENT]
    if len(details) < 2:
        return
    filled = {column: share_filled(columns, column) for column in details}
    compared = vocabulary().compared
    for column in details:
        if not any(word in compact("".join(labels[column])) for word in compared):
            continue
        if filled[column] <= _OFTEN_EMPTY and max(filled.values()) >= _NEARLY_ALWAYS:
            candidates[column]["detail"] *= _SPARSE


def prefer_sentences(labels: Sequence[Sequence[str]], columns: Values, candidates: Sequence[dict[ColumnName, float]]) -> None:
    """Of several columns headed as contents, those of a word or two weigh less where another one holds sentences, and those of a few
    words that come again are none; what sets a function apart from the package may be said in a word."""
    filled = {column: [value for value in columns[column] if value] for column, weights in enumerate(candidates) if "detail" in weights}
    if not any(candidates[column]["detail"] >= _CONTENT and _are_sentences(values) for column, values in filled.items()):
        return
    words = vocabulary()
    for column, values in filled.items():
        few_words = bool(values) and _length(values) <= _SHORT_WORDS and not any(map(_is_sentence, values))
        if not few_words or any(word in compact("".join(labels[column])) for word in words.compared):
            continue
        known = all(compact(value) in words.changes for value in values)
        if known or (len(values) > _FEWEST and len({*values}) * 2 <= len(values)):
            del candidates[column]["detail"]
        elif _are_different(values):
            candidates[column]["detail"] *= _OF_WORDS


def _are_sentences(values: Sequence[str]) -> bool:
    return len(values) >= _FEWEST and _share(map(_is_sentence, values)) >= _MOST


def find_quantities(labels: Sequence[Sequence[str]], columns: Values, candidates: Sequence[dict[ColumnName, float]]) -> None:
    """Beside a column of units, among them one of work, that of the quantities holds the effort, where no other one does."""
    if any("effort_days" in weights for weights in candidates):
        return
    quantities = vocabulary().quantities
    for column, (quantity, unit) in enumerate(pairwise(labels)):
        if quantity and compact(quantity[-1]) in quantities and heads_units(unit) and any(map(is_unit, filter(None, columns[column + 1]))):
            candidates[column]["effort_days"] = _QUANTITY


def heads_units(parts: Sequence[str]) -> bool:
    """Whether the texts over a column head the units of the amounts left of it."""
    return bool(parts) and compact(parts[-1]) in vocabulary().units


def drop_parts_of_effort(labels: Sequence[Sequence[str]], candidates: Sequence[dict[ColumnName, float]]) -> None:
    """A unit in brackets over one of several columns of efforts heads a part of the effort at best."""
    efforts = [column for column, weights in enumerate(candidates) if "effort_days" in weights]
    for column in efforts if len(efforts) > 1 else ():
        if all(weights_of(part)[0].get("effort_days", UNIT_WEIGHT) == UNIT_WEIGHT for part in labels[column]):
            del candidates[column]["effort_days"]


def exchange(single: dict[ColumnName, int], columns: Values, candidates: Sequence[Mapping[ColumnName, float]]) -> None:
    """Title and content change places where no heading is plain, the title holds sentences, and short names stand left of it."""
    title, detail = single.get("title"), single.get("detail")
    if title is None or detail is None or detail > title:
        return
    if not candidates[title].get("title", 0.0) < _PLAINLY > candidates[detail].get("detail", 0.0):
        return
    long, short = ([value for value in columns[column] if value] for column in (title, detail))
    if min(len(long), len(short)) < _FEWEST or _length(long) < _LONGER * _length(short) or not _are_different(short):
        return
    if _share(map(_says, long)) >= _MOST and _share(not _says(value) for value in short) >= _MOST:
        single["title"], single["detail"] = detail, title


def add_unheaded(
    single: dict[ColumnName, int],
    labels: Sequence[Sequence[str]],
    columns: Values,
    candidates: Sequence[Mapping[ColumnName, float]],
    used: Sequence[int],
) -> int | None:
    """The column without a heading that was taken for the title or content that the table lacks: one inside the table that is
    filled all the way, with names left of the content or with sentences right of the title. None where there is none."""
    if ("title" in single) == ("detail" in single):
        return None
    headed = single["title" if "title" in single else "detail"]
    last = max(column for column, parts in enumerate(labels) if parts)
    for column in range(last + 1):
        alike = not labels[column] or (labels[column] == labels[headed] and abs(column - headed) == 1)
        if not alike or column in used or share_filled(columns, column) < _NEARLY_ALWAYS:
            continue
        title, detail = (column, headed) if column < headed else (headed, column)
        is_meant = all(name in candidates[at] for name, at in (("title", title), ("detail", detail)) if at == headed)
        values = [value for value in columns[column] if value]
        if is_meant and len(values) >= _FEWEST and (are_names(values) if column < headed else are_contents(values)):
            single["title"], single["detail"] = title, detail
            return column
    return None


def are_names(values: Sequence[str]) -> bool:
    """Whether the filled cells of a column are names, each its own."""
    named = (_SHORTEST_NAME <= len(value) <= _LONGEST_NAME and _JAPANESE.search(value) is not None for value in values)
    return _are_different(values) and _share(named) >= _NEARLY_ALWAYS and _length(values) >= _USUAL_NAME


def are_contents(values: Sequence[str]) -> bool:
    """Whether the filled cells of a column are sentences, each its own."""
    said = (len(value) > _SHORTEST_NAME * 3 and _HIRAGANA.search(value) is not None for value in values)
    return _are_different(values) and _share(said) >= _MOST


def _are_different(values: Sequence[str]) -> bool:
    return len({*values}) >= _MOST * len(values) and not any(parse_plain_number(value) is not None for value in values)


def _is_sentence(value: str) -> bool:
    return value.endswith(_FULL_STOPS) or len(value) > _LONG


def _says(value: str) -> bool:
    """Whether a text is a sentence, by its length or its end, or ends in a verb."""
    return _is_sentence(value) or value.endswith(vocabulary().verb_endings)


def share_filled(columns: Values, column: int) -> float:
    """In what share of the rows that say something, and sum up no others, a column does."""
    cells = columns[column]
    return _share(bool(cells[place]) for place in range(len(cells)) if _says_something(columns, place, bare=not cells[place]))


def _says_something(columns: Values, place: int, *, bare: bool) -> bool:
    filled = [values[place] for values in columns if values[place]]
    return len(filled) > 1 and not (bare and any(map(_is_sum, filled[:_FIRST_CELLS])))


def _is_sum(cell: str) -> bool:
    words = vocabulary()
    if len(cell) > _LONGEST_NAME or cell[-1] not in words.last_of_subtotals:
        return False
    plain = short_compact(cell)
    return plain.endswith((*words.sum_words, *words.subtotal_endings)) and not plain.endswith(words.no_sums)


def _share(answers: Iterable[bool]) -> float:
    known = list(answers)
    return sum(known) / len(known) if known else 0.0


def _length(values: Sequence[str]) -> float:
    return sum(map(len, values)) / len(values)
