"""``explain``: the sums are those of the decision, the marks are those of the text, and what would tip the scale does."""

from __future__ import annotations

import json

import jsonschema
import msgspec
import numpy as np
import pytest
from rich.cells import cell_len

from custaudit.classify.engine import Classifier
from custaudit.classify.explain import explain
from custaudit.explanation import explain_item
from custaudit.report.explanation import render
from custaudit.rules.ruleset import load_rules
from custaudit.schemas import schema_of
from tests.rules.conftest import make_item

ITEMS = [
    make_item(
        "転出証明書の氏名欄の文字を大きくする。各区の窓口で使うため、区名も印字する。",
        title="転出証明書の様式変更",
        reason="高齢者から読みにくいとの声",
        object="帳票",
        department="市民課",
    ),
    make_item("敬老祝金条例の対象者を抽出し、高齢福祉課へ一覧で渡す。", title="敬老祝金", reason="市独自の条例による", no="2"),
    make_item("国保連へ資格の異動データを毎月送付する。", title="国保連への提供", field="kaigo", no="3"),
    make_item("国保連へ資格の異動データを毎月送付する。", title="国保連への提供", field="jumin", no="4"),
    make_item("操作研修を年２回行うこと。", title="研修", no="5"),
    make_item("何か", no="6"),
]


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.no)
def test_contributions_add_up_to_the_sums_and_those_to_the_confidence(classifier, item):
    label = classifier.classify([item])[0]
    for axis in explain(classifier, item):
        chosen, rival = (next(one for one in axis.codes if one.code == code) for code in (axis.code, axis.runner_up))
        assert chosen.sum - chosen.bias == pytest.approx(sum(one.chosen for one in axis.contributions), abs=0.05)
        assert rival.sum - rival.bias == pytest.approx(sum(one.runner_up for one in axis.contributions), abs=0.05)
        given = label.type if axis.axis == "type" else label.domain
        assert (axis.code, chosen.probability) == (given.code, pytest.approx(given.confidence, abs=1e-4))
        assert sum(one.probability for one in axis.codes) == pytest.approx(1, abs=0.01)
        assert axis.runner_up == next(one.code for one in axis.codes if one.code != axis.code)


def test_the_domain_of_what_is_no_customization_is_not_explained(classifier):
    assert [axis.axis for axis in explain(classifier, ITEMS[4])] == ["type"]


def test_the_seven_type_scheme_does_not_speak_of_external(classifier):
    codes = [[one.code for one in explain(classifier, item)[0].codes] for item in ITEMS[2:4]]
    assert "external" in codes[0]
    assert "external" not in codes[1]


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.no)
def test_places_are_places_of_the_original_text(classifier, item):
    for axis in explain(classifier, item):
        for place in [place for one in axis.contributions for place in one.places]:
            assert place.text
            assert getattr(item, place.column)[place.start : place.end] == place.text


def test_every_mention_of_a_concept_is_a_place(classifier):
    item = make_item("支所の印、出張所の印、支所の番号")
    contributions = explain(classifier, item)[0].contributions
    places = next(one.places for one in contributions if one.rule == "lexicon/branch-office")
    assert [place.text for place in places] == ["支所", "出張所", "支所"]


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.no)
def test_what_would_have_tipped_the_scale_does(classifier, item):
    for axis in explain(classifier, item):
        if axis.without is not None:
            changed = item
            for word in axis.without.words:
                cells = {name: getattr(changed, name).replace(word, "_" * len(word)) for name in ("title", "detail", "reason")}
                cells["object"] = changed.object and changed.object.replace(word, "_" * len(word))
                changed = msgspec.structs.replace(changed, **cells)
            assert code(classifier, changed, axis.axis) == axis.without.code != axis.code
        if axis.with_ is not None:
            changed = msgspec.structs.replace(item, detail=f"{item.detail}\n{axis.with_.words[0]}")
            assert code(classifier, changed, axis.axis) == axis.with_.code == axis.runner_up


def code(classifier, item, axis):
    label = classifier.classify([item])[0]
    return label.type.code if axis == "type" else label.domain.code


def test_some_item_is_tipped_by_a_word_less_and_some_by_a_word_more(classifier):
    axes = [axis for item in ITEMS for axis in explain(classifier, item)]
    assert any(axis.without for axis in axes)
    assert any(axis.with_ for axis in axes)


