"""Tables side by side, headings down the side, forms, legends beside a list, a list that goes on on the next sheet."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from custaudit.errors import UserError
from custaudit.sources.model import InputRequest, Limits, ReadInput, TableRequest
from custaudit.sources.table.grid import Formatting, Grid
from custaudit.sources.table.read import read_tables
from tests.sources.conftest import WriteFile, WriteWorkbook, read_file

LONG = "住民票の備考欄を二段にして転出先を印字できるようにする改修である"
HEAD = ["No", "件名", "内容"]


def titles(read: ReadInput) -> list[str]:
    assert read.summary.rows_read == len(read.items) + len(read.summary.skipped)
    return [item.title for item in read.items]


def beside(left: list[object], right: list[object]) -> list[object]:
    return [*left, *[""] * (4 - len(left)), *right]


def test_tables_side_by_side_are_all_read(workbook: WriteWorkbook) -> None:
    rows = [
        beside(["住民記録"], ["介護保険"]),
        beside(HEAD, HEAD),
        beside([1, "甲", LONG], [1, "子", LONG]),
        beside([2, "乙", LONG], []),
    ]
    read = read_file(workbook({"一覧": rows}))
    assert titles(read) == ["甲", "乙", "子"]
    assert [item.field for item in read.items] == ["jumin", "jumin", "kaigo"]
    assert [table.request.area for table in read.understanding.tables] == ["A:C", "E:G"]


def test_tables_side_by_side_can_be_asked_for_in_their_order(workbook: WriteWorkbook) -> None:
    rows = [beside([], HEAD), beside(HEAD, [1, "子", LONG]), beside([1, "甲", LONG], [2, "丑", LONG])]
    path = workbook({"一覧": rows})
    first = read_file(path)
    assert titles(first) == ["甲", "子", "丑"]
    assert read_file(path, tables=[table.request for table in first.understanding.tables]).items == first.items


def test_two_by_two_tables_are_all_read(workbook: WriteWorkbook) -> None:
    upper = [beside(HEAD, HEAD), beside([1, "甲", LONG], [1, "子", LONG]), beside([2, "乙", LONG], [])]
    lower = [beside(["【学務課】"], ["【企画課】"]), beside(HEAD, HEAD), beside([1, "丙", LONG], [1, "丑", LONG])]
    assert titles(read_file(workbook({"一覧": [*upper, [], *lower]}))) == ["甲", "乙", "丙", "子", "丑"]


def test_tables_side_by_side_may_begin_in_different_rows(workbook: WriteWorkbook) -> None:
    rows = [beside(HEAD, []), beside([1, "甲", LONG], ["介護"]), beside([2, "乙", LONG], HEAD), beside([3, "丙", LONG], [1, "子", LONG])]
    assert titles(read_file(workbook({"一覧": rows}))) == ["甲", "乙", "丙", "子"]


def test_tables_without_a_column_between_them(write: WriteFile) -> None:
    path = write("list.csv", f"件名,内容,件名,内容\n甲,{LONG},乙,{LONG}\n丙,{LONG},,\n")
    assert titles(read_file(path)) == ["甲", "丙", "乙"]


@pytest.mark.parametrize(
    ("head", "row"),
    [
        (["No", "件名", "", "内容", "理由"], [1, "甲", "", LONG, "条例"]),
        (["No", "件名", "内容", "", "対応可否", "代替案の内容"], [1, "甲", LONG, "", "○", "帳票で代える"]),
        (["No", "件名", "内容", "", "対象帳票名", "変更内容"], [1, "甲", LONG, "", "住民票", "二段にする"]),
    ],
)
def test_an_empty_column_inside_a_table_parts_nothing(workbook: WriteWorkbook, head: list[object], row: list[object]) -> None:
    read = read_file(workbook({"一覧": [head, row, [2, *row[1:]]]}))
    assert len(read.items) == 2
    assert read.items[0].detail == LONG


def test_columns_beside_the_table_without_heading_are_told(workbook: WriteWorkbook) -> None:
    rows = [[*HEAD, "", ""], *([number, f"件{number}", LONG, "", "別の表の行"] for number in range(1, 5))]
    read = read_file(workbook({"一覧": rows}))
    assert len(read.items) == 4
    assert any("columns E:E beside the table" in warning for warning in read.warnings)


def test_headings_down_the_side(workbook: WriteWorkbook) -> None:
    rows = [["比較表"], [], ["No", 1, 2], ["件名", "甲", "乙"], ["内容", LONG, LONG + "2"], ["所管課", "市民課", "税務課"]]
    read = read_file(workbook({"比較": rows}))
    assert [(item.no, item.title, item.detail, item.department) for item in read.items] == [
        ("1", "甲", LONG, "市民課"),
        ("2", "乙", LONG + "2", "税務課"),
    ]
    assert read.understanding.tables[0].layout == "sideways"


def form(number: int, title: str) -> list[list[object]]:
    return [
        ["カスタマイズ調査票（個票）"],
        ["管理番号", f"J-{number}", "業務名", "介護保険"],
        ["件名", title],
        ["内容", LONG],
        ["", "（続きの行）"],
        ["理由", "条例"],
        ["所管課", "市民課", "工数（人日）", 12],
    ]


def test_a_form_on_each_sheet(workbook: WriteWorkbook) -> None:
    read = read_file(workbook({"調査票1": form(1, "甲"), "調査票2": form(2, "乙")}))
    assert titles(read) == ["甲", "乙"]
    first = read.items[0]
    assert (first.no, first.detail, first.reason, first.department) == ("J-1", f"{LONG}\n（続きの行）", "条例", "市民課")
    assert (first.field, first.effort_days, first.source.row) == ("kaigo", 12, 3)
    assert {skip.reason for skip in read.summary.skipped} == {"a line of a form (part of its item)", "above the table (title or note)"}


def test_forms_one_below_the_other(workbook: WriteWorkbook) -> None:
    assert titles(read_file(workbook({"個票": [*form(1, "甲"), [], *form(2, "乙")]}))) == ["甲", "乙"]


def test_a_form_beside_a_list_is_not_counted_twice(workbook: WriteWorkbook) -> None:
    read = read_file(workbook({"一覧": [HEAD, [1, "甲", LONG]], "個票1": form(1, "甲")}))
    assert titles(read) == ["甲"]
    assert any("holds a form" in warning for warning in read.warnings)


def test_a_cover_is_no_form(workbook: WriteWorkbook) -> None:
    with pytest.raises(UserError, match="no heading row"):
        read_file(workbook({"概要": [["件名", "システム更新業務"], ["担当課", "情報課"], ["電話", "000"]]}))


def test_a_sheet_that_goes_on_without_a_heading(workbook: WriteWorkbook) -> None:
    sheets = {"一覧(1)": [HEAD, [1, "甲", LONG], [2, "乙", LONG]], "一覧(2)": [[3, "丙", LONG], [4, "丁", LONG]]}
    read = read_file(workbook(sheets))
    assert [(item.title, item.source.sheet) for item in read.items][2:] == [("丙", "一覧(2)"), ("丁", "一覧(2)")]


def test_a_sheet_of_numbered_rows_that_is_not_read_is_told(workbook: WriteWorkbook) -> None:
    other = [[n, "甲", LONG, "乙"] for n in range(7, 12)]
    read = read_file(workbook({"一覧": [HEAD, [1, "甲", LONG]], "別": other}))
    assert any("was not read, for want of a heading" in warning for warning in read.warnings)


@pytest.mark.parametrize("caption", ["【凡例】", ""])
def test_a_legend_above_the_table(workbook: WriteWorkbook, caption: str) -> None:
    rows = [[caption], ["区分", "内容"], ["A", "帳票の追加"], ["B", "画面の追加"], [], ["No", "区分", "件名", "内容"], [1, "A", "甲", LONG]]
    read = read_file(workbook({"一覧": rows}))
    assert titles(read) == ["甲"]
    assert "part of a legend" in {skip.reason for skip in read.summary.skipped}


@pytest.mark.parametrize(
    ("head", "row", "reason"),
    [
        (["帳票ID", "帳票名", "用紙", "出力方法"], ["J01", "住民票", "A4", "即時"], "part of a list of forms"),
        (["作業内容", "担当", "4月", "5月"], ["要件定義", "情報課", "○", ""], "part of a schedule"),
        (["No", "質問内容", "回答", "質問者"], [1, "定義は何か。", "標準にない改修", "甲社"], "part of questions and answers"),
        (["No", "氏名", "役職", "電話"], [1, "山田", "係長", "000"], "part of a list of people"),
    ],
)
def test_other_tables_are_no_inventories(workbook: WriteWorkbook, head: list[object], row: list[object], reason: str) -> None:
    read = read_file(workbook({"別紙": [head, row, row], "一覧": [HEAD, [1, "甲", LONG]]}))
    assert titles(read) == ["甲"]
    assert {skip.reason for skip in read.summary.skipped} == {reason}


def test_an_inventory_of_forms_is_one(workbook: WriteWorkbook) -> None:
    head = ["帳票ID", "帳票名", "変更内容", "出力形式"]
    assert titles(read_file(workbook({"一覧": [head, ["J01", "住民票", LONG, "即時"]]}))) == ["住民票"]


def test_csv_separated_by_bars(write: WriteFile) -> None:
    assert titles(read_file(write("list.csv", f"No|件名|内容\n1|甲|{LONG}\n2|乙|{LONG}\n"))) == ["甲", "乙"]


def test_a_form_with_each_content_below_its_label(workbook: WriteWorkbook) -> None:
    rows = [["要望票"], ["件名"], ["甲"], ["内容"], [LONG], ["理由"], ["条例"], ["所管課", "市民課"], [], ["※太枠の中を記入"]]
    [item] = read_file(workbook({"票": rows})).items
    assert (item.title, item.detail, item.reason, item.department) == ("甲", LONG, "条例", "市民課")


def test_a_form_with_what_was_and_what_shall_be(workbook: WriteWorkbook) -> None:
    rows = [["件名", "甲", "番号", 3], ["現行の内容", "今は一行"], ["変更後の内容", LONG], ["必要性", "条例"]]
    [item] = read_file(workbook({"票": rows})).items
    assert (item.no, item.title, item.detail, item.reason) == ("3", "甲", LONG, "条例")


def test_columns_that_may_be_a_second_table_are_told(workbook: WriteWorkbook) -> None:
    rows = [[*HEAD, "", "機能名", "仕様"], [1, "甲", LONG, "", "乙", LONG]]
    path = workbook({"一覧": rows})
    assert any("columns E:F may be a table of their own" in warning for warning in read_file(path).warnings)
    assert titles(read_file(path, area="E:F")) == ["乙"]


def test_what_shall_be_comes_before_what_was(workbook: WriteWorkbook) -> None:
    rows = [["No", "現行", "", "改修後", ""], ["", "機能名", "内容", "機能名", "内容"], [1, "甲", "一行", "甲の二", LONG]]
    [item] = read_file(workbook({"一覧": rows}, merges={"一覧": ["A1:A2", "B1:C1", "D1:E1"]})).items
    assert (item.title, item.detail) == ("甲の二", LONG)


def test_an_example_above_the_list_with_the_same_heading(workbook: WriteWorkbook) -> None:
    rows = [["【記入例】"], HEAD, [1, "例の件名", LONG], [], ["カスタマイズ一覧"], HEAD, [1, "甲", LONG]]
    assert titles(read_file(workbook({"一覧": rows}))) == ["甲"]


HEADINGS = [
    "",
    "No",
    "件名",
    "内容",
    "理由",
    "担当課",
    "区分",
    "業務",
    "要望事項",
    "詳細",
    "工数",
    "備考",
    "大分類",
    "帳票",
    "B",
    "記号",
    "意味",
]
CELLS = [
    "",
    "",
    "1",
    "2",
    "甲",
    "乙の件",
    LONG,
    "介護保険",
    "○",
    "×",
    "小計",
    "例",
    "(1)",
    "〃",
    "取下げ",
    "【介護保険】",
    "【凡例】",
    "以上",
]


def rows_of(width: int) -> st.SearchStrategy[list[list[str]]]:
    """Headings over cells, up to three times one below the other."""
    head = st.lists(st.sampled_from(HEADINGS), min_size=width, max_size=width)
    cells = st.lists(st.lists(st.sampled_from(CELLS), min_size=width, max_size=width), min_size=1, max_size=5)
    blocks = st.lists(st.builds(lambda top, body: [top, *body], head, cells), min_size=1, max_size=3)
    return blocks.map(lambda parts: [row for part in parts for row in part])


SHEETS = st.lists(st.integers(2, 9).flatmap(rows_of), min_size=1, max_size=3)


@given(SHEETS)
@settings(max_examples=150, deadline=None)
def test_whatever_is_understood_can_be_asked_for(sheets: list[list[list[str]]]) -> None:
    """What a reading says of its tables, taken as the user's word, gives the very same items; every row is accounted for."""
    grids = [Grid(f"S{number}", [list(row) for row in rows], Formatting(merges=[])) for number, rows in enumerate(sheets)]
    request = InputRequest(Path("list.xlsx"), "list.xlsx")
    try:
        first = read_tables(request, grids, format="xlsx", limits=Limits())
    except UserError:
        return
    assert first.summary.rows_read == len(first.items) + len(first.summary.skipped)
    tables: list[TableRequest] = []
    for table in first.understanding.tables:
        if table.request not in tables:
            tables.append(table.request)
    asking = InputRequest(request.path, request.label, tables=tables, kind=first.summary.kind)
    again = read_tables(asking, grids, format="xlsx", limits=Limits())
    assert again.items == first.items
    assert again.summary.rows_read == len(again.items) + len(again.summary.skipped)


