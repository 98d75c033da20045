"""Clauses of a text that say of themselves that they are withdrawn, and those that speak of deleting."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sources.documents import read_text

OTHER = "転入の入力ができること。"
REASON = "marked as withdrawn"


def reasons(folder: Path, clause: str, name: str = "list.txt") -> list[str]:
    read = read_text(folder, f"改修仕様\n\n１　{OTHER}\n２　{clause}\n３　{OTHER[2:]}\n", name)
    return [skip.reason for skip in read.summary.skipped][1:]


@pytest.mark.parametrize(
    "clause",
    [
        "証明書を印刷できること。（令和６年５月削除）",
        "証明書を印刷できること（削除）。",
        "証明書を印刷できること。［取下げ］",
        "証明書を印刷できること。【R6.5.10 取下げ】",
        "証明書を印刷できること。（第２版で削除）",
        "証明書を印刷できること。（廃止）",
        "（令和６年５月削除）証明書を印刷できること。",
        "［取下げ］証明書を印刷できること。",
        "【削除】証明書を印刷できること。",
        "証明書の出力（令和６年５月削除）",
        "削除",
        "削除（令和６年５月１日）",
        "（削除）",
        "取下げ",
        "欠番",
    ],
)
def test_a_withdrawn_clause_is_no_requirement(clause: str, tmp_path: Path) -> None:
    assert reasons(tmp_path, clause) == [REASON]


def test_the_remark_may_stand_below_the_clause(tmp_path: Path) -> None:
    read = read_text(tmp_path, f"改修仕様\n（１）{OTHER}\n　（令和６年５月削除）\n（２）証明書を印刷できること。\n")
    assert [item.no for item in read.items] == ["（２）"]
    assert read.items[0].source.heading == []


def test_a_title_over_an_article_withdraws_nothing(tmp_path: Path) -> None:
    read = read_text(tmp_path, f"仕様書\n（登録）\n第２条　{OTHER}\n（廃止）\n第３条　印鑑登録の廃止を受け付けること。\n")
    assert [item.no for item in read.items] == ["第２条", "第３条"]
    assert REASON not in [skip.reason for skip in read.summary.skipped]


def test_an_article_may_be_deleted(tmp_path: Path) -> None:
    text = f"仕様書\n第４条　{OTHER}\n第５条　削除\n第６条　証明書を印刷できること。\n"
    read = read_text(tmp_path, text)
    assert [skip.reason for skip in read.summary.skipped] == ["heading", REASON]


@pytest.mark.parametrize(
    "clause",
    [
        "世帯員を削除できること（論理削除）。",
        "印鑑登録を抹消できること（廃止届）。",
        "印鑑登録（廃止）",
        "仮登録の取消し（取消し）",
        "老人保健（平成２０年廃止）",
        "受給者の記録を検索できること（令和５年度廃止の事業を含む）。",
        "（廃止）印鑑登録の廃止を登録できること。",
        "（削除）世帯員を削除できること。",
        "証明書を印刷できること。（令和６年５月追加）",
        "証明書を印刷できること（旧様式は令和６年５月で廃止）。",
        "削除したデータを復元できること。",
        "廃止の届出を登録できること。",
    ],
)
def test_what_speaks_of_deleting_stays(clause: str, tmp_path: Path) -> None:
    assert reasons(tmp_path, clause) == []


def test_operations_in_a_list_are_requirements(tmp_path: Path) -> None:
    text = "改修仕様\n１　世帯員について、次の処理ができること。\n（１）追加\n（２）変更\n（３）削除\n（４）廃止\n"
    assert [item.no for item in read_text(tmp_path, text).items] == ["（１）", "（２）", "（３）", "（４）"]


def test_operations_as_titles_in_brackets_are_requirements(tmp_path: Path) -> None:
    text = "改修仕様\n（１）（登録）世帯員を加える。\n（２）（変更）続柄を改める。\n（３）（取消）仮に入れた者を消せること。\n"
    assert [item.no for item in read_text(tmp_path, text).items][-1] == "（３）"


def test_operations_may_be_few(tmp_path: Path) -> None:
    read = read_text(tmp_path, "改修仕様\n\n１　次の異動を登録できること。\n・廃止\n・取消し\n２　検索できること。\n")
    assert [item.title for item in read.items][:2] == ["廃止", "取消し"]


def test_several_clauses_may_be_withdrawn_and_are_told(tmp_path: Path) -> None:
    read = read_text(tmp_path, f"改修仕様\n\n１　{OTHER}\n２　廃止\n３　取下げ\n４　検索できること。\n")
    assert [item.no for item in read.items] == ["１", "４"]
    assert any("2 rows are marked as withdrawn" in warning for warning in read.warnings)
