"""Holds items against a standard: the requirement that answers each, the verdict, and how sure both are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from typing import NamedTuple

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from custaudit.characters import Numbers
from custaudit.match.grid import Scores
from custaudit.match.judge import ANSWERED_SIGNALS, CHOICE_SIGNALS, Judge, Nearest
from custaudit.match.settings import Calibration, Judgement, MatchingFile
from custaudit.model import KINDS, TYPES, VERDICTS, Item, MunicipalityKind, Verdict
from custaudit.standards.catalogue import KindClass, Requirement, Section, Standard
from custaudit.texts import normal_forms

VERDICT_OF: dict[KindClass, Verdict] = {"required": "covered", "optional": "optional", "prohibited": "prohibited", "none": "outside"}
"""The verdict that a requirement of each class brings."""

_OUTSIDE = VERDICTS.index("outside")
_SHOWN = 3
_BATCH = 2048
# Decimals up to which sums are the same whatever is summed beside them: what is equal to these is a tie.
_EXACT = 9
FLOOR = 1e-3
"""The least probability of a verdict or type that is reckoned with: its logarithm stays finite."""

ANSWERED_WEIGHTS = (*ANSWERED_SIGNALS, *(f"type/{code}" for code in TYPES))
"""The signals of the closer judgement, and the logarithm of the probability of each type."""

Probabilities = NDArray[np.float32]


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
    choice: Scores
    answered: Scores


class _Judged(NamedTuple):
    """Items with the requirements nearest to each: how much speaks for each of these, in log-odds, and the numbers that
    ``ANSWERED_WEIGHTS`` weighs.
    """

    items: Sequence[Item]
    nearest: Nearest
    preference: Scores
    answered: Scores


class Matcher:
    """Holds items against one standard; ``kind`` is the municipality's, where an item does not name its own."""

    def __init__(self, standard: Standard, settings: MatchingFile, kind: MunicipalityKind) -> None:
        self.standard = standard
        self._requirements = standard.requirements
        self.kind = kind
        self._verdicts = np.array([[VERDICTS.index(VERDICT_OF[one.class_for(each)]) for _, one in self._requirements] for each in KINDS])
        numbers = {section.section: number for number, section in enumerate(standard.sections)}
        self._sections = np.array([numbers[section.section] for section, _ in self._requirements])
        self._judge = Judge(standard, settings.ranking)
        self._weigh(settings.described if standard.described else settings.texts)

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
        return [match for judged in self._judged(items, types) for match in self._matches(judged)]

    def signals(self, items: Sequence[Item], types: Probabilities) -> list[Signals]:
        """For each item the candidates, best index score first, and all numbers of the closer judgement."""
        return [
            Signals(candidates, choice, answered)
            for judged in self._judged(items, types)
            for candidates, choice, answered in zip(judged.nearest.candidates.tolist(), judged.nearest.choice, judged.answered, strict=True)
        ]

    def _judged(self, items: Sequence[Item], types: Probabilities) -> Iterator[_Judged]:
        """The items, batch by batch."""
        for start in range(0, len(items), _BATCH):
            batch = items[start : start + _BATCH]
            nearest = self._judge.nearest(normal_forms([item.request for item in batch]))
            preference = (nearest.choice @ self._choice).round(_EXACT)
            answered = nearest.answered(preference.argmax(axis=1))
            yield _Judged(batch, nearest, preference, np.column_stack((answered, np.log(types[start : start + _BATCH] + FLOOR))))

    def verdicts(self, item: Item) -> list[Verdict]:
        """The verdict that each requirement brings for the item's kind of municipality."""
        return [VERDICTS[number] for number in self._verdicts[KINDS.index(item.kind or self.kind)].tolist()]

    def _matches(self, judged: _Judged) -> Iterator[Match]:
        candidates_of = judged.nearest.candidates
        kinds = np.array([KINDS.index(item.kind or self.kind) for item in judged.items])
        verdicts = self._verdicts[kinds[:, np.newaxis], candidates_of]
        shares = np.exp(judged.preference - judged.preference.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        answered = 1 / (1 + np.exp(-(judged.answered @ self._answered)))[:, np.newaxis]
        likely = answered * shares
        by_verdict = np.column_stack([np.where(verdicts == number, likely, 0.0).sum(axis=1) for number in range(len(VERDICTS))])
        by_verdict[:, [_OUTSIDE]] += 1 - answered
        by_verdict = calibrated(by_verdict, self.judgement.calibration)
        chosen = by_verdict.argmax(axis=1)
        shown = self._shown(candidates_of, shares, verdicts == chosen[:, np.newaxis])
        columns = (candidates_of, verdicts, likely.round(4), chosen, by_verdict.round(4))
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

    def _shown(self, candidates: Numbers, shares: Scores, carrying: NDArray[np.bool_]) -> Iterator[list[int]]:
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


def calibrated(by_verdict: Scores, calibration: Calibration) -> Scores:
    """The probabilities of ``model.VERDICTS``, one row an item, after calibration; they add up to one again."""
    bias = np.array([calibration.bias.get(verdict, 0.0) for verdict in VERDICTS])
    weights = (by_verdict + FLOOR) ** calibration.sharpness * np.exp(bias)
    shares: Scores = weights / weights.sum(axis=1, keepdims=True)
    return (1 - calibration.doubt) * shares + calibration.doubt / len(VERDICTS)