def request_form(number: int, title: str, kind: str = "帳票") -> list[list[object]]:
    """A request as offices hand it in: labels that end in known words, one that is unknown, a sign-off nobody reads."""
    return [
        ["システム改修要望票"],
        ["", "", "", "", "受付番号", f"R-{number}"],
        ["要望課", "市民課", "", "記入日", "令和6年7月1日"],
        ["件名", title],
        ["改修の内容", LONG],
        ["改修を必要とする理由", "条例"],
        ["対象の種別", kind],
        ["見積工数（人日）", number],
        ["情報政策課記入欄", "採択　・　不採択"],
    ]


def test_request_forms_whose_contents_read_like_headings(workbook: WriteWorkbook) -> None:
    sheets = {
        f"要望{n}": request_form(n, title, kind) for n, (title, kind) in enumerate([("甲", "連携"), ("乙", "帳票"), ("丙", "画面")], 1)
    }
    read = read_file(workbook(sheets, merges={name: [f"B{row}:F{row}" for row in range(4, 10)] for name in sheets}))
    assert titles(read) == ["甲", "乙", "丙"]
    assert [(item.no, item.reason, item.object, item.effort_days) for item in read.items] == [
        ("R-1", "条例", "連携", 1),
        ("R-2", "条例", "帳票", 2),
        ("R-3", "条例", "画面", 3),
    ]


