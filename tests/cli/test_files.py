"""Which files a command reads and writes: what it reads is never replaced, and what is missing is said with what is there."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest

from custaudit.cli.app import run
from custaudit.cli.session import Session
from tests.gate.conftest import HEADINGS, LINES

REFUSED = "読み込むファイルと同じ名前には書き出せません。元のファイルを守るため中止しました。別の名前を付けてください（例: 結果.xlsx）"
DIFF = ["diff", "一覧.csv", "--standard", "jumin-v1"]
CHECK = ["check", "一覧.csv", "--standard", "jumin-v1", "--max-rate", "1"]


def write_list(path: Path, lines=LINES) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([HEADINGS, *lines])


@pytest.fixture
def folder(tmp_path, monkeypatch):
    write_list(tmp_path / "一覧.csv")
    (tmp_path / "下").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("spelling", ["一覧.csv", "./下/../一覧.csv", "absolute", "symlink", "hardlink"])
@pytest.mark.parametrize("command", [["classify", "一覧.csv"], DIFF, CHECK], ids=lambda command: command[0])
def test_no_result_replaces_a_file_that_is_read(command, spelling, folder, capsys):
    original = folder / "一覧.csv"
    before = original.read_bytes()
    output = Path(spelling)
    if spelling == "absolute":
        output = original
    elif spelling == "symlink":
        output = Path("別名.csv")
        output.symlink_to(original)
    elif spelling == "hardlink":
        output = Path("別名.csv")
        os.link(original, output)
    assert run([*command, "--output", str(output)]) == 2
    assert capsys.readouterr().err.splitlines()[-1] == f"custaudit: {output}: {REFUSED}"
    assert original.read_bytes() == before


def test_nothing_is_written_when_one_of_several_results_is_refused(folder, capsys):
    before = (folder / "一覧.csv").read_bytes()
    assert run([*CHECK, "--output", "結果.json", "--also", "一覧.csv"]) == 2
    assert REFUSED in capsys.readouterr().err
    assert not (folder / "結果.json").exists()
    assert (folder / "一覧.csv").read_bytes() == before


def test_the_inputs_of_the_settings_and_of_a_folder_are_guarded_too(folder, capsys):
    before = (folder / "一覧.csv").read_bytes()
    (folder / "custaudit.toml").write_text('inputs = ["一覧.csv"]\n', encoding="utf-8")
    for command in (["classify"], ["classify", "."]):
        assert run([*command, "--output", "一覧.csv"]) == 2
        assert REFUSED in capsys.readouterr().err
    assert (folder / "一覧.csv").read_bytes() == before


def test_the_settings_and_the_own_rules_are_guarded_too(folder, capsys):
    (folder / "custaudit.toml").write_text('inputs = ["一覧.csv"]\nrules = ["下"]\n', encoding="utf-8")
    (folder / "下" / "names.yaml").write_text("names: {}\n", encoding="utf-8")
    for output in ("custaudit.toml", "下/names.yaml"):
        assert run(["classify", "--format", "md", "--output", output]) == 2
        assert REFUSED in capsys.readouterr().err


def test_the_standards_of_the_project_are_guarded_too(folder, capsys):
    own = folder / "standards" / "own"
    own.mkdir(parents=True)
    (own / "standard.yaml").write_text('{name: own, title: 標準, version: "1", publisher: "", published: "", fields: []}', encoding="utf-8")
    sections = own / "1.yaml"
    sections.write_text('sections: [{section: "1", title: 総則, chapter: 総則}]\n', encoding="utf-8")
    before = sections.read_bytes()
    assert run(["standards", "export", "own", "--format", "json", "--output", "standards/own/1.yaml"]) == 2
    assert REFUSED in capsys.readouterr().err
    assert sections.read_bytes() == before


def test_the_baseline_that_is_compared_with_is_guarded_too(folder, capsys):
    assert run(["baseline", "write", "一覧.csv", "--standard", "jumin-v1", "--output", "基準.json"]) == 0
    assert run([*CHECK, "--no-new-deviations", "--baseline", "基準.json", "--output", "基準.json"]) == 2
    assert REFUSED in capsys.readouterr().err


def test_fitting_replaces_no_labels_and_says_so_before_it_begins(folder, capsys):
    numbers = folder / "規則" / "classification"
    numbers.mkdir(parents=True)
    labels = numbers / "cues.csv"
    write_list(labels)
    before = labels.read_bytes()
    assert run(["rules", "fit", "規則/classification/cues.csv", "--output", "規則"]) == 2
    assert capsys.readouterr().err.endswith(f"{REFUSED}\n")
    assert labels.read_bytes() == before
    assert run(["rules", "fit", "一覧.csv", "--output", "無い"]) == 2
    assert f"フォルダ「{Path('無い', 'classification')}」がありません。先に作ってください" in capsys.readouterr().err


def test_what_an_earlier_call_read_may_be_replaced(folder):
    write_list(folder / "新.csv")
    assert run(["classify", "一覧.csv", "--output", "結果.csv"]) == 0
    assert run(["classify", "新.csv", "--output", "一覧.csv"]) == 0


def test_a_file_does_not_depend_on_the_terminal_it_was_asked_for_from(folder, capsys, monkeypatch):
    assert run([*DIFF, "--output", "管.txt"]) == 0
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "200")
    assert run([*DIFF, "--output", "画面.txt"]) == 0
    assert (folder / "画面.txt").read_bytes() == (folder / "管.txt").read_bytes()


def test_an_earlier_result_is_replaced(folder):
    for _ in range(2):
        assert run([*DIFF, "--output", "結果.json"]) == 0


def test_a_folder_that_is_not_there_is_named(folder, capsys):
    assert run([*DIFF, "--output", "無い/結果.json"]) == 2
    assert "フォルダ「無い」がありません。先に作ってください" in capsys.readouterr().err


@pytest.mark.parametrize(("output", "said"), [("比較.csv", True), ("比較.xlsx", True), ("比較.md", False), ("比較.json", False)])
def test_two_files_taken_together_are_said_to_be_where_there_is_no_comparison(output, said, folder, capsys):
    write_list(folder / "新.csv", LINES[1:])
    sentence = "二つのファイルをまとめて一つの一覧として判定しました。版の比較は --output 比較.md で出せます"
    assert run(["diff", "一覧.csv", "新.csv", "--standard", "jumin-v1", "--output", output]) == 0
    assert (sentence in capsys.readouterr().err) is said
    assert run(["diff", "一覧.csv", "新.csv", "--standard", "jumin-v1", "--output", output, "--no-compare"]) == 0
    assert sentence not in capsys.readouterr().err


def test_a_missing_file_is_answered_with_what_is_there(folder, capsys):
    for number in range(6):
        write_list(folder / "下" / f"{number}.csv")
    (folder / "下" / "写真.png").write_bytes(b"")
    assert run(["classify", "一らん.csv"]) == 2
    assert "一らん.csv: ファイルまたはフォルダがありません。今のフォルダにあるもの: 一覧.csv\n" in capsys.readouterr().err
    assert run(["classify", "下/無い.csv"]) == 2
    assert "フォルダ「下」にあるもの: 0.csv, 1.csv, 2.csv, 3.csv, 4.csv, …\n" in capsys.readouterr().err
    assert run(["classify", "無い/無い.csv"]) == 2
    assert capsys.readouterr().err.endswith("ファイルまたはフォルダがありません\n")


@pytest.mark.parametrize(("name", "beginning"), [("markdown", "## "), ("Markdown", "## "), ("JSON", "{")])
def test_formats_go_by_other_names(name, beginning, folder, capsys):
    assert run([*DIFF, "--format", name]) == 0
    assert capsys.readouterr().out.startswith(beginning)


def test_excel_is_a_workbook(folder):
    assert run([*DIFF, "--format", "excel", "--output", "結果.bin"]) == 0
    assert (folder / "結果.bin").read_bytes().startswith(b"PK")


@pytest.mark.parametrize(("given", "nearest"), [("jsn", "json"), ("exel", "xlsx"), ("markdwon", "md")])
def test_an_unknown_format_is_answered_with_the_nearest(given, nearest, folder, capsys):
    assert run([*DIFF, "--format", given]) == 2
    assert f"出力形式「{given}」はありません。「{nearest}」のことですか" in capsys.readouterr().err


@pytest.mark.parametrize(("word", "code"), [("指定都市", "designated"), ("中核市", "core"), ("一般市区町村", "ordinary")])
def test_the_kind_of_municipality_goes_by_its_name(word, code, folder):
    assert Session.start(kind=word).config.kind == code
    assert run([*DIFF, "--output", "結果.json", "--kind", word]) == 0


def test_an_unknown_kind_is_answered_with_all_there_are(folder, capsys):
    assert run([*DIFF, "--kind", "都"]) == 2
    known = "designated（指定都市）, core（中核市）, ordinary（一般市区町村）"
    assert f"団体の種別「都」はありません。書けるもの: {known}" in capsys.readouterr().err


@pytest.mark.parametrize("command", [["classify", "一覧.csv"], DIFF, CHECK], ids=lambda command: command[0])
@pytest.mark.parametrize("format", ["table", "md", "json", "csv", "html"])
def test_how_many_rows_were_skipped_is_always_said(command, format, folder, capsys):
    write_list(folder / "一覧.csv", [*LINES, ["小計", "", "", ""]])
    line = f"読み取った {len(LINES) + 1} 行のうち 1 行は項目ではないため読み飛ばしました"
    for written in ([], ["--output", "結果.txt"]):
        run([*command, "--format", format, *written])
        shown = capsys.readouterr()
        assert (shown.out + shown.err).count(line) >= 1
        assert shown.err.count(line) <= 1
