"""The closer judgement of a candidate: does it speak of the same data and action, in which words, and of a detail it excludes?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from custaudit.match.index import Index, Query, Scores
from custaudit.standards.catalogue import Requirement, Standard
from custaudit.text import normal_form

CHOICE_SIGNALS = ("score", "example", "near-miss", "alias", "excluded", "data", "action")
"""How near a candidate is: its index score against the best one; the likest example and near miss; the best-covered
alias and excluded detail (share of its information); how many of its data items, forms and actions are named."""

ANSWERED_SIGNALS = ("bias", "score", "gap", "topic", "ahead", "example", "near-miss", "alias", "excluded", "data", "length")
"""Whether the chosen candidate answers the item at all: its score, its lead over the next one, the best topic outside the
standard and the lead over it, the signals of the closer judgement, and how much the item says."""

_SCALE = 10.0
_MOST_DATA, _MOST_ACTIONS = 3, 2

Signals = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Profile:
    """What the closer judgement needs of a requirement: phrases as grams, each with the information it carries."""

    examples: list[tuple[frozenset[int], float]]
    near_misses: list[tuple[frozenset[int], float]]
    aliases: list[tuple[frozenset[int], float]]
    excludes: list[tuple[frozenset[int], float]]
    data: list[str]
    actions: list[str]


class Judge:
    """Gives the signals of candidates; built once for a standard."""

    def __init__(self, standard: Standard, index: Index) -> None:
        self._index = index
        self._profiles = [self._profile(requirement) for _, requirement in standard.requirements]

    def _profile(self, requirement: Requirement) -> _Profile:
        def phrases(texts: Sequence[str]) -> list[tuple[frozenset[int], float]]:
            known = [self._index.phrase(text) for text in texts]
            return [(numbers, self._index.amount(numbers)) for numbers in known if numbers]

        return _Profile(
            examples=phrases(requirement.examples),
            near_misses=phrases(requirement.near_misses),
            aliases=phrases(requirement.aliases),
            excludes=phrases(requirement.excludes),
            data=[normal_form(name) for name in (*requirement.data, *requirement.forms)],
            actions=[normal_form(name) for name in requirement.actions],
        )

    def choice(self, query: Query, line: str, scores: Scores, candidates: Sequence[int]) -> Signals:
        """One row a candidate, one column a signal of ``CHOICE_SIGNALS``; ``line`` is the item's normalised text."""
        best = float(scores[candidates[0]])
        said = self._index.amount(query.present)
        rows = np.empty((len(candidates), len(CHOICE_SIGNALS)))
        for row, candidate in enumerate(candidates):
            profile = self._profiles[candidate]
            rows[row] = (
                (float(scores[candidate]) - best) / _SCALE,
                self._likeness(query, said, profile.examples),
                self._likeness(query, said, profile.near_misses),
                self._covered(query, profile.aliases),
                self._covered(query, profile.excludes),
                min(sum([name in line for name in profile.data]), _MOST_DATA),
                min(sum([name in line for name in profile.actions]), _MOST_ACTIONS),
            )
        return rows

    def answered(self, query: Query, scores: Scores, candidates: Sequence[int], chosen: int, choice: Signals, requirements: int) -> Signals:
        """The signals of ``ANSWERED_SIGNALS`` for the candidate at position ``chosen``."""
        score = float(scores[candidates[chosen]]) / _SCALE
        others = [float(scores[candidate]) for position, candidate in enumerate(candidates) if position != chosen]
        topic = float(scores[requirements:].max()) / _SCALE if len(scores) > requirements else 0.0
        _, example, near_miss, alias, excluded, data, _ = choice[chosen]
        gap = score - max(others, default=0.0) / _SCALE
        return np.array(
            [1.0, score, gap, topic, score - topic, example, near_miss, alias, excluded, data, np.log1p(len(query.present))]
        )

    def _likeness(self, query: Query, said: float, phrases: Sequence[tuple[frozenset[int], float]]) -> float:
        amount = self._index.amount
        best = 0.0
        for numbers, information in phrases:
            shared = query.present & numbers
            if shared:
                likeness: float = amount(shared) / (said * information) ** 0.5
                best = max(best, likeness)
        return best

    def _covered(self, query: Query, phrases: Sequence[tuple[frozenset[int], float]]) -> float:
        amount = self._index.amount
        best = 0.0
        for numbers, information in phrases:
            shared = query.present & numbers
            if shared:
                best = max(best, amount(shared) / information)
        return best
