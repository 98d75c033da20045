"""Turns probabilities into labels a person can check: the code, how sure, and the marked words that speak for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple, cast

from custaudit.classify.features import Features, Findings
from custaudit.classify.mentions import TEXT_COLUMNS
from custaudit.i18n import label
from custaudit.model import (
    TYPES,
    Axis,
    ClassifiedItem,
    Column,
    DomainCode,
    DomainLabel,
    Evidence,
    Flow,
    Item,
    Medium,
    TypeLabel,
)
from custaudit.rules.language import CODES, Precedence
from custaudit.rules.ruleset import RuleSet

_EVIDENCE_PER_AXIS = 3
_LEAST_WEIGHT = 0.15

STARTING_SCORE = "starting-score"
"""The rule named in evidence where nothing in the text speaks for the code."""


class Seen(NamedTuple):
    """An item, its place among the findings, and the number of the closest exemplar if one was needed."""

    item: Item
    findings: Findings
    place: int
    exemplar: int | None


class Chances(NamedTuple):
    """The probability of each code of each axis."""

    type: Sequence[float]
    domain: Sequence[float]
    flow: Sequence[float]
    medium: Sequence[float]


def argmax(numbers: Sequence[float]) -> int:
    """The place of the largest number, the first of equals."""
    return max(range(len(numbers)), key=numbers.__getitem__)


def choose_type(probabilities: Sequence[float], precedence: Precedence) -> int:
    """The number of the type: the likeliest, or an earlier cause that the text supports about equally."""
    best = argmax(probabilities)
    order = _numbers(tuple(precedence.order))
    if best not in order:
        return best
    enough = probabilities[best] - precedence.margin
    return next(number for number in order if probabilities[number] >= enough)


@cache
def _numbers(order: tuple[str, ...]) -> tuple[int, ...]:
    types: tuple[str, ...] = TYPES
    return tuple(types.index(code) for code in order)


class Labeller:
    """Labels items in the reader's language, which is settled when it is made."""

    def __init__(self, ruleset: RuleSet, features: Features, weights: Mapping[tuple[Axis, int], Sequence[float]]) -> None:
        self._ruleset = ruleset
        self._features = features
        self._weights = weights
        self._types = {code: label("type", code) for code in TYPES}
        self._domains = {code: label("domain", code) for code in (*CODES["domain"], "none")}

    def label(self, seen: Seen, chances: Chances, chosen: tuple[int, int]) -> ClassifiedItem:
        """The classified item; ``chosen`` are the numbers of its type and domain."""
        item, review = seen.item, self._ruleset.weights.review
        type_code, type_confidence = TYPES[chosen[0]], chances.type[chosen[0]]
        domain_code, domain_confidence = cast(DomainCode, CODES["domain"][chosen[1]]), chances.domain[chosen[1]]
        evidence = self._evidence("type", type_code, chosen[0], seen)
        if type_code == "none":
            domain_code, domain_confidence = "none", type_confidence
        else:
            evidence += self._evidence("domain", domain_code, chosen[1], seen)
        outside = domain_code == "C"
        return ClassifiedItem(
            id=item.id,
            no=item.no,
            source=item.source,
            field=item.field,
            department=item.department,
            title=item.title,
            detail=item.detail,
            reason=item.reason,
            object=item.object,
            effort_days=item.effort_days,
            type=TypeLabel(type_code, self._types[type_code], round(type_confidence, 4)),
            domain=DomainLabel(
                domain_code,
                self._domains[domain_code],
                round(domain_confidence, 4),
                cast(Flow, CODES["flow"][argmax(chances.flow)]) if outside else None,
                cast(Medium, CODES["medium"][argmax(chances.medium)]) if outside else None,
            ),
            review=type_confidence < review.type or domain_confidence < review.domain,
            evidence=evidence,
        )

    def _evidence(self, axis: Axis, code: str, number: int, seen: Seen) -> list[Evidence]:
        """The strongest features that speak for the code, each at a place of its own; cues and whispers only where nothing
        else speaks, and the whole text where the code is just the likeliest to begin with.
        """
        weights = self._weights[axis, number]
        telling = [(-weights[feature], feature) for feature in seen.findings.features[seen.place] if weights[feature] >= _LEAST_WEIGHT]
        reading = seen.findings.readings[seen.place]
        found: list[Evidence] = []
        shown: set[tuple[int, int, int]] = set()
        for opposite, feature in sorted(telling or self._whispers(weights, seen)):
            place = self._features.place(feature, reading)
            if place is None or place in shown:
                continue
            shown.add(place)
            column, start, end = place
            found.append(_mark(axis, self._features.names[feature], code, -opposite, seen.item, TEXT_COLUMNS[column], start, end))
            if len(found) == _EVIDENCE_PER_AXIS:
                break
        return found or self._whole_text(axis, code, seen)

    def _whispers(self, weights: Sequence[float], seen: Seen) -> list[tuple[float, int]]:
        """The features with any weight for the code, and the cues; of these single characters only if there are no pairs."""
        features, first = seen.findings.features[seen.place], self._features.first_cue
        speaking = [(-weights[feature], feature) for feature in features if weights[feature] > 0]
        cues = [(-weights[first + cue], first + cue) for cue in seen.findings.cues.of(seen.place) if weights[first + cue] > 0]
        pairs = [one for one in cues if len(self._features.cues[one[1] - first]) > 1]
        return speaking + (pairs or cues)

    def _whole_text(self, axis: Axis, code: str, seen: Seen) -> list[Evidence]:
        """The closest exemplar, or the score that every item starts from, as evidence for an item in which no rule speaks."""
        name: Column = "detail" if seen.item.detail else "title"
        whole = len(getattr(seen.item, name))
        if not whole:
            return []
        if seen.exemplar is not None:
            return [_mark(axis, f"exemplar/{seen.exemplar}", code, self._ruleset.policy.exemplars.weight, seen.item, name, 0, whole)]
        return [_mark(axis, STARTING_SCORE, code, self._ruleset.weights.axes[axis].bias.get(code, 0.0), seen.item, name, 0, whole)]


def _mark(axis: Axis, rule: str, code: str, weight: float, item: Item, column: Column, start: int, end: int) -> Evidence:
    text = getattr(item, column)[start:end]
    return Evidence(axis, rule, code, round(weight, 3), column, start, end, text)
