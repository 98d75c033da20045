"""docs/rules.md keeps its word: its examples are rule files that load, pass their own examples and have no mistakes."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from custaudit.classify.lint import lint
from custaudit.classify.testing import run_examples
from custaudit.rules.ruleset import load_rules

GUIDE = (Path(__file__).resolve().parents[2] / "docs" / "rules.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)


def test_there_are_examples():
    assert len(EXAMPLES) >= 5


@pytest.mark.parametrize("number", range(len(EXAMPLES)))
def test_an_example_is_a_sound_rule_file(write, number):
    path = write(EXAMPLES[number])
    ruleset = load_rules([path])
    own = [rule for rule in ruleset.rules if ruleset.origin[rule.id] == path]
    assert [one.text for one in run_examples(ruleset, own) if not one.passed] == []
    assert [one.message for one in lint(ruleset) if one.path == path and one.level == "error"] == []


def test_all_examples_together_leave_the_built_in_rules_whole(write, builtin):
    paths = [write(example, f"{number}.yaml") for number, example in enumerate(EXAMPLES)]
    assert [f"{one.rule}: {one.text}" for one in run_examples(load_rules(paths)) if not one.passed] == []


def test_the_settings_shown_are_settings():
    for block in re.findall(r"^```toml\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL):
        assert tomllib.loads(block) == {"rules": ["my-rules/"]}


def test_links_within_the_guide_lead_somewhere():
    headings = {re.sub(r"[、。（）・]", "", line.lstrip("# ")).lower() for line in GUIDE.splitlines() if line.startswith("#")}
    for target in re.findall(r"\]\(#([^)]+)\)", GUIDE):
        assert target in headings, target
