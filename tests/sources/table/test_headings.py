"""Which heading means which column."""

from __future__ import annotations

import pytest

from custaudit.errors import UserError
from custaudit.sources.model import TableRequest
from tests.sources.conftest import columns, read_rows

LONG = "住民票の備考欄を二段にして転出先を印字できるようにする改修である"


@pytest.mark.parametrize(
    "heading",
    [
        "件名", "機能名", "要件名", "カスタマイズ名", "項目", "カスタマイズ項目名", "独自機能名", "改修件名", "件　　名", "【件名】",
        "件名（必須）", "対象帳票名",
    ],
)  # fmt: skip
def test_titles(heading: str) -> None:
    assert columns(read_rows([[heading, "内容"], ["備考欄", LONG]]))["title"] == heading


@pytest.mark.parametrize(
    "heading",
    [
        "内容", "詳細", "仕様", "カスタマイズ内容", "要件", "要件定義", "カスタマイズ\n内容", "ｶｽﾀﾏｲｽﾞ内容", "改修内容",
        "機能概要", "概要", "住記カスタマイズ内容",
        "カスタマイズ内容（具体的に記入）", "変更内容※", "要求事項", "内 容",
    ],
)  # fmt: skip
def test_details(heading: str) -> None:
    assert columns(read_rows([["件名", heading], ["備考欄", LONG]]))["detail"] == heading


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("理由", "reason"), ("経緯", "reason"), ("背景", "reason"), ("必要性", "reason"),
        ("カスタマイズの理由・経緯", "reason"), ("導入目的", "reason"),
        ("担当課", "department"), ("所管課", "department"), ("主管課", "department"), ("部署", "department"),
        ("担当課・係", "department"),
        ("所属名", "department"), ("業務所管課名", "department"),
        ("対象", "object"), ("区分", "object"), ("種別", "object"), ("帳票・画面の別", "object"), ("カスタマイズ区分", "object"),
        ("No", "no"), ("Ｎｏ．", "no"), ("№", "no"), ("項番", "no"), ("番号", "no"), ("管理番号", "no"), ("カスタマイズＮｏ", "no"),
        ("業務", "field"), ("システム名", "field"), ("対象業務", "field"),
        ("大分類", "group"), ("機能分類", "group"), ("備考", "status"), ("採否", "status"),
    ],
)  # fmt: skip
def test_other_columns(heading: str, column: str) -> None:
    found = columns(read_rows([["件名", "内容", heading], ["備考欄", LONG, "画面" if column == "object" else "住民記録"]]))
    assert (found.get("title"), found.get("detail"), found.get(column)) == ("件名", "内容", heading)


@pytest.mark.parametrize("heading", ["工数", "人日", "見積工数", "見積工数（人日）", "概算工数\n[人日]", "想定工数（税抜）"])
def test_effort(heading: str) -> None:
    read = read_rows([["件名", "内容", heading], ["備考欄", LONG, 2.5]])
    assert columns(read)["effort_days"] == heading
    assert read.items[0].effort_days == 2.5


@pytest.mark.parametrize("heading", ["費用（円）", "見積金額", "改修費用", "工数単価（円）"])
def test_money_is_no_effort(heading: str) -> None:
    assert "effort_days" not in columns(read_rows([["件名", "内容", heading], ["備考欄", LONG, 250000]]))


def test_ambiguous_words_are_told_apart_by_the_row() -> None:
    assert columns(read_rows([["要件名", "要件"], ["備考欄", LONG]])) == {"title": "要件名", "detail": "要件"}
    assert columns(read_rows([["項目", "要件"], ["備考欄", LONG]])) == {"title": "項目", "detail": "要件"}
    assert columns(read_rows([["要件", "内容"], ["備考欄", LONG]])) == {"title": "要件", "detail": "内容"}
    assert columns(read_rows([["対象", "件名", "概要", "理由"], ["帳票", "備考欄", LONG, "条例"]]))["object"] == "対象"


