"""Rows that head, go on from, answer or repeat others, and items that look like them."""

from __future__ import annotations

import pytest

from custaudit.sources import ReadInput
from tests.sources.conftest import read_rows, skips

LONG = "住民票の備考欄を二段にして転出先を印字できるようにする改修である"
HEAD = ["番号", "件名", "内容", "理由", "要望課"]


def item(number: object, title: str = "備考欄の二段化") -> list[object]:
    return [number, title, LONG, "窓口で待たせるため", "市民課"]


def titles(read: ReadInput) -> list[str]:
    return [found.title for found in read.items]


@pytest.mark.parametrize(
    ("first", "second", "numbers"),
    [
        ("１", "２", ["(1)", "(2)", "(1)"]),
        ("Ⅰ", "Ⅱ", [1, 2, 3]),
        ("I", "II", [1, 2, 1]),
        ("①", "②", [1, 2, 1]),
        ("A", "B", ["1", "2", "3"]),
        ("一", "二", ["１", "２", "１"]),
        ("第1章", "第2章", [1, 2, 3]),
        (1, 2, [1, 2, 1]),
        (1, 2, [1, 2, 3]),
    ],
)
def test_numbered_lines_that_head_their_items(first: object, second: object, numbers: list[object]) -> None:
    one, two, three = map(item, numbers)
    read = read_rows([HEAD, [first, "窓口の取消しについて"], one, two, [second, "住民記録に関するもの"], three])
    assert skips(read) == [(2, "a heading inside the table"), (5, "a heading inside the table")]
    assert len(read.items) == 3


@pytest.mark.parametrize("heading", ["要望事項", "要望内容"])
def test_sections_of_a_table_with_one_column_of_texts(heading: str) -> None:
    head = ["番号", heading, "要望課"]
    items = [[number, LONG, "市民課"] for number in (1, 2, 3)]
    assert skips(read_rows([head, ["Ⅰ", "住民記録関係"], *items])) == [(2, "a heading inside the table")]
    assert len(read_rows([head, ["Ⅰ", "住民記録関係"], *items[:2], [3, "外字一覧"]]).items) == 4


@pytest.mark.parametrize(
    "rows",
    [
        [item(1), [2, "続柄の並び"], item(3)],
        [[1, "続柄の並び"], item(2), item(3)],
        [item(1), item(2), ["追1", "続柄の並び"]],
        [item("A-1"), ["B-1", "続柄の並び"], item("C-1")],
        [[1, "続柄の並び"], [2, "前住所の補完"], item(3)],
        [["Ⅰ", "続柄を並べ替えること。"], item(1), item(2)],
        [[1, "続柄の並び"], item(1), [2, "前住所の補完"], [2, "外字一覧", "", "窓口のため"]],
    ],
)
def test_items_of_a_number_and_a_name_alone(rows: list[list[object]]) -> None:
    numbered = [row for row in rows if row[0]]
    assert len(read_rows([HEAD, *rows]).items) == len(numbered)


def test_a_section_names_the_business_of_its_rows() -> None:
    read = read_rows([HEAD, ["Ⅰ", "住民記録に関するもの"], item(1), ["Ⅱ", "印鑑登録に関するもの"], item(2)])
    assert [found.field for found in read.items] == ["jumin", "inkan"]


MERGES = ["A2:A4", "B2:B4", "E2:E4"]


def test_sentences_under_a_merged_number_and_title_are_one_item() -> None:
    more: list[list[object]] = [["", "", "本庁と支所とする。"], ["", "", "夜間は不要とする。", "人がいない"]]
    read = read_rows([HEAD, item(1), *more, item(2)], merges=MERGES)
    assert [found.detail for found in read.items] == [f"{LONG}\n本庁と支所とする。\n夜間は不要とする。", LONG]
    assert read.items[0].reason == "窓口で待たせるため\n人がいない"


@pytest.mark.parametrize(
    ("merges", "row"),
    [
        (["B2:B3"], [2, "", "本庁と支所とする。"]),
        (["A2:A3"], ["", "除票の検索", "本庁と支所とする。"]),
        (["A2:A3", "B2:B3"], ["", "", "本庁と支所とする。", "", "税務課"]),
    ],
)
def test_rows_with_something_of_their_own_stay_items(merges: list[str], row: list[object]) -> None:
    assert len(read_rows([[*HEAD, "重要度"], item(1), row, item(3)], merges=merges).items) == 3


