"""A project's own rules, by ``rules = ["my-rules/"]``: they add, override and rename, and nothing else changes."""

from __future__ import annotations

import json

import pytest

from custaudit.classify.engine import Classifier
from custaudit.rules.ruleset import load_rules
from tests.rules.conftest import make_item, rule


def concept(ruleset, id):
    return ruleset.lexicon.concepts[ruleset.lexicon.index[id]]


def test_names_are_found_like_the_built_in_words(write):
    item = make_item("汐見サテライト館ごとに様式の市長印を変える", title="汐見サテライト館の公印")
    path = write("names:\n  branch-office: [汐見サテライト館]\n")
    before, after = (Classifier(load_rules(extra)).classify([item])[0] for extra in ([], [path]))
    marked = [one for one in after.evidence if one.text == "汐見サテライト館"]
    assert any(one.rule.startswith(("lexicon/branch-office", "org/")) for one in marked)
    assert not any(one.text == "汐見サテライト館" for one in before.evidence)


def test_names_keep_the_fitted_weights_of_their_concept(write, builtin):
    own = load_rules([write("names:\n  branch-office: [汐見館]\n")])
    assert own.weights == builtin.weights
    assert concept(own, "branch-office").terms == [*concept(builtin, "branch-office").terms, "汐見館"]


def test_names_may_stand_in_a_file_read_before_the_concept(write):
    write("names:\n  own/shuttle: [汐見号]\n", "a.yaml")
    later = write("concepts:\n  - {id: own/shuttle, label: 巡回車, terms: [巡回車]}\n", "b.yaml")
    assert concept(load_rules([later.parent]), "own/shuttle").terms == ["巡回車", "汐見号"]


def test_a_concept_of_the_same_id_replaces_the_built_in_one_with_its_weights(write):
    own = load_rules([write("concepts:\n  - id: ward\n    label: 区\n    terms: [汐見区]\n    votes: {type: {org: 0.7}}\n")])
    assert concept(own, "ward").terms == ["汐見区"]
    assert not any(name.partition("@")[0] == "lexicon/ward" for name in own.weights.weights)
    classifier = Classifier(own)
    number = classifier.features.names.index("lexicon/ward")
    assert classifier.weights([number])[0, 0] == pytest.approx(0.7)


def test_a_rule_of_the_same_id_replaces_the_built_in_one(write, builtin):
    replaced = builtin.rules[0].id
    own = load_rules([write(rule(replaced, votes="{type: {org: 0.3}}"))])
    assert [one.id for one in own.rules] == [one.id for one in builtin.rules]
    assert next(one for one in own.rules if one.id == replaced).why == "理由"
    assert replaced not in own.weights.weights


def test_an_alias_takes_the_place_of_a_built_in_rule(write, builtin):
    replaced = builtin.rules[0].id
    own = load_rules([write(rule("own/better", more=f"    aliases: [{replaced}]\n"))])
    ids = {one.id for one in own.rules}
    assert "own/better" in ids
    assert replaced not in ids


def test_own_rules_change_the_digest_that_documents_carry(write, builtin):
    assert load_rules([write("names: {ward: [汐見区]}\n")]).digest != builtin.digest


def test_a_file_named_twice_is_read_once(write):
    path = write(rule())
    assert [one.id for one in load_rules([path, path.parent]).rules].count("own/x") == 1


def test_the_project_folder_is_where_the_settings_are(write, project, custaudit, monkeypatch):
    write(rule())
    (project / "sub").mkdir()
    monkeypatch.chdir(project / "sub")
    status, out, _ = custaudit("rules", "list", "--json")
    assert status == 0
    assert next(one for one in json.loads(out) if one["id"] == "own/x")["line"] == 2


def test_classify_uses_them(write, project, custaudit):
    write(
        rule(
            "own/pass",
            when="{all: [own/pass-word]}",
            votes="{type: {ordinance: 20}}",
            hits="[汐見あんしん券の残数を出す]",
            misses="[残数を出す]",
            more="concepts:\n  - {id: own/pass-word, label: 汐見あんしん券, terms: [汐見あんしん券]}\n",
        )
    )
    (project / "list.csv").write_text("番号,件名,内容,理由\n1,残数の表示,汐見あんしん券の残数を画面に出す,窓口の求め\n", encoding="utf-8")
    status, out, _ = custaudit("classify", "list.csv", "--format", "json")
    item = json.loads(out)["items"][0]
    assert (status, item["type"]["code"]) == (0, "ordinance")
    assert item["evidence"][0]["rule"] == "own/pass"
    assert item["evidence"][0]["text"] == "汐見あんしん券"


def test_what_init_writes_is_sound(project, custaudit, tmp_path_factory, monkeypatch):
    folder = tmp_path_factory.mktemp("new")
    monkeypatch.chdir(folder)
    assert custaudit("init")[0] == 0
    assert custaudit("rules", "lint")[0] == 0
    assert custaudit("rules", "test")[0] == 0
    first = (folder / "my-rules" / "names.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert (folder / "my-rules" / first.partition("$schema=")[2]).is_file()