def test_a_column_of_checkmarks_is_no_text() -> None:
    rows = [["件名", "要件", "説明"], *[[f"機能{n}", "○" if n % 2 else "×", f"{LONG}{n}"] for n in range(6)]]
    assert columns(read_rows(rows))["detail"] == "説明"


def test_order_of_columns_does_not_matter() -> None:
    read = read_rows([["理由", "見積工数", "内容", "所管課", "件名", "番号"], ["条例", 3, LONG, "市民課", "備考欄", 7]])
    item = read.items[0]
    assert (item.no, item.title, item.detail, item.reason, item.department, item.effort_days) == ("7", "備考欄", LONG, "条例", "市民課", 3)


def test_title_rows_above_are_listed() -> None:
    read = read_rows([["住民記録カスタマイズ一覧"], ["令和元年５月 みなと市"], [], ["件名", "内容"], ["備考欄", LONG]])
    assert [skip.row for skip in read.summary.skipped] == [1, 2]
    assert read.understanding.tables[0].header_rows == [4]


def test_heading_rows_join_over_merged_cells() -> None:
    rows = [
        ["No", "要件", "", "担当", "見積工数(人月)", "", ""],
        ["", "名称", "内容", "課", "設計", "製造", "計"],
        [1, "備考欄", LONG, "市民課", 0.2, 0.3, 0.5],
    ]
    read = read_rows(rows, merges=["A1:A2", "B1:C1", "E1:G1"])
    assert columns(read) == {
        "no": "No",
        "title": "要件 名称",
        "detail": "要件 内容",
        "department": "担当 課",
        "effort_days": "見積工数(人月) 計",
    }
    assert read.items[0].effort_days == 10


def test_three_heading_rows_join() -> None:
    rows = [
        ["項番", "カスタマイズ", "", "", "見積"],
        ["", "概要", "", "必要性", "工数"],
        ["", "件名", "内容", "", ""],
        [1, "備考欄", LONG, "条例", 2],
    ]
    read = read_rows(rows, merges=["A1:A3", "B1:D1", "B2:C2", "D2:D3", "E2:E3"])
    assert read.understanding.tables[0].header_rows == [1, 2, 3]
    assert (read.items[0].title, read.items[0].detail, read.items[0].reason, read.items[0].effort_days) == ("備考欄", LONG, "条例", 2)


def test_two_heading_rows_of_csv_without_merges() -> None:
    rows = [["No", "要件", "", "担当課"], ["", "件名", "内容", ""], [1, "備考欄", LONG, "市民課"]]
    read = read_rows(rows, merges=None)
    assert read.understanding.tables[0].header_rows == [1, 2]
    assert read.items[0].detail == LONG


def test_one_of_title_and_detail_is_enough() -> None:
    only_detail = read_rows([["No", "要件"], [1, LONG], [2, LONG + "2"]])
    assert [(item.title, item.detail) for item in only_detail.items] == [("", LONG), ("", LONG + "2")]
    only_title = read_rows([["No", "件名"], [1, "備考欄"]])
    assert [(item.title, item.detail) for item in only_title.items] == [("備考欄", "")]


def test_a_single_column_is_a_list() -> None:
    read = read_rows([["カスタマイズ内容"], ["備考欄を二段にする"], ["公印の位置を変える"]], merges=None)
    assert [item.detail for item in read.items] == ["備考欄を二段にする", "公印の位置を変える"]


def test_no_heading_shows_what_was_seen_and_looked_for() -> None:
    with pytest.raises(UserError) as error:
        read_rows([["日付", "天気", "気温"], ["4/1", "晴", 20]])
    assert "日付 / 天気 / 気温" in str(error.value)
    assert "件名" in str(error.value)
    assert str(error.value).startswith("list.xlsx: ")
    assert "\n" not in str(error.value)


def test_heading_without_items() -> None:
    with pytest.raises(UserError, match="not a single item"):
        read_rows([["件名", "内容"], ["", ""], ["小計", ""]])


