"""The fast index: BM25 of every requirement of a standard, and of every customary topic outside it, for many items."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from custaudit.match.grams import grams, is_grammatical
from custaudit.match.settings import Ranking
from custaudit.standards.catalogue import Requirement, Standard, Topic

Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Query:
    """An item as the index sees it: gram numbers, their counts' weights, and the information they carry in all."""

    numbers: NDArray[np.intp]
    weights: Scores
    present: frozenset[int]
    information: float


class Index:
    """Scores texts against ``len(standard.requirements)`` requirements, then ``len(standard.topics)`` topics."""

    def __init__(self, standard: Standard, ranking: Ranking) -> None:
        self._ranking = ranking
        documents = [Counter(grams(_words(requirement))) for _, requirement in standard.requirements]
        documents += [Counter(grams(_topic_words(topic))) for topic in standard.topics]
        held_by = Counter(gram for document in documents for gram in document)
        self.numbers: dict[str, int] = {gram: number for number, gram in enumerate(held_by)}
        total = len(documents)
        self.information: Scores = np.array(
            [
                np.log(1 + (total - holders + 0.5) / (holders + 0.5)) * (ranking.hiragana if is_grammatical(gram) else 1.0)
                for gram, holders in held_by.items()
            ],
            dtype=np.float32,
        )
        self._plain_information: list[float] = self.information.tolist()
        self._matrix = np.zeros((len(held_by), total), dtype=np.float32)
        lengths = [sum(document.values()) for document in documents]
        average = sum(lengths) / max(total, 1)
        for column, (document, length) in enumerate(zip(documents, lengths, strict=True)):
            rows = np.fromiter((self.numbers[gram] for gram in document), dtype=np.intp, count=len(document))
            counts = np.fromiter(document.values(), dtype=np.float32, count=len(document))
            saturated = counts * (ranking.k1 + 1) / (counts + ranking.k1 * (1 - ranking.b + ranking.b * length / average))
            self._matrix[rows, column] = saturated * self.information[rows]

    def query(self, text: str, reason: str) -> Query:
        """The grams of an item's title and detail, and of its reason at a smaller weight."""
        counts: dict[int, float] = {}
        present: set[int] = set()
        for words, share in ((text, 1.0), (reason, self._ranking.reason)):
            if not words or not share:
                continue
            for gram in grams(words):
                number = self.numbers.get(gram)
                if number is not None:
                    counts[number] = counts.get(number, 0.0) + share
                    if share == 1.0:
                        present.add(number)
        numbers = np.fromiter(counts, dtype=np.intp, count=len(counts))
        amount = np.fromiter(counts.values(), dtype=np.float32, count=len(counts))
        weights = amount * 1.5 / (amount + 0.5)
        length = float(np.sqrt(np.square(weights * self.information[numbers]).sum())) if len(counts) else 0.0
        return Query(numbers, weights, frozenset(present), length)

    def scores(self, query: Query) -> Scores:
        """One score a requirement or topic, made comparable between long and short items."""
        if not query.information:
            return np.zeros(self._matrix.shape[1], dtype=np.float32)
        return query.weights @ self._matrix[query.numbers] / np.float32(query.information)

    def phrase(self, text: str) -> frozenset[int]:
        """The numbers of the grams of a phrase that the index knows."""
        return frozenset(self.numbers[gram] for gram in grams(text) if gram in self.numbers)

    def amount(self, numbers: frozenset[int]) -> float:
        """The information that a set of grams carries."""
        information = self._plain_information
        return sum([information[number] for number in numbers])


def _words(requirement: Requirement) -> str:
    parts: Sequence[str] = [
        requirement.title,
        requirement.text,
        *requirement.aliases,
        *requirement.examples,
        *requirement.data,
        *requirement.forms,
        *requirement.actions,
    ]
    return "\n".join(parts)


def _topic_words(topic: Topic) -> str:
    return "\n".join([topic.title, *topic.aliases, *topic.examples])