def test_forms_on_squared_paper_one_below_the_other(workbook: WriteWorkbook) -> None:
    rows: list[list[object]] = []
    merges: list[str] = []
    for title in ("甲", "乙", "丙"):
        for label, value in (("依頼番号", "K"), ("依頼件名", title), ("依頼内容", LONG), ("依頼理由", "条例"), ("希望時期", "四月")):
            rows.append([label, "", "", value])
            merges += [f"A{len(rows)}:C{len(rows)}", f"D{len(rows)}:H{len(rows)}"]
        rows.append([])
    read = read_file(workbook({"依頼書": rows}, merges={"依頼書": merges}))
    assert titles(read) == ["甲", "乙", "丙"]
    assert [(item.detail, item.reason) for item in read.items] == [(LONG, "条例")] * 3


def test_a_request_of_one_sheet_with_addressee_and_date(workbook: WriteWorkbook) -> None:
    rows = [
        ["改修要望書"],
        ["", "", "令和6年9月3日"],
        ["情報推進課長　様"],
        [],
        ["要望件名", "甲"],
        ["要望の内容", LONG],
        ["要望の理由", "条例"],
    ]
    [item] = read_file(workbook({"様式": rows})).items
    assert (item.title, item.detail, item.reason) == ("甲", LONG, "条例")