def test_the_users_columns_come_first() -> None:
    rows = [["あ", "い", "件名", "メモ欄"], ["x", LONG, "備考欄", "何か"]]
    read = read_rows(rows, header_row=1, columns={"detail": "B", "reason": "メモ欄"})
    assert (read.items[0].title, read.items[0].detail, read.items[0].reason) == ("備考欄", LONG, "何か")
    assert {column.matched_by for column in read.understanding.tables[0].columns if column.column in ("detail", "reason")} == {"override"}


def test_the_users_heading_is_found_without_its_row() -> None:
    read = read_rows([["表"], ["こと", "わけ"], [LONG, "条例"]], columns={"detail": "こと", "reason": "わけ"})
    assert (read.items[0].detail, read.items[0].reason) == (LONG, "条例")


def test_a_column_of_the_users_that_is_not_there() -> None:
    with pytest.raises(UserError, match="no column '詳しく'"):
        read_rows([["件名", "内容"], ["備考欄", LONG]], header_row=1, columns={"detail": "詳しく"})


def test_a_heading_row_of_the_users_that_holds_none() -> None:
    with pytest.raises(UserError, match=r"list\.xlsx:一覧!2"):
        read_rows([["件名", "内容"], ["備考欄", LONG]], header_row=2)


def test_two_heading_rows_without_merges_in_a_workbook() -> None:
    rows = [["No", "件名", "内容", "見積", ""], ["", "", "", "工数", "金額"], [1, "備考欄", LONG, 3, 900]]
    read = read_rows(rows)
    assert read.understanding.tables[0].header_rows == [1, 2]
    assert read.items[0].effort_days == 3


SAMPLE = {"title": "備考欄", "detail": LONG, "reason": "条例による", "object": "帳票", "other": "あり"}


@pytest.mark.parametrize(
    "heads",
    [
        {"要望事項": "title", "要望の詳細": "detail"},
        {"要望事項": "title", "要望の内容": "detail", "対象画面": "object"},
        {"業務要件": "title", "ギャップ内容": "detail"},
        {"修正箇所": "title", "修正内容": "detail", "修正対象": "object"},
        {"カスタマイズ機能": "title", "実現方法": "detail", "効果・必要性": "reason"},
        {"差異項目": "title", "自治体要求": "detail", "画面・帳票ID": "object"},
        {"件名": "title", "内容": "detail", "帳票名／画面名": "object"},
        {"件名": "title", "内容": "detail", "出力媒体": "object"},
    ],
)
def test_titles_and_contents_are_told_apart(heads: dict[str, str]) -> None:
    rows = [["No", *heads], *([number, *(SAMPLE[name] for name in heads.values())] for number in range(1, 5))]
    found = columns(read_rows(rows))
    assert {found[name]: name for name in heads.values()} == heads


def test_what_the_standard_says_is_not_what_the_municipality_has() -> None:
    head = ["機能名", "標準仕様書の要件", "現行システムの機能", "差異"]
    read = read_rows([head, *(["検索", "標準では規定していない。", f"{LONG}{number}", "あり"] for number in range(3))])
    assert columns(read)["detail"] == "現行システムの機能"


def test_a_column_of_grades_is_no_reason() -> None:
    head = ["No", "件名", "内容", "必要性（高・中・低）", "理由・根拠法令"]
    read = read_rows([head, *([number, "備考欄", LONG, "高", "条例による"] for number in range(5))])
    assert columns(read)["reason"] == "理由・根拠法令"


def test_columns_to_be_ticked_say_what_the_object_is() -> None:
    rows = [
        ["No", "件名", "内容", "帳票", "画面", "その他"],
        [1, "甲", LONG, "○", "", ""],
        [2, "乙", LONG, "○", "○", ""],
        [3, "丙", LONG, "", "", "－"],
    ]
    assert [item.object for item in read_rows(rows).items] == ["帳票", "帳票・画面", None]


def test_the_sum_of_efforts_is_the_effort() -> None:
    rows = [["No", "改修", "", "工数", "", ""], ["", "名称", "内容", "設計", "製造", "合計"], [1, "備考欄", LONG, 1, 2, 3]]
    assert read_rows(rows).items[0].effort_days == 3


