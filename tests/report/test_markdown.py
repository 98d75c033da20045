"""The comment of a pull request: short, and inert whatever the cells hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from custaudit.report import GateFindings, ReportContext, render
from custaudit.report.markdown import escaped


def test_the_rate_verdicts_and_deviations(diff):
    written = render(diff, "md")
    assert "**カスタマイズ率 61.5%（90% 区間 46.2% ～ 69.2%）**" in written
    assert "| 実装不可 | 2 |" in written
    assert (
        "| 4 | 異動者一覧の再絞り込み | カスタマイズ一覧.xlsx 住民記録（本番） 9 行目 | 処理件数 | 2.1.3 異動者一覧の絞り込み |" in written
    )
    assert "コンビニ交付の利用停止" not in written, "what the standard covers needs no comment"


def test_the_weightiest_deviation_of_a_verdict_comes_first(diff):
    written = render(diff, "md")
    assert written.index("独自の子育て応援給付") < written.index("町丁別・年齢別の人口表")


def test_a_long_list_is_cut_and_says_so(many):
    written = render(many(1400), "md")
    assert written.count("\n| ") < 70
    assert "ほか 180 件" in written
    assert "ほか 580 件" in written


def test_the_gate(diff, gate):
    assert "点検: 合格" in render(diff, "md", ReportContext(gate=GateFindings()))
    failed = render(diff, "md", ReportContext(gate=gate))
    assert "**点検: 不合格（限度を超えたもの 2 件）**" in failed
    assert "  - 5 市民センター専用の公印 住民記録（本番） 10 行目" in failed


@pytest.mark.parametrize("kind", ["diff", "classification"])
def test_no_cell_becomes_markup(kind, request):
    page = MarkdownIt("commonmark").enable("table").render(render(request.getfixturevalue(kind), "md"))
    assert "<script" not in page
    assert "<img" not in page


@given(st.text(alphabet=st.sampled_from("ab *_`[]()<>|\\!@#&~$\n'\"漢"), max_size=20))
def test_an_escaped_cell_reads_as_it_was_written(cell):
    page = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(f"| x |\n| --- |\n| {escaped(cell)} |\n")
    shown = page.split("<td>")[1].split("</td>")[0] if "<td>" in page else ""
    import html

    assert html.unescape(shown.replace("<!-- -->", "")) == " ".join(cell.split())


def test_nobody_is_mentioned_and_no_thread_referred_to():
    assert escaped("@admin を #12 で") == "@<!-- -->admin を #<!-- -->12 で"
