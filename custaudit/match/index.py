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
from custaudit.text import normal_form

Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Query:
    """An item as the index sees it: the numbers of its grams with their weights, the length of that vector, and the
    information of the grams that the index does not know (each taken for as rare as its rarest).
    """

    numbers: NDArray[np.intp]
    weights: Scores
    length: float
    unknown: float


class Index:
    """Scores texts against ``len(standard.requirements)`` requirements, then ``len(standard.topics)`` topics."""

    def __init__(self, standard: Standard, ranking: Ranking) -> None:
        documents = [Counter(grams(normal_form(_words(requirement)))) for _, requirement in standard.requirements]
        documents += [Counter(grams(normal_form(_topic_words(topic)))) for topic in standard.topics]
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
        self._hiragana = ranking.hiragana
        self._rarest = float(self.information.max(initial=0.0))
        self._matrix = np.zeros((len(held_by), total), dtype=np.float32)
        lengths = [sum(document.values()) for document in documents]
        average = sum(lengths) / max(total, 1)
        for column, (document, length) in enumerate(zip(documents, lengths, strict=True)):
            rows = np.fromiter((self.numbers[gram] for gram in document), dtype=np.intp, count=len(document))
            counts = np.fromiter(document.values(), dtype=np.float32, count=len(document))
            saturated = counts * (ranking.k1 + 1) / (counts + ranking.k1 * (1 - ranking.b + ranking.b * length / average))
            self._matrix[rows, column] = saturated * self.information[rows]

    def query(self, text: str) -> Query:
        """The grams of a normalised text that the index knows."""
        known = self.numbers
        found: list[int] = []
        amounts: list[int] = []
        strange = 0.0
        for gram, count in Counter(grams(text)).items():
            number = known.get(gram)
            if number is None:
                strange += self._hiragana if is_grammatical(gram) else 1.0
            else:
                found.append(number)
                amounts.append(count)
        numbers = np.array(found, dtype=np.intp)
        amount = np.array(amounts, dtype=np.float32)
        weights = amount * np.float32(1.5) / (amount + np.float32(0.5))
        return Query(numbers, weights, float(np.linalg.norm(weights * self.information[numbers])), strange * self._rarest)

    def scores(self, query: Query) -> Scores:
        """One score a requirement or topic, made comparable between long and short items."""
        if not query.length:
            return np.zeros(self._matrix.shape[1], dtype=np.float32)
        return query.weights @ self._matrix[query.numbers] / np.float32(query.length)

    def shares(self, query: Query, column: int) -> tuple[float, float]:
        """The share of the item's information that a requirement holds, and the share that the standard knows at all."""
        information = self.information[query.numbers]
        known = float(information.sum())
        if not known:
            return 0.0, 0.0
        held = float(information[self._matrix[query.numbers, column] > 0].sum())
        return held / (known + query.unknown), known / (known + query.unknown)

    def phrase(self, text: str) -> NDArray[np.intp]:
        """The numbers of the grams of a phrase that the index knows, each once."""
        return np.array(sorted({self.numbers[gram] for gram in grams(normal_form(text)) if gram in self.numbers}), dtype=np.intp)


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