def test_a_heading_may_name_the_business_in_brackets() -> None:
    rows = [["大", "中", "小", "機能要件（住民記録）", "必須", "希望"], [1, 1, 1, "氏名で検索できること。", "○", ""]]
    assert [item.title or item.detail for item in read_rows(rows).items] == ["氏名で検索できること。"]


def test_a_column_of_text_left_over_where_the_content_is_missing_is_told() -> None:
    read = read_rows([["No", "件名", "やりかた"], *([number, "備考欄", LONG] for number in range(3))])
    assert any("no column was taken for the detail; not used: やりかた" in warning for warning in read.warnings)


@pytest.mark.parametrize("place", [{}, {"header_row": 1}])
@pytest.mark.parametrize("wanted", ["ZZZ", "Q"])
def test_a_column_that_is_not_there_is_refused_with_or_without_its_row(place: dict[str, int], wanted: str) -> None:
    with pytest.raises(UserError, match=f"no column '{wanted}'; headings: 件名 / 内容"):
        read_rows([["件名", "内容"], ["備考欄", LONG]], columns={"title": wanted}, **place)


def test_an_unknown_name_of_a_column_is_refused() -> None:
    with pytest.raises(UserError, match="columns has no 'titel'"):
        read_rows([["件名", "内容"], ["備考欄", LONG]], columns={"titel": "A"})


def test_a_table_without_heading_is_read_by_letters() -> None:
    read = read_rows([[1, "備考欄", LONG], [2, "余白", LONG]], header_row=0, columns={"no": "A", "title": "B", "detail": "C"})
    assert [(item.no, item.title) for item in read.items] == [("1", "備考欄"), ("2", "余白")]


def test_a_priority_is_no_title() -> None:
    read = read_rows([["要求事項", "優先度"], [LONG, "高"], [LONG + "2", "中"]])
    assert [(item.title, item.detail) for item in read.items] == [("", LONG), ("", LONG + "2")]


def test_each_of_several_heading_rows_of_the_users_must_head_something() -> None:
    rows = [["件名", "内容"], ["備考欄", LONG], [], ["件名", "内容"], ["余白", LONG]]
    tables = [TableRequest(header_row=1), TableRequest(header_row=3)]
    with pytest.raises(UserError, match=r"list\.xlsx:一覧!3"):
        read_rows(rows, tables=tables)


def test_tables_of_the_users_end_where_the_next_one_begins() -> None:
    rows = [["件名", "内容"], ["備考欄", LONG], [], ["仕様", "改修名"], [LONG, "余白"], [], ["※以上", ""]]
    tables = [TableRequest(header_row=1), TableRequest(header_row=4, last_row=5, field="kaigo")]
    read = read_rows(rows, tables=tables)
    assert [(item.title, item.field) for item in read.items] == [("備考欄", "jumin"), ("余白", "kaigo")]


@pytest.mark.parametrize(
    "heading", ["きっかけ", "要因", "必要とする事情", "現在の問題", "発端", "困っていること", "実施の趣旨", "要望の理由"]
)
def test_words_for_the_reason(heading: str) -> None:
    assert read_rows([["件名", "内容", heading], ["甲", LONG, "条例の規定による。"]]).items[0].reason == "条例の規定による。"


def test_a_column_of_sentences_that_nothing_uses_is_told_with_the_setting() -> None:
    why = ["窓口で待たせないため。", "県に報告するため、毎月出す。", "誤って渡さないため。"]
    rows = [["No", "件名", "内容", "そうした訳"], *([n, f"件{n}", LONG, text] for n, text in enumerate(why, 1))]
    read = read_rows(rows)
    [warning] = [warning for warning in read.warnings if "そうした訳" in warning]
    assert 'columns = { reason = "そうした訳" } under [[inputs]]' in warning
    again = read_rows(rows, columns={"reason": "そうした訳"})
    assert [item.reason for item in again.items] == why
    assert not again.warnings


