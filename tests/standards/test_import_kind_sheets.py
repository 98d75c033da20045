"""One sheet for each kind of municipality: one requirement with the class of each. All wording is made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from custaudit.model import KINDS
from custaudit.standards.importers import Imported, import_standard
from tests.standards.conftest import write_workbook

HEADINGS = ["大項目", "機能ID", "機能要件", "実装区分", "備考"]
FIRST = [
    ["台帳", "0250001", "日付を残せること。", "◎", ""],
    ["", "0250002", "区を残せること。", "◎", "区に限る"],
    ["", "0250003", "分を残せること。", "○", ""],
]
SECOND = [
    ["台帳", "0250001", "日付を残せること。", "○", ""],
    ["", "0250002", "区を残せること。", "－", ""],
    ["", "0250003", "分を残せること。", "×", ""],
]


def imported(tmp_path: Path, sheets: dict[str, list[list[str]]]) -> Imported:
    return import_standard(write_workbook(tmp_path / "a.xlsx", sheets), "made", tmp_path)  # type: ignore[arg-type]


def classes(result: Imported) -> list[tuple[str, str]]:
    return [(one.number, "".join(one.class_for(kind)[0] for kind in KINDS)) for _, one in result.standard.requirements]


def said(result: Imported) -> set[str]:
    return {assumed.key for assumed in result.report.assumptions if assumed.key.startswith(("kind_sheets", "sheets"))}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("指定都市", "一般市区町村"),
        ("機能要件（指定都市）", "機能要件（一般）"),
        ("01_政令市", "02_その他"),
        ("指定都市", "指定都市以外"),
    ],
)
def test_sheets_for_kinds_are_one_list(tmp_path: Path, one: str, other: str) -> None:
    result = imported(tmp_path, {one: [HEADINGS, *FIRST], other: [HEADINGS, *SECOND]})
    assert sorted(classes(result)) == [("0250001", "roo"), ("0250002", "rnn"), ("0250003", "opp")]
    assert "kind_sheets" in said(result)
    assert {section.path for section in result.standard.sections} == {("台帳",)}
    account = result.report.files[0]
    assert account.read == account.in_requirements + account.headings + len(account.skipped)


def test_the_kind_can_stand_above_the_table(tmp_path: Path) -> None:
    sheets = {
        "Sheet1": [["甲システム標準仕様書（指定都市）"], HEADINGS, *FIRST],
        "Sheet2": [["甲システム標準仕様書（一般市）"], HEADINGS, *SECOND],
    }
    result = imported(tmp_path, sheets)
    assert sorted(classes(result)) == [("0250001", "roo"), ("0250002", "rnn"), ("0250003", "opp")]
    assert result.standard.meta.title == "甲システム標準仕様書"


def test_other_words_for_one_kind_are_a_requirement_of_that_kind(tmp_path: Path) -> None:
    other = [["台帳", "0250001", "日付及び時刻を残せること。", "◎", ""], *SECOND[1:]]
    result = imported(tmp_path, {"指定都市": [HEADINGS, *FIRST], "一般市": [HEADINGS, *other]})
    assert sorted(classes(result))[:2] == [("0250001", "nrr"), ("0250001", "rnn")]
    assert "kind_sheets_differ" in said(result)


def test_a_class_that_is_not_understood_is_not_taken_for_none(tmp_path: Path) -> None:
    other = [["台帳", "0250001", "日付を残せること。", "△", ""], *SECOND[1:]]
    result = imported(tmp_path, {"指定都市": [HEADINGS, *FIRST], "一般市": [HEADINGS, *other]})
    assert ("0250001", "rrr") in classes(result)
    assert "unknown_marks" in {assumed.key for assumed in result.report.assumptions}


def test_sheets_with_other_requirements_stay_apart(tmp_path: Path) -> None:
    other = [["台帳", "0250101", "秒を残せること。", "◎", ""]]
    result = imported(tmp_path, {"指定都市の届出": [HEADINGS, *FIRST], "一般市の届出": [HEADINGS, *other]})
    assert sorted(classes(result)) == [("0250001", "rrr"), ("0250002", "rrr"), ("0250003", "ooo"), ("0250101", "rrr")]
    assert said(result) == set()


def test_sheets_alike_that_name_no_kind_are_said(tmp_path: Path) -> None:
    result = imported(tmp_path, {"甲": [HEADINGS, *FIRST], "乙": [HEADINGS, *SECOND]})
    assert said(result) == {"sheets_alike"}


def test_an_older_sheet_of_a_kind_is_left_out(tmp_path: Path) -> None:
    sheets = {
        "指定都市（第1.0版）": [HEADINGS, *SECOND],
        "指定都市（第2.0版）": [HEADINGS, *FIRST],
        "一般市（第2.0版）": [HEADINGS, *SECOND],
    }
    assert sorted(classes(imported(tmp_path, sheets))) == [("0250001", "roo"), ("0250002", "rnn"), ("0250003", "opp")]
