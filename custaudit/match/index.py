"""The fast index: BM25 of every requirement of a standard, and of all that it does not have, for many items."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from custaudit.characters import Numbers
from custaudit.match.grams import is_grammatical
from custaudit.match.grid import Fine, Scores, on_grid
from custaudit.match.settings import Ranking
from custaudit.match.vocabulary import Vocabulary
from custaudit.standards.catalogue import Standard
from custaudit.text import normal_form

# What an item says is weighed in whole numbers up to this: small ones, so that what a gram brings can be the finer.
_HEAVIEST = 15
# Grams that more documents than this have are multiplied as a dense matrix, the others one by one: each way where it is faster.
_FREQUENT = 80
# So many items at a time: what is computed of them stays in the processor's cache.
_BLOCK = 128


@dataclass(frozen=True, slots=True)
class Queries:
    """Items as the index sees them: item ``items[n]`` says the known gram ``numbers[n]`` with ``weights[n]``, item by item.

    For each item: the ``lengths`` that make the scores of long and short ones comparable, how many ``different`` grams it has
    that the index knows, their information (``known``), and that of the grams that it does not know (``unknown``), each taken
    for as rare as the rarest.
    """

    items: Numbers
    numbers: Numbers
    weights: Fine
    lengths: Fine
    different: Numbers
    known: Scores
    unknown: Scores


class Index:
    """Scores texts against the documents: the requirements of a standard in its order, then its gaps.

    ``information`` says how much each gram of the ``vocabulary`` tells.
    """

    def __init__(self, standard: Standard, ranking: Ranking) -> None:
        texts = [normal_form(requirement.words) for _, requirement in standard.requirements]
        texts += [normal_form(gap.words) for gap in standard.gaps]
        self._documents = len(texts)
        self._hiragana = ranking.hiragana
        self.vocabulary = Vocabulary(texts)
        counted = self.vocabulary.count(texts)
        holders = np.bincount(counted.numbers, minlength=len(self.vocabulary))
        rarity = np.log(1 + (self._documents - holders + 0.5) / (holders + 0.5))
        information = rarity * np.where(self.vocabulary.hiragana, ranking.hiragana, 1.0)
        told = _sums(counted.texts, information[counted.numbers], self._documents)
        self.information: Scores = on_grid(information, told.max(initial=0.0))
        self._rarest = float(self.information.max(initial=0.0))
        lengths = _sums(counted.texts, counted.counts, self._documents)
        relative = lengths[counted.texts] / (lengths.sum() / max(self._documents, 1))
        saturated = counted.counts * (ranking.k1 + 1) / (counted.counts + ranking.k1 * (1 - ranking.b + ranking.b * relative))
        values = saturated * self.information[counted.numbers]
        most = _sums(counted.texts, values, self._documents).max(initial=0.0)
        self._held = counted
        self._lay_out(holders, on_grid(values, most * _HEAVIEST).astype(np.float32))

    def _lay_out(self, holders: Numbers, values: Fine) -> None:
        """Lays out what the grams of the documents bring, gram by gram; the vocabulary has the frequent grams first."""
        frequent = np.count_nonzero(holders > _FREQUENT)
        dense = self._held.numbers < frequent
        self._frequent = np.zeros((frequent, self._documents), dtype=np.float32)
        self._frequent[self._held.numbers[dense], self._held.texts[dense]] = values[dense]
        by_gram = np.argsort(self._held.numbers, kind="stable")[np.count_nonzero(dense) :]
        self._rare_documents, self._rare_values = self._held.texts[by_gram], values[by_gram]
        self._rare_holders = holders[frequent:]
        self._rare_ends = np.cumsum(self._rare_holders)

    def grams(self, document: int) -> Numbers:
        """The numbers of the grams of a document."""
        begin, end = np.searchsorted(self._held.texts, (document, document + 1))
        return self._held.numbers[begin:end]

    def information_of(self, gram: str) -> float:
        """How much a gram tells; one that the index does not know tells as much as its rarest."""
        number = self.vocabulary.number(gram)
        if number is None:
            return self._rarest * (self._hiragana if is_grammatical(gram) else 1.0)
        return float(self.information[number])

    def queries(self, texts: Sequence[str]) -> Queries:
        """What normalised texts say."""
        counted = self.vocabulary.count(texts)
        information = self.information[counted.numbers]
        weights = np.round(counted.counts / (counted.counts + 0.5) * _HEAVIEST)
        lengths = np.sqrt(_sums(counted.texts, (weights * information) ** 2, len(texts)))
        unknown = np.where(counted.strange_hiragana, self._hiragana, 1.0) * self._rarest
        return Queries(
            items=counted.texts,
            numbers=counted.numbers,
            weights=weights.astype(np.float32),
            lengths=np.where(lengths > 0, lengths, 1.0).astype(np.float32),
            different=np.bincount(counted.texts, minlength=len(texts)),
            known=_sums(counted.texts, information, len(texts)),
            unknown=_sums(counted.strange, unknown, len(texts)),
        )

    def scores(self, queries: Queries) -> Fine:
        """One row an item, one column a document."""
        scores = np.empty((queries.known.size, self._documents), dtype=np.float32)
        for begin in range(0, len(scores), _BLOCK):
            block = scores[begin : begin + _BLOCK]
            part = slice(*np.searchsorted(queries.items, (begin, begin + _BLOCK)).tolist())
            self._score(queries.items[part] - begin, queries.numbers[part], queries.weights[part], block)
        scores /= queries.lengths[:, np.newaxis]
        return scores

    def _score(self, items: Numbers, numbers: Numbers, weights: Fine, scores: Fine) -> None:
        """Fills in the scores of some items."""
        frequent = numbers < len(self._frequent)
        said = np.zeros((len(scores), len(self._frequent)), dtype=np.float32)
        said[items[frequent], numbers[frequent]] = weights[frequent]
        np.matmul(said, self._frequent, out=scores)
        rare = numbers[~frequent] - len(self._frequent)
        holders = self._rare_holders[rare]
        places = np.arange(holders.sum()) + np.repeat(self._rare_ends[rare] - np.cumsum(holders), holders)
        cells = np.repeat(items[~frequent] * self._documents, holders) + self._rare_documents[places]
        values = np.repeat(weights[~frequent], holders) * self._rare_values[places]
        scores += _sums(cells, values, scores.size).reshape(scores.shape)


def _sums(places: Numbers, amounts: NDArray[np.integer] | Fine | Scores, count: int) -> Scores:
    """What comes together at each of ``count`` places."""
    return np.asarray(np.bincount(places, weights=amounts, minlength=count), dtype=np.float64)
