"""xlsx: what is read in one pass over the plain markup is what a reader of any markup finds, and little memory is needed for it."""

from __future__ import annotations

import datetime
import html
import io
import re
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from custaudit.errors import UserError
from custaudit.sources import InputRequest, Limits, archive, read_input
from custaudit.sources.archive import open_archive
from custaudit.sources.table.grid import Grid
from custaudit.sources.workbook.survey import Survey
from custaudit.sources.workbook.values import formatted_grids
from custaudit.sources.workbook.xlsx.container import UnusualMarkupError
from custaudit.sources.workbook.xlsx.plain import read_plain
from custaudit.sources.workbook.xlsx.references import without_references
from custaudit.sources.workbook.xlsx.unusual import survey_unusual
from tests.sources.conftest import DATA, read_file

Sheets = list[tuple[str | None, bool, list[list[object]], object]]
SHEET = "xl/worksheets/sheet1.xml"


def described(grids: list[Grid], survey: Survey) -> tuple[Sheets, int]:
    """Sheets with their values, each with its type (1.0 is not True), and their formatting."""
    sheets = [
        (grid.sheet, grid.hidden, [[(type(value).__name__, value) for value in row] for row in grid.rows], grid.formatting)
        for grid in grids
    ]
    return sheets, survey.formulas_without_value


def in_one_pass(path: Path) -> tuple[Sheets, int]:
    with open_archive(path, path.name, Limits()) as opened:
        return described(*read_plain(opened, InputRequest(path, path.name), Limits()))


def by_the_other_reader(path: Path) -> tuple[Sheets, int]:
    request = InputRequest(path, path.name)
    with open_archive(path, path.name, Limits()) as opened:
        survey = survey_unusual(opened, request, Limits())
    return described(formatted_grids(request, survey), survey)


@pytest.mark.parametrize("name", ["untidy.xlsx", "untidy.xlsm", "calculated.xlsx"])
def test_files_of_real_programs_are_read_alike(name: str) -> None:
    assert in_one_pass(DATA / name) == by_the_other_reader(DATA / name)


@pytest.mark.parametrize("name", ["untidy.xlsx", "calculated.xlsx"])
@pytest.mark.parametrize("size", [50, 333, 4096])
def test_it_does_not_matter_where_the_bytes_are_cut(name: str, size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = in_one_pass(DATA / name)
    monkeypatch.setattr(archive, "_CHUNK", size)
    assert in_one_pass(DATA / name) == whole


# XlsxWriter takes a text that begins with <r> for markup.
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff"), min_size=1, max_size=12).filter(
    lambda text: not text.startswith("<r>")
)
RESULT = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=12)
ODD_TEXT = st.sampled_from(
    ["_x000D_", "a_x0041_", "<b>&amp;</b>", " 前後 ", "\n", "１行\r\n２行", "𠮷", "葛\U000e0100城", "=1+1", "]]>", "\t\x0b"]
)
NUMBER = st.one_of(st.integers(-(10**15), 10**15), st.floats(allow_nan=False, allow_infinity=False))
DAYS = st.one_of(st.integers(0, 80_000), st.floats(0, 80_000), st.floats(0, 1))
FORMATS = st.sampled_from(
    [
        "yyyy/mm/dd",
        'ggge"年"m"月"d"日"',
        "h:mm",
        "[h]:mm:ss",
        "mm:ss.0",
        "@",
        "0.00",
        '#,##0"日"',
        "0_m",
        "[Red]0;[Blue]d",
        "m/d/yy h:mm",
        "AM/PM",
    ]
)
CELL = st.one_of(
    st.tuples(st.just("text"), st.one_of(TEXT, ODD_TEXT)),
    st.tuples(st.just("number"), NUMBER),
    st.tuples(st.just("date"), st.tuples(DAYS, FORMATS)),
    st.tuples(st.just("truth"), st.booleans()),
    st.tuples(st.just("formula"), st.one_of(st.integers(0, 99), st.just(""), RESULT, st.sampled_from(["#N/A", "#DIV/0!"]), st.booleans())),
    st.tuples(st.just("struck"), TEXT),
    st.tuples(st.just("blank"), st.none()),
)
CELLS = st.dictionaries(st.tuples(st.integers(0, 40), st.sampled_from([0, 1, 2, 25, 26, 27, 701, 702])), CELL, max_size=12)


