"""What a condition means: order, nearness, columns, negation."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custaudit.classify.testing import run_examples
from custaudit.rules.ruleset import load_rules
from tests.rules.conftest import rule

WORDS = {"own/a": "まみ", "own/b": "むめ", "own/c": "もや"}
CONCEPTS = "concepts:\n" + "".join(f"  - {{id: {id}, label: x, terms: [{word}]}}\n" for id, word in WORDS.items())

CASES = [
    ("{all: [own/a, own/b]}", "[むめとまみ, {title: まみ, detail: むめ}]", "[まみ, むめ]"),
    ("{all: [[own/a, own/b], own/c]}", "[まみともや, もやとむめ]", "[まみとむめ, もや]"),
    ("{any: [own/a, own/b]}", "[まみ, むめ]", "[もや]"),
    ("{all: [own/a], none: [own/b]}", "[まみ]", "[まみとむめ, {title: まみ, reason: むめ}]"),
    ("{all: [own/a, own/b], within: 3}", "[まみとてもむめ, むめまみ]", "[まみ、とてもむめ, {title: まみ, detail: むめ}]"),
    ("{all: [own/a, own/b], in_order: true}", "[まみ、それからいろいろあってむめ]", "[むめとまみ, {title: まみ, detail: むめ}]"),
    ("{all: [own/a, own/b, own/c], within: 2}", "[もや、むめ、まみ]", "[まみ、むめについてもや]"),
    ("{all: [own/a], columns: [reason]}", "[{reason: まみ}]", "[まみ, {title: まみ}]"),
    ("{all: [own/a]}", "[まみを変える]", "[まみは変えない, 別の語]"),
]


@pytest.mark.parametrize(("when", "hits", "misses"), CASES)
def test_meaning(write, when, hits, misses):
    ruleset = load_rules([write(CONCEPTS + rule(when=when, hits=hits, misses=misses))])
    results = run_examples(ruleset, [one for one in ruleset.rules if one.id == "own/x"])
    assert [one.text for one in results if not one.passed] == []


def test_a_rule_for_one_field_is_tried_in_that_field(write):
    ruleset = load_rules([write(CONCEPTS + rule(when="{all: [own/a], fields: [kaigo]}", hits="[まみ]", misses="[むめ]"))])
    assert all(one.passed for one in run_examples(ruleset, [one for one in ruleset.rules if one.id == "own/x"]))


@pytest.fixture(scope="module")
def chains(tmp_path_factory):
    """Rule sets for every way to ask for a chain of three."""
    folder = tmp_path_factory.mktemp("chains")
    found = {}
    for within in (None, 1, 4):
        for in_order in (True, False):
            if within is None and not in_order:
                continue
            limits = f"in_order: {str(in_order).lower()}" + (f", within: {within}" if within else "")
            path = folder / f"{within}-{in_order}.yaml"
            path.write_text(CONCEPTS + rule(when=f"{{all: [own/a, own/b, own/c], {limits}}}", hits="[x]", misses="[]"), encoding="utf-8")
            found[within, in_order] = load_rules([path])
    return found


@given(st.lists(st.sampled_from(["まみ", "むめ", "もや", "と", "いろは"]), max_size=9))
def test_a_chain_is_found_exactly_when_one_exists(chains, words):
    line = "".join(words)
    places = [(sum(len(one) for one in words[:n]), word) for n, word in enumerate(words)]
    for (within, in_order), ruleset in chains.items():
        orders = [tuple(WORDS.values())] if in_order else list(permutations(WORDS.values()))
        exists = any(chain(places, order, within) for order in orders)
        assert holds(ruleset, line) == exists


def chain(places, order, within, after=None):
    """Tries every way to pick the words in that order."""
    if not order:
        return True
    return any(
        chain(places, order[1:], within, start + len(word))
        for start, word in places
        if word == order[0] and (after is None or (start >= after and (within is None or start - after <= within)))
    )


def holds(ruleset, line):
    from custaudit.classify.conditions import compile_condition
    from custaudit.classify.testing import read_examples

    condition = compile_condition(next(one for one in ruleset.rules if one.id == "own/x"), ruleset.lexicon)
    reading = read_examples([line or "空"], "jumin", ruleset)[0]
    return condition.holds(reading, reading.masks[0] | reading.masks[1] | reading.masks[2] | reading.masks[3], "jumin")
