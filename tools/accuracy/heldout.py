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
from custaudit.fit.labelled import Labelled
from custaudit.fit.loglinear import softmax
from custaudit.model import EIGHT_TYPE_FIELDS, TYPES, ClassifiedItem
from custaudit.rules.cues import CueTable
from custaudit.rules.language import CODES, AxisFit, Review, RuleAxis, WeightsFile
from custaudit.rules.ruleset import load_rules
from tools.accuracy.answers import Answers, Rows
from tools.accuracy.labels import labelled_items

_IMPOSSIBLE = -30.0


@cache
def _builtin() -> tuple[Classifier, list[Labelled]]:
    return Classifier(load_rules()), labelled_items()


def fit_without(rows: Rows) -> tuple[WeightsFile, CueTable]:
    """Weights and cues from the items of these rows alone, confidence not yet calibrated; runs in a process of its own."""
    classifier, labelled = _builtin()
    train = [labelled[row] for row in rows]
    even = {axis: np.ones((len(train), len(CODES[axis]))) for axis in FITTED_AXES}
    unscaled = HeldOut(labelled_features(classifier, train), dict.fromkeys(FITTED_AXES, 1.0), even)
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
    """The answers for all items, each by weights, calibration and review limits from the other folds; and the type probabilities."""

    answers: Answers
    types: Scores


def held_out_run(labelled: Sequence[Labelled], folds: Sequence[str], executor: Executor) -> HeldOutRun:
    """Every fold (a name for each item) answered by what the other folds teach."""
    names = np.array(folds)
    order = sorted(set(folds))
    fitted = list(executor.map(fit_without, [np.flatnonzero(names != fold) for fold in order]))
    classifiers = {fold: with_weights(*found) for fold, found in zip(order, fitted, strict=True)}
    scores = _raw_scores(labelled, names, classifiers)
    found: list[ClassifiedItem | None] = [None] * len(labelled)
    types = np.zeros((len(labelled), len(TYPES)), dtype=np.float32)
    for fold, classifier in classifiers.items():
        inside, others = np.flatnonzero(names == fold), np.flatnonzero(names != fold)
        truthful = _calibrated(classifier, labelled, scores, others)
        classified, types[inside] = truthful.classify_with_probabilities([labelled[row].item for row in inside])
        for row, item in zip(inside, classified, strict=True):
            found[row] = item
    return HeldOutRun(answers_of([item for item in found if item is not None]), types)


def held_out_accuracy(labelled: Sequence[Labelled], train: Rows, test: Rows) -> tuple[float, float]:
    """Type and domain accuracy on the items of some rows by weights from others; runs in a process of its own."""
    classified = with_weights(*fit_without(train)).classify([labelled[row].item for row in test])
    pairs = [(labelled[row], item) for row, item in zip(test, classified, strict=True)]
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


def _raw_scores(labelled: Sequence[Labelled], names: np.ndarray[tuple[int], np.dtype[np.str_]], classifiers: dict[str, Classifier]) -> Scores:
    """The uncalibrated scores of each item by the classifier of its fold."""
    scores = np.zeros((len(labelled), sum(map(len, CODES.values()))), dtype=np.float32)
    for fold, classifier in classifiers.items():
        inside = np.flatnonzero(names == fold)
        scores[inside] = classifier.scores([features for _, features in classifier.features.read([labelled[row].item for row in inside])])
    seven = np.array([entry.item.field not in EIGHT_TYPE_FIELDS for entry in labelled])
    scores[seven, axis_slices()["type"].start + TYPES.index("external")] = _IMPOSSIBLE
    return scores


def _calibrated(classifier: Classifier, labelled: Sequence[Labelled], scores: Scores, rows: Rows) -> Classifier:
    """The classifier with temperatures and review limits from the held-out scores of these rows."""
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
