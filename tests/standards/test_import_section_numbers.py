"""The numbers that a file gives its sections in columns, and what a new version does to sections. All wording is made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from custaudit.standards.catalogue import Standard
from custaudit.standards.compare import compare
from custaudit.standards.importers import Imported, import_standard
from tests.standards.conftest import write_workbook

LAST = ["機能ID", "機能要件", "実装区分"]
PLACES = [("台帳", "記録"), ("台帳", "記録"), ("台帳", "照会"), ("証明", "発行")]
WHOLE = ["1.1", "1.1", "1.3", "4.2"]


def requirement(number: int) -> list[str]:
    return [f"025000{number}", f"{number}番を残せること。", "◎"]


def imported(tmp_path: Path, rows: list[list[str]], name: str = "made", **more: list[list[str]]) -> Imported:
    return import_standard(write_workbook(tmp_path / f"{name}.xlsx", {"表": rows, **more}), name, tmp_path)


def sections(result: Imported) -> dict[str, tuple[str, ...]]:
    return {section.section: section.path for section in result.standard.sections}


def counted(result: Imported) -> set[str]:
    return {assumed.key for assumed in result.report.assumptions} & {"numbers_counted", "numbers_twice", "numbers_filled"}


LAYOUTS = {
    "whole, before its section": (["大項目", "項番", "中項目"], lambda whole, major, middle: [major, whole, middle]),
    "whole, before the chapter": (["項番", "大項目", "中項目"], lambda whole, major, middle: [whole, major, middle]),
    "whole, behind both": (["大項目", "中項目", "項目番号"], lambda whole, major, middle: [major, middle, whole]),
    "each level, whole": (["項番", "大項目", "項番", "中項目"], lambda whole, major, middle: [whole[0], major, whole, middle]),
    "each level, by itself": (["No.", "大項目", "No.", "中項目"], lambda whole, major, middle: [whole[0], major, whole[-1], middle]),
    "each level, named": (
        ["大項目番号", "大項目名", "中項目番号", "中項目名"],
        lambda whole, major, middle: [whole[0], major, whole[-1], middle],
    ),
    "each level, behind its name": (
        ["大項目", "大項目No.", "中項目", "中項目No."],
        lambda whole, major, middle: [major, whole[0], middle, whole[-1]],
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_columns_beside_the_levels_number_the_sections(tmp_path: Path, layout: str) -> None:
    headings, cells = LAYOUTS[layout]
    rows = [[*cells(whole, *place), *requirement(n)] for n, (whole, place) in enumerate(zip(WHOLE, PLACES, strict=True), start=1)]
    result = imported(tmp_path, [[*headings, *LAST], *rows])
    assert sections(result) == dict(zip(WHOLE, PLACES, strict=True))
    assert counted(result) == set()


def test_a_group_of_number_and_name_is_a_level(tmp_path: Path) -> None:
    heading = [["大項目", "", "中項目", "", *LAST], ["No.", "名称", "No.", "名称", "", "", ""]]
    rows = [[whole[0], place[0], whole[-1], place[1], *requirement(n)] for n, (whole, place) in enumerate(zip(WHOLE, PLACES, strict=True))]
    assert sections(imported(tmp_path, [*heading, *rows])) == dict(zip(WHOLE, PLACES, strict=True))


def test_numbers_of_the_requirements_begin_with_those_of_their_sections(tmp_path: Path) -> None:
    numbers = ["1.1.1", "1.1.2", "1.3.1", "4.2.1"]
    rows = [[number, *place, *requirement(n)] for n, (number, place) in enumerate(zip(numbers, PLACES, strict=True))]
    result = imported(tmp_path, [["項番", "大項目", "中項目", *LAST], *rows])
    assert sections(result) == dict(zip(WHOLE, PLACES, strict=True))


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("No.", ["1", "2", "3", "4"]),
        ("版", ["1.0", "1.0", "1.1", "2.0"]),
        ("項番", ["1.1", "1.1", "1.1", "4.2"]),
        ("項番", ["1.1", "1.2", "3.1", "4.2"]),
    ],
)
def test_what_does_not_number_the_sections_is_left_aside(tmp_path: Path, heading: str, cells: list[str]) -> None:
    rows = [[cell, *place, *requirement(n)] for n, (cell, place) in enumerate(zip(cells, PLACES, strict=True))]
    result = imported(tmp_path, [[heading, "大項目", "中項目", *LAST], *rows])
    assert list(sections(result)) == ["1.1", "1.2", "2.1"]
    assert counted(result) == {"numbers_counted"}


def test_sections_of_another_sheet_without_numbers_are_counted_on(tmp_path: Path) -> None:
    rows = [
        ["項番", "大項目", "中項目", *LAST],
        *([whole, *place, *requirement(n)] for n, (whole, place) in enumerate(zip(WHOLE, PLACES, strict=True))),
    ]
    forms = [["大項目", "帳票ID", "帳票名称", "帳票概要", "実装区分"], ["証明", "0250901", "通知書", "納期を知らせる。", "◎"]]
    result = imported(tmp_path, rows, 帳票=forms)
    assert sections(result) == dict(zip(WHOLE, PLACES, strict=True)) | {"4.1": ("証明",)}
    assert counted(result) == {"numbers_filled"}


def version(tmp_path: Path, name: str, places: dict[int, tuple[str, str, str]]) -> Standard:
    """A version whose requirements stand at these chapters and sections, with the number that the file gives the section."""
    numbered = any(number for number, *_ in places.values())
    rows = [[*([number] if numbered else []), major, middle, *requirement(n)] for n, (number, major, middle) in places.items()]
    return imported(tmp_path, [[*(["項番"] if numbered else []), "大項目", "中項目", *LAST], *rows], name).standard


@pytest.mark.parametrize("numbered", [True, False])
def test_a_section_that_goes_moves_none_of_those_behind_it(tmp_path: Path, numbered: bool) -> None:
    places = {1: ("1.1", "台帳", "記録"), 2: ("1.2", "台帳", "照会"), 3: ("1.3", "台帳", "抽出"), 4: ("1.3", "台帳", "抽出")}
    if not numbered:
        places = {n: ("", *path) for n, (_, *path) in places.items()}  # type: ignore[misc]
    later = {n: place for n, place in places.items() if n != 2}
    result = compare(version(tmp_path, "old", places), version(tmp_path, "new", later))
    assert (len(result.dropped), result.moved, result.unchanged) == (1, [], 3)
    assert [(row.section, row.title, row.dropped) for row in result.by_section()] == [("1.2", "照会", 1)]


def test_a_requirement_in_another_section_has_moved_though_the_number_is_the_same(tmp_path: Path) -> None:
    places = {1: ("", "台帳", "記録"), 2: ("", "台帳", "照会"), 3: ("", "台帳", "抽出")}
    later = {1: ("", "台帳", "記録"), 2: ("", "台帳", "抽出"), 3: ("", "台帳", "抽出")}
    result = compare(version(tmp_path, "old", places), version(tmp_path, "new", later))
    assert [(pair.old.requirement.number, pair.new.section.title) for pair in result.moved] == [("0250002", "抽出")]


def test_a_section_of_another_name_under_its_number_was_renamed(tmp_path: Path) -> None:
    places = {1: ("1.1", "台帳", "記録"), 2: ("1.2", "台帳", "照会")}
    later = {1: ("1.1", "台帳", "記録"), 2: ("1.2", "台帳", "照会・抽出")}
    result = compare(version(tmp_path, "old", places), version(tmp_path, "new", later))
    assert (result.moved, result.unchanged) == ([], 2)
