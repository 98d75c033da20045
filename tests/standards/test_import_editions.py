"""Two versions in one file: the newer is taken, and what was left out is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from custaudit.errors import UserError
from custaudit.standards.importers import Imported, ImportOptions, import_standard
from tests.standards.conftest import write_workbook

HEADINGS = ["大項目", "機能ID", "機能名称", "機能要件", "実装区分"]
OLD = [HEADINGS, ["台帳", "0250001", "甲", "月を残せること。", "○"], ["", "0250002", "乙", "時刻を残せること。", "○"]]
NEW = [HEADINGS, ["台帳", "0250001", "甲", "日付を残せること。", "◎"], ["", "0250002", "乙", "時刻を残せること。", "○"]]


def imported(tmp_path: Path, sheets: dict[str, list[list[str]]], sheet: str | None = None) -> Imported:
    book = write_workbook(tmp_path / "a.xlsx", sheets)  # type: ignore[arg-type]
    return import_standard(book, "made", tmp_path, ImportOptions(sheet=sheet))


def facts(result: Imported) -> list[tuple[str, str, str]]:
    return [(one.number, one.text, one.class_) for _, one in result.standard.requirements]


def keys(result: Imported) -> set[str]:
    return {assumed.key for assumed in result.report.assumptions}


PAIRS = [
    ("第1.0版", "第1.1版"),
    ("第９版", "第１０版"),
    ("旧", "新"),
    ("変更前", "変更後"),
    ("改定前", "改定後"),
    ("現行", "改定案"),
    ("令和6年3月", "令和7年1月"),
]
TEXTS = [
    ("0250001", "日付を残せること。", "required"),
    ("0250002", "分を残せること。", "required"),
    ("0250003", "秒を残せること。", "optional"),
]


@pytest.mark.parametrize(("old", "new"), PAIRS)
@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("two_rows", [False, True])
def test_versions_side_by_side(tmp_path: Path, old: str, new: str, turned: bool, two_rows: bool) -> None:
    """The first row was changed, the second is new, the third stays, the fourth was dropped."""
    older = [("月を残せること。", "○"), ("", ""), ("秒を残せること。", "○"), ("年を残せること。", "◎")]
    newer = [("日付を残せること。", "◎"), ("分を残せること。", "◎"), ("変更なし", "変更なし"), ("", "")]
    names = [(old, older), (new, newer)][:: -1 if turned else 1]
    if two_rows:
        heading = [["機能ID", names[0][0], "", names[1][0], ""], ["", "機能要件", "実装区分", "機能要件", "実装区分"]]
    else:
        heading = [["機能ID", *(f"{name}{blank}{role}" for name, _ in names for blank, role in ((" ", "機能要件"), ("\n", "実装区分")))]]
    rows = [[f"025000{row + 1}", *names[0][1][row], *names[1][1][row]] for row in range(4)]
    result = imported(tmp_path, {"新旧対照": [*heading, *rows]})
    assert sorted(facts(result)) == TEXTS
    assert result.report.skipped_by_reason() == {"削除された要件": 1}
    assert "edition_columns" in keys(result)
    assert {use.role for use in result.report.files[0].columns if old in use.heading} == {"older"}


def test_columns_that_name_a_version_alone_hold_the_text(tmp_path: Path) -> None:
    rows = [["機能ID", "現行", "改定案", "実装区分"], ["0250001", "月を残せること。", "日付を残せること。", "◎"]]
    rows += [["0250002", "年を残せること。", "－", "◎"], ["0250003", "秒を残せること。", "同左", "○"]]
    result = imported(tmp_path, {"表": rows})
    assert facts(result) == [("0250001", "日付を残せること。", "required"), ("0250003", "秒を残せること。", "optional")]
    assert result.report.skipped_by_reason() == {"削除された要件": 1}


def test_one_version_in_the_headings_is_no_choice(tmp_path: Path) -> None:
    rows = [["機能ID", "旧機能ID", "機能要件（第4.0版）", "実装区分（第4.0版）"], ["0250001", "0150001", "日付を残せること。", "◎"]]
    result = imported(tmp_path, {"表": rows})
    assert facts(result) == [("0250001", "日付を残せること。", "required")]
    assert result.standard.meta.version == "4.0"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("機能要件（第3.0版）", "機能要件（第4.0版）"),
        ("機能要件_v9", "機能要件_v10"),
        ("旧_機能要件", "新_機能要件"),
        ("機能要件（旧）", "機能要件"),
        ("機能要件", "機能要件(改定後)"),
        ("2023.3", "2025.1"),
        ("R5.3版", "R6.9版"),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_versions_as_two_sheets(tmp_path: Path, old: str, new: str, turned: bool) -> None:
    sheets = [(old, OLD), (new, NEW)]
    result = imported(tmp_path, dict(sheets[:: -1 if turned else 1]))
    assert ("0250001", "日付を残せること。", "required") in facts(result)
    assert result.report.requirements == 2
    said = [assumed.sentence for assumed in result.report.assumptions if assumed.key == "older_sheet"]
    assert len(said) == 1
    assert f'--sheet "{old}"' in said[0]
    assert result.report.skipped_by_reason() == {"旧い版のシート": 3}


def test_the_version_can_stand_above_the_table(tmp_path: Path) -> None:
    result = imported(tmp_path, {"Sheet1": [["標準仕様書【第４．０版】"], *NEW], "Sheet2": [["標準仕様書【第３．０版】"], *OLD]})
    assert ("0250001", "日付を残せること。", "required") in facts(result)
    assert result.report.requirements == 2


def test_the_older_sheet_is_read_when_it_is_named(tmp_path: Path) -> None:
    result = imported(tmp_path, {"第3版": OLD, "第4版": NEW}, sheet="第3版")
    assert ("0250001", "月を残せること。", "optional") in facts(result)


def test_sheets_with_other_requirements_are_all_read(tmp_path: Path) -> None:
    other = [HEADINGS, ["給付", "0250101", "丙", "額を残せること。", "◎"]]
    result = imported(
        tmp_path, {"資格_令和6年": NEW, "給付_令和7年": other, "新生児": [HEADINGS, ["訪問", "0250201", "丁", "体重を残せること。", "◎"]]}
    )
    assert result.report.requirements == 4
    assert "older_sheet" not in keys(result)


def test_a_comparison_of_versions_beside_the_list_is_said(tmp_path: Path) -> None:
    result = imported(tmp_path, {"機能要件（第4.0版）": NEW, "新旧対照表": OLD})
    assert "sheets_alike" in keys(result)


def test_sheets_that_are_alike_without_a_version_are_said(tmp_path: Path) -> None:
    result = imported(tmp_path, {"甲": OLD, "乙": NEW})
    assert result.report.requirements == 4
    assert "sheets_alike" in keys(result)


def test_a_word_for_the_age_beside_the_number_of_the_version(tmp_path: Path) -> None:
    rows = [
        ["No.", "業務", "機能ID", "要件", "旧（第2.0版）区分", "新（第2.1版）区分"],
        ["1", "資格", "0330001", "取得届を入力できること", "標準オプション機能", "実装必須機能"],
        ["2", "資格", "0330002", "喪失届を入力できること", "実装必須機能", "標準オプション機能"],
    ]
    found = facts(imported(tmp_path, {"一覧": rows}))
    assert found == [("0330001", "取得届を入力できること", "required"), ("0330002", "喪失届を入力できること", "optional")]


def test_a_row_that_names_two_classes_is_no_heading(tmp_path: Path) -> None:
    rows = [["番号", "依頼", "前", "後"], ["1", "取得届を入力", "任意機能", "必須機能"], ["2", "喪失届を入力", "必須機能", "任意機能"]]
    with pytest.raises(UserError, match="要件が一つも見つかりません"):
        imported(tmp_path, {"一覧": rows})
