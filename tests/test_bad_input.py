"""Whatever is wrong with what the user gave: one line of its own that names it, and exit status 2."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from custaudit.cli.app import run

ROOT = Path(__file__).resolve().parent.parent
INVENTORY = ROOT / "samples" / "inventory.xlsx"
PASSWORD = ROOT / "tests" / "sources" / "data" / "password.xlsx"

Prepare = Callable[[Path], list[str]]


def missing_file(folder: Path) -> list[str]:
    return ["classify", "nowhere.xlsx"]


def empty_file(folder: Path) -> list[str]:
    (folder / "empty.csv").write_bytes(b"")
    return ["classify", "empty.csv"]


def folder_without_inputs(folder: Path) -> list[str]:
    (folder / "papers").mkdir()
    (folder / "papers" / "photo.jpg").write_bytes(b"\xff\xd8")
    return ["classify", "papers"]


def inventory_without_an_item(folder: Path) -> list[str]:
    (folder / "bare.csv").write_text("項番,件名,内容,理由\n", encoding="utf-8")
    return ["classify", "bare.csv"]


def table_that_is_no_inventory(folder: Path) -> list[str]:
    (folder / "phones.csv").write_text("氏名,内線\n山田,1234\n鈴木,5678\n", encoding="utf-8")
    return ["classify", "phones.csv"]


def wrong_ending(folder: Path) -> list[str]:
    shutil.copy(INVENTORY, folder / "list.pptx")
    return ["classify", "list.pptx"]


def ending_that_lies(folder: Path) -> list[str]:
    (folder / "text.xlsx").write_text("項番,件名\n1,検索\n", encoding="utf-8")
    return ["classify", "text.xlsx"]


def password_protected(folder: Path) -> list[str]:
    shutil.copy(PASSWORD, folder / "secret.xlsx")
    return ["classify", "secret.xlsx"]


def truncated_zip(folder: Path) -> list[str]:
    (folder / "cut.xlsx").write_bytes(INVENTORY.read_bytes()[:4000])
    return ["classify", "cut.xlsx"]


def broken_bytes(folder: Path) -> list[str]:
    (folder / "bytes.csv").write_bytes("項番,件名,内容\n1,検索,氏名で検索する。\n".encode() + b"2,\xff\xfe\x80\xa0,\x81\n")
    return ["classify", "bytes.csv"]


def unknown_standard(folder: Path) -> list[str]:
    shutil.copy(INVENTORY, folder)
    return ["diff", "inventory.xlsx", "--standard", "jumin-1"]


def settings_that_are_no_toml(folder: Path) -> list[str]:
    (folder / "custaudit.toml").write_text('inputs = ["inventory.xlsx"\n', encoding="utf-8")
    return ["diff"]


def settings_with_an_unknown_key(folder: Path) -> list[str]:
    (folder / "custaudit.toml").write_text('standart = "jumin-v1"\n', encoding="utf-8")
    return ["diff"]


def settings_in_another_encoding(folder: Path) -> list[str]:
    (folder / "custaudit.toml").write_bytes('# 設定\nstandard = "jumin-v1"\n'.encode("cp932"))
    return ["diff"]


def no_settings(folder: Path) -> list[str]:
    return ["diff", "--standard", "jumin-v1"]


def no_standard(folder: Path) -> list[str]:
    shutil.copy(INVENTORY, folder)
    return ["diff", "inventory.xlsx"]


def unknown_format(folder: Path) -> list[str]:
    return ["classify", "inventory.xlsx", "--format", "pdf"]


def unknown_command(folder: Path) -> list[str]:
    return ["clasify"]


CASES: dict[Prepare, str] = {
    missing_file: "nowhere.xlsx: no such file",
    empty_file: "empty.csv: is empty",
    folder_without_inputs: "papers: holds no file that can be read (.xlsx",
    inventory_without_an_item: "bare.csv: has a heading but not a single item",
    table_that_is_no_inventory: "phones.csv: no heading row recognised. Seen: 氏名",
    wrong_ending: "list.pptx: has the unknown ending .pptx",
    ending_that_lies: "text.xlsx: is plain text inside and no .xlsx file",
    password_protected: "secret.xlsx: is protected by a password",
    truncated_zip: "cut.xlsx: is damaged",
    broken_bytes: "bytes.csv:3: ",
    unknown_standard: "did you mean 'jumin-v1'?",
    settings_that_are_no_toml: "custaudit.toml:1: a bracket is not closed",
    settings_with_an_unknown_key: "standart",
    settings_in_another_encoding: "custaudit.toml: is not UTF-8",
    no_settings: "no inputs: name files",
    no_standard: "no standard: name one",
    unknown_format: "'pdf'",
    unknown_command: "clasify",
}


def failing(prepare: Prepare, folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """The one line that the command says on standard error."""
    assert run(["--lang", "en", *prepare(folder)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert said.err.startswith("custaudit: ")
    return said.err


@pytest.mark.parametrize(("prepare", "message"), CASES.items(), ids=lambda case: getattr(case, "__name__", ""))
def test_one_line_of_its_own(
    prepare: Prepare, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert message in failing(prepare, tmp_path, capsys)


def test_no_two_mistakes_are_told_alike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    said = []
    for prepare in CASES:
        folder = tmp_path / prepare.__name__
        folder.mkdir()
        monkeypatch.chdir(folder)
        said.append(failing(prepare, folder, capsys))
    assert len(set(said)) == len(CASES)


def test_japanese_is_the_default_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["classify", "nowhere.xlsx"]) == 2
    assert "nowhere.xlsx: ファイルまたはフォルダがありません" in capsys.readouterr().err
