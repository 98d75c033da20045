"""Lists as vendors, prefectures and ticket systems send them: whose column is whose."""

from __future__ import annotations

from pathlib import Path

import pytest

from custaudit.errors import UserError
from custaudit.sources import ReadInput
from tests.sources.conftest import WriteFile, columns, read_file, read_rows

LONG = "住民票の備考欄を二段にして転出先を印字できるようにする改修である"
OTHER = "介護保険の負担割合証を地区の順に並べて出力する改修である"
GAP = "標準パッケージは全国共通の様式で住民票を出力する機能を持つ"


def listed(head: list[object], *row: object) -> ReadInput:
    return read_rows([head, [1, *row], [2, *row]])


SPARE = [f"予備{number}" for number in range(1, 25)]


def test_a_wide_export_is_a_list_and_no_form(write: WriteFile) -> None:
    head = ["SEQ", "団体コード", "機能名称", "要望内容", "要望理由", "登録者", *SPARE]
    lines = [",".join(head)] + [",".join([str(n), "99201", f"機能{n}", f"{LONG}{n}", "条例", "user", *[""] * 24]) for n in range(1, 7)]
    read = read_file(write("export.csv", "\n".join(lines)))
    assert [item.no for item in read.items] == ["1", "2", "3", "4", "5", "6"]
    assert (read.items[0].title, read.items[0].detail, read.items[0].reason) == ("機能1", f"{LONG}1", "条例")


def test_two_known_words_among_many_make_no_heading() -> None:
    with pytest.raises(UserError):
        read_rows([["理由", "背景", *SPARE], *([LONG, "条例", *[""] * 24] for _ in range(3))])


@pytest.mark.parametrize(
    ("head", "row", "answer"),
    [
        (["項番", "機能要件", "回答", "補足説明"], [LONG, "△", OTHER], OTHER),
        (["No", "要求事項", "配点", "提案内容"], [LONG, 5, OTHER], OTHER),
        (["No", "機能", "市の要望", "事業者回答（1回目）", "事業者回答（2回目）"], ["備考欄", LONG, OTHER, ""], OTHER),
        (["Req. ID", "Requirement", "Priority", "Vendor Comment"], [LONG, "Must", OTHER], OTHER),
    ],
)
def test_a_vendors_answer_is_neither_title_nor_content(head: list[object], row: list[object], answer: str) -> None:
    item = listed(head, *row).items[0]
    assert item.detail == LONG
    assert answer not in (item.title, item.reason)


@pytest.mark.parametrize(
    ("head", "content"),
    [
        (["No", "件名", "提案内容"], "提案内容"),
        (["No", "件名", "補足説明"], "補足説明"),
        (["No", "設問名", "回答内容"], "回答内容"),
        (["No", "項目", "回答内容"], "回答内容"),
        (["No", "件名", "回答課", "内容"], "内容"),
    ],
)
def test_what_is_no_answer_or_the_only_content_stays(head: list[object], content: str) -> None:
    row = ["備考欄", *(["市民課"] if len(head) == 4 else []), LONG]
    assert columns(listed(head, *row))["detail"] == content


def test_a_column_of_marks_is_no_title() -> None:
    rows = [["番号", "要件", "回答", "", ""], ["", "", "標準", "カスタマイズ", "対応不可"]]
    rows += [[n, f"{LONG}{n}", "○" if n % 2 else "", "" if n % 2 else "○", ""] for n in range(1, 7)]
    read = read_rows(rows, merges=["A1:A2", "B1:B2", "C1:E1"])
    assert {item.title for item in read.items} <= {"", *(f"{LONG}{n}" for n in range(1, 7))}
    assert columns(read)["detail"] == "要件"


@pytest.mark.parametrize("heading", ["ギャップ", "現行業務とのギャップ", "標準機能との差異", "差分"])
def test_the_gap_comes_before_what_the_package_does(heading: str) -> None:
    item = listed(["No", "機能", "パッケージ標準機能の内容", heading], "備考欄", GAP, LONG).items[0]
    assert (item.title, item.detail) == ("備考欄", LONG)


def test_the_standards_text_stays_where_there_is_no_other() -> None:
    assert listed(["No", "機能名", "標準機能の内容"], "備考欄", GAP).items[0].detail == GAP


def test_a_heading_over_several_columns_tells_whose_they_are() -> None:
    rows: list[list[object]] = [
        ["No", "標準仕様書", "", "現行システム", "", "確認課"],
        ["", "機能ID", "機能要件", "独自機能名", "独自機能の内容", ""],
        *([n, f"01000{n}", GAP, "備考欄", f"児童手当の{LONG}", "市民課"] for n in range(1, 4)),
    ]
    read = read_rows(rows, merges=["A1:A2", "B1:C1", "D1:E1", "F1:F2"])
    item = read.items[0]
    assert (item.title, item.detail, item.department) == ("備考欄", f"児童手当の{LONG}", "市民課")
    assert "field" not in columns(read)