def test_precedence_is_said_where_it_decided(builtin):
    """With a margin of 1 the first cause of the order always wins, whatever is likeliest."""
    from dataclasses import replace

    policy = msgspec.structs.replace(builtin.policy, precedence=msgspec.structs.replace(builtin.policy.precedence, margin=1.0))
    axis = explain(Classifier(replace(builtin, policy=policy)), ITEMS[0])[0]
    assert (axis.code, axis.by_precedence) == (policy.precedence.order[0], True)
    assert axis.codes[0].code == axis.runner_up != axis.code


@pytest.mark.parametrize("color", [False, True])
@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_text_fits_the_terminal(classifier, width, color):
    for item in ITEMS:
        shown = render(explain_item(item, classifier, None), width, color)
        plain = without_colours(shown) if color else shown
        assert max(cell_len(line) for line in plain.splitlines()) <= width


def without_colours(shown):
    from rich.text import Text

    return Text.from_ansi(shown).plain


def test_without_colour_the_matched_parts_stand_in_brackets(write):
    """Overlapping parts share a pair: the text itself is never repeated."""
    concept = "  - {id: own/%s, label: x, patterns: [%s], votes: {type: {org: 9}}}\n"
    classifier = Classifier(load_rules([write("concepts:\n" + concept % ("first", "甲乙") + concept % ("second", "乙丙"))]))
    shown = render(explain_item(make_item("この甲乙丙の丁"), classifier, None), 80, False)
    assert "この【甲乙丙】の丁" in shown
    assert "\x1b" not in shown


def test_with_colour_they_are_coloured(classifier):
    shown = render(explain_item(ITEMS[0], classifier, None), 80, True)
    assert "【" not in shown
    assert "\x1b[30;43m" in shown


@pytest.fixture
def inventory(project):
    path = project / "list.csv"
    path.write_text(
        "番号,業務,件名,内容,理由\n"
        "1,住民記録,転出証明書の文字,氏名欄を10.5ポイントから14ポイントにする,読みにくいとの声\n"
        "A-２,住民記録,入力の確認,届出日が未来の日付のときに警告を出す,入力誤りが多い\n"
        "3,介護保険,負担割合証の文字,氏名欄の文字を大きくする,読みにくいとの声\n",
        encoding="utf-8",
    )
    return path


def test_the_number_is_found_however_it_is_written(inventory, custaudit):
    for number in ("A-２", "a-2", "Ａ－２"):
        status, out, _ = custaudit("explain", "list.csv", "--item", number)
        assert (status, out.splitlines()[0]) == (0, "No. A-２  入力の確認")


def test_an_unknown_number_is_refused_with_those_there_are(inventory, custaudit):
    status, out, err = custaudit("explain", "list.csv", "--item", "99")
    assert (status, out) == (2, "")
    assert "1, A-２, 3" in err


def test_the_document_fulfils_its_schema_and_is_the_same_every_time(inventory, custaudit):
    runs = [custaudit("explain", "list.csv", "--item", "1", "--standard", "jumin-v1", "--format", "json") for _ in range(2)]
    assert runs[0] == runs[1]
    document = json.loads(runs[0][1])
    jsonschema.validate(document, schema_of("explanation"))
    assert document["item"]["verdict"] in ("covered", "optional", "prohibited", "outside")
    assert document["axes"][0]["axis"] == "type"


def test_with_a_standard_the_signals_add_up_to_the_verdict(inventory, custaudit):
    document = json.loads(custaudit("explain", "list.csv", "--item", "A-2", "--standard", "jumin-v1", "--format", "json")[1])
    match, item = document["match"], document["item"]
    answered = 1 / (1 + np.exp(-sum(one["contribution"] for one in match["answered"])))
    assert [one["match"] for one in match["candidates"]] == item["candidates"]
    assert sum(one["match"]["similarity"] for one in match["candidates"]) <= answered + 0.01
    shown = custaudit("explain", "list.csv", "--item", "A-2", "--standard", "jumin-v1")[1]
    assert "判定: " in shown
    assert match["candidates"][0]["match"]["section"] in shown


def test_an_item_of_another_field_has_no_verdict_but_is_explained(inventory, custaudit):
    status, out, _ = custaudit("explain", "list.csv", "--item", "3", "--standard", "jumin-v1")
    assert status == 0
    assert "判定: なし" in out
    assert "類型: " in out


def test_only_text_and_json(inventory, custaudit):
    status, _, err = custaudit("explain", "list.csv", "--item", "1", "--format", "xlsx")
    assert status == 2
    assert "「xlsx」は使えません。使えるもの: text, json" in err
