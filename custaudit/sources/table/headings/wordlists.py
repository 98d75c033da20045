"""The shape of ``headings.yaml``."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from custaudit.model import Kind
from custaudit.rules.language import FileShape

ColumnName = Literal["no", "title", "detail", "reason", "department", "object", "effort_days", "field", "kind", "group", "status"]
TableReason = Literal["cover", "contents", "legend", "history", "summary", "master", "forms", "schedule", "questions", "roster", "form"]


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


class QuestionWords(FileShape, frozen=True):
    """Words that tell what a question of a questionnaire asks for."""

    column: ColumnName
    words: list[str]


class HeadingsFile(FileShape, frozen=True):
    """``headings.yaml``."""

    headings: list[HeadingWords]
    compound_heads: list[str]
    compound_tails: list[HeadingWords]
    beside: list[str]
    not_own: list[str]
    compared: list[str]
    answers: list[str]
    answers_go_on: list[str]
    proposals: list[str]
    scored: list[str]
    quantities: list[str]
    units: list[str]
    verb_endings: list[str]
    supplements: list[str]
    before: list[str]
    object_kinds: list[str]
    changes: list[str]
    kinds_of_anything: list[str]
    objects: list[str]
    fits: list[FitWords]
    ignored_endings: list[str]
    ignored_beginnings: list[str]
    joiners: list[str]
    conjunctions: list[str]
    names_of_parts: list[str]
    names_of_things: list[str]
    things: list[str]
    plain_reasons: list[str]
    asking: list[str]
    sections_of_office: list[str]
    no_sections_of_office: list[str]
    names_of: list[str]
    latin_endings: list[str]
    question_endings: list[str]
    questions: list[QuestionWords]
    question_signs: list[str]
    request_endings: list[str]
    asides: list[str]
    questionnaires: list[str]
    effort_units: list[EffortUnit]
    effort_in_brackets: list[str]
    not_effort: list[str]
    other_sheets: list[ReasonWords]
    other_tables: list[ReasonWords]
    subtotals: list[str]
    subtotal_endings: list[str]
    total_endings: list[str]
    sum_words: list[str]
    no_sums: list[str]
    counted_in: list[str]
    amount_units: list[str]
    amount_beginnings: list[str]
    withdrawn: list[str]
    withdrawn_endings: list[str]
    plans: list[str]
    examples: list[str]
    first_parts: list[str]
    topics: list[str]
    wishes: list[str]
    replies: list[str]
    hint_endings: list[str]
    ditto: list[str]
    marks: list[str]
    yes_marks: list[str]
    notes: list[str]
    note_signs: list[str]
    note_labels: list[str]
    end_marks: list[str]
    turns: list[str]
    turn_endings: list[str]
    page_units: list[str]
    turn_beginnings: list[str]
    remark_beginnings: list[str]
    remark_endings: list[str]
    sections: list[str]
    finished_endings: list[str]
    unfinished_endings: list[str]
    continuing_beginnings: list[str]
    broken_beginnings: list[str]
    broken_endings: list[str]
    goes_on: list[str]
    kinds: list[KindWords]
