"""Why an item got its type and domain: the sums, what every rule added, the runner-up, and what would have tipped the scale.

What would tip the scale is tried out, not estimated: the item is classified again without certain words, or with one more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
import numpy as np
from msgspec import Struct

from custaudit.classify.engine import Classifier, Scores, axis_slices
from custaudit.classify.features import Findings
from custaudit.classify.mentions import TEXT_COLUMNS, Reading
from custaudit.i18n import label
from custaudit.model import EIGHT_TYPE_FIELDS, Axis, Column, Item
from custaudit.rules.language import CODES

_LEAST_WEIGHT = 0.005
_MOST_REMOVED = 4
_TRIED = 12
_TRIED_CONCEPTS = 8
# Stands for a word that is thought away: no term holds it, and it ends no clause.
_BLANK = "_"


class Place(Struct, frozen=True):
    """Words of a cell: ``text == item[column][start:end]``."""

    column: Column
    start: int
    end: int
    text: str


class Contribution(Struct, frozen=True):
    """What one rule, concept or cue adds to the code chosen and to the runner-up, and the words on which it rests."""

    rule: str
    why: str
    chosen: float
    runner_up: float
    places: list[Place]


class CodeSum(Struct, frozen=True):
    """A code of the axis: its starting weight, the sum of all weights, and the probability that follows."""

    code: str
    label: str
    bias: float
    sum: float
    probability: float


class Change(Struct, frozen=True):
    """A change of the text (``words`` gone, or ``words`` added that mention ``concept``) and what the item would become."""

    words: list[str]
    concept: str | None
    label: str | None
    code: str
    probability: float


class AxisExplanation(Struct, frozen=True):
    """One axis: the codes by probability, the contributions by their effect, and what would have tipped the scale.

    ``by_precedence`` says that the code was not the likeliest, but an earlier cause about as likely. ``without`` holds
    the smallest removal found that changes the code, ``with_`` the mention that would have brought the runner-up.
    """

    axis: Axis
    code: str
    runner_up: str
    by_precedence: bool
    codes: list[CodeSum]
    contributions: list[Contribution]
    without: Change | None
    with_: Change | None = msgspec.field(name="with")


@dataclass(frozen=True)
class _Case:
    """An item with what the classifier sees of it."""

    classifier: Classifier
    item: Item
    findings: Findings
    reading: Reading
    features: list[int]

    def weights(self, features: Sequence[int], axis: Axis) -> Scores:
        """What each feature adds to each code of the axis."""
        part = axis_slices()[axis]
        return self.classifier.weights(features)[:, part]


def explain(classifier: Classifier, item: Item) -> list[AxisExplanation]:
    """The explanation of the type and, unless that is ``none``, of the domain."""
    classified = classifier.classify([item])[0]
    findings = classifier.features.read([item])
    cues = [classifier.features.first_cue + cue for cue in findings.cues.of(0)]
    case = _Case(classifier, item, findings, findings.readings[0], findings.features[0] + cues)
    found = [_explain_axis(case, "type", classified.type.code)]
    if classified.type.code != "none":
        found.append(_explain_axis(case, "domain", classified.domain.code))
    return found


def _explain_axis(case: _Case, axis: Axis, code: str) -> AxisExplanation:
    classifier, item = case.classifier, case.item
    part = axis_slices()[axis]
    names = CODES[axis]
    bias = classifier.bias[part]
    scores = classifier.scores(case.findings)
    before = scores[0, part].copy()
    exemplar = classifier.add_exemplars([item], scores).get(0)
    sums = scores[0, part]
    probabilities = (classifier.type_probabilities(scores, [item]) if axis == "type" else classifier.probabilities(scores, axis))[0]
    order: list[int] = np.argsort(-probabilities, kind="stable").tolist()
    chosen = names.index(code)
    rival = next(number for number in order if number != chosen)
    contributions = _contributions(case, axis, chosen, rival)
    if exemplar is not None:
        added = (sums - before).tolist()
        why = classifier.ruleset.exemplars[exemplar].text
        contributions.append(Contribution(f"exemplar/{exemplar}", why, round(added[chosen], 3), round(added[rival], 3), []))
    contributions.sort(key=lambda one: -abs(one.chosen - one.runner_up))
    return AxisExplanation(
        axis=axis,
        code=code,
        runner_up=names[rival],
        by_precedence=order[0] != chosen,
        codes=[
            CodeSum(
                code=names[number],
                label=label(axis, names[number]),
                bias=round(float(bias[number]), 3),
                sum=round(float(sums[number]), 3),
                probability=round(float(probabilities[number]), 4),
            )
            for number in order
            if not _merged(item, axis, names[number])
        ],
        contributions=contributions,
        without=_without(case, axis, code, contributions),
        with_=_with(case, axis, chosen, rival),
    )


def _merged(item: Item, axis: Axis, code: str) -> bool:
    """Whether the code is counted under another one: the seven-type scheme knows no ``external``."""
    return axis == "type" and code == "external" and item.field not in EIGHT_TYPE_FIELDS


def _contributions(case: _Case, axis: Axis, chosen: int, rival: int) -> list[Contribution]:
    reasons = case.classifier.ruleset.reasons
    found: list[Contribution] = []
    for feature, weights in zip(case.features, case.weights(case.features, axis).tolist(), strict=True):
        if max(abs(weights[chosen]), abs(weights[rival])) < _LEAST_WEIGHT:
            continue
        name = case.classifier.features.names[feature]
        why = reasons.get(name.partition("@")[0], "")
        places = _places(case, feature, name)
        found.append(Contribution(name, why, round(weights[chosen], 3), round(weights[rival], 3), places))
    return found


def _places(case: _Case, feature: int, name: str) -> list[Place]:
    """Every mention of a concept (in its column, if the name has one), else the place that stands for a rule or cue."""
    lexicon, reading = case.classifier.ruleset.lexicon, case.reading
    concept, _, column_name = name.removeprefix("lexicon/").partition("@")
    if not name.startswith("lexicon/"):
        place = case.classifier.features.place(feature, reading)
        return [] if place is None else [_place(case.item, *place)]
    bit = 1 << lexicon.index[concept]
    found = [
        _place(case.item, column, *reading.place(hit.start, hit.end, column))
        for hit, column in zip(reading.hits, reading.hit_columns, strict=True)
        if bit & lexicon.masks[hit.concept] and column_name in ("", TEXT_COLUMNS[column])
    ]
    return list(dict.fromkeys(found))


def _place(item: Item, column: int, start: int, end: int) -> Place:
    return Place(TEXT_COLUMNS[column], start, end, getattr(item, TEXT_COLUMNS[column])[start:end])


def _without(case: _Case, axis: Axis, code: str, contributions: Sequence[Contribution]) -> Change | None:
    """The least that must go for the code to change: the weakest mention that is enough, else the strongest together."""
    effects: dict[tuple[str, ...], float] = defaultdict(float)
    for one in contributions:
        words = tuple(sorted({place.text for place in one.places}))
        effects[words] += one.chosen - one.runner_up
    strongest = sorted((words for words in effects if words and effects[words] > 0), key=lambda words: (-effects[words], words))[:_TRIED]
    groups = [list(words) for words in reversed(strongest)]
    groups += [
        sorted({word for words in strongest[:count] for word in words}) for count in range(2, min(len(strongest), _MOST_REMOVED) + 1)
    ]
    outcomes = _outcomes(case, [_blanked(case.item, group) for group in groups], axis)
    changes = (Change(group, None, None, *outcome) for group, outcome in zip(groups, outcomes, strict=True))
    return next((change for change in changes if change.code != code), None)


def _with(case: _Case, axis: Axis, chosen: int, rival: int) -> Change | None:
    """The mention, of all concepts the item lacks, that would have brought the runner-up most clearly."""
    names = case.classifier.features.names
    numbers = {name: number for number, name in enumerate(names)}
    concepts = [concept for concept in case.classifier.ruleset.lexicon.concepts if concept.terms]
    absent = [concept for concept in concepts if numbers[concept.key] not in case.features]
    weights = case.weights([numbers[concept.key] for concept in absent], axis)
    gains = weights[:, rival] - weights[:, chosen]
    likely = [absent[number] for number in np.argsort(-gains, kind="stable")[:_TRIED_CONCEPTS].tolist() if gains[number] > 0]
    variants = [msgspec.structs.replace(case.item, detail=f"{case.item.detail}\n{concept.terms[0]}") for concept in likely]
    for concept, outcome in zip(likely, _outcomes(case, variants, axis), strict=True):
        if outcome[0] == CODES[axis][rival]:
            return Change([concept.terms[0]], concept.key, concept.label, *outcome)
    return None


def _blanked(item: Item, words: Sequence[str]) -> Item:
    """The item with every occurrence of the words made unreadable."""

    def blank(cell: str) -> str:
        for word in words:
            cell = cell.replace(word, _BLANK * len(word))
        return cell

    return msgspec.structs.replace(item, **{column: blank(getattr(item, column)) for column in TEXT_COLUMNS if getattr(item, column)})


def _outcomes(case: _Case, variants: Sequence[Item], axis: Axis) -> list[tuple[str, float]]:
    """The code and its probability of each variant."""
    found = [one.type if axis == "type" else one.domain for one in case.classifier.classify(variants)] if variants else []
    return [(one.code, one.confidence) for one in found]
