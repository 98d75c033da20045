"""Lines that only name a category between clauses, as where the cells of a table were pasted one below the other."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sources.documents import read_text


def details(tmp_path: Path, *lines: str) -> list[str]:
    text = "\n".join(["住民記録システム調達仕様書", "第３章　機能要件", *lines]) + "\n"
    return [item.detail for item in read_text(tmp_path, text).items]


def test_the_heading_of_a_pasted_table_is_no_item(tmp_path: Path) -> None:
    assert details(tmp_path, "項番", "大項目", "中項目", "1", "氏名で検索できること。") == ["氏名で検索できること。"]


def test_a_category_that_comes_again_over_clauses_is_no_item(tmp_path: Path) -> None:
    lines = ["窓口処理", "転入の届出を受け付けられること。", "窓口処理", "転居の届出を受け付けられること。", "証明発行", "窓口処理"]
    assert details(tmp_path, *lines) == [lines[1], lines[3], "証明発行"]


def test_a_name_that_its_clause_says_again_is_no_item(tmp_path: Path) -> None:
    assert details(tmp_path, "履歴照会", "異動の履歴を照会できること。", "暗証番号変更", "暗証番号の変更ができること。") == [
        "異動の履歴を照会できること。",
        "暗証番号の変更ができること。",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["住民票の一括印刷", "氏名で検索できること。", "異動履歴の照会"],
        ["宛名ラベルの出力", "附票の一括印刷", "氏名で検索できること。"],
    ],
)
def test_names_of_functions_among_clauses_stay_items(lines: list[str], tmp_path: Path) -> None:
    assert details(tmp_path, *lines) == lines


def test_names_under_lead_ins_stay_items(tmp_path: Path) -> None:
    lines = ["次の項目を一覧に表示すること。", "・氏名", "・備考", "次の項目で検索できること。", "・氏名", "・備考"]
    assert len(details(tmp_path, *lines)) == 4
