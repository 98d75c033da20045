"""Ways to hold items back: by writer, by style, and by writer and subject together."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from custaudit.fit.labelled import Labelled
from custaudit.text import normal_form
from tools.accuracy.answers import Rows
from tools.accuracy.labels import FOLDER, PAIRS, writer

_SUBJECT_FOLDS = 4
# Above this distance (1 - cosine) two groups of items are no longer of one subject.
_SUBJECT_REACH = 0.9
_NOTE_SHARE = 0.5


class Split(NamedTuple):
    """The rows that are learned from and the rows that are answered."""

    train: Rows
    test: Rows


def leave_one_out(folds: Sequence[str]) -> list[Split]:
    """One split a fold, learned from all other folds."""
    names = np.array(folds)
    return [Split(np.flatnonzero(names != fold), np.flatnonzero(names == fold)) for fold in sorted(set(folds))]


def new_subject_and_writer(labelled: Sequence[Labelled]) -> list[Split]:
    """Each split answers one writer's items of some subjects, learned from other writers' items of other subjects."""
    writers = np.array([writer(entry) for entry in labelled])
    folds = _folds_of(subjects(labelled))
    splits = [
        Split(np.flatnonzero((writers != name) & (folds != fold)), np.flatnonzero((writers == name) & (folds == fold)))
        for name in sorted(set(writers.tolist()))
        for fold in range(_SUBJECT_FOLDS)
    ]
    return [split for split in splits if len(split.test)]


def subjects(labelled: Sequence[Labelled]) -> list[int]:
    """The number of each item's subject: items whose text and the labeller's note resemble each other are of one subject."""
    from sklearn.cluster import AgglomerativeClustering
    from sklearn.feature_extraction.text import TfidfVectorizer

    notes = _notes()
    texts = [normal_form(f"{entry.item.title}\n{entry.item.detail}\n{entry.item.reason}") for entry in labelled]
    grams = TfidfVectorizer(analyzer="char", ngram_range=(2, 3), sublinear_tf=True, min_df=2, max_df=0.1).fit_transform(texts)
    words = TfidfVectorizer(stop_words="english", sublinear_tf=True, min_df=2).fit_transform([notes[entry.item.id] for entry in labelled])
    likeness = (1 - _NOTE_SHARE) * (grams @ grams.T).toarray() + _NOTE_SHARE * (words @ words.T).toarray()
    grouping = AgglomerativeClustering(n_clusters=None, distance_threshold=_SUBJECT_REACH, metric="precomputed", linkage="average")
    return [int(number) for number in grouping.fit_predict(1 - likeness)]


def _folds_of(groups: Sequence[int]) -> Rows:
    """Whole groups dealt to folds of about equal size, the largest first."""
    loads = [0] * _SUBJECT_FOLDS
    fold_of: dict[int, int] = {}
    for group, count in sorted(Counter(groups).items(), key=lambda pair: (-pair[1], pair[0])):
        fold_of[group] = loads.index(min(loads))
        loads[fold_of[group]] += count
    return np.array([fold_of[group] for group in groups], dtype=np.intp)


def _notes() -> dict[str, str]:
    notes: dict[str, str] = {}
    for path in sorted([*FOLDER.glob("*.csv"), *PAIRS.glob("*.csv")]):
        with path.open(encoding="utf-8-sig", newline="") as lines:
            notes.update((row["id"], row.get("note") or "") for row in csv.DictReader(lines))
    return notes
