"""Identifiers that number clauses, marks of every kind at their head, and what only looks like either."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sources.documents import read_text

FIRST, SECOND = "転入の届出を仮登録できること。", "転出証明書を印刷できること。"


def numbers(folder: Path, *lines: str, name: str = "list.txt") -> list[tuple[str | None, str]]:
    read = read_text(folder, "住民記録システム　改修仕様\n\n" + "\n".join(lines) + "\n", name)
    return [(item.no, item.detail) for item in read.items]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("[F-001]", "[F-002]"),
        ("【F-001】", "【F-012】"),
        ("【要件１－１】", "【要件１－２】"),
        ("要件１－１　", "要件２－１　"),
        ("要望1 ", "要望2 "),
        ("要望１：", "要望２："),
        ("Ｑ１．", "Ｑ２．"),
        ("No.3 ", "No.12 "),
        ("No１：", "No２："),
        ("№3　", "№4　"),
        ("機能ID：A-01　", "機能ID：A-02　"),
        ("要件番号: 1-1 ", "要件番号: 1-2 "),
        ("（要望１）", "（要望２）"),
        ("住記-01　", "証明-02　"),
        ("＃１　", "＃２　"),
        ("・No.1 ", "・No.2 "),
    ],
)
def test_identifiers_of_a_series_number_the_clauses(one: str, two: str, tmp_path: Path) -> None:
    labels = [label.strip(" 　・[]【】（）:：.．") for label in (one, two)]
    assert numbers(tmp_path, one + FIRST, two + SECOND) == [(labels[0], FIRST), (labels[1], SECOND)]
    if not one.startswith("・"):
        dashed = numbers(tmp_path, f"- {one}{FIRST}", f"- {two}{SECOND}", name="list.md")
        assert dashed == [(labels[0], FIRST), (labels[1], SECOND)]


@pytest.mark.parametrize(
    "line",
    [
        "要件１に定める項目を印字できること。",
        "要件１ の項目を印字できること。",
        "要望１、要望２の件数を集計できること。",
        "No.3の様式を印刷できること。",
        "No.3 の様式を印刷できること。",
        "Ｑ１の回答を画面に表示できること。",
        "[F-001]の画面から検索できること。",
        "（要望１）に示す帳票を出力できること。",
        "機能１は、画面から検索できること。",
        "要件１～３の帳票を出力できること。",
    ],
)
def test_an_identifier_that_a_sentence_speaks_of_is_a_part_of_it(line: str, tmp_path: Path) -> None:
    other = line.replace("１", "２").replace("3", "4").replace("001", "002")
    assert numbers(tmp_path, f"・{line}", f"・{other}") == [(None, line), (None, other)]


@pytest.mark.parametrize(
    "prefix", ["（Ａ４）", "（R6）", "平成-30 ", "様式-1 ", "別紙-2　", "【重要】", "要望 ", "【令和６】", "課題１　", "第3回 "]
)
def test_what_only_looks_like_an_identifier_is_none(prefix: str, tmp_path: Path) -> None:
    found = numbers(tmp_path, f"・{prefix}{FIRST}", f"・{prefix.replace('４', '５').replace('6', '7').replace('1', '2')}{SECOND}")
    assert [no for no, _ in found] == [None] * len(found)


def test_one_identifier_alone_is_no_series(tmp_path: Path) -> None:
    assert numbers(tmp_path, f"・要望１：{FIRST}", f"・{SECOND}") == [(None, FIRST), (None, SECOND)]
    assert numbers(tmp_path, f"[F-001]{FIRST}", SECOND)[0] == (None, f"[F-001]{FIRST}")


def test_identified_names_head_the_text_below_them(tmp_path: Path) -> None:
    read = read_text(tmp_path, f"住民記録システム\n\n要望１　転入の受付\n{FIRST}\n要望２　証明書の発行\n{SECOND}\n")
    assert [(item.title, item.source.clause) for item in read.items] == [("転入の受付", "要望１"), ("証明書の発行", "要望２")]


@pytest.mark.parametrize(
    "marks",
    [
        ("(ｱ)", "(ｲ)"),
        ("㋐", "㋑"),
        ("⑴", "⑵"),
        ("⒜", "⒝"),
        ("❶", "❷"),
        ("⓵", "⓶"),
        ("㊀", "㊁"),
        ("Ⅰ　", "Ⅱ　"),
        ("ⅰ　", "ⅱ　"),
        ("一　", "二　"),
        ("(一)", "(二)"),
        ("イ)", "ロ)"),
        ("1)", "2)"),
        ("a)", "b)"),
        ("1-1-1 ", "1-1-2 "),
        ("１．１．１　", "１．１．２　"),
        ("（１－１）", "（１－２）"),
        ("1　", "1の2　"),
        ("（１）", "（１の２）"),
        ("第１の１　", "第１の２　"),
        ("〈1〉", "〈2〉"),
        ("＜１＞", "＜２＞"),
        ("①．", "②．"),
        ("（１）．", "（２）．"),
    ],
)
def test_every_mark_numbers_its_clause(marks: tuple[str, str], tmp_path: Path) -> None:
    labels = [mark.strip(" 　").rstrip("．") for mark in marks]
    assert numbers(tmp_path, marks[0] + FIRST, marks[1] + SECOND) == [(labels[0], FIRST), (labels[1], SECOND)]


def test_what_was_put_in_behind_a_number_stands_beside_it(tmp_path: Path) -> None:
    read = read_text(tmp_path, f"改修仕様\n１　{FIRST}\n（１）検索できること。\n１の２　{SECOND}\n２　照会できること。\n")
    assert [item.source.clause for item in read.items][-2:] == ["１の２", "２"]


def test_a_number_behind_a_bullet_is_the_number_of_the_clause(tmp_path: Path) -> None:
    assert numbers(tmp_path, f"・(1)　{FIRST}", f"・(2)　{SECOND}") == [("(1)", FIRST), ("(2)", SECOND)]
    assert numbers(tmp_path, f"■１．{FIRST}", f"■２．{SECOND}") == [("１", FIRST), ("２", SECOND)]


@pytest.mark.parametrize(
    "text",
    ["３ 件まで検索できること。", "①の画面から検索できること。", "2.5 倍の文字で印刷できること。", "C 型肝炎の記録を検索できること。"],
)
def test_a_number_that_counts_things_behind_a_bullet_is_text(text: str, tmp_path: Path) -> None:
    assert numbers(tmp_path, f"・{text}", f"・{FIRST}")[0] == (None, text)


def test_a_bullet_after_one_with_a_number_stands_beside_it(tmp_path: Path) -> None:
    read = read_text(tmp_path, f"# 要件\n\n- ①{FIRST}\n- {SECOND}\n", "list.md")
    assert [(item.no, item.source.clause) for item in read.items] == [("①", "①"), (None, None)]


@pytest.mark.parametrize("word", ["必須", "任意", "推奨"])
def test_how_urgent_a_clause_is_does_not_name_it(word: str, tmp_path: Path) -> None:
    [item] = read_text(tmp_path, f"改修仕様\n（１）【{word}】{FIRST}\n").items
    assert (item.no, item.detail) == ("（１）", f"【{word}】{FIRST}")
    assert item.title != word
