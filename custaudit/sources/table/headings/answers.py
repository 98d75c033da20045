"""Columns that speak for another than the municipality: what a vendor answers, what the standard or the package says."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping, Sequence

from custaudit.sources.table.headings.meanings import is_not_own
from custaudit.sources.table.headings.vocabulary import compact, vocabulary
from custaudit.sources.table.headings.wordlists import ColumnName

_ASKED: tuple[ColumnName, ...] = ("title", "detail", "reason")
# What a heading must weigh as a content to be the municipality's own.
_OWN = 0.5
_STANDARDS = 0.3


def answer_columns(labels: Sequence[Sequence[str]], candidates: Sequence[Mapping[ColumnName, float]]) -> frozenset[int]:
    """The columns that whoever answers fills in: by their headings, and those that go on behind one."""
    words = vocabulary()
    whole = [compact("".join(parts)) for parts in labels]
    last = [compact(parts[-1]) if parts else "" for parts in labels]
    answers = {
        column
        for column, label in enumerate(whole)
        if any(word in label for word in words.answers) and not {"department", "no", "status"} & candidates[column].keys()
    }
    behind = min(answers, default=len(whole))
    answers |= {column for column, label in enumerate(last) if column > behind and label.startswith(words.answers_go_on)}
    if answers or any(label in words.scored for label in last):
        answers |= {column for column, label in enumerate(last) if label in words.proposals}
    return frozenset(answers)


def prefer_own(labels: Sequence[Sequence[str]], candidates: Sequence[MutableMapping[ColumnName, float]]) -> frozenset[int]:
    """The columns of answers, their weights taken away where the table has a content of the municipality's own, and those that
    stand under a heading for the standard made light."""
    answers = answer_columns(labels, candidates)
    standards = {column for column, parts in enumerate(labels) if any(is_not_own(compact(part)) for part in parts)}
    others = answers | standards
    if not any(weights.get("detail", 0.0) >= _OWN for column, weights in enumerate(candidates) if column not in others):
        return frozenset()
    for column in others:
        for name in _ASKED:
            weight = candidates[column].pop(name, None)
            if weight is not None and column not in answers:
                candidates[column][name] = min(weight, _STANDARDS)
    return answers