def written(path: Path, cells: dict[tuple[int, int], tuple[str, Any]], options: dict[str, bool]) -> None:
    with xlsxwriter.Workbook(str(path), options) as book:
        sheet = book.add_worksheet("一覧")
        frame, struck = book.add_format({"border": 1}), book.add_format({"font_strikeout": True})
        for (row, column), (kind, value) in sorted(cells.items()):
            if kind == "text":
                sheet.write_string(row, column, value, frame)
            elif kind == "number":
                sheet.write_number(row, column, value)
            elif kind == "date":
                sheet.write_number(row, column, value[0], book.add_format({"num_format": value[1]}))
            elif kind == "truth":
                sheet.write_boolean(row, column, value)
            elif kind == "formula":
                sheet.write_formula(row, column, "A1&B1", None, value)
            elif kind == "struck":
                sheet.write_string(row, column, value, struck)
            else:
                sheet.write_blank(row, column, None, frame)


@settings(max_examples=60, deadline=None)
@given(cells=CELLS, in_cells=st.booleans(), epoch_1904=st.booleans())
def test_any_cells_are_read_alike(tmp_path_factory: pytest.TempPathFactory, cells: dict, in_cells: bool, epoch_1904: bool) -> None:
    path = tmp_path_factory.mktemp("any") / "a.xlsx"
    written(path, cells, {"constant_memory": in_cells, "date_1904": epoch_1904})
    assert in_one_pass(path) == by_the_other_reader(path)


def test_openpyxl_writes_the_same_markup(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["No", "件名", "内容", "受付日"])
    sheet.append([1, " 前の空白", "1行目\n2行目 & <3行目>", datetime.date(2024, 4, 1)])
    sheet["B5"], sheet["C5"], sheet["D5"] = "=A2&A3", True, datetime.datetime(2024, 4, 1, 9, 30)
    sheet.merge_cells("A2:A4")
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["D"].hidden = True
    book.save(tmp_path / "a.xlsx")
    sheets, formulas_without_value = in_one_pass(tmp_path / "a.xlsx")
    assert (sheets, formulas_without_value) == by_the_other_reader(tmp_path / "a.xlsx")
    assert formulas_without_value == 1
    assert sheets[0][2][1][3] == ("date", datetime.date(2024, 4, 1))


def changed(source: Path, target: Path, change: Callable[[str], str], member: str = SHEET) -> Path:
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content.decode("utf-8")) if name == member else content)
    return target


def small(path: Path) -> Path:
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("一覧")
        for number, row in enumerate([["No", "件名", "内容"], [1, "住民票", "住民票の写しを窓口で交付できること。"]]):
            sheet.write_row(number, 0, row)
    return path


@pytest.mark.parametrize(
    "change",
    [
        lambda xml: re.sub(r"<(/?)(?=[a-z])", r"<\1x:", xml).replace("xmlns=", "xmlns:x="),
        lambda xml: xml.replace('<c r="A2">', "<c>"),
        lambda xml: xml.replace('<c r="A2">', "<c r='A2'>"),
        lambda xml: xml.replace("><", ">\n  <"),
        lambda xml: xml.replace('t="s"', 't="s" ph="1"'),
        lambda xml: xml.replace('<c r="A2"><v>1', '<c r="A2"><v>01e0'),
    ],
    ids=["prefix", "no reference", "single quotes", "indented", "phonetic mark", "odd number"],
)
def test_unusual_markup_is_read_all_the_same(tmp_path: Path, change: Callable[[str], str]) -> None:
    plain = small(tmp_path / "plain.xlsx")
    unusual = changed(plain, tmp_path / "unusual.xlsx", change)
    assert [(item.title, item.detail, item.no) for item in read_file(unusual).items] == [
        (item.title, item.detail, item.no) for item in read_file(plain).items
    ]


