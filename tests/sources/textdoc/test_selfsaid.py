"""What a document says of itself, of its marks and of the proposal; which business its chapters and its sentences are about."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sources.documents import read_text

OTHER = "(9) 転入の入力ができること。"


def kept(clause: str, folder: Path, heading: str = "一般事項") -> bool:
    return len(read_text(folder, f"１　{heading}\n{clause}\n２　異動\n{OTHER}\n").items) == 2


@pytest.mark.parametrize(
    ("clause", "stays"),
    [
        ("この仕様書は、市が調達する印鑑登録システムの機能に関し必要な事項を定めるものとする。", False),
        ("本書は、市が行う住民記録システムの更改に関し、必要な機能を定める。", False),
        ("この要領は、提案に必要な事項を定めるものとする。", False),
        ("この仕様書に定める帳票を出力するものとする。", True),
        ("本書は、交付日を印字できること。", True),
        ("本証明書は、続柄を示すものとする。", True),
    ],
)
def test_what_a_document_lays_down_is_no_requirement(clause: str, stays: bool, tmp_path: Path) -> None:
    assert kept(f"(1) {clause}", tmp_path) == stays
    assert kept(clause, tmp_path) == stays


@pytest.mark.parametrize(
    ("legend", "stays"),
    [
        ("「必須」は実装を必須とするもの、「任意」は提案によるものとする。", False),
        ("「必須」は必ず実現するものを示す。", False),
        ("「必須」は赤色で印字するものとする。", True),
        ("「男」は１、「女」は２とすること。", True),
    ],
)
def test_a_sentence_over_a_table_that_explains_quoted_marks(legend: str, stays: bool, tmp_path: Path) -> None:
    table = "| No | 要件 | 区分 |\n|---|---|---|\n| 1 | 転入の入力ができること。 | 必須 |\n| 2 | 転出の入力ができること。 | 任意 |\n"
    made = read_text(tmp_path, f"# 機能要件一覧\n\n{legend}\n\n{table}", name="list.md")
    assert (len(made.items) == 3) == stays


@pytest.mark.parametrize("heading", ["提案に当たっての留意事項", "一般事項"])
@pytest.mark.parametrize(
    ("clause", "stays"),
    [
        ("提案に要する費用は、全て提案者の負担とする。", False),
        ("提出期限は、令和８年１月１６日（金）午後５時とする。", False),
        ("提案書は正本１部、副本５部を提出すること。", False),
        ("提出期限は、届出日から１４日を自動で計算し、画面に表示すること。", True),
        ("手数料は、全て窓口で計算できること。", True),
    ],
)
def test_what_is_said_of_the_proposal(heading: str, clause: str, stays: bool, tmp_path: Path) -> None:
    assert kept(clause, tmp_path, heading) == stays


def test_a_chapter_that_names_a_business_gives_it_to_its_items(tmp_path: Path) -> None:
    text = f"住民記録・印鑑登録システム 要件定義書\n第１章　住民記録\n{OTHER}\n第２章　印鑑登録\n(1) 登録証を再発行できること。\n"
    assert [item.field for item in read_text(tmp_path, text).items] == ["jumin", "inkan"]


def test_a_business_named_under_links_is_the_other_side(tmp_path: Path) -> None:
    text = f"住民記録システム 要件定義書\n第１章　異動\n{OTHER}\n第２章　他システム連携\n１　介護保険\n(1) 資格の情報を取り込めること。\n"
    assert [item.field for item in read_text(tmp_path, text).items] == ["jumin", "jumin"]


def test_a_business_that_data_come_from_does_not_say_whose_text_it_is(tmp_path: Path) -> None:
    linked = "(1) 転入者の資格を、住民記録から取り込むこと。\n(2) 所得段階別に集計できること。\n(3) 償還払の申請を一覧にできること。\n"
    own = "(1) 住民記録の画面に転入の履歴を表示すること。\n(2) 償還払の申請があることを表示できること。\n"
    assert {item.field for item in read_text(tmp_path, linked).items} == {"kaigo"}
    assert {item.field for item in read_text(tmp_path, own).items} == {"jumin"}
