"""Help and complaints about the command line: in the reader's language to the last word, within 80 columns."""

from __future__ import annotations

import re
from importlib import import_module

import pytest
import typer.main
from rich.cells import cell_len

from custaudit.cli import app as command_line
from custaudit.cli.app import run
from custaudit.cli.root import app

OF_THE_PARSER = re.compile(r"\b(Usage|Options|Arguments|Commands|OPTIONS|COMMAND|ARGS|Show|show|Install|default|required|float|str|Path)\b")


def paths() -> list[tuple[str, ...]]:
    """Every command, as the words that call it."""
    for name in command_line._COMMAND_MODULES:
        import_module(f"custaudit.cli.{name}")

    def below(command, path):
        yield path
        for name, one in getattr(command, "commands", {}).items():
            yield from below(one, (*path, name))

    return list(below(typer.main.get_command(app), ()))


@pytest.fixture
def eighty_columns(monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")


@pytest.mark.parametrize("path", paths(), ids=" ".join)
def test_the_help_of_every_command_is_japanese_and_fits(path, capsys, eighty_columns):
    assert run([*path, "--help"]) == 0
    page = capsys.readouterr().out
    assert page.startswith("使い方: custaudit")
    assert "この説明を表示します" in page
    own = page.replace(" ".join(("custaudit", *path)), "").replace("  show ", "").replace("--show-", "")
    assert not OF_THE_PARSER.search(own), OF_THE_PARSER.search(own)
    assert max(map(cell_len, page.splitlines())) < 80
    assert not re.search(r"[ \[{][A-Z]{3,}[\]} .\n]", re.sub("CSV|JSON|CI|ID|NO_COLOR|TOML", "", own)), (
        "a placeholder that has no Japanese word"
    )


def test_the_english_help_keeps_the_usual_words(capsys, eighty_columns):
    assert run(["--lang", "en", "diff", "--help"]) == 0
    page = capsys.readouterr().out
    assert page.startswith("Usage: custaudit diff [OPTIONS] [INPUT]...\n")
    assert "\nArguments:\n" in page
    assert "\nOptions:\n" in page


def test_a_group_alone_shows_its_commands(capsys):
    assert run(["standards"]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("使い方: custaudit standards [オプション] コマンド ...\n")
    assert "\nコマンド:\n  list " in shown.err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["diff", "--formt", "md"], "オプション --formt はありません（近いもの: --format）"),
        (["diff", "--zzz"], "オプション --zzz はありません"),
        (["exolain"], "コマンド exolain はありません（近いもの: explain）"),
        (["zzz"], "コマンド zzz はありません"),
        (["explain"], "--item を付けてください"),
        (["standards", "show"], "引数「名前」がありません"),
        (["standards", "show", "a", "b", "c"], "余分な引数があります（c）"),
        (["diff", "--output"], "--output の後ろに値がありません"),
        (["diff", "--summary=3"], "--summary に値は付けられません"),
        (["diff", "--field", "town"], "--field の値が違います（「town」は使えません。使えるもの: auto, jumin, inkan, kaigo, juminzei）"),
        (["check", "--max-rate", "2"], "--max-rate の値が違います（1 以下で指定してください）"),
        (["check", "--max-rate=-1"], "--max-rate の値が違います（0 以上で指定してください）"),
        (["check", "--max-rate", "abc"], "--max-rate の値が違います（数で指定してください）"),
        (["rules", "list", "--zzz"], "オプション --zzz はありません"),
    ],
)
def test_a_wrong_command_line_is_said_on_one_line(arguments, says, capsys):
    assert run(arguments) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith(f"custaudit: コマンドの指定が違います: {says}（")
    assert shown.err.count("\n") == 1


def test_the_same_in_english(capsys):
    assert run(["--lang", "en", "check", "--max-rate", "2"]) == 2
    assert "wrong value for --max-rate (at most 1)" in capsys.readouterr().err