def test_a_long_answer_under_an_unknown_label_of_a_form_is_told(workbook: WriteWorkbook) -> None:
    asked = ["住民の声", "毎年のように苦情が寄せられているとのこと。"]
    [warning] = read_file(workbook({f"票{n}": [*form(n, f"件{n}"), asked] for n in range(1, 4)})).warnings
    assert warning.startswith("list.xlsx:票1 and 2 more tables: not used though sentences stand in it: 住民の声")


def test_a_list_under_lines_of_a_form_stays_a_list(workbook: WriteWorkbook) -> None:
    above: list[list[object]] = [
        ["件名", "システム更新"],
        ["内容", "下の表のとおりに改修すること"],
        ["理由", "期限"],
        ["担当課", "情報課"],
        [],
    ]
    listed = [["No", "要望事項", "区分"], *([n, f"{LONG}{n}", "帳票"] for n in range(1, 7))]
    assert len(read_file(workbook({"一覧": [*above, *listed]})).items) == 6


def two_lines(*more: list[object]) -> list[list[object]]:
    """Two lines an item."""
    items: list[list[object]] = []
    for number, title in enumerate(("甲", "乙", "丙"), 1):
        items += [[number, title, "市民課", number], ["", f"{LONG}{title}", "条例"]]
    return [["調書"], ["番号", "件名", "担当課", "工数"], ["", "内容", "理由"], *items, *more]


