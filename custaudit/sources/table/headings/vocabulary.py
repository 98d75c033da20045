"""The words of ``headings.yaml`` in the form that cells are compared in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from custaudit.rules.paths import builtin_rules
from custaudit.rules.yamlfile import read_yaml
from custaudit.sources.table.headings.wordlists import ColumnName, HeadingsFile, HeadingWords, TableReason
from custaudit.text import normal_form

_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True)
class Vocabulary:
    """The words of ``headings.yaml`` in the form that cells are compared in."""

    file: HeadingsFile
    columns: Mapping[str, Mapping[ColumnName, float]]
    compounds: re.Pattern[str]
    compound_tails: Mapping[str, Mapping[ColumnName, float]]
    beside: frozenset[str]
    not_own: tuple[str, ...]
    compared: tuple[str, ...]
    answers: tuple[str, ...]
    answers_go_on: tuple[str, ...]
    proposals: frozenset[str]
    scored: frozenset[str]
    quantities: frozenset[str]
    units: frozenset[str]
    verb_endings: tuple[str, ...]
    supplements: frozenset[str]
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
    no_sums: tuple[str, ...]
    counted_in: tuple[str, ...]
    withdrawn: frozenset[str]
    withdrawn_endings: tuple[str, ...]
    plans: tuple[str, ...]
    examples: frozenset[str]
    first_parts: frozenset[str]
    hint_endings: tuple[str, ...]
    ditto: frozenset[str]
    marks: frozenset[str]
    yes_marks: frozenset[str]
    notes: tuple[str, ...]
    note_signs: tuple[str, ...]
    note_labels: frozenset[str]
    end_marks: frozenset[str]
    turns: tuple[str, ...]
    turn_endings: tuple[str, ...]
    page_units: tuple[str, ...]
    turn_beginnings: tuple[str, ...]
    remark_beginnings: tuple[str, ...]
    remark_endings: tuple[str, ...]
    sections: tuple[str, ...]
    finished_endings: tuple[str, ...]
    unfinished_endings: tuple[str, ...]
    continuing_beginnings: tuple[str, ...]
    broken_beginnings: tuple[str, ...]
    broken_endings: tuple[str, ...]
    goes_on: frozenset[str]
    other_tables: Mapping[TableReason, frozenset[str]]
    ignored_endings: tuple[str, ...]
    ignored_beginnings: tuple[str, ...]
    not_effort: tuple[str, ...]
    conjunctions: re.Pattern[str]
    names_of: tuple[str, ...]
    names_of_parts: frozenset[str]
    names_of_things: tuple[str, ...]
    things: tuple[str, ...]
    plain_reasons: frozenset[str]
    asking: tuple[str, ...]
    sections_of_office: tuple[str, ...]
    no_sections_of_office: tuple[str, ...]
    question_endings: tuple[str, ...]
    question_signs: tuple[str, ...]
    request_endings: tuple[str, ...]
    questions: Sequence[tuple[ColumnName, tuple[str, ...]]]
    questionnaires: frozenset[str]
    effort_in_brackets: frozenset[str]
    last_of_headings: frozenset[str]
    last_of_subtotals: frozenset[str]
    last_of_withdrawn: frozenset[str]
    last_of_remarks: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    """The words that come with the tool."""
    file = read_yaml(builtin_rules() / "headings.yaml", HeadingsFile)
    heading_words = [word for entry in file.headings for word in entry.words]
    heading_words += [word for entry in file.compound_tails for word in entry.words]
    other_words = [word for entry in file.other_tables for word in entry.words] + file.sections_of_office
    tails = _columns(file.compound_tails)
    return Vocabulary(
        file=file,
        columns=_columns(file.headings),
        compounds=re.compile(f"({_any(file.compound_heads)})(?:{_any(file.joiners)})?({_any(tails)})$"),
        compound_tails=tails,
        beside=frozenset(map(compact, file.beside)),
        not_own=tuple(map(compact, file.not_own)),
        compared=tuple(map(compact, file.compared)),
        answers=tuple(map(compact, file.answers)),
        answers_go_on=tuple(map(compact, file.answers_go_on)),
        proposals=frozenset(map(compact, file.proposals)),
        scored=frozenset(map(compact, file.scored)),
        quantities=frozenset(map(compact, file.quantities)),
        units=frozenset(map(compact, file.units)),
        verb_endings=tuple(file.verb_endings),
        supplements=frozenset(map(compact, file.supplements)),
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
        no_sums=tuple(map(compact, file.no_sums)),
        counted_in=tuple(map(compact, file.counted_in)),
        withdrawn=frozenset(map(compact, file.withdrawn)),
        withdrawn_endings=tuple(map(compact, file.withdrawn_endings)),
        plans=tuple(map(compact, file.plans)),
        examples=frozenset(map(compact, file.examples)),
        first_parts=frozenset(map(compact, file.first_parts)),
        hint_endings=tuple(map(compact, file.hint_endings)),
        ditto=frozenset(map(compact, file.ditto)),
        marks=frozenset(map(compact, file.marks)),
        yes_marks=frozenset(map(compact, file.yes_marks)),
        notes=tuple(map(compact, file.notes)),
        note_signs=tuple(map(compact, file.note_signs)),
        note_labels=frozenset(map(compact, file.note_labels)),
        end_marks=frozenset(map(compact, file.end_marks)),
        turns=tuple(map(compact, file.turns)),
        turn_endings=tuple(map(compact, file.turn_endings)),
        page_units=tuple(map(compact, file.page_units)),
        turn_beginnings=tuple(map(compact, file.turn_beginnings)),
        remark_beginnings=tuple(map(compact, file.remark_beginnings)),
        remark_endings=tuple(map(compact, file.remark_endings)),
        sections=tuple(map(compact, file.sections)),
        finished_endings=tuple(map(compact, file.finished_endings)),
        unfinished_endings=tuple(map(compact, file.unfinished_endings)),
        continuing_beginnings=tuple(map(compact, file.continuing_beginnings)),
        broken_beginnings=tuple(map(compact, file.broken_beginnings)),
        broken_endings=tuple(map(compact, file.broken_endings)),
        goes_on=frozenset(map(compact, file.goes_on)),
        ignored_endings=tuple(map(compact, file.ignored_endings)),
        ignored_beginnings=tuple(map(compact, file.ignored_beginnings)),
        not_effort=tuple(map(compact, file.not_effort)),
        conjunctions=re.compile(_any(file.conjunctions)),
        names_of=tuple(map(compact, file.names_of)),
        names_of_parts=frozenset(map(compact, file.names_of_parts)),
        names_of_things=tuple(map(compact, file.names_of_things)),
        things=tuple(map(compact, file.things)),
        plain_reasons=frozenset(map(compact, file.plain_reasons)),
        asking=tuple(map(compact, file.asking)),
        sections_of_office=tuple(map(compact, file.sections_of_office)),
        no_sections_of_office=tuple(map(compact, file.no_sections_of_office)),
        question_endings=tuple(map(compact, file.question_endings)),
        question_signs=tuple(file.question_signs),
        request_endings=tuple(file.request_endings),
        questions=[(entry.column, tuple(map(compact, entry.words))) for entry in file.questions],
        questionnaires=frozenset(map(compact, file.questionnaires)),
        effort_in_brackets=frozenset(map(compact, file.effort_in_brackets)),
        last_of_headings=_last_characters([*heading_words, *file.beside, *other_words, *file.ignored_endings]),
        last_of_subtotals=_last_characters([*file.subtotals, *file.subtotal_endings, *file.total_endings, *file.counted_in]),
        last_of_withdrawn=_last_characters(file.withdrawn),
        last_of_remarks=_last_characters(file.withdrawn_endings) | {"\u3002"},
        other_tables={entry.reason: frozenset(map(compact, entry.words)) for entry in file.other_tables},
    )


def _columns(entries: Iterable[HeadingWords]) -> dict[str, dict[ColumnName, float]]:
    """For each word the columns it speaks for."""
    columns: dict[str, dict[ColumnName, float]] = {}
    for entry in entries:
        for word in entry.words:
            weights = columns.setdefault(compact(word), {})
            weights[entry.column] = max(weights.get(entry.column, 0.0), entry.weight)
    return columns


def _any(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(map(re.escape, sorted(map(compact, words), key=len, reverse=True)))


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
