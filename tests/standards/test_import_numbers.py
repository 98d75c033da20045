"""Published numbers keep their zeros, are stored in half width, and are found however they are written."""

from __future__ import annotations

from pathlib import Path

import pytest

from custaudit.errors import UserError
from custaudit.standards.catalogue import Requirement, Standard
from custaudit.standards.compare import compare
from custaudit.standards.export import ExportFormat, export_standard
from custaudit.standards.importers import import_standard
from custaudit.standards.overview import find_entry
from custaudit.standards.search import search
from tests.standards.conftest import requirement, standard, write_workbook

DATA = Path(__file__).parent.parent / "data" / "standards"
HEADINGS = ["機能ID", "機能要件", "実装区分"]


def numbers(made: Standard) -> list[str]:
    return [one.number for _, one in made.requirements]


def entry(made: Standard, key: str) -> Requirement:
    found = find_entry(made, key)
    assert isinstance(found, tuple)
    return found[1]


def rows_with(ids: list[object]) -> list[list[object]]:
    return [HEADINGS, *([number, f"{position}番を残せること。", "◎"] for position, number in enumerate(ids))]


def shown_as(path: Path, ids: list[object], code: str) -> Path:
    import openpyxl

    book = openpyxl.load_workbook(write_workbook(path, {"表": rows_with(ids)}))
    for row in range(2, len(ids) + 2):
        book["表"].cell(row, 1).number_format = code
    book.save(path)
    return path


@pytest.mark.parametrize("code", ["0000000", '"0"000000', "0000000;-0000000"])
def test_numbers_keep_the_zeros_that_their_format_shows(tmp_path: Path, code: str) -> None:
    result = import_standard(shown_as(tmp_path / "a.xlsx", [220011, 1220012], code), "made", tmp_path)
    assert numbers(result.standard) == ["0220011", "1220012"]
    assert "zeros_kept" in {assumed.key for assumed in result.report.assumptions}


def test_numbers_in_xls_keep_their_zeros(tmp_path: Path) -> None:
    assert numbers(import_standard(DATA / "seven-digits.xls", "made", tmp_path).standard) == ["0220011", "0220012"]


def test_numbers_get_the_length_of_those_written_as_text(tmp_path: Path) -> None:
    made = import_standard(write_workbook(tmp_path / "a.xlsx", {"表": rows_with(["0220011", 220012])}), "made", tmp_path).standard
    assert numbers(made) == ["0220011", "0220012"]


def test_numbers_that_nothing_lengthens_stay(tmp_path: Path) -> None:
    made = import_standard(write_workbook(tmp_path / "a.xlsx", {"表": rows_with([1, 2, 13])}), "made", tmp_path).standard
    assert numbers(made) == ["1", "2", "13"]


def test_full_width_numbers_are_stored_in_half_width(tmp_path: Path) -> None:
    made = import_standard(
        write_workbook(tmp_path / "a.xlsx", {"表": rows_with(["０２７０００１", "Ａ－１２"])}), "made", tmp_path
    ).standard
    assert numbers(made) == ["0270001", "A-12"]


@pytest.mark.parametrize("key", ["0270001", "270001", "０２７０００１", "２７０００１", " 0270001 "])
def test_a_number_is_found_in_either_width_and_without_its_zeros(key: str) -> None:
    made = standard(
        requirement("1.1-r1", "日付を残せること。", number="0270001"), requirement("1.1-r2", "時刻を残せること。", number="1270001")
    )
    assert entry(made, key).id == "1.1-r1"
    assert [hit.requirement.id for hit in search(made, key)] == ["1.1-r1"]


def test_the_number_as_written_comes_first() -> None:
    made = standard(requirement("1.1-r1", "日付を残せること。", number="007"), requirement("1.1-r2", "時刻を残せること。", number="7"))
    assert entry(made, "7").id == "1.1-r2"
    with pytest.raises(UserError):
        find_entry(made, "0")


def test_sections_and_ids_are_found_in_full_width_too() -> None:
    made = standard(requirement("1.1-r1", "日付を残せること。"))
    assert entry(made, "１．１－ｒ１").id == "1.1-r1"
    assert not isinstance(find_entry(made, "１．１"), tuple)


def test_numbers_of_two_versions_meet_whatever_their_zeros() -> None:
    old = standard(requirement("1.1-r1", "日付を残せること。", number="230001"), name="old")
    new = standard(requirement("1.1-r1", "名簿を作り、係長の決裁を得て確かめること。", number="０２３０００１"), name="new")
    comparison = compare(old, new)
    assert (len(comparison.added), len(comparison.dropped), len(comparison.reworded)) == (0, 0, 1)


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_what_is_exported_comes_back_with_its_numbers_and_what_the_file_said_of_it(tmp_path: Path, format: ExportFormat) -> None:
    rows = [
        ["大項目", "中項目", "小項目", *HEADINGS, "要件の考え方・理由", "備考", "適合基準日"],
        ["台帳", "記録", "日付", "0250001", "日付を残せること。", "◎", "後で確かめるため。\n※省令", "第1.1版で追加", "令和8年4月1日"],
        ["台帳", "記録", "時刻", "0250002", "時刻を残せること。", "○", "", "", ""],
    ]
    first = import_standard(write_workbook(tmp_path / "a.xlsx", {"表": rows}), "first", tmp_path).standard
    said = first.requirements[0][1]
    assert (said.reason, said.remarks, said.due) == ("後で確かめるため。\n※省令", "第1.1版で追加", "令和8年4月1日")
    exported = export_standard(first, format)
    assert isinstance(exported, bytes)
    (tmp_path / f"b.{format}").write_bytes(exported)
    again = import_standard(tmp_path / f"b.{format}", "again", tmp_path).standard
    assert again.sections == first.sections
