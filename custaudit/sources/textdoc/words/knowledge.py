"""``rules/clauses.yaml``: the signs and words by which requirements are told from other text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from custaudit.rules.paths import builtin_rules
from custaudit.rules.yamlfile import read_yaml
from custaudit.sources.textdoc.words.clausefile import ClauseFile, MarkerRule, Orders, SectionKind
from custaudit.text import normal_form

_GROUP_NAME = re.compile(r"\(\?P<\w+>")


@dataclass(frozen=True, eq=False)
class ClauseKnowledge:
    """The file, compiled."""

    markers: list[tuple[MarkerRule, re.Pattern[str]]]
    any_marker: re.Pattern[str]
    orders: Orders
    identifiers: list[re.Pattern[str]]
    references: re.Pattern[str]
    counted: re.Pattern[str]
    bracket_heading: re.Pattern[str]
    glued_article: re.Pattern[str]
    broken_number: re.Pattern[str]
    bracket_title: re.Pattern[str]
    paren_title: re.Pattern[str]
    after_noun: re.Pattern[str]
    not_before_gap: re.Pattern[str]
    not_behind_gap: re.Pattern[str]
    remark: re.Pattern[str]
    legend: re.Pattern[str]
    legend_heads: re.Pattern[str]
    legend_mark: re.Pattern[str]
    legend_letter: re.Pattern[str]
    legend_answer: re.Pattern[str]
    column_words: frozenset[str]
    legend_line: re.Pattern[str]
    marks_explained: re.Pattern[str]
    aside: re.Pattern[str]
    of_table: re.Pattern[str]
    remark_heads: re.Pattern[str]
    courtesy: re.Pattern[str]
    instruction: re.Pattern[str]
    not_instruction: re.Pattern[str]
    letter: re.Pattern[str]
    greeting: re.Pattern[str]
    introduces_writer: re.Pattern[str]
    sends: re.Pattern[str]
    of_mail: re.Pattern[str]
    withdrawn: re.Pattern[str]
    rider: re.Pattern[str]
    contact: re.Pattern[str]
    meeting: re.Pattern[str]
    settled_later: re.Pattern[str]
    of_document: re.Pattern[str]
    regulating: re.Pattern[str]
    exception: re.Pattern[str]
    acts_on_data: re.Pattern[str]
    defined: re.Pattern[str]
    bidding: re.Pattern[str]
    offer: re.Pattern[str]
    offer_label: re.Pattern[str]
    qualification: re.Pattern[str]
    detail_labels: re.Pattern[str]
    continuations: tuple[str, ...]
    closing: re.Pattern[str]
    closing_note: re.Pattern[str]
    of_following: re.Pattern[str]
    empty_clauses: frozenset[str]
    needs_before: re.Pattern[str]
    lead_in: re.Pattern[str]
    names_like_sentences: re.Pattern[str]
    names_of_matters: re.Pattern[str]
    matter_heads: re.Pattern[str]
    project_step: re.Pattern[str]
    ending: re.Pattern[str]
    not_ending: re.Pattern[str]
    present_state: re.Pattern[str]
    sentence_end: re.Pattern[str]
    wanted_function: re.Pattern[str]
    says_something: re.Pattern[str]
    telling: re.Pattern[str]
    states: re.Pattern[str]
    question: re.Pattern[str]
    function: re.Pattern[str]
    system_act: re.Pattern[str]
    acts_beside_party: re.Pattern[str]
    works_on_data: re.Pattern[str]
    change: re.Pattern[str]
    answers: frozenset[str]
    acts_on: re.Pattern[str]
    no_name: re.Pattern[str]
    new_texts: frozenset[str]
    old_texts: frozenset[str]
    gone_texts: frozenset[str]
    same_texts: frozenset[str]
    box_labels: frozenset[str]
    opening_labels: frozenset[str]
    document_labels: frozenset[str]
    minutes_labels: frozenset[str]
    caption: re.Pattern[str]
    of_names_above: re.Pattern[str]
    covering: re.Pattern[str]
    opening_request: re.Pattern[str]
    matters: re.Pattern[str]
    definition: re.Pattern[str]
    definition_heading: re.Pattern[str]
    definition_columns: frozenset[str]
    staff: frozenset[str]
    of_staff: frozenset[str]
    bid_heading: re.Pattern[str]
    of_bid: re.Pattern[str]
    not_of_bid: re.Pattern[str]
    proposal_heading: re.Pattern[str]
    of_proposal: re.Pattern[str]
    party: re.Pattern[str]
    plain_headings: frozenset[str]
    functional_title: re.Pattern[str]
    shared_headings: frozenset[str]
    whole_headings: dict[str, SectionKind]
    part_headings: list[tuple[str, SectionKind]]
    end_headings: list[tuple[str, SectionKind]]
    predicate: re.Pattern[str]
    unfinished: re.Pattern[str]
    continuing: re.Pattern[str]
    last_letters: re.Pattern[str]
    name_over_clauses: re.Pattern[str]
    word_of_counted: re.Pattern[str]
    page_furniture: re.Pattern[str]
    page_number: re.Pattern[str]
    page_framed: re.Pattern[str]
    page_tail: re.Pattern[str]
    contents_headings: frozenset[str]
    contents_page: re.Pattern[str]
    contents_line: re.Pattern[str]


@lru_cache(maxsize=1)
def clause_knowledge() -> ClauseKnowledge:
    """The knowledge that comes with the tool."""
    file = read_yaml(builtin_rules() / "clauses.yaml", ClauseFile)
    parts = [(normal_form(word), section.kind) for section in file.sections for word in section.part]
    return ClauseKnowledge(
        markers=[(rule, re.compile(rule.pattern)) for rule in file.markers],
        any_marker=_either([_GROUP_NAME.sub("(?:", rule.pattern) for rule in file.markers]),
        orders=file.orders,
        identifiers=[re.compile(pattern.replace("WORDS", _words(file.identifier_words))) for pattern in file.identifiers],
        references=_any_of(file.references),
        counted=_any_of(file.counted),
        bracket_heading=re.compile(file.bracket_heading),
        glued_article=re.compile(file.glued_article),
        broken_number=re.compile(file.broken_number),
        bracket_title=re.compile(file.bracket_title),
        paren_title=re.compile(file.paren_title),
        after_noun=re.compile(file.after_noun),
        not_before_gap=re.compile(file.not_before_gap),
        not_behind_gap=re.compile(file.not_behind_gap),
        remark=re.compile(file.remark),
        legend=_either(file.legend),
        legend_heads=re.compile(file.legend_heads),
        legend_mark=re.compile(file.legend_mark),
        legend_letter=re.compile(file.legend_letter),
        legend_answer=re.compile(file.legend_answer),
        column_words=frozenset(map(normal_form, file.column_words)),
        legend_line=re.compile(file.legend_line),
        marks_explained=re.compile(file.marks_explained),
        aside=re.compile(file.aside),
        of_table=re.compile(file.of_table),
        remark_heads=re.compile(file.remark_heads),
        courtesy=re.compile(file.courtesy),
        instruction=re.compile(file.instruction),
        not_instruction=re.compile(file.not_instruction),
        letter=re.compile(file.letter),
        greeting=re.compile(file.greeting),
        introduces_writer=re.compile(file.introduces_writer),
        sends=re.compile(file.sends),
        of_mail=re.compile(file.of_mail),
        withdrawn=re.compile(file.withdrawn),
        rider=re.compile(file.rider),
        contact=re.compile(file.contact),
        meeting=re.compile(file.meeting),
        settled_later=re.compile(file.settled_later),
        of_document=re.compile(file.of_document),
        regulating=_either(file.regulating),
        exception=re.compile(file.exception),
        acts_on_data=re.compile(file.acts_on_data),
        defined=re.compile(file.defined),
        bidding=_either(file.bidding),
        offer=re.compile(file.offer),
        offer_label=re.compile(file.offer_label),
        qualification=re.compile(file.qualification),
        detail_labels=re.compile(file.detail_labels),
        continuations=tuple(normal_form(word) for word in file.continuations),
        closing=re.compile(file.closing),
        closing_note=re.compile(file.closing_note),
        of_following=re.compile(file.of_following),
        empty_clauses=frozenset(map(normal_form, file.empty_clauses)),
        needs_before=re.compile(file.needs_before),
        lead_in=_either(file.lead_in),
        names_like_sentences=re.compile(file.names_like_sentences),
        names_of_matters=re.compile(file.names_of_matters),
        matter_heads=re.compile(file.matter_heads),
        project_step=re.compile(file.project_steps),
        ending=_either(file.endings),
        not_ending=_either(file.not_endings),
        present_state=_either(file.present_state),
        sentence_end=re.compile(file.sentence_end),
        wanted_function=re.compile(file.wanted_function),
        says_something=re.compile(file.says_something),
        telling=_either(file.telling),
        states=re.compile(file.states),
        question=re.compile(file.question),
        function=_any_of(normal_form(word) for word in file.functions.split()),
        system_act=_either(file.system_acts),
        acts_beside_party=re.compile(file.acts_beside_party),
        works_on_data=re.compile(file.works_on_data),
        change=_any_of(map(normal_form, file.changes)),
        answers=frozenset(map(normal_form, file.answers)),
        acts_on=re.compile(file.acts_on),
        no_name=re.compile(file.no_names),
        new_texts=frozenset(map(normal_form, file.comparison.after)),
        old_texts=frozenset(map(normal_form, file.comparison.before)),
        gone_texts=frozenset(map(normal_form, file.comparison.gone)),
        same_texts=frozenset(map(normal_form, file.comparison.same)),
        box_labels=frozenset(map(normal_form, file.box_labels)),
        opening_labels=frozenset(map(normal_form, file.opening_labels)),
        document_labels=frozenset(map(normal_form, file.document_labels)),
        minutes_labels=frozenset(map(normal_form, file.minutes_labels)),
        caption=_either(file.captions),
        of_names_above=re.compile(file.of_names_above),
        covering=_either(file.covering),
        opening_request=re.compile(file.opening_request),
        matters=re.compile(file.matters),
        definition=re.compile(file.definition),
        definition_heading=re.compile(file.definition_headings),
        definition_columns=frozenset(map(normal_form, file.definition_columns)),
        staff=frozenset(map(normal_form, file.staff_columns.who)),
        of_staff=frozenset(map(normal_form, file.staff_columns.what)),
        bid_heading=re.compile(file.bid_headings),
        of_bid=_either(file.of_bid),
        not_of_bid=re.compile(file.not_of_bid),
        proposal_heading=re.compile(file.proposal_headings),
        of_proposal=re.compile(file.of_proposal),
        party=_party(file),
        plain_headings=frozenset(map(normal_form, file.plain_headings)),
        functional_title=_any_of(map(normal_form, file.functional_titles)),
        shared_headings=frozenset(normal_form(word) for section in file.sections for word in section.shared),
        whole_headings={normal_form(word): section.kind for section in file.sections for word in section.whole},
        part_headings=sorted(parts, key=lambda part: -len(part[0])),
        predicate=re.compile(file.predicate),
        unfinished=re.compile(file.unfinished),
        continuing=re.compile(file.continuing),
        last_letters=re.compile(file.last_letters),
        name_over_clauses=re.compile(file.name_over_clauses),
        word_of_counted=re.compile(file.word_of_counted),
        end_headings=[(normal_form(word), section.kind) for section in file.sections for word in section.end],
        page_furniture=_either(file.page_furniture),
        page_number=_either(file.page_number),
        page_framed=re.compile(file.page_framed),
        page_tail=re.compile(file.page_tail),
        contents_headings=frozenset(map(normal_form, file.contents_headings)),
        contents_page=re.compile(file.contents_page),
        contents_line=re.compile(file.contents_line),
    )


def _party(file: ClauseFile) -> re.Pattern[str]:
    """A party to the contract as the subject of a sentence."""
    names = _words(map(normal_form, file.parties))
    return re.compile(f"(?:^|{file.before_party})(?:{names}){file.is_party}", re.MULTILINE)


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(words, key=lambda word: (-len(word), word))


def _words(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, _longest_first(words)))


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(_words(words))


def _either(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))
