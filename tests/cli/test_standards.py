"""``standards``, and an imported standard at work everywhere that a built-in one is, in a project folder of its own."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import jsonschema
import openpyxl
import pytest

from custaudit.cli.app import run
from custaudit.schemas import schema_of

SPREADSHEET = Path(__file__).resolve().parents[1] / "data" / "standards" / "kaigo-made-up.xlsx"
INVENTORY = """No,件名,内容,理由
1,年齢到達者の登録,誕生日が来る前の月に到達者を選び出し、台帳に加えられること。,処理が多いため
2,上書き,画面から資格の履歴を残さずに書き換えられること。,入力の誤りを直すため
3,観光ロゴ,納付書に市の観光のロゴマークを印刷する。,市長の指示による
"""
RFP = """# 介護保険システム調達仕様書

## 資格

(1) 誕生日が来る前の月に到達者を選び出し、台帳に加えられること。

(2) 被保険者に渡す証を一枚ずつ刷れること。
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "介護保険一覧.csv").write_text(INVENTORY, encoding="utf-8")
    (tmp_path / "介護保険調達仕様書.md").write_text(RFP, encoding="utf-8")
    return tmp_path


@pytest.fixture
def imported(project: Path) -> Path:
    assert run(["standards", "import", str(SPREADSHEET), "--name", "kaigo-test", "--quiet"]) == 0
    return project


