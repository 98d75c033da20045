"""``init`` makes a project that works as it stands, and never touches what is there."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from openpyxl import load_workbook

from custaudit.cli.app import run
from custaudit.config import find_config
from custaudit.rules.ruleset import load_rules
from custaudit.sources import InputRequest, read_input

FILES = ("custaudit.toml", "inventory.xlsx", "my-rules/knowledge.schema.json", "my-rules/names.yaml")


@pytest.fixture(params=["ja", "en"])
def project(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    assert run(["init", str(tmp_path), "--lang", request.param]) == 0
    return tmp_path


def test_the_files_it_names_are_there(project: Path) -> None:
    assert sorted(path.relative_to(project).as_posix() for path in project.rglob("*") if path.is_file()) == sorted(FILES)


def test_the_settings_are_valid_as_written(project: Path) -> None:
    config = find_config(project)
    assert config is not None
    assert (config.inputs, config.standard, config.rules) == (["inventory.xlsx"], "jumin-v1", ["my-rules"])
    assert config.check.no_prohibited


def test_the_settings_are_valid_with_every_comment_taken_off(project: Path) -> None:
    lines = (project / "custaudit.toml").read_text(encoding="utf-8").splitlines()
    settings = [line.removeprefix("# ") for line in lines if re.match(r"(# )?([a-z_]+ = |\[check\])", line)]
    of_an_entry = ("path", "sheet", "header_row", "columns")
    shown_twice = settings.index('field = "jumin"')
    settings = [line for n, line in enumerate(settings) if n != shown_twice and not line.startswith(of_an_entry)]
    (project / "custaudit.toml").write_text("\n".join(settings), encoding="utf-8")
    config = find_config(project)
    assert config is not None
    assert config.check.max_rate == 0.5
    assert config.check.no_new_deviations
    assert config.waivers == "waivers.yaml"


def test_the_rule_file_names_concepts_that_exist(project: Path) -> None:
    assert load_rules([project / "my-rules"]).digest


def test_a_name_written_into_it_is_known(project: Path) -> None:
    path = project / "my-rules" / "names.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("branch-office: []\n", "branch-office: [しおさい館]\n"), encoding="utf-8")
    lexicon = load_rules([project / "my-rules"]).lexicon
    branch = lexicon.concepts[lexicon.index["branch-office"]]
    assert "しおさい館" in branch.terms


def test_what_is_filled_into_the_template_is_read(project: Path) -> None:
    path = project / "inventory.xlsx"
    book = load_workbook(path)
    book.worksheets[0].append([1, "住民記録", "市民課", "公用の印字", "住民票の写しに公用と印字する。", "取り違えを防ぐため。", "帳票", 2])
    row = book.worksheets[0].max_row
    for column in range(1, 9):
        book.worksheets[0].cell(2, column).value = book.worksheets[0].cell(row, column).value
        book.worksheets[0].cell(row, column).value = None
    book.save(path)
    read = read_input(InputRequest(path=path, label="inventory.xlsx"))
    (item,) = read.items
    assert (item.no, item.field, item.department, item.title) == ("1", "jumin", "市民課", "公用の印字")
    assert (item.reason, item.object, item.effort_days) == ("取り違えを防ぐため。", "帳票", 2.0)
    assert read.summary.rows_read == 1 + len(read.summary.skipped)


def test_the_template_explains_each_heading(project: Path) -> None:
    inventory, guide = load_workbook(project / "inventory.xlsx").worksheets
    headings = [cell.value for cell in inventory[1]]
    explained = [row[0].value for row in guide.iter_rows(min_row=4, max_row=3 + len(headings))]
    assert explained == headings


@pytest.mark.parametrize("name", FILES)
def test_it_overwrites_nothing(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    there = tmp_path / name
    there.parent.mkdir(exist_ok=True)
    there.write_text("mine", encoding="utf-8")
    assert run(["init", str(tmp_path), "--lang", "en"]) == 2
    assert f"{name} exists already" in capsys.readouterr().err
    assert [path.read_text(encoding="utf-8") for path in tmp_path.rglob("*") if path.is_file()] == ["mine"]


def test_the_same_files_every_time(project: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]) -> None:
    again = tmp_path_factory.mktemp("again")
    japanese = "設定" in (project / "custaudit.toml").read_text(encoding="utf-8")
    run(["init", str(again), "--lang", "ja" if japanese else "en"])
    assert {name: (again / name).read_bytes() for name in FILES} == {name: (project / name).read_bytes() for name in FILES}


def test_a_place_that_cannot_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert run(["init", str(tmp_path / "file" / "town"), "--lang", "en"]) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_both_languages_offer_the_same_settings() -> None:
    templates = Path(__file__).resolve().parent.parent.parent / "custaudit" / "templates"
    japanese, english = (tomllib.loads((templates / lang / "custaudit.toml").read_text(encoding="utf-8")) for lang in ("ja", "en"))
    assert japanese == english
