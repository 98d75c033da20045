"""Numbers inside numbers of the same kind, told apart by nothing but where they stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sources.documents import read_text

CLAUSES = """印鑑登録システム要件書
１　証明書の発行
{0}証明書に登録番号を印字すること。
{1}発行の停止には、次の区分を設けること。
　　{0}本人からの届出による停止
　　{1}死亡の届出までの停止
{2}出張所で発行できること。
"""


@pytest.mark.parametrize("signs", [("1. ", "2. ", "3. "), ("(1) ", "(2) ", "(3) "), ("① ", "② ", "③ ")])
def test_a_count_further_right_stands_inside_the_clause_above_it(signs: tuple[str, ...], tmp_path: Path) -> None:
    items = read_text(tmp_path, CLAUSES.format(*signs)).items
    lead = "発行の停止には、次の区分を設けること。"
    assert [item.detail for item in items] == [
        "証明書に登録番号を印字すること。",
        f"{lead}\n本人からの届出による停止",
        f"{lead}\n死亡の届出までの停止",
        "出張所で発行できること。",
    ]


def test_clauses_of_one_count_stay_beside_each_other_wherever_they_begin(tmp_path: Path) -> None:
    text = "印鑑登録システム要件書\n(1) 登録できること。\n　(2) 廃止できること。\n(3) 照会できること。\n"
    assert [item.source.clause for item in read_text(tmp_path, text).items] == ["(1)", "(2)", "(3)"]
