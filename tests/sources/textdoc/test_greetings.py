"""Greetings, heads of minutes, notes on answering, circles as bullets, and functions that name a party."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sources.documents import read_text

WISHES = "１　一覧を印刷できること。\n２　履歴を検索できること。\n"


def details(tmp_path: Path, text: str) -> list[str]:
    return [item.detail for item in read_text(tmp_path, text).items]


@pytest.mark.parametrize(
    "clause",
    ["事業者から届いた事故報告を事業所ごとに記録できること。", "業者に対する指導の記録を年度ごとに管理できること。"],
)
def test_what_a_system_does_is_a_function_whoever_it_names(clause: str, tmp_path: Path) -> None:
    assert clause in details(tmp_path, f"介護保険システム　仕様書\n１　履歴を検索できること。\n２　{clause}\n")


@pytest.mark.parametrize("duty", ["受託者は、業務の工程を管理できること。", "事業者は、個人情報を適正に管理すること。"])
def test_what_a_party_does_is_its_duty(duty: str, tmp_path: Path) -> None:
    assert duty not in details(tmp_path, f"介護保険システム　仕様書\n１　履歴を検索できること。\n２　{duty}\n")


@pytest.mark.parametrize("circle", ["○", "〇", "◯"])
def test_a_circle_among_bullets_is_a_bullet_before_any_word(circle: str, tmp_path: Path) -> None:
    wishes = ["郵便番号を表示してほしい", "年金の届書を印刷してほしい", "月末の人口を集計してほしい", "町名を検索してほしい"]
    assert details(tmp_path, "改善メモ\n\n" + "".join(f"{circle}{wish}\n" for wish in wishes)) == wishes


def test_circles_to_be_filled_in_are_no_bullets(tmp_path: Path) -> None:
    text = "改善メモ\n\n○郵便番号を表示してほしい\n○年○月○日までに対応してほしい\n"
    assert not any(detail.startswith("年○月") for detail in details(tmp_path, text))


@pytest.mark.parametrize(
    "greeting",
    [
        "お疲れさまです。北支所の田中です。",
        "いつも大変お世話になっております。東出張所の木下です。",
        "先日の打合せでお話ししました改修の要望を、支所でまとめましたのでお送りします。",
        "※ 本書は提案依頼書（RFP）の別紙であり、提案者は全ての項目に回答すること。",
        "※ 提案者は全ての項目について対応の可否を回答すること。",
        "・出席: 介護保険課 大野、情報政策課 木村",
        "・日時：令和５年６月１日（木）１０時から\n・議題：次期システムの要件について\n・司会　情報政策課長",
    ],
)
def test_what_stands_before_the_wishes_is_none(greeting: str, tmp_path: Path) -> None:
    assert details(tmp_path, f"システムの改修\n\n{greeting}\n\n{WISHES}") == ["一覧を印刷できること。", "履歴を検索できること。"]


@pytest.mark.parametrize(
    "wish",
    [
        "お世話になっている支所の一覧を印刷できること。",
        "△と判定した場合は、代替の帳票を画面に表示すること。",
        "議題を一覧で検索できること。",
        "申請者へお送りください、の文言を通知書に印字すること。",
    ],
)
def test_a_wish_with_such_words_stays_one(wish: str, tmp_path: Path) -> None:
    assert wish in details(tmp_path, f"システムの改修\n\n{WISHES}３　{wish}\n")


def test_how_to_answer_is_no_clause(tmp_path: Path) -> None:
    text = f"要件書\n第１　記載の要領\n１　△と回答した場合は、代替の方法を記載すること。\n第２　要件\n{WISHES}"
    assert details(tmp_path, text) == ["一覧を印刷できること。", "履歴を検索できること。"]


def test_a_greeting_is_no_part_of_the_lead_in(tmp_path: Path) -> None:
    text = "改修の要望\n\nいつもお世話になっております。給付担当の石井です。係の要望は次のとおりです。\n\n・申請書を印刷したい。\n"
    assert not any("お世話" in detail for detail in details(tmp_path, text))


def test_whom_to_ask_is_no_department_of_the_last_clause(tmp_path: Path) -> None:
    read = read_text(tmp_path, f"改修の要望\n\n{WISHES}\n担当：情報政策課　林　内線 1234\n")
    assert [item.department for item in read.items] == ["", ""]
    each = read_text(tmp_path, "改修の要望\n\n１　一覧を印刷できること。\n担当：市民課\n２　履歴を検索できること。\n担当：税務課\n")
    assert [item.department for item in each.items] == ["市民課", "税務課"]


def test_brackets_that_bound_a_clause_belong_to_it(tmp_path: Path) -> None:
    text = "機能要件\n１　検索\n（１）電話番号で検索できること。\n　　（※携帯電話を含む）\n２　証明\n（１）透かしを印字できること。\n"
    assert details(tmp_path, text) == ["電話番号で検索できること。\n（※携帯電話を含む）", "透かしを印字できること。"]
