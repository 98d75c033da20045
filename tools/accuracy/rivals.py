"""The classifiers that custaudit is compared with, trained on the same items."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from functools import cache
from typing import Any, NamedTuple

import numpy as np

from custaudit.fit.labelled import Labelled
from custaudit.fit.loglinear import softmax
from custaudit.model import EIGHT_TYPE_FIELDS
from tools.accuracy.answers import Answers
from tools.accuracy.labels import labelled_items, unseen_items
from tools.accuracy.splits import Split
from tools.accuracy.words import rivals_file, whole_text


@cache
def _labelled() -> list[Labelled]:
    """All items; those kept for testing stand after the others."""
    return [*labelled_items(), *unseen_items()]


class Guess(NamedTuple):
    """The codes that a trained method gives, and how sure it is where it can say."""

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
    """Logistic regression on TF-IDF character n-grams; 100 is the best strength of 10, 30, 100 on these very items."""
    from sklearn.linear_model import LogisticRegression

    return _pipeline(LogisticRegression(C=100.0, max_iter=300))


def linear_svm() -> Any:
    """A linear support vector machine on TF-IDF character n-grams; 10 is the best strength of 0.3, 1, 3, 10 on these very items."""
    from sklearn.svm import LinearSVC

    return _pipeline(LinearSVC(C=10.0))


TRAINED: dict[str, Callable[[], Any]] = {"logistic": logistic, "svm": linear_svm}


def _pipeline(model: Any) -> Any:
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.pipeline import make_pipeline

    return make_pipeline(TfidfVectorizer(analyzer="char", ngram_range=(1, 3), sublinear_tf=True, min_df=2), model)


def held_out_answers(labelled: Sequence[Labelled], splits: Sequence[Split], name: str, executor: Executor) -> Answers:
    """The answers of a trained method of ``TRAINED``, for every split learned from its other items."""
    axes = ("type", "domain", "flow")
    jobs = [(split, axis) for axis in axes for split in splits]
    found: dict[str, dict[int, str]] = {axis: {} for axis in axes}
    sure: dict[str, dict[int, float]] = {axis: {} for axis in axes}
    for (split, axis), guess in zip(jobs, executor.map(trained_guess, *zip(*((*job, name) for job in jobs), strict=True)), strict=True):
        found[axis].update(zip(split.test.tolist(), guess.codes, strict=True))
        sure[axis].update(zip(split.test.tolist(), guess.confidence or [], strict=guess.confidence is not None))
    rows = range(len(labelled))
    types, domains, flows = ([found[axis][row] for row in rows] for axis in axes)

    def confidence(axis: str) -> list[float] | None:
        return [sure[axis][row] for row in rows] if sure[axis] else None

    return Answers(types, domains, flows, confidence("type"), confidence("domain"))


def unseen_answers(name: str) -> Answers:
    """The answers of a trained method of ``TRAINED`` for the items kept for testing, learned from all others."""
    known, count = len(labelled_items()), len(_labelled())
    split = Split(np.arange(known), np.arange(known, count))
    types, domains, flows = (trained_guess(split, axis, name) for axis in ("type", "domain", "flow"))
    return Answers(types.codes, domains.codes, flows.codes, types.confidence, domains.confidence)


def trained_guess(split: Split, axis: str, name: str) -> Guess:
    """The codes of a split's answered rows by a method trained on its others that have the label; no ``external`` in
    seven-type fields. Runs in a process of its own.
    """
    labelled = _labelled()
    train, test = split
    used = [row for row in train if getattr(labelled[row], axis) is not None]
    method = TRAINED[name]()
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


def trained_accuracy(split: Split) -> tuple[float, float]:
    """Type and domain accuracy of the linear SVM on a split; runs in a process of its own."""
    labelled = _labelled()

    def right(axis: str) -> float:
        guess = trained_guess(split, axis, "svm")
        return float(np.mean([getattr(labelled[row], axis) == code for row, code in zip(split.test, guess.codes, strict=True)]))

    return right("type"), right("domain")
