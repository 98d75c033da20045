"""Which of several columns that seem to say the same says it: the names of the items among other names, the reason among its like."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from custaudit.sources.table.headings.choices import Values, share_filled
from custaudit.sources.table.headings.contents import are_objects, content_factor, parse_plain_number
from custaudit.sources.table.headings.meanings import bare_heading, said_in_brackets, weights_of
from custaudit.sources.table.headings.vocabulary import compact, vocabulary
from custaudit.sources.table.headings.wordlists import ColumnName

# A heading that weighs so much names the items, if any does.
_PLAINLY = 0.9
_OFTEN = 0.5
# What an item belongs to; less than what a heading says of its own.
_GROUP, _THING = 0.9, 0.65
_SHORTEST_REASON = 2
_CONTENT: tuple[ColumnName, ...] = ("title", "detail")
_KINDS: tuple[tuple[ColumnName, ColumnName], ...] = (("title", "detail"), ("detail", "title"))
# Of two reasons the less plain one.
_LESS_PLAIN = 0.9
# Of two columns of objects the one that tells only their kind.
_OF_KIND = 0.6


def name_items(labels: Sequence[Sequence[str]], columns: Values, candidates: Sequence[dict[ColumnName, float]]) -> None:
    """Beside a column that plainly names the items, another one of names holds what they belong to: things, or else groups.

    The items have names in most rows, and as many different ones as the other column has.
    """
    parts = vocabulary().names_of_parts
    named = [column for column, weights in enumerate(candidates) if weights.get("title", 0.0) >= _PLAINLY]
    contents = [column for column, weights in enumerate(candidates) if weights.get("detail", 0.0) >= _OFTEN]
    others = [
        column
        for column, weights in enumerate(candidates)
        if "title" in weights and ("detail" not in weights or contents) and compact(_heading(labels[column])) in parts
    ]
    items = [
        column for column in named if column not in others and not ends_in_thing(labels[column]) and share_filled(columns, column) >= _OFTEN
    ]
    for column in others:
        if any(_distinct(columns[item]) >= _distinct(columns[column]) for item in items):
            for name in _CONTENT:
                candidates[column].pop(name, None)
            candidates[column].setdefault("group", _GROUP)
            if _are_things(columns[column]):
                candidates[column].setdefault("object", _THING)


def heed_brackets(labels: Sequence[Sequence[str]], columns: Values, candidates: Sequence[dict[ColumnName, float]]) -> None:
    """A heading that says a title, and in brackets a content, or the other way round, is what stands in the brackets where another
    column is what stands before them, and none is what stands in them."""
    for column, weights in enumerate(candidates):
        inside = said_in_brackets(_heading(labels[column]))
        for own, other in _KINDS:
            if not inside.get(own, 0.0) >= _PLAINLY > inside.get(other, 0.0) or not weights.get(other, 0.0) >= _OFTEN:
                continue
            beside = [known for place, known in enumerate(candidates) if place != column and _says_content(known)]
            kinds = {own if known.get(own, 0.0) >= known.get(other, 0.0) else other for known in beside}
            if kinds == {other}:
                weights[own] = inside[own] * content_factor(own, columns[column])
                del weights[other]


def _says_content(weights: Mapping[ColumnName, float]) -> bool:
    return any(weights.get(name, 0.0) >= _OFTEN for name in _CONTENT)


def name_things(labels: Sequence[Sequence[str]], columns: Values, candidates: Sequence[dict[ColumnName, float]]) -> None:
    """Beside a column that plainly names the items, one of names of forms or screens holds what the items are about."""
    things = [
        column
        for column, weights in enumerate(candidates)
        if "title" in weights and weights.get("detail", 0.0) < _OFTEN and ends_in_thing(labels[column])
    ]
    if not any(weights.get("title", 0.0) >= _PLAINLY for column, weights in enumerate(candidates) if column not in things):
        return
    for column in things:
        if are_objects(labels[column], columns[column]):
            candidates[column].setdefault("object", _THING)


def prefer_named_things(labels: Sequence[Sequence[str]], candidates: Sequence[dict[ColumnName, float]]) -> None:
    """Beside a column that names forms or screens, one of their kinds says less of what the items are about."""
    about = [column for column, weights in enumerate(candidates) if weights.get("object", 0.0) >= _OFTEN]
    if any(ends_in_thing(labels[column]) for column in about):
        for column in about:
            if compact(_heading(labels[column])).endswith(vocabulary().kinds_of_anything):
                candidates[column]["object"] *= _OF_KIND


def prefer_plain_reasons(labels: Sequence[Sequence[str]], columns: Values, candidates: Sequence[dict[ColumnName, float]]) -> None:
    """A column headed as the reason and nothing else holds it, however short its words; the others weigh less."""
    plainly = vocabulary().plain_reasons
    plain = {
        column
        for column, weights in enumerate(candidates)
        if "reason" in weights and compact(_heading(labels[column])) in plainly and _says_anything(columns[column])
    }
    for column, weights in enumerate(candidates):
        if "reason" not in weights or not plain:
            continue
        if column in plain:
            weights["reason"] = max(weights["reason"], *weights_of(_heading(labels[column]))[0].values())
        else:
            weights["reason"] *= _LESS_PLAIN


def _heading(parts: Sequence[str]) -> str:
    return parts[-1] if parts else ""


def ends_in_thing(parts: Sequence[str]) -> bool:
    """Whether the texts over a column end in the name of a thing, such as a form."""
    return bool(parts) and bare_heading(compact(parts[-1])).endswith(vocabulary().names_of_things)


def _are_things(values: Sequence[str]) -> bool:
    """Whether most of the different names end in a word for a thing that a system puts out or keeps."""
    names = {compact(value) for value in values if value}
    return sum(name.endswith(vocabulary().things) for name in names) * 2 >= len(names) > 0


def _distinct(values: Sequence[str]) -> int:
    return len({value for value in values if value})


def _says_anything(values: Sequence[str]) -> bool:
    marks = vocabulary().marks
    return any(len(value) >= _SHORTEST_REASON and compact(value) not in marks and parse_plain_number(value) is None for value in values)
