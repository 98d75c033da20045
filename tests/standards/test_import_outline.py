"""Headings in rows of their own, classes in the text, forms, sheets as chapters, and what a file says of itself."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from custaudit.standards.export import export_standard
from custaudit.standards.importers import Imported, import_standard
from tests.standards.conftest import write_workbook

HEADINGS = ["機能ID", "機能名称", "機能要件", "実装区分"]
FIRST = ["0250001", "甲", "日付を残せること。", "◎"]
SECOND = ["0250002", "乙", "時刻を残せること。", "○"]
THIRD = ["0250003", "丙", "分を残せること。", "◎"]


def imported(tmp_path: Path, rows: list[list[str]], *merged: str, name: str = "a.xlsx") -> Imported:
    return import_standard(write_workbook(tmp_path / name, {"表": rows}, {"表": merged}), "made", tmp_path)


def outline(result: Imported) -> list[tuple[str, str | None, str, str]]:
    """Chapter, parent and section of each requirement, with its number."""
    return [(section.chapter, section.parent, section.title, one.number) for section, one in result.standard.requirements]


@pytest.mark.parametrize("merging", [True, False])
@pytest.mark.parametrize(
    ("chapter", "next_chapter"),
    [("1. 登録", "2. 証明"), ("１．登録", "２．証明"), ("第1章 登録", "第2章 証明"), ("■登録", "■証明"), ("登録", "証明")],
)
def test_rows_over_the_whole_width_are_chapters(tmp_path: Path, chapter: str, next_chapter: str, merging: bool) -> None:
    rows = [HEADINGS, [chapter], FIRST, SECOND, [next_chapter], THIRD]
    result = imported(tmp_path, rows, *(["A2:D2", "A5:D5"] if merging else []))
    found = outline(result)
    assert [number for *_, number in found] == ["0250001", "0250002", "0250003"]
    assert found[0][0] == found[1][0] != found[2][0]
    assert found[0][0].endswith("登録")
    assert result.report.skipped_by_reason() == {}


def test_numbered_rows_are_chapters_and_sections(tmp_path: Path) -> None:
    rows = [HEADINGS, ["1. 登録"], ["1.1 申請"], FIRST, ["1.2 却下"], SECOND, ["2. 証明"], ["2.1 発行"], THIRD]
    assert outline(imported(tmp_path, rows)) == [
        ("登録", None, "申請", "0250001"),
        ("登録", None, "却下", "0250002"),
        ("証明", None, "発行", "0250003"),
    ]


def test_heading_rows_stand_above_the_columns_for_sections(tmp_path: Path) -> None:
    rows = [
        ["中項目", "小項目", *HEADINGS],
        ["1. 登録"],
        ["申請", "受付", *FIRST],
        ["", "審査", *SECOND],
        ["2. 証明"],
        ["発行", "窓口", *THIRD],
    ]
    found = outline(imported(tmp_path, rows, "A2:F2", "A5:F5"))
    assert found == [("登録", "申請", "受付", "0250001"), ("登録", "申請", "審査", "0250002"), ("証明", "発行", "窓口", "0250003")]


@pytest.mark.parametrize("row", [["※ 機能IDは7桁で示す。"], ["0250009"], ["", "", "ただし、甲に限る。"]])
def test_notes_and_rows_without_text_are_no_headings(tmp_path: Path, row: list[str]) -> None:
    result = imported(tmp_path, [HEADINGS, ["1. 登録"], FIRST, row, SECOND])
    assert {chapter for chapter, *_ in outline(result)} == {"登録"}


@pytest.mark.parametrize(("opening", "closing"), ["【】", "（）", "［］", "〔〕"])
def test_the_class_can_stand_in_brackets_at_the_head_of_the_text(tmp_path: Path, opening: str, closing: str) -> None:
    names = ["実装必須機能", "標準オプション機能", "実装不可機能"]
    rows = [["機能ID", "機能要件"], *([f"025000{n}", f"{opening}{name}{closing}\n{n}番を残せること。"] for n, name in enumerate(names))]
    result = imported(tmp_path, rows)
    assert [(one.class_, one.text) for _, one in result.standard.requirements] == [
        ("required", "0番を残せること。"),
        ("optional", "1番を残せること。"),
        ("prohibited", "2番を残せること。"),
    ]
    assert "class_in_text" in {assumed.key for assumed in result.report.assumptions}


def test_a_cell_with_several_classes_is_several_requirements(tmp_path: Path) -> None:
    cell = "【実装必須機能】\n日付を残せること。\n時刻を残せること。\n【標準オプション機能】\n秒を残せること。"
    result = imported(tmp_path, [["機能ID", "機能要件", "備考"], ["0250001", cell, ""]])
    assert [(one.class_, one.text) for _, one in result.standard.requirements] == [
        ("required", "日付を残せること。\n時刻を残せること。"),
        ("optional", "秒を残せること。"),
    ]


def test_brackets_in_a_text_whose_class_is_given_stay(tmp_path: Path) -> None:
    result = imported(tmp_path, [HEADINGS, ["0250001", "甲", "【必須】の欄を残せること。", "○"]])
    assert [(one.class_, one.text) for _, one in result.standard.requirements] == [("optional", "【必須】の欄を残せること。")]


def test_a_list_of_forms_says_what_is_asked(tmp_path: Path) -> None:
    forms = [["帳票ID", "帳票名称", "実装区分", "帳票概要", "用紙サイズ"], ["0250901", "通知書", "◎", "納期を知らせる通知", "A4"]]
    book = write_workbook(tmp_path / "a.xlsx", {"機能要件": [HEADINGS, FIRST], "帳票要件一覧": forms})
    result = import_standard(book, "made", tmp_path)
    assert [(one.title, one.text) for _, one in result.standard.requirements] == [
        ("甲", "日付を残せること。"),
        ("通知書", "納期を知らせる通知"),
    ]


def test_a_form_has_its_whole_name_and_the_one_heading_that_is_given(tmp_path: Path) -> None:
    name = "納期の近い人に送る通知書（前に送った通知書が戻ってきた人の分を除く）"
    rows = [["大項目", "帳票ID", "帳票名称", "実装区分", "帳票概要"], ["証明", "0250901", name, "◎", "納期を知らせる通知"]]
    made = imported(tmp_path, rows).standard
    assert [(one.title, one.text) for _, one in made.requirements] == [(name, "納期を知らせる通知")]
    exported = export_standard(made, "csv")
    assert isinstance(exported, bytes)
    written = next(csv.DictReader(io.StringIO(exported.decode("utf-8-sig"))))
    assert (written["大項目"], written["中項目"], written["小項目"]) == ("証明", "", "")
    (tmp_path / "b.csv").write_bytes(exported)
    assert import_standard(tmp_path / "b.csv", "again", tmp_path).standard.sections == made.sections


def test_a_section_named_by_two_levels_is_exported_with_both(tmp_path: Path) -> None:
    made = imported(tmp_path, [["大項目", "中項目", *HEADINGS], ["証明", "発行", *FIRST]]).standard
    exported = export_standard(made, "csv")
    assert isinstance(exported, bytes)
    written = next(csv.DictReader(io.StringIO(exported.decode("utf-8-sig"))))
    assert (written["大項目"], written["小項目"]) == ("証明", "発行")


def test_sheets_without_chapters_of_their_own_are_chapters(tmp_path: Path) -> None:
    headings = ["中項目", "小項目", *HEADINGS]
    book = write_workbook(
        tmp_path / "a.xlsx", {"1.予防": [headings, ["台帳", "記録", *FIRST]], "2.母子": [headings, ["台帳", "記録", *SECOND]]}
    )
    assert outline(import_standard(book, "made", tmp_path)) == [("予防", "台帳", "記録", "0250001"), ("母子", "台帳", "記録", "0250002")]


@pytest.mark.parametrize(
    ("cover", "above", "name", "version", "publisher"),
    [
        ([["甲システム標準仕様書"], ["【第４．０版】"], ["厚生労働省"]], [], "a.xlsx", "4.0", "厚生労働省"),
        ([], [["甲システム標準仕様書（第２．１版）　機能要件"], ["作成：デジタル庁"]], "a.xlsx", "2.1", "デジタル庁"),
        ([], [["甲システム標準仕様書"]], "甲_機能要件_v1.2.xlsx", "1.2", ""),
        ([], [["甲システム標準仕様書"]], "甲_第3版.xlsx", "3", ""),
        ([], [["甲システム標準仕様書"], ["総務省の通知に基づき、市区町村が備えるべき機能を示す。"]], "v2_甲.xlsx", "", ""),
    ],
)
def test_title_version_and_publisher(
    tmp_path: Path, cover: list[list[str]], above: list[list[str]], name: str, version: str, publisher: str
) -> None:
    history = [["版", "改定内容"], ["第0.9版", "案"], ["法務省", "協議"]]
    sheets = {"改版履歴": history, "表紙": cover, "機能要件": [*above, HEADINGS, FIRST]}
    result = import_standard(write_workbook(tmp_path / name, sheets), "made", tmp_path)  # type: ignore[arg-type]
    meta = result.standard.meta
    assert (meta.version, meta.publisher) == (version, publisher)
    assert meta.title.startswith("甲システム標準仕様書")
    assert {"version", "publisher"} & {assumed.key for assumed in result.report.assumptions} == {
        key for key, value in (("version", version), ("publisher", publisher)) if value
    }


@pytest.mark.parametrize(
    "title",
    [
        "甲システム標準仕様書",
        "甲システム標準仕様書【第4.0版】",
        "甲システム標準仕様書（指定都市及び中核市の機能）",
        "（指定都市）機能一覧",
        "第4.0版",
    ],
)
def test_a_title_right_above_the_heading_is_no_heading(tmp_path: Path, title: str) -> None:
    result = imported(tmp_path, [[title], ["大項目", *HEADINGS], ["台帳", *FIRST]])
    assert result.standard.meta.title == title
    assert result.standard.requirements[0][1].kinds == {}
    assert [use.heading for use in result.report.files[0].columns] == ["大項目", *HEADINGS]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "cp932"])
def test_a_table_in_text_with_tabs(tmp_path: Path, encoding: str) -> None:
    written = io.StringIO(newline="")
    csv.writer(written, delimiter="\t").writerows([HEADINGS, [*FIRST[:2], "日付を、\n残せること。", "◎"], SECOND])
    (tmp_path / "a.txt").write_bytes(written.getvalue().encode(encoding))
    assert [one.text for _, one in import_standard(tmp_path / "a.txt", "made", tmp_path).standard.requirements] == [
        "日付を、\n残せること。",
        "時刻を残せること。",
    ]


def test_published_text_with_a_tab_stays_text(tmp_path: Path) -> None:
    text = "甲システム標準仕様書\n【第1.1版】\n総務省\n1.1.1. 記録\n【実装必須機能】\n日付を\t残せること。\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    made = import_standard(tmp_path / "a.txt", "made", tmp_path).standard
    assert [section.section for section in made.sections] == ["1.1.1"]
    assert (made.meta.version, made.meta.publisher) == ("1.1", "総務省")
