"""Ministries' spreadsheets: one row a requirement. All wording is made up."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from custaudit.errors import UserError
from custaudit.standards.importers import Imported, ImportOptions, import_standard
from custaudit.standards.importers.classes import class_of_cell
from custaudit.standards.importers.words import standard_words
from custaudit.standards.validate import validate
from tests.standards.conftest import write_workbook

DATA = Path(__file__).parents[1] / "data" / "standards"
HEADINGS = ["大項目", "中項目", "小項目", "機能ID", "機能名称", "機能要件", "実装区分"]


def imported(path: Path, tmp_path: Path, **options: Any) -> Imported:
    return import_standard(path, "made", tmp_path, ImportOptions(**options))


def facts(result: Imported) -> list[tuple[str, str, str]]:
    return [(one.id, one.number, one.title) for _, one in result.standard.requirements]


def balanced(result: Imported) -> bool:
    return all(file.read == file.in_requirements + file.headings + len(file.skipped) for file in result.report.files)


@pytest.mark.parametrize("ending", ["xlsx", "xls", "ods"])
def test_two_row_headings_merged_cells_and_kinds_of_municipality(tmp_path: Path, ending: str) -> None:
    result = imported(DATA / f"kaigo-made-up.{ending}", tmp_path)
    assert facts(result) == [
        ("1.1.1-r1", "0230001", "年齢到達"),
        ("1.1.1-r2", "0230002", "他市からの転入"),
        ("1.1.1-o1", "0230003", "一括取得"),
        ("1.1.2-r1", "0230004", "取消し"),
        ("1.1.2-p1", "0230005", "上書き"),
        ("1.2.1-r1", "0230006", "証の印刷"),
    ]
    sections = [(s.section, s.title, s.chapter, s.parent) for s in result.standard.sections]
    assert sections[-1] == ("1.2.1", "交付", "資格管理", "証の交付")
    kinds = {one.id: one.kinds for _, one in result.standard.requirements if one.kinds}
    assert kinds == {"1.1.1-r2": {"ordinary": "optional"}, "1.1.1-o1": {"ordinary": "none"}}
    assert result.standard.meta.fields == ["kaigo"]
    assert result.standard.meta.title == "介護保険システム標準仕様書（試験用）"
    assert balanced(result)
    assert validate(result.standard) == []


def test_a_row_without_number_and_class_goes_on_with_the_one_above(tmp_path: Path) -> None:
    result = imported(DATA / "kaigo-made-up.xlsx", tmp_path)
    last = result.standard.requirements[-1][1]
    assert last.text.splitlines() == ["被保険者に渡す証を一枚ずつ刷れること。", "まとめて刷るときは地区の順に並べること。"]


def test_every_row_left_out_has_its_reason(tmp_path: Path) -> None:
    report = imported(DATA / "kaigo-made-up.xlsx", tmp_path).report
    skipped = [(row.sheet, row.row, row.reason) for row in report.files[0].skipped]
    assert skipped == [
        ("表紙", 1, "要件の表がないシート"),
        ("表紙", 2, "要件の表がないシート"),
        ("機能要件", 1, "見出しより上の行"),
        ("機能要件", 12, "削除された要件"),
        ("凡例", 1, "凡例・改版履歴（要件ではない）"),
        ("凡例", 2, "凡例・改版履歴（要件ではない）"),
    ]
    assert {use.heading: use.role for use in report.files[0].columns}["実装区分 一般市区町村"] == "class:ordinary"


def test_headings_without_numbers_are_counted(tmp_path: Path) -> None:
    rows = [
        HEADINGS,
        ["賦課", "算定", "年税額", "0310001", "甲", "年の額を計算できること。", "◎"],
        ["", "", "期割", "0310002", "乙", "期ごとの額に分けられること。", "○"],
        ["", "更正", "減額", "0310003", "丙", "額を減らせること。", "◎"],
        ["収納", "消込", "口座", "0310004", "丁", "引き落とした額を消し込めること。", "×"],
    ]
    result = imported(write_workbook(tmp_path / "個人住民税.xlsx", {"機能": rows}), tmp_path)
    assert [(s.section, s.title) for s in result.standard.sections] == [
        ("1.1.1", "年税額"),
        ("1.1.2", "期割"),
        ("1.2.1", "減額"),
        ("2.1.1", "口座"),
    ]
    assert [assumed.key for assumed in result.report.assumptions] == ["numbers_counted", "title", "fields"]
    assert result.standard.meta.fields == ["juminzei"]


def test_several_sheets_and_files_make_one_standard(tmp_path: Path) -> None:
    source = tmp_path / "国民健康保険"
    source.mkdir()
    functions = [HEADINGS, ["資格", "", "取得", "0240001", "甲", "取得の日を残せること。", "◎"]]
    forms = [
        ["大項目", "帳票ID", "帳票名称", "帳票要件", "実装区分"],
        ["帳票", "0240901", "通知書", "宛先を窓に合わせて刷れること。", "標準オプション機能"],
    ]
    write_workbook(source / "1機能.xlsx", {"機能要件": functions, "帳票要件": forms})
    (source / "2追加.csv").write_text("大項目,機能名称,機能要件,実装区分\n給付,戊,支給の額を残せること。,実装不可機能\n", encoding="cp932")
    result = imported(source, tmp_path)
    assert [(one.class_, one.number) for _, one in result.standard.requirements] == [
        ("required", "0240001"),
        ("optional", "0240901"),
        ("prohibited", ""),
    ]
    assert result.standard.meta.fields == []
    assert balanced(result)


def test_only_the_named_sheet_is_read(tmp_path: Path) -> None:
    rows = [HEADINGS, ["資格", "", "取得", "0240001", "甲", "取得の日を残せること。", "◎"]]
    book = write_workbook(
        tmp_path / "a.xlsx", {"新": rows, "旧": [*rows, ["", "", "喪失", "0240002", "乙", "喪失の日を残せること。", "◎"]]}
    )
    assert imported(book, tmp_path, sheet="新").report.requirements == 1
    with pytest.raises(UserError, match="新, 旧"):
        imported(book, tmp_path, sheet="中", replace=True)


def test_columns_that_stand_for_one_class_each(tmp_path: Path) -> None:
    ticked = [["大項目", "機能名称", "機能要件", "必須", "オプション", "不可"]]
    ticked += [
        ["台帳", "甲", "番号を振れること。", "○", "", ""],
        ["", "乙", "写真を持てること。", "", "○", ""],
        ["", "丙", "消せること。", "", "", "○"],
    ]
    result = imported(write_workbook(tmp_path / "a.xlsx", {"表": ticked}), tmp_path)
    assert [one.class_ for _, one in result.standard.requirements] == ["required", "optional", "prohibited"]
    spoken = [["大項目", "実装必須機能", "標準オプション機能", "実装不可機能"], ["台帳", "番号を振れること。", "写真を持てること。", ""]]
    result = imported(write_workbook(tmp_path / "b.xlsx", {"表": spoken}), tmp_path, replace=True)
    assert [(one.class_, one.text) for _, one in result.standard.requirements] == [
        ("required", "番号を振れること。"),
        ("optional", "写真を持てること。"),
    ]


def test_columns_for_classes_alone(tmp_path: Path) -> None:
    rows = [["実装必須機能", "標準オプション機能"], ["番号を振れること。", ""], ["", "写真を持てること。"]]
    result = imported(write_workbook(tmp_path / "a.xlsx", {"表": rows}), tmp_path)
    assert [(one.class_, one.text) for _, one in result.standard.requirements] == [
        ("required", "番号を振れること。"),
        ("optional", "写真を持てること。"),
    ]


def test_rows_that_are_no_requirement(tmp_path: Path) -> None:
    rows = [
        [*HEADINGS, "改定種別"],
        ["台帳", "", "", "", "", "", "", ""],
        ["", "", "記録", "0250001", "甲", "日付を残せること。", "◎", ""],
        ["", "", "", "0250002", "乙", "時刻を残せること。", "－", ""],
        ["", "", "", "0250003", "丙", "分を残せること。", "検討中", ""],
        ["", "", "", "0250004", "丁", "秒を残せること。", "◎", "削除"],
        ["", "", "", "0250005", "戊", "場所を残せること。", "", ""],
        [*HEADINGS, "改定種別"],
    ]
    result = imported(write_workbook(tmp_path / "a.xlsx", {"表": rows}), tmp_path)
    assert [number for _, number, _ in facts(result)] == ["0250001"]
    assert [(row.row, row.reason) for row in result.report.files[0].skipped] == [
        (4, "どの市区町村にも当てはまらない行"),
        (5, "実装区分の書き方が分からない行"),
        (6, "削除された要件"),
        (7, "実装区分がない行"),
        (8, "見出しの繰返し"),
    ]
    assert balanced(result)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("◎", "required"),
        ("◎※1", "required"),
        ("実装必須機能", "required"),
        ("必須", "required"),
        ("〇", "optional"),
        ("○（注2）", "optional"),
        ("○→◎", "required"),
        ("◎ → －", "none"),
        ("◎（第2.0版で○から変更）", "required"),
        ("△", None),
        ("必要に応じて", None),
        ("標準オプション", "optional"),
        ("×", "prohibited"),
        ("実装不可機能", "prohibited"),
        ("－", "none"),
        ("―", "none"),
        ("対象外", "none"),
        ("", None),
        ("検討中", None),
    ],
)
def test_marks_and_words_of_classes(cell: str, code: str | None) -> None:
    assert class_of_cell(cell, standard_words()) == code


def test_a_broken_workbook_and_one_without_a_table_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04 broken")
    with pytest.raises(UserError, match="読めません"):
        imported(tmp_path / "a.xlsx", tmp_path)
    book = write_workbook(tmp_path / "b.xlsx", {"表紙": [["ただの表紙"]]})
    with pytest.raises(UserError, match="要件が一つも"):
        imported(book, tmp_path)


ODD = ["（削除）", "1. 登録", "■証明", "合計", "同左", "△", "【実装必須機能】日付を残せること。", "◎：実装必須機能", "0250002"]
CELLS = st.sampled_from(["", "", "台帳", "1.1 記録", "0250001", "日付を残せること。", "◎", "○", "×", "－", "？", *HEADINGS, *ODD])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=7, max_size=7), max_size=12))
def test_no_row_is_lost_in_any_table(tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]) -> None:
    from custaudit.standards.importers.spreadsheet import read_spreadsheet

    file = tmp_path_factory.mktemp("table") / "a.csv"
    file.write_text("\n".join(",".join(row) for row in [HEADINGS, *rows]), encoding="utf-8")
    account = read_spreadsheet(file, "a.csv", standard_words()).account
    assert account.read == 1 + sum(any(row) for row in rows)
    assert account.read == account.in_requirements + account.headings + len(account.skipped)


COLUMNS = [
    "指定都市",
    "一般市区町村",
    "指定都市以外",
    "第1.0版",
    "第1.1版",
    "旧 機能要件",
    "新 機能要件",
    "実装必須機能",
    "標準オプション機能",
    "備考",
]


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(["", *HEADINGS, *COLUMNS]), min_size=6, max_size=6), min_size=1, max_size=3),
    st.lists(st.lists(CELLS, min_size=6, max_size=6), max_size=8),
)
def test_no_row_is_lost_under_any_heading(
    tmp_path_factory: pytest.TempPathFactory, headings: list[list[str]], rows: list[list[str]]
) -> None:
    from custaudit.standards.importers.spreadsheet import read_spreadsheet

    file = tmp_path_factory.mktemp("table") / "a.csv"
    file.write_text("\n".join(",".join(f'"{cell}"' for cell in row) for row in [*headings, *rows]), encoding="utf-8")
    account = read_spreadsheet(file, "a.csv", standard_words()).account
    assert account.read == sum(any(row) for row in [*headings, *rows])
    assert account.read == account.in_requirements + account.headings + len(account.skipped)


def test_a_requirement_struck_through_is_deleted(tmp_path: Path) -> None:
    import openpyxl
    from openpyxl.styles import Font

    rows = [
        HEADINGS,
        ["台帳", "", "記録", "0250001", "甲", "日付を残せること。", "◎"],
        ["", "", "", "0250002", "乙", "時刻を残せること。", "◎"],
    ]
    book = openpyxl.load_workbook(write_workbook(tmp_path / "a.xlsx", {"表": rows}))
    book["表"]["F3"].font = Font(strike=True)
    book.save(tmp_path / "a.xlsx")
    result = imported(tmp_path / "a.xlsx", tmp_path)
    assert [number for _, number, _ in facts(result)] == ["0250001"]
    assert [(row.row, row.reason) for row in result.report.files[0].skipped] == [(3, "削除された要件")]


def test_a_far_away_cell_is_refused_before_it_fills_the_memory(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.load_workbook(write_workbook(tmp_path / "a.xlsx", {"表": [HEADINGS]}))
    book["表"]["XFD1048576"] = "遠い"
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(UserError, match=r"a\.xlsx:表"):
        imported(tmp_path / "a.xlsx", tmp_path)
