"""Lists that a line below them closes with what is asked of each of their names."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sources.documents import read_text


@pytest.mark.parametrize(
    "predicate",
    [
        "を選べること。",
        "を出力できること。",
        "について管理できること。",
        "に関して集計できること。",
        "で検索できること。",
        "のいずれかを選択できること。",
    ],
)
@pytest.mark.parametrize("sign", ["・", "(1) ", "ア　"])
def test_the_predicate_belongs_to_each_name(sign: str, predicate: str, tmp_path: Path) -> None:
    signs = [sign, sign.replace("1", "2").replace("ア", "イ")]
    read = read_text(
        tmp_path, f"改修仕様\n\n１　届出人の区分\n{signs[0]}本人\n{signs[1]}代理人\n{predicate}\n２　証明\n・印刷できること。\n"
    )
    assert [item.detail for item in read.items] == [f"本人\n{predicate}", f"代理人\n{predicate}", "印刷できること。"]
    assert [item.title for item in read.items][:2] == ["届出人の区分"] * 2
    assert "read together with each name above it" in [skip.reason for skip in read.summary.skipped]


def test_a_lead_in_and_a_predicate_are_joined_both(tmp_path: Path) -> None:
    read = read_text(tmp_path, "改修仕様\n\n１　住民票に\n・氏名\n・住所\nを印字すること。\n")
    assert [item.detail for item in read.items] == ["住民票に\n氏名\nを印字すること。", "住民票に\n住所\nを印字すること。"]


def test_in_markdown_and_below_a_blank_line(tmp_path: Path) -> None:
    read = read_text(tmp_path, "# 改修仕様\n\n- 氏名\n- 住所\n\nを出力できること。\n", "list.md")
    assert [item.detail for item in read.items] == ["氏名\nを出力できること。", "住所\nを出力できること。"]


@pytest.mark.parametrize(
    ("lines", "last"),
    [
        (["・証明書を印刷できること。", "・氏名及び住所の一覧", "を出力できること。"], "氏名及び住所の一覧を出力できること。"),
        (["・証明書", "・転入の届出のあった者の氏名", "　を出力できること。"], "転入の届出のあった者の氏名を出力できること。"),
        (["・住所", "・氏名", "についての一覧"], "氏名についての一覧"),
        (["氏名", "住所", "を出力できること。"], "を出力できること。"),
        (["・証明書を印刷できること。", "・検索", "できること。"], "できること。"),
        (["・氏名", "・住所", "がん検診の結果を表示できること。"], "がん検診の結果を表示できること。"),
        (["・氏名", "・住所", "のし袋を印刷できること。"], "のし袋を印刷できること。"),
        (["・氏名", "・住所", "その他の項目を出力できること。"], "その他の項目を出力できること。"),
        (["・氏名", "・住所", "証明書を出力できること。"], "証明書を出力できること。"),
        (["・氏名を出すこと。", "・住所を出すこと。", "にじみのない字で印刷すること。"], "にじみのない字で印刷すること。"),
    ],
)
def test_what_is_no_predicate_of_a_list(lines: list[str], last: str, tmp_path: Path) -> None:
    read = read_text(tmp_path, "改修仕様\n\n" + "\n".join(lines) + "\n")
    assert "read together with each name above it" not in [skip.reason for skip in read.summary.skipped]
    assert not any(item.detail.startswith("氏名\n") for item in read.items)
    assert last in read.items[-1].detail
