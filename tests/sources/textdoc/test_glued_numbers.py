"""Chapters whose number stands before their name without a blank."""

from __future__ import annotations

from pathlib import Path

from tests.sources.documents import read_text

SPECIFICATION = """帳票の調達仕様書
１適用範囲
　この仕様書は、介護保険システムの帳票について適用する。
２課税資料の受付
（１）宛名にはバーコードを印字すること。
３帳票の一覧
（１）郵便番号ごとに区切りの紙を差し込めること。
"""


def test_they_head_the_clauses_under_them(tmp_path: Path) -> None:
    read = read_text(tmp_path, SPECIFICATION)
    assert [(item.source.clause, item.source.heading) for item in read.items] == [
        ("２（１）", ["２ 課税資料の受付"]),
        ("３（１）", ["３ 帳票の一覧"]),
    ]


def test_numbers_that_count_things_head_nothing(tmp_path: Path) -> None:
    read = read_text(tmp_path, "１　機能\n（１）次の月に通知すること。\n１月の対象者\n２月の対象者\n３月の対象者\n（２）検索できること。\n")
    assert read.items[0].source.clause == "１（１）"
    assert not any("月" in heading for item in read.items for heading in item.source.heading or [])


def test_two_such_lines_are_too_few(tmp_path: Path) -> None:
    read = read_text(tmp_path, "（１）帳票を印刷すること。\n１枚目\n２面目\n（２）検索できること。\n")
    assert [item.source.heading for item in read.items] == [[], []]


ARTICLES = """住民記録システム賃貸借仕様書
（検索）
第３条システムは、検索について次の機能を有すること。
（１）氏名の一部で検索する機能
（２）生年月日で検索する機能
２前項の検索の結果は、一覧で表示できること。
（集計）
第４条システムは、人口を行政区ごとに集計し、出力すること。
"""


def test_articles_and_their_paragraphs(tmp_path: Path) -> None:
    items = read_text(tmp_path, ARTICLES).items
    assert [item.source.clause for item in items] == ["第３条（１）", "第３条（２）", "第３条２", "第４条"]


def test_a_reference_to_an_article_is_no_number(tmp_path: Path) -> None:
    text = "住民記録システム要件\n（１）次の者を除くこと。\n第１２条の規定による者\n第１３条に定める者\n（２）検索できること。\n"
    assert not any("条" in (item.source.clause or "") for item in read_text(tmp_path, text).items)
