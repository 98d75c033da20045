"""Why an item was held against these requirements: every signal of the candidates and of the verdict, with its weight."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from msgspec import Struct

from custaudit.match.judge import CHOICE_SIGNALS
from custaudit.match.matcher import ANSWERED_WEIGHTS, Matcher, Probabilities
from custaudit.model import Item, RequirementMatch, Verdict

_LEAST = 0.005


class Signal(Struct, frozen=True):
    """A number that counted: what it measures, its value, its weight, and their product."""

    name: str
    value: float
    weight: float
    contribution: float


class CandidateExplanation(Struct, frozen=True):
    """A requirement: its likelihood of being the answer, the verdict it brings, and the signals for and against choosing it."""

    match: RequirementMatch
    verdict: Verdict
    signals: list[Signal]


class MatchExplanation(Struct, frozen=True):
    """``answered``: what says that the standard answers the item at all (their sum is in log-odds); the best candidates."""

    answered: list[Signal]
    candidates: list[CandidateExplanation]


def explain_match(matcher: Matcher, item: Item, types: Probabilities, candidates: Sequence[RequirementMatch]) -> MatchExplanation:
    """The signals behind the candidates of an assessed item; ``types`` holds the probability of each of its types."""
    [signals] = matcher.signals([item], types[np.newaxis])
    verdicts = matcher.verdicts(item)
    numbers = {requirement.id: number for number, (_, requirement) in enumerate(matcher.standard.requirements)}
    rows = dict(zip(signals.candidates, signals.choice.tolist(), strict=True))
    return MatchExplanation(
        answered=_weighed(ANSWERED_WEIGHTS, signals.answered.tolist(), matcher.judgement.answered),
        candidates=[
            CandidateExplanation(
                match=candidate,
                verdict=verdicts[numbers[candidate.requirement]],
                signals=_weighed(CHOICE_SIGNALS, rows[numbers[candidate.requirement]], matcher.judgement.choice),
            )
            for candidate in candidates
        ],
    )


def _weighed(names: Sequence[str], values: Sequence[float], weights: Mapping[str, float]) -> list[Signal]:
    """The signals that count, the strongest first."""
    found = [
        Signal(name, round(value, 3), round(weights.get(name, 0.0), 3), round(value * weights.get(name, 0.0), 3))
        for name, value in zip(names, values, strict=True)
    ]
    return sorted((one for one in found if abs(one.contribution) >= _LEAST), key=lambda one: -abs(one.contribution))
