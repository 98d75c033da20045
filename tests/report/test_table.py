"""The terminal's report: within its columns, the rate first, coloured only where asked."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.text import Text

from custaudit import i18n
from custaudit.report import ReportContext, render
from custaudit.report.lines import wrapped
from custaudit.report.listing import ListColumn, listing


def columns(line: str) -> int:
    """The columns that a line takes on a terminal, ambiguous characters counted as narrow."""
    return sum(0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in line)


@pytest.mark.parametrize("width", [60, 80, 100])
@pytest.mark.parametrize("kind", ["diff", "classification"])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_no_line_is_wider_than_the_terminal(kind, language, width, request, gate):
    i18n.set_language(language)
    written = render(request.getfixturevalue(kind), "table", ReportContext(width=width, gate=gate))
    assert max(map(columns, written.splitlines())) <= width


def test_eighty_columns_where_nothing_is_said(diff):
    assert 60 < max(map(columns, render(diff, "table").splitlines())) <= 80


def test_the_rate_with_its_interval_comes_first(diff):
    lines = render(diff, "table").splitlines()
    assert lines[0] == "カスタマイズ率 61.5%（90% 区間 46.2% ～ 69.2%）"
    assert lines[1] == "判定の対象 13 件のうち 8 件が標準から外れています"
    assert lines[3] == "実装不可 2   標準外 6   標準で対応 4   標準オプション 1   （うち要確認 4）"


def test_bars_show_counts_and_deviations_of_the_document(diff):
    written = render(diff, "table")
    assert "A2 課内・日常業務  5  ##############--------- 3" in written
    assert "他システム連携  2  -------------------\n" in written


def test_every_item_is_listed_with_verdict_and_marks(diff):
    written = render(diff, "table")
    assert "統計業務        C     標準外 ?" in written
    assert "介護保険の資格者" in written
    assert "標準外 *" in written


def test_the_summary_leaves_the_items_out(diff):
    written = render(diff, "table", ReportContext(summary_only=True))
    assert "類型別" in written
    assert "町丁別・年齢別の人口表" not in written


def test_skipped_rows_are_counted(diff):
    assert "読み取った 17 行のうち 3 行は項目ではないため読み飛ばしました" in render(diff, "table")


def test_no_escape_codes_without_colour_and_some_with_it(diff, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b" not in render(diff, "table")
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[1;31m" in render(diff, "table", ReportContext(color=True))


def test_a_cell_cannot_steer_the_terminal(diff):
    import msgspec

    item = msgspec.structs.replace(diff.items[0], title="\x1b]0;title\x07\x1b[31m赤\u202e字[bold]")
    written = render(msgspec.structs.replace(diff, items=[item]), "table")
    assert "\x1b" not in written
    assert "]0;title[31m赤字[bold]" in written.replace("\n          ", "")


def test_the_gate_says_which_limit_was_crossed_by_what_and_what_to_do(diff, gate):
    lines = render(diff, "table", ReportContext(gate=gate)).splitlines()
    assert lines[0] == "点検: 不合格（限度を超えたもの 2 件）"
    assert "    4 異動者一覧の再絞り込み 住民記録（本番） 9 行目" in lines
    assert "    -> 実装不可の項目を取り下げてください。" in lines


def test_a_clause_is_named_by_its_words_not_by_the_heading_that_many_share(diff):
    import msgspec

    clause = msgspec.structs.replace(diff.items[0].source, heading=["3 機能要件", "3.1 検索・照会"])
    item = msgspec.structs.replace(diff.items[0], source=clause, title="検索・照会", detail="清音と濁音を区別せずに検索できること。")
    written = render(msgspec.structs.replace(diff, items=[item]), "table", ReportContext(width=120))
    assert "清音と濁音を区別せずに検索できること。" in written
    assert "検索・照会" not in written


def test_a_group_of_the_inventory_does_not_take_the_title_away(diff):
    import msgspec

    grouped = msgspec.structs.replace(diff.items[0].source, heading=["検索・照会"])
    item = msgspec.structs.replace(diff.items[0], source=grouped)
    assert item.title in render(msgspec.structs.replace(diff, items=[item]), "table", ReportContext(width=120))


@given(st.text(st.sampled_from("あ転A1、。「」（）ー "), min_size=1, max_size=40), st.integers(2, 12))
def test_lines_hold_all_the_words_and_fit(words, width):
    lines = wrapped(words, width)
    assert "".join(lines) == words
    assert all(columns(line.rstrip()) <= width for line in lines)


def test_no_line_begins_with_a_closing_mark():
    cells = [[Text("過去に転出した人が再び転入したときは、転出時の情報を取り込み、以前の番号を引き継ぐこと。")]]
    lines = listing([ListColumn("内容", None)], cells, 22).plain.splitlines()[2:]
    assert len(lines) > 3
    assert not [line for line in lines if line[0] in "、。"]
