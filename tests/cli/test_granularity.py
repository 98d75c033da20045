"""The granularity of an RFP: its figures, its verdict, and the vague statements quoted, in every report for readers."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from custaudit.cli.app import run

FINE = """# 住民記録システム調達仕様書

## 検索

(1) 氏名のフリガナと生年月日を組み合わせて本人を検索できること。

(2) 検索の結果が100件を超えるときは、条件を加えるよう画面に表示すること。

(3) 異動者の一覧表を処理日の順に印刷できること。

(4) 照会画面から前住所と転入前住所を開けること。

## 証明

(1) 住民票の写しに発行番号を印字できること。

(2) 支援措置の対象者に交付しようとする場合は、警告を表示すること。

(3) 交付履歴に交付の日時と枚数を残すこと。

(4) 転出証明書の再発行の回数を異動履歴に記録すること。
"""

COARSE = """# 住民記録システム調達仕様書

## 検索機能

(1) 必要な条件で柔軟に検索できること。

## 証明機能

(1) 必要な帳票を出力できること。

## 連携機能

(1) 関係するシステムと適切に連携できること。

## 統計機能

(1) 各種統計の作成ができること。
"""


def granularity(tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str, name: str = "調達仕様書.md") -> list[dict[str, object]]:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    assert run(["classify", str(path), "--format", "json", "--quiet"]) == 0
    found: list[dict[str, object]] = json.loads(capsys.readouterr().out).get("granularity", [])
    return found


def test_detailed_requirements_are_fine(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (found,) = granularity(tmp_path, capsys, FINE)
    assert found["verdict"] == "fine"
    assert (found["requirements"], found["functions"], found["per_function"]) == (8, 2, 4.0)
    assert (found["vague_share"], found["vague"]) == (0.0, [])
    assert found["concrete_share"] == 1.0


def test_outlines_are_coarse_and_quoted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (found,) = granularity(tmp_path, capsys, COARSE)
    assert found["verdict"] == "coarse"
    assert found["per_function"] == 1.0
    assert [line["text"] for line in found["vague"]] == [  # type: ignore[attr-defined]
        "必要な条件で柔軟に検索できること。",
        "必要な帳票を出力できること。",
        "関係するシステムと適切に連携できること。",
        "各種統計の作成ができること。",
    ]


def test_half_of_each_is_mixed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (found,) = granularity(tmp_path, capsys, FINE + COARSE.split("\n", 1)[1])
    assert found["verdict"] == "mixed"


def test_a_vague_word_in_a_statement_that_names_things_is_not_held_against_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settled = "(1) 氏名、生年月日、住所を組み合わせて柔軟に検索できること。"
    (found,) = granularity(tmp_path, capsys, FINE.replace("(1) 氏名のフリガナと生年月日を組み合わせて本人を検索できること。", settled))
    assert found["vague"] == []


def test_chapters_that_are_no_functions_do_not_count(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    others = "\n## 研修\n\n(1) 稼働前に職員への操作研修を行うこと。\n\n(2) 研修の教材を用意すること。\n"
    (found,) = granularity(tmp_path, capsys, FINE + others)
    assert found["functions"] == 2


def test_a_chapter_on_what_the_system_does_beside_its_business_counts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log = "\n## アクセスログ\n\n(1) 操作者と日時をアクセスログとして記録すること。\n\n(2) 必要に応じて柔軟に対応すること。\n"
    (found,) = granularity(tmp_path, capsys, FINE + log)
    assert (found["functions"], found["requirements"]) == (3, 10)
    assert [line["text"] for line in found["vague"]] == ["必要に応じて柔軟に対応すること。"]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("line", "vague", "concrete"),
    [
        ("住民異動に関する業務が一通り行えること。", 1, 0),
        ("証明書にごみ収集地区を印字すること。", 0, 1),
        ("証明書を印字すること。", 0, 0),
    ],
)
def test_what_makes_a_line_vague_or_concrete(
    line: str, vague: int, concrete: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (found,) = granularity(tmp_path, capsys, f"# 住民記録システム調達仕様書\n\n## 異動機能\n\n(1) {line}\n")
    assert (len(found["vague"]), found["concrete_share"]) == (vague, concrete)  # type: ignore[arg-type]


def test_an_inventory_has_no_granularity(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "カスタマイズ一覧.csv"
    path.write_text("No,件名,内容,理由\n1,検索,必要な帳票を出力できること,窓口が混むため\n", encoding="utf-8")
    assert run(["classify", str(path), "--format", "json", "--quiet"]) == 0
    assert "granularity" not in json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("format", ["table", "md", "html"])
def test_reports_say_the_verdict_and_quote(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], format: str
) -> None:
    # With a short name, so that no line breaks inside what is looked for.
    monkeypatch.chdir(tmp_path)
    Path("調達仕様書.md").write_text(COARSE, encoding="utf-8")
    assert run(["classify", "調達仕様書.md", "--format", format, "--quiet"]) == 0
    out = capsys.readouterr().out
    assert "調達仕様書の粒度" in out
    assert "概要のみ" in out
    assert "必要な帳票を出力できること。" in out


def test_the_workbook_has_a_sheet_of_it(tmp_path: Path) -> None:
    path, made = tmp_path / "調達仕様書.md", tmp_path / "o.xlsx"
    path.write_text(COARSE, encoding="utf-8")
    assert run(["classify", str(path), "--output", str(made), "--quiet"]) == 0
    cells = [[cell for cell in row if cell is not None] for row in openpyxl.load_workbook(made)["粒度"].iter_rows(values_only=True)]
    assert ["粒度", "概要のみ"] in cells
    assert ["1機能当たりの要件", 1] in cells
    assert any("必要な帳票を出力できること。" in row for row in cells)
