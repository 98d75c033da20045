"""The learning curve: accuracy on a writer's items by how many of the other writers' items were learned from."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass

import numpy as np

from tools.accuracy.heldout import held_out_accuracy
from tools.accuracy.rivals import trained_accuracy
from tools.accuracy.splits import Split

_SHARES = (1 / 8, 1 / 4, 1 / 2, 1.0)
_DRAWS = 2
_SEED = 8


@dataclass(frozen=True)
class CurvePoint:
    """How many items were learned from on average, and the type and domain accuracy of custaudit and of the linear SVM."""

    share: float
    items: float
    type: float
    domain: float
    svm_type: float
    svm_domain: float


def learning_curve(splits: Sequence[Split], executor: Executor) -> list[CurvePoint]:
    """The mean over splits and, for parts, over several draws."""
    points = []
    for share in _SHARES:
        drawn = [part for split in splits for part in _parts(split, share)]
        weights = np.array([len(part.test) for part in drawn])
        own = np.array(list(executor.map(held_out_accuracy, drawn)))
        svm = np.array(list(executor.map(trained_accuracy, drawn)))
        means = np.average(np.hstack([own, svm]), axis=0, weights=weights).tolist()
        points.append(CurvePoint(share, float(np.mean([len(part.train) for part in drawn])), *means))
    return points


def _parts(split: Split, share: float) -> list[Split]:
    if share == 1.0:
        return [split]
    draw = np.random.default_rng([_SEED, len(split.train), int(1 / share)])
    count = round(share * len(split.train))
    return [Split(np.sort(draw.choice(split.train, count, replace=False)), split.test) for _ in range(_DRAWS)]
