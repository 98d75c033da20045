"""``inspect`` shows how a file was understood, and the settings it proposes read the file the same way."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from custaudit.cli.app import run

DOCUMENTS = Path(__file__).resolve().parent.parent / "sources" / "documents"
SAMPLES = Path(__file__).resolve().parent.parent.parent / "samples"


@pytest.fixture
def shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):  # type: ignore[no-untyped-def]
    """Inspects a copy of a sample in a folder of its own."""
    monkeypatch.chdir(tmp_path)

    def inspect(name: str, *options: str) -> str:
        shutil.copy(SAMPLES / name, tmp_path)
        assert run(["inspect", name, "--lang", "en", *options]) == 0
        return capsys.readouterr().out

    return inspect


def test_a_workbook(shown) -> None:  # type: ignore[no-untyped-def]
    text = shown("inventory.xlsx")
    assert text.startswith("inventory.xlsx (xlsx)\n")
    assert "rows read: 95, items: 83, skipped: 12" in text
    assert "Table: カスタマイズ一覧 rows 6–91 (heading rows 4–5, 83 items)" in text
    assert "on a cover sheet: 3 (表紙!1, 表紙!2, 表紙!3)" in text
    assert "field: resident records (from a title" in text


def test_a_text_document_shows_its_outline(shown) -> None:  # type: ignore[no-untyped-def]
    text = shown("rfp-excerpt.docx")
    assert "kind: RFP (from the file's name" in text
    assert "    3.1 検索・照会" in text


def test_a_csv_shows_its_encoding(shown) -> None:  # type: ignore[no-untyped-def]
    assert "encoding: CP932" in shown("juminzei-inventory.csv")


def test_an_option_is_named_as_the_origin(shown) -> None:  # type: ignore[no-untyped-def]
    assert "field: seal registration (from what you said)" in shown("inventory.xlsx", "--field", "inkan")


@pytest.mark.parametrize("name", ["inventory.xlsx", "kaigo-inventory.xlsx", "juminzei-inventory.csv", "rfp-excerpt.docx"])
def test_the_proposed_settings_read_the_file_alike(name: str, shown, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    before = shown(name)
    settings = before[before.index("  [[inputs]]") :]
    (tmp_path / "custaudit.toml").write_text(settings, encoding="utf-8")
    after = shown(name)
    assert "from what you said" in after
    items = next(line for line in before.splitlines() if "items:" in line).split("items: ")[1].split(",")[0]
    assert f"items: {items}," in after
    assert after[after.index("  [[inputs]]") :] == settings


def test_lines_keep_to_eighty_columns(shown) -> None:  # type: ignore[no-untyped-def]
    from rich.cells import cell_len

    text = shown("inventory.xlsx")
    assert max(cell_len(line) for line in text[: text.index("  [[inputs]]")].splitlines()) <= 80


HEAD = ["No", "件名", "内容", "理由"]
TEXT = "住民票の備考欄を二段にして転出先を印字できるようにする改修である"
BOOKS: dict[str, dict[str, list[list[object]]]] = {
    "sheets": {
        "表紙": [["カスタマイズ一覧"]],
        "住民記録": [HEAD, [1, "甲", TEXT, "条例"], [2, "乙", TEXT, ""]],
        "介護": [["表題"], ["件名", "担当課", "仕様"], ["丙", "介護課", TEXT]],
    },
    "stacked": {
        "全業務": [
            ["■住民記録"],
            HEAD,
            [1, "甲", TEXT, ""],
            [],
            ["■介護保険"],
            ["No", "依頼部署", "要望名", "要望内容"],
            [1, "福祉課", "乙", TEXT],
            ["以上"],
        ],
    },
    "beside": {"一覧": [[*HEAD, "", *HEAD], [1, "甲", TEXT, "", "", 1, "乙", TEXT, "条例"], [2, "丙", TEXT]]},
    "legend": {"一覧": [HEAD, [1, "甲", TEXT, ""], [], ["【凡例】"], ["区分", "内容"], ["A", "帳票"]]},
    "form": {f"個票{n}": [["管理番号", n, "業務名", "介護保険"], ["件名", f"甲{n}"], ["内容", TEXT], ["理由", "条例"]] for n in (1, 2)},
    "sideways": {"一覧": [["No", 1, 2], ["件名", "甲", "乙"], ["内容", TEXT, TEXT], ["課", "市民課", "税務課"]]},
    "goes on": {"一覧1": [HEAD, [1, "甲", TEXT, ""]], "一覧2": [[2, "乙", TEXT, ""]]},
    "lines": {"一覧": [HEAD, ["【住民記録】"], [1, "甲", TEXT, ""], ["【介護保険】"], [2, "乙", TEXT, ""]]},
    "column": {"一覧": [["業務", *HEAD], ["住民記録", 1, "甲", TEXT, ""], ["介護", 2, "乙", TEXT, ""]]},
    "letters": {"一覧": [["No", "件名", "内容", "A", "B", "理由"], [1, "甲", TEXT, "○", "", "条例"]]},
}


@pytest.mark.parametrize("name", BOOKS)
def test_the_proposed_settings_give_the_very_same_items(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for title, rows in BOOKS[name].items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append([value if value != "" else None for value in row])
    book.save(tmp_path / "list.xlsx")
    monkeypatch.chdir(tmp_path)

    def classified() -> dict[str, object]:
        assert run(["classify", "list.xlsx", "--format", "json", "--quiet"]) == 0
        return json.loads(capsys.readouterr().out)  # type: ignore[no-any-return]

    before = classified()
    assert run(["inspect", "list.xlsx", "--lang", "en"]) == 0
    shown = capsys.readouterr().out
    (tmp_path / "custaudit.toml").write_text(shown[shown.index("  [[inputs]]") :], encoding="utf-8")
    after = classified()
    assert after["items"] == before["items"]
    [was], [now] = before["inputs"], after["inputs"]  # type: ignore[misc]
    assert (now["rows_read"], len(now["skipped"])) == (was["rows_read"], len(was["skipped"]))


def test_a_table_without_heading_is_said_to_have_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "list.csv").write_text(f"1,甲,{TEXT}\n2,乙,{TEXT}\n", encoding="utf-8")
    settings = '[[inputs]]\npath = "list.csv"\nheader_row = 0\ncolumns = { title = "B", detail = "C" }\n'
    (tmp_path / "custaudit.toml").write_text(settings, encoding="utf-8")
    assert run(["inspect", "list.csv", "--lang", "en"]) == 0
    assert "rows 1–2 (heading none, 2 items)" in capsys.readouterr().out


def tables_of_word(path: Path, *tables: list[list[str]]) -> None:
    from docx import Document

    document = Document()
    document.add_paragraph("システムは次の機能を有すること。")
    for rows in tables:
        table = document.add_table(len(rows), len(rows[0]))
        for cells, row in zip(rows, table.rows, strict=True):
            for words, cell in zip(cells, row.cells, strict=True):
                cell.text = words
        document.add_paragraph("(1) 一覧を印字できること。")
    document.save(str(path))


def test_each_table_of_a_document_is_shown_with_its_page_and_columns(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(DOCUMENTS / "specification.pdf", tmp_path)
    assert run(["inspect", "specification.pdf", "--lang", "en"]) == 0
    text = capsys.readouterr().out
    assert "Tables\n" in text
    assert "Table: table 1 (page 2) rows 2–4 (heading row 1, 3 items)" in text
    assert [line.split()[:3] for line in text.splitlines() if line.startswith("C  ")] == [["C", "機能名", "title"]]
    assert "heading row of a table: 1 (page 2 line 9)" in text
    settings = text[text.index("  [[inputs]]") :]
    assert '  sheet = "table 1"\n  header_row = 1\n  columns = { no = "A", title = "C", detail = "D", reason = "E" }\n' in settings


UNKNOWN = [["符号", "お題", "つくり"], ["あ", "備考欄", TEXT], ["い", "宛名", "宛名を大きくする。"]]


def test_a_table_of_a_document_that_is_no_list_is_shown_and_can_be_made_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    tables_of_word(tmp_path / "rfp.docx", [["用語", "説明"], ["転出", "他へ移ること"]], UNKNOWN)
    assert run(["inspect", "rfp.docx"]) == 0
    shown = capsys.readouterr().out
    assert "2番目の表    3   一覧ではない表（1行目: 符号 / お題 / つくり）" in shown
    settings = '[[inputs]]\npath = "rfp.docx"\nsheet = "2番目の表"\ncolumns = { no = "A", title = "お題", detail = "つくり" }\n'
    (tmp_path / "custaudit.toml").write_text(settings, encoding="utf-8")
    assert run(["inspect", "rfp.docx"]) == 0
    assert "一覧: 2番目の表 2～3 行目（見出し 1 行目、項目 2 件）" in capsys.readouterr().out
    (tmp_path / "custaudit.toml").write_text(settings.replace("お題", "要望名"), encoding="utf-8")
    assert run(["inspect", "rfp.docx"]) == 2
    assert "rfp.docx:2番目の表: 見出し「要望名」の列がありません。見出し: 符号 / お題 / つくり" in capsys.readouterr().err


DOCUMENT_TABLES: dict[str, list[list[list[str]]]] = {
    "list": [[HEAD, ["1", "甲", TEXT, "条例"]], UNKNOWN, [HEAD, ["1", "乙", TEXT, "条例"]]],
    "businesses": [[["業務", *HEAD], ["住民記録", "1", "甲", TEXT, ""], ["介護保険", "2", "乙", TEXT, ""]]],
    "forms": [[["件名", "甲"], ["内容", TEXT], ["理由", "条例"]]],
    "inventory": [
        [HEAD, ["1", "甲", "住民票の余白を5mm広げる改修", ""], ["2", "乙", "一覧の並び順の変更", ""], ["3", "丙", "帳票の追加", ""]]
    ],
}


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("name", DOCUMENT_TABLES)
def test_the_settings_proposed_for_a_document_give_the_very_same_items(
    name: str, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tables_of_word(tmp_path / "list.docx", *DOCUMENT_TABLES[name])
    monkeypatch.chdir(tmp_path)

    def classified() -> dict[str, object]:
        assert run(["classify", "list.docx", "--format", "json", "--quiet"]) == 0
        return json.loads(capsys.readouterr().out)  # type: ignore[no-any-return]

    before = classified()
    assert run(["inspect", "list.docx", "--lang", language]) == 0
    shown = capsys.readouterr().out
    (tmp_path / "custaudit.toml").write_text(shown[shown.index("  [[inputs]]") :], encoding="utf-8")
    after = classified()
    assert (after["items"], after["inputs"]) == (before["items"], before["inputs"])
    assert run(["inspect", "list.docx", "--lang", language]) == 0
    again = capsys.readouterr().out
    assert again[again.index("  [[inputs]]") :] == shown[shown.index("  [[inputs]]") :]


def test_columns_are_refused_for_a_document_without_tables(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(SAMPLES / "rfp-excerpt.docx", tmp_path)
    settings = '[[inputs]]\npath = "rfp-excerpt.docx"\ncolumns = { title = "B" }\n'
    (tmp_path / "custaudit.toml").write_text(settings, encoding="utf-8")
    assert run(["classify", "--lang", "en"]) == 2
    assert "rfp-excerpt.docx: has no table" in capsys.readouterr().err


def test_skipped_lines_of_a_document_are_placed_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(DOCUMENTS / "specification.pdf", tmp_path)
    (tmp_path / "rfp.txt").write_text("１　機能\n(1) 検索できること。\n\x0c２　帳票\n(1) 印刷できること。\n", encoding="utf-8")
    assert run(["classify", "rfp.txt", "specification.pdf", "--show-skipped"]) == 0
    said = capsys.readouterr().err.splitlines()
    assert "読み飛ばし rfp.txt 3 行目: 見出し・表題" in said
    assert "読み飛ばし specification.pdf 2 ページ 9 行目: 表の見出し行" in said


def test_files_of_other_kinds_in_a_folder_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(SAMPLES / "inventory.xlsx", tmp_path)
    (tmp_path / "readme.doc").write_bytes(b"x")
    assert run(["classify", ".", "--lang", "en"]) == 0
    assert "not read: readme.doc (.doc cannot be read" in capsys.readouterr().err


def test_a_list_without_known_headings_is_shown_with_settings_that_read_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    rows = "".join(f"{number},備考欄の追加{number},{TEXT}\n" for number in (1, 2, 3))
    (tmp_path / "list.csv").write_text(rows, encoding="utf-8")
    assert run(["inspect", "list.csv"]) == 2
    said = capsys.readouterr()
    assert "一覧の見出しが見つかりません" in said.err
    assert "備考欄の追加1" in said.out
    (tmp_path / "custaudit.toml").write_text(said.out[said.out.index("  [[inputs]]") :], encoding="utf-8")
    assert run(["classify", "list.csv", "--format", "json", "--quiet"]) == 0
    items = json.loads(capsys.readouterr().out)["items"]
    assert [(item["no"], item["title"], item["detail"]) for item in items] == [(str(n), f"備考欄の追加{n}", TEXT) for n in (1, 2, 3)]


def test_the_paths_proposed_are_those_of_the_settings_that_hold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "custaudit.toml").write_text('standard = "jumin-v1"\n', encoding="utf-8")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "list.csv").write_text(f"No,件名,内容\n1,甲,{TEXT}\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path / "sub")
    assert run(["inspect", "list.csv"]) == 0
    shown = capsys.readouterr().out
    assert '  path = "sub/list.csv"\n' in shown
    assert "../custaudit.toml の末尾" in shown
    monkeypatch.chdir(tmp_path)
    assert run(["inspect", "sub/list.csv"]) == 0
    assert '  path = "sub/list.csv"\n' in capsys.readouterr().out


def test_the_first_items_of_a_text_without_tables_are_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rfp.md").write_text("# 機能\n\n(1) 検索できること。\n\n(2) 印刷できること。\n", encoding="utf-8")
    assert run(["inspect", "rfp.md"]) == 0
    shown = capsys.readouterr().out
    assert shown.index("最初の項目") < shown.index("「検索できること。」") < shown.index("「印刷できること。」")


def test_each_of_several_tables_shows_its_business(shown, capsys: pytest.CaptureFixture[str]) -> None:  # type: ignore[no-untyped-def]
    from openpyxl import Workbook

    book = Workbook()
    book.active.title = "住民記録"
    care = book.create_sheet("介護")
    for sheet in (book.active, care):
        sheet.append(HEAD)
        sheet.append([1, "甲", TEXT, ""])
    book.save("two.xlsx")
    assert shown("inventory.xlsx").count("  field: ") == 1
    assert run(["inspect", "two.xlsx", "--lang", "en"]) == 0
    said = capsys.readouterr().out
    assert "  field: resident records (from the sheet's name" in said
    assert "  field: long-term care insurance (from the sheet's name" in said
