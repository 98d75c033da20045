"""The worked example of docs/score.md is what the program computes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from custaudit.i18n import label
from custaudit.model import DEVIATIONS, TYPES, VERDICTS
from custaudit.score import deviation_interval

PAGE = (Path(__file__).resolve().parent.parent / "docs" / "score.md").read_text(encoding="utf-8")
EXAMPLE = [[cell.strip() for cell in row.strip("|").split("|")] for row in re.findall(r"^\| \d+ \|.*$", PAGE, re.MULTILINE)]
ASSESSED = [row for row in EXAMPLE if row[5] != "－"]
DEVIATING = {label("verdict", verdict) for verdict in DEVIATIONS}


def test_the_example_speaks_the_names_of_the_reports() -> None:
    assert len(EXAMPLE) == 10
    assert {row[2] for row in EXAMPLE} <= {label("type", code) for code in TYPES}
    assert {row[3] for row in ASSESSED} == {label("verdict", verdict) for verdict in VERDICTS}


def test_the_rate_and_its_interval() -> None:
    deviations = sum(row[3] in DEVIATING for row in ASSESSED)
    low, high = deviation_interval([float(row[5]) for row in ASSESSED])
    said = f"カスタマイズ率 {deviations / len(ASSESSED):.1%}（90% 区間 {low:.1%} ～ {high:.1%}）"
    assert said in PAGE


def test_the_rate_weighted_by_effort() -> None:
    efforts = [(float(row[6]), row[3] in DEVIATING) for row in ASSESSED if row[6]]
    rate = sum(days for days, deviation in efforts if deviation) / sum(days for days, _ in efforts)
    assert f"**{rate:.1%}**" in PAGE


def test_the_distribution() -> None:
    chances = [1.0]
    for row in ASSESSED:
        p = float(row[5])
        chances = [before * (1 - p) + one_less * p for before, one_less in zip([*chances, 0.0], [0.0, *chances], strict=True)]
    shown = [float(cell.strip(" *")) for cell in re.search(r"^\| 確率 \|(.*)\|$", PAGE, re.MULTILINE)[1].split("|")]
    assert shown == pytest.approx(chances, abs=5e-5)
