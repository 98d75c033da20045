"""The rules that ship: each proves itself by its own examples, and nothing in them is a mistake."""

from __future__ import annotations

from custaudit.classify.lint import lint
from custaudit.classify.testing import run_examples


def test_every_example_passes(builtin):
    failed = [f"{one.rule} {one.kind}[{one.number}]: {one.text}" for one in run_examples(builtin) if not one.passed]
    assert failed == []


def test_there_is_an_example_of_each_kind_for_every_rule(builtin):
    assert builtin.rules
    assert {(one.rule, one.kind) for one in run_examples(builtin)} == {
        (rule.id, kind) for rule in builtin.rules for kind in ("hits", "misses")
    }


def test_lint_finds_no_error(builtin):
    assert [f"{one.path.name}:{one.line} {one.id}: {one.message}" for one in lint(builtin) if one.level == "error"] == []
