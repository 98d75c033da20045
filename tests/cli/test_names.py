"""Names and texts that would steer a terminal are shown spelled out; every line stays one line."""

from __future__ import annotations

import csv
import json
import os
import re
import sys
from pathlib import Path

import pytest

from custaudit.cli.app import run
from tests.gate.conftest import HEADINGS, LINES

STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]")
FORMATS = ["table", "json", "jsonl", "csv", "md", "html", "sarif", "junit", "github", "gitlab"]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux allows such names")


def write_list(path: Path) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([HEADINGS, *LINES])


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", ["\x1b]0;title\x07.csv", "two\nlines\x1b[31m.csv", "\u202egnp.csv", "tab\tname.csv"])
@pytest.mark.parametrize("command", ["classify", "inspect"])
def test_the_name_of_a_file_does_not_steer_the_terminal(command, name, folder, capsys):
    write_list(folder / name)
    assert run([command, name]) == 0
    out, err = capsys.readouterr()
    assert not STEERING.search(out + err)
    (folder / name).write_text("", encoding="utf-8")
    assert run([command, name]) == 2
    err = capsys.readouterr().err
    assert not STEERING.search(err)
    assert err.count("\n") == 1
    assert run([command, "none.csv"]) == 2
    err = capsys.readouterr().err
    assert not STEERING.search(err)
    assert err.count("\n") == 1


@pytest.mark.parametrize("format", FORMATS)
def test_a_name_that_is_no_utf8_is_read_and_shown_by_its_bytes(format, folder, capsysbinary):
    name = os.fsdecode(b"list\xff\xfe.csv")
    write_list(folder / name)
    assert run(["classify", name, "--format", format]) == 0
    out = capsysbinary.readouterr().out.decode("utf-8-sig")
    if format == "json":
        assert json.loads(out)["inputs"][0]["path"] == r"list\xff\xfe.csv"


def test_an_ordinary_name_stays_as_it_is(folder, capsys):
    write_list(folder / "一覧 (1).csv")
    assert run(["classify", "一覧 (1).csv", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["inputs"][0]["path"] == "一覧 (1).csv"


def test_control_characters_of_cells_are_not_in_csv_nor_on_the_terminal(folder, capsys, monkeypatch):
    (folder / "a.csv").write_text("番号,件名,内容\n1,\x1b]0;x\x07帳票\u009b\u202eの様式,帳票を印字すること。\n", encoding="utf-8")
    assert run(["classify", "a.csv", "--format", "csv"]) == 0
    assert not STEERING.search(capsys.readouterr().out.replace("\r", ""))
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert run(["classify", "a.csv", "--format", "json"]) == 0
    out = capsys.readouterr().out
    assert not STEERING.search(out)
    assert json.loads(out)["items"][0]["title"].endswith("帳票\u009b\u202eの様式")


def test_all_files_of_a_folder_that_cannot_be_read_are_named_at_once(folder, capsys):
    write_list(folder / "good.csv")
    for name in ("a.xlsx", "b.pdf", "c.ods"):
        (folder / name).write_bytes(b"\x00broken")
    assert run(["classify", "."]) == 2
    out, err = capsys.readouterr()
    assert not out
    assert [line.split(":")[1].strip() for line in err.splitlines() if line.startswith("custaudit: ")] == ["a.xlsx", "b.pdf", "c.ods"]
