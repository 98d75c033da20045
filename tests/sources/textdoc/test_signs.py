"""Bullets and signs: lists inside lists, squares and stars that head or list, lines broken under a bullet."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sources.documents import read_text

LEAD = "次の帳票を出力できること。"


def read(folder: Path, text: str, name: str = "list.txt") -> list[str]:
    return [item.detail for item in read_text(folder, text, name).items]


@pytest.mark.parametrize("indent", [2, 4])
@pytest.mark.parametrize("bullet", ["-", "*"])
def test_numbers_under_a_bullet_in_markdown(bullet: str, indent: int, tmp_path: Path) -> None:
    blank = " " * indent
    text = f"# 要件\n\n{bullet} {LEAD}\n{blank}1. 控え\n{blank}2. 通知\n{bullet} 履歴を残すこと。\n"
    assert read(tmp_path, text, "list.md") == [f"{LEAD}\n控え", f"{LEAD}\n通知", "履歴を残すこと。"]


def test_lists_three_deep_in_markdown(tmp_path: Path) -> None:
    text = f"- {LEAD}\n    1. 控え\n        - 氏名を印字すること。\n    2. 通知\n        - 住所を印字すること。\n- 履歴を残すこと。\n"
    assert read(tmp_path, text, "list.md") == [f"{LEAD}\n氏名を印字すること。", f"{LEAD}\n住所を印字すること。", "履歴を残すこと。"]


def test_numbers_under_a_bullet_under_a_number_in_markdown(tmp_path: Path) -> None:
    text = f"1. 帳票\n   * {LEAD}\n     1. 控え\n     2. 通知\n   * 履歴を残すこと。\n2. 検索\n   * 氏名で検索できること。\n"
    made = read_text(tmp_path, text, "list.md")
    assert [(item.title, item.detail) for item in made.items] == [
        ("帳票", f"{LEAD}\n控え"),
        ("帳票", f"{LEAD}\n通知"),
        ("帳票", "履歴を残すこと。"),
        ("検索", "氏名で検索できること。"),
    ]


@pytest.mark.parametrize("inner", ["-", "*", "1."])
def test_lists_under_a_number_in_markdown(inner: str, tmp_path: Path) -> None:
    second = "2." if inner == "1." else inner
    text = f"1. {LEAD}\n    {inner} 控え\n    {second} 通知\n2. 履歴を残すこと。\n"
    assert read(tmp_path, text, "list.md") == [f"{LEAD}\n控え", f"{LEAD}\n通知", "履歴を残すこと。"]


@pytest.mark.parametrize("sign", "●◆■□◎◉★☆◇▼▽❖・○")
@pytest.mark.parametrize("blank", ["", "　", "　　"])
def test_signs_after_a_sentence_that_leads_in_are_bullets(sign: str, blank: str, tmp_path: Path) -> None:
    text = f"１　帳票\n{LEAD}\n{blank}{sign}控え\n{blank}{sign}通知\n２　履歴\n(1) 履歴を残すこと。\n"
    assert read(tmp_path, text) == [f"{LEAD}\n控え", f"{LEAD}\n通知", "履歴を残すこと。"]


def test_signs_with_whole_sentences_and_a_remark_between_them(tmp_path: Path) -> None:
    text = (
        "(1) 帳票\n　次のとおり発行できること。\n　　◇随時は即時に行う\n　　　（窓口に限る）\n　　◇一括は夜間に行う\n(2) 印刷すること。\n"
    )
    found = read(tmp_path, text)
    assert len(found) == 3
    assert all(detail.startswith("次のとおり発行できること。\n") for detail in found[:2])


@pytest.mark.parametrize("sign", "●◆■◇")
def test_a_sign_heads_the_text_under_it_also_after_a_sentence_that_leads_in(sign: str, tmp_path: Path) -> None:
    text = f"次のとおり要望する。\n{sign}検索\n・氏名で検索できること。\n{sign}印刷\n・印刷できること。\n"
    made = read_text(tmp_path, text)
    assert [(item.title, item.detail) for item in made.items][-2:] == [("検索", "氏名で検索できること。"), ("印刷", "印刷できること。")]


def test_the_sign_of_the_headings_heads_also_after_a_sentence_that_leads_in(tmp_path: Path) -> None:
    text = f"■帳票\n{LEAD}\n・控え\n・通知\n■検索\n・氏名で検索できること。\n"
    assert read(tmp_path, text) == [f"{LEAD}\n控え", f"{LEAD}\n通知", "氏名で検索できること。"]


def test_signs_that_each_ask_stand_for_themselves(tmp_path: Path) -> None:
    text = "検索の要望をまとめた。\n◇氏名で検索できること。\n◇住所で検索できること。\n"
    assert read(tmp_path, text)[-2:] == ["氏名で検索できること。", "住所で検索できること。"]


@pytest.mark.parametrize("bullet", ["・", "○", "● ", "－ "])
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("発行履歴を、", "年度ごとに確認できること"),
        ("再発行の", "履歴を確認できること"),
        ("発行履歴を年度", "（会計年度）で確認できること"),
    ],
)
def test_a_line_broken_under_a_bullet_in_markdown_goes_on(bullet: str, first: str, second: str, tmp_path: Path) -> None:
    if not first.endswith(("、", "の")):
        first, second = first + "（", second.removeprefix("（")
    text = f"# 要件\n\n{bullet}{first}\n　{second}\n{bullet}納付の方法を、納税者ごとに複数登録し、一覧で確実に表示できること。\n"
    assert read(tmp_path, text, "list.md")[0] == first + second


@pytest.mark.parametrize("blank", ["  ", "　"])
def test_a_verb_before_a_noun_ends_no_clause_under_a_bullet_in_markdown(blank: str, tmp_path: Path) -> None:
    text = f"# 要件\n\n・本人が届け出た\n{blank}方法で通知できること\n・履歴を残すこと\n"
    assert read(tmp_path, text, "list.md") == ["本人が届け出た方法で通知できること", "履歴を残すこと"]


def test_a_finished_clause_and_a_title_stand_apart_from_the_next_line_in_markdown(tmp_path: Path) -> None:
    text = "# 要件\n\n・履歴を残すこと\n　住所で検索できること\n"
    assert read(tmp_path, text, "list.md") == ["履歴を残すこと", "住所で検索できること"]
    text = "# 要件\n\n(1) 検索\n　氏名と生年月日と住所を組み合わせて検索できること。\n"
    made = read_text(tmp_path, text, "list.md")
    assert [(item.title, item.detail) for item in made.items] == [("検索", "氏名と生年月日と住所を組み合わせて検索できること。")]
