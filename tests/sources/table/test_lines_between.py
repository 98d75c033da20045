"""Rows of one text between and below the items: sections, turns of pages, notes, and the items that look like them."""

from __future__ import annotations

import pytest

from custaudit.sources import ReadInput
from tests.sources.conftest import read_rows, skips

HEAD = ["No", "件名", "内容", "理由", "人日"]
ITEMS = [
    [1, "転入届の確認画面", "同居世帯の有無を表示する。", "誤り防止", 2],
    [2, "日計表の印刷", "日計表を自動で印刷する。", "報告用", 1],
    [3, "宛名の並び", "宛名を地区順に並べる。", "点検", 3],
]
BLANK = [""] * 5


def alone(text: str, column: int = 1) -> list[object]:
    return [text if at == column else "" for at in range(5)]


def warned(read: ReadInput, words: str) -> bool:
    return any(words in warning for warning in read.warnings)


def numbers(read: ReadInput) -> list[str | None]:
    return [item.no for item in read.items]


@pytest.mark.parametrize("mark", ["(1)　", "（１）", "（ア）", "１　", "① ", "①", "ア　", "Ⅰ ", "1.", "1-1 ", "A ", "2) ", "■"])
@pytest.mark.parametrize("place", [0, 1])
def test_a_marked_name_over_items_heads_them(mark: str, place: int) -> None:
    read = read_rows([HEAD, *ITEMS[:place], alone(f"{mark}届出関係"), *ITEMS[place:]])
    assert numbers(read) == ["1", "2", "3"]
    assert skips(read) == [(place + 2, "a heading inside the table")]
    assert read.warnings == []


@pytest.mark.parametrize("name", ["届出関係", "証明書関係（3件）", "届出", "・届出"])
def test_a_name_without_a_mark_heads_the_several_items_below_it_and_is_told(name: str) -> None:
    read = read_rows([HEAD, ITEMS[0], alone(name), *ITEMS[1:]])
    assert numbers(read) == ["1", "2", "3"]
    assert warned(read, "1 rows with nothing but a title do not count, as they head those below (first in row 3")


def test_a_title_over_a_repeated_heading_with_the_number_of_its_page_between() -> None:
    head = [*HEAD[:4], "担当者"]
    read = read_rows([head, *ITEMS[:1], alone("個別機能整理簿"), alone("- 2 -", column=4), head, *ITEMS[1:]])
    assert numbers(read) == ["1", "2", "3"]
    assert [row for row, _ in skips(read)] == [3, 4, 5]


def test_a_line_at_the_top_of_a_list_without_headings() -> None:
    asked = {"header_row": 0, "columns": {"no": "A", "title": "B", "detail": "C"}}
    read = read_rows([alone("続柄の"), *ITEMS], **asked)
    assert [item.title for item in read.items][-3:] == [str(row[1]) for row in ITEMS]


def test_a_line_over_rows_without_titles_is_the_title_of_each() -> None:
    rows = [alone("届出"), *([n, "", *rest] for n, _, *rest in ITEMS[:2]), alone("証明"), [3, "", *ITEMS[2][2:]], [4, "", *ITEMS[2][2:]]]
    assert [(item.no, item.title) for item in read_rows([HEAD, *rows]).items] == [
        ("1", "届出"),
        ("2", "届出"),
        ("3", "証明"),
        ("4", "証明"),
    ]


def test_titles_that_share_a_merged_number_or_content_are_items() -> None:
    rows = [ITEMS[0], alone("続柄の初期値"), *ITEMS[1:]]
    assert [item.title for item in read_rows([HEAD, *rows], merges=["C2:C3"]).items][:2] == ["転入届の確認画面", "続柄の初期値"]


def test_a_title_that_is_broken_off_goes_on() -> None:
    broken = [[1, "転入届を受け付ける際の", *ITEMS[0][2:]], alone("確認画面の表示"), *ITEMS[1:]]
    read = read_rows([HEAD, *broken])
    assert read.items[0].title == "転入届を受け付ける際の確認画面の表示"
    assert read.warnings == []


