"""Minutes, memos and letters: what heads the wishes in them, and what is said around the wishes."""

from __future__ import annotations

from pathlib import Path

import pytest

from custaudit.sources import ReadInput
from tests.sources.documents import read_text

WISH = "一覧を印刷できるようにしてほしい。"


def told(made: ReadInput) -> list[tuple[str, str]]:
    return [(item.title, item.detail) for item in made.items]


def reasons(made: ReadInput) -> list[str]:
    return [skip.reason for skip in made.summary.skipped]


def test_circles_before_names_over_running_text_are_headings(tmp_path: Path) -> None:
    text = (
        f"システム検討会　議事要旨\n○報告事項\n　件数を報告した。\n○主な意見\n（税務課）{WISH}\n○今後の予定\n次回は３月６日に開催する。\n"
    )
    made = read_text(tmp_path, text)
    assert told(made) == [("主な意見", f"（税務課）{WISH}")]
    assert reasons(made).count("heading") == 4


def test_circles_that_list_what_is_asked_for_are_no_headings(tmp_path: Path) -> None:
    text = "１　機能要件\n次の帳票を出力できること。\n○住民票の写し\n○印鑑登録証明書\n"
    assert [detail for _, detail in told(read_text(tmp_path, text))] == [
        "次の帳票を出力できること。\n住民票の写し",
        "次の帳票を出力できること。\n印鑑登録証明書",
    ]


@pytest.mark.parametrize("name", ["次期システムに求めること", "現在困っていること", "新たにお願いしたいこと", "変えたい点"])
def test_a_name_that_sounds_like_a_wish_heads_the_wishes_under_it(name: str, tmp_path: Path) -> None:
    text = f"◆{name}\n・扶養の重複を確認できること\n・理由を入力できること\n"
    assert told(read_text(tmp_path, text)) == [(name, "扶養の重複を確認できること"), (name, "理由を入力できること")]


@pytest.mark.parametrize("wish", ["入力者に確認を求めること", "受付の期限を定めること", "宛名を大きくしたい"])
def test_a_wish_under_a_square_stays_one(wish: str, tmp_path: Path) -> None:
    assert f"{wish}" in [detail for _, detail in told(read_text(tmp_path, f"◆改修内容\n・{wish}\n・理由を入力できること\n"))]


def test_what_is_a_trouble_today_and_when_one_meets_next_are_no_wishes(tmp_path: Path) -> None:
    text = f"◆現状の困りごと\n・申告の時期は窓口が混む。\n◆要望\n・{WISH}\n◆その他\n・次回は12月に実施予定\n"
    assert told(read_text(tmp_path, text)) == [("要望", WISH)]
    asked = "１　機能要件\n・次回の更新日を表示すること。\n・次回は前回の値を初期値とすること。\n"
    assert len(read_text(tmp_path, asked).items) == 2


@pytest.mark.parametrize(
    "said",
    [
        "照会のありました標記の件、下記のとおり回答します。",
        "令和５年１０月２０日付け情第７８号で照会のあったことについて、次のとおり報告いたします。",
    ],
)
def test_what_a_letter_says_of_itself_is_no_requirement(said: str, tmp_path: Path) -> None:
    assert [detail for _, detail in told(read_text(tmp_path, f"{said}\n\n記\n1. 封入順を変更できること\n2. 件数表を出力すること\n"))] == [
        "封入順を変更できること",
        "件数表を出力すること",
    ]


def test_what_sums_a_report_up_is_no_requirement(tmp_path: Path) -> None:
    text = "# 独自カスタマイズの現状\n\n１　本庁分\n\n受付票に人数を印字する。\n\n２　{heading}\n\n以上のとおり、合わせて３件である。\n"
    for heading in ("まとめ", "件数"):
        assert len(read_text(tmp_path, text.format(heading=heading), "list.md").items) == 1


def test_the_first_line_of_a_document_is_its_title(tmp_path: Path) -> None:
    made = read_text(tmp_path, "住民記録システムへの要望\n\n・一覧を出力できること。\n・宛名を印字できること。\n")
    assert reasons(made) == ["heading"]
    mail = read_text(tmp_path, "From: 税務課\n\n・一覧を出力できること。\n")
    assert reasons(mail) == ["tells something, asks for nothing"]


def test_the_title_and_not_a_sheet_says_what_kind_of_document_it_is(tmp_path: Path) -> None:
    made = read_text(tmp_path, "カスタマイズの状況\n\n１　宛名の印字\n宛名を二段に印字する。\n")
    assert (made.understanding.kind.kind, made.understanding.kind.origin) == ("inventory", "caption")


def test_a_subtitle_in_brackets_is_no_requirement_and_a_proviso_in_brackets_stays(tmp_path: Path) -> None:
    assert len(read_text(tmp_path, "# 独自機能\n\n（住民基本台帳事務）\n\n- 宛名を印刷すること\n", "list.md").items) == 1
    made = read_text(tmp_path, "１　独自機能\n(1) 宛名を印刷すること。\n（ただし、住民票を除くこと。）\n")
    assert made.items[-1].detail.endswith("（ただし、住民票を除くこと。）")


def test_whole_sentences_under_wishes_are_wishes(tmp_path: Path) -> None:
    text = "１　要望\n期限を過ぎた者に催告します。\n２　打合せの経過\n担当者が説明します。\n"
    assert [detail for _, detail in told(read_text(tmp_path, text))] == ["期限を過ぎた者に催告します。"]


def test_a_reason_in_brackets_under_a_clause_is_its_reason(tmp_path: Path) -> None:
    (item,) = read_text(tmp_path, "１　改修要望\n(1) 宛名を二段に印字すること。\n（理由：苦情が多いため）\n").items
    assert (item.detail, item.reason) == ("宛名を二段に印字すること。", "苦情が多いため")
    (item,) = read_text(tmp_path, "１　改修要望\n(1) 宛名を二段に印字すること。\n（担当：市民課　内線１２３）\n").items
    assert item.department == ""


def test_a_lead_in_left_of_bullets_without_full_stops_is_a_clause_of_its_own(tmp_path: Path) -> None:
    text = (
        "３　帳票要件\n　住民票の写し等の証明書は、次の条件を満たすこと。\n　　・改ざん防止用紙に印刷できること\n"
        "　　・市長名は職務代理者に切り替えられること\n　通知書は、次の宛先を選択できること。\n　　ア　住民登録地\n"
        "　　イ　送付先として登録した住所\n　（注）送付先の登録は税と共用している。\n"
    )
    assert [item.detail for item in read_text(tmp_path, text).items][1:] == [
        "住民票の写し等の証明書は、次の条件を満たすこと。\n市長名は職務代理者に切り替えられること",
        "通知書は、次の宛先を選択できること。\n住民登録地",
        "通知書は、次の宛先を選択できること。\n送付先として登録した住所",
    ]


@pytest.mark.parametrize("rest", ["ができるように、設定から切り替えられること。", "とし、設定から切り替えられること。"])
def test_a_clause_whose_next_line_begins_at_the_margin_is_joined(rest: str, tmp_path: Path) -> None:
    text = f"３　帳票要件\n　　・住民票の写し等の証明書の発行番号は、年度ごとに１から始めること\n{rest}\n"
    (item,) = read_text(tmp_path, text).items
    assert item.detail.endswith(f"始めること{rest}")
