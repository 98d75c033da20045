"""Holds items against a standard: the requirement that answers each, the verdict, and how sure both are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from math import exp

import numpy as np
from numpy.typing import NDArray

from custaudit.match.index import Index
from custaudit.match.judge import ANSWERED_SIGNALS, CHOICE_SIGNALS, Judge
from custaudit.match.settings import Calibration, Judgement, MatchingFile
from custaudit.model import KINDS, TYPES, VERDICTS, Item, MunicipalityKind, Verdict
from custaudit.standards.catalogue import KindClass, Requirement, Section, Standard
from custaudit.text import normal_form

_VERDICT_OF: dict[KindClass, Verdict] = {"required": "covered", "optional": "optional", "prohibited": "prohibited", "none": "outside"}
_SHOWN = 3
FLOOR = 1e-3
"""The probability that every verdict keeps, whatever the candidates say."""

ANSWERED_WEIGHTS = (*ANSWERED_SIGNALS, *(f"type/{code}" for code in TYPES))
"""The signals of the closer judgement, and the logarithm of the probability of each type."""

Probabilities = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A requirement that may answer an item; ``similarity`` from 0 to 1 is the probability that it is the right one."""

    section: Section
    requirement: Requirement
    verdict: Verdict
    similarity: float


@dataclass(frozen=True, slots=True)
class Match:
    """What the standard says to an item: the verdict, its probability, that of each verdict, and the best candidates."""

    verdict: Verdict
    by_verdict: dict[Verdict, float]
    candidates: tuple[Candidate, ...]

    @property
    def confidence(self) -> float:
        """The probability of the verdict."""
        return self.by_verdict[self.verdict]

    @property
    def p_deviation(self) -> float:
        """The probability that the item deviates, whichever way."""
        return round(self.by_verdict["prohibited"] + self.by_verdict["outside"], 4)


@dataclass(frozen=True, slots=True)
class Signals:
    """The numbers from which a match is judged; fitting learns its weights from them."""

    candidates: list[int]
    choice: NDArray[np.float64]
    answered: NDArray[np.float64]


class Matcher:
    """Holds items against one standard; ``kind`` is the municipality's, where an item does not name its own."""

    def __init__(self, standard: Standard, settings: MatchingFile, kind: MunicipalityKind) -> None:
        self.standard = standard
        self._wanted = settings.ranking.candidates
        self._requirements = standard.requirements
        self._kind = kind
        self._verdicts = {each: [_VERDICT_OF[requirement.class_for(each)] for _, requirement in self._requirements] for each in KINDS}
        self._index = Index(standard, settings.ranking)
        self._judge = Judge(standard, self._index)
        described = any(requirement.aliases or requirement.examples for _, requirement in self._requirements)
        self._weigh(settings.described if described else settings.texts)

    def with_judgement(self, judgement: Judgement) -> Matcher:
        """The same standard and index with other weights of the closer judgement."""
        other = copy(self)
        other._weigh(judgement)
        return other

    def _weigh(self, judgement: Judgement) -> None:
        self.judgement = judgement
        self._choice = np.array([judgement.choice.get(name, 0.0) for name in CHOICE_SIGNALS])
        self._answered = np.array([judgement.answered.get(name, 0.0) for name in ANSWERED_WEIGHTS])

    def match(self, items: Sequence[Item], types: Probabilities) -> list[Match]:
        """The match of each item; ``types`` holds the probability of each type of ``model.TYPES``, one row an item."""
        return [self._match(item, types[number]) for number, item in enumerate(items)]

    def signals(self, item: Item, types: Probabilities) -> Signals:
        """The candidates of an item, best index score first, and all numbers of the closer judgement."""
        line = normal_form(f"{item.title}\n{item.detail}")
        query = self._index.query(line)
        scores = self._index.scores(query)
        count = len(self._requirements)
        wanted = min(self._wanted, count)
        nearest = np.argpartition(-scores[:count], wanted - 1)[:wanted]
        candidates: list[int] = nearest[np.lexsort((nearest, -scores[nearest]))].tolist()
        choice = self._judge.choice(query, line, scores, candidates)
        chosen = int((choice @ self._choice).argmax())
        shares = self._index.shares(query, candidates[chosen])
        answered = self._judge.answered(query, scores, candidates, chosen, choice, count, shares)
        return Signals(candidates, choice, np.concatenate([answered, np.log(types + 1e-3)]))

    def verdicts(self, item: Item) -> list[Verdict]:
        """The verdict that each requirement brings for the item's kind of municipality."""
        return self._verdicts[item.kind or self._kind]

    def _match(self, item: Item, types: Probabilities) -> Match:
        signals = self.signals(item, types)
        verdicts = self.verdicts(item)
        preference = signals.choice @ self._choice
        shares = np.exp(preference - preference.max())
        shares /= shares.sum()
        answered = float(1 / (1 + np.exp(-(signals.answered @ self._answered))))
        by_verdict = dict.fromkeys(VERDICTS, 0.0)
        by_verdict["outside"] = 1 - answered
        for candidate, share in zip(signals.candidates, shares.tolist(), strict=True):
            by_verdict[verdicts[candidate]] += answered * share
        by_verdict = calibrated(by_verdict, self.judgement.calibration)
        verdict: Verdict = max(VERDICTS, key=by_verdict.__getitem__)
        order = np.argsort(-shares, kind="stable")
        ranked = [
            Candidate(
                section=self._requirements[number][0],
                requirement=self._requirements[number][1],
                verdict=verdicts[number],
                similarity=round(answered * float(shares[position]), 4),
            )
            for position, number in ((position, signals.candidates[position]) for position in order.tolist())
        ]
        return Match(
            verdict=verdict,
            by_verdict={name: round(probability, 4) for name, probability in by_verdict.items()},
            candidates=_of_different_sections(_lead_with(verdict, ranked))[:_SHOWN],
        )


def calibrated(by_verdict: Mapping[Verdict, float], calibration: Calibration) -> dict[Verdict, float]:
    """The probabilities after calibration; they add up to one again."""
    weights = {
        verdict: (probability + FLOOR) ** calibration.sharpness * exp(calibration.bias.get(verdict, 0.0))
        for verdict, probability in by_verdict.items()
    }
    whole = sum(weights.values())
    return {verdict: weight / whole for verdict, weight in weights.items()}


def _lead_with(verdict: Verdict, ranked: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The candidates with the best one that carries the verdict first, so that match and verdict agree."""
    leading = next((candidate for candidate in ranked if candidate.verdict == verdict), None)
    if leading is None or leading is ranked[0]:
        return tuple(ranked)
    return (leading, *(candidate for candidate in ranked if candidate is not leading))


def _of_different_sections(ranked: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The best candidate of each section: three views of one section would hide the others."""
    best: dict[str, Candidate] = {}
    for candidate in ranked:
        best.setdefault(candidate.section.section, candidate)
    return tuple(best.values())