def test_a_section_names_the_business_of_its_items() -> None:
    read = read_rows([HEAD, alone("(1) 印鑑登録"), ITEMS[0], alone("(2) 介護保険"), *ITEMS[1:]])
    assert [item.field for item in read.items] == ["inkan", "kaigo", "kaigo"]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([*ITEMS[:2], alone("続柄の初期値"), ["4", *ITEMS[2][1:]], ["5", *ITEMS[2][1:]]], id="its number is left out"),
        pytest.param([*ITEMS, alone("続柄の初期値")], id="nothing below it"),
        pytest.param([*ITEMS, BLANK, alone("続柄の初期値")], id="below the list"),
        pytest.param([ITEMS[0], ["2", "日計表", "", "", ""], alone("続柄の初期値"), ITEMS[2], ITEMS[2]], id="an item lacks a content"),
        pytest.param([ITEMS[0], alone("続柄の初期値を変える"), *ITEMS[1:]], id="it asks"),
        pytest.param([ITEMS[0], alone("続柄の印字"), ITEMS[1], alone("続柄の様式"), ITEMS[2]], id="one item below each"),
        pytest.param([ITEMS[0], ["", "続柄", "", "", 2], *ITEMS[1:]], id="it has an effort"),
    ],
)
def test_a_title_alone_that_may_be_an_item_stays(rows: list[list[object]]) -> None:
    read = read_rows([HEAD, *rows])
    assert any(item.title.startswith("続柄") for item in read.items)
    bare = any(row.count("") == 4 and str(row[1]).startswith("続柄") for row in rows)
    assert warned(read, "rows with nothing but a title count") == bare


def test_marked_titles_stay_where_all_titles_are_marked() -> None:
    rows = [[n, f"({n}) {title}", *rest] for n, title, *rest in ITEMS]
    assert len(read_rows([HEAD, *rows, alone("(4) 届出関係"), [5, "(5) 集計", *ITEMS[0][2:]]]).items) == 5


def test_without_contents_a_title_alone_is_an_item() -> None:
    rows = [["No", "件名", "理由"], [1, "確認画面", "誤り"], ["", "(1) 届出関係", ""], [2, "日計表", "報告"]]
    assert len(read_rows(rows).items) == 3


@pytest.mark.parametrize(
    "words", ["次頁へ続く", "前頁からの続き", "→続きは別紙２", "裏面に続く", "次ページへ", "（次頁に続く）", "続き", "1/3 頁"]
)
@pytest.mark.parametrize("column", [0, 1])
def test_the_turn_of_a_page(words: str, column: int) -> None:
    read = read_rows([HEAD, *ITEMS[:2], alone(words, column), HEAD, ITEMS[2]])
    assert (len(read.items), read.items[-1].title) == (3, "宛名の並び")
    assert (4, "about the turn of a page") in skips(read)


@pytest.mark.parametrize("words", ["－　以下余白　－", "― 以下余白 ―", "以下余白", "（以下余白）", "該当なし", "以上", "＜終＞"])
@pytest.mark.parametrize("column", [0, 1, 2, 3])
def test_the_end_of_a_list_in_any_column(words: str, column: int) -> None:
    read = read_rows([HEAD, *ITEMS, alone(words, column)])
    assert (read.items[-1].title, read.items[-1].detail, read.items[-1].reason) == tuple(ITEMS[-1][1:4])
    assert skips(read) == [(5, "a footnote")]


@pytest.mark.parametrize(
    "words",
    ["（ここまで令和4年度）", "令和６年９月末現在", "回答担当：長寿介護課", "作成者　情報政策課　山田", "詳細は担当まで", "内線2345"],
)
@pytest.mark.parametrize("below", [[], [BLANK]])
def test_remarks_on_a_list_are_no_items(words: str, below: list[list[object]]) -> None:
    read = read_rows([HEAD, *ITEMS, *below, alone(words)])
    assert len(read.items) == 3
    assert skips(read)[-1] == (5 + len(below), "a footnote")


