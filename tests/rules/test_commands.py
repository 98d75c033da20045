"""``rules list``, ``show`` and ``test`` as a person at the keyboard meets them."""

from __future__ import annotations

import json

from rich.cells import cell_len

from tests.rules.conftest import rule


def test_list_shows_every_concept_and_rule_by_file(write, custaudit, builtin):
    write(rule("own/x", votes="{type: {ordinance: 1.5}}"))
    status, out, err = custaudit("rules", "list")
    assert status == 0
    assert "lexicon/organisation.yaml\n" in out
    assert "my-rules/own.yaml\nown/x" in out
    assert "ordinance +1.5" in out.splitlines()[-2]
    assert all(cell_len(line) <= 80 for line in out.splitlines())
    assert err == f"概念 {len(builtin.lexicon.concepts)}、ルール {len(builtin.rules) + 1}\n"


def test_list_for_programs_names_everything_once(project, custaudit, builtin):
    status, out, _ = custaudit("rules", "list", "--json")
    listed = json.loads(out)
    assert status == 0
    assert {one["id"] for one in listed} == {f"lexicon/{one.id}" for one in builtin.lexicon.concepts} | {one.id for one in builtin.rules}
    assert all(one["why"] and one["line"] > 0 and one["file"].endswith(".yaml") for one in listed)


def test_show_a_rule_with_its_condition_and_examples(write, custaudit):
    write(rule("own/x", when="{all: [[ward, seal]], none: [own-rule]}", more="    aliases: [own/old]\n"))
    status, out, _ = custaudit("rules", "show", "own/x")
    assert status == 0
    assert "my-rules/own.yaml:2" in out
    assert "ward (区・区役所) または seal" in out
    assert "[合] 各区の窓口" in out
    assert "own/old" in out


def test_show_finds_former_names_and_the_names_of_evidence(write, custaudit):
    write(rule("own/x", more="    aliases: [own/old]\n"))
    assert custaudit("rules", "show", "own/old")[1].startswith("own/x")
    assert custaudit("rules", "show", "lexicon/ward@title")[1].startswith("ward")


def test_show_a_concept_with_added_names_and_the_rules_that_use_it(write, custaudit):
    write("names: {ward: [汐見区]}\n" + rule("own/x"))
    out = custaudit("rules", "show", "ward")[1]
    assert "my-rules/own.yaml で足した語\n  汐見区" in out
    assert "own/x" in out


def test_show_an_unknown_name_suggests_the_nearest(project, custaudit):
    status, _, err = custaudit("rules", "show", "wrad")
    assert status == 2
    assert "「ward」のことですか" in err


def test_examples_that_pass_are_silent(write, custaudit):
    write(rule())
    status, out, err = custaudit("rules", "test", "my-rules")
    assert (status, out, err) == (0, "", "ルール 1、例 2、合わない例 0\n")


def test_an_example_that_fails_is_shown_with_what_was_found(write, custaudit):
    write(rule(hits="[各区の窓口, 手形を押す]", misses="[各区で]"))
    status, out, err = custaudit("rules", "test", "my-rules/own.yaml")
    assert status == 1
    assert "my-rules/own.yaml:6: own/x\n  当たるべき例に当たりません: 「手形を押す」\n  どの概念も見つかりません\n" in out
    assert "my-rules/own.yaml:7: own/x\n  当たってはいけない例に当たります: 「各区で」" in out
    assert err == "ルール 1、例 3、合わない例 2\n"


def test_without_paths_built_in_rules_are_tried_with_the_projects_own_words(write, custaudit, builtin):
    write(rule())
    assert f"ルール {len(builtin.rules) + 1}、" in custaudit("rules", "test")[2]


def test_nothing_to_test_is_no_success(write, custaudit):
    write("names: {ward: [汐見区]}\n")
    status, _, err = custaudit("rules", "test", "my-rules")
    assert status == 2
    assert "例（hits / misses）" in err
