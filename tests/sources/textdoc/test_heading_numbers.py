"""Numbered headings that head one requirement each count requirements; other headings count parts of the document."""

from __future__ import annotations

from pathlib import Path

from tests.sources.documents import read_text


def numbers(tmp_path: Path, text: str) -> list[str | None]:
    return [item.no for item in read_text(tmp_path, text).items]


def test_a_heading_over_one_requirement_gives_it_its_number(tmp_path: Path) -> None:
    text = (
        "介護保険システムの改善について（要望）\n\n"
        "１　納付証明書の発行について\n　特別徴収と普通徴収の納付額を１枚に合算して出力できるようにしてください。\n"
        "２　終了通知について\n　入院中の方を除外する登録ができるようにしてください。\n"
        "３　問合せ先\n　介護保険課\n"
    )
    assert numbers(tmp_path, text) == ["１", "２"]


def test_headings_of_which_one_heads_several_requirements_give_none(tmp_path: Path) -> None:
    text = (
        "介護保険システム機能要件\n\n"
        "１　資格管理\n　転入者の資格を登録できること。\n　被保険者証を一括して発行できること。\n"
        "２　賦課\n　所得段階を判定できること。\n"
    )
    assert numbers(tmp_path, text) == [None, None, None]


def test_a_single_heading_over_one_requirement_gives_none(tmp_path: Path) -> None:
    text = (
        "印鑑登録システム改修仕様書\n\n１　目的\n　本書は、改修の内容を示すものである。\n２　機能要件\n　印影を拡大して表示できること。\n"
    )
    assert numbers(tmp_path, text) == [None]


def test_chapters_give_none(tmp_path: Path) -> None:
    text = "住民記録システム要件\n\n第１章　異動\n　転入届を入力できること。\n第２章　証明\n　住民票の写しを発行できること。\n"
    assert numbers(tmp_path, text) == [None, None]


def test_numbers_of_clauses_below_stay_theirs(tmp_path: Path) -> None:
    text = "住民記録システム要件\n\n１　異動\n(1) 転入届を入力できること。\n２　証明\n(1) 住民票の写しを発行できること。\n"
    assert numbers(tmp_path, text) == ["(1)", "(1)"]
