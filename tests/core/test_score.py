"""The interval of the rate against the distribution counted out in full."""

from __future__ import annotations

from itertools import product
from math import prod

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from custaudit.score import deviation_interval

PROBABILITIES = st.lists(st.floats(min_value=0, max_value=1), min_size=1, max_size=9)


def counted_out(probabilities: list[float]) -> list[float]:
    chances = [0.0] * (len(probabilities) + 1)
    for outcome in product((0, 1), repeat=len(probabilities)):
        chances[sum(outcome)] += prod(p if hit else 1 - p for p, hit in zip(probabilities, outcome, strict=True))
    return chances


@settings(max_examples=50)
@given(PROBABILITIES)
def test_the_interval_holds_at_least_ninety_percent(probabilities: list[float]) -> None:
    low, high = deviation_interval(probabilities)
    count = len(probabilities)
    inside = sum(chance for n, chance in enumerate(counted_out(probabilities)) if low - 1e-4 <= n / count <= high + 1e-4)
    assert 0 <= low <= high <= 1
    assert inside >= 0.9 - 1e-6


def test_sure_items_leave_no_room() -> None:
    assert deviation_interval([1.0, 1.0, 0.0, 0.0]) == (0.5, 0.5)
    assert deviation_interval([]) == (0.0, 0.0)


def test_long_lists_are_approximated_closely() -> None:
    exact, approximate = deviation_interval([0.3] * 2000), deviation_interval([0.3] * 2001)
    assert approximate == pytest.approx(exact, abs=0.002)
