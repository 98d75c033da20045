"""Entries under ``[[inputs]]``: which rows they take, that none counts twice or is dropped in silence, and what is said of wrong ones."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from custaudit.cli.app import run

HEAD = ["No", "件名", "内容"]
TEXT = "住民票の備考欄を二段にして転出先を印字する"


@pytest.fixture
def read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):  # type: ignore[no-untyped-def]
    """Reads list.xlsx with those settings: the items' places and titles, the exit status and what was said."""
    from openpyxl import Workbook

    monkeypatch.chdir(tmp_path)
    book = Workbook()
    book.remove(book.active)
    sheets = {
        "住民記録": [HEAD, [1, "甲", TEXT], [2, "乙", TEXT], [], HEAD, [1, "丙", TEXT]],
        "介護": [HEAD, [1, "丁", TEXT], [2, "戊", TEXT], [3, "己", TEXT]],
        "並び": [[*HEAD, None, *HEAD], [1, "庚", TEXT, None, 1, "壬", TEXT], [2, "辛", TEXT, None, 2, "癸", TEXT]],
    }
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save("list.xlsx")

    def reading(settings: str, *options: str) -> tuple[str, int, str]:
        Path("custaudit.toml").write_text(settings, encoding="utf-8")
        status = run(["classify", "--format", "json", *options])
        said = capsys.readouterr()
        found = json.loads(said.out)["items"] if said.out else []
        return "".join(item["title"] for item in found), status, said.err

    return reading


ENTRY = '[[inputs]]\npath = "list.xlsx"\n'
CARE = f'{ENTRY}sheet = "介護"\n'


@pytest.mark.parametrize("entries", [CARE + CARE, (CARE + "header_row = 1\n") * 2, CARE + 'columns = { title = "B" }\n' + CARE])
def test_two_entries_for_the_same_rows_are_refused(entries: str, read) -> None:  # type: ignore[no-untyped-def]
    titles, status, said = read(entries)
    assert (titles, status) == ("", 2)
    assert "list.xlsx:介護!1: 同じ行を指す [[inputs]] が二つあり" in said


def test_two_tables_of_a_sheet_are_no_doubles(read) -> None:  # type: ignore[no-untyped-def]
    upper, lower = (f'{ENTRY}sheet = "住民記録"\nheader_row = {row}\n' for row in (1, 5))
    assert read(upper + lower)[:2] == ("甲乙丙", 0)
    left, right = (f'{ENTRY}sheet = "並び"\narea = "{area}"\n' for area in ("A:C", "E:G"))
    assert read(left + right)[:2] == ("庚辛壬癸", 0)


def test_an_entry_for_the_file_stands_for_what_no_other_entry_takes(read) -> None:  # type: ignore[no-untyped-def]
    placed = f'{ENTRY}sheet = "住民記録"\nheader_row = 5\n'
    assert sorted(read(ENTRY + placed)[0]) == sorted("甲乙丙丁戊己庚辛壬癸")
    assert sorted(read(placed + ENTRY)[0]) == sorted("甲乙丙丁戊己庚辛壬癸")
    assert read(placed)[0] == "丙"


def test_an_entry_for_a_sheet_stands_for_what_no_heading_row_takes(read) -> None:  # type: ignore[no-untyped-def]
    assert read(CARE + CARE + "header_row = 1\n")[:2] == ("丁戊己", 0)
    assert sorted(read(f'{ENTRY}sheet = "住民記録"\n{ENTRY}sheet = "住民記録"\nheader_row = 5\n')[0]) == sorted("甲乙丙")


def test_the_last_row_holds_without_a_heading_row(read) -> None:  # type: ignore[no-untyped-def]
    assert read(CARE + "last_row = 3\n")[0] == "丁戊"
    assert read(CARE + "last_row = 4\n")[0] == "丁戊己"


def test_a_column_outside_the_area_is_refused(read) -> None:  # type: ignore[no-untyped-def]
    beside = f'{ENTRY}sheet = "並び"\nheader_row = 1\narea = "A:C"\n'
    _, status, said = read(beside + 'columns = { title = "F" }\n')
    assert status == 2
    assert 'list.xlsx:並び!1: 列「F」は area = "A:C" の外にあります' in said
    assert read(beside + 'columns = { title = "B" }\n')[0] == "庚辛"


