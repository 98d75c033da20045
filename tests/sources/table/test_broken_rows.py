"""Rows that are no items of their own: lines broken off by a word processor, sums of a part of the list, notes under it."""

from __future__ import annotations

import pytest

from custaudit.sources import ReadInput
from tests.sources.conftest import read_rows, skips

HEAD: list[object] = ["No", "件名", "内容", "理由", "担当課", "工数（人日）"]
GOES_ON, SUBTOTAL, NOTE = "continues the item above (added to it)", "a subtotal", "a footnote"
FIRST: list[object] = [1, "返戻の記録", "返戻の日を記録する。", "再送のため", "市民課", 2]
LAST: list[object] = [3, "除票の検索", "除票を氏名で検索する。", "照会のため", "市民課", 3]


def titles(read: ReadInput) -> list[str]:
    return [item.title for item in read.items]


def between(*rows: list[object]) -> ReadInput:
    return read_rows([HEAD, FIRST, *rows, LAST])


@pytest.mark.parametrize(
    ("row", "more", "title", "detail", "reason"),
    [
        (
            [2, "住民異動届の控えの", "受付印の欄と担当者の", "後日の照会に備え"],
            ["", "印刷", "氏名を印字する。", "るため"],
            "住民異動届の控えの印刷", "受付印の欄と担当者の氏名を印字する。", "後日の照会に備えるため",
        ),
        ([2, "在留期", "満了の前に一覧を出力", "案内"], ["", "間の一覧", "する。"], "在留期間の一覧", "満了の前に一覧を出力する。", "案内"),
        ([2, "在留期間の満了", "満了の前に知らせる。", "案内"], ["", "の一覧"], "在留期間の満了の一覧", "満了の前に知らせる。", "案内"),
        ([2, "在留期", "満了の対象者一覧", ""], ["", "間の一覧", "表を出す。"], "在留期間の一覧", "満了の対象者一覧表を出す。", ""),
        ([2, "在留期間", "満了を知らせる。", ""], ["", "（続き）", "一覧も出す。"], "在留期間", "満了を知らせる。\n一覧も出す。", ""),
    ],
)  # fmt: skip
def test_a_title_goes_on_in_the_next_row(row: list[object], more: list[object], title: str, detail: str, reason: str) -> None:
    read = between(row, more)
    assert [(item.no, item.title, item.detail, item.reason) for item in read.items[1:2]] == [("2", title, detail, reason)]
    assert (len(read.items), skips(read)) == (3, [(4, GOES_ON)])


@pytest.mark.parametrize(
    "row",
    [
        ["", "はがきの宛名", "宛名の字を大きくする。", "要望"],
        ["", "もれの点検", "入力のもれを点検する。", "要望"],
        ["", "はがきの宛名", "字を大きく"],
        ["", "住民票の余白"],
        ["", "の一覧", "一覧を出す。", "", "税務課"],
        ["", "の一覧", "一覧を出す。", "", "", 2],
        [4, "の一覧", "一覧を出す。"],
    ],
)
def test_a_row_that_says_something_of_its_own_is_an_item(row: list[object]) -> None:
    assert titles(between(row)) == ["返戻の記録", row[1], "除票の検索"]


def test_where_contents_have_no_full_stop_a_row_without_number_is_an_item() -> None:
    rows: list[list[object]] = [
        [1, "返戻の記録", "返戻日の記録"],
        ["", "在留期間", "満了日の一覧"],
        [2, "除票", "氏名での検索"],
        [3, "余白", "市章の印字"],
    ]
    assert len(read_rows([["No", "件名", "内容"], *rows]).items) == 4


def test_where_items_have_no_numbers_a_title_never_goes_on() -> None:
    rows: list[list[object]] = [
        ["", "返戻の記録の", "返戻の日を"],
        ["", "一覧", "記録する。"],
        [1, "除票", "検索する。"],
        ["", "余白", "印字する。"],
    ]
    assert len(read_rows([["No", "件名", "内容"], *rows]).items) == 4


def test_a_row_goes_on_with_the_row_above_it_alone() -> None:
    read = between([2, "在留期間の", "満了を", "", "", 1], ["", "小計", "", "", "", 3], ["", "一覧", "知らせる。"])
    assert titles(read) == ["返戻の記録", "在留期間の", "一覧", "除票の検索"]


@pytest.mark.parametrize(
    "row",
    [
        ["", "証明発行計", "", "", "", 5],
        ["", "市民課分計", "", "", "", "5人日"],
        ["", "上記の計", "", "", "", 5],
        ["", "計", "", "", "市民課", 5],
        ["", "小計", "", "", "市民課", 5],
        ["", "計", "", "", "市民課", ""],
    ],
)
def test_sums_of_a_part(row: list[object]) -> None:
    assert skips(between(row)) == [(3, SUBTOTAL)]


@pytest.mark.parametrize(
    "row",
    [
        ["", "年齢別の人口統計", "", "", "", 5],
        ["", "証明発行の集計", "", "", "", 5],
        ["", "帳票の設計", "", "", "市民課", 5],
        [2, "証明発行計", "", "", "", 5],
        ["", "証明発行計", "発行の数を印字する。", "", "", 5],
        ["", "証明発行計", "", "会計のため", "", 5],
        ["", "証明発行計", "", "", "", ""],
    ],
)
def test_items_whose_names_end_like_sums(row: list[object]) -> None:
    assert row[1] in titles(between(row))


def test_without_numbers_only_a_plain_word_sums_up() -> None:
    rows: list[list[object]] = [["市民課", "返戻", "記録する。", 2], ["市民課", "計", "", 2], ["税務課", "証明発行計", "", 3]]
    assert titles(read_rows([["担当課", "件名", "内容", "工数"], *rows])) == ["返戻", "証明発行計"]


@pytest.mark.parametrize(
    "rows",
    [
        [["※", "工数は概算である。"], ["注）", "理由は各課の回答のまま"]],
        [["（注）", "工数は概算"]],
        [["※1", "工数は概算である。"], ["※2", "税抜き"]],
        [["備考", "工数は概算"], ["作成者", "情報政策課"], ["問合せ先", "内線 123"]],
        [[], ["※", "工数は概算"], ["※", "税抜き"]],
    ],
)
def test_notes_under_the_list(rows: list[list[object]]) -> None:
    read = read_rows([HEAD, FIRST, LAST, *rows])
    assert titles(read) == ["返戻の記録", "除票の検索"]
    assert [reason for _, reason in skips(read) if reason != "blank row"] == [NOTE] * sum(map(bool, rows))


@pytest.mark.parametrize(
    "rows",
    [
        [["※", "住民票の余白"]],
        [["参考", "住民票の余白"]],
        [["※", "住民票の余白", "市章を印字する。"]],
        [["※", "住民票の余白", "", "", "市民課"]],
        [["追加", "住民票の余白"]],
        [["※", "工数の集計である。"], [4, "住民票の余白", "市章を印字する。"]],
    ],
)
def test_items_with_a_mark_in_place_of_a_number(rows: list[list[object]]) -> None:
    read = read_rows([HEAD, FIRST, LAST, *rows])
    assert titles(read)[2:] == [row[1] for row in rows]


def test_a_list_that_marks_all_its_items() -> None:
    read = read_rows([["No", "件名", "内容"], ["※", "返戻の記録をする。"], ["※", "除票の検索をする。", ""]])
    assert len(read.items) == 2
