"""The customization rate of whole lists, drawn from held-out items, beside the true rate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from custaudit.fit.labelled import Labelled
from custaudit.model import DEVIATIONS
from custaudit.score import deviation_interval
from tools.accuracy.matching import Judged

DRAWS = 200
LIST = 100
_SEED = 20190501


@dataclass(frozen=True)
class ListRate:
    """One list: the rate as found, its interval, the true rate."""

    items: int
    found: float
    low: float
    high: float
    truth: float

    @property
    def difference(self) -> float:
        """How far the rate is from the true one, either way."""
        return abs(self.found - self.truth)

    @property
    def inside(self) -> bool:
        """Whether the true rate lies inside the interval."""
        return self.low <= self.truth <= self.high


@dataclass(frozen=True)
class RateMeasures:
    """Over many lists: mean and largest difference, the share of lists within five points, inside the interval, and its mean width."""

    lists: int
    mean: float
    largest: float
    within_five: float
    inside: float
    width: float


def list_rate(labelled: Sequence[Labelled], judged: dict[int, Judged], rows: Sequence[int]) -> ListRate:
    """The rate of a list as the tool counts it, and as the labels do; each leaves out what it holds to be no customization."""
    assessed = [judged[row] for row in rows if judged[row].verdict is not None]
    low, high = deviation_interval([each.p_deviation for each in assessed])
    truth = [labelled[row].verdict in DEVIATIONS for row in rows if labelled[row].type != "none"]
    return ListRate(len(rows), sum(each.verdict in DEVIATIONS for each in assessed) / len(assessed), low, high, sum(truth) / len(truth))


def mixed_lists(labelled: Sequence[Labelled], judged: dict[int, Judged]) -> RateMeasures:
    """Lists drawn without repetition from all writers."""
    draw = np.random.default_rng(_SEED)
    pool = np.array(sorted(judged))
    return _summary([list_rate(labelled, judged, draw.choice(pool, LIST, replace=False).tolist()) for _ in range(DRAWS)])


def one_writers_lists(labelled: Sequence[Labelled], judged: dict[int, Judged], writers: Sequence[str]) -> RateMeasures:
    """Lists drawn with repetition from one writer each, in turn: errors of one way of writing do not cancel out."""
    draw = np.random.default_rng(_SEED)
    names = sorted({writers[row] for row in judged})
    pools = [np.array([row for row in sorted(judged) if writers[row] == name]) for name in names]
    return _summary([list_rate(labelled, judged, draw.choice(pools[turn % len(pools)], LIST).tolist()) for turn in range(DRAWS)])


def _summary(lists: Sequence[ListRate]) -> RateMeasures:
    differences = [each.difference for each in lists]
    return RateMeasures(
        lists=len(lists),
        mean=float(np.mean(differences)),
        largest=max(differences),
        within_five=float(np.mean([difference <= 0.05 for difference in differences])),
        inside=float(np.mean([each.inside for each in lists])),
        width=float(np.mean([each.high - each.low for each in lists])),
    )
