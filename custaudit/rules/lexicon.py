"""The compiled lexicon: one pass over a text finds every mention of every concept.

Terms go into one Aho-Corasick automaton and patterns into RE2, so no rule a user writes can make the tool hang.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import ahocorasick_rs
import re2

from custaudit.rules.language import Concept, Policy
from custaudit.text import normal_form

_OPTIONS = re2.Options()
_OPTIONS.log_errors = False
_OPTIONS.never_capture = True
_OPTIONS.max_mem = 16 << 20


class Hit(NamedTuple):
    """Characters ``start:end`` of a normalised text that mention ``concept`` (an index into ``Lexicon.concepts``)."""

    start: int
    end: int
    concept: int


@dataclass(frozen=True)
class Lexicon:
    """All concepts, ready to be found.

    ``broader[i]`` holds the index of concept ``i`` and of all concepts above it, ``masks[i]`` the same as bits.
    """

    concepts: tuple[Concept, ...]
    index: dict[str, int]
    broader: tuple[tuple[int, ...], ...]
    masks: tuple[int, ...]
    _automaton: ahocorasick_rs.AhoCorasick
    _term_concepts: tuple[tuple[int, ...], ...]
    _pattern_set: re2.Set | None
    _patterns: tuple[tuple[re2._Regexp, int], ...]
    _negation_terms: frozenset[int]
    _negation_reach: int
    _clause_ends: str

    def bits(self, names: Iterable[str]) -> int:
        """The bits that stand for these concepts in ``masks``."""
        return sum({1 << self.index[name] for name in names})

    def hits(self, text: str) -> list[Hit]:
        """Every mention in a normalised text, by position.

        A mention inside a longer one is no mention of its own (the statistics section is a section, not statistics), and one that
        the clause undoes ("the form is not changed") is left out.
        """
        kept = _outermost(self._automaton.find_matches_as_indexes(text, overlapping=True))
        concepts_of = self._term_concepts
        found = [Hit(start, end, concept) for term, start, end in kept for concept in concepts_of[term]]
        negations = [start for term, start, _ in kept if term in self._negation_terms]
        if self._pattern_set is not None:
            # RE2 works on bytes; counting characters here, for the few matches, is cheaper than in its Python layer.
            encoded = text.encode("utf-8", "replace")
            for number in self._pattern_set.Match(encoded) or ():
                pattern, concept = self._patterns[number]
                for match in pattern.finditer(encoded):
                    first, last = match.span()
                    if first < last:
                        start = len(encoded[:first].decode())
                        found.append(Hit(start, start + len(encoded[first:last].decode()), concept))
        return self._without_negated(text, found, negations) if negations else found

    def _without_negated(self, text: str, found: Iterable[Hit], negations: Sequence[int]) -> list[Hit]:
        def undone(hit: Hit) -> bool:
            for start in negations:
                if hit.end <= start <= hit.end + self._negation_reach:
                    return not any(char in self._clause_ends for char in text[hit.end : start])
            return False

        return [hit for hit in found if not undone(hit)]


def _outermost(matches: Iterable[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """The matches (term, start, end) that lie in no longer one, by position; ``matches`` come by their ends."""
    kept: list[tuple[int, int, int]] = []
    for match in matches:
        _, start, end = match
        while kept and kept[-1][1] >= start:
            kept.pop()
        if not kept or kept[-1][2] != end:
            kept.append(match)
    return kept


class BadPatternError(ValueError):
    """A pattern that RE2 does not take."""

    def __init__(self, concept: str, pattern: str, problem: str) -> None:
        super().__init__(problem)
        self.concept = concept
        self.pattern = pattern
        self.problem = problem


def compile_lexicon(concepts: Sequence[Concept], policy: Policy) -> Lexicon:
    """The lexicon of these concepts, whose broader concepts are all among them; raises BadPatternError."""
    index = {concept.id: number for number, concept in enumerate(concepts)}
    broader = tuple(_closure(concept.id, concepts, index) for concept in concepts)
    terms: dict[str, list[int]] = {}
    for number, concept in enumerate(concepts):
        for term in concept.terms:
            holders = terms.setdefault(normal_form(term), [])
            if number not in holders:
                holders.append(number)
    negation_terms = [normal_form(term) for term in policy.negation.terms]
    for term in negation_terms:
        terms.setdefault(term, [])
    spelled = list(terms)
    position = {term: number for number, term in enumerate(spelled)}
    pattern_set, patterns = _compile_patterns(concepts)
    return Lexicon(
        concepts=tuple(concepts),
        index=index,
        broader=broader,
        masks=tuple(sum(1 << number for number in chain) for chain in broader),
        _automaton=ahocorasick_rs.AhoCorasick(spelled, store_patterns=False),
        _term_concepts=tuple(tuple(holders) for holders in terms.values()),
        _pattern_set=pattern_set,
        _patterns=patterns,
        _negation_terms=frozenset(position[term] for term in negation_terms),
        _negation_reach=policy.negation.reach,
        _clause_ends=policy.clause_ends,
    )


def _closure(start: str, concepts: Sequence[Concept], index: dict[str, int]) -> tuple[int, ...]:
    chain: list[int] = []
    waiting = [start]
    while waiting:
        name = waiting.pop()
        if index[name] not in chain:
            chain.append(index[name])
            waiting.extend(concepts[index[name]].is_)
    return tuple(chain)


def _compile_patterns(concepts: Sequence[Concept]) -> tuple[re2.Set | None, tuple[tuple[re2._Regexp, int], ...]]:
    patterns: list[tuple[re2._Regexp, int]] = []
    pattern_set = re2.Set.SearchSet(_OPTIONS)
    for number, concept in enumerate(concepts):
        for pattern in concept.patterns:
            try:
                patterns.append((re2.compile(pattern, _OPTIONS), number))
            except re2.error as error:
                raise BadPatternError(concept.id, pattern, error.args[0].decode()) from None
            pattern_set.Add(pattern)
    if not patterns:
        return None, ()
    pattern_set.Compile()
    return pattern_set, tuple(patterns)
