"""Holds items against a standard: the requirement that answers each, the verdict, and how sure both are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from math import exp

import numpy as np
from numpy.typing import NDArray

from custaudit.match.index import Index, Scores
from custaudit.match.judge import ANSWERED_SIGNALS, CHOICE_SIGNALS, Judge
from custaudit.match.settings import Calibration, Judgement, MatchingFile
from custaudit.model import KINDS, TYPES, VERDICTS, Item, MunicipalityKind, Verdict
from custaudit.standards.catalogue import KindClass, Requirement, Section, Standard
from custaudit.text import normal_form

_VERDICT_OF: dict[KindClass, Verdict] = {"required": "covered", "optional": "optional", "prohibited": "prohibited", "none": "outside"}
_SHOWN = 3
_BATCH = 64
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
        return [self._match(item, found) for item, found in zip(items, self.signals(items, types), strict=True)]

    def signals(self, items: Sequence[Item], types: Probabilities) -> list[Signals]:
        """For each item the candidates, best index score first, and all numbers of the closer judgement."""
        found: list[Signals] = []
        for start in range(0, len(items), _BATCH):
            found.extend(self._signals(items[start : start + _BATCH], types[start : start + _BATCH]))
        return found

    def _signals(self, items: Sequence[Item], types: Probabilities) -> list[Signals]:
        lines = [normal_form(f"{item.title}\n{item.detail}") for item in items]
        queries = [self._index.query(line) for line in lines]
        scores = [self._index.scores(query) for query in queries]
        candidates = [self._nearest(score) for score in scores]
        choices = self._judge.choice(queries, lines, scores, candidates)
        kinds = np.log(types + 1e-3)
        found: list[Signals] = []
        for number, (query, score, mine, choice) in enumerate(zip(queries, scores, candidates, choices, strict=True)):
            chosen = int((choice @ self._choice).argmax())
            shares = self._index.shares(query, mine[chosen])
            answered = self._judge.answered(query, score, mine, chosen, choice, len(self._requirements), shares)
            found.append(Signals(mine, choice, np.concatenate([answered, kinds[number]])))
        return found

    def _nearest(self, scores: Scores) -> list[int]:
        """The requirements with the best index scores, the best first."""
        count = len(self._requirements)
        wanted = min(self._wanted, count)
        nearest: list[int] = np.argpartition(-scores[:count], wanted - 1)[:wanted].tolist()
        return sorted(nearest, key=lambda number: (-scores[number], number))

    def verdicts(self, item: Item) -> list[Verdict]:
        """The verdict that each requirement brings for the item's kind of municipality."""
        return self._verdicts[item.kind or self._kind]

    def _match(self, item: Item, signals: Signals) -> Match:
        verdicts = self.verdicts(item)
        preference = signals.choice @ self._choice
        weights = np.exp(preference - preference.max())
        shares: list[float] = (weights / weights.sum()).tolist()
        answered = 1 / (1 + exp(-float(signals.answered @ self._answered)))
        by_verdict = dict.fromkeys(VERDICTS, 0.0)
        by_verdict["outside"] = 1 - answered
        for candidate, share in zip(signals.candidates, shares, strict=True):
            by_verdict[verdicts[candidate]] += answered * share
        by_verdict = calibrated(by_verdict, self.judgement.calibration)
        verdict: Verdict = max(VERDICTS, key=by_verdict.__getitem__)
        order = sorted(range(len(shares)), key=lambda position: -shares[position])
        shown = self._shown([signals.candidates[position] for position in order], verdicts, verdict)
        similarity = dict(zip(signals.candidates, shares, strict=True))
        return Match(
            verdict=verdict,
            by_verdict={name: round(probability, 4) for name, probability in by_verdict.items()},
            candidates=tuple(Candidate(*self._requirements[n], verdicts[n], round(answered * similarity[n], 4)) for n in shown),
        )

    def _shown(self, ranked: Sequence[int], verdicts: Sequence[Verdict], verdict: Verdict) -> list[int]:
        """The candidates to name: the best one that carries the verdict, so that match and verdict agree, then the best of
        other sections, since three views of one section would hide the others.
        """
        leading = next((number for number in ranked if verdicts[number] == verdict), ranked[0])
        best: dict[str, int] = {}
        for number in (leading, *ranked):
            best.setdefault(self._requirements[number][0].section, number)
            if len(best) == _SHOWN:
                break
        return list(best.values())


def calibrated(by_verdict: Mapping[Verdict, float], calibration: Calibration) -> dict[Verdict, float]:
    """The probabilities after calibration; they add up to one again."""
    weights = {
        verdict: (probability + FLOOR) ** calibration.sharpness * exp(calibration.bias.get(verdict, 0.0))
        for verdict, probability in by_verdict.items()
    }
    whole = sum(weights.values())
    even = calibration.doubt / len(weights)
    return {verdict: (1 - calibration.doubt) * weight / whole + even for verdict, weight in weights.items()}
