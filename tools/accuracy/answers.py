"""What a method answers for each item, and how that compares with the labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from custaudit.fit.labelled import Labelled
from custaudit.fit.measures import accuracy, calibration_error, macro_f1

Rows = NDArray[np.intp]


@dataclass(frozen=True)
class Answers:
    """One answer an item; ``flows`` counts only where the domain is C. Methods without confidence or review leave them None."""

    types: list[str]
    domains: list[str]
    flows: list[str]
    type_confidence: list[float] | None = None
    domain_confidence: list[float] | None = None
    review: list[bool] | None = None


@dataclass(frozen=True)
class Measures:
    """Shares from 0 to 1; None where a method gives no confidence or there is nothing to count.

    ``flow`` is measured where the domain is C and was found. ``rest`` is the share with type and domain right among the
    items not marked for review.
    """

    items: int
    type: float
    type_f1: float
    type_error: float | None
    domain: float
    domain_f1: float
    domain_error: float | None
    flow: float | None
    flow_f1: float | None
    none_precision: float | None
    none_recall: float | None
    review: float | None
    rest_type: float | None
    rest_domain: float | None
    rest: float | None


def measure(labelled: Sequence[Labelled], answers: Answers, rows: Sequence[int] | Rows) -> Measures:
    """The measures over some of the items."""
    numbers = [int(row) for row in rows]
    types, found_types = [str(labelled[n].type) for n in numbers], [answers.types[n] for n in numbers]
    domains, found_domains = [str(labelled[n].domain) for n in numbers], [answers.domains[n] for n in numbers]
    outside = [n for n in numbers if labelled[n].domain == answers.domains[n] == "C"]
    flows, found_flows = [str(labelled[n].flow) for n in outside], [answers.flows[n] for n in outside]
    right_type = [a == b for a, b in zip(types, found_types, strict=True)]
    right_domain = [a == b for a, b in zip(domains, found_domains, strict=True)]
    kept = [position for position, n in enumerate(numbers) if answers.review is not None and not answers.review[n]]
    none_right = sum(a == b == "none" for a, b in zip(types, found_types, strict=True))
    return Measures(
        items=len(numbers),
        type=accuracy(types, found_types),
        type_f1=macro_f1(types, found_types),
        type_error=_error(answers.type_confidence, numbers, right_type),
        domain=accuracy(domains, found_domains),
        domain_f1=macro_f1(domains, found_domains),
        domain_error=_error(answers.domain_confidence, numbers, right_domain),
        flow=accuracy(flows, found_flows) if outside else None,
        flow_f1=macro_f1(flows, found_flows) if outside else None,
        none_precision=share(none_right, found_types.count("none")),
        none_recall=share(none_right, types.count("none")),
        review=None if answers.review is None else 1 - len(kept) / len(numbers),
        rest_type=share(sum(right_type[k] for k in kept), len(kept)),
        rest_domain=share(sum(right_domain[k] for k in kept), len(kept)),
        rest=share(sum(right_type[k] and right_domain[k] for k in kept), len(kept)),
    )


@dataclass(frozen=True)
class CodeLine:
    """One code: how many items have it, precision, recall, and the codes most often found in its place."""

    code: str
    items: int
    precision: float | None
    recall: float | None
    mistaken: list[tuple[str, int]]


def by_code(truth: Sequence[str], found: Sequence[str], codes: Sequence[str]) -> list[CodeLine]:
    """Precision, recall and the commonest confusions of each code that occurs."""
    lines = []
    for code in codes:
        wrong = Counter(b for a, b in zip(truth, found, strict=True) if a == code != b)
        count, right = truth.count(code), truth.count(code) - wrong.total()
        if count:
            lines.append(
                CodeLine(
                    code,
                    count,
                    share(right, found.count(code)),
                    share(right, count),
                    sorted(wrong.items(), key=lambda p: (-p[1], p[0]))[:2],
                )
            )
    return lines


def share(part: int, whole: int) -> float | None:
    """A share, or None of nothing."""
    return part / whole if whole else None


def _error(confidence: Sequence[float] | None, numbers: Sequence[int], right: Sequence[bool]) -> float | None:
    return None if confidence is None else calibration_error([confidence[n] for n in numbers], right)
