"""Lists of nothing but titles and contents, and titles of tables merged over all their columns."""

from __future__ import annotations

import pytest

from tests.sources.conftest import WriteWorkbook, read_file, read_rows, skips

LONG = "支所ごとに枚数を集計して印刷する"
HEAD: list[object] = ["機能の\n名称", "機能の\n説明", "必要な\n理由", "担当\n係"]
NAMES = ["検索条件の保存", "封筒の対応", "処理件数", "宛名シールの余白"]


def items() -> list[list[object]]:
    return [[name, f"{LONG}{n}", "条例", "保険料係"] for n, name in enumerate(NAMES, 1)]


@pytest.mark.parametrize("heads", [["件名", "内容"], ["機能名", "要望内容"], ["改修件名", "改修概要"]])
@pytest.mark.parametrize("count", [2, 4])
def test_a_list_of_two_columns_is_no_form(workbook: WriteWorkbook, heads: list[object], count: int) -> None:
    pairs = [row[:2] for row in items()[:count]]
    for sheets in ({"要望": [heads, *pairs]}, {"一覧": [["業務", *heads], ["住民記録", "写し", LONG]], "要望": [heads, *pairs]}):
        read = read_file(workbook(sheets))
        assert [item.title for item in read.items][-count:] == NAMES[:count]
        assert len(read.items) == count + len(sheets) - 1


def test_a_form_whose_first_line_reads_like_a_heading_stays_a_form() -> None:
    [item] = read_rows([["件名", "内容"], ["要望の内容", LONG], ["担当課", "市民課"], ["理由", "条例"]]).items
    assert (item.title, item.detail, item.reason) == ("内容", LONG, "条例")


@pytest.mark.parametrize("title", ["介護保険の独自機能（令和7年度調べ）", "介護保険　要望事項", "介護保険カスタマイズ"])
def test_a_title_merged_over_the_table_names_the_business_and_is_accounted_for(title: str) -> None:
    read = read_rows([[title], HEAD, *items()], merges=["A1:D1"])
    assert [(item.field, item.title) for item in read.items] == [("kaigo", name) for name in NAMES]
    assert [row for row, _ in skips(read)] == [1]
    below = read_rows([[title], ["独自機能"], HEAD, *items()], merges=["A1:D1", "A2:E2"])
    assert [row for row, _ in skips(below)] == [1, 2]
    assert {item.field for item in below.items} == {"kaigo"}


@pytest.mark.parametrize(
    ("rows", "merges"),
    [
        pytest.param([["独自機能", "", "", "担当"], ["名称", "説明", "理由", ""]], ["A1:C1", "D1:D2"], id="beside another heading"),
        pytest.param([["独自機能"], ["名称", "", "説明", "理由"]], ["A1:D1"], id="over a blank"),
        pytest.param([["カスタマイズ内容"], ["名", "値", "様子", "番"]], ["A1:D1"], id="over words that say nothing alone"),
    ],
)
def test_an_upper_heading_stays_one(rows: list[list[object]], merges: list[str]) -> None:
    read = read_rows([*rows, *items()], merges=merges)
    assert read.understanding.tables[0].header_rows == [1, 2]
    assert len(read.items) == 4
