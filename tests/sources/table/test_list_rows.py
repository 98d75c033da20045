"""Rows that are no items in the lists of vendors and associations, and rows that look like them."""

from __future__ import annotations

import datetime

import pytest

from custaudit.sources import ReadInput
from tests.sources.conftest import WriteWorkbook, read_file, read_rows, skips

LONG = "住民票の備考欄を二段にして転出先を印字できるようにする改修である"
HEAD = ["No", "件名", "内容", "工数（人日）", "金額"]


def item(number: object, title: str = "備考欄", detail: str = LONG) -> list[object]:
    return [number, title, detail, 2, 90000]


def warned(read: ReadInput, words: str) -> bool:
    return any(words in warning for warning in read.warnings)


@pytest.mark.parametrize(
    "words", ["合計金額", "御見積額", "総額", "値引後金額", "お値引き", "改め計", "東市　計　2件", "団体別件数", "（住民記録計）"]
)
def test_totals_below_numbered_items(words: str) -> None:
    read = read_rows([HEAD, item(1), item(2), ["", words, "", 4, 180000]])
    assert skips(read) == [(4, "a subtotal")]


@pytest.mark.parametrize(
    "row",
    [
        [3, "合計金額", "", 4, 1],
        ["", "合計金額", LONG, 4, 1],
        ["", "転入者の人口統計", "", 4, 1],
        ["", "交付件数の集計", "", 4, 1],
    ],
)
def test_items_that_name_sums(row: list[object]) -> None:
    assert len(read_rows([HEAD, item(1), item(2), row]).items) == 3


def test_without_numbers_a_count_may_be_an_item() -> None:
    read = read_rows([["件名", "内容", "工数"], ["備考欄", LONG, 2], ["発行件数", "", 3]])
    assert [found.title for found in read.items] == ["備考欄", "発行件数"]


def test_numbers_that_are_divided_below_head_their_rows() -> None:
    rows = [
        ["番号", "要件"],
        ["１", "異動処理"],
        ["1-1", "転入"],
        ["(1)", f"{LONG}。"],
        ["(2)", LONG],
        ["1-2", "転居"],
        ["ア", LONG],
        ["2", "集計"],
    ]
    read = read_rows([*rows, ["2-1", LONG]])
    assert [(found.no, found.detail or found.title) for found in read.items] == [
        ("(1)", f"{LONG}。"),
        ("(2)", LONG),
        ("ア", LONG),
        ("2-1", LONG),
    ]
    assert {reason for _, reason in skips(read)} == {"a heading inside the table"}


@pytest.mark.parametrize(
    "rows",
    [
        [["1", "転入の処理ができること。"], ["1-1", LONG]],
        [["1", "転入"], ["2", "転出"], ["3", "転居"]],
        [["10", "転入"], ["1-1", "転出"]],
        [["IN-01", "転入"], ["IN-02", "転出"]],
        [["1.1", "転入"], ["1.2", "転出"]],
    ],
)
def test_numbered_rows_that_head_nothing(rows: list[list[object]]) -> None:
    assert len(read_rows([["番号", "要件"], *rows]).items) == len(rows)


def test_a_numbered_row_that_says_more_than_its_name_is_an_item() -> None:
    assert len(read_rows([HEAD, item("1"), item("1-1")]).items) == 2
    assert len(read_rows([HEAD, ["1", "転入", "", 3, ""], item("1-1")]).items) == 2


def test_what_to_write_where_is_no_item() -> None:
    head = ["番号", "業務名", "件名", "内容", "工数"]
    rows = [["", "プルダウンから選択", "", "具体的に記入", "わかる範囲で"], [1, "住民記録", "備考欄", LONG, 2]]
    assert [found.no for found in read_rows([head, *rows]).items] == ["1"]


def test_an_item_that_asks_for_entry_is_one() -> None:
    rows = [[1, "住民記録", "支所をプルダウンから選択", "支所の番号を入力", 2]]
    assert len(read_rows([["番号", "業務名", "件名", "内容", "工数"], *rows]).items) == 1
    assert len(read_rows([["件名", "内容"], ["支所をプルダウンから選択", "支所の番号を入力"]]).items) == 1


