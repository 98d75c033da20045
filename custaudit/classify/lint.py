"""Looks through rules for what cannot be meant: conditions that never hold, rules nobody can tell apart, words that find nothing.

Mistakes that stop the rules from being used at all (unknown names and codes, patterns that RE2 refuses, ids that are
taken) are refused while loading; see ``custaudit.rules.check``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import combinations
from operator import or_
from pathlib import Path
from typing import Literal, NamedTuple

import re2

from custaudit.classify.conditions import Condition, compile_condition
from custaudit.classify.testing import as_text, field_of, read_examples
from custaudit.i18n import text
from custaudit.rules.language import Concept, Rule
from custaudit.rules.lexicon import Hit, Lexicon
from custaudit.rules.problems import Step
from custaudit.rules.ruleset import RuleSet
from custaudit.rules.yamlfile import lines_of
from custaudit.text import normal_form

Level = Literal["error", "warning"]
Check = Literal[
    "never-found",
    "never-allowed",
    "no-condition",
    "no-hits",
    "no-misses",
    "empty-match",
    "same-condition",
    "alike",
    "silent",
    "same-term",
    "single-character",
    "comma-in-term",
    "hidden-term",
    "unnormalised",
    "stale-weight",
]
ERRORS: frozenset[Check] = frozenset({"never-found", "never-allowed", "no-condition", "no-hits", "no-misses", "empty-match"})

_NAMED = 6
_OCCURRENCES = 2
# What stands for characters in a pattern rather than for itself: \d, \p{Han}, \x{3042}.
_ESCAPES = re.compile(r"\\[pPx]\{[^}]*\}|\\.")


@dataclass(frozen=True)
class Finding:
    """Something about a rule or concept (``id``) that should be mended, and where it stands."""

    check: Check
    id: str
    path: Path
    line: int
    values: dict[str, object]

    @property
    def level(self) -> Level:
        """Whether the rule is wrong, or only worth a look."""
        return "error" if self.check in ERRORS else "warning"

    @property
    def message(self) -> str:
        """What is wrong and how to mend it."""
        return text(f"lint.{self.check}", **self.values)


class _Draft(NamedTuple):
    """A finding whose line has not been looked up."""

    check: Check
    id: str
    path: Path
    steps: Sequence[Step]
    values: dict[str, object]


def lint(ruleset: RuleSet) -> list[Finding]:
    """All findings, by file and line."""
    drafts = [
        *_conditions(ruleset),
        *_examples(ruleset),
        *_overlaps(ruleset),
        *_says_nothing(ruleset),
        *_terms(ruleset),
        *_shared_terms(ruleset),
        *_hidden_terms(ruleset),
        *_patterns(ruleset),
        *_stale_weights(ruleset),
    ]
    by_path: dict[Path, list[_Draft]] = defaultdict(list)
    for draft in drafts:
        by_path[draft.path].append(draft)
    findings = [
        Finding(draft.check, draft.id, path, line, draft.values)
        for path, group in by_path.items()
        for draft, line in zip(group, lines_of(path, [draft.steps for draft in group]), strict=True)
    ]
    return sorted(findings, key=lambda finding: (str(finding.path), finding.line, finding.check, finding.id))


def _of_rule(check: Check, rule: Rule, ruleset: RuleSet, *steps: Step, **values: object) -> _Draft:
    return _Draft(check, rule.id, ruleset.origin[rule.id], ["rules", rule.id, *steps], values)


def _of_concept(check: Check, concept: Concept, ruleset: RuleSet, *steps: Step, **values: object) -> _Draft:
    return _Draft(check, concept.id, ruleset.origin[concept.key], ["concepts", concept.id, *steps], values)


def _of_term(check: Check, concept: Concept, ruleset: RuleSet, term: str, **values: object) -> _Draft:
    """A finding about a term, which may have been added under ``names`` in another file."""
    added = ruleset.added.get((concept.id, term))
    if added is not None:
        return _Draft(check, concept.id, added, ["names", concept.id, term], values)
    return _of_concept(check, concept, ruleset, "terms", term, **values)


def _conditions(ruleset: RuleSet) -> Iterator[_Draft]:
    """Conditions that no text can fulfil, or that ask for nothing."""
    lexicon = ruleset.lexicon
    found = [mask for concept, mask in zip(lexicon.concepts, lexicon.masks, strict=True) if concept.terms or concept.patterns]
    found.append(lexicon.masks[lexicon.index[ruleset.policy.own_department.count_as]])
    for rule in ruleset.rules:
        when = rule.when
        if not when.all and not when.any:
            yield _of_rule("no-condition", rule, ruleset, "when")
        parts: list[tuple[str, list[str]]] = [("all", names) for names in when.parts]
        parts += [("any", when.any)] if when.any else []
        forbidden = lexicon.bits(when.none)
        for key, names in parts:
            ways = [mask for mask in found if mask & lexicon.bits(names)]
            if not ways:
                yield _of_rule("never-found", rule, ruleset, "when", key, names=" / ".join(names))
            elif all(mask & forbidden for mask in ways):
                yield _of_rule("never-allowed", rule, ruleset, "when", "none", names=" / ".join(names), none=", ".join(when.none))


def _examples(ruleset: RuleSet) -> Iterator[_Draft]:
    for rule in ruleset.rules:
        if not rule.hits:
            yield _of_rule("no-hits", rule, ruleset)
        if not rule.misses:
            yield _of_rule("no-misses", rule, ruleset)


def _overlaps(ruleset: RuleSet) -> Iterator[_Draft]:
    """Rules with one condition, and rules that agree on every example of both."""
    conditions = [compile_condition(rule, ruleset.lexicon) for rule in ruleset.rules]
    first: dict[object, Rule] = {}
    for rule, condition in zip(ruleset.rules, conditions, strict=True):
        twin = first.setdefault(_essence(condition), rule)
        if twin is not rule:
            yield _of_rule("same-condition", rule, ruleset, "when", other=twin.id)
    outcomes = _outcomes(ruleset, conditions)
    for (one, (a, of_a)), (other, (b, of_b)) in combinations(enumerate(zip(ruleset.rules, outcomes, strict=True)), 2):
        if not a.hits or not b.hits or _essence(conditions[one]) == _essence(conditions[other]):
            continue
        expected = of_a.get(a.id, ()), of_b.get(b.id, ())
        if of_a.get(b.id, ()) == expected[1] and of_b.get(a.id, ()) == expected[0]:
            yield _of_rule("alike", b, ruleset, "hits", other=a.id)


def _essence(condition: Condition) -> object:
    parts = condition.all_of if condition.in_order else tuple(sorted(condition.all_of))
    return parts, condition.any_of, condition.none_of, condition.columns, condition.within, condition.in_order, condition.fields


def _outcomes(ruleset: RuleSet, conditions: Sequence[Condition]) -> list[dict[str, tuple[bool, ...]]]:
    """For each rule: whether it holds on each example of each rule, by that rule's id."""
    readings = {rule.id: read_examples([*rule.hits, *rule.misses], field_of(rule), ruleset) for rule in ruleset.rules}
    seen = {id: [(reading, reduce(or_, reading.masks)) for reading in group] for id, group in readings.items()}
    return [
        {id: tuple(condition.holds(reading, everywhere, field_of(rule)) for reading, everywhere in group) for id, group in seen.items()}
        for rule, condition in zip(ruleset.rules, conditions, strict=True)
    ]


