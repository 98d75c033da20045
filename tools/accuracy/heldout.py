"""custaudit's own classifier on items that its weights have not seen: the command ``rules fit``, run without one writer or style."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import cache

import msgspec
import numpy as np

from custaudit.classify.engine import Classifier, Scores, axis_slices
from custaudit.fit.classification import FITTED_AXES, HeldOut, fit_weights, labelled_features, review_limits, temperature
from custaudit.fit.functions import business_functions
from custaudit.fit.labelled import Labelled, in_proportion
from custaudit.fit.loglinear import IMPOSSIBLE, softmax
from custaudit.model import EIGHT_TYPE_FIELDS, TYPES, ClassifiedItem
from custaudit.rules.cues import CueTable
from custaudit.rules.language import CODES, AxisFit, Review, RuleAxis, WeightsFile
from custaudit.rules.ruleset import load_rules
from custaudit.standards.store import load_standard
from tools.accuracy.answers import Answers, Rows
from tools.accuracy.labels import labelled_items
from tools.accuracy.splits import Split

STANDARD = "jumin-v1"


@cache
def _builtin() -> tuple[Classifier, list[Labelled]]:
    return Classifier(load_rules()), labelled_items()


def fit_without(rows: Rows) -> tuple[WeightsFile, CueTable]:
    """Weights and cues from the items of these rows alone, confidence not yet calibrated; runs in a process of its own."""
    classifier, labelled = _builtin()
    train = [labelled[row] for row in rows]
    even = {axis: np.ones((len(train), len(CODES[axis]))) for axis in FITTED_AXES}
    functions = business_functions(load_standard(STANDARD))
    unscaled = HeldOut(labelled_features(classifier, train, functions), dict.fromkeys(FITTED_AXES, 1.0), even)
    return fit_weights(classifier, train, unscaled)


def with_weights(weights: WeightsFile, cues: CueTable) -> Classifier:
    """The built-in rules with other numbers."""
    return Classifier(dataclasses.replace(load_rules(), weights=weights, cues=cues))


def votes_only() -> Classifier:
    """The built-in rules with the votes set by hand and nothing learned."""
    axes: dict[RuleAxis, AxisFit] = {axis: AxisFit(bias={}, temperature=1.0) for axis in CODES}
    return with_weights(WeightsFile(axes=axes, review=Review(type=0.0, domain=0.0), weights={}), CueTable((), {}))


@dataclass(frozen=True)
class HeldOutRun:
    """The answers for all items and the probabilities of their types, each by the classifier of its split, which learned weights,
    calibration and review limits from the other items.
    """

    splits: Sequence[Split]
    answers: Answers
    types: Scores


def held_out_run(labelled: Sequence[Labelled], splits: Sequence[Split], executor: Executor) -> HeldOutRun:
    """Every item answered by what its split's other items teach: weights, cues, calibration and review limits."""
    fitted = executor.map(fit_without, [split.train for split in splits])
    unscaled = [with_weights(*found) for found in fitted]
    scores = _raw_scores(labelled, splits, unscaled)
    classifiers = [_calibrated(classifier, labelled, scores, split.train) for split, classifier in zip(splits, unscaled, strict=True)]
    found: dict[int, ClassifiedItem] = {}
    types = np.zeros((len(labelled), len(TYPES)), dtype=np.float32)
    for split, classifier in zip(splits, classifiers, strict=True):
        classified, types[split.test] = classifier.classify_with_probabilities([labelled[row].item for row in split.test])
        found.update(zip(split.test.tolist(), classified, strict=True))
    return HeldOutRun(splits, answers_of([found[row] for row in range(len(labelled))]), types)


def held_out_accuracy(split: Split) -> tuple[float, float]:
    """Type and domain accuracy on the answered rows of a split; runs in a process of its own."""
    _, labelled = _builtin()
    classified = with_weights(*fit_without(split.train)).classify([labelled[row].item for row in split.test])
    pairs = [(labelled[row], item) for row, item in zip(split.test, classified, strict=True)]
    types = np.mean([entry.type == item.type.code for entry, item in pairs])
    return float(types), float(np.mean([entry.domain == item.domain.code for entry, item in pairs]))


def answers_of(classified: Sequence[ClassifiedItem]) -> Answers:
    """The answers of classified items."""
    return Answers(
        types=[item.type.code for item in classified],
        domains=[item.domain.code for item in classified],
        flows=[item.domain.flow or "none" for item in classified],
        type_confidence=[item.type.confidence for item in classified],
        domain_confidence=[item.domain.confidence for item in classified],
        review=[item.review for item in classified],
    )


def _raw_scores(labelled: Sequence[Labelled], splits: Sequence[Split], classifiers: Sequence[Classifier]) -> Scores:
    """The uncalibrated scores of each item by the classifier of the split that answers it."""
    scores = np.zeros((len(labelled), sum(map(len, CODES.values()))), dtype=np.float32)
    for split, classifier in zip(splits, classifiers, strict=True):
        scores[split.test] = classifier.scores(classifier.features.read([labelled[row].item for row in split.test]))
    seven = np.array([entry.item.field not in EIGHT_TYPE_FIELDS for entry in labelled])
    scores[seven, axis_slices()["type"].start + TYPES.index("external")] = IMPOSSIBLE
    return scores


def _calibrated(classifier: Classifier, labelled: Sequence[Labelled], scores: Scores, rows: Rows) -> Classifier:
    """The classifier with temperatures and review limits from the held-out scores of these rows."""
    rows = rows[in_proportion([labelled[row] for row in rows])]
    weights = classifier.ruleset.weights
    axes = dict(weights.axes)
    strongest = {}
    for axis in FITTED_AXES:
        codes = np.array([CODES[axis].index(code) if (code := getattr(labelled[row], axis)) in CODES[axis] else -1 for row in rows])
        applies = codes >= 0
        part = scores[rows, axis_slices()[axis]].astype(np.float64)
        axes[axis] = msgspec.structs.replace(axes[axis], temperature=temperature(part[applies], codes[applies]))
        strongest[axis] = softmax(part / axes[axis].temperature).max(axis=1)
    limits = review_limits(strongest["type"], strongest["domain"])
    return with_weights(msgspec.structs.replace(weights, axes=axes, review=limits), classifier.ruleset.cues)