def test_two_columns_of_sentences_are_told_without_a_guess() -> None:
    rows = [["No", "件名", "内容", "あれ", "これ"], [1, "甲", LONG, "窓口で待たせないため。", "県に出すものである。"]]
    assert any("あれ / これ" in warning and "reason" not in warning for warning in read_rows(rows).warnings)


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("代替案", ["帳票の出力で代えることができる。", "画面の表示で代えることができる。"]),
        ("受付", ["令和6年10月12日", "令和6年10月13日"]),
        ("開発元", ["株式会社あおぞらシステム", "株式会社あおぞらシステム"]),
        ("標準仕様書の記載", ["備考欄を三段にできること。", "公印を印字できること。"]),
        ("承認", ["○", "×"]),
    ],
)
def test_columns_that_say_nothing_of_the_item_are_not_told(heading: str, cells: list[str]) -> None:
    read = read_rows([["No", "件名", "内容", heading], *([n, "甲", LONG, cell] for n, cell in enumerate(cells, 1))])
    assert not read.warnings


def test_a_title_right_above_the_heading_is_no_part_of_it() -> None:
    rows = [["住民記録システム", "", "", ""], ["番", "機能", "手を入れた点", "人月"], [1, "甲", LONG, 1], [2, "乙", LONG, 1]]
    read = read_rows(rows)
    assert columns(read) == {"no": "番", "title": "機能", "effort_days": "人月"}
    assert not any("outside this tool" in warning for warning in read.warnings)


def test_a_table_of_the_users_ends_at_the_next_plain_heading_which_is_told() -> None:
    rows = [
        ["件名", "内容"],
        ["甲", LONG],
        [],
        ["No", "名称", "仕様", "理由"],
        [1, "乙", LONG, "条例"],
        [],
        ["番号", "件名", "理由", "内容"],
        [1, "丙", "規則", LONG],
    ]
    read = read_rows(rows, header_row=4)
    assert [item.title for item in read.items] == ["乙"]
    assert any("row 1, 7 heads an inventory too" in warning for warning in read.warnings)
    assert len(read_rows(rows, header_row=4, last_row=8).items) > 1


def test_the_heading_again_does_not_end_a_table_of_the_users() -> None:
    rows = [["No", "件名", "内容"], [1, "甲", LONG], ["No", "件名", "内容"], [2, "乙", LONG]]
    read = read_rows(rows, header_row=1)
    assert [item.title for item in read.items] == ["甲", "乙"]
    assert not read.warnings


def test_a_heading_row_of_the_users_that_is_empty_is_told() -> None:
    with pytest.raises(UserError, match=r"一覧!9: has nothing in the row named with header_row \(there are 2 rows\)"):
        read_rows([["件名", "内容"], ["甲", LONG]], header_row=9)


def test_a_content_in_one_column_for_each_kind_of_object() -> None:
    rows = [
        ["No", "件名", "変更内容", "", "", "理由"],
        ["", "", "画面", "帳票", "データ", ""],
        [1, "備考欄の拡大", LONG, "", "", "条例"],
        [2, "公印の位置", "", LONG, "印字する", "条例"],
        [3, "続柄の検査", "", "", LONG, "条例"],
    ]
    read = read_rows(rows, merges=["A1:A2", "B1:B2", "C1:E1", "F1:F2"])
    assert [item.detail for item in read.items] == [LONG, f"{LONG}\n印字する", LONG]
    assert not read.warnings
    [cells] = [cells for cells in read.originals[0].rows.values() if cells[0] == 2]
    assert cells[2:5] == ["", LONG, "印字する"]


def test_what_was_is_no_part_of_the_content() -> None:
    rows = [
        ["No", "件名", "変更内容", ""],
        ["", "", "変更前", "変更後"],
        [1, "備考欄の拡大", "一行", LONG],
        [2, "公印の位置", "一行", LONG],
    ]
    assert [item.detail for item in read_rows(rows, merges=["A1:A2", "B1:B2", "C1:D1"]).items] == [LONG, LONG]
