"""``inspect`` shows how a file was understood, and the settings it proposes read the file the same way."""

from __future__ import annotations

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
    assert "field: resident records (from the words of the text" in text


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
