"""Texts taken from prints: line numbers at the line ends and an empty line behind every line are no part of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sources.documents import read_text

CLAUSES = [
    ("(1)認定通知書と不認定通知書を、学校ごとに児童の氏名の五十音の順で一括して印刷できるこ", "と。"),
    ("(2)支給の対象となる費目と単価を年度ごとに登録でき、変更の履歴を保存でき", "ること。"),
    ("(3)申請の状況を画面で照会できること。", ""),
    ("(4)未申請の世帯を抽出し、案内の文書を作成できること。", ""),
]
WHOLE = [(first + second)[3:] for first, second in CLAUSES]
LINES = ["就学援助システム仕様書", "1 機能要件", *(line for clause in CLAUSES for line in clause if line)]


def details(folder: Path, text: str) -> list[str]:
    read = read_text(folder, text)
    assert read.summary.rows_read == len(read.items) + len(read.summary.skipped)
    return [item.detail for item in read.items]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("numbered", [False, True])
def test_lines_are_joined_over_numbers_and_empty_lines(between: str, numbered: bool, tmp_path: Path) -> None:
    lines = [f"{line}{' ' if at % 2 else ''}{at + 14}" for at, line in enumerate(LINES)] if numbered else LINES
    assert details(tmp_path, between.join(lines) + "\n") == WHOLE


def test_each_clause_keeps_the_line_it_stands_on(tmp_path: Path) -> None:
    read = read_text(tmp_path, "\n\n".join(LINES) + "\n")
    assert [item.source.line for item in read.items] == [5, 9, 13, 15]


def test_wider_gaps_part_paragraphs_still(tmp_path: Path) -> None:
    lines = [*LINES, "\n\n支給の事務を担当する課は、学校教育の", "\n\n課とすること。"]
    assert details(tmp_path, "\n\n".join(lines) + "\n")[:4] == WHOLE


def test_empty_lines_between_whole_paragraphs_part_them(tmp_path: Path) -> None:
    lines = [
        "就学援助システム仕様書",
        "機能要件",
        "申請の登録",
        "氏名で検索できること",
        "住所で検索できること。",
        "帳票",
        "一覧を出力できること。",
    ]
    read = read_text(tmp_path, "\n\n".join(lines) + "\n")
    assert [item.detail for item in read.items][-3:] == lines[3:5] + lines[6:]


@pytest.mark.parametrize(
    "ends",
    [
        ["様式1", "様式2", "様式3", "様式4", "様式5", "様式6", "様式7"],
        ["入力の桁数は1", "確認の回数は2", "通知の部数は3", "控えの部数は4", "予備の部数は5", "保存の年数は6"],
    ],
)
def test_numbers_that_count_no_lines_stay(ends: list[str], tmp_path: Path) -> None:
    lines = ["就学援助システム仕様書", "機能要件", "次の帳票を出力できること。", *(f"・{end}" for end in ends)]
    assert [detail.split("\n")[-1] for detail in details(tmp_path, "\n".join(lines) + "\n")] == ends


def test_a_few_numbers_behind_sentences_stay(tmp_path: Path) -> None:
    lines = ["仕様書", "機能要件", "・区分は次の値とすること。1", "・区分を検索できること。2", "・区分を印刷できること。3"]
    assert [detail[-1] for detail in details(tmp_path, "\n".join(lines) + "\n")] == ["1", "2", "3"]
