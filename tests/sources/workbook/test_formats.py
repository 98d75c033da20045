"""The same untidy workbook, saved in every format by a real program, reads the same."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from custaudit.errors import UserError
from custaudit.sources.formats import format_of
from custaudit.sources.model import InputRequest, Limits, ReadInput
from custaudit.sources.workbook import workbook_grids
from tests.sources.conftest import DATA, read_file, skips

UNTIDY = ["untidy.xlsx", "untidy.xlsm", "untidy.xls", "untidy.xlsb", "untidy.ods"]
RICH_TEXT = ["rich-text.xlsx", "rich-text.xls", "rich-text.ods"]


@pytest.fixture(params=UNTIDY)
def untidy(request: pytest.FixtureRequest) -> ReadInput:
    return read_file(DATA / request.param)


def test_items(untidy: ReadInput) -> None:
    assert [(item.source.sheet, item.source.row, item.no, item.title, item.effort_days) for item in untidy.items] == [
        ("一覧(住基)", 5, "1", "住民票の備考欄", 2.5),
        ("一覧(住基)", 6, "2", "転出証明書", 2.0),
        ("一覧(住基)", 7, "3", "国保連携", 5.0),
        ("一覧(住基)", 11, "4", "人口統計表", 3.0),
    ]
    assert untidy.items[2].detail == "国保システムへ異動データを日次で渡す、\nただし休日は渡さない。"
    assert untidy.items[3].detail == "区ごとに年齢別の\n人口を集計する。"


def test_the_merged_group_is_carried_down(untidy: ReadInput) -> None:
    assert [item.source.heading for item in untidy.items] == [["帳票"], ["帳票"], ["連携"], ["統計"]]


def test_the_rest_is_skipped_with_reasons(untidy: ReadInput) -> None:
    assert skips(untidy) == [
        (1, "on a cover sheet"),
        (2, "on a cover sheet"),
        (1, "above the table (title or note)"),
        (8, "continues the item above (added to it)"),
        (9, "a subtotal"),
        (10, "the heading repeated"),
        (12, "struck through (withdrawn)"),
        (13, "marked as withdrawn"),
        (14, "a footnote"),
    ]
    assert untidy.summary.rows_read == 13


def test_hidden_rows_and_columns_are_read_and_told(untidy: ReadInput) -> None:
    assert [warning.partition(": ")[2] for warning in untidy.warnings] == [
        "1 rows are marked as withdrawn and do not count (see --show-skipped)",
        "1 hidden rows were read too (first in row 6)",
        "hidden columns were read too (E)",
    ]
    table = untidy.understanding.tables[0]
    assert table.hidden_rows == [6]
    assert [column.letter for column in table.columns if column.hidden] == ["E"]


def test_ids_are_the_same_in_every_format() -> None:
    assert len({tuple(item.id for item in read_file(DATA / name).items) for name in UNTIDY}) == 1


@pytest.mark.parametrize("name", RICH_TEXT)
def test_strike_through_inside_cells(name: str) -> None:
    read = read_file(DATA / name)
    assert [reason for _, reason in skips(read)] == ["struck through (withdrawn)"]
    assert [item.title for item in read.items] == ["印影の大きさ", "登録証の文言"]
    assert read.items[0].detail == "10mm12mmにする"
    assert any("1 cells are struck through in part (first: C2)" in warning for warning in read.warnings)
    assert {item.field for item in read.items} == {"inkan"}


def test_formulas_that_were_never_calculated_are_told() -> None:
    read = read_file(DATA / "rich-text.xlsx")
    assert any("1 formulas were never calculated" in warning for warning in read.warnings)


def test_values_of_formulas_and_a_sheet_formatted_to_its_last_row() -> None:
    read = read_file(DATA / "calculated.xlsx")
    assert [(item.title, item.effort_days) for item in read.items] == [(f"帳票{n}", n * 1.5) for n in range(1, 6)]
    assert read.summary.rows_read == 5
    assert read.understanding.field.field == "kaigo"


def test_a_stray_cell_in_the_last_row_is_reached(tmp_path: Path) -> None:
    path = tmp_path / "far.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["件名", "内容"])
    sheet.append(["備考欄", "備考欄を二段にする"])
    sheet["B1048576"] = "最後の行の内容"
    book.save(path)
    read = read_file(path)
    assert [item.source.row for item in read.items] == [2, 1048576]
    assert read.summary.rows_read == 2


def test_sheets_with_different_headings_and_hidden_sheets(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    first = book.active
    first.title = "住民記録"
    for row in (["件名", "内容"], ["備考欄", "備考欄を二段にする"]):
        first.append(row)
    second = book.create_sheet("介護")
    for row in (["機能名", "仕様", "経緯"], ["通知", "通知書の様式を変える", "条例"]):
        second.append(row)
    third = book.create_sheet("改版履歴")
    for row in (["版", "改訂日", "内容", "担当"], ["1.0", "2019-04-01", "初版", "情報課"]):
        third.append(row)
    second.sheet_state = "hidden"
    path = tmp_path / "sheets.xlsx"
    book.save(path)
    read = read_file(path)
    assert [(item.source.sheet, item.field) for item in read.items] == [("住民記録", "jumin"), ("介護", "kaigo")]
    assert [skip.sheet for skip in read.summary.skipped] == ["改版履歴"] * 2
    assert any("the sheet is hidden" in warning for warning in read.warnings)
    only = read_file(path, sheet="介護")
    assert [item.title for item in only.items] == ["通知"]
    with pytest.raises(UserError, match="no sheet '税'; there are: 住民記録, 介護, 改版履歴"):
        read_file(path, sheet="税")


def test_xlsb_whose_cells_leave_out_their_columns_has_the_same_cells() -> None:
    assert cells("short-cells.xlsb") == cells("untidy.xlsx")


def cells(name: str) -> list[tuple[str | None, list[list[object]]]]:
    grids, _ = workbook_grids(InputRequest(DATA / name, name), format_of(DATA / name, name, Limits()), Limits())
    return [(grid.sheet, [list(row) for row in grid.rows]) for grid in grids]
