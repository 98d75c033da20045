"""Verdicts and probabilities -> the customization rate, its interval, and its breakdowns (defined in docs/score.md)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from custaudit.i18n import text
from custaudit.model import DEVIATIONS, DOMAINS, TYPES, VERDICTS, AssessedItem, RateLine, Score
from custaudit.standards.catalogue import Standard

LEVEL = 0.9
_EXACT_UP_TO = 2000
# The 0.95 quantile of the standard normal distribution, for long lists.
_NORMAL_95 = 1.6448536269514722


def score(items: Sequence[AssessedItem], standard: Standard) -> Score:
    """The score of a list held against a standard; items without a verdict (type ``none``, other fields) do not count."""
    assessed = [item for item in items if item.verdict is not None]
    deviations = sum(deviates(item) for item in assessed)
    requirements = len(standard.requirements)
    chapters = {section.section: section.chapter for section in standard.sections}
    return Score(
        customization_rate=_share(deviations, len(assessed)) or 0.0,
        interval=deviation_interval([item.p_deviation for item in assessed]),
        level=LEVEL,
        items_assessed=len(assessed),
        deviations=deviations,
        by_verdict={verdict: sum(item.verdict == verdict for item in assessed) for verdict in VERDICTS},
        by_type=_breakdown(assessed, lambda item: item.type.code, TYPES),
        by_domain=_breakdown(assessed, lambda item: item.domain.code, DOMAINS),
        by_chapter=_breakdown(assessed, lambda item: _chapter(item, chapters), [*dict.fromkeys(chapters.values()), ""]),
        by_department=_breakdown(assessed, lambda item: item.department, sorted({item.department for item in assessed})),
        effort_weighted_rate=_effort_weighted(assessed),
        deviations_per_100_requirements=round(100 * deviations / requirements, 2) if requirements else 0.0,
        definition=text("score.definition"),
    )


def deviates(item: AssessedItem) -> bool:
    """Whether an item is a deviation: forbidden by the standard, or outside it."""
    return item.verdict in DEVIATIONS


def deviation_interval(probabilities: Sequence[float]) -> tuple[float, float]:
    """The central 90% interval, as rates, of the sum of independent trials with these probabilities.

    Exact (the Poisson binomial distribution) up to 2,000 items, its normal approximation beyond.
    """
    count = len(probabilities)
    if count == 0:
        return (0.0, 0.0)
    tail = (1 - LEVEL) / 2
    if count > _EXACT_UP_TO:
        all_of_them = np.asarray(probabilities)
        middle, spread = float(all_of_them.sum()), _NORMAL_95 * float(np.sqrt((all_of_them * (1 - all_of_them)).sum()))
        low, high = max(0.0, middle - spread), min(float(count), middle + spread)
    else:
        chances = np.zeros(count + 1)
        chances[0] = 1.0
        for p in probabilities:
            chances[1:] = chances[1:] * (1 - p) + chances[:-1] * p
            chances[0] *= 1 - p
        cumulated = chances.cumsum()
        low, high = float(np.searchsorted(cumulated, tail)), float(np.searchsorted(cumulated, 1 - tail))
    return (round(low / count, 4), round(min(high, count) / count, 4))


def _breakdown(items: Sequence[AssessedItem], group: Callable[[AssessedItem], str], names: Sequence[str]) -> dict[str, RateLine]:
    lines: dict[str, RateLine] = {}
    for name in names:
        members = [item for item in items if group(item) == name]
        if members:
            deviations = sum(map(deviates, members))
            lines[name] = RateLine(items=len(members), deviations=deviations, rate=_share(deviations, len(members)))
    return lines


def _chapter(item: AssessedItem, chapters: dict[str, str]) -> str:
    return chapters[item.match.section] if item.match and item.verdict != "outside" else ""


def _effort_weighted(items: Sequence[AssessedItem]) -> float | None:
    """The share of the effort, over the items that state one, that goes into deviations."""
    efforts = [(item.effort_days, deviates(item)) for item in items if item.effort_days]
    whole = sum(days for days, _ in efforts)
    return round(sum(days for days, deviation in efforts if deviation) / whole, 4) if whole else None


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None
