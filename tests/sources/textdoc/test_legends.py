"""Legends of marks over the clauses, which are neither clauses nor headings, and sections numbered as their clauses are."""

from __future__ import annotations

from pathlib import Path

import pytest

from custaudit.sources import ReadInput
from tests.sources.documents import read_text

CLAUSES = ["１　検索", "(1) 氏名で検索できること。", "(2) 生年月日で検索できること。"]


def read_below(tmp_path: Path, *lines: str) -> ReadInput:
    return read_text(tmp_path, "\n".join(["住民記録システム機能要件書", *lines, *CLAUSES]) + "\n")


@pytest.mark.parametrize(
    "legend",
    [
        [
            "【回答方法】",
            "○ …標準で対応（オプションを含む）",
            "△ …カスタマイズで対応（99万円まで）",
            "□ …カスタマイズで対応（100万円から）",
            "▼ …代替案",
        ],
        ["凡例", "◎：標準機能", "★：有料の追加機能"],
        ["※回答のしかた", "○：標準で対応　△：カスタマイズで対応（費用は別の欄に記入）　×：対応できない"],
        ["記入要領", "A：パッケージの標準機能で対応", "B：カスタマイズで対応", "C：対応不可"],
        ["□＝標準で実現　■＝作り込みで実現"],
        ["回答の要領", "◇・・・運用で対応"],
    ],
)
def test_a_legend_is_neither_items_nor_a_heading(legend: list[str], tmp_path: Path) -> None:
    read = read_below(tmp_path, *legend)
    assert [item.detail for item in read.items] == ["氏名で検索できること。", "生年月日で検索できること。"]
    assert {tuple(item.source.heading) for item in read.items} == {("１ 検索",)}
    assert sum(skip.reason.startswith("explains signs") for skip in read.summary.skipped) >= 1


@pytest.mark.parametrize(
    "lines",
    [
        ["○：住民票の写しを交付できること。", "△：除票の写しを交付できること。"],
        ["○住民票の写しを交付できること。", "○除票の写しを交付できること。"],
        ["■ 異動：転入の届出を登録できること。", "■ 証明：住民票の写しを交付できること。"],
    ],
)
def test_clauses_behind_marks_are_no_legend(lines: list[str], tmp_path: Path) -> None:
    assert len(read_below(tmp_path, *lines).items) == 4


def test_squares_before_the_names_of_chapters_are_headings(tmp_path: Path) -> None:
    text = "住民記録システム要件\n■ 検索\n氏名で検索できること。\n■ 帳票\n住民票を印刷できること。\n"
    assert [item.source.heading for item in read_text(tmp_path, text).items] == [["■ 検索"], ["■ 帳票"]]


@pytest.mark.parametrize("sign", ["{} ", "{}．", "（{}）", "{}　"])
def test_sections_numbered_as_their_clauses_head_them(sign: str, tmp_path: Path) -> None:
    numbered = [(1, "全般"), (1, "氏名で検索できること。"), (2, "生年月日で検索できること。"), (2, "帳票"), (1, "住民票を印刷できること。")]
    text = "\n".join(["住民記録システム機能要件", *(sign.format(number) + words for number, words in numbered)]) + "\n"
    items = read_text(tmp_path, text).items
    assert [item.detail for item in items] == [words for _, words in numbered if words.endswith("。")]
    assert [item.source.heading[-1][-2:] for item in items] == ["全般", "全般", "帳票"]


def test_names_of_a_list_above_a_new_count_are_no_sections(tmp_path: Path) -> None:
    text = "住民記録システム要件\n次の帳票を印刷できること。\n1 住民票\n2 除票\n3 附票\n次の項目で検索できること。\n1 氏名\n2 生年月日\n"
    assert len(read_text(tmp_path, text).items) == 5


def test_a_section_with_other_signs_stands_beside_those_before(tmp_path: Path) -> None:
    lines = ["１ 登録", "1 申請書を印字できること。", "2 照会書を印字できること。", "２ 証明", "1 証明書を印刷できること。", "３ 一覧表"]
    text = "\n".join(["印鑑登録システム要件", *lines, "・町名ごとに登録者の数を出力すること。", "・登録の番号の順に出力すること。"]) + "\n"
    headings = [item.source.heading for item in read_text(tmp_path, text).items]
    assert headings == [["１ 登録"], ["１ 登録"], ["２ 証明"], ["３ 一覧表"], ["３ 一覧表"]]
