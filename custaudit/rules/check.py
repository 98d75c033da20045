"""What the shape of a rule file cannot say: names that must exist, codes, and conditions that make sense.

Every problem is a UserError with file, line and mend, raised while the rules are loaded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from custaudit.errors import UserError
from custaudit.i18n import label
from custaudit.rules.language import CODES, Concept, KnowledgeFile, Policy, Rule, RuleAxis, WeightsFile
from custaudit.rules.problems import Step
from custaudit.rules.yamlfile import line_of
from custaudit.text import normal_form

CHAIN_PARTS = range(2, 6)
"""How many parts a condition on order or nearness may have: the work grows with their number."""

_NEAR_ENOUGH = 60
_EXEMPLAR_AXES: tuple[RuleAxis, ...] = ("type", "domain")


def refuse(key: str, path: Path, steps: Sequence[Step], **values: object) -> UserError:
    """The error for a place in a file (its line is looked up only now that something is wrong)."""
    return UserError(key, path=path, place=str(line_of(path, steps)), **values)


def check_knowledge(path: Path, content: KnowledgeFile) -> None:
    """Refuses what is wrong in one file, whatever the others say."""
    for concept in content.concepts:
        place: list[Step] = ["concepts", concept.id]
        _check_votes(path, [*place, "votes"], concept.id, concept.votes)
        _check_terms(path, [*place, "terms"], concept.id, concept.terms)
    for name, terms in content.names.items():
        _check_terms(path, ["names", name], name, terms)
    for rule in content.rules:
        place = ["rules", rule.id]
        _check_votes(path, [*place, "votes"], rule.id, rule.votes)
        if (rule.when.within is not None or rule.when.in_order) and len(rule.when.all) not in CHAIN_PARTS:
            limits = {"fewest": CHAIN_PARTS[0], "most": CHAIN_PARTS[-1]}
            raise refuse("rules.chain_needs_parts", path, [*place, "when"], id=rule.id, **limits)
        for kind, examples in (("hits", rule.hits), ("misses", rule.misses)):
            for number, example in enumerate(examples):
                cells = [example] if isinstance(example, str) else [getattr(example, name) for name in example.__struct_fields__]
                if not any(normal_form(cell).strip() for cell in cells):
                    raise refuse("rules.empty_example", path, [*place, kind, number], id=rule.id)
    for number, exemplar in enumerate(content.exemplars):
        for axis in _EXEMPLAR_AXES:
            code = getattr(exemplar, axis)
            # Domain ``none`` goes with type ``none`` and is not weighed.
            if code != "none":
                _check_codes(path, ["exemplars", number, axis], f"exemplar/{number}", axis, [code])


def check_references(concepts: Mapping[str, Concept], rules: Iterable[Rule], origin: Mapping[str, Path]) -> None:
    """Refuses a concept or rule that names a concept which nobody defines, and circles of broader concepts."""
    for concept in concepts.values():
        path = origin[concept.key]
        for name in concept.is_:
            check_concept(concepts, name, path, ["concepts", concept.id, "is", name], concept.id)
    for concept in concepts.values():
        circle = _circle(concept.id, concepts)
        if circle:
            path = origin[concept.key]
            raise refuse("rules.circle", path, ["concepts", concept.id, "is"], id=concept.id, circle=" → ".join(circle))
    for rule in rules:
        for key, name in named_concepts(rule):
            check_concept(concepts, name, origin[rule.id], ["rules", rule.id, "when", key, name], rule.id)


def check_concept(concepts: Mapping[str, Concept], name: str, path: Path, steps: Sequence[Step], id: str) -> None:
    """Refuses a concept that is not in the lexicon, suggesting the nearest."""
    if name in concepts:
        return
    from rapidfuzz import process

    nearest = process.extractOne(name, list(concepts), score_cutoff=_NEAR_ENOUGH)
    if nearest:
        raise refuse("rules.unknown_concept_nearest", path, steps, id=id, concept=name, nearest=nearest[0])
    raise refuse("rules.unknown_concept", path, steps, id=id, concept=name)


def check_policy(path: Path, policy: Policy, concepts: Mapping[str, Concept]) -> None:
    """Refuses unknown types in the precedence and unknown concepts."""
    _check_codes(path, ["precedence", "order"], "precedence", "type", policy.precedence.order)
    for key in ("mentions_of", "count_as"):
        check_concept(concepts, getattr(policy.own_department, key), path, ["own_department", key], "own_department")


def check_weights(path: Path, weights: WeightsFile) -> None:
    """Refuses weights of codes that do not exist."""
    for axis, fit in weights.axes.items():
        _check_codes(path, ["axes", axis, "bias"], "axes", axis, fit.bias)
    for name, votes in weights.weights.items():
        _check_votes(path, ["weights", name], name, votes)


def named_concepts(rule: Rule) -> Iterator[tuple[str, str]]:
    """Every concept that a rule's condition names, with the key under which it does."""
    yield from (("all", name) for part in rule.when.parts for name in part)
    yield from (("any", name) for name in rule.when.any)
    yield from (("none", name) for name in rule.when.none)


def _check_votes(path: Path, steps: Sequence[Step], id: str, votes: Mapping[RuleAxis, Mapping[str, float]]) -> None:
    for axis, weights in votes.items():
        _check_codes(path, [*steps, axis], id, axis, weights)


def _check_codes(path: Path, steps: Sequence[Step], id: str, axis: RuleAxis, codes: Iterable[str]) -> None:
    known = CODES[axis]
    for code in codes:
        if code not in known:
            place = [*steps, code]
            raise refuse("rules.unknown_code", path, place, id=id, axis=label("axis", axis), found=code, known=", ".join(known))


def _check_terms(path: Path, steps: Sequence[Step], id: str, terms: Sequence[str]) -> None:
    for number, term in enumerate(terms):
        if not normal_form(term).strip():
            raise refuse("rules.empty_term", path, [*steps, number], id=id)


def _circle(start: str, concepts: Mapping[str, Concept]) -> list[str]:
    """The way from a concept by ``is`` back to itself, or nothing."""
    ways = [[start]]
    seen: set[str] = set()
    while ways:
        way = ways.pop()
        for name in concepts[way[-1]].is_:
            if name == start:
                return [*way, start]
            if name not in seen:
                seen.add(name)
                ways.append([*way, name])
    return []
