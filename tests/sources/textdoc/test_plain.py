"""Text and Markdown files in the encodings of Japanese offices."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import UNSET

from custaudit.errors import UserError
from tests.sources.documents import check_account, fuzzed, read_document, read_text

MARKDOWN = """---
title: 仕様書
---
# 仕様書
## 1. 背景
本市では平成20年に導入した。
## 2. 機能要件
### 2.1 帳票
次の帳票を出力できること。
- 住民票の**写し**
- [印鑑登録証明書](https://example.jp/a)
- ~~旧帳票を出力すること。~~

1. 区別に集計できること。
   ただし、月次とする。
2. 一覧を印刷で
   きること。

| No | 機能名 | 内容 |
|----|------|------|
| 1 | 検索 | 氏名で検索できること<br>カナでもできること |

<!-- 後で直す -->
（１）全角の番号でも分けること。
（２）宛名を印字すること。
"""


@pytest.mark.parametrize(
    ("name", "encoding"),
    [("cp932", "CP932"), ("utf-8", "UTF-8"), ("utf-16", "UTF-16LE"), ("euc-jp", "EUC-JP"), ("iso-2022-jp", "ISO-2022-JP")],
)
def test_every_encoding_gives_the_same_requirements(name: str, encoding: str) -> None:
    read = read_document(f"plain-{name}.txt")
    assert read.understanding.encoding == encoding
    assert [(item.no, item.source.clause, item.source.line) for item in read.items] == [
        ("（１）", "２．１（１）", 7),
        ("（２）", "２．１（２）", 9),
        ("ア", "２．２ア", 13),
        ("（ア）", "２．２イ（ア）", 15),
        ("（イ）", "２．２イ（イ）", 16),
        (None, "２．２", 17),
    ]


def test_a_line_broken_at_the_edge_is_joined_and_old_characters_stay() -> None:
    item = read_document("plain-cp932.txt").items[0]
    assert "㈱髙﨑電算の端末でも同じ操作で検索できるものとし、あいまい検索も" in item.detail


def test_every_paragraph_that_is_no_requirement_has_a_line_and_a_reason() -> None:
    skipped = read_document("plain-utf-8.txt").summary.skipped
    assert [(skip.line, skip.reason) for skip in skipped][:4] == [
        (1, "heading"),
        (3, "heading"),
        (4, "background, not a requirement"),
        (5, "heading"),
    ]


def test_markdown_has_its_headings_lists_and_tables(tmp_path: Path) -> None:
    read = read_text(tmp_path, MARKDOWN, "rfp.md")
    assert [(item.no, item.source.line, item.detail) for item in read.items] == [
        (None, 10, "次の帳票を出力できること。\n住民票の写し"),
        (None, 11, "次の帳票を出力できること。\n印鑑登録証明書"),
        ("1", 14, "区別に集計できること。\nただし、月次とする。"),
        ("2", 16, "一覧を印刷できること。"),
        ("1", 21, "氏名で検索できること\nカナでもできること"),
        ("（１）", 24, "全角の番号でも分けること。"),
        ("（２）", 25, "宛名を印字すること。"),
    ]
    assert read.items[0].source.heading == ["仕様書", "2 機能要件", "2.1 帳票"]
    assert {skip.line: skip.reason for skip in read.summary.skipped}[12] == "struck through"


def test_a_row_more_leaves_the_ids_of_the_others_alone(tmp_path: Path) -> None:
    text = "１　帳票\n(1) 一覧を印刷すること。\n(2) 封筒を印刷すること。\n"
    longer = text.replace("(2)", "(2) 宛名を印刷すること。\n(3)")
    before = {item.detail: item.id for item in read_text(tmp_path, text).items}
    after = {item.detail: item.id for item in read_text(tmp_path, longer).items}
    assert before.items() <= after.items()


def test_private_use_characters_are_kept_and_counted(tmp_path: Path) -> None:
    read = read_text(tmp_path, "(1) \ue000田の字形を印字すること。\n")
    assert read.items[0].detail.startswith("\ue000田")
    assert "1 private-use characters" in read.warnings[0]


def test_a_single_endless_line_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="more than 100000 characters"):
        read_text(tmp_path, "(1) 印字すること" * 20_000)


SIGNS = [
    "(1)",
    "（２）",
    "①",
    "②",
    "ア　",
    "（ア）",
    "ａ　",
    "・",
    "１　",
    "２．１　",
    "第１条",
    "※",
    "　",
    "【帳票】",
    "# ",
    "- ",
    "| a |",
    "なお、",
    "",
]
BODIES = ["印字すること。", "次の項目を表示すること。", "名", "機能要件", "背景", "本市では導入した。", "受注者は守ること。", "あ" * 60, ""]
lines = st.tuples(st.sampled_from(["", " ", "　　", "\t"]), st.sampled_from(SIGNS), st.sampled_from(BODIES)).map("".join)


@fuzzed
@given(st.lists(lines, max_size=25), st.sampled_from(["txt", "md"]), st.sampled_from(["utf-8", "cp932", "utf-16"]), st.binary(max_size=3))
def test_any_text_is_read_or_refused(tmp_path: Path, parts: list[str], ending: str, encoding: str, tail: bytes) -> None:
    check_account(tmp_path / f"fuzz.{ending}", "\n".join(parts).encode(encoding) + tail)


@fuzzed
@given(st.lists(lines, min_size=1, max_size=25))
def test_no_character_of_a_text_is_lost(tmp_path: Path, parts: list[str]) -> None:
    """Every line is in an item or has a skip at its own line or, joined, at the first line of its paragraph."""
    text = "\n".join(parts)
    try:
        read = read_text(tmp_path, text)
    except UserError:
        return
    begun = {skip.line for skip in read.summary.skipped} | {item.source.line for item in read.items}
    said = "".join(f"{item.title}{item.detail}" for item in read.items)
    for number, line in enumerate(parts, start=1):
        body = line.strip()
        if body and number not in begun:
            joined = max((start for start in begun if start < number), default=None)
            assert joined is not None
            in_items = [item for item in read.items if item.source.line == joined]
            if in_items and joined not in {skip.line for skip in read.summary.skipped}:
                # The brackets around a title are its sign.
                assert all(char in said for char in body if not char.isspace() and char not in "【】")


def test_places_are_the_lines_that_an_editor_shows_whatever_pages_are_marked(tmp_path: Path) -> None:
    made = read_text(tmp_path, "１　機能\n(1) 検索できること。\n\x0c(2) 印刷できること。\n")
    assert [(item.source.page, item.source.line) for item in made.items] == [(None, 2), (None, 3)]
    assert [(skip.page, skip.line) for skip in made.summary.skipped] == [(UNSET, 1)]