def test_requirements_with_a_mark_each_stay_items() -> None:
    more: list[list[object]] = [["", "", LONG, "", "", "必須"], ["", "", LONG, "", "", "任意"]]
    assert len(read_rows([[*HEAD, "重要度"], item(1), *more], merges=["A2:A4", "B2:B4"]).items) == 3


def test_a_row_beside_a_table_of_a_part_of_the_columns_is_accounted_for() -> None:
    head = ["No", "件名", "内容", "理由", "担当課", "工数"]
    read = read_rows([head, [*item(1), 2], ["", "1", "", "件名", "内容", "No"], ["1"]], merges=None)
    assert skips(read) == [(4, "above the table (title or note)")]


def answered(asks: str, answers: str) -> ReadInput:
    rows = [[number, word, word + LONG] for number in (1, 2, 3) for word in (asks, answers)]
    return read_rows([["番号", "区分", "内容"], *rows])


def test_answers_below_what_they_answer_are_no_items() -> None:
    read = answered("要望", "回答")
    assert [reason for _, reason in skips(read)] == ["an answer to the item above"] * 3
    assert len(read.items) == 3


@pytest.mark.parametrize("words", [("画面", "帳票"), ("新規", "回答"), ("要望", "質問")])
def test_other_words_that_take_turns(words: tuple[str, str]) -> None:
    assert len(answered(*words).items) == 6


@pytest.mark.parametrize("numbers", [(1, 2, 3, 4), ("", "", "", "")])
def test_who_does_what_is_no_answer(numbers: tuple[object, ...]) -> None:
    who = ["発注者", "受託者", "受託者", "発注者"] if numbers[0] == "" else ["発注者", "受託者", "発注者", "受託者"]
    rows = [[number, word, f"{place}" + LONG] for place, (number, word) in enumerate(zip(numbers, who, strict=True))]
    assert len(read_rows([["番号", "分担", "内容"], *rows]).items) == 4


def test_an_item_once_more_for_each_line_of_its_own_table() -> None:
    head = ["レコードの開始行", "レコード番号", "件名", "内容", "対応日"]
    rows = [["*", 1, "備考欄", LONG, "1月"], ["", 1, "備考欄", LONG, "2月"], ["", 1, "備考欄", LONG, "3月"], ["*", 2, "続柄", LONG, "1月"]]
    read = read_rows([head, *rows])
    assert titles(read) == ["備考欄", "続柄"]
    assert skips(read) == [(row, "the item above once more (only unused columns differ)") for row in (3, 4)]


@pytest.mark.parametrize(
    "second", [[1, "備考欄", LONG, 3, "x"], [1, "備考欄", LONG, 2, "x"], [2, "備考欄", LONG, 2, "y"], ["", "備考欄", LONG, 2, "y"]]
)
def test_items_that_are_alike(second: list[object]) -> None:
    assert len(read_rows([["番号", "件名", "内容", "工数", "所見"], [1, "備考欄", LONG, 2, "x"], second]).items) == 2


@pytest.mark.parametrize("words", ["消費税及び地方消費税", "現場諸経費", "システム管理費", "端数処理"])
def test_costs_below_numbered_items(words: str) -> None:
    head = ["項番", "品名", "仕様", "数量", "人日"]
    read = read_rows([head, [1, "備考欄", LONG, 1, 2], [2, "続柄", LONG, 1, 2], ["", words, "", 1, 4]])
    assert skips(read) == [(4, "a subtotal")]
    assert len(read_rows([head, [1, "備考欄", LONG, 1, 2], [2, "続柄", LONG, 1, 2], [3, words, "", 1, 4]]).items) == 3


def test_a_sum_whose_figure_is_missing() -> None:
    read = read_rows([["大分類", "件名", "内容", "工数"], ["異動", "備考欄", LONG, 2], ["異動　小計"], ["証明", "続柄", LONG, 2]])
    assert skips(read) == [(3, "a subtotal")]
    assert [found.source.heading for found in read.items] == [["異動"], ["証明"]]


@pytest.mark.parametrize(("state", "items"), [("要望取消", 1), ("申請取下げ", 1), ("今回見送り", 1), ("要望中", 2), ("取消の検討", 2)])
def test_states_that_withdraw(state: str, items: int) -> None:
    assert len(read_rows([["番号", "件名", "内容", "状態"], [1, "備考欄", LONG, "稼働中"], [2, "続柄", LONG, state]]).items) == items
