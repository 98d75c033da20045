"""Measures of predictions against labels."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

_BINS = 10


def accuracy(labels: Sequence[str], predictions: Sequence[str]) -> float:
    """The share of predictions that are right; 0 for none."""
    return sum(a == b for a, b in zip(labels, predictions, strict=True)) / len(labels) if labels else 0.0


def macro_f1(labels: Sequence[str], predictions: Sequence[str]) -> float:
    """The mean over the codes that occur of the harmonic mean of precision and recall."""
    scores = [f1(labels, predictions, code) for code in sorted(set(labels))]
    return sum(scores) / len(scores) if scores else 0.0


def f1(labels: Sequence[str], predictions: Sequence[str], code: str) -> float:
    """The harmonic mean of precision and recall of one code."""
    both = sum(a == b == code for a, b in zip(labels, predictions, strict=True))
    either = labels.count(code) + predictions.count(code)
    return 2 * both / either if either else 0.0


def calibration_error(confidences: Sequence[float], right: Sequence[bool]) -> float:
    """The expected calibration error over ten equal bins of confidence."""
    if not confidences:
        return 0.0
    confidence, hit = np.asarray(confidences), np.asarray(right, dtype=float)
    bins = np.minimum((confidence * _BINS).astype(int), _BINS - 1)
    gaps = [abs(confidence[bins == b].sum() - hit[bins == b].sum()) for b in range(_BINS)]
    return float(sum(gaps) / len(confidences))
