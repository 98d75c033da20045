"""Whether texts are worded like the lines that a standard answers, or like those of which it says nothing."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from custaudit.match.index import Queries
from custaudit.match.vocabulary import Vocabulary
from custaudit.standards.catalogue import Standard
from custaudit.text import normal_form


class Leaning:
    """The log-odds of every gram between the examples of requirements and the lines that the standard lacks."""

    def __init__(self, standard: Standard, vocabulary: Vocabulary) -> None:
        answered = [line for _, requirement in standard.requirements for line in requirement.examples]
        lacking = [line for gap in standard.gaps for line in gap.lines]
        self._odds = np.zeros(len(vocabulary))
        if answered and lacking:
            self._odds = _logarithms(answered, vocabulary) - _logarithms(lacking, vocabulary)

    def of(self, queries: Queries) -> NDArray[np.float64]:
        """The sum over the grams of each text by the root of their number: above 0 like what is answered, 0 if nothing is known."""
        sums = np.bincount(queries.items, weights=self._odds[queries.numbers], minlength=queries.different.size)
        return np.asarray(sums / np.sqrt(np.maximum(queries.different, 1)), dtype=np.float64)


def _logarithms(lines: Sequence[str], vocabulary: Vocabulary) -> NDArray[np.float64]:
    """The logarithm of the share of lines that hold each gram, by Laplace's rule."""
    counted = vocabulary.count([normal_form(line) for line in lines])
    holders = np.bincount(counted.numbers, minlength=len(vocabulary))
    return np.asarray(np.log((holders + 1) / (len(lines) + 2)), dtype=np.float64)