@pytest.mark.parametrize(
    "change",
    [
        lambda xml: xml.replace('<c r="A2">', '<c r="A3"><f>1</f></c><c r="A2">').replace('r="B2"', 'r="B1"'),
        lambda xml: xml.replace("<v>0</v>", "<v>999</v>"),
        lambda xml: xml.replace('<c r="A2"><v>1', '<c r="A2"><v>1_0'),
        lambda xml: xml.replace('<c r="A2"><v>1', '<c r="A2"><v>inf'),
        lambda xml: xml.replace('<c r="A2"><v>1', '<c r="A2"><v><!-- no. -->1'),
        lambda xml: xml.replace("<sheetData>", "<sheetData >"),
        lambda xml: xml.replace('t="s"', 't="d"'),
    ],
    ids=["rows out of order", "no such text", "underscore", "infinity", "comment", "blank in the tag", "date as text"],
)
def test_the_one_pass_takes_nothing_that_it_does_not_know(tmp_path: Path, change: Callable[[str], str]) -> None:
    path = changed(small(tmp_path / "plain.xlsx"), tmp_path / "odd.xlsx", change)
    with pytest.raises(UnusualMarkupError):
        in_one_pass(path)


@pytest.mark.parametrize(
    "change",
    [
        lambda xml: xml.replace('r="A2"', 'r="ZZZZ99999999"'),
        lambda xml: xml.replace('r="A2"', 'r="zzzz9"'),
        lambda xml: xml.replace('<row r="2"', '<row r="4294967295"').replace(' r="A2"', ""),
        lambda xml: xml.replace('r="A2"', 'r="A999999999"'),
    ],
    ids=["column and row", "column in small letters", "row", "row of one cell"],
)
def test_a_cell_outside_any_sheet_is_refused(tmp_path: Path, change: Callable[[str], str]) -> None:
    """The reader of values would ask the machine for all the memory between the corner and that cell."""
    path = changed(small(tmp_path / "plain.xlsx"), tmp_path / "far.xlsx", change)
    with pytest.raises(UserError, match=r"is damaged|spans more than"):
        read_input(InputRequest(path, "far.xlsx"))


def test_readings_of_words_and_runs_in_shared_texts(tmp_path: Path) -> None:
    """Japanese spreadsheet programs store how a word is read beside it; a text whose runs differ in format is one text."""
    texts = {
        "<si><t>件名</t></si>": '<si><t>件名</t><rPh sb="0" eb="2"><t>ケンメイ</t></rPh><phoneticPr fontId="1"/></si>',
        "<si><t>住民票</t></si>": '<si><r><t>住民</t></r><r><rPr><b/></rPr><t xml:space="preserve">票 </t></r></si>',
    }
    replaced = re.compile("|".join(map(re.escape, texts)))
    plain = small(tmp_path / "plain.xlsx")
    path = changed(plain, tmp_path / "a.xlsx", lambda xml: replaced.sub(lambda found: texts[found[0]], xml), "xl/sharedStrings.xml")
    assert in_one_pass(path) == by_the_other_reader(path)
    assert read_file(path).items[0].title == "住民票"


RUN = st.text(alphabet="住民 票１a&<>_x00\n\t", min_size=1, max_size=5)


@settings(max_examples=60, deadline=None)
@given(texts=st.lists(st.lists(RUN, min_size=1, max_size=4), min_size=1, max_size=6))
def test_any_runs_are_read_alike(tmp_path_factory: pytest.TempPathFactory, texts: list[list[str]]) -> None:
    path = tmp_path_factory.mktemp("runs") / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet, bold = book.add_worksheet("一覧"), book.add_format({"bold": True, "font_name": "ＭＳ 明朝"})
        for row, runs in enumerate(texts):
            if len(runs) == 1:
                sheet.write_string(row, 0, runs[0])
            else:
                sheet.write_rich_string(row, 0, *[part for run in runs for part in (bold, run)])
    assert in_one_pass(path) == by_the_other_reader(path)