def test_a_text_in_brackets_goes_on_with_the_item_above() -> None:
    rows = [
        [1, "管理", "転入通知を抽出し、"],
        ["", "", "一覧に印字する。"],
        ["", "", "（30日経過した者に限る）"],
        [2, "校区", "判定し、"],
        ["", "", "渡す。"],
    ]
    read = read_rows([["No", "件名", "内容"], *rows])
    assert [found.no for found in read.items] == ["1", "2"]
    assert read.items[0].detail.endswith("（30日経過した者に限る）")
    apart = [[1, "管理", "一覧に印字する。"], ["", "", "（新規）転出の取消しを行う。"], [2, "校区", "判定する。"], ["", "", "渡す。"]]
    assert len(read_rows([["No", "件名", "内容"], *apart]).items) == 4


@pytest.mark.parametrize(("heading", "word"), [("状態", "却下"), ("Status", "Rejected"), ("改版", "削除")])
def test_words_that_withdraw(heading: str, word: str) -> None:
    read = read_rows([["No", "件名", "内容", heading], [1, "備考欄", LONG, word], [2, "備考欄", LONG, "追加"]])
    assert [found.no for found in read.items] == ["2"]


@pytest.mark.parametrize(
    ("heading", "word", "said"),
    [
        ("備考", "R4廃止", "words for withdrawn"),
        ("備考", "No.2へ統合", "words for withdrawn"),
        ("状態", "対象外", "words for withdrawn"),
        ("区分", "削除", "says deleted"),
    ],
)
def test_words_that_may_mean_something_else_are_told(heading: str, word: str, said: str) -> None:
    read = read_rows([["No", "件名", "内容", heading], [1, "備考欄", LONG, word], [2, "備考欄", LONG, "追加"]])
    assert len(read.items) == 2
    assert warned(read, said)


@pytest.mark.parametrize(
    ("heading", "fits", "gap"),
    [
        ("適合", "○", "×"),
        ("適合度", "◎", "△"),
        ("Fit/Gap", "Fit", "Gap"),
        ("カスタマイズの有無", "無", "有"),
        ("カスタマイズ要否", "否", "要"),
        ("CS", "－", "○"),
    ],
)
def test_rows_that_need_no_customization_are_told(heading: str, fits: str, gap: str) -> None:
    rows = [["No", "機能名", heading, "内容"], [1, "照会", fits, ""], [2, "減免", gap, LONG], [3, "検索", fits, ""]]
    read = read_rows(rows)
    assert len(read.items) == 3
    assert sum("2 of 3 items" in warning for warning in read.warnings) == 1


@pytest.mark.parametrize(
    ("heading", "values"), [("適合", ["×", "×"]), ("優先度", ["○", "×"]), ("カスタマイズ有無", ["有", "有"]), ("回答", ["○", "△"])]
)
def test_rows_that_need_some_are_not_told(heading: str, values: list[str]) -> None:
    read = read_rows([["No", "機能名", heading, "内容"], *([n, "減免", value, LONG] for n, value in enumerate(values, 1))])
    assert not warned(read, "need no customization")


def test_the_same_items_on_another_sheet_are_told(workbook: WriteWorkbook) -> None:
    items = [item(n, f"備考欄{n}") for n in range(1, 5)]
    read = read_file(workbook({"一覧": [HEAD, *items], "一覧 (2)": [HEAD, *items[:3]]}))
    assert len(read.items) == 7
    assert warned(read, "3 items stand on the sheet 一覧 too")
    apart = read_file(workbook({"住民": [HEAD, *items], "介護": [HEAD, *(item(n, f"割合証{n}") for n in range(1, 5))]}))
    assert not warned(apart, "too")


def test_a_mark_for_as_above_repeats_the_business() -> None:
    rows = [
        ["No", "業務", "件名", "内容"],
        [1, "介護保険", "割合証", LONG],
        [2, "〃", "減免", LONG],
        [3, "住民記録", "備考欄", LONG],
        [4, "同上", "校区", LONG],
    ]
    read = read_rows(rows)
    assert [found.field for found in read.items] == ["kaigo", "kaigo", "jumin", "jumin"]
    assert not read.warnings


def test_numbers_that_became_dates_are_told() -> None:
    rows = [
        ["項番", "件名", "内容", "受付日"],
        [datetime.date(2023, 1, 1), "備考欄", LONG, ""],
        [datetime.date(2023, 1, 2), "備考欄", LONG, ""],
    ]
    assert warned(read_rows(rows), "2 cells of the numbers")
    received = [["項番", "件名", "内容", "受付日"], ["1-1", "備考欄", LONG, datetime.date(2023, 1, 1)]]
    assert not read_rows(received).warnings
