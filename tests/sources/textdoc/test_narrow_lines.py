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


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("届出の期限は、住民基本台帳法第", "22 条の規定により14日とすること。"),
        ("手数料は、条例の別表第", "一の額を自動で計算すること。"),
        ("様式は、平成", "30 年度の告示に従って印刷すること。"),
        ("証明書の様式は、令和", "元年の改正に合わせること。"),
    ],
)
def test_a_number_that_was_cut_off_its_word_numbers_no_clause(first: str, second: str, tmp_path: Path) -> None:
    read = read_text(tmp_path, f"{HEAD}(1) {first}\n{second}\n(2) 氏名で検索できること。\n")
    assert [(item.no, item.detail) for item in read.items] == [("(1)", first + second), ("(2)", "氏名で検索できること。")]


CLAUSES = [
    "転入者の宛名ラベルを、世帯の順及び地区の順に並べて一括で印刷できること。",
    "印鑑登録証明書の交付の履歴を、申請者及び交付日により検索できること。",
    "税務システムへ渡す異動のデータを日次で作成し、件数の確認票を出力すること。",
    "年齢別及び地区別の人口表を月ごとに作成し、CSV形式で出力できること。",
]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("sign", ["({})", "・", ""])
@pytest.mark.parametrize("width", [8, 10, 12, 15, 22, 30])
def test_clauses_in_narrow_cells_are_whole(width: int, sign: str, between: str, tmp_path: Path) -> None:
    lines = ["1 機能要件"]
    for number, clause in enumerate(CLAUSES, 1):
        text = sign.format(number) + clause
        lines += [text[start : start + width] for start in range(0, len(text), width)]
    read = read_text(tmp_path, between.join(lines) + "\n")
    assert [item.detail.replace(" ", "") for item in read.items] == CLAUSES


def test_names_of_about_one_length_are_not_joined(tmp_path: Path) -> None:
    names = ["・氏名の検索", "・住所の検索", "・続柄の印刷", "・世帯の合併", "・履歴の照会", "・附票の印刷", "・異動の取消", "・宛名の印刷"]
    assert len(read_text(tmp_path, f"{HEAD}" + "\n".join(names) + "\n").items) == len(names)
