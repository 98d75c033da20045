"""Fits the weights of the classifier: every concept and rule starts from its votes and moves as far as labelled items demand."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from custaudit.classify.engine import Classifier, axis_slices
from custaudit.classify.features import Features
from custaudit.fit.labelled import Labelled, in_proportion
from custaudit.fit.loglinear import IMPOSSIBLE, Matrix, SparseMatrix, Vector, fit_softmax, softmax
from custaudit.match.matcher import Probabilities
from custaudit.model import EIGHT_TYPE_FIELDS, TYPES, Item
from custaudit.rules.cues import CueTable, cue_grams
from custaudit.rules.language import CODES, AxisFit, Review, RuleAxis, WeightsFile
from custaudit.text import normal_form

FITTED_AXES: tuple[RuleAxis, ...] = ("type", "domain", "flow")
"""Medium is not labelled; its hand-set votes stay."""

_RIDGE = 1.0
# Votes of rules that hold together overlap, so each counts half where weights are fitted.
_VOTE_SHARE = 0.5
_SMALLEST_WEIGHT = 0.02
# A cue must stand in this many labelled items.
_FEWEST_HOLDERS = 3
# How strongly a cue counts beside a concept, times the root of its rarity (natural logarithm of all items to its holders).
_CUE_STRENGTH = 0.7
_MOST_REVIEW = 0.12


@dataclass(frozen=True)
class LabelledFeatures:
    """Labelled items as numbers: item x feature, and for each axis the code's number (-1 where the axis does not apply).

    ``functions`` holds the features of inventory lines that ask for a function of a standard; ``strengths`` how strongly each
    feature counts where an item has it.
    """

    items: Sequence[Labelled]
    numbering: Features
    features: SparseMatrix
    functions: SparseMatrix
    strengths: Vector
    codes: dict[RuleAxis, NDArray[np.intp]]
    allowed: dict[RuleAxis, NDArray[np.bool_]]


def labelled_features(classifier: Classifier, labelled: Sequence[Labelled], functions: Sequence[Item]) -> LabelledFeatures:
    """What a classifier with a fresh vocabulary of cues would see of the labelled items and of a standard's functions."""
    vocabulary = cue_vocabulary(labelled)
    numbering = Features(classifier.ruleset, list(vocabulary))
    strengths = np.concatenate((np.ones(numbering.first_cue), list(vocabulary.values())))
    features, business = (_sparse(numbering, items, strengths) for items in ([entry.item for entry in labelled], functions))
    codes: dict[RuleAxis, NDArray[np.intp]] = {}
    allowed: dict[RuleAxis, NDArray[np.bool_]] = {}
    for axis in FITTED_AXES:
        names = CODES[axis]
        labels = [getattr(entry, axis) for entry in labelled]
        codes[axis] = np.array([names.index(code) if code in names else -1 for code in labels], dtype=np.intp)
        allowed[axis] = np.ones((len(labelled), len(names)), dtype=bool)
    seven = np.array([entry.item.field not in EIGHT_TYPE_FIELDS for entry in labelled])
    allowed["type"][seven, TYPES.index("external")] = False
    return LabelledFeatures(labelled, numbering, features, business, strengths, codes, allowed)


def _sparse(numbering: Features, items: Sequence[Item], strengths: Vector) -> SparseMatrix:
    from scipy.sparse import csr_array

    findings = numbering.read(items)
    found = [features + [numbering.first_cue + cue for cue in findings.cues.of(n)] for n, features in enumerate(findings.features)]
    columns = np.array([number for numbers in found for number in numbers], dtype=np.intp)
    starts = np.concatenate(([0], np.cumsum([len(numbers) for numbers in found])))
    return csr_array((strengths[columns], columns, starts), shape=(len(found), len(numbering.names)))


def cue_vocabulary(labelled: Sequence[Labelled]) -> dict[str, float]:
    """The cues that enough labelled items hold, in alphabetical order, with the strength of each: more for a rare one."""
    holders = Counter(
        cue
        for entry in labelled
        for cue in cue_grams(normal_form("\n".join((entry.item.title, entry.item.detail, entry.item.reason, entry.item.object or ""))))
    )
    return {
        cue: _CUE_STRENGTH * math.sqrt(math.log(len(labelled) / count))
        for cue, count in sorted(holders.items())
        if count >= _FEWEST_HOLDERS
    }


def fit_axis(classifier: Classifier, data: LabelledFeatures, axis: RuleAxis, rows: NDArray[np.bool_]) -> tuple[Matrix, Matrix]:
    """Weights and bias of one axis, learned from the items of ``rows`` to which the axis applies.

    The functions of a standard teach what is no ``none``: whatever their type, they are the business itself.
    """
    from scipy.sparse import vstack

    used = rows & (data.codes[axis] >= 0)
    truth = np.eye(len(CODES[axis]), dtype=bool)[data.codes[axis][used]]
    features, allowed = data.features[used], data.allowed[axis][used]
    if axis == "type":
        features = vstack([features, data.functions], format="csr")
        business = np.array([code != "none" for code in TYPES])
        truth = np.concatenate([truth, np.tile(business, (data.functions.shape[0], 1))])
        allowed = np.concatenate([allowed, np.ones((data.functions.shape[0], len(TYPES)), dtype=bool)])
    prior = np.zeros((len(data.numbering.names), len(CODES[axis])))
    prior[: classifier.features.first_cue] = _VOTE_SHARE * classifier.prior[: classifier.features.first_cue, axis_slices()[axis]]
    return fit_softmax(features, truth, prior, allowed, _RIDGE)