def printed(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> str:
    capsys.readouterr()
    assert run([*arguments, "--quiet"]) == status
    return capsys.readouterr().out


def data(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> Any:
    return json.loads(printed(capsys, *arguments, "--format", "json", status=status))


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    capsys.readouterr()
    assert run([*arguments, "--quiet"]) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    return err


def test_list_names_what_comes_with_the_tool_and_what_was_imported(imported: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert [(line["name"], line["builtin"], line["fields"]) for line in data(capsys, "standards", "list")] == [
        ("jumin-v1", True, ["jumin", "inkan"]),
        ("kaigo-test", False, ["kaigo"]),
    ]


def test_import_accounts_for_every_row_and_says_what_it_decided(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = printed(capsys, "standards", "import", str(SPREADSHEET), "--name", "kaigo-test", "--format", "md")
    assert "節 3、要件 6: 必須 4、オプション 1、不可 1" in out
    assert "| 機能要件 | F | 機能要件 | 機能要件 |" in out
    assert "業務を kaigo としました" in out
    assert "| 見出しより上の行 | 1 | 機能要件: 1 |" in out
    assert "| 凡例・改版履歴（要件ではない） | 2 | 凡例: 1-2 |" in out


def test_import_takes_what_it_is_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = ["--title", "試験", "--version", "9.9", "--field", "kaigo", "--field", "juminzei"]
    printed(capsys, "standards", "import", str(SPREADSHEET), "--name", "k2", *told)
    line = next(line for line in data(capsys, "standards", "list") if line["name"] == "k2")
    assert (line["title"], line["version"], line["fields"]) == ("試験", "9.9", ["kaigo", "juminzei"])


def test_import_names_the_values_of_its_options(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    help_page = printed_help(capsys, "standards", "import")
    for option in ("--title 題名", "--version 版", "--publisher 作成者", "--sheet シート"):
        assert option in help_page


def printed_help(capsys: pytest.CaptureFixture[str], *command: str) -> str:
    capsys.readouterr()
    run([*command, "--help"])
    return capsys.readouterr().out


def test_many_rows_left_out_are_named_by_their_first_places(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = ["機能ID,機能要件,実装区分", *(f"{row},{row}番を残せること。,{'◎' if row % 2 else ''}" for row in range(60))]
    (project / "一覧.csv").write_text("\n".join(rows), encoding="utf-8")
    out = printed(capsys, "standards", "import", "一覧.csv", "--name", "many", "--format", "md")
    assert "| 実装区分がない行 | 30 | 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24; ほか 18 行 |" in out


def test_import_refuses_in_one_line(imported: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "--replace" in refused(capsys, "standards", "import", str(SPREADSHEET), "--name", "kaigo-test")
    assert "国保" in refused(capsys, "standards", "import", str(SPREADSHEET), "--name", "k3", "--field", "国保")
    assert "ない.xlsx" in refused(capsys, "standards", "import", "ない.xlsx", "--name", "k3")


def test_show_goes_from_the_standard_to_the_requirement(imported: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "取得の取消し" in printed(capsys, "standards", "show", "kaigo-test")
    assert "履歴を残さずに書き換えられること。" in printed(capsys, "standards", "show", "kaigo-test", "1.1.2", "--format", "md")
    for number in ("0230001", "230001", "０２３０００１"):
        assert data(capsys, "standards", "show", "kaigo-test", number)["requirement"]["id"] == "1.1.1-r1"
    assert "standards search" in refused(capsys, "standards", "show", "kaigo-test", "9.9")


def test_search_takes_the_standard_of_the_project(imported: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "--standard" in refused(capsys, "standards", "search", "証")
    (imported / "custaudit.toml").write_text('standard = "kaigo-test"\n', encoding="utf-8")
    found = data(capsys, "standards", "search", "誕生日の前の月に到達した者を台帳に加えたい")
    assert (found[0]["standard"], found[0]["requirement"]) == ("kaigo-test", "1.1.1-r1")
    assert "ありません" in printed(capsys, "standards", "search", "量子計算機")


def test_validate_passes_a_sound_standard_and_fails_a_wrong_one(imported: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "問題はありません" in printed(capsys, "standards", "validate", "kaigo-test")
    path = next(path for path in (imported / "standards" / "kaigo-test").glob("*.yaml") if path.name != "standard.yaml")
    path.write_text(path.read_text(encoding="utf-8").replace("title: 年齢到達", "title: ''"), encoding="utf-8")
    problems = data(capsys, "standards", "validate", "kaigo-test", status=1)
    assert [(one["standard"], one["place"]) for one in problems] == [("kaigo-test", "1.1.1-r1")]


def test_what_is_exported_can_be_imported_again(imported: Path, capsys: pytest.CaptureFixture[str]) -> None:
    printed(capsys, "standards", "export", "kaigo-test", "--output", "k.xlsx")
    printed(capsys, "standards", "import", "k.xlsx", "--name", "again", "--field", "kaigo")
    assert data(capsys, "standards", "compare", "kaigo-test", "again")["changes"] == []
    assert data(capsys, "standards", "show", "again", "0230001") == data(capsys, "standards", "show", "kaigo-test", "0230001")
    assert printed(capsys, "standards", "export", "kaigo-test").startswith("# 介護保険システム標準仕様書")
    assert "xlsx" in refused(capsys, "standards", "export", "kaigo-test", "--output", "k.pdf")


def newer_version(project: Path) -> None:
    """The imported standard with one function no longer forbidden but required."""
    shutil.copytree(project / "standards" / "kaigo-test", project / "standards" / "kaigo-new")
    for path in (project / "standards" / "kaigo-new").glob("*.yaml"):
        words = path.read_text(encoding="utf-8").replace("name: kaigo-test", "name: kaigo-new")
        path.write_text(words.replace("id: 1.1.2-p1\n        class: prohibited", "id: 1.1.2-r2\n        class: required"), encoding="utf-8")


def test_compare_says_which_items_change_their_verdict(imported: Path, capsys: pytest.CaptureFixture[str]) -> None:
    newer_version(imported)
    found = data(capsys, "standards", "compare", "kaigo-test", "kaigo-new", "--inventory", "介護保険一覧.csv")
    assert [(one["kinds"], one["old"], one["new"]) for one in found["changes"]] == [(["reclassified"], "1.1.2-p1", "1.1.2-r2")]
    result = found["rejudged"]["result"]
    assert [(one["no"], one["old"], one["new"]) for one in result["changes"]] == [("2", "prohibited", "covered")]
    assert found["rejudged"]["new_rate"] < found["rejudged"]["old_rate"]
    out = printed(capsys, "standards", "compare", "kaigo-test", "kaigo-new", "--inventory", "介護保険一覧.csv", "--format", "md")
    assert "3 件のうち 1 件の判定が変わります" in out


def test_diff_judges_with_the_imported_standard(imported: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = data(capsys, "diff", "介護保険一覧.csv", "--standard", "kaigo-test")
    jsonschema.Draft202012Validator(schema_of("diff")).validate(document)
    items = {item["no"]: item for item in document["items"]}
    assert (items["1"]["verdict"], items["1"]["match"]["requirement"]) == ("covered", "1.1.1-r1")
    assert items["1"]["p_deviation"] < 0.1
    assert items["2"]["verdict"] == "prohibited"
    assert items["3"]["verdict"] == "outside"


def test_check_gates_with_the_imported_standard(imported: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (imported / "custaudit.toml").write_text('inputs = ["介護保険一覧.csv"]\nstandard = "kaigo-test"\n', encoding="utf-8")
    printed(capsys, "check", "--max-rate", "1", status=0)
    printed(capsys, "check", "--no-prohibited", status=1)


def test_evaluate_measures_against_the_imported_standard(imported: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (imported / "labels.csv").write_text(
        "file,no,type,domain,sections,verdict\n介護保険一覧.csv,1,volume,A2,1.1.1,covered\n", encoding="utf-8"
    )
    measured = data(capsys, "evaluate", "介護保険一覧.csv", "--labels", "labels.csv", "--standard", "kaigo-test")
    assert measured["standard"] == "kaigo-test"
    assert measured["axes"]["verdict"]["accuracy"] == 1.0


def test_missing_lists_what_the_rfp_never_asks_for(imported: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = data(capsys, "diff", "介護保険調達仕様書.md", "--standard", "kaigo-test", "--missing", "--kind", "designated")
    jsonschema.Draft202012Validator(schema_of("diff")).validate(document)
    missing = document["missing"]
    named = {one["requirement"] for section in missing["sections"] for one in section["requirements"]}
    assert missing["kind"] == "designated"
    assert "1.1.1-r1" not in named
    assert "1.1.2-r1" in named
    assert missing["asked"] + len(named) == missing["required"]
    assert "missing" not in data(capsys, "diff", "介護保険調達仕様書.md", "--standard", "kaigo-test")


@pytest.mark.parametrize("format", ["table", "md", "html"])
def test_missing_is_shown_to_readers(imported: Path, capsys: pytest.CaptureFixture[str], format: str) -> None:
    out = printed(capsys, "diff", "介護保険調達仕様書.md", "--standard", "kaigo-test", "--missing", "--format", format)
    assert "求めていない必須機能" in out
    assert "取消し" in out
    assert "節ごと触れていない" in out


def test_missing_is_a_sheet_to_decide_on(imported: Path, capsys: pytest.CaptureFixture[str]) -> None:
    printed(capsys, "diff", "介護保険調達仕様書.md", "--standard", "kaigo-test", "--missing", "--output", "o.xlsx")
    rows = list(openpyxl.load_workbook("o.xlsx")["求めていない機能"].iter_rows(values_only=True))
    assert rows[0][:3] == ("節", "標準の要件", "要件番号")
    assert "1.1.2-r1" in [row[2] for row in rows]


def test_missing_and_compare_exclude_each_other(imported: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = ["介護保険調達仕様書.md", "介護保険一覧.csv"]
    assert "--compare" in refused(capsys, "diff", *names, "--standard", "kaigo-test", "--missing", "--compare")


def test_without_a_standard_for_the_field_diff_says_how_to_import_one(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = refused(capsys, "diff", "介護保険一覧.csv", "--standard", "jumin-v1")
    assert "介護保険の標準がありません" in said
    assert "custaudit standards import" in said
    for given in ([], ["--standard", "kaigo-v4"]):
        assert "custaudit standards import" in refused(capsys, "diff", "介護保険一覧.csv", *given)


def test_a_standard_of_published_wording_alone_is_warned_of(imported: Path, capsys: pytest.CaptureFixture[str]) -> None:
    warning = "標準「kaigo-test」は公表の文言だけを持つ"
    assert warning in printed(capsys, "diff", "介護保険一覧.csv", "--standard", "kaigo-test", "--summary")
    for arguments in (["diff", "--format", "json"], ["check", "--max-rate", "1", "--format", "csv"], ["diff", "--output", "結果.html"]):
        run([*arguments, "介護保険一覧.csv", "--standard", "kaigo-test"])
        assert warning in capsys.readouterr().err, arguments
    chapter = next(path for path in (imported / "standards" / "kaigo-test").glob("*.yaml") if "requirements:" in path.read_text("utf-8"))
    described = chapter.read_text(encoding="utf-8").replace("        text:", "        aliases: [別の言い方]\n        text:", 1)
    chapter.write_text(described, encoding="utf-8")
    assert warning not in printed(capsys, "diff", "介護保険一覧.csv", "--standard", "kaigo-test", "--summary")
