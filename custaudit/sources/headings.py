"""What the words in a heading row say about the columns under them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Literal

from msgspec import Meta

from custaudit.model import Kind
from custaudit.rules.language import FileShape
from custaudit.rules.paths import builtin_rules
from custaudit.rules.yamlfile import read_yaml
from custaudit.sources.model import MatchedBy
from custaudit.text import normal_form

ColumnName = Literal["no", "title", "detail", "reason", "department", "object", "effort_days", "field", "group", "status"]
SheetReason = Literal["cover", "contents", "legend", "history", "summary", "master"]

LONGEST_HEADING = 24
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】|〔[^〔〕]*〕|<[^<>]*>|\(.*$")
_BLANKS = re.compile(r"\s+")
_PART_WEIGHT, _SIMILAR_WEIGHT = 0.8, 0.45


class HeadingWords(FileShape, frozen=True):
    """Words that head a column, and how plainly they say so."""

    column: ColumnName
    weight: Annotated[float, Meta(gt=0, le=1)]
    words: list[str]


class EffortUnit(FileShape, frozen=True):
    """A unit of effort and the days of work in it."""

    days: Annotated[float, Meta(gt=0)]
    words: list[str]


class ReasonWords(FileShape, frozen=True):
    """Names of sheets, or headings of tables, that hold no inventory, and why."""

    reason: SheetReason
    words: list[str]


class KindWords(FileShape, frozen=True):
    """What speaks for a kind of document: names of files and sheets, headings, ends of sentences."""

    kind: Kind
    names: list[str]
    headings: list[str]
    sentences: list[str]


class HeadingsFile(FileShape, frozen=True):
    """``headings.yaml``."""

    headings: list[HeadingWords]
    ignored_endings: list[str]
    ignored_beginnings: list[str]
    effort_units: list[EffortUnit]
    not_effort: list[str]
    other_sheets: list[ReasonWords]
    other_tables: list[ReasonWords]
    subtotals: list[str]
    subtotal_endings: list[str]
    withdrawn: list[str]
    ditto: list[str]
    marks: list[str]
    yes_marks: list[str]
    notes: list[str]
    sections: list[str]
    unfinished_endings: list[str]
    continuing_beginnings: list[str]
    kinds: list[KindWords]


@dataclass(frozen=True)
class Vocabulary:
    """The words of ``headings.yaml`` in the form that cells are compared in."""

    file: HeadingsFile
    columns: Mapping[str, Mapping[ColumnName, float]]
    subtotals: frozenset[str]
    subtotal_endings: tuple[str, ...]
    withdrawn: frozenset[str]
    ditto: frozenset[str]
    marks: frozenset[str]
    yes_marks: frozenset[str]
    notes: tuple[str, ...]
    sections: tuple[str, ...]
    unfinished_endings: tuple[str, ...]
    continuing_beginnings: tuple[str, ...]
    other_tables: Mapping[SheetReason, frozenset[str]]


@cache
def vocabulary() -> Vocabulary:
    """The words that come with the tool."""
    file = read_yaml(builtin_rules() / "headings.yaml", HeadingsFile)
    columns: dict[str, dict[ColumnName, float]] = {}
    for entry in file.headings:
        for word in entry.words:
            weights = columns.setdefault(compact(word), {})
            weights[entry.column] = max(weights.get(entry.column, 0.0), entry.weight)
    return Vocabulary(
        file=file,
        columns=columns,
        subtotals=frozenset(map(compact, file.subtotals)),
        subtotal_endings=tuple(map(compact, file.subtotal_endings)),
        withdrawn=frozenset(map(compact, file.withdrawn)),
        ditto=frozenset(map(compact, file.ditto)),
        marks=frozenset(map(compact, file.marks)),
        yes_marks=frozenset(map(compact, file.yes_marks)),
        notes=tuple(map(compact, file.notes)),
        sections=tuple(map(compact, file.sections)),
        unfinished_endings=tuple(map(compact, file.unfinished_endings)),
        continuing_beginnings=tuple(map(compact, file.continuing_beginnings)),
        other_tables={entry.reason: frozenset(map(compact, entry.words)) for entry in file.other_tables},
    )


def compact(text: str) -> str:
    """The form in which headings and marks are compared: normalised, without any blank."""
    return _BLANKS.sub("", normal_form(text.strip()))


def _bare(label: str) -> str:
    """A heading without brackets, footnote marks and endings that say nothing."""
    words = vocabulary().file
    bare = _BRACKETS.sub("", label)
    for ending in words.ignored_endings:
        bare = bare.removesuffix(compact(ending))
    for beginning in words.ignored_beginnings:
        bare = bare.removeprefix(compact(beginning))
    return bare or label


@cache
def weights_of(label: str) -> tuple[dict[ColumnName, float], MatchedBy]:
    """For one heading as written: how strongly it speaks for each column, and whether the words fit wholly, in part or nearly."""
    known = vocabulary().columns
    plain = compact(label)
    if not plain or len(plain) > LONGEST_HEADING * 2:
        return {}, "exact"
    for form in (plain, _bare(plain)):
        if form in known:
            return _without_money(plain, known[form]), "exact"
    bare = _bare(plain)
    if len(bare) > LONGEST_HEADING:
        return {}, "exact"
    # The end of a Japanese compound is its head noun, so the longest known ending decides.
    for length in range(len(bare) - 1, 1, -1):
        if bare[-length:] in known:
            return _without_money(plain, {name: weight * _PART_WEIGHT for name, weight in known[bare[-length:]].items()}), "part"
    for length in range(len(bare) - 1, 1, -1):
        for start in range(len(bare) - length):
            if bare[start : start + length] in known:
                weights = known[bare[start : start + length]]
                return _without_money(plain, {name: weight * _SIMILAR_WEIGHT for name, weight in weights.items()}), "similar"
    return {}, "exact"


def _without_money(plain: str, weights: Mapping[ColumnName, float]) -> dict[ColumnName, float]:
    money = any(compact(word) in plain for word in vocabulary().file.not_effort)
    return {name: weight for name, weight in weights.items() if not (money and name == "effort_days")}