def test_a_column_named_for_two_things_is_said_so(read) -> None:  # type: ignore[no-untyped-def]
    _, status, said = read(CARE + 'columns = { title = "B", detail = "B" }\n')
    assert status == 2
    assert "列「B」を二つの項目に使っています（title, detail）" in said


def test_a_table_beside_the_one_that_was_placed_is_told(read) -> None:  # type: ignore[no-untyped-def]
    right = f'{ENTRY}sheet = "並び"\nheader_row = 1\narea = "E:G"\n'
    titles, _, said = read(right)
    assert titles == "壬癸"
    assert "list.xlsx:並び: A:C 列の 1 行目にも一覧の見出しがあり" in said
    assert "にも一覧の見出しがあり" not in read(right + f'{ENTRY}sheet = "並び"\nheader_row = 1\narea = "A:C"\n')[2]


def test_a_sheet_of_a_file_without_sheets_is_refused(read) -> None:  # type: ignore[no-untyped-def]
    Path("list.csv").write_text(f"No,件名,内容\n1,甲,{TEXT}\n", encoding="utf-8")
    assert "list.csv: シートのない形式です" in read('[[inputs]]\npath = "list.csv"\nsheet = "x"\n')[2]


def test_a_limit_is_at_least_one(read) -> None:  # type: ignore[no-untyped-def]
    assert "custaudit.toml:2: 1 以上の数を書いてください" in read("[limits]\nexpanded_bytes = -1\n")[2]


def test_a_kind_of_value_is_said_in_words(read) -> None:  # type: ignore[no-untyped-def]
    said = read(f'{CARE}header_row = "5"\n')[2]
    assert "整数を書くところに文字があります" in said


@pytest.mark.parametrize("pattern", ["data/old/**", "old/**", "old"])
def test_patterns_as_the_messages_name_files_work_too(pattern: str, read) -> None:  # type: ignore[no-untyped-def]
    for folder in ("data/old", "data/new"):
        Path(folder).mkdir(parents=True)
        Path(folder, "list.csv").write_text(f"No,件名,内容\n1,{folder[-3:]},{TEXT}\n", encoding="utf-8")
    titles, _, said = read(f'inputs = ["data"]\nexclude = ["{pattern}"]\n')
    assert titles == "new"
    assert "に当たるファイルがありません" not in said


def test_a_pattern_that_means_nothing_is_told(read) -> None:  # type: ignore[no-untyped-def]
    Path("data").mkdir()
    Path("data/list.csv").write_text(f"No,件名,内容\n1,甲,{TEXT}\n", encoding="utf-8")
    Path("data/photo.jpg").write_bytes(b"x")
    titles, _, said = read('inputs = ["data"]\nexclude = ["odl/**"]\n')
    assert titles == "甲"
    assert "「odl/**」に当たるファイルがありません" in said
    assert "読まなかったファイル data/photo.jpg" in said
    assert "photo" not in read('inputs = ["data"]\ninclude = ["**/*.csv"]\n')[2]


@pytest.mark.parametrize(
    ("name", "words", "said"),
    [
        ("list.csv", "要望", "業務の手掛かりがないため、1 件を住民記録として扱いました"),
        ("国民健康保険.csv", "要望", "対象外の業務名があります（国民健康保険、1 行）"),
        ("住民記録.csv", "要望", None),
        ("list.csv", "住民票の要望", None),
    ],
)
def test_a_business_without_a_clue_or_outside_this_tool_is_told(name: str, words: str, said: str | None, read) -> None:  # type: ignore[no-untyped-def]
    Path(name).write_text(f"No,件名,内容\n1,{words},画面を二段にする\n", encoding="utf-8")
    err = read("", name)[2]
    if said is not None:
        assert said in err
    else:
        assert "手掛かり" not in err
        assert "対象外の業務名" not in err


def test_a_chapter_of_a_business_outside_this_tool_is_told(read) -> None:  # type: ignore[no-untyped-def]
    chapters = "# 住民記録システムの要件\n\n(1) 住民票を印字できること。\n\n# {}の要件\n\n(1) 資格を登録できること。\n"
    Path("rfp.md").write_text(chapters.format("国民健康保険システム"), encoding="utf-8")
    assert "対象外の業務名があります（国民健康保険、1 行）" in read("", "rfp.md")[2]
    Path("rfp.md").write_text(chapters.format("介護保険システム"), encoding="utf-8")
    assert "対象外の業務名" not in read("", "rfp.md")[2]
