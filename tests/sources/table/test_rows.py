"""Every row is an item or skipped with its reason."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from custaudit.errors import UserError
from tests.sources.conftest import read_rows, skips

LONG = "住民票の備考欄を二段にして転出先を印字できるようにする改修である"
HEAD = ["No", "件名", "内容", "理由", "担当課", "工数"]


def item(number: object, title: str = "備考欄", detail: str = LONG) -> list[object]:
    return [number, title, detail, "条例", "市民課", 2]


def test_subtotals() -> None:
    rows = [
        HEAD,
        item(1),
        ["", "小計", "", "", "", 2],
        item(2),
        ["合計", "", "", "", "", "4人日"],
        ["総 計", "2件", "", "", "", 4],
        ["", "【計】", "", "", "", 4],
    ]
    read = read_rows(rows)
    assert [row for row, reason in skips(read) if reason == "a subtotal"] == [3, 5, 6, 7]
    assert len(read.items) == 2


def test_an_item_about_totals_is_no_subtotal() -> None:
    read = read_rows([HEAD, ["1", "合計", "合計欄を追加する", "", "", 1], ["2", "集計表の合計", "", "", "", 1]])
    assert [found.title for found in read.items] == ["合計", "集計表の合計"]


def test_repeated_heading() -> None:
    read = read_rows([HEAD, item(1), HEAD, item(2)])
    assert skips(read) == [(3, "the heading repeated")]


def test_blank_rows_inside_count_and_beyond_do_not() -> None:
    read = read_rows([HEAD, item(1), [], [], item(2), [], []])
    assert skips(read) == [(3, "blank row"), (4, "blank row")]
    far = read_rows([HEAD, item(1), *[[] for _ in range(500)], item(2)])
    assert (len(far.items), skips(far)) == (2, [])


SAID = st.sampled_from(
    [
        "",
        "住民票",
        "小計",
        "【計】",
        "年齢別集計",
        "転入者の一覧の出力",
        "(取下げ)転入通知",
        "届出の取消",
        "件名",
        "内容",
        "1 転入の一覧",
        "○",
        " 備考欄の合計",
        LONG,
    ]
)


@settings(max_examples=80, deadline=None)
@given(rows=st.lists(st.tuples(st.sampled_from(["", 1.0, "3", "No"]), SAID, SAID, SAID), min_size=1, max_size=8))
def test_rows_passed_at_a_glance_are_those_that_a_close_look_passes(rows: list[tuple[object, ...]]) -> None:
    def read() -> tuple[object, ...]:
        found = read_rows([HEAD[:4], item(1)[:4], item(2)[:4], *map(list, rows)])
        return [(each.no, each.title, each.detail) for each in found.items], skips(found)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("custaudit.sources.table.rows.reading._Reader._surely_said", lambda *_: False)
        close = read()
    assert read() == close


def test_struck_rows_are_withdrawn() -> None:
    rows = [HEAD, item(1), item(2), item(3)]
    read = read_rows(rows, struck={1: {0, 1, 2, 3}, 2: {1}, 3: {3, 4}})
    assert skips(read) == [(2, "struck through (withdrawn)")]


@pytest.mark.parametrize("mark", ["取下げ", "取り下げ", "欠番", "削除", "廃止", "見送り"])
def test_marked_as_withdrawn(mark: str) -> None:
    head = [*HEAD, "備考"]
    read = read_rows(
        [head, [*item(1), mark], [*item(2), f"{mark}の検討中"], [3, mark, "", "", "", ""], [4, f"（{mark}）備考欄", LONG, "", "", ""]]
    )
    assert skips(read) == [(2, "marked as withdrawn"), (4, "marked as withdrawn"), (5, "marked as withdrawn")]


def test_a_withdrawal_column_with_checkmarks() -> None:
    read = read_rows([[*HEAD, "廃止"], [*item(1), "○"], [*item(2), ""], [*item(3), "－"]])
    assert skips(read) == [(2, "marked as withdrawn")]


def test_a_row_without_number_continues_the_item_above() -> None:
    read = read_rows([HEAD, item(1, detail="国保へ渡す、"), ["", "", "ただし休日を除く。"], ["", "", "", "市長の指示"], item(2)])
    assert skips(read) == [(3, "continues the item above (added to it)"), (4, "continues the item above (added to it)")]
    assert read.items[0].detail == "国保へ渡す、\nただし休日を除く。"
    assert read.items[0].reason == "条例\n市長の指示"


def test_merged_number_and_title_continue_the_item() -> None:
    rows = [HEAD, item(1), ["", "", "二つ目の文。", "", "", ""], item(2)]
    read = read_rows(rows, merges=["A2:A3", "B2:B3", "E2:E3", "F2:F3"])
    assert len(read.items) == 2
    assert read.items[0].detail.endswith("二つ目の文。")


def test_own_number_makes_an_item_under_a_merged_title() -> None:
    read = read_rows([HEAD, item(1), [2, "", "別の要件を満たすこと。", "", "", 1]], merges=["B2:B3", "E2:E3"])
    assert [(found.no, found.title, found.department) for found in read.items] == [("1", "備考欄", "市民課"), ("2", "備考欄", "市民課")]


def test_own_effort_makes_an_item_of_its_own() -> None:
    read = read_rows([HEAD, item(1), ["", "", "別の要件を満たすこと。", "", "", 3]], merges=["B2:B3", "A2:A3"])
    assert [(found.title, found.effort_days) for found in read.items] == [("備考欄", 2), ("備考欄", 3)]


def test_without_numbers_only_an_unfinished_sentence_goes_on() -> None:
    head = ["機能名", "要件"]
    rows = [
        head,
        ["検索", "氏名で検索でき、"],
        ["", "生年月日でも検索できること。"],
        ["", "結果を一覧で表示すること。"],
        ["", "※全角で入力する。"],
    ]
    read = read_rows(rows, merges=None)
    assert [(found.title, found.detail) for found in read.items] == [
        ("検索", "氏名で検索でき、\n生年月日でも検索できること。"),
        ("検索", "結果を一覧で表示すること。\n※全角で入力する。"),
    ]


def test_groups_are_carried_down() -> None:
    head = ["大分類", "中分類", "No", "件名", "内容"]
    rows = [head, ["帳票", "証明", 1, "甲", LONG], ["", "", 2, "乙", LONG], ["", "通知", 3, "丙", LONG], ["連携", "", 4, "丁", LONG]]
    read = read_rows(rows, merges=["A2:A4", "B2:B3"])
    assert [found.source.heading for found in read.items] == [["帳票", "証明"], ["帳票", "証明"], ["帳票", "通知"], ["連携"]]


def test_the_lowest_group_is_the_title_where_there_is_none() -> None:
    read = read_rows([["大分類", "小分類", "要件"], ["証明", "住民票", LONG], ["", "印鑑証明", LONG + "2"]], merges=["A2:A3"])
    assert [(found.title, found.source.heading) for found in read.items] == [("住民票", ["証明"]), ("印鑑証明", ["証明"])]


def test_section_and_note_rows() -> None:
    rows = [HEAD, ["１．帳票関係"], item(1), ["■連携関係"], item(2), ["", "【統計】"], item(3), ["※工数は概算である。"], ["以上"]]
    read = read_rows(rows)
    reasons = dict(skips(read))
    assert [reasons[row] for row in (2, 4, 6)] == ["a heading inside the table"] * 3
    assert reasons[8] == "a footnote"
    assert len(read.items) == 3


def test_numbers_without_text_are_no_items() -> None:
    read = read_rows([HEAD, item(1), [2, "", "", "", "", ""], [3, "－", "－", "", "", ""]])
    assert [reason for _, reason in skips(read)] == ["neither title nor detail"] * 2


def test_ditto_marks_repeat_the_cell_above() -> None:
    read = read_rows([HEAD, item(1), [2, "転出", LONG, "同上", "〃", 1], [3, "転入", LONG, "〃", "〃", 1]])
    assert [(found.reason, found.department) for found in read.items] == [("条例", "市民課")] * 3


def test_numbers_dates_and_full_width() -> None:
    import datetime

    read = read_rows(
        [HEAD, [1.0, "備考欄", LONG, datetime.date(2019, 4, 1), "市民課", "２．５人日"], ["１－２", 3.5, LONG, "", "", "0.5人月"]]
    )
    assert [(found.no, found.title, found.reason, found.effort_days) for found in read.items] == [
        ("1", "備考欄", "2019-04-01", 2.5),
        ("１－２", "3.5", "", 10),
    ]


def test_line_breaks_stay_and_outer_blanks_go() -> None:
    read = read_rows([HEAD, item(1, "　備考欄 ", "一行目\n二行目　\n")])
    assert (read.items[0].title, read.items[0].detail) == ("備考欄", "一行目\n二行目")


def test_second_table_with_other_headings_on_the_sheet() -> None:
    rows = [HEAD, item(1), [], ["表２"], ["所管課", "機能名", "仕様"], ["税務課", "通知書", LONG]]
    read = read_rows(rows)
    assert [(found.title, found.department) for found in read.items] == [("備考欄", "市民課"), ("通知書", "税務課")]
    assert [table.header_rows for table in read.understanding.tables] == [[1], [5]]


def test_a_legend_under_the_table_is_no_inventory() -> None:
    rows = [HEAD, item(1), [], ["記号", "意味"], ["○", "必須"], ["△", "任意"]]
    read = read_rows(rows)
    assert len(read.items) == 1
    assert [reason for row, reason in skips(read) if row > 3] == ["part of a legend"] * 3


def test_originals_keep_all_columns() -> None:
    read = read_rows([[*HEAD, "独自の列"], [*item(1), "残す"]])
    table = read.originals[0]
    assert table.headings == [*HEAD, "独自の列"]
    assert table.rows[read.items[0].id] == [*item(1), "残す"]


CELLS = st.sampled_from(
    ["", "", "1", 2, 3.5, "小計", "件名", "内容", "No", "取下げ", "○", "※注", "【帳票】", "同上", "備考欄", LONG, "　", "担当課"]
)
ROWS = st.lists(st.lists(CELLS, min_size=0, max_size=7), min_size=0, max_size=30)


@settings(max_examples=150, deadline=None)
@given(ROWS, st.booleans())
def test_every_filled_row_is_accounted_for_once(rows: list[list[object]], merged: bool) -> None:
    table = [HEAD, item(1), *rows]
    try:
        read = read_rows(table, merges=["A3:A5", "B4:B6"] if merged else None)
    except UserError:
        return
    places = [found.source.row for found in read.items] + [skip.row for skip in read.summary.skipped]
    heads = {row for table in read.understanding.tables for row in table.header_rows}
    filled = {n + 1 for n, row in enumerate(table) if any(str(cell).strip() for cell in row)}
    assert len(places) == len(set(places)) == read.summary.rows_read
    assert filled <= set(places) | heads
    assert not heads & set(places)


def test_kind_of_municipality_from_its_column() -> None:
    rows = [
        ["団体区分", "件名", "内容"],
        ["中核市", "甲", LONG],
        ["政令指定都市", "乙", LONG],
        ["一般市区町村", "丙", LONG],
        ["", "丁", LONG],
    ]
    assert [found.kind for found in read_rows(rows).items] == ["core", "designated", "ordinary", None]


def test_a_sparse_title_column_goes_on_downwards() -> None:
    rows = [HEAD, [1, "検索", LONG], [2, "", LONG + "2"], [3, "", LONG + "3"], [4, "証明", LONG + "4"]]
    assert [found.title for found in read_rows(rows).items] == ["検索", "検索", "検索", "証明"]


def test_a_single_missing_title_is_not_made_up() -> None:
    rows = [HEAD, *[item(n, f"機能{n}", f"{LONG}{n}") for n in range(6)], [7, "", LONG + "7"]]
    assert read_rows(rows).items[-1].title == ""


def test_squared_paper() -> None:
    """Each cell of the list is several narrow columns merged, as where a sheet is laid out like squared paper."""
    rows = [
        ["No", "件名", "", "", "内容", "", "", "", "", ""],
        [1, "備考欄", "", "", "国保へ渡す、", "", "", "", "", ""],
        ["", "", "", "", "休日を除く。", "", "", "", "", ""],
        [2, "公印", "", "", "位置を変える", "", "", "", "", ""],
    ]
    merges = [f"{left}{n}:{right}{n}" for n in range(1, 5) for left, right in (("B", "D"), ("E", "J"))]
    assert [(found.title, found.detail) for found in read_rows(rows, merges=merges).items] == [
        ("備考欄", "国保へ渡す、\n休日を除く。"),
        ("公印", "位置を変える"),
    ]


def test_a_row_of_zeros_is_no_blank_row() -> None:
    assert skips(read_rows([HEAD, item(1), ["", "", "", "", "", 0], item(2)])) == [(3, "neither title nor detail")]


def test_hints_and_examples_under_the_heading() -> None:
    rows = [HEAD, ["", "（30字以内）", "（具体的に）", "", "", "人日"], item("例"), item(1), item(2)]
    read = read_rows(rows)
    assert skips(read) == [(2, "a hint or a number for each column"), (3, "an example of how to fill it in")]


@pytest.mark.parametrize(
    "numbers", [["(1)", "(2)", "(3)", "(4)"], [1, 2, 3, 4], ["①", "②", "③", "④"], ["A", "B", "C", "D"], ["ア", "イ", "ウ", "エ"]]
)
def test_column_numbers_under_the_heading(numbers: list[object]) -> None:
    read = read_rows([HEAD[:4], numbers, item(1)[:4]])
    assert skips(read) == [(2, "a hint or a number for each column")]


def test_a_row_of_counts_under_columns_of_wards() -> None:
    head = ["No", "件名", "内容", "東区", "西区", "担当課", "工数"]
    rows = [head, [1, "甲", LONG, "○", "－", "市民課", 1], [2, "乙", LONG, "○", "○", "市民課", 1], ["", "利用区数", "", 2, 1, "", ""]]
    rows.append(["", "番号のない件", "", "", "", "", 3])
    read = read_rows(rows)
    assert skips(read) == [(4, "a subtotal")]
    assert read.items[-1].title == "番号のない件"


def test_numbers_where_numbers_stand_are_no_counts() -> None:
    rows = [["No", "件名", "内容", "東区", "西区"], [1, "甲", LONG, 1, 0], [2, "乙", LONG, 0, 1], ["", "番号のない件", "", 1, 1]]
    assert len(read_rows(rows).items) == 3


def test_rows_that_a_remark_withdraws_are_told() -> None:
    read = read_rows([[*HEAD, "備考"], [*item(1), ""], [*item(2), "廃止"]])
    assert any("1 rows are marked as withdrawn" in warning for warning in read.warnings)


@pytest.mark.parametrize("need", ["不要", "否", "要"])
def test_whether_it_is_needed_later_withdraws_nothing(need: str) -> None:
    assert len(read_rows([[*HEAD, "要否"], [*item(1), need]]).items) == 1


def test_totals_of_a_page_and_amounts_carried_over() -> None:
    sums = ["頁計", "このページの計", "前ページからの繰越", "次頁へ繰越", "諸経費（10％）", "出精値引き", "消費税額", "合計5件", "ページ計"]
    rows = [["No", "件名", "内容", "工数"], [1, "甲", LONG, 2], *(["", word, "", 3] for word in sums), [2, "乙", LONG, 1]]
    read = read_rows(rows)
    assert [item.title for item in read.items] == ["甲", "乙"]
    assert skips(read) == [(row, "a subtotal") for row in range(3, 3 + len(sums))]


@pytest.mark.parametrize("title", ["滞納繰越の一覧", "ページ計の印字", "諸経費の按分", "繰越額", "会計年度の繰越処理"])
def test_titles_about_sums_are_items(title: str) -> None:
    assert [item.title for item in read_rows([["No", "件名", "内容"], [1, title, LONG], [2, title, ""]]).items] == [title, title]


def test_remarks_that_end_in_words_for_withdrawn_are_told() -> None:
    rows = [
        ["No", "件名", "内容", "備考"],
        [1, "甲", LONG, "No.2に統合のため取下げ。"],
        [2, "乙", LONG, "取下げの届出を印字する"],
        [3, "丙", LONG, ""],
    ]
    read = read_rows(rows)
    assert len(read.items) == 3
    assert any("1 rows count though a remark ends in words for withdrawn" in warning for warning in read.warnings)


def test_the_name_of_a_group_withdraws_nothing() -> None:
    head = ["大分類", "中分類", "番号", "機能要件"]
    rows = [head, ["印鑑", "登録", 1, LONG], ["印鑑", "廃止", 2, "廃止の候補を一覧に出力すること。"], ["印鑑", "証明", 3, "取下げ"]]
    assert skips(read_rows(rows)) == [(4, "marked as withdrawn")]
    titled = [["No", "件名", "内容"], [1, "備考欄", LONG], [2, "廃止", "旧様式の出力"]]
    assert skips(read_rows(titled)) == [(3, "marked as withdrawn")]


@pytest.mark.parametrize("heading", ["移行後の取扱い", "次期システムでの取扱い", "今後の取扱い"])
def test_what_becomes_of_an_item_later_withdraws_nothing_today(heading: str) -> None:
    read = read_rows([[*HEAD, heading], [*item(1), "廃止"], [*item(2), "標準機能"]])
    assert skips(read) == []
    assert len(read.items) == 2
