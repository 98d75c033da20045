"""The closer judgement of a candidate: does it speak of the same data and action, in which words, and of a detail it excludes?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import ahocorasick_rs
import numpy as np

from custaudit.characters import Numbers
from custaudit.match.grid import Fine, Scores
from custaudit.match.index import Index, Queries
from custaudit.match.leaning import Leaning
from custaudit.match.profiles import COLUMNS, Profiles
from custaudit.match.settings import Ranking
from custaudit.standards.catalogue import Standard

CHOICE_SIGNALS = ("score", "example", "near-miss", "alias", "excluded", "data", "action")
"""How near a candidate is: its index score against the best one; the likest example and near miss; the best-covered
alias and excluded detail (share of its information); how many of its data items, forms and actions are named."""

ANSWERED_SIGNALS = (
    "bias",
    "score",
    "gap",
    "lacking",
    "ahead",
    "example",
    "near-miss",
    "alias",
    "excluded",
    "data",
    "length",
    "held",
    "known",
    "leaning",
    "lacked",
)
"""Whether the chosen candidate answers the item at all: its score, its lead over the next one, the score of the best gap of the
standard and the lead over it, the signals of the closer judgement, how much the item says, the shares of it that the
requirement holds and that the standard knows at all, whether it is worded like what standards answer, and the likest line of
that gap."""

_CLOSER = slice(CHOICE_SIGNALS.index("example"), CHOICE_SIGNALS.index("data") + 1)
# Index scores are about ten times as large as the other signals.
_SCALE = 10.0
_MOST_DATA, _MOST_ACTIONS = 3, 2
_TINY = 1e-9
# No line and no name holds it.
_EDGE = "\x1e"


@dataclass(frozen=True, slots=True)
class Nearest:
    """Items with the requirements nearest to each: one row an item, one column a candidate, the best index score first.

    ``choice`` has the signals of ``CHOICE_SIGNALS`` along its last axis; ``scores`` are the index scores; ``held`` is the
    information of the grams that item and candidate share; ``leaning`` is that of ``custaudit.match.leaning``; ``lacking`` are
    the index scores of the best gap of the standard, ``lacked`` how like the item the likest of its lines is.
    """

    queries: Queries
    candidates: Numbers
    choice: Scores
    scores: Scores
    lacking: Scores
    held: Scores
    leaning: Scores
    lacked: Scores

    def answered(self, chosen: Numbers) -> Scores:
        """One row an item, the signals of ``ANSWERED_SIGNALS`` for its candidate at position ``chosen``."""
        items = np.arange(len(chosen))
        others = self.scores.copy()
        others[items, chosen] = 0.0
        score = self.scores[items, chosen]
        leads = np.column_stack((score, score - others.max(axis=1), self.lacking, score - self.lacking)) / _SCALE
        closer = self.choice[items, chosen, _CLOSER]
        information = np.maximum(self.queries.known + self.queries.unknown, _TINY)
        shares = np.column_stack((self.held[items, chosen], self.queries.known)) / information[:, np.newaxis]
        return np.column_stack((np.ones(len(chosen)), leads, closer, np.log1p(self.queries.different), shares, self.leaning, self.lacked))


class _Said(NamedTuple):
    """The ``numbers`` of the grams and names that items say: item ``n`` says ``counts[n]`` of them from ``begins[n]`` on."""

    numbers: Numbers
    counts: Numbers
    begins: Numbers


class Judge:
    """Finds the requirements nearest to items, as many as ``Ranking.candidates`` says, with their signals; built once for a standard."""

    def __init__(self, standard: Standard, ranking: Ranking) -> None:
        self._index = Index(standard, ranking)
        self._profiles = Profiles(standard, self._index)
        self._leaning = Leaning(standard, self._index.vocabulary)
        self._finder = ahocorasick_rs.AhoCorasick(self._profiles.names, store_patterns=False)
        self._requirements = len(standard.requirements)
        self._wanted = min(ranking.candidates, self._requirements)

    def nearest(self, lines: Sequence[str]) -> Nearest:
        """The requirements nearest to each of the normalised texts."""
        queries = self._index.queries(lines)
        scores = self._index.scores(queries)
        said = self._said(queries, lines)
        whole = np.sqrt(np.maximum(queries.known, _TINY))[:, np.newaxis, np.newaxis]
        candidates, best = self._candidates(scores[:, : self._requirements])
        held, data, actions, cosines, shares = np.split(self._sums(said, candidates), (1, 2, 3, 5), axis=2)
        behind = (best - best[:, :1])[:, :, np.newaxis] / _SCALE
        counts = np.minimum(data, _MOST_DATA), np.minimum(actions, _MOST_ACTIONS)
        lacking, lacked = self._lacking(said, scores[:, self._requirements :])
        return Nearest(
            queries=queries,
            candidates=candidates,
            choice=np.concatenate((behind, cosines / whole, shares, *counts), axis=2),
            scores=best,
            lacking=lacking,
            held=held[:, :, 0],
            leaning=self._leaning.of(queries),
            lacked=lacked / whole[:, 0, 0],
        )

    def _lacking(self, said: _Said, scores: Fine) -> tuple[Scores, Scores]:
        """For each item the score of the best gap, and the information that the item shares with the likest of its lines."""
        if not scores.shape[1]:
            return np.zeros(len(scores)), np.zeros(len(scores))
        gaps = scores.argmax(axis=1)[:, np.newaxis]
        likest = self._sums(said, gaps + self._requirements)[:, 0, COLUMNS.index("examples")]
        return scores.max(axis=1).astype(np.float64), likest

    def _candidates(self, scores: Fine) -> tuple[Numbers, Scores]:
        """For each item the requirements with the best index scores and those scores, the best first."""
        found = np.sort(np.argpartition(-scores, self._wanted - 1, axis=1)[:, : self._wanted], axis=1)
        best = np.take_along_axis(scores, found, axis=1).astype(np.float64)
        order = np.argsort(-best, axis=1, kind="stable")
        return np.take_along_axis(found, order, axis=1), np.take_along_axis(best, order, axis=1)

    def _said(self, queries: Queries, lines: Sequence[str]) -> _Said:
        """Which grams and names items say."""
        items, numbers = queries.items, queries.numbers
        found = self._finder.find_matches_as_indexes(_EDGE.join(lines), overlapping=True)
        if found:
            names, starts, _ = np.array(found).T
            ends = np.cumsum([len(line) + len(_EDGE) for line in lines])
            items = np.concatenate((items, np.searchsorted(ends, starts, side="right")))
            order = np.argsort(items, kind="stable")
            items, numbers = items[order], np.concatenate((numbers, self._profiles.first_name + names))[order]
        counts = np.bincount(items, minlength=len(lines))
        return _Said(numbers, counts, np.cumsum(counts) - counts)

    def _sums(self, said: _Said, candidates: Numbers) -> Scores:
        """For each item and candidate what the grams and names that they share bring to each of ``COLUMNS``.

        The items of one requirement go through together, in one product of matrices.
        """
        order = np.argsort(candidates, axis=None, kind="stable")
        requirements, items = candidates.ravel()[order], order // candidates.shape[1]
        counts = said.counts[items]
        ends = np.cumsum(counts)
        numbers = said.numbers[np.arange(counts.sum()) + np.repeat(said.begins[items] - ends + counts, counts)]
        bounds = [0, *ends.tolist()]
        begins = np.flatnonzero(np.diff(requirements, prepend=-1)).tolist()
        found = np.zeros((order.size, len(COLUMNS)))
        for begin, end in pairwise([*begins, order.size]):
            profile = self._profiles.profile(int(requirements[begin]))
            width = len(profile.brings)
            cells = np.repeat(np.arange(0, (end - begin) * width, width), counts[begin:end])
            cells += profile.rows[numbers[bounds[begin] : bounds[end]]]
            shared = np.zeros((end - begin, width), dtype=np.float32)
            shared.put(cells, 1)
            found[begin:end, profile.present] = np.maximum.reduceat(shared @ profile.brings / profile.wholes, profile.begins, axis=1)
        sums = np.empty_like(found)
        sums[order] = found
        return sums.reshape(*candidates.shape, -1)
