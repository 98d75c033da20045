"""Finds requirements by remembered words and by whole sentences: the words as written, or what the sentence has in common with them."""

from __future__ import annotations

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from custaudit.match.grams import grams
from custaudit.match.index import Index
from custaudit.match.settings import Ranking
from custaudit.standards.catalogue import Standard
from custaudit.standards.search import Hit, search
from custaudit.text import normal_form

# Below this share of what was asked for, what two texts have in common is chance.
_LEAST_SHARED = 0.4


class Lookup:
    """The search of one standard, built once."""

    def __init__(self, standard: Standard, ranking: Ranking) -> None:
        self._standard = standard
        self._index = Index(standard, ranking)
        self._held = [
            frozenset(grams(normal_form(f"{section.title}\n{requirement.words}"))) for section, requirement in standard.requirements
        ]

    def find(self, words: str, limit: int = 10) -> list[Hit]:
        """The requirements that the words or the sentence are nearest to, the best first; none if they speak of something else."""
        count = len(self._standard.requirements)
        written = {hit.requirement.id: hit for hit in search(self._standard, words, count)}
        hits = []
        for (section, requirement), likeness in zip(self._standard.requirements, self._likeness(words).tolist(), strict=True):
            hit = written.get(requirement.id)
            if likeness >= _LEAST_SHARED and (hit is None or hit.score < likeness):
                hit = replace(hit, score=likeness) if hit else Hit(section, requirement, likeness, "likeness")
            if hit is not None:
                hits.append(hit)
        return sorted(hits, key=lambda hit: -hit.score)[:limit]

    def _likeness(self, words: str) -> NDArray[np.float64]:
        """For each requirement the share of what was asked that it holds, times its rank score against the best one."""
        line = normal_form(words)
        if line.isascii():
            # A number is found as written or not at all.
            return np.zeros(len(self._held))
        asked = {gram: self._index.information_of(gram) for gram in grams(line)}
        whole = sum(asked.values())
        scores = self._index.scores(self._index.queries([line]))[0, : len(self._held)]
        best = float(scores.max(initial=0.0))
        if not whole or best <= 0:
            return np.zeros(len(self._held))
        shares = np.array([sum(asked[gram] for gram in asked.keys() & held) for held in self._held]) / whole
        return np.asarray(shares * np.maximum(scores, 0) / best, dtype=np.float64)
