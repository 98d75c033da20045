"""The last letters of a sentence alone on a line, as the edge of a narrow cell leaves them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sources.documents import read_text

HEAD = "就学援助システム仕様書\n機能要件\n"


@pytest.mark.parametrize(
    ("lines", "clauses"),
    [
        (["(1)児童の一覧を印刷できるこ", "と。", "(2)氏名で検索できること。"], ["児童の一覧を印刷できること。", "氏名で検索できること。"]),
        (["・認定の区分を登録で", "きること。", "・履歴を保存する", "こと。"], ["認定の区分を登録できること。", "履歴を保存すること。"]),
        (["・区分を選択できるものと", "する。", "・印刷できること。"], ["区分を選択できるものとする。", "印刷できること。"]),
        (["1 通知書を出力でき", "ること。", "2 一覧を出力できるこ", "と。"], ["通知書を出力できること。", "一覧を出力できること。"]),
    ],
)
def test_the_last_letters_of_a_sentence_go_on_with_it(lines: list[str], clauses: list[str], tmp_path: Path) -> None:
    read = read_text(tmp_path, HEAD + "\n".join(lines) + "\n")
    assert [item.detail for item in read.items] == clauses
    assert read.summary.rows_read == len(read.items) + len(read.summary.skipped)


@pytest.mark.parametrize("answer", ["なし。", "あり。", "はい。", "いいえ。", "すべて。"])
def test_an_answer_of_one_word_is_a_line_of_its_own(answer: str, tmp_path: Path) -> None:
    read = read_text(tmp_path, f"{HEAD}(1) 氏名で検索できること。\n(2) 備考欄の印刷\n{answer}\n(3) 住所で検索できること。\n")
    assert not any(answer in item.title for item in read.items)
    assert [item.detail for item in read.items if "検索" in item.detail] == ["氏名で検索できること。", "住所で検索できること。"]
    assert not any(f"印刷{answer}" in item.detail for item in read.items)


def test_the_last_letters_behind_a_finished_sentence_or_a_gap_are_not_joined(tmp_path: Path) -> None:
    read = read_text(tmp_path, f"{HEAD}(1) 氏名で検索できること。\nと。\n\n(2) 住所の入力\n\nすること。\n")
    assert "氏名で検索できること。" in [item.detail for item in read.items]
    assert not any("入力すること" in item.detail for item in read.items)
