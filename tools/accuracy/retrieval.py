"""The text matchers that custaudit is compared with: each ranks the documents of a standard for every item."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from custaudit.standards.catalogue import Standard
from custaudit.text import normal_form
from tools.accuracy.words import sudachi_words

_SHOWN = 12

Ranker = Callable[[Sequence[str]], "Ranking"]


class Ranking(NamedTuple):
    """For each item the numbers of the best documents, best first, and their scores; -1 where there is none."""

    documents: NDArray[np.intp]
    scores: NDArray[np.float64]


def documents_of(standard: Standard, *, rich: bool) -> list[str]:
    """The texts of the requirements; if ``rich`` with all words of the catalogue beside them, then the topics outside the standard."""
    if rich:
        found = [one.words for one in (*(requirement for _, requirement in standard.requirements), *standard.topics)]
    else:
        found = [f"{requirement.title}\n{requirement.text}" for _, requirement in standard.requirements]
    return [normal_form(text) for text in found]


def tfidf_cosine(documents: Sequence[str]) -> Ranker:
    """Cosine of TF-IDF vectors of character n-grams."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer(analyzer="char", ngram_range=(1, 2), sublinear_tf=True)
    matrix = vectorizer.fit_transform(documents).T.tocsc()

    def rank(texts: Sequence[str]) -> Ranking:
        return _best((vectorizer.transform(texts) @ matrix).toarray())

    return rank


def bm25_words(documents: Sequence[str]) -> Ranker:
    """BM25 over the words that SudachiPy finds."""
    import bm25s

    index = bm25s.BM25()
    index.index(sudachi_words(documents), show_progress=False)

    def rank(texts: Sequence[str]) -> Ranking:
        found, scores = index.retrieve(sudachi_words(texts), k=_SHOWN, show_progress=False, n_threads=0)
        return Ranking(np.asarray(found, dtype=np.intp), np.asarray(scores, dtype=np.float64))

    return rank


def token_set(documents: Sequence[str]) -> Ranker:
    """RapidFuzz ``token_set_ratio`` over the words that SudachiPy finds."""
    from rapidfuzz import fuzz, process

    choices = [" ".join(words) for words in sudachi_words(documents)]

    def rank(texts: Sequence[str]) -> Ranking:
        queries = [" ".join(words) for words in sudachi_words(texts)]
        return _best(process.cdist(queries, choices, scorer=fuzz.token_set_ratio, workers=1, dtype=np.float32).astype(np.float64))

    return rank


def string_grouper(documents: Sequence[str]) -> Ranker:
    """The library string-grouper: TF-IDF of character bigrams and a sparse top-n product."""
    import pandas as pd
    from string_grouper import match_strings

    master = pd.Series(list(documents))

    def rank(texts: Sequence[str]) -> Ranking:
        found = match_strings(
            master,
            pd.Series(list(texts)),
            ngram_size=2,
            min_similarity=0.0,
            max_n_matches=_SHOWN,
            number_of_processes=1,
            normalize_to_ascii=False,
        )
        best = np.full((len(texts), _SHOWN), -1, dtype=np.intp)
        scores = np.zeros((len(texts), _SHOWN))
        ordered = found.sort_values(["right_index", "similarity", "left_index"], ascending=[True, False, True])
        for item, group in ordered.groupby("right_index"):
            rows = group.head(_SHOWN)
            best[item, : len(rows)] = rows["left_index"]
            scores[item, : len(rows)] = rows["similarity"]
        return Ranking(best, scores)

    return rank


RANKERS: dict[str, Callable[[Sequence[str]], Ranker]] = {
    "tfidf": tfidf_cosine,
    "bm25": bm25_words,
    "token_set": token_set,
    "string_grouper": string_grouper,
}


def _best(scores: NDArray[np.float64]) -> Ranking:
    order = np.argsort(-scores, axis=1, kind="stable")[:, :_SHOWN]
    return Ranking(order, np.take_along_axis(scores, order, axis=1))
