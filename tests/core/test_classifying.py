"""Types and domains: the cause outranks the object, evidence stands where it says, and the field has its scheme."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from custaudit.classify.engine import Classifier
from custaudit.classify.labelling import choose_type
from custaudit.model import TYPES, Item, Source
from custaudit.rules.language import Precedence
from custaudit.rules.ruleset import load_rules

WORDS = [
    "市独自の給付",
    "支 所ごと",
    "ｼｽﾃﾑへ連携",
    "通知書の文言",
    "㈱",
    "葛\U000e0100城市",
    "人口を集計",
    "を大きくする",
    "、",
    "。",
    "他課に代わり",
    "国保連",
]


def item(title: str = "", detail: str = "", reason: str = "", field: str = "jumin") -> Item:
    return Item("1", None, Source("x"), field, "市民課", title, detail, reason, None, None)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def classifier() -> Classifier:
    return Classifier(load_rules())


@pytest.mark.parametrize(
    ("cells", "type_", "domain"),
    [
        (item("納税証明の字", "氏名欄の文字を大きくする", "高齢者が読みにくいため"), "wording", "C"),
        (item("記念証", "出生の届の後に市長名の記念証を渡す", "市独自の条例で定めた制度"), "ordinance", "C"),
        (item("日計表", "手数料の締めを出張所ごとに切る", "出張所ごとに会計員がいるため"), "org", "A2"),
        (item("国保の届", "国保の加入の届も転入の窓口で受ける", "国保年金課の窓口を閉じ、市民課で引き受けたため"), "scope", "C"),
        (item("異動の連携", "転入転出のデータを毎晩、税システムへ渡す"), "linkage", "B"),
        (item("人口表", "年齢別の人口を毎月集計し、企画課の会議資料にする"), "statistics", "B"),
        (item("警告", "期限の近い人を画面で知らせる", "見落としが続いたため"), "volume", "A2"),
        (item("研修", "操作研修を年二回行い、マニュアルを納品する"), "none", "none"),
    ],
)
def test_plain_cases(classifier: Classifier, cells: Item, type_: str, domain: str) -> None:
    found = classifier.classify([cells])[0]
    assert (found.type.code, found.domain.code) == (type_, domain)


def test_giving_to_an_outside_body_is_external_in_the_eight_type_scheme_alone(classifier: Classifier) -> None:
    given_out = item("口座振替", "銀行に渡す口座振替の請求データを先方の指定した形で作る", field="kaigo")
    assert classifier.classify([given_out])[0].type.code == "external"
    assert classifier.classify([msgspec.structs.replace(given_out, field="jumin")])[0].type.code == "linkage"


def test_an_earlier_cause_wins_when_both_are_about_equally_likely() -> None:
    precedence = Precedence(order=["ordinance", "scope", "org", "external", "linkage", "statistics", "wording", "volume"], margin=0.05)
    chances = [0.0] * len(TYPES)
    chances[TYPES.index("volume")], chances[TYPES.index("org")] = 0.5, 0.47
    assert TYPES[choose_type(chances, precedence)] == "org"
    chances[TYPES.index("org")] = 0.4
    assert TYPES[choose_type(chances, precedence)] == "volume"


@pytest.mark.parametrize("detail", ["市域を14の区域に割り、名と範囲を登録しておく。", "柔軟に対応できること。", "ん", "zzz"])
def test_every_text_carries_evidence_for_its_type(classifier: Classifier, detail: str) -> None:
    found = classifier.classify([item(detail=detail)])[0]
    assert any(evidence.axis == "type" and evidence.text in detail for evidence in found.evidence)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=6), st.lists(st.sampled_from(WORDS), max_size=6))
def test_evidence_stands_where_it_says(title: list[str], reason: list[str]) -> None:
    cells = item("".join(title), "届書の受付", " ".join(reason))
    for evidence in CLASSIFIER.classify([cells])[0].evidence:
        assert getattr(cells, evidence.column)[evidence.start : evidence.end] == evidence.text != ""


CLASSIFIER = Classifier(load_rules())
