"""A clause's own title: which gap parts it from the text, and which is only a blank inside a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sources.documents import read_text

HEAD = "住民記録システム調達仕様書\n\n第３　機能要件\n"


def details(tmp_path: Path, *clauses: str) -> list[str]:
    lines = [f"({number}) {clause}" for number, clause in enumerate(clauses, 1)]
    return [item.detail for item in read_text(tmp_path, HEAD + "\n".join(lines) + "\n").items]


def titled(tmp_path: Path, *clauses: str) -> list[tuple[str, str]]:
    lines = [f"({number}) {clause}" for number, clause in enumerate(clauses, 1)]
    return [(item.title, item.detail) for item in read_text(tmp_path, HEAD + "\n".join(lines) + "\n").items]


@pytest.mark.parametrize(
    "clause",
    [
        "令和 9 年 4 月以降の様式で通知書を印刷できること。",
        "令和　９年４月以降の様式で通知書を印刷できること。",
        "第 12 条の規定による消除者の一覧を出力できること。",
        "支所の端末 15 台から同時に検索できること。",
        "除票の写しが庁内 LAN を通じて照会でき、印刷できること。",
        "世帯主が死亡したとき は、 世帯主を変更できること。",
        "通知書は A4 判で出力できること。",
        "異動日 から 14 日を過ぎた届出を一覧で出力できること。",
        "住所 及び 方書を印字できること。",
        "窓口の端末　２０台から同時に検索できること。",
        "受付時間は 8 : 30 から設定できること。",
    ],
)
def test_a_blank_inside_a_sentence_parts_no_title(clause: str, tmp_path: Path) -> None:
    assert details(tmp_path, clause) == [clause]


@pytest.mark.parametrize(
    ("clause", "title"),
    [
        ("検索　氏名の一部で検索できること。", "検索"),
        ("検索  氏名の一部で検索できること。", "検索"),
        ("検索\t氏名の一部で検索できること。", "検索"),
        ("検索：氏名の一部で検索できること。", "検索"),
        ("帳票A4　用紙の向きを選べること。", "帳票A4"),
        ("出力の形式　CSVで出力できること。", "出力の形式"),
    ],
)
def test_a_gap_or_a_colon_parts_the_title_of_a_clause(clause: str, title: str, tmp_path: Path) -> None:
    assert titled(tmp_path, clause) == [(title, clause[len(title) :].strip("　 \t："))]


def test_one_blank_parts_titles_where_several_clauses_have_them(tmp_path: Path) -> None:
    clauses = ["検索 氏名の一部で検索できること。", "印刷 住民票の写しを印刷できること。", "履歴 異動の履歴を照会できること。"]
    assert [title for title, _ in titled(tmp_path, *clauses)] == ["検索", "印刷", "履歴"]


def test_one_blank_in_one_clause_of_many_parts_nothing(tmp_path: Path) -> None:
    clauses = ["検索 結果の一覧を印刷できること。", "氏名の一部で検索できること。", "異動の履歴を照会できること。"]
    assert details(tmp_path, *clauses) == clauses