@pytest.mark.parametrize("merged", [True, False])
def test_items_of_two_lines(workbook: WriteWorkbook, merged: bool) -> None:
    merges = ["A2:A3", *(f"A{row}:A{row + 1}" for row in (4, 6, 8)), *(f"C{row}:D{row}" for row in (3, 5, 7, 9))] if merged else []
    rows = two_lines(
        ["番号", "件名", "担当課", "工数"], ["", "内容", "理由"], [4, "丁", "税務課", 2], ["", LONG, "規則"], ["合計", "", "", 8]
    )
    read = read_file(workbook({"調書": rows}, merges={"調書": merges}))
    assert titles(read) == ["甲", "乙", "丙", "丁"]
    assert [(item.no, item.reason, item.department, item.effort_days, item.source.row) for item in read.items][1:] == [
        ("2", "条例", "市民課", 2, 6),
        ("3", "条例", "市民課", 3, 8),
        ("4", "規則", "税務課", 2, 12),
    ]
    assert [item.detail for item in read.items] == [f"{LONG}甲", f"{LONG}乙", f"{LONG}丙", LONG]
    assert read.understanding.tables[0].layout == "two_lines"


def test_items_of_two_lines_can_be_asked_for_by_their_sheet(workbook: WriteWorkbook) -> None:
    path = workbook({"調書": two_lines()})
    assert read_file(path, sheet="調書").items == read_file(path).items


def test_a_heading_of_two_lines_over_items_of_one(workbook: WriteWorkbook) -> None:
    rows = [["番号", "改修", "担当", "工数"], ["", "内容", "課"], [1, LONG, "市民課", 2], [2, LONG + "2", "税務課", 1]]
    read = read_file(workbook({"一覧": rows}, merges={"一覧": ["A1:A2", "D1:D2"]}))
    assert [item.detail for item in read.items] == [LONG, LONG + "2"]


def test_items_that_go_on_in_a_second_line_under_a_heading_of_one(workbook: WriteWorkbook) -> None:
    rows = [["番号", "件名", "内容"], [1, "甲", LONG], ["", "", "続き"], [2, "乙", LONG], ["", "", "続き"]]
    read = read_file(workbook({"一覧": rows}))
    assert [item.detail for item in read.items] == [f"{LONG}\n続き"] * 2


def test_a_heading_that_counts_anew_begins_a_table_of_other_columns(workbook: WriteWorkbook) -> None:
    rows = [
        ["No", "画面名", "要件", "現行"],
        [1, "印影登録", "印影の傾きを画面上で補正できること。", "有"],
        ["", "", "", ""],
        ["３　連携に関する要件", "", "", ""],
        ["No", "連携先", "データ", "要件"],
        [1, "コンビニ交付", "証明書情報", "印鑑登録の異動を即時に証明書発行サーバへ反映すること。"],
    ]
    read = read_file(workbook({"一覧": rows}))
    assert [item.detail for item in read.items] == [rows[1][2], rows[5][3]]
