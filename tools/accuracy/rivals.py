"""The classifiers that custaudit is compared with, trained on the same items."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np

from custaudit.fit.labelled import Labelled
from custaudit.fit.loglinear import softmax
from custaudit.model import EIGHT_TYPE_FIELDS
from tools.accuracy.answers import Answers, Rows
from tools.accuracy.words import rivals_file, whole_text


class Guess(NamedTuple):
    codes: list[str]
    confidence: list[float] | None


def keyword_answers(labelled: Sequence[Labelled]) -> Answers:
    """The first code in order of precedence one of whose words stands in the text."""
    file = rivals_file()
    texts = [whole_text(entry) for entry in labelled]

    def first(words: dict[str, list[str]], text: str, otherwise: str) -> str:
        return next((code for code, listed in words.items() if any(word in text for word in listed)), otherwise)

    seven = {code: words for code, words in file.types.items() if code != "external"}
    types = [
        first(file.types if entry.item.field in EIGHT_TYPE_FIELDS else seven, text, file.otherwise)
        for entry, text in zip(labelled, texts, strict=True)
    ]
    domains = [
        "none" if code == "none" else first(file.domains, text, file.domain_otherwise) for code, text in zip(types, texts, strict=True)
    ]
    flows = ["inbound" if any(word in text for word in file.inbound) else "outbound" for text in texts]
    return Answers(types, domains, flows)


def logistic() -> Any:
    """Logistic regression on TF-IDF character n-grams; the strength is the best of 1, 3, 10, 30, 100 on these items."""
    from sklearn.linear_model import LogisticRegression

    return _pipeline(LogisticRegression(C=30.0, max_iter=2000))


def linear_svm() -> Any:
    """A linear support vector machine on TF-IDF character n-grams; the strength is the best of 0.1, 0.3, 1, 3, 10."""
    from sklearn.svm import LinearSVC

    return _pipeline(LinearSVC(C=1.0))


def _pipeline(model: Any) -> Any:
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.pipeline import make_pipeline

    return make_pipeline(TfidfVectorizer(analyzer="char", ngram_range=(1, 3), sublinear_tf=True), model)


def held_out_answers(labelled: Sequence[Labelled], folds: Sequence[str], make: Callable[[], Any]) -> Answers:
    """The answers of a trained method for every fold, learned from the other folds."""
    names = np.array(folds)
    found: dict[str, dict[int, Any]] = {"type": {}, "domain": {}, "flow": {}}
    sure: dict[str, dict[int, float]] = {"type": {}, "domain": {}, "flow": {}}
    for fold in sorted(set(folds)):
        train, test = np.flatnonzero(names != fold), np.flatnonzero(names == fold)
        for axis in found:
            guess = trained_guess(labelled, train, test, axis, make)
            found[axis].update(zip(test.tolist(), guess.codes, strict=True))
            if guess.confidence is not None:
                sure[axis].update(zip(test.tolist(), guess.confidence, strict=True))
    rows = range(len(labelled))

    def confidence(axis: str) -> list[float] | None:
        return [sure[axis][row] for row in rows] if sure[axis] else None

    return Answers(*([found[axis][row] for row in rows] for axis in found), confidence("type"), confidence("domain"))


def trained_guess(labelled: Sequence[Labelled], train: Rows, test: Rows, axis: str, make: Callable[[], Any]) -> Guess:
    """The codes of the ``test`` rows by a method trained on the ``train`` rows that have the label; no ``external`` in seven-type fields."""
    used = [row for row in train if getattr(labelled[row], axis) is not None]
    method = make()
    method.fit([whole_text(labelled[row]) for row in used], [getattr(labelled[row], axis) for row in used])
    texts = [whole_text(labelled[row]) for row in test]
    scores = method.decision_function(texts)
    if scores.ndim == 1:
        scores = np.column_stack((-scores, scores))
    codes = list(method.classes_)
    if "external" in codes:
        seven = [labelled[row].item.field not in EIGHT_TYPE_FIELDS for row in test]
        scores[seven, codes.index("external")] = -np.inf
    confidence = softmax(scores).max(axis=1).tolist() if hasattr(method, "predict_proba") else None
    return Guess([str(codes[best]) for best in scores.argmax(axis=1)], confidence)