def _says_nothing(ruleset: RuleSet) -> Iterator[_Draft]:
    weights = ruleset.weights.weights
    for rule in ruleset.rules:
        if not any(rule.votes.values()) and rule.id not in weights:
            yield _of_rule("silent", rule, ruleset, "votes")


def _terms(ruleset: RuleSet) -> Iterator[_Draft]:
    for concept in ruleset.lexicon.concepts:
        for term in concept.terms:
            if len(normal_form(term)) == 1:
                yield _of_term("single-character", concept, ruleset, term, found=term)
            if any(comma in term for comma in "、，,"):
                yield _of_term("comma-in-term", concept, ruleset, term, found=term)


def _shared_terms(ruleset: RuleSet) -> Iterator[_Draft]:
    """Terms of two concepts that have nothing in common above them: the word cannot tell which is meant.

    Where the numbers of both concepts were found from labelled items that hold the word, they already say what it means.
    """
    lexicon = ruleset.lexicon
    fitted = {name.partition("@")[0] for name in ruleset.weights.weights}
    holders: dict[str, list[tuple[int, bool]]] = {}
    for number, concept in enumerate(lexicon.concepts):
        for term in {normal_form(term): term for term in concept.terms}.values():
            learned = concept.key in fitted and (concept.id, term) not in ruleset.added
            holders.setdefault(normal_form(term), []).append((number, learned))
    shared: dict[tuple[int, int], list[str]] = defaultdict(list)
    for term, found in holders.items():
        for (one, one_learned), (other, other_learned) in combinations(found, 2):
            if not lexicon.masks[one] & lexicon.masks[other] and not (one_learned and other_learned):
                # Said where the word is new: of two, the later one.
                shared[(one, other) if other_learned else (other, one)].append(term)
    for (place, beside), terms in shared.items():
        concept = lexicon.concepts[place]
        # The last of equal words is the one that was added.
        written = next(term for term in reversed(concept.terms) if normal_form(term) == terms[0])
        yield _of_term("same-term", concept, ruleset, written, other=lexicon.concepts[beside].id, terms=_some(terms))


