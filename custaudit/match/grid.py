"""Numbers on a grid: their sums are exact in single precision, so they are the same in whatever order they are summed."""

from __future__ import annotations

from math import ceil, log2

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
Fine = NDArray[np.float32]

# One less than single precision has: rounding may add a little to a sum.
_BITS = 23


def on_grid(numbers: Scores, most: float) -> Scores:
    """The numbers, rounded to a power of two that is coarse enough for exact sums up to ``most``."""
    if most <= 0:
        return numbers
    step = 2.0 ** (ceil(log2(most)) - _BITS)
    return np.round(numbers / step) * step
