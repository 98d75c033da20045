"""Rows that name a part of the list and sum it up, in lists that number no items, and items that read like them."""

from __future__ import annotations

import pytest

from tests.sources.conftest import read_rows, skips

LONG = "住民票の備考欄を二段にして転出先を印字できるようにする改修である"
HEAD = ["課", "件名", "内容", "工数（人日）", "金額（円）"]


def item(section: str = "市民課") -> list[object]:
    return [section, "備考欄の印字", LONG, 2, 90000]


def read_with(row: list[object]) -> list[tuple[int, str]]:
    read = read_rows([HEAD, item(), item(), row, item("支所")])
    assert len(read.items) + len(skips(read)) == 4
    return skips(read)


@pytest.mark.parametrize("count", ["3件", "計3件", "３ 件", "12人日", "3件（12人日）", ""])
@pytest.mark.parametrize("name", ["市民課 計", "市民課計", "支所　計", "本庁 合計", "市民部 中計", "市民課 計（3件）"])
def test_a_section_and_its_sum_in_one_cell(name: str, count: str) -> None:
    assert read_with([name, "", count, 4, 180000]) == [(4, "a subtotal")]


@pytest.mark.parametrize(
    "row",
    [
        ["", "市民課 計", "3件", 4, ""],
        ["", "市民課計", "", 4, ""],
        ["", "住民記録計", "", 4, ""],
        ["", "異動関係　計", "", 4, ""],
        ["", "異動関係 計 3件", "", 4, ""],
        ["市民課", "計", "３件", 4, "1,000千円"],
        ["市民課", "市民課 計", "", 4, "¥180,000-"],
        ["", "3件", "", 4, ""],
        ["", "消費税及び地方消費税", "", "", 18000],
        ["市民課 計", "", "", "", ""],
    ],
)
def test_sums_in_any_of_the_first_columns(row: list[object]) -> None:
    assert read_with(row) == [(4, "a subtotal")]


@pytest.mark.parametrize(
    "row",
    [
        ["市民課", "歩数計", "", 4, ""],
        ["市民課", "歩数計", "窓口に置く", 4, ""],
        ["市民課", "人口統計", "3件", 4, ""],
        ["市民課", "証明の設計", "3件", 4, ""],
        ["会計課", "歳計", LONG, 4, ""],
        ["", "市民課 計", LONG, 4, ""],
        ["市民課 計", LONG, "", 4, ""],
        ["市民課", "3件の表示", "", 4, ""],
    ],
)
def test_items_that_read_like_sums(row: list[object]) -> None:
    assert read_with(row) == []


def test_a_numbered_row_is_an_item_whatever_its_name_ends_in() -> None:
    rows = [["No", *HEAD], *([n, *item()] for n in (1, 2)), [3, "市民課", "市民課 計", "3件", 4, 180000]]
    assert len(read_rows(rows).items) == 3
