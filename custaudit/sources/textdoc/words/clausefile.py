"""The shape of ``rules/clauses.yaml``."""

from __future__ import annotations

from typing import Literal

from msgspec import field

from custaudit.rules.language import FileShape

SectionKind = Literal["requirement", "background", "contract"]


class MarkerRule(FileShape, frozen=True):
    """One way of numbering clauses."""

    id: str
    pattern: str
    rank: int | None = None
    depth: Literal["dots"] | None = None
    heading: bool = False
    note: bool = False
    bullet: bool = False


class SectionRule(FileShape, frozen=True):
    """Words of headings and what the text under them is."""

    kind: SectionKind
    whole: list[str]
    part: list[str]
    end: list[str] = field(default_factory=list)
    shared: list[str] = field(default_factory=list)


class Comparison(FileShape, frozen=True):
    """Names of the columns of a table of old and new texts, and cells without a text of their own."""

    after: list[str]
    before: list[str]
    gone: list[str]
    same: list[str]


class StaffColumns(FileShape, frozen=True):
    """Names of the columns of a table of a project's staff: who is meant, and how many or with what experience."""

    who: list[str]
    what: list[str]


class Orders(FileShape, frozen=True):
    """Signs in the order of their counts; ``kanji`` and ``legal`` begin with zero, their units with ten."""

    aiueo: str
    iroha: str
    kanji: str
    legal: str
    stems: str
    branches: str
    units: str
    legal_units: str


class ClauseFile(FileShape, frozen=True):
    """The shape of the file."""

    markers: list[MarkerRule]
    orders: Orders
    identifiers: list[str]
    identifier_words: list[str]
    references: list[str]
    counted: list[str]
    bracket_heading: str
    glued_article: str
    broken_number: str
    bracket_title: str
    paren_title: str
    after_noun: str
    not_before_gap: str
    not_behind_gap: str
    remark: str
    legend: list[str]
    legend_heads: str
    legend_mark: str
    legend_letter: str
    legend_answer: str
    column_words: list[str]
    legend_line: str
    marks_explained: str
    aside: str
    of_table: str
    remark_heads: str
    courtesy: str
    instruction: str
    not_instruction: str
    letter: str
    greeting: str
    introduces_writer: str
    sends: str
    of_mail: str
    withdrawn: str
    rider: str
    contact: str
    meeting: str
    settled_later: str
    of_document: str
    regulating: list[str]
    exception: str
    acts_on_data: str
    defined: str
    bidding: list[str]
    offer: str
    offer_label: str
    qualification: str
    detail_labels: str
    continuations: list[str]
    closing: str
    closing_note: str
    of_following: str
    empty_clauses: list[str]
    needs_before: str
    lead_in: list[str]
    names_like_sentences: str
    names_of_matters: str
    matter_heads: str
    endings: list[str]
    not_endings: list[str]
    present_state: list[str]
    sentence_end: str
    wanted_function: str
    says_something: str
    telling: list[str]
    states: str
    question: str
    functions: str
    system_acts: list[str]
    acts_beside_party: str
    works_on_data: str
    changes: list[str]
    answers: list[str]
    acts_on: str
    no_names: str
    comparison: Comparison
    box_labels: list[str]
    opening_labels: list[str]
    document_labels: list[str]
    minutes_labels: list[str]
    captions: list[str]
    of_names_above: str
    covering: list[str]
    opening_request: str
    matters: str
    definition: str
    definition_headings: str
    definition_columns: list[str]
    staff_columns: StaffColumns
    project_steps: str
    bid_headings: str
    of_bid: list[str]
    not_of_bid: str
    proposal_headings: str
    of_proposal: str
    parties: list[str]
    before_party: str
    is_party: str
    plain_headings: list[str]
    functional_titles: list[str]
    sections: list[SectionRule]
    predicate: str
    unfinished: str
    continuing: str
    last_letters: str
    name_over_clauses: str
    word_of_counted: str
    page_furniture: list[str]
    page_number: list[str]
    page_framed: str
    page_tail: str
    contents_headings: list[str]
    contents_page: str
    contents_line: str
