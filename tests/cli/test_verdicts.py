"""What ``diff`` says of verdicts where the kind of municipality, the business or the want of anything to judge matters."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest

from custaudit.cli.app import run

AS_BEFORE = "一度入力した異動日、届出日を同じ世帯の他の異動者に適用できること。"
LOG = "操作者、端末、日時、対象者、操作内容をアクセスログとして記録すること。"


@pytest.fixture
def diff(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):  # type: ignore[no-untyped-def]
    monkeypatch.chdir(tmp_path)

    def held(content: str, *options: str, name: str = "住民記録のカスタマイズ一覧.csv") -> tuple[str, str]:
        Path(name).write_text(content, encoding="utf-8")
        assert run(["diff", name, "--standard", "jumin-v1", *options]) == 0
        said = capsys.readouterr()
        return said.out, said.err

    return held


@pytest.mark.parametrize(("kind", "code", "named"), [("core", "required", "実装必須"), ("ordinary", "optional", "標準オプション")])
def test_the_class_is_that_for_the_kind_of_municipality(kind: str, code: str, named: str, diff) -> None:  # type: ignore[no-untyped-def]
    rows = f"No,件名,内容\n1,一括入力,{AS_BEFORE}\n"
    document = json.loads(diff(rows, "--kind", kind, "--format", "json")[0])
    [item] = document["items"]
    assert (item["match"]["section"], item["match"]["class"]) == ("4.0.10", code)
    lines = {line["class"]: line["items"] for line in document["coverage"] if line["section"] == "4.0.10"}
    assert lines[code] == [item["id"]]
    [row] = csv.DictReader(io.StringIO(diff(rows, "--kind", kind, "--format", "csv")[0].removeprefix("\ufeff")))
    assert row["実装区分"] == named


NOTHING = f"No,件名,内容\n1,アクセスログ,{LOG}\n"


@pytest.mark.parametrize("format", ["table", "md", "html", "junit"])
def test_there_is_no_rate_of_nothing(format: str, diff) -> None:  # type: ignore[no-untyped-def]
    out = diff(NOTHING, "--format", format)[0]
    assert "0.0%" not in out
    assert "－" in out


def test_there_is_no_rate_of_nothing_in_a_workbook(diff) -> None:  # type: ignore[no-untyped-def]
    diff(NOTHING, "--output", "o.xlsx")
    cells = [cell for row in openpyxl.load_workbook("o.xlsx").worksheets[0].iter_rows(values_only=True) for cell in row]
    assert cells[cells.index("カスタマイズ率") + 1] == "－"


def test_a_rate_of_none_of_some_is_a_rate(diff) -> None:  # type: ignore[no-untyped-def]
    assert "カスタマイズ率 0.0%" in diff(f"No,件名,内容\n1,一括入力,{AS_BEFORE}\n")[0]


def test_the_sentence_says_why_an_item_is_not_judged(diff) -> None:  # type: ignore[no-untyped-def]
    rows = f"業務,No,件名,内容\n住民記録,1,アクセスログ,{LOG}\n住民記録,2,一括入力,{AS_BEFORE}\n"
    rows += "介護保険,3,認定,認定の通知に問合せ先を印字する\n"
    items = json.loads(diff(rows, "--format", "json", name="list.csv")[0])["items"]
    assert [item["verdict"] is None for item in items] == [True, False, True]
    assert items[0]["explanation"] == "業務機能のカスタマイズではないため、判定しません。"
    assert items[2]["explanation"] == "介護保険の項目で、この標準の対象業務ではないため、判定しません。"


def test_lines_on_functions_that_are_no_customizations_touch_their_sections(diff) -> None:  # type: ignore[no-untyped-def]
    rfp = f"# 住民記録システム調達仕様書\n\n## アクセスログ\n\n(1) {LOG}\n\n## 研修\n\n(1) 稼働前に操作の研修を行うこと。\n"
    rfp += f"\n## 入力\n\n(1) {AS_BEFORE}\n"
    document = json.loads(diff(rfp, "--missing", "--format", "json", name="調達仕様書.md")[0])
    log = next(item for item in document["items"] if item["detail"] == LOG)
    touched = {section["section"]: section["items"] for section in document["missing"]["sections"] if section["items"]}
    assert log["verdict"] is None
    assert touched["10.2"] == [log["id"]]
    assert touched.keys() <= {"10.2", "4.0.10"}


def test_a_file_of_a_business_outside_this_tool_is_refused_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("国民健康保険.csv").write_text("No,件名,内容\n1,通知,賦課の決定と減免の通知を印字する\n", encoding="utf-8")
    assert run(["diff", "国民健康保険.csv", "--standard", "jumin-v1"]) == 2
    assert "国民健康保険の標準がありません" in capsys.readouterr().err


@pytest.fixture
def health_insurance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with an imported standard of a business outside the tool, kokuho-v1."""
    monkeypatch.chdir(tmp_path)
    Path("標準.csv").write_text(
        "機能ID,大項目,中項目,機能要件,実装区分\n"
        + "".join(f"025000{n},1.資格,1.1 取得,資格の取得を登録できること{n},◎\n" for n in range(1, 5)),
        encoding="utf-8",
    )
    assert run(["standards", "import", "標準.csv", "--name", "kokuho-v1", "--title", "国民健康保険システム標準仕様書"]) == 0
    return tmp_path