@pytest.mark.parametrize("title", ["担当者別一覧の出力", "現在の世帯の表示", "続き柄の印字", "次頁への行送り", "内線番号の表示"])
def test_items_that_begin_like_remarks(title: str) -> None:
    read = read_rows([HEAD, *ITEMS, [4, title, "表示する。", "", 1]])
    assert read.items[-1].title == title
    assert read_rows([HEAD, *ITEMS, alone(title)]).items[-1].title == title


def test_what_lies_below_a_blank_row_adds_nothing_to_the_last_item() -> None:
    below = [alone("対応しない要望は別表のとおり", 2), alone("内線2345", 3), ["", "廃止 3件", "運用対応 2件", "継続 2件", ""]]
    for row in below:
        read = read_rows([HEAD, *ITEMS, BLANK, row])
        assert (len(read.items), read.items[-1].detail, read.items[-1].reason) == (3, "宛名を地区順に並べる。", "点検")
    assert skips(read)[-1] == (6, "a subtotal")
    assert warned(read_rows([HEAD, *ITEMS, BLANK, alone("宛名は別表のとおり出す。", 2)]), "1 rows below the list were taken for notes")


def test_contents_still_go_on() -> None:
    more = alone("世帯主も並べる。", 2)
    assert read_rows([HEAD, *ITEMS, more]).items[-1].detail.endswith("世帯主も並べる。")
    unfinished = [*ITEMS[:2], [3, "宛名の並び", "宛名を地区順に並べ、", "点検", 3]]
    assert read_rows([HEAD, *unfinished, BLANK, more]).items[-1].detail.endswith("世帯主も並べる。")
    assert read_rows([HEAD, *ITEMS[:2], BLANK, more, ITEMS[2]]).items[1].detail.endswith("世帯主も並べる。")


@pytest.mark.parametrize("between", [["", "小計", "", "", 3], BLANK, ["", "■証明", "", "", ""]])
def test_a_section_of_the_town_hall_written_once_for_its_rows(between: list[object]) -> None:
    head = ["課", "件名", "内容", "理由", "人日"]
    rows = [["市民課", *ITEMS[0][1:]], ["", *ITEMS[1][1:]], between, ["税務課", *ITEMS[2][1:]], ["", *ITEMS[0][1:]]]
    read = read_rows([head, *rows], merges=None)
    assert [item.department for item in read.items] == ["市民課", "市民課", "税務課", "税務課"]
    assert warned(read, "2 rows without a section were given the one above")


@pytest.mark.parametrize(
    ("sections", "merges"),
    [
        (["市民課", "", "税務課", ""], None),
        (["市民課", "", "市民課", "", "", "税務課", "", ""], None),
        (["", "市民課", "", "", "税務課", "", "", "福祉課", ""], None),
        (["市民課", "", "", "税務課", "", "", "福祉課", "", ""], ()),
    ],
)
def test_sections_that_are_merely_missing_stay_so(sections: list[str], merges: tuple[str, ...] | None) -> None:
    rows = [[section, f"件名その{number}", "表示する。"] for number, section in enumerate(sections)]
    assert [item.department for item in read_rows([["課", "件名", "内容"], *rows], merges=merges).items] == sections


def test_a_row_with_more_cells_than_headings_is_told() -> None:
    read = read_rows(
        [["No", "件名", "内容", "理由"], [1, "確認", "表示する。", "誤り"], [2, "日計表", "自動で", "印刷する。", "報告"]],
        merges=None,
        sheet=None,
    )
    assert warned(read, "1 rows have more cells than there are headings, and the text beyond is not read (first in row 3")
    assert read_rows([["No", "件名", "内容", ""], [1, "確認", "表示する。", ""]], merges=None, sheet=None).warnings == []