def test_a_name_comes_before_the_screen_it_is_about() -> None:
    assert columns(listed(["No", "画面名", "件名", "内容"], "照会画面", "備考欄", LONG))["title"] == "件名"
    assert columns(listed(["No", "画面名", "内容"], "照会画面", LONG))["title"] == "画面名"


def test_a_hidden_column_loses_against_one_that_is_shown(tmp_path: Path) -> None:
    from openpyxl import Workbook

    def written(*head: str) -> ReadInput:
        book = Workbook()
        sheet = book.active
        sheet.append(["No", *head])
        for number in range(1, 4):
            sheet.append([number, *(f"{heading}の{LONG}{number}" for heading in head)])
        sheet.column_dimensions["C"].hidden = True
        book.save(tmp_path / "list.xlsx")
        return read_file(tmp_path / "list.xlsx")

    shown = written("カスタマイズ要件", "旧要件", "補足説明")
    assert (columns(shown)["title"], columns(shown)["detail"]) == ("カスタマイズ要件", "補足説明")
    assert columns(written("件名", "内容"))["detail"] == "内容"


@pytest.mark.parametrize("values", [["必須", "任意"], ["A", "B"], ["新規", "変更"], ["◎", "×"], ["資格", "給付"]])
def test_a_column_of_codes_is_no_object(values: list[str]) -> None:
    read = read_rows([["No", "件名", "内容", "区分"], *([n, "備考欄", LONG, value] for n, value in enumerate(values, 1))])
    assert [item.object for item in read.items] == [None, None]


@pytest.mark.parametrize("values", [["帳票", "画面"], ["画面・帳票", "DB"], ["バッチ処理", "その他"]])
def test_a_column_of_things_is_the_object(values: list[str]) -> None:
    read = read_rows([["No", "件名", "内容", "区分"], *([n, "備考欄", LONG, value] for n, value in enumerate(values, 1))])
    assert [item.object for item in read.items] == values


def test_the_object_that_the_user_names_is_taken() -> None:
    rows: list[list[object]] = [["No", "件名", "内容", "区分"], [1, "備考欄", LONG, "A"]]
    assert read_rows(rows, columns={"object": "区分"}).items[0].object == "A"


def test_marks_are_no_department() -> None:
    rows: list[list[object]] = [["No", "件名", "内容", "利用団体", ""], ["", "", "", "東市", "西町"]]
    rows += [[n, "備考欄", LONG, "○", "－"] for n in range(1, 4)]
    assert {item.department for item in read_rows(rows, merges=["D1:E1", "A1:A2", "B1:B2", "C1:C2"]).items} == {""}


def test_tickets_as_they_are_exported() -> None:
    head = ["Issue key", "Issue Type", "Summary", "Description", "Status", "Assignee", "Custom field (部署)", "Story Points"]
    rows: list[list[object]] = [head, *([f"K-{n}", "Change", "備考欄", LONG, "Open", "sato", "市民課", 3] for n in (1, 2))]
    item = read_rows(rows).items[0]
    assert (item.no, item.title, item.detail, item.department, item.effort_days) == ("K-1", "備考欄", LONG, "市民課", None)


def test_numbers_without_a_heading() -> None:
    rows: list[list[object]] = [["", "要望タイトル", "内容"], *([n, f"備考欄{n}", LONG] for n in range(1, 5))]
    assert [item.no for item in read_rows(rows).items] == ["1", "2", "3", "4"]
    rows = [["", "件名", "内容"], *([n, "備考欄", LONG] for n in (3, 3, 8))]
    assert [item.no for item in read_rows(rows).items] == [None, None, None]


@pytest.mark.parametrize(
    ("heading", "days"), [("工数（H）", 2.0), ("工数(h)", 2.0), ("工数（時間）", 2.0), ("工数（日）", 16.0), ("工数HD", 16.0)]
)
def test_the_unit_in_brackets(heading: str, days: float) -> None:
    assert listed(["No", "件名", "内容", heading], "備考欄", LONG, 16).items[0].effort_days == days


def test_numbers_headed_in_another_row_make_no_list_of_the_lower_one() -> None:
    rows: list[list[object]] = [["No", "事業", "東市", "", "西市", ""], ["", "", "有無", "内容", "有無", "内容"]]
    rows += [[n, "備考欄", "有", LONG, "無", ""] for n in range(1, 5)]
    with pytest.raises(UserError):
        read_rows(rows)


def test_the_new_number_comes_before_the_old_one() -> None:
    assert [item.no for item in listed(["旧番号", "新番号", "件名", "内容"], "7", "備考欄", LONG).items] == ["7", "7"]
    assert [item.no for item in listed(["旧番号", "件名", "内容"], "備考欄", LONG).items] == ["1", "2"]
