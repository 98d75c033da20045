"""What the words in a heading row say about the columns under them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Annotated, Literal

from msgspec import Meta

from custaudit.model import Kind
from custaudit.rules.language import FileShape
from custaudit.rules.paths import builtin_rules
from custaudit.rules.yamlfile import read_yaml
from custaudit.sources.model import MatchedBy
from custaudit.text import normal_form

ColumnName = Literal["no", "title", "detail", "reason", "department", "object", "effort_days", "field", "kind", "group", "status"]
TableReason = Literal["cover", "contents", "legend", "history", "summary", "master", "forms", "schedule", "questions", "roster", "form"]

LONGEST_HEADING = 24
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】|〔[^〔〕]*〕|<[^<>]*>|\(.*$")
_BLANKS = re.compile(r"\s+")
_PART_WEIGHT, _SIMILAR_WEIGHT, _NOT_OWN = 0.8, 0.45, 0.3
# A word that says less of its column does not tell that its row is a heading.
_HEADS = 0.4
# A word that says it plainly.
_PLAIN = 1.0


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

    reason: TableReason
    words: list[str]


class FitWords(FileShape, frozen=True):
    """Headings of a column, and the words under them that say that a function needs no customization."""

    headings: list[str]
    says: list[str]


class KindWords(FileShape, frozen=True):
    """What speaks for a kind of document: names of files and sheets, headings, ends of sentences."""

    kind: Kind
    names: list[str]
    headings: list[str]
    sentences: list[str]


class HeadingsFile(FileShape, frozen=True):
    """``headings.yaml``."""

    headings: list[HeadingWords]
    beside: list[str]
    not_own: list[str]
    compared: list[str]
    answers: list[str]
    answers_go_on: list[str]
    proposals: list[str]
    scored: list[str]
    before: list[str]
    object_kinds: list[str]
    changes: list[str]
    kinds_of_anything: list[str]
    objects: list[str]
    fits: list[FitWords]
    ignored_endings: list[str]
    ignored_beginnings: list[str]
    joiners: list[str]
    effort_units: list[EffortUnit]
    not_effort: list[str]
    other_sheets: list[ReasonWords]
    other_tables: list[ReasonWords]
    subtotals: list[str]
    subtotal_endings: list[str]
    total_endings: list[str]
    sum_words: list[str]
    counted_in: list[str]
    withdrawn: list[str]
    withdrawn_endings: list[str]
    examples: list[str]
    first_parts: list[str]
    hint_endings: list[str]
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
    beside: frozenset[str]
    not_own: tuple[str, ...]
    compared: tuple[str, ...]
    answers: tuple[str, ...]
    answers_go_on: tuple[str, ...]
    proposals: frozenset[str]
    scored: frozenset[str]
    before: tuple[str, ...]
    object_kinds: frozenset[str]
    changes: frozenset[str]
    kinds_of_anything: tuple[str, ...]
    objects: tuple[str, ...]
    fits: Sequence[tuple[frozenset[str], frozenset[str]]]
    subtotals: frozenset[str]
    subtotal_endings: tuple[str, ...]
    total_endings: tuple[str, ...]
    sum_words: tuple[str, ...]
    counted_in: tuple[str, ...]
    withdrawn: frozenset[str]
    withdrawn_endings: tuple[str, ...]
    examples: frozenset[str]
    first_parts: frozenset[str]
    hint_endings: tuple[str, ...]
    ditto: frozenset[str]
    marks: frozenset[str]
    yes_marks: frozenset[str]
    notes: tuple[str, ...]
    sections: tuple[str, ...]
    unfinished_endings: tuple[str, ...]
    continuing_beginnings: tuple[str, ...]
    other_tables: Mapping[TableReason, frozenset[str]]
    ignored_endings: tuple[str, ...]
    ignored_beginnings: tuple[str, ...]
    not_effort: tuple[str, ...]
    last_of_headings: frozenset[str]
    last_of_subtotals: frozenset[str]
    last_of_withdrawn: frozenset[str]
    last_of_remarks: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    """The words that come with the tool."""
    file = read_yaml(builtin_rules() / "headings.yaml", HeadingsFile)
    heading_words = [word for entry in file.headings for word in entry.words]
    other_words = [word for entry in file.other_tables for word in entry.words]
    columns: dict[str, dict[ColumnName, float]] = {}
    for entry in file.headings:
        for word in entry.words:
            weights = columns.setdefault(compact(word), {})
            weights[entry.column] = max(weights.get(entry.column, 0.0), entry.weight)
    return Vocabulary(
        file=file,
        columns=columns,
        beside=frozenset(map(compact, file.beside)),
        not_own=tuple(map(compact, file.not_own)),
        compared=tuple(map(compact, file.compared)),
        answers=tuple(map(compact, file.answers)),
        answers_go_on=tuple(map(compact, file.answers_go_on)),
        proposals=frozenset(map(compact, file.proposals)),
        scored=frozenset(map(compact, file.scored)),
        before=tuple(map(compact, file.before)),
        object_kinds=frozenset(map(compact, file.object_kinds)),
        changes=frozenset(map(compact, [*file.changes, *file.withdrawn])),
        kinds_of_anything=tuple(map(compact, file.kinds_of_anything)),
        objects=tuple(map(compact, file.objects)),
        fits=[(frozenset(map(compact, entry.headings)), frozenset(map(compact, entry.says))) for entry in file.fits],
        subtotals=frozenset(map(compact, file.subtotals)),
        subtotal_endings=tuple(map(compact, file.subtotal_endings)),
        total_endings=tuple(map(compact, file.total_endings)),
        sum_words=tuple(map(compact, file.sum_words)),
        counted_in=tuple(map(compact, file.counted_in)),
        withdrawn=frozenset(map(compact, file.withdrawn)),
        withdrawn_endings=tuple(map(compact, file.withdrawn_endings)),
        examples=frozenset(map(compact, file.examples)),
        first_parts=frozenset(map(compact, file.first_parts)),
        hint_endings=tuple(map(compact, file.hint_endings)),
        ditto=frozenset(map(compact, file.ditto)),
        marks=frozenset(map(compact, file.marks)),
        yes_marks=frozenset(map(compact, file.yes_marks)),
        notes=tuple(map(compact, file.notes)),
        sections=tuple(map(compact, file.sections)),
        unfinished_endings=tuple(map(compact, file.unfinished_endings)),
        continuing_beginnings=tuple(map(compact, file.continuing_beginnings)),
        ignored_endings=tuple(map(compact, file.ignored_endings)),
        ignored_beginnings=tuple(map(compact, file.ignored_beginnings)),
        not_effort=tuple(map(compact, file.not_effort)),
        last_of_headings=_last_characters([*heading_words, *file.beside, *other_words, *file.ignored_endings]),
        last_of_subtotals=_last_characters([*file.subtotals, *file.subtotal_endings, *file.total_endings, *file.counted_in]),
        last_of_withdrawn=_last_characters(file.withdrawn),
        last_of_remarks=_last_characters(file.withdrawn_endings) | {"\u3002"},
        other_tables={entry.reason: frozenset(map(compact, entry.words)) for entry in file.other_tables},
    )


def _last_characters(words: Iterable[str]) -> frozenset[str]:
    """The characters that a cell of those words can end in, in any width and case, closing brackets included."""
    last = {form[-1] for word in words for form in (word, compact(word))} | set(")]】〕》≫>:")
    every_width = {chr(code) for code in range(0xFF01, 0xFFA0) if normal_form(chr(code)) in last}
    return frozenset(last | every_width | {char.upper() for char in last})


def compact(text: str) -> str:
    """The form in which headings and marks are compared: normalised, without any blank."""
    return _BLANKS.sub("", normal_form(text.strip()))


@lru_cache(maxsize=1 << 13)
def short_compact(text: str) -> str:
    """``compact`` for cells that come again and again."""
    return compact(text)


def _bare(label: str) -> str:
    """A heading without brackets, footnote marks and endings that say nothing."""
    words = vocabulary()
    for beginning in words.ignored_beginnings:
        label = label.removeprefix(beginning) or label
    bare = _BRACKETS.sub("", label) or label.strip("()[]【】〔〕<>")
    for ending in words.ignored_endings:
        bare = bare.removesuffix(ending)
    return bare or label


@lru_cache(maxsize=1 << 12)
def weights_of(label: str) -> tuple[dict[ColumnName, float], MatchedBy]:
    """For one heading as written: how strongly it speaks for each column, and whether the words fit wholly, in part or nearly."""
    plain = compact(label)
    bare = _bare(plain)
    found = _known(plain, bare)
    if found is not None or len(bare) > LONGEST_HEADING or plain in vocabulary().beside:
        return found or ({}, "exact")
    known = vocabulary().columns
    for length in range(len(bare) - 1, 1, -1):
        for start in range(len(bare) - length):
            if bare[start : start + length] in known:
                weights = known[bare[start : start + length]]
                return _without_money(plain, {name: weight * _SIMILAR_WEIGHT for name, weight in weights.items()}), "similar"
    return {}, "exact"


@lru_cache(maxsize=1 << 14)
def is_heading(cell: str) -> bool:
    """Whether a cell is a known heading, of an inventory or of another table. Quick to say no, since every cell is asked."""
    words = vocabulary()
    if cell[-1] not in words.last_of_headings or len(cell) > LONGEST_HEADING * 2:
        return False
    plain = compact(cell)
    bare = _bare(plain)
    if plain in words.beside or bare in words.beside or any(plain in known for known in words.other_tables.values()):
        return True
    found = _known(plain, bare)
    return found is not None and max(found[0].values(), default=0.0) >= _HEADS


def _known(plain: str, bare: str) -> tuple[dict[ColumnName, float], MatchedBy] | None:
    known = vocabulary().columns
    for form in (plain, bare):
        if form in known:
            return _without_money(plain, known[form]), "exact"
    for joiner in vocabulary().file.joiners:
        joined = known.get(bare.replace(joiner, "", 1), {})
        if joiner in bare and max(joined.values(), default=0.0) >= _PLAIN:
            return _without_money(plain, joined), "exact"
    if len(bare) > LONGEST_HEADING:
        return None
    # The end of a Japanese compound is its head noun, so the longest known ending decides.
    for length in range(len(bare) - 1, 1, -1):
        if bare[-length:] in known:
            own = _PART_WEIGHT * (_NOT_OWN if is_not_own(plain) else 1.0)
            return _without_money(plain, {name: weight * own for name, weight in known[bare[-length:]].items()}), "part"
    return None


def is_not_own(plain: str) -> bool:
    """Whether a heading, compacted, speaks of the standard or the package itself and not of what sets the municipality's apart."""
    words = vocabulary()
    return any(word in plain for word in words.not_own) and not any(word in plain for word in words.compared)


def _without_money(plain: str, weights: Mapping[ColumnName, float]) -> dict[ColumnName, float]:
    money = any(word in plain for word in vocabulary().not_effort)
    return {name: weight for name, weight in weights.items() if not (money and name == "effort_days")}
