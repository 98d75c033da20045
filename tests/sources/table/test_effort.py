"""Effort in days: 8 hours a day, 20 days a person-month."""

from __future__ import annotations

import pytest

from custaudit.sources.table.headings.effort import parse_effort, unit_of_heading


@pytest.mark.parametrize(
    ("cell", "days"),
    [
        ("3.5人日", 3.5), ("２人月", 40), ("40h", 5), ("40時間", 5), ("約10日", 10), ("1人月5日", 25), ("3～5人日", 4),
        ("12", 12), ("1,200時間", 150),
        ("０．５人月", 10), ("10人日（設計3人日を含む）", 13), ("5.0MD", 5), ("0", 0), ("－", None), ("", None),
        ("別途", None), ("2ヶ月", 40), (" 7 ", 7),
    ],
)  # fmt: skip
def test_cells(cell: str, days: float | None) -> None:
    assert parse_effort(cell) == days


@pytest.mark.parametrize(
    ("heading", "days"), [("工数", 1), ("工数(人日)", 1), ("工数\n（人月）", 20), ("見積工数[時間]", 0.125), ("人日", 1)]
)
def test_units_of_headings(heading: str, days: float) -> None:
    assert unit_of_heading(heading) == days
    assert parse_effort("2", unit_of_heading(heading)) == 2 * days


def test_a_unit_in_the_cell_comes_first() -> None:
    assert parse_effort("3人日", 20) == 3


@pytest.mark.parametrize(
    ("cell", "days"),
    [("3人×2日", 6), ("2名で3日", 6), ("2名が0.5日", 1), ("3人×8時間", 3), ("2名×1か月", 40), ("2人日", 2), ("2人 3日", 5), ("3名", 3)],
)
def test_people_for_days(cell: str, days: float) -> None:
    assert parse_effort(cell) == days
