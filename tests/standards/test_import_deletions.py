"""Rows that say that they were deleted are left out with that reason; requirements about deleting something stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from custaudit.standards.importers import Imported, import_standard
from tests.standards.conftest import write_workbook

DATA = Path(__file__).parent.parent / "data" / "standards"
HEADINGS = ["大項目", "機能ID", "機能名称", "機能要件", "実装区分", "備考"]


def imported(tmp_path: Path, name: str, text: str, class_: str = "◎", remarks: str = "", number: str = "0250002") -> Imported:
    rows = [HEADINGS, ["台帳", "0250001", "甲", "日付を残せること。", "◎", ""], ["", number, name, text, class_, remarks]]
    return import_standard(write_workbook(tmp_path / "a.xlsx", {"表": rows}), "made", tmp_path)


@pytest.mark.parametrize(
    ("name", "text", "class_", "remarks"),
    [
        ("（削除）乙", "時刻を残せること。", "◎", ""),
        ("乙【削除】", "時刻を残せること。", "◎", ""),
        ("乙", "（削除）時刻を残せること。", "◎", ""),
        ("乙", "【削除】時刻を残せること。", "○", ""),
        ("乙", "〔削除〕時刻を残せること。", "×", ""),
        ("乙", "［廃止］時刻を残せること。", "×", ""),
        ("乙", "時刻を残せること。（削除）", "◎", ""),
        ("乙", "時刻を残せること（第２．０版で削除）。", "◎", ""),
        ("乙", "時刻を残せること。（令和6年3月31日削除）", "◎", ""),
        ("乙", "削除", "◎", ""),
        ("乙", "欠番", "◎", ""),
        ("乙", "（欠 番）", "◎", ""),
        ("乙", "廃止", "－", ""),
        ("欠番", "時刻を残せること。", "◎", ""),
        ("（欠番）", "", "", ""),
        ("削除", "", "", ""),
        ("乙", "時刻を残せること。", "削除", ""),
        ("乙", "時刻を残せること。", "◎→削除", ""),
        ("乙", "時刻を残せること。", "◎", "第2.0版で削除"),
        ("乙", "時刻を残せること。", "◎", "第1.1版で追加\n第2.0版にて削除。"),
        ("乙", "時刻を残せること。", "◎", "本機能は第2.0版において廃止"),
        ("乙", "時刻を残せること。", "◎", "0250001に統合したため削除"),
        ("乙", "時刻を残せること。", "◎", "削除済み"),
    ],
)
def test_a_deleted_row_is_left_out(tmp_path: Path, name: str, text: str, class_: str, remarks: str) -> None:
    result = imported(tmp_path, name, text, class_, remarks)
    assert [one.number for _, one in result.standard.requirements] == ["0250001"]
    assert result.report.skipped_by_reason() == {"削除された要件": 1}


@pytest.mark.parametrize(
    ("name", "text", "remarks"),
    [
        ("削除", "登録した内容を削除できること。", ""),
        ("口座の登録（削除）", "登録した口座を削除できること。", ""),
        ("施設の廃止", "施設の廃止の届を受け付け、日付を残せること。", ""),
        ("乙", "誤って登録した記録を削除できること。", ""),
        ("乙", "記録の追加、修正及び削除", ""),
        ("乙", "記録を直せること（追加・修正・削除）。", ""),
        ("乙", "【削除】ボタンを押すと確かめる画面を出すこと。", ""),
        ("乙", "記録（削除）の履歴を残せること。", ""),
        ("乙", "時刻を残せること。", "第2.0版で文言を削除"),
        ("乙", "時刻を残せること。", "機能ID0250009を削除"),
        ("乙", "時刻を残せること。", "誤記を削除"),
        ("乙", "時刻を残せること。", "削除の履歴は10.2を参照"),
        ("乙", "時刻を残せること。", "第1.1版で追加"),
    ],
)
def test_a_requirement_about_deleting_stays(tmp_path: Path, name: str, text: str, remarks: str) -> None:
    result = imported(tmp_path, name, text, remarks=remarks)
    assert [one.number for _, one in result.standard.requirements] == ["0250001", "0250002"]


def test_rows_that_go_on_with_a_deleted_one_are_left_out_too(tmp_path: Path) -> None:
    rows = [
        HEADINGS,
        ["台帳", "0250001", "甲", "日付を残せること。", "◎", ""],
        ["", "0250002", "乙", "（削除）時刻を残せること。", "◎", ""],
    ]
    rows += [
        ["", "", "", "・分も残すこと。", "", ""],
        ["", "0250003", "丙", "秒を残せること。", "○", ""],
        ["", "", "", "・枝も残すこと。", "", ""],
    ]
    result = import_standard(write_workbook(tmp_path / "a.xlsx", {"表": rows}), "made", tmp_path)
    assert [one.text for _, one in result.standard.requirements] == ["日付を残せること。", "秒を残せること。\n・枝も残すこと。"]
    assert result.report.skipped_by_reason() == {"削除された要件": 2}


def test_a_new_wording_below_the_struck_one_has_its_number(tmp_path: Path) -> None:
    rows = [HEADINGS, ["台帳", "0250001", "甲", "年を残せること。", "◎", ""]]
    rows += [["", "0250002", "乙", "（削除）月を残せること。", "◎", ""], ["", "0250002", "乙", "日付を残せること。", "◎", ""]]
    result = import_standard(write_workbook(tmp_path / "a.xlsx", {"表": rows}), "made", tmp_path)
    assert [(one.number, one.text) for _, one in result.standard.requirements] == [
        ("0250001", "年を残せること。"),
        ("0250002", "日付を残せること。"),
    ]


@pytest.mark.parametrize(("revision", "count"), [("削除", 1), ("③ 削除", 1), ("一部削除", 2), ("文言の削除", 2), ("新規", 2), ("", 2)])
def test_the_column_for_kinds_of_changes(tmp_path: Path, revision: str, count: int) -> None:
    rows = [[*HEADINGS, "改定種別"], ["台帳", "0250001", "甲", "日付を残せること。", "◎", "", ""]]
    rows += [["", "0250002", "乙", "時刻を残せること。", "◎", "", revision]]
    assert import_standard(write_workbook(tmp_path / "a.xlsx", {"表": rows}), "made", tmp_path).report.requirements == count


def test_a_number_that_is_vacant_is_left_out(tmp_path: Path) -> None:
    assert [one.number for _, one in imported(tmp_path, "乙", "時刻を残せること。", number="欠番").standard.requirements] == ["0250001"]


def words_struck(path: Path, struck: str, kept: str) -> Path:
    from openpyxl import load_workbook
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont

    rows = [HEADINGS, ["台帳", "0250001", "甲", "", "◎", ""], ["", "0250002", "乙", "時刻を残せること。", "○", ""]]
    book = load_workbook(write_workbook(path, {"表": rows}))
    book["表"]["D2"] = CellRichText(TextBlock(InlineFont(strike=True), struck), TextBlock(InlineFont(color="FFFF0000"), kept))
    book.save(path)
    return path


def test_words_struck_through_in_a_cell_are_left_out_and_said(tmp_path: Path) -> None:
    result = import_standard(words_struck(tmp_path / "a.xlsx", "月を残せること。", "日付を残せること。"), "made", tmp_path)
    assert [one.text for _, one in result.standard.requirements] == ["日付を残せること。", "時刻を残せること。"]
    said = [assumed.sentence for assumed in result.report.assumptions if assumed.key == "struck_left_out"]
    assert len(said) == 1
    assert "D2" in said[0]


def test_words_struck_through_in_an_xls_cell_are_left_out(tmp_path: Path) -> None:
    result = import_standard(DATA / "struck-words.xls", "made", tmp_path)
    assert [one.text for _, one in result.standard.requirements] == ["日付を残せること。"]