@pytest.mark.parametrize(
    ("name", "column", "told"),
    [
        ("住民記録.csv", None, "は別の業務のもののようです（項目の業務: 住民記録）"),
        ("一覧.csv", "介護保険", "は別の業務のもののようです（項目の業務: 介護保険）"),
        ("一覧.csv", None, "一覧.csv の名前や列からは分かりません"),
        ("国民健康保険.csv", None, ""),
        ("一覧.csv", "国民健康保険", ""),
    ],
)
def test_a_standard_of_another_business_that_states_no_field_is_told(
    health_insurance: Path, capsys: pytest.CaptureFixture[str], name: str, column: str | None, told: str
) -> None:
    said = diff_of_two(name, column, "kokuho-v1", capsys)
    assert told in said
    assert told or not ("別の業務" in said or "分かりません" in said)


@pytest.mark.parametrize(("name", "column"), [("児童手当.csv", None), ("一覧.csv", "児童手当")])
def test_a_list_of_a_business_outside_this_tool_held_against_a_standard_of_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str, column: str | None
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "は別の業務のもののようです（項目の業務: 児童手当）" in diff_of_two(name, column, "jumin-v1", capsys)


def test_a_list_with_some_rows_of_another_business_is_still_of_the_standard(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "別の業務の" not in diff_of_two("一覧.csv", "児童手当", "jumin-v1", capsys, second="住民記録")


def diff_of_two(name: str, first: str | None, standard: str, capsys: pytest.CaptureFixture[str], second: str | None = None) -> str:
    """What is said aloud of a list of two lines, with a column for their business if ``first`` names one."""
    businesses = ["業務", first, second or first] if first else [""] * 3
    lines = ["件名,内容", "資格,資格の取得を登録する", "通知,決定の通知を印字する"]
    Path(name).write_text(
        "".join(f"{business},{line}\n".lstrip(",") for business, line in zip(businesses, lines, strict=True)), encoding="utf-8"
    )
    capsys.readouterr()
    assert run(["diff", name, "--standard", standard, "--format", "json"]) == 0
    return capsys.readouterr().err


def test_the_gate_tells_of_another_business_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("児童手当.csv").write_text("No,件名,内容\n1,通知,支給の決定の通知を印字する\n", encoding="utf-8")
    run(["check", "児童手当.csv", "--standard", "jumin-v1", "--max-rate", "1", "--format", "json"])
    assert "は別の業務のもののようです（項目の業務: 児童手当）" in capsys.readouterr().err
