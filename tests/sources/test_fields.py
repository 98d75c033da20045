"""The field: what the user says, then a field column, the sheet's name, the file's name, the text."""

from __future__ import annotations

import pytest

from custaudit.sources.fields import field_in_name
from custaudit.sources.kinds import guess_kind
from tests.sources.conftest import read_rows

TEXT = "要介護認定の申請を受け付け、被保険者証を交付する。"


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("住民記録", "jumin"), ("住基システム", "jumin"), ("01_住民記録", "jumin"), ("印鑑登録", "inkan"),
        ("介護保険", "kaigo"), ("介護", "kaigo"),
        ("個人住民税", "juminzei"), ("市県民税", "juminzei"), ("住民税（個人）", "juminzei"), ("kaigo", "kaigo"),
        ("国民健康保険", None), ("固定資産税", None),
    ],
)  # fmt: skip
def test_names(name: str, field: str | None) -> None:
    found = field_in_name(name)
    assert found is not None
    assert found[0] == field


def test_a_name_without_field() -> None:
    assert field_in_name("一覧") is None
    assert field_in_name("") is None


def test_the_order_of_evidence() -> None:
    rows = [["業務", "件名", "内容"], ["個人住民税", "証", TEXT], ["", "証二", TEXT]]
    by_column = read_rows(rows, sheet="印鑑", name="住民記録.xlsx")
    assert [item.field for item in by_column.items] == ["juminzei", "juminzei"]
    assert by_column.understanding.field.origin == "column"
    plain = [["件名", "内容"], ["証", TEXT]]
    found = [
        read_rows(plain, sheet="印鑑", name="住民記録.xlsx").understanding.field,
        read_rows(plain, sheet="一覧", name="住民記録.xlsx").understanding.field,
        read_rows(plain, sheet="一覧", name="list.xlsx").understanding.field,
        read_rows([["件名", "内容"], ["甲", "乙を丙にする"]], name="list.xlsx").understanding.field,
    ]
    assert [(guess.field, guess.origin) for guess in found] == [
        ("inkan", "sheet"),
        ("jumin", "file"),
        ("kaigo", "text"),
        ("jumin", "default"),
    ]


def test_the_user_comes_first() -> None:
    read = read_rows([["業務", "件名", "内容"], ["介護", "証", TEXT]], sheet="印鑑", field="juminzei")
    assert read.items[0].field == "juminzei"
    assert read.understanding.field.origin == "option"


def test_a_field_outside_the_tool_is_told() -> None:
    read = read_rows([["業務", "件名", "内容"], ["国民健康保険", "証", TEXT], ["住民記録", "証", TEXT]], sheet="住基")
    assert [item.field for item in read.items] == ["jumin", "jumin"]
    assert any("1 rows name a business outside this tool (国民健康保険)" in warning for warning in read.warnings)


@pytest.mark.parametrize(
    ("wishes", "kind", "origin"),
    [
        ({"override": "rfp"}, "rfp", "option"),
        ({"path": "住民記録カスタマイズ一覧.xlsx", "sheets": ["機能要件"]}, "inventory", "file"),
        ({"path": "調達仕様書別紙.xlsx"}, "rfp", "file"),
        ({"path": "a.xlsx", "sheets": ["機能要件"]}, "rfp", "sheet"),
        ({"path": "a.xlsx", "headings": ["項番", "機能要件", "対応可否", "備考"]}, "rfp", "headings"),
        ({"path": "a.xlsx", "headings": ["項番", "件名", "理由", "工数"]}, "inventory", "headings"),
        ({"path": "a.xlsx", "texts": ["氏名で検索できること。", "一覧を出力すること", "甲"]}, "rfp", "sentences"),
        ({"path": "a.xlsx", "texts": ["備考欄を二段にする"]}, "inventory", "default"),
    ],
)
def test_kinds(wishes: dict[str, object], kind: str, origin: str) -> None:
    guess = guess_kind(**wishes)  # type: ignore[arg-type]
    assert (guess.kind, guess.origin) == (kind, origin)
