"""docs/standards.md keeps its word: its table is that of the catalogue, and its figures those of the rule file."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from custaudit.asked import _SAID
from custaudit.granularity import GranularityFile
from custaudit.rules.paths import builtin_rules
from custaudit.rules.yamlfile import read_yaml

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "docs" / "standards.md").read_text(encoding="utf-8")


def test_the_coverage_table_is_current() -> None:
    spec = importlib.util.spec_from_file_location("standard_docs", ROOT / "tools" / "standard_docs.py")
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    assert tool.guide() == GUIDE, "run: python tools/standard_docs.py"


def test_the_limits_of_granularity_are_those_of_the_rule_file() -> None:
    file = read_yaml(builtin_rules() / "granularity.yaml", GranularityFile)
    limits = file.limits
    rows = {
        line.split("|")[1].strip()[:6]: [cell.strip() for cell in line.split("|")[2:4]]
        for line in GUIDE.splitlines()
        if "以上" in line and "|" in line
    }
    assert rows["1機能（見出"] == [f"{limits.per_function.coarse_below:g} 未満", f"{limits.per_function.fine_from:g} 以上"]
    assert rows["あいまいな文"] == [f"{limits.vague.coarse_from:.0%} 以上", f"{limits.vague.fine_to:.0%} 以下"]
    assert rows["画面・帳票・"] == [f"{limits.concrete.coarse_below:.0%} 未満", f"{limits.concrete.fine_from:.0%} 以上"]
    assert {3: "三つ"}[file.settled_by] in GUIDE


def test_the_share_that_counts_as_asked_is_that_of_the_code() -> None:
    assert f"{_SAID * 10:.0f}割以上" in GUIDE
