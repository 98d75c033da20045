"""Clauses that stand one behind the other on one line: their numbers begin new clauses, other numbers do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from custaudit.model import Item
from tests.sources.documents import read_text

HEAD = "就学援助システム調達仕様書\n\n機能要件\n"


def items(folder: Path, text: str) -> list[Item]:
    read = read_text(folder, text)
    assert read.summary.rows_read == len(read.items) + len(read.summary.skipped)
    return read.items


@pytest.mark.parametrize(
    ("signs", "numbers"),
    [
        (("(1) ", "(2) ", "(3) "), ["(1)", "(2)", "(3)"]),
        (("（１）", "（２）", "（３）"), ["（１）", "（２）", "（３）"]),
        (("① ", "② ", "③ "), ["①", "②", "③"]),
        (("1 ", "2 ", "3 "), ["1", "2", "3"]),
        (("1. ", "2. ", "3. "), ["1", "2", "3"]),
        (("ア ", "イ ", "ウ "), ["ア", "イ", "ウ"]),
    ],
)
@pytest.mark.parametrize("lead", ["", "帳票について、次の要件を満たすこと。", "別紙3 帳票機能要件 "])
def test_numbers_that_count_up_behind_sentences_begin_clauses(
    signs: tuple[str, str, str], numbers: list[str], lead: str, tmp_path: Path
) -> None:
    texts = ["認定通知書を一括で印刷できること。", "日付の様式を選べること。", "未納者を学校ごとに集計できること。"]
    line = " ".join(sign + text for sign, text in zip(signs, texts, strict=True))
    found = items(tmp_path, f"{HEAD}{lead}{line}\n")
    assert [item.no for item in found] == numbers
    assert [item.detail.split("\n")[-1] for item in found] == texts
    assert {item.source.line for item in found} == {4}


def test_the_names_before_the_first_clause_are_its_headings(tmp_path: Path) -> None:
    line = "3.目的 事務の効率化を図る。 第2章 機能 1.印刷の機能 ① 通知書を印刷できること。 ② 一覧を出力できること。"
    found = items(tmp_path, f"就学援助システム仕様書\n\n{line}\n")
    assert [(item.no, item.source.heading[-2:]) for item in found] == [
        ("①", ["第2章 機能", "1 印刷の機能"]),
        ("②", ["第2章 機能", "1 印刷の機能"]),
    ]


def test_a_chapter_behind_the_last_clause_ends_it(tmp_path: Path) -> None:
    line = "(1) 一覧を印刷できること。 (2) 番号を記録できること。 第3章 その他 仕様に定めのない事項は協議する。"
    found = items(tmp_path, f"就学援助システム仕様書\n\n{line}\n")
    assert [(item.no, item.detail) for item in found] == [("(1)", "一覧を印刷できること。"), ("(2)", "番号を記録できること。")]


def test_a_heading_swallows_no_page(tmp_path: Path) -> None:
    asked = ["利用者ごとに権限を設定できること。", "操作の履歴を残せること。", "履歴を検索できること。", "一覧を印刷できること。"]
    found = items(tmp_path, "別紙2 就学援助機能要件 " + " ".join(asked) + "\n")
    assert [item.detail.strip() for item in found] == asked
    assert {tuple(item.source.heading) for item in found} == {("別紙2 就学援助機能要件",)}


@pytest.mark.parametrize(
    "clause",
    [
        "次の項目で検索できること。(1) 氏名 (2) 住所 (3) 学校名",
        "次の順に並べること。① 学年、② 学級、③ 出席番号の順とする。",
        "年度を切り替えられること。 10 月 1 日から入力できること。 11 月に締め切れること。 12 月に出力できること。",
        "対象者を抽出できること。(2)の場合も同様とすること。(3)についても同様とすること。",
        "通知書を印刷できること。 2 部ずつ印刷できること。 3 部以上は確認を表示すること。",
        "認定証を続けて発行できること。 2 通目から確認を省けること。 3 通目からも同じとすること。",
        "手続は次の順で行えること。① 申請書を受け付ける。② 課長が審査する。③ 結果を知らせる。",
        "帳票を出力できること。(注1) 用紙はA4とすること。(注2) 縦置きとすること。",
        "税率を 1 割とできること。3 割の区分も設定できること。",
    ],
)
@pytest.mark.parametrize(("own", "after"), [("(1) ", "(2) "), ("1 ", "2 "), ("・", "・")])
def test_other_numbers_leave_a_clause_whole(clause: str, own: str, after: str, tmp_path: Path) -> None:
    found = items(tmp_path, f"{HEAD}{own}{clause}\n{after}世帯の一覧を出力できること。\n")
    assert [item.detail for item in found] == [clause, "世帯の一覧を出力できること。"]