def test_all_runs_of_libreoffice_keep_their_blanks(tmp_path: Path) -> None:
    """It saves Japanese and Latin letters as runs of their own, all with the mark that blanks count."""
    keeps = '<t xml:space="preserve">'
    runs = f'<si><r><rPr><sz val="11"/></rPr>{keeps}住民票 </t></r><r><rPr/>{keeps} A4</t></r></si>'
    path = changed(
        small(tmp_path / "plain.xlsx"), tmp_path / "a.xlsx", lambda xml: xml.replace("<si><t>住民票</t></si>", runs), "xl/sharedStrings.xml"
    )
    assert in_one_pass(path) == by_the_other_reader(path)
    assert read_file(path).items[0].title == "住民票  A4"


def test_control_characters_among_runs_do_not_shift_the_texts(tmp_path: Path) -> None:
    runs = "<si><r><t>住民\x01票</t></r></si>"
    path = changed(
        small(tmp_path / "plain.xlsx"), tmp_path / "a.xlsx", lambda xml: xml.replace("<si><t>住民票</t></si>", runs), "xl/sharedStrings.xml"
    )
    with pytest.raises(UnusualMarkupError):
        in_one_pass(path)


def in_numbers(text: str) -> str:
    """The text as libraries write it that keep to ASCII."""
    return text.encode("ascii", "xmlcharrefreplace").decode("ascii")


@settings(max_examples=200, deadline=None)
@given(
    text=st.text(
        alphabet=st.one_of(
            st.characters(codec="utf-8", exclude_categories=["Cn"], exclude_characters="\x00"), st.sampled_from("&#;20303住")
        )
    )
)
def test_characters_by_their_numbers_are_those_characters(text: str) -> None:
    assert html.unescape(without_references(in_numbers(text).encode()).decode()) == html.unescape(in_numbers(text))


@pytest.mark.parametrize("markup", ["&#20303", "&#2030;", "&#020303;", "&#55296;", "&#65536;", "&#2030a;", "&#20303&#20303;", "&"])
def test_other_numbers_stay_as_they_are(markup: str) -> None:
    assert without_references(markup.encode()) == markup.replace("&#20303;", "住").encode()


def test_a_workbook_whose_characters_are_numbers(tmp_path: Path) -> None:
    path = changed(small(tmp_path / "plain.xlsx"), tmp_path / "a.xlsx", in_numbers, "xl/sharedStrings.xml")
    assert in_one_pass(path) == in_one_pass(tmp_path / "plain.xlsx")


def test_a_table_that_does_not_begin_in_column_a(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as book:
        book.add_worksheet("一覧").write_column(3, 2, ["件名", "住民票の写しを窓口で交付できること。"])
    sheets, _ = by_the_other_reader(tmp_path / "a.xlsx")
    assert [value for _, value in sheets[0][2][3]] == ["", "", "件名"]
    assert read_file(tmp_path / "a.xlsx").understanding.tables[0].columns[2].letter == "C"


def test_memory_is_at_most_four_times_the_text(tmp_path: Path) -> None:
    rows = [
        [
            number,
            f"市民課{number % 20}",
            f"住民異動届の受付画面の改修（その{number}）",
            f"{number}番の窓口で" + "異動の内容を確かめて入力できること。" * 5,
        ]
        for number in range(6_000)
    ]
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        sheet = book.add_worksheet("一覧")
        for number, row in enumerate([["No", "担当課", "件名", "内容"], *rows]):
            sheet.write_row(number, 0, row)
    path = tmp_path / "a.xlsx"
    path.write_bytes(made.getvalue())
    size = sum(len(str(cell).encode("utf-8")) for row in rows for cell in row)
    read_file(DATA / "untidy.xlsx")
    tracemalloc.start()
    try:
        assert len(read_file(path).items) == len(rows)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 4 * size + (2 << 20)
