"""Numbers centred in their rows come between the lines of their text; numbers before their clauses stay where they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sources.documents import read_text

HEAD = "就学援助システム仕様書\n機能要件\n"
FIRST = "認定の区分を児童ごとに登録でき、変更の履歴を保存できること。"
SECOND = "支給の対象となる費目を年度ごとに登録し、単価の改定を反映できること。"
THIRD = "申請書を受け付けた日から決定までの日数を一覧で確認できること。"


def clauses(folder: Path, text: str) -> list[tuple[str | None, str, int | None]]:
    read = read_text(folder, text)
    assert read.summary.rows_read == len(read.items) + len(read.summary.skipped)
    return [(item.no, item.detail, item.source.line) for item in read.items]


FRAMED = [("(1) ", "(2) ", "(3) "), ("（１）　", "（２）　", "（３）　"), ("① ", "② ", "③ ")]
# Alone on a line these may be the numbers of pages.
BARE = [("1 ", "2 ", "3 "), ("4 ", "5 ", "6 ")]


@pytest.mark.parametrize(("signs", "alone"), [*((signs, False) for signs in (*FRAMED, *BARE)), *((signs, True) for signs in FRAMED)])
def test_a_number_inside_a_sentence_numbers_all_of_it(signs: tuple[str, str, str], alone: bool, tmp_path: Path) -> None:
    gap = "\n" if alone else ""
    lines = [
        f"認定の区分を児童ごとに登録でき、変更の\n{signs[0]}{gap}履歴を保存できること。",
        f"支給の対象となる費目を年度ごとに登録し、単価\n{signs[1]}{gap}の改定を反映できるこ\nと。",
        f"申請書を受け付けた日から決定までの日数を一覧で確\n{signs[2]}{gap}認できること。"
        if alone
        else f"申請書を受け付けた日から決定までの日数を\n{signs[2]}一覧で確認できること。",
    ]
    found = clauses(tmp_path, HEAD + "\n".join(lines) + "\n")
    assert [(no, detail) for no, detail, _ in found] == [
        (signs[0].strip(), FIRST),
        (signs[1].strip(), SECOND),
        (signs[2].strip(), THIRD),
    ]
    assert [line for _, _, line in found] == ([3, 6, 10] if alone else [3, 5, 8])


def test_rows_of_one_line_and_names_of_groups_stand_between_them(tmp_path: Path) -> None:
    text = (
        "(1) 氏名で検索できること。\n申請の管理\n登録\n認定の区分を児童ごとに登録でき、変更の\n(2) 履歴を保存できること。\n"
        "(3) 住所で検索できること。\n支給の対象となる費目を年度ごとに登録し、単価\n(4) の改定を反映できること。\n"
    )
    found = [(no, detail) for no, detail, _ in clauses(tmp_path, HEAD + text)]
    assert [pair for pair in found if pair[0]] == [
        ("(1)", "氏名で検索できること。"),
        ("(2)", FIRST),
        ("(3)", "住所で検索できること。"),
        ("(4)", SECOND),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "通知書は、次により\n1 学校ごとに印刷できること。\n2 学年ごとに印刷できること。\n"
        "一覧は、次により\n1 画面に表示できること。\n2 印刷できること。\n",
        "帳票\n1 通知書を印刷できること。\n2 一覧を印刷できること。\n集計\n3 学校ごとに集計できること。\n4 学年ごとに集計できること。\n",
        "1 一覧の件数の上限は、\n20 件まで指定できること。\n2 抽出の条件は、\n30 件まで保存できること。\n",
        "1 申請の受付\n(1) 申請書を登録でき、\n控えを印刷できること。\n(2) 不備を記録できること。\n"
        "2 申請の審査\n(1) 審査の結果を\n登録できること。\n",
        "1 氏名で検索できること\n補足として旧姓を含む\n2 住所で検索できること\n補足として方書を含む\n3 学校で検索できること\n",
        "業務の流れは\n次の図のとおりである\n1 受付を登録できること。\n2 審査を登録できること。\n3 支給を登録できること。\n",
    ],
)
def test_numbers_before_their_clauses_stay(text: str, tmp_path: Path) -> None:
    from custaudit.sources.textdoc.textfile.centrednumbers import with_numbers_ahead
    from custaudit.sources.textdoc.textfile.texttables import RawLine
    from custaudit.sources.textdoc.words.knowledge import clause_knowledge

    lines = [RawLine(line, number) for number, line in enumerate((HEAD + text).splitlines(), 1)]
    assert with_numbers_ahead(lines, set(), clause_knowledge()) == lines
