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

import msgspec
import openpyxl
import pytest

from custaudit import i18n
from custaudit.model import Waiver
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
    assert book.sheetnames == ["概要", "項目", "判断の集計", "標準の節別", "要件の内容", "読み飛ばし", "凡例"]
    other = openpyxl.load_workbook(io.BytesIO(render(classification, "xlsx")))
    assert other.sheetnames == ["概要", "項目", "判断の集計", "読み飛ばし", "凡例"]


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
    assert sheet.freeze_panes == "C2", "number and title stay in sight"
    assert sheet.auto_filter.ref == sheet.dimensions
    assert all(6 <= sheet.column_dimensions[cell.column_letter].width <= 60 for cell in sheet[1])
    assert sheet.column_dimensions["C"].width > 40, "a sentence of full-width characters needs room"


def test_a_person_chooses_from_lists_and_has_room_for_a_note(book):
    sheet = book["項目"]
    lists = {str(one.sqref): one.formula1 for one in sheet.data_validations.dataValidation}
    decision, confirmed = (sheet.cell(1, column(sheet, name)).column_letter for name in ("判断", "確認後の判定"))
    assert lists[f"{decision}2:{decision}15"] == '"標準に合わせてやめる,運用で対応する,残す（理由をメモに）,標準への追加を求める,保留"'
    assert lists[f"{confirmed}2:{confirmed}15"] == '"実装不可,標準外,標準で対応,標準オプション,対象外"'
    assert column(sheet, "メモ")


def test_no_choice_of_a_list_has_a_comma(diff, classification):
    """In a list a comma begins the next choice."""
    for lang in ("ja", "en"):
        i18n.set_language(lang)
        for document, counts in ((diff, [5, 5]), (classification, [5, 9])):
            made = openpyxl.load_workbook(io.BytesIO(render(document, "xlsx"))).worksheets[1]
            assert [len(one.formula1.split(",")) for one in made.data_validations.dataValidation] == counts


def test_domains_are_shown_with_their_codes_and_the_words_of_the_standard_beside(book, diff, requirements):
    sheet = book["項目"]
    domains = {row[0].value for row in sheet.iter_rows(min_row=2, min_col=column(sheet, "領域"), max_col=column(sheet, "領域"))}
    assert domains == {"A1 課内・制度", "A2 課内・日常業務", "B 庁内", "C 外部", "対象外"}
    shown = sheet.cell(2, column(sheet, "標準の要件の内容")).value
    assert shown == requirements[diff.items[0].match.requirement].text


def test_a_finding_that_no_item_has_takes_no_column(book, diff):
    assert "例外承認" not in [cell.value for cell in book["項目"][1]]
    waiver = Waiver("公印規程の改正まで", "市民課長", datetime(2027, 3, 31).date())
    items = [msgspec.structs.replace(diff.items[0], waiver=waiver), *diff.items[1:]]
    other = openpyxl.load_workbook(io.BytesIO(render(msgspec.structs.replace(diff, items=items), "xlsx")))["項目"]
    assert "公印規程の改正まで" in other.cell(2, column(other, "例外承認")).value


def test_before_anything_is_filled_in_the_decisions_repeat_the_rate(written, diff):
    book = openpyxl.load_workbook(io.BytesIO(written), data_only=True)
    totals = [row[1:8] for row in book["判断の集計"].iter_rows(values_only=True) if row[0] == "合計"]
    rate = diff.score.deviations / diff.score.items_assessed
    assert totals[0][:6] == (13, 8, pytest.approx(rate), 0, 8, pytest.approx(rate))
    assert totals[1] == (14, 0, 0, 0, 0, 0, 14)


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
        assert not [name for name in parts.namelist() if name.startswith("xl/worksheets/") and b"hyperlink" in parts.read(name)]
    book = openpyxl.load_workbook(io.BytesIO(made))
    formulas = [(sheet.title, cell.value) for sheet in book for row in sheet for cell in row if cell.data_type == "f"]
    # The tool's own formulas count what people filled in; no word of the inventory is in them.
    assert {title for title, _ in formulas} == {"概要", "判断の集計"}
    assert all(re.match(r"=('判断の集計'!\$G\$5$|COUNTIFS\(|IF\(B5=0|[A-Z]5-|\d+(-\(COUNTIFS\(|$))", value) for _, value in formulas)
    sheet = book["項目"]
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
    counted = {row[0].value: row[1].value for row in book["判断の集計"].iter_rows(min_row=11)}
    assert counted == {"合計": "=SUM(B12:B14)", "項目 1 住民_記録__1_": "=5", "項目 2": "=4", "項目": "=5"}


def test_a_cell_longer_than_a_workbook_allows_is_cut(diff):
    item = msgspec.structs.replace(diff.items[0], detail="長" * 40_000)
    sheet = openpyxl.load_workbook(io.BytesIO(render(msgspec.structs.replace(diff, items=[item]), "xlsx")))["項目"]
    assert len(sheet.cell(2, column(sheet, "内容")).value) == 32_767


def converted(workbook: bytes, folder) -> dict[str, list[list[str]]]:
    """The cells of each sheet as a real spreadsheet program works them out."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("no LibreOffice here: install the distribution's package `libreoffice-calc`")
    (folder / "report.xlsx").write_bytes(workbook)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    sheets = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    command = [office, profile, "--headless", "--convert-to", sheets, "--outdir", str(folder), str(folder / "report.xlsx")]
    # The names of the sheets become names of files.
    subprocess.run(command, env={**os.environ, "LC_ALL": "C.UTF-8"}, capture_output=True, timeout=120, check=True)
    return {
        path.stem.removeprefix("report-"): list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
        for path in folder.glob("report-*.csv")
    }


def test_it_opens_in_a_real_spreadsheet_program(written, diff, tmp_path):
    sheets = converted(written, tmp_path)
    headings, *rows = sheets["項目"]
    assert [row[headings.index("件名")] for row in rows] == [item.title for item in diff.items]
    assert rows[3][headings.index("判定")] == "実装不可"
    assert any(row[0] == "カスタマイズ率" and re.match(r"61\.5\d*%", row[1]) for row in sheets["概要"])


def test_what_people_fill_in_moves_the_rate(written, diff, tmp_path):
    book = openpyxl.load_workbook(io.BytesIO(written))
    sheet = book["項目"]
    decision, confirmed = column(sheet, "判断"), column(sheet, "確認後の判定")
    verdicts = {row: item.verdict for row, item in enumerate(diff.items, start=2)}
    deviating = [row for row, verdict in verdicts.items() if verdict in ("prohibited", "outside")]
    covered = [row for row, verdict in verdicts.items() if verdict == "covered"]
    sheet.cell(deviating[0], decision).value = "標準に合わせてやめる"
    sheet.cell(deviating[1], decision).value = "運用で対応する"
    sheet.cell(deviating[2], decision).value = "残す（理由をメモに）"
    sheet.cell(deviating[3], confirmed).value = "標準で対応"
    sheet.cell(covered[0], confirmed).value = "標準外"
    sheet.cell(covered[1], confirmed).value = "対象外"
    sheet.cell(covered[2], decision).value = "標準に合わせてやめる"
    filled = io.BytesIO()
    book.save(filled)
    rates, progress = [row[1:] for row in converted(filled.getvalue(), tmp_path)["判断の集計"] if row[0] == "合計"]
    assert rates[:2] == ["12", "8"], "13 - 1 assessed, 8 - 1 + 1 deviations"
    assert rates[3:5] == ["2", "6"], "only deviations can be given up"
    assert rates[5].startswith("50")
    assert progress == ["14", "2", "1", "1", "0", "0", "10"]
