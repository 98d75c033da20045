"""Each thing that ``rules lint`` finds, and that it finds it only where it is."""

from __future__ import annotations

import time

import pytest

from custaudit.classify.lint import Check, lint
from custaudit.rules.language import Concept
from custaudit.rules.lexicon import compile_lexicon
from custaudit.rules.ruleset import load_rules
from tests.rules.conftest import rule

TWO = "concepts:\n  - {id: own/a, label: A, terms: [あいう]}\n  - {id: own/b, label: B, terms: [かきく]}\n"
A, B = "[あいうを出す]", "[かきくを出す]"

FINDINGS = {
    "never-found": (TWO.replace("terms: [あいう]", "terms: []") + rule(when="{all: [own/a]}"), 7, "own/x", "own/a"),
    "never-allowed": (
        TWO.replace("terms: [あいう]", "terms: [あいう], is: [own/b]") + rule(when="{all: [own/a], none: [own/b]}"),
        7,
        "own/x",
        "own/b",
    ),
    "no-condition": (rule(when="{none: [ward]}"), 4, "own/x", "all"),
    "no-hits": (rule(hits="[]"), 2, "own/x", "hits"),
    "no-misses": (rule(misses="[]"), 2, "own/x", "misses"),
    "empty-match": ("concepts:\n  - {id: own/a, label: A, patterns: ['市?']}\n", 2, "own/a", "市?"),
    "same-condition": (
        rule(when="{all: [ward, seal]}") + rule("own/y", when="{all: [seal, ward]}").removeprefix("rules:\n"),
        10,
        "own/y",
        "own/x",
    ),
    "alike": (
        TWO + rule(when="{all: [own/a]}", hits=A, misses=B) + rule("own/y", when="{all: [own/a], none: [own/b]}", hits=A, misses=B)[7:],
        15,
        "own/y",
        "own/x",
    ),
    "silent": (rule(votes="{}"), 5, "own/x", "votes"),
    "same-term": (TWO.replace("かきく", "あいう"), 3, "own/b", "あいう"),
    "single-character": ("concepts:\n  - {id: own/a, label: A, terms: [ゐ]}\n", 2, "own/a", "ゐ"),
    "comma-in-term": ("concepts:\n  - {id: own/a, label: A, terms: [あいう、かきく]}\n", 2, "own/a", "あいう、かきく"),
    "hidden-term": (
        TWO.replace("[かきく]", "[ああいうう]") + rule(hits="[ああいううを各区で出す, 各区のああいうう]"),
        2,
        "own/a",
        "ああいうう (own/b)",
    ),
    "unnormalised": ("concepts:\n  - {id: own/a, label: A, patterns: ['第[０-９]区分']}\n", 2, "own/a", "0"),
}


@pytest.mark.parametrize("check", FINDINGS)
def test_is_found_at_its_place(write, check):
    content, line, id, word = FINDINGS[check]
    path = write(content)
    found = [one for one in lint(load_rules([path])) if one.path == path and one.check == check]
    assert [(one.line, one.id) for one in found] == [(line, id)]
    assert word in found[0].message


def test_every_check_is_tried_here():
    """The one about weights has its own test below."""
    assert set(FINDINGS) | {"stale-weight"} == set(Check.__args__)


def test_a_sound_file_has_no_findings(write):
    path = write(TWO + rule(when="{all: [own/a]}", hits=A, misses=B))
    assert [one for one in lint(load_rules([path])) if one.path == path] == []


def test_a_shared_broader_concept_allows_a_shared_term(write):
    path = write(TWO.replace("かきく", "あいう").replace("]}", "], is: [own/c]}") + "  - {id: own/c, label: C}\n")
    assert [one for one in lint(load_rules([path])) if one.path == path and one.check == "same-term"] == []


def test_a_shared_term_is_no_doubt_where_the_numbers_of_both_were_found_with_it(builtin):
    assert {"certificate", "other-duty-resident"} <= {concept.id for concept in builtin.lexicon.concepts if "印鑑証明" in concept.terms}
    assert [one.message for one in lint(builtin) if one.check == "same-term"] == []


@pytest.mark.parametrize("concept", ["ward", "other-duty-life"])
def test_a_name_that_is_a_word_of_another_concept_is_found_where_it_was_added(concept, write):
    path = write(f"names:\n  {concept}:\n    - みなみ館\n    - 印鑑証明\n")
    found = [one for one in lint(load_rules([path])) if one.check == "same-term"]
    assert {(one.path, one.line, one.id) for one in found} == {(path, 4, concept)}
    assert any("certificate と同じ語" in one.message for one in found)


def test_weights_of_names_that_are_gone_are_found(builtin):
    from dataclasses import replace

    import msgspec

    stale = msgspec.structs.replace(builtin.weights, weights={"org/no-such-rule": {"type": {"org": 1.0}}})
    found = [one for one in lint(replace(builtin, weights=stale)) if one.check == "stale-weight"]
    assert [(one.id, one.path.name) for one in found] == [("org/no-such-rule", "weights.yaml")]


def test_no_pattern_can_make_the_tool_hang(builtin):
    """Engines that backtrack need longer than the universe is old for this one."""
    lexicon = compile_lexicon([Concept(id="own", label="例", patterns=["(a+)+$", "(a|a)*b", "(.*)*c"])], builtin.policy)
    started = time.perf_counter()
    lexicon.hits("a" * 100_000 + "!")
    assert time.perf_counter() - started < 1.0


def test_no_condition_can_make_the_tool_hang(write):
    """Five parts that each stand a thousand times, and never near enough: a naive search would try 10**15 chains."""
    from custaudit.classify.testing import run_examples

    names = [f"own/{letter}" for letter in "abcde"]
    concepts = "".join(
        f"  - {{id: {name}, label: x, terms: [{word}]}}\n"
        for name, word in zip(names, ["まみ", "むめ", "もや", "ゆよ", "らり"], strict=True)
    )
    text = "…".join(["まみ" * 1000, "むめ" * 1000, "もや" * 1000, "ゆよ" * 1000, "、" * 20 + "らり" * 1000])
    content = f"concepts:\n{concepts}" + rule(when=f"{{all: [{', '.join(names)}], within: 3}}", hits="[]", misses=f"[{text}]")
    ruleset = load_rules([write(content)])
    started = time.perf_counter()
    results = run_examples(ruleset, [one for one in ruleset.rules if one.id == "own/x"])
    assert [one.passed for one in results] == [True]
    assert time.perf_counter() - started < 2.0


def test_the_status_says_whether_there_are_errors(write, custaudit):
    write(rule(when="{all: [ward]}", votes="{}"))
    status, out, err = custaudit("rules", "lint")
    assert status == 0
    assert out.startswith("my-rules/own.yaml:5: 注意 [silent] own/x: ")
    assert out.count("\n") == 1
    assert err == "誤り 0、注意 1\n"
    write(rule(hits="[]"))
    status, out, _ = custaudit("rules", "lint", "my-rules/own.yaml")
    assert (status, "誤り [no-hits]" in out) == (1, True)


def test_lint_of_a_file_leaves_out_the_others(write, custaudit):
    write(rule("own/a", hits="[]"), "a.yaml")
    write(rule("own/b", hits="[]"), "b.yaml")
    lines = custaudit("rules", "lint", "my-rules/b.yaml")[1].splitlines()
    assert lines
    assert all(line.startswith("my-rules/b.yaml:") for line in lines)
