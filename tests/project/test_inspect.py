"""``inspect`` shows how a file was understood, and the settings it proposes read the file the same way."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from custaudit.cli.app import run

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
    assert "field: resident records (from a title above the table" in text


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


def test_columns_are_refused_for_a_text_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(SAMPLES / "rfp-excerpt.docx", tmp_path)
    settings = '[[inputs]]\npath = "rfp-excerpt.docx"\ncolumns = { title = "B" }\n'
    (tmp_path / "custaudit.toml").write_text(settings, encoding="utf-8")
    assert run(["classify", "--lang", "en"]) == 2
    assert "for workbooks and CSV files only" in capsys.readouterr().err


def test_files_of_other_kinds_in_a_folder_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(SAMPLES / "inventory.xlsx", tmp_path)
    (tmp_path / "readme.doc").write_bytes(b"x")
    assert run(["classify", ".", "--lang", "en"]) == 0
    assert "not read: readme.doc (.doc cannot be read" in capsys.readouterr().err