def _some(words: Sequence[str]) -> str:
    more = len(words) - _NAMED
    shown = ", ".join(words[:_NAMED])
    return text("lint.and_more", shown=shown, more=more) if more > 0 else shown


def _hidden_terms(ruleset: RuleSet) -> Iterator[_Draft]:
    """Terms that stand in several examples, and each time inside a longer term of another concept."""
    lexicon = ruleset.lexicon
    written = [as_text(example) for rule in ruleset.rules for example in (*rule.hits, *rule.misses)]
    texts = [normal_form(one) for one in (*written, *(exemplar.text for exemplar in ruleset.exemplars))]
    longer = [lexicon.hits(one) for one in texts]
    whole = "\n".join(texts)
    for concept in lexicon.concepts:
        for term in concept.terms:
            plain = normal_form(term)
            if whole.count(plain) < _OCCURRENCES:
                continue
            hiders = [_hider(one, hits, concept, plain, lexicon) for one, hits in zip(texts, longer, strict=True) if plain in one]
            if len(hiders) >= _OCCURRENCES and all(hiders):
                yield _of_term("hidden-term", concept, ruleset, term, found=term, hiders=_some(sorted({*filter(None, hiders)})))


def _hider(line: str, hits: Sequence[Hit], concept: Concept, term: str, lexicon: Lexicon) -> str | None:
    """The longer term of another concept around the first place of a term in a text, if every place of it is inside one."""
    found: str | None = None
    own = 1 << lexicon.index[concept.id]
    start = line.find(term)
    while start >= 0:
        end = start + len(term)
        around = [hit for hit in hits if hit.start <= start and end <= hit.end]
        if not around or any(own & lexicon.masks[hit.concept] for hit in around):
            return None
        found = found or f"{line[around[0].start : around[0].end]} ({lexicon.concepts[around[0].concept].id})"
        start = line.find(term, start + 1)
    return found


def _patterns(ruleset: RuleSet) -> Iterator[_Draft]:
    for concept in ruleset.lexicon.concepts:
        for pattern in concept.patterns:
            if re2.fullmatch(pattern, ""):
                yield _of_concept("empty-match", concept, ruleset, "patterns", pattern, pattern=pattern)
            literal = _ESCAPES.sub("", pattern)
            lost = [char for char in dict.fromkeys(literal) if char not in normal_form(literal)]
            if lost:
                plain = " ".join(normal_form(char) for char in lost)
                yield _of_concept("unnormalised", concept, ruleset, "patterns", pattern, lost=" ".join(lost), plain=plain)


def _stale_weights(ruleset: RuleSet) -> Iterator[_Draft]:
    known = {*(concept.key for concept in ruleset.lexicon.concepts), *(rule.key for rule in ruleset.rules)}
    for name in ruleset.weights.weights:
        if name.partition("@")[0] not in known:
            yield _Draft("stale-weight", name, ruleset.weights_file, ["weights", name], {})
