"""Lists, footnotes and pictures of Markdown, read as they are shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from custaudit.sources import ReadInput
from tests.sources.documents import read_text


def read(folder: Path, text: str) -> ReadInput:
    return read_text(folder, f"# 個人住民税システム要件\n\n{text}\n", "list.md")


@pytest.mark.parametrize(("typed", "shown"), [("111", "123"), ("123", "123"), ("222", "234"), ("135", "135"), ("121", "123")])
def test_numbers_count_as_they_are_shown(typed: str, shown: str, tmp_path: Path) -> None:
    made = read(tmp_path, "\n".join(f"{number}. 第{at}の帳票を出力できること。" for at, number in enumerate(typed)))
    assert [item.no for item in made.items] == list(shown)


def test_each_list_counts_for_itself(tmp_path: Path) -> None:
    made = read(tmp_path, "1. 課税\n   1. 計算できること。\n   1. 印刷できること。\n1. 収納\n   1. 照会できること。\n")
    assert [item.source.clause for item in made.items] == ["1-1", "1-2", "2-1"]


def test_a_lead_in_holds_for_all_of_its_list(tmp_path: Path) -> None:
    lead = "課税計算は、以下の要件を満たすこと。"
    made = read(
        tmp_path,
        f"{lead}\n\n1. 非課税とできること。\n2. 内訳を表示すること。\n\n   種類は、短期及び長期とする。\n\n3. 控除を管理すること。\n",
    )
    assert [item.detail for item in made.items if item.no == "3"] == [f"{lead}\n控除を管理すること。"]


def test_a_paragraph_behind_a_list_is_none_of_its_items(tmp_path: Path) -> None:
    made = read(tmp_path, "次の項目を表示すること。\n\n1. 氏名\n2. 住所\n\n印刷の部数を選べること。\n")
    assert [(item.no, item.detail) for item in made.items][2] == (None, "印刷の部数を選べること。")


def test_a_footnote_is_a_note_to_its_clause(tmp_path: Path) -> None:
    made = read(
        tmp_path, "1. 内訳を表示すること[^1]。\n2. 控除を管理すること。\n\n[^1]: 並びは課税明細書の順とする。\n    種類ごとに分ける。\n"
    )
    assert [item.detail for item in made.items] == [
        "内訳を表示すること。\n※並びは課税明細書の順とする。種類ごとに分ける。",
        "控除を管理すること。",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "1. 正規表現の [^1] を検索できること。",
        "1. 記号 [^a]: を入力できること。",
        "1. 内訳を表示すること[^2]。\n\n[^1]: 一覧を出力できること。",
    ],
)
def test_a_mark_without_its_footnote_is_text(text: str, tmp_path: Path) -> None:
    details = "".join(item.detail for item in read(tmp_path, text).items)
    assert all(mark in details for mark in ("[^1]", "[^a]", "[^2]") if mark in text)


@pytest.mark.parametrize(
    "picture", ["![画面遷移図](img/flow.png)", "- ![画面](a.png)", '![帳票の印字](a.png "印字")', "![](a.png) ![図](b.png)"]
)
def test_a_picture_is_no_item(picture: str, tmp_path: Path) -> None:
    assert [item.detail for item in read(tmp_path, f"## 機能要件\n\n{picture}\n\n- 届出を入力できること。").items] == [
        "届出を入力できること。"
    ]


def test_a_clause_with_a_picture_is_one(tmp_path: Path) -> None:
    assert "届出を入力できること。" in read(tmp_path, "- 届出を入力できること。![画面](a.png)").items[0].detail
