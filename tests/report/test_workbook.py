"""The workbook: originals untouched, findings beside them, nothing that runs, opened by a real spreadsheet program."""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
import subprocess
import zipfile
from datetime import datetime

import openpyxl
import pytest

from custaudit.report import ReportContext, render
from custaudit.sources.model import OriginalTable
from tests.report.conftest import FORMULA, PATH, SHEET

HEADINGS = ["管理番号", "件名", "内容", "経緯", "工数", "決裁日", "継続"]


@pytest.fixture
def originals(diff) -> list[OriginalTable]:
    rows = {
        item.id: [item.no, item.title, item.detail, item.reason or None, item.effort_days, datetime(2023, 4, 1), n % 2 == 0]
        for n, item in enumerate(diff.items)
    }
    return [OriginalTable(path=PATH, sheet=SHEET, headings=HEADINGS, rows=rows)]


@pytest.fixture
def written(diff, originals, gate, requirements) -> bytes:
    return render(diff, "xlsx", ReportContext(originals=originals, gate=gate, requirements=requirements))


@pytest.fixture
def book(written):
    return openpyxl.load_workbook(io.BytesIO(written))


def column(sheet, heading: str) -> int:
    return [cell.value for cell in sheet[1]].index(heading) + 1


def test_the_sheets(book, classification):
    assert book.sheetnames == ["概要", "項目", "標準の節別", "要件の内容", "読み飛ばし", "凡例"]
    other = openpyxl.load_workbook(io.BytesIO(render(classification, "xlsx")))
    assert other.sheetnames == ["概要", "項目", "読み飛ばし", "凡例"]


def test_the_original_columns_stand_untouched_on_the_left(book, originals):
    sheet = book["項目"]
    assert [cell.value for cell in sheet[1]][: len(HEADINGS)] == HEADINGS
    for row, cells in zip(sheet.iter_rows(min_row=2, max_col=len(HEADINGS), values_only=True), originals[0].rows.values(), strict=True):
        assert list(row) == cells


def test_findings_stand_on_the_right_in_the_colour_of_the_verdict(book):
    sheet = book["項目"]
    verdict = column(sheet, "判定")
    assert verdict == len(HEADINGS) + 1
    found = {row[1].value: row[verdict - 1] for row in sheet.iter_rows(min_row=2)}
    assert found["異動者一覧の再絞り込み"].value == "実装不可"
    assert found["異動者一覧の再絞り込み"].fill.fgColor.rgb == "FFFBE3E4"
    assert found["支援措置対象者の警告"].fill.fgColor.rgb == "FFE0F3E8"


def test_header_frozen_filter_set_and_every_column_wide_enough_to_read(book):
    sheet = book["項目"]
    assert sheet.freeze_panes == "C2"
    assert sheet.auto_filter.ref == sheet.dimensions
    assert all(6 <= sheet.column_dimensions[cell.column_letter].width <= 60 for cell in sheet[1])
    assert sheet.column_dimensions["C"].width > 40, "a sentence of full-width characters needs room"


def test_a_person_chooses_from_lists_and_has_room_for_a_note(book):
    sheet = book["項目"]
    lists = {str(one.sqref): one.formula1 for one in sheet.data_validations.dataValidation}
    decision, confirmed = (sheet.cell(1, column(sheet, name)).column_letter for name in ("判断", "確認後の判定"))
    assert lists[f"{decision}2:{decision}15"] == '"標準に合わせてやめる,運用で対応する,残す（理由をメモに）,標準への追加を求める,保留"'
    assert "実装不可" in lists[f"{confirmed}2:{confirmed}15"]
    assert column(sheet, "メモ")


def test_the_summary_has_the_rate_as_a_number_and_native_charts(written, book):
    cells = {row[0].value: row[1] for row in book["概要"].iter_rows(max_col=2) if row[0].value}
    assert cells["カスタマイズ率"].value == pytest.approx(8 / 13)
    assert cells["カスタマイズ率"].number_format == "0.0%"
    assert cells["90% 区間"].value == "46.2% ～ 69.2%"
    charts = [name for name in zipfile.ZipFile(io.BytesIO(written)).namelist() if name.startswith("xl/charts/chart")]
    assert len(charts) == 3


def test_the_other_sides(book):
    standard = list(book["標準の節別"].iter_rows(min_row=2, values_only=True))
    assert standard[2] == ("2.1.3", "異動者一覧の絞り込み", "実装不可", 1, "4")
    assert standard[3] == ("4.0.1", "異動対象者の選択", "実装必須", 0, None)
    assert [row[2] for row in book["読み飛ばし"].iter_rows(min_row=2, values_only=True)] == [
        "空の行です",
        "見出しの繰返しです",
        "合計の行です",
    ]
    legend = [cell for row in book["凡例"].iter_rows(values_only=True) for cell in row]
    assert {"実装不可", "組織の違い", "要確認", "標準に合わせてやめる"} <= set(legend)


@pytest.mark.parametrize("with_originals", [True, False])
def test_no_cell_is_a_formula_or_a_link(diff, originals, with_originals):
    made = render(diff, "xlsx", ReportContext(originals=originals if with_originals else ()))
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        for name in parts.namelist():
            if name.startswith("xl/worksheets/"):
                content = parts.read(name).decode("utf-8")
                assert "<f>" not in content.replace("<f>NOW", "")
                assert "hyperlink" not in content
    sheet = openpyxl.load_workbook(io.BytesIO(made))["項目"]
    last = sheet.cell(15, column(sheet, "件名"))
    assert (last.value, last.data_type) == (FORMULA, "s")


def test_items_of_several_tables_get_a_sheet_each_and_the_rest_another(diff, originals):
    rows = list(originals[0].rows.items())
    tables = [
        OriginalTable(path=PATH, sheet="住民/記録:[1]", headings=["件名"], rows={name: [cells[1]] for name, cells in rows[:5]}),
        OriginalTable(path="b.xlsx", sheet=None, headings=["要件"], rows={name: [cells[2]] for name, cells in rows[5:9]}),
    ]
    book = openpyxl.load_workbook(io.BytesIO(render(diff, "xlsx", ReportContext(originals=tables))))
    assert book.sheetnames[1:4] == ["項目 1 住民_記録__1_", "項目 2", "項目"]
    assert [book[name].max_row for name in book.sheetnames[1:4]] == [6, 5, 6]


def test_a_cell_longer_than_a_workbook_allows_is_cut(diff):
    import msgspec

    item = msgspec.structs.replace(diff.items[0], detail="長" * 40_000)
    sheet = openpyxl.load_workbook(io.BytesIO(render(msgspec.structs.replace(diff, items=[item]), "xlsx")))["項目"]
    assert len(sheet.cell(2, column(sheet, "内容")).value) == 32_767


def test_it_opens_in_a_real_spreadsheet_program(written, diff, tmp_path):
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("no LibreOffice here: install the distribution's package `libreoffice-calc`")
    (tmp_path / "report.xlsx").write_bytes(written)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    sheets = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    command = [office, profile, "--headless", "--convert-to", sheets, "--outdir", str(tmp_path), str(tmp_path / "report.xlsx")]
    # The names of the sheets become names of files.
    subprocess.run(command, env={**os.environ, "LC_ALL": "C.UTF-8"}, capture_output=True, timeout=120, check=True)
    with (tmp_path / "report-項目.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [row["件名"] for row in rows] == [item.title for item in diff.items]
    assert rows[3]["判定"] == "実装不可"
    with (tmp_path / "report-概要.csv").open(encoding="utf-8-sig") as stream:
        assert re.search(r"カスタマイズ率,61\.5\d*%", stream.read())
