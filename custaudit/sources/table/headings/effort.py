"""Effort as offices write it, in days of work."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from custaudit.sources.table.headings.vocabulary import compact, vocabulary

# So many people for so many days.
_TIMES = re.compile(r"(\d+(?:\.\d+)?)[\u4eba\u540d][x\u00d7*\u2715\u2716\u3067\u30fb\u304c](\d+(?:\.\d+)?)")
_NUMBER = re.compile(r"(?<![\d.])(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?")


@cache
def _units() -> list[tuple[str, float]]:
    units = [(compact(word), unit.days) for unit in vocabulary().file.effort_units for word in unit.words]
    return sorted(set(units), key=lambda unit: (-len(unit[0]), unit[0]))


def unit_of_heading(heading: str) -> float:
    """The days of work in one of the unit that a heading names, such as 20 for a person-month; 1 when it names none."""
    plain = compact(heading)
    return next((days for word, days in _units() if (word if len(word) > 1 else f"({word})") in plain), 1.0)


def is_unit(word: str) -> bool:
    """Whether a word, as a cell beside an amount holds it, is a unit of work."""
    return any(compact(word) == unit for unit, _ in _units())


def with_unit(cell: str, unit: str) -> str:
    """An amount with the unit that stands beside it; nothing where that is no unit of work, such as a lump sum."""
    if not cell or not unit:
        return cell
    return f"{cell}{unit}" if is_unit(unit) else ""


@lru_cache(maxsize=1 << 12)
def parse_effort(cell: str, unit: float = 1.0) -> float | None:
    """The days of work that a cell states: 8 hours are a day and 20 days a person-month, whatever the vendor's calendar.

    A number alone counts in ``unit``, the unit of the heading. Several parts add up (one month and 5 days are 25),
    a range counts with its middle. None when the cell states no amount.
    """
    plain = _TIMES.sub(lambda found: f"{round(float(found[1]) * float(found[2]), 4):g}", compact(cell))
    total: float | None = None
    ranged = "~" in plain
    parts = 0
    for found in _NUMBER.finditer(plain):
        amount = float(found.group().replace(",", ""))
        rest = plain[found.end() :]
        days = next((days for word, days in _units() if rest.startswith(word)), None)
        if days is None and ranged:
            days = next((days for word, days in _units() if plain.endswith(word)), None)
        if days is None and total is not None and not ranged:
            continue
        total = (total or 0.0) + amount * (unit if days is None else days)
        parts += 1
    if total is None:
        return None
    return round(total / parts if ranged else total, 4)
