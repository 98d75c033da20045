"""The field: what the user says, then a field column, the sheet's name, the file's name, the text."""

from __future__ import annotations

import pytest

from custaudit.sources.fields import field_in_name, field_in_text
from custaudit.sources.table.kinds import guess_kind
from tests.sources.conftest import WriteWorkbook, read_file, read_rows

TEXT = "要介護認定の申請を受け付け、被保険者証を交付する。"


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("住民記録", "jumin"), ("住基システム", "jumin"), ("01_住民記録", "jumin"), ("印鑑登録", "inkan"),
        ("介護保険", "kaigo"), ("介護", "kaigo"),
        ("市・県民税", "juminzei"), ("町･県民税", "juminzei"), ("市府民税", "juminzei"), ("法人市・県民税", None),
        ("個人住民税", "juminzei"), ("市県民税", "juminzei"), ("住民税（個人）", "juminzei"), ("kaigo", "kaigo"),
        ("国民健康保険", None), ("固定資産税", None),
    ],
)  # fmt: skip
def test_names(name: str, field: str | None) -> None:
    found = field_in_name(name)
    assert found is not None
    assert found[0] == field


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("介護保険システムの賦課機能を示す。所得段階を判定し、特別徴収と減免の通知に被保険者証の番号を印字する。", "kaigo"),
        ("賦課の決定、特別徴収、普通徴収、減免、更正の処理ができること。", "juminzei"),
        ("当初課税の後に特別徴収の税額を更正し、減免を登録できること。", "juminzei"),
    ],
)
def test_words_of_premiums_and_taxes_alike_leave_the_choice_to_the_others(text: str, field: str) -> None:
    assert (found := field_in_text([text])) is not None
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


def plain(*lines: str) -> list[list[object]]:
    return [*([line] for line in lines), ["No", "件名", "内容"], [1, "通知書", "住民票の転入・転出・世帯主を通知書に印字する。"]]


@pytest.mark.parametrize(
    ("lines", "field"),
    [
        (["介護保険システム カスタマイズ一覧"], "kaigo"),
        (["カスタマイズ一覧", "対象: 個人住民税"], "juminzei"),
        (["カスタマイズ一覧", "提出: 介護保険課"], "jumin"),
    ],
)
def test_a_title_above_the_table_outweighs_the_words_in_it(lines: list[str], field: str) -> None:
    assert read_rows(plain(*lines), name="list.xlsx").items[0].field == field


def test_the_title_on_a_cover_counts(workbook: WriteWorkbook) -> None:
    read = read_file(workbook({"表紙": [["介護保険システム更新業務"], ["○○市"]], "一覧": plain()}))
    assert (read.items[0].field, read.understanding.field.origin) == ("kaigo", "caption")


def test_names_of_sheet_and_file_come_before_a_title() -> None:
    assert read_rows(plain("介護保険システム"), sheet="印鑑登録").items[0].field == "inkan"
    assert read_rows(plain("介護保険システム"), name="住民税.xlsx").items[0].field == "juminzei"


def test_captions_tell_the_tables_of_a_sheet_apart() -> None:
    read = read_rows([*plain("■住民記録"), [], *plain("■介護保険")], sheet="住民記録")
    assert [item.field for item in read.items] == ["jumin", "kaigo"]


def test_a_line_inside_the_table_holds_for_the_rows_under_it() -> None:
    head = ["No", "件名", "内容"]
    rows = [head, ["【住民記録】"], [1, "甲", TEXT], ["■介護保険システム"], [2, "乙", TEXT], ["３．個人住民税関係"], [3, "丙", TEXT]]
    rows += [["【介護保険課】"], [4, "丁", TEXT], ["【介護保険システムとの連携】"], [5, "戊", TEXT]]
    assert [item.field for item in read_rows(rows).items] == ["jumin", "kaigo", "juminzei", "juminzei", "juminzei"]


def test_a_group_of_businesses_is_the_field() -> None:
    rows = [["大分類", "No", "件名", "内容"], ["住民記録", 1, "甲", TEXT], ["", 2, "乙", TEXT], ["介護保険", 3, "丙", TEXT]]
    assert [item.field for item in read_rows(rows).items] == ["jumin", "jumin", "kaigo"]


def test_a_column_without_any_business_is_none_of_businesses() -> None:
    read = read_rows([["分野", "件名", "内容"], ["異動", "甲", "転入を登録する"], ["証明", "乙", "住民票を出す"]])
    assert read.warnings == []


def test_a_sheet_of_a_business_outside_the_tool_is_told() -> None:
    read = read_rows([["件名", "内容"], ["証", TEXT]], sheet="国民健康保険")
    assert "1 rows name a business outside this tool (国民健康保険)" in read.warnings[0]


def test_a_row_without_a_business_of_its_own_is_told() -> None:
    rows = [["業務", "件名", "内容"], ["印鑑", "甲", TEXT], ["", "乙", TEXT], ["住民記録", "丙", TEXT], ["介護", "丁", TEXT]]
    told = "1 rows with nothing in the column of the business were given that of the row above (first in row 3)"
    assert any(told in warning for warning in read_rows(rows).warnings)
    assert not any("in the column of the business" in warning for warning in read_rows(rows, merges=["A2:A3"]).warnings)
    assert not any("in the column of the business" in warning for warning in read_rows(rows, merges=None).warnings)
