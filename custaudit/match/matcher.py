"""Holds items against a standard: the requirement that answers each, the verdict, and how sure both are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from typing import NamedTuple

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from custaudit.match.judge import ANSWERED_SIGNALS, CHOICE_SIGNALS, EXACT, Judge, Nearest, Places
from custaudit.match.settings import Calibration, Judgement, MatchingFile
from custaudit.model import KINDS, TYPES, VERDICTS, Item, MunicipalityKind, Verdict
from custaudit.standards.catalogue import KindClass, Requirement, Section, Standard
from custaudit.texts import normal_forms

_VERDICT_OF: dict[KindClass, Verdict] = {"required": "covered", "optional": "optional", "prohibited": "prohibited", "none": "outside"}
_OUTSIDE = VERDICTS.index("outside")
_SHOWN = 3
_BATCH = 1024
FLOOR = 1e-3
"""The probability that every verdict keeps, whatever the candidates say."""

ANSWERED_WEIGHTS = (*ANSWERED_SIGNALS, *(f"type/{code}" for code in TYPES))
"""The signals of the closer judgement, and the logarithm of the probability of each type."""

Probabilities = NDArray[np.float32]
Numbers = NDArray[np.float64]


class Candidate(Struct, frozen=True, gc=False):
    """A requirement that may answer an item; ``similarity`` from 0 to 1 is the probability that it is the right one."""

    section: Section
    requirement: Requirement
    verdict: Verdict
    similarity: float


class Match(Struct, frozen=True, gc=False):
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


class Signals(NamedTuple):
    """The numbers from which an item is judged; fitting learns its weights from them."""

    candidates: list[int]
    choice: Numbers
    answered: Numbers


class Matcher:
    """Holds items against one standard; ``kind`` is the municipality's, where an item does not name its own."""

    def __init__(self, standard: Standard, settings: MatchingFile, kind: MunicipalityKind) -> None:
        self.standard = standard
        self._requirements = standard.requirements
        self._kind = kind
        self._verdicts = np.array([[VERDICTS.index(_VERDICT_OF[one.class_for(each)]) for _, one in self._requirements] for each in KINDS])
        numbers = {section.section: number for number, section in enumerate(standard.sections)}
        self._sections = np.array([numbers[section.section] for section, _ in self._requirements])
        self._judge = Judge(standard, settings.ranking)
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
        return [match for batch, held in self._held(items, types) for match in self._matches(batch, *held)]

    def signals(self, items: Sequence[Item], types: Probabilities) -> list[Signals]:
        """For each item the candidates, best index score first, and all numbers of the closer judgement."""
        return [
            Signals(candidates, choice, answered)
            for _, (nearest, numbers) in self._held(items, types)
            for candidates, choice, answered in zip(nearest.candidates.tolist(), nearest.choice, numbers, strict=True)
        ]

    def _held(self, items: Sequence[Item], types: Probabilities) -> Iterator[tuple[Sequence[Item], tuple[Nearest, Numbers]]]:
        """Batch by batch the items with their nearest requirements, and the numbers that ``ANSWERED_WEIGHTS`` weighs."""
        for start in range(0, len(items), _BATCH):
            batch = items[start : start + _BATCH]
            nearest = self._judge.nearest(normal_forms([f"{item.title}\n{item.detail}" for item in batch]))
            answered = nearest.answered(self._preference(nearest).argmax(axis=1))
            yield batch, (nearest, np.column_stack((answered, np.log(types[start : start + _BATCH] + 1e-3))))

    def _preference(self, nearest: Nearest) -> Numbers:
        """How much speaks for each candidate, in log-odds."""
        weighed: Numbers = nearest.choice @ self._choice
        return weighed.round(EXACT)

    def verdicts(self, item: Item) -> list[Verdict]:
        """The verdict that each requirement brings for the item's kind of municipality."""
        return [VERDICTS[number] for number in self._verdicts[KINDS.index(item.kind or self._kind)].tolist()]

    def _matches(self, items: Sequence[Item], nearest: Nearest, numbers: Numbers) -> Iterator[Match]:
        kinds = np.array([KINDS.index(item.kind or self._kind) for item in items])
        verdicts = self._verdicts[kinds[:, np.newaxis], nearest.candidates]
        preference = self._preference(nearest)
        shares = np.exp(preference - preference.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        answered = 1 / (1 + np.exp(-(numbers @ self._answered)))[:, np.newaxis]
        likely = answered * shares
        by_verdict = np.column_stack([np.where(verdicts == number, likely, 0.0).sum(axis=1) for number in range(len(VERDICTS))])
        by_verdict[:, [_OUTSIDE]] += 1 - answered
        by_verdict = calibrated(by_verdict, self.judgement.calibration)
        chosen = by_verdict.argmax(axis=1)
        shown = self._shown(nearest.candidates, shares, verdicts == chosen[:, np.newaxis])
        columns = (nearest.candidates, verdicts, likely.round(4), chosen, by_verdict.round(4))
        for candidates, brought, similarity, verdict, probabilities, places in zip(
            *(each.tolist() for each in columns), shown, strict=True
        ):
            yield Match(
                verdict=VERDICTS[verdict],
                by_verdict=dict(zip(VERDICTS, probabilities, strict=True)),
                candidates=tuple([self._candidate(candidates[place], brought[place], similarity[place]) for place in places]),
            )

    def _candidate(self, number: int, verdict: int, similarity: float) -> Candidate:
        section, requirement = self._requirements[number]
        return Candidate(section, requirement, VERDICTS[verdict], similarity)

    def _shown(self, candidates: Places, shares: Numbers, carrying: NDArray[np.bool_]) -> Iterator[list[int]]:
        """For each item the positions of the candidates to name: the best one that carries the verdict, so that match and
        verdict agree, then the best of other sections, since three views of one section would hide the others.
        """
        ranked = np.argsort(-shares, axis=1, kind="stable")
        leading = np.take_along_axis(carrying, ranked, axis=1).argmax(axis=1)
        sections = np.take_along_axis(self._sections[candidates], ranked, axis=1)
        for order, first, section in zip(ranked.tolist(), leading.tolist(), sections.tolist(), strict=True):
            best = {section[first]: order[first]}
            for number, position in zip(section, order, strict=True):
                if len(best) == _SHOWN:
                    break
                best.setdefault(number, position)
            yield list(best.values())


def calibrated(by_verdict: Numbers, calibration: Calibration) -> Numbers:
    """The probabilities of ``model.VERDICTS``, one row an item, after calibration; they add up to one again."""
    bias = np.array([calibration.bias.get(verdict, 0.0) for verdict in VERDICTS])
    weights = (by_verdict + FLOOR) ** calibration.sharpness * np.exp(bias)
    shares: Numbers = weights / weights.sum(axis=1, keepdims=True)
    return (1 - calibration.doubt) * shares + calibration.doubt / len(VERDICTS)
