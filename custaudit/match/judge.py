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

ANSWERED_SIGNALS = (
    "bias",
    "score",
    "gap",
    "topic",
    "ahead",
    "example",
    "near-miss",
    "alias",
    "excluded",
    "data",
    "length",
    "held",
    "known",
)
"""Whether the chosen candidate answers the item at all: its score, its lead over the next one, the best topic outside the
standard and the lead over it, the signals of the closer judgement, how much the item says, and the shares of it that the
requirement holds and that the standard knows at all."""

_SCALE = 10.0
_MOST_DATA, _MOST_ACTIONS = 3, 2
_PHRASES = ("examples", "near_misses", "aliases", "excludes")
_COSINE_KINDS = 2
_TINY = 1e-9

Signals = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Profile:
    """What the closer judgement needs of a requirement.

    ``grams`` has the grams of all its phrases one after the other; phrase ``n`` begins at ``begins[n]``, carries
    ``information[n]`` and is of the kind ``kinds[n]`` (a place in ``_PHRASES``).
    """

    grams: NDArray[np.intp]
    begins: NDArray[np.intp]
    information: NDArray[np.float64]
    kinds: NDArray[np.intp]
    data: list[str]
    actions: list[str]


class Judge:
    """Gives the signals of candidates; built once for a standard."""

    def __init__(self, standard: Standard, index: Index) -> None:
        self._index = index
        self._information = index.information.astype(np.float64)
        self._profiles = [self._profile(requirement) for _, requirement in standard.requirements]

    def _profile(self, requirement: Requirement) -> _Profile:
        found = [
            (kind, numbers)
            for kind, name in enumerate(_PHRASES)
            for numbers in map(self._index.phrase, getattr(requirement, name))
            if numbers.size
        ]
        lengths = [numbers.size for _, numbers in found]
        return _Profile(
            grams=np.concatenate([numbers for _, numbers in found]) if found else np.zeros(0, dtype=np.intp),
            begins=np.cumsum([0, *lengths[:-1]], dtype=np.intp) if found else np.zeros(0, dtype=np.intp),
            information=np.array([self._information[numbers].sum() for _, numbers in found]),
            kinds=np.array([kind for kind, _ in found], dtype=np.intp),
            data=[normal_form(name) for name in (*requirement.data, *requirement.forms)],
            actions=[normal_form(name) for name in requirement.actions],
        )

    def choice(
        self, queries: Sequence[Query], lines: Sequence[str], scores: Sequence[Scores], candidates: Sequence[Sequence[int]]
    ) -> list[Signals]:
        """For each item one row a candidate, one column a signal of ``CHOICE_SIGNALS``; ``lines`` are the normalised texts."""
        phrases = self._phrase_signals(queries, candidates)
        found: list[Signals] = []
        first = 0
        for line, score, mine in zip(lines, scores, candidates, strict=True):
            rows = np.empty((len(mine), len(CHOICE_SIGNALS)))
            rows[:, 0] = (score[mine] - score[mine[0]]) / _SCALE
            rows[:, 1:5] = phrases[first : first + len(mine)]
            profiles = [self._profiles[candidate] for candidate in mine]
            rows[:, 5] = [min(sum([name in line for name in profile.data]), _MOST_DATA) for profile in profiles]
            rows[:, 6] = [min(sum([name in line for name in profile.actions]), _MOST_ACTIONS) for profile in profiles]
            found.append(rows)
            first += len(mine)
        return found

    def answered(
        self,
        query: Query,
        scores: Scores,
        candidates: Sequence[int],
        chosen: int,
        choice: Signals,
        requirements: int,
        shares: tuple[float, float],
    ) -> Signals:
        """The signals of ``ANSWERED_SIGNALS`` for the candidate at position ``chosen``; ``shares`` are the last two of them."""
        score = float(scores[candidates[chosen]]) / _SCALE
        others = [float(scores[candidate]) for position, candidate in enumerate(candidates) if position != chosen]
        topic = float(scores[requirements:].max()) / _SCALE if len(scores) > requirements else 0.0
        example, near_miss, alias, excluded, data = choice[chosen, 1:6]
        gap = score - max(others, default=0.0) / _SCALE
        length = np.log1p(query.numbers.size)
        return np.array([1.0, score, gap, topic, score - topic, example, near_miss, alias, excluded, data, length, *shares])

    def _phrase_signals(self, queries: Sequence[Query], candidates: Sequence[Sequence[int]]) -> Signals:
        """For each candidate of each item the best phrase of each kind: cosine for examples and near misses, else the share
        that is said. All items go through together: one pass over many phrases costs little more than over few.
        """
        profiles = [self._profiles[candidate] for mine in candidates for candidate in mine]
        best = np.zeros(len(profiles) * len(_PHRASES))
        grams = np.concatenate([profile.grams for profile in profiles])
        if not grams.size:
            return best.reshape(-1, len(_PHRASES))
        size = len(self._information)
        said = np.zeros(len(queries) * size)
        for place, query in enumerate(queries):
            said[place * size + query.numbers] = self._information[query.numbers]
        amounts = np.add.reduceat(said, np.arange(0, said.size, size))
        items = np.repeat(np.arange(len(queries)), [len(mine) for mine in candidates])
        lengths = np.array([profile.grams.size for profile in profiles])
        phrases = np.array([profile.kinds.size for profile in profiles])
        begins = np.concatenate([profile.begins for profile in profiles]) + np.repeat(np.cumsum(lengths) - lengths, phrases)
        shared = np.add.reduceat(said[grams + np.repeat(items * size, lengths)], begins)
        information = np.concatenate([profile.information for profile in profiles])
        kinds = np.concatenate([profile.kinds for profile in profiles])
        cosine = np.sqrt(information * np.maximum(np.repeat(amounts[items], phrases), _TINY))
        whole = np.where(kinds < _COSINE_KINDS, cosine, information)
        np.maximum.at(best, np.repeat(np.arange(len(profiles)), phrases) * len(_PHRASES) + kinds, shared / whole)
        return best.reshape(-1, len(_PHRASES))
