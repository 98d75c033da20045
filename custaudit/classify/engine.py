"""Weighs the features of items into types and domains with calibrated confidence and evidence.

Each axis (type, domain, flow, medium) is a sum of weights per code: a log-linear model whose weights stand in rule
files. Confidence is its softmax, divided by the temperature that fitting found.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import cast

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from custaudit.characters import Numbers
from custaudit.classify.features import Features, Findings
from custaudit.classify.labelling import Chances, Labeller, Seen, argmax, choose_type
from custaudit.model import EIGHT_TYPE_FIELDS, TYPES, Axis, ClassifiedItem, Item, TypeCode
from custaudit.rules.cues import CueTable
from custaudit.rules.language import CODES, RuleAxis, Votes
from custaudit.rules.ruleset import RuleSet
from custaudit.text import normal_form

_BATCH = 500

Scores = NDArray[np.float32]


def axis_slices() -> dict[RuleAxis, slice]:
    """The columns of the weight matrix that belong to each axis."""
    slices: dict[RuleAxis, slice] = {}
    start = 0
    for axis, codes in CODES.items():
        slices[axis] = slice(start, start + len(codes))
        start += len(codes)
    return slices


def votes_of(ruleset: RuleSet) -> dict[str, Votes]:
    """The hand-set votes of every concept and rule, by its key."""
    return {concept.key: concept.votes for concept in ruleset.lexicon.concepts} | {rule.key: rule.votes for rule in ruleset.rules}


def weight_matrix(names: Sequence[str], weights: Mapping[str, Votes]) -> Scores:
    """One row a feature, one column a code of an axis."""
    columns = {(axis, code): part.start + n for axis, part in axis_slices().items() for n, code in enumerate(CODES[axis])}
    matrix = np.zeros((len(names), len(columns)), dtype=np.float32)
    for row, name in enumerate(names):
        for axis, votes in weights.get(name, {}).items():
            for code, weight in votes.items():
                matrix[row, columns[axis, code]] = weight
    return matrix


def cue_matrix(cues: CueTable) -> Scores:
    """One row a cue, one column a code of an axis."""
    columns = {f"{axis}/{code}": part.start + n for axis, part in axis_slices().items() for n, code in enumerate(CODES[axis])}
    matrix = np.zeros((len(cues.weights), len(columns)), dtype=np.float32)
    if cues.weights:
        matrix[:, [columns[name] for name in cues.columns]] = list(cues.weights.values())
    return matrix


def _row_sums(rows: Scores, bounds: Numbers) -> Scores:
    """The sums of ``rows[bounds[n]:bounds[n + 1]]``."""
    totals = np.zeros((len(bounds) - 1, rows.shape[1]), dtype=np.float32)
    filled = bounds[:-1] < bounds[1:]
    if filled.any():
        totals[filled] = np.add.reduceat(rows, bounds[:-1][filled], axis=0)
    return totals


class Classifier:
    """Classifies items with one rule set; building it once and passing many items at a time is the fast path."""

    def __init__(self, ruleset: RuleSet) -> None:
        self.ruleset = ruleset
        self.features = Features(ruleset)
        self._slices = axis_slices()
        self.votes = votes_of(ruleset)
        self.prior = weight_matrix(self.features.names, self.votes)
        self._weights = weight_matrix(self.features.names, self.votes | ruleset.weights.weights)
        self._weights[self.features.first_cue :] = cue_matrix(ruleset.cues)
        self._spoken_for = self._weights_by_code()
        fits = ruleset.weights.axes
        self.bias = np.array([fits[axis].bias.get(code, 0.0) for axis, codes in CODES.items() for code in codes], dtype=np.float32)
        self._exemplar_texts = [normal_form(exemplar.text) for exemplar in ruleset.exemplars]

    def _weights_by_code(self) -> dict[tuple[Axis, int], list[float]]:
        """For each code (by its number) of the axes that show evidence, the weight of every feature."""
        evident: tuple[Axis, ...] = ("type", "domain")
        return {
            (axis, number): self._weights[:, self._slices[axis].start + number].tolist()
            for axis in evident
            for number in range(len(CODES[axis]))
        }

    def classify(self, items: Sequence[Item]) -> list[ClassifiedItem]:
        """The classified items, in order."""
        return self.classify_with_probabilities(items)[0]

    def classify_with_probabilities(self, items: Sequence[Item]) -> tuple[list[ClassifiedItem], Scores]:
        """The classified items, and the probability of each type of ``model.TYPES``, one row an item."""
        classified: list[ClassifiedItem] = []
        types = np.zeros((len(items), len(TYPES)), dtype=np.float32)
        for start in range(0, len(items), _BATCH):
            batch = items[start : start + _BATCH]
            labelled, types[start : start + len(batch)] = self._classify_batch(batch)
            classified.extend(labelled)
        return classified, types

    def _classify_batch(self, items: Sequence[Item]) -> tuple[list[ClassifiedItem], Scores]:
        findings = self.features.read(items)
        scores = self.scores(findings)
        kindred = self.add_exemplars(items, scores)
        types = self.type_probabilities(scores, items)
        domains = self.probabilities(scores, "domain")
        flows = self.probabilities(scores, "flow")
        mediums = self.probabilities(scores, "medium")
        labeller = Labeller(self.ruleset, self.features, self._spoken_for)
        labelled: list[ClassifiedItem] = []
        rows = zip(items, types.tolist(), domains.tolist(), flows.tolist(), mediums.tolist(), strict=True)
        for number, (item, type_, domain, flow, medium) in enumerate(rows):
            chosen = choose_type(type_, self.ruleset.policy.precedence), argmax(domain)
            seen = Seen(item, findings, number, kindred.get(number))
            labelled.append(labeller.label(seen, Chances(type_, domain, flow, medium), chosen))
        return labelled, types

    def scores(self, findings: Findings) -> Scores:
        """The summed weights and the starting score, one row an item, one column a code."""
        lengths = np.fromiter(map(len, findings.features), dtype=np.intp, count=len(findings.features))
        features = np.fromiter(chain.from_iterable(findings.features), dtype=np.intp, count=int(lengths.sum()))
        first_cue = self.features.first_cue
        by_feature = _row_sums(self._weights[features], np.concatenate(([0], np.cumsum(lengths))))
        by_cue = _row_sums(self._weights[first_cue:][findings.cues.cues], findings.cues.starts)
        return cast(Scores, by_feature + by_cue + self.bias)

    def weights(self, features: Sequence[int]) -> Scores:
        """The weights of features (cues too, numbered as in ``Features.names``), one row a feature, one column a code."""
        return self._weights[np.array(features, dtype=np.intp)]

    def probabilities(self, scores: Scores, axis: RuleAxis) -> Scores:
        """The calibrated probability of each code of an axis, one row an item."""
        part = scores[:, self._slices[axis]] / self.ruleset.weights.axes[axis].temperature
        part = np.exp(part - part.max(axis=1, keepdims=True))
        return cast(Scores, part / part.sum(axis=1, keepdims=True))

    def type_probabilities(self, scores: Scores, items: Sequence[Item]) -> Scores:
        """As ``probabilities``; in the seven-type scheme what speaks for ``external`` speaks for ``linkage``."""
        types = self.probabilities(scores, "type")
        seven = np.array([item.field not in EIGHT_TYPE_FIELDS for item in items], dtype=bool)
        external, linkage = TYPES.index("external"), TYPES.index("linkage")
        types[seven, linkage] += types[seven, external]
        types[seven, external] = 0.0
        return types

    def add_exemplars(self, items: Sequence[Item], scores: Scores) -> dict[int, int]:
        """Adds the closest exemplar's weight to the scores of unsure items; returns exemplar numbers by item number."""
        policy = self.ruleset.policy.exemplars
        unsure = np.flatnonzero(self.type_probabilities(scores, items).max(axis=1) < policy.below)
        if not unsure.size or not self._exemplar_texts:
            return {}
        texts = [normal_form(f"{items[n].title} {items[n].detail}") for n in unsure.tolist()]
        similarities = process.cdist(texts, self._exemplar_texts, scorer=fuzz.token_set_ratio, score_cutoff=policy.similarity)
        kindred: dict[int, int] = {}
        for number, row in zip(unsure.tolist(), similarities, strict=True):
            closest = int(row.argmax())
            if row[closest] > 0:
                exemplar = self.ruleset.exemplars[closest]
                scores[number, self._slices["type"].start + TYPES.index(cast(TypeCode, exemplar.type))] += policy.weight
                if exemplar.domain != "none":
                    scores[number, self._slices["domain"].start + CODES["domain"].index(exemplar.domain)] += policy.weight
                kindred[number] = closest
        return kindred