def held_out_scores(classifier: Classifier, data: LabelledFeatures, axis: RuleAxis, folds: Sequence[str]) -> Matrix:
    """The scores of every item from weights fitted without its fold (``folds``: a name for each item)."""
    names = np.array(folds)
    scores = np.zeros((len(data.items), len(CODES[axis])))
    for fold in sorted(set(folds)):
        inside = names == fold
        weights, bias = fit_axis(classifier, data, axis, ~inside)
        scores[inside] = data.features[inside] @ weights + bias
    return np.where(data.allowed[axis], scores, IMPOSSIBLE)


def shift_to_proportion(labelled: Sequence[Labelled], codes: NDArray[np.intp], axis: RuleAxis) -> Vector:
    """What to add to the score of each code, since items made in pairs hold some codes more often than real lists do.

    ``codes`` are the items' numbers in ``CODES[axis]``, -1 where the axis does not apply. Nothing is added without such items.
    """
    shift: Vector = np.log(_shares(codes[in_proportion(labelled)], axis) / _shares(codes, axis))
    return shift


def _shares(codes: NDArray[np.intp], axis: RuleAxis) -> Vector:
    """How large a share of the items each code has; one that no item has counts as if one had it."""
    counts = np.bincount(codes[codes >= 0], minlength=len(CODES[axis])) + 1
    shares: Vector = counts / counts.sum()
    return shares


def temperature(scores: Matrix, codes: NDArray[np.intp]) -> float:
    """The divisor that makes the held-out confidence of these scores most truthful."""
    grid = np.linspace(0.5, 4.0, 71)
    losses = [-np.log(softmax(scores / divisor)[np.arange(len(codes)), codes] + 1e-12).sum() for divisor in grid]
    return float(round(grid[int(np.argmin(losses))], 2))


@dataclass(frozen=True)
class HeldOut:
    """What the fitted model says of each item when it has not seen the item's style: probabilities of every code by axis."""

    data: LabelledFeatures
    temperatures: dict[RuleAxis, float]
    probabilities: dict[RuleAxis, Matrix]

    @property
    def types(self) -> Probabilities:
        """The held-out probabilities of the types, as the matcher takes them."""
        return self.probabilities["type"].astype(np.float32)


def cross_validate(classifier: Classifier, labelled: Sequence[Labelled], functions: Sequence[Item]) -> HeldOut:
    """Leave-one-style-out: every style is judged by weights, and confidence, learned from the others."""
    data = labelled_features(classifier, labelled, functions)
    temperatures: dict[RuleAxis, float] = {}
    probabilities: dict[RuleAxis, Matrix] = {}
    for axis in FITTED_AXES:
        scores = held_out_scores(classifier, data, axis, [entry.style for entry in labelled])
        scores += shift_to_proportion(labelled, data.codes[axis], axis)
        known = [row for row in in_proportion(labelled) if data.codes[axis][row] >= 0]
        temperatures[axis] = temperature(scores[known], data.codes[axis][known])
        probabilities[axis] = softmax(scores / temperatures[axis])
    return HeldOut(data, temperatures, probabilities)


def fit_weights(classifier: Classifier, labelled: Sequence[Labelled], held_out: HeldOut) -> tuple[WeightsFile, CueTable]:
    """All numbers of ``classification/``: weights from all items, temperature and review limits from the held-out ones."""
    data = held_out.data
    everything = np.ones(len(labelled), dtype=bool)
    axes: dict[RuleAxis, AxisFit] = {"medium": AxisFit(bias={}, temperature=1.0)}
    weights: dict[str, dict[RuleAxis, dict[str, float]]] = {}
    cues: list[Matrix] = []
    first_cue = data.numbering.first_cue
    for axis in FITTED_AXES:
        found, bias = fit_axis(classifier, data, axis, everything)
        bias = bias + shift_to_proportion(labelled, data.codes[axis], axis)
        axes[axis] = AxisFit(bias=_rounded(CODES[axis], bias), temperature=held_out.temperatures[axis])
        for row, name in enumerate(data.numbering.names[:first_cue]):
            kept = {code: weight for code, weight in _rounded(CODES[axis], found[row]).items() if abs(weight) >= _SMALLEST_WEIGHT}
            if kept:
                weights.setdefault(name, {})[axis] = kept
        cues.append(found[first_cue:] * data.strengths[first_cue:, None])
    for name, votes in classifier.votes.items():
        if "medium" in votes:
            weights.setdefault(name, {})["medium"] = dict(votes["medium"])
    rows = in_proportion(labelled)
    types, domains = (held_out.probabilities[axis][rows].max(axis=1) for axis in ("type", "domain"))
    return WeightsFile(axes=axes, review=review_limits(types, domains), weights=weights), _cue_table(data.numbering.cues, np.hstack(cues))


def _cue_table(cues: Sequence[str], weights: Matrix) -> CueTable:
    columns = tuple(f"{axis}/{code}" for axis in FITTED_AXES for code in CODES[axis])
    rounded = np.where(np.abs(weights) >= _SMALLEST_WEIGHT, np.round(weights, 2), 0.0)
    return CueTable(columns, {cue: tuple(row) for cue, row in zip(cues, rounded.tolist(), strict=True) if any(row)})


def review_limits(types: Matrix, domains: Matrix) -> Review:
    """One limit for both axes, as high as the share of items for review allows."""
    weakest = np.minimum(types, domains)
    limit = float(np.quantile(weakest, _MOST_REVIEW))
    return Review(type=round(limit, 3), domain=round(limit, 3))


def _rounded(codes: Sequence[str], numbers: Matrix) -> dict[str, float]:
    return {code: round(float(number), 2) for code, number in zip(codes, numbers, strict=True)}
