"""How running text is cut into requirements, written as plain text because every container comes down to it."""

from __future__ import annotations

import pytest

from custaudit.sources.textdoc.blocks import LeftOut
from custaudit.sources.textdoc.docx.numbering import written
from custaudit.sources.textdoc.outline.clauses import cut
from custaudit.sources.textdoc.outline.pieces import Piece, Requirement
from custaudit.sources.textdoc.outline.tree import build_outline
from custaudit.sources.textdoc.textfile.plain import read_plain
from custaudit.sources.textdoc.words.knowledge import clause_knowledge
from custaudit.sources.textdoc.words.markers import split_marker

KNOWLEDGE = clause_knowledge()


def pieces(text: str) -> list[Piece]:
    document = read_plain(text, "UTF-8", KNOWLEDGE)
    return cut(build_outline(document.content, KNOWLEDGE, 50), KNOWLEDGE)


def requirements(text: str) -> list[Requirement]:
    return [piece for piece in pieces(text) if isinstance(piece, Requirement)]


def reasons(text: str) -> list[str]:
    return [piece.reason for piece in pieces(text) if isinstance(piece, LeftOut)]


@pytest.mark.parametrize(
    ("text", "kind", "label", "rest"),
    [
        ("第１条（目的）", "article", "第１条", "（目的）"),
        ("第２章　帳票", "chapter", "第２章", "帳票"),
        ("３．１　検索", "dotted", "３．１", "検索"),
        ("2-1 検索", "dotted", "2-1", "検索"),
        ("１　検索", "number", "１", "検索"),
        ("1. 検索", "number", "1", "検索"),
        ("(1) 検索", "paren", "(1)", "検索"),
        ("⑴検索", "paren", "⑴", "検索"),
        ("①検索", "circled", "①", "検索"),
        ("ア　検索", "kana", "ア", "検索"),
        ("（ア）検索", "paren-kana", "（ア）", "検索"),
        ("ａ　検索", "letter", "ａ", "検索"),
        ("一　検索", "kanji", "一", "検索"),
        ("Ⅳ　検索", "roman", "Ⅳ", "検索"),
        ("・検索", "bullet", "・", "検索"),
        ("F-001　検索", "code", "F-001", "検索"),
    ],
)
def test_a_sign_is_split_from_its_clause(text: str, kind: str, label: str, rest: str) -> None:
    marker, body = split_marker(text, KNOWLEDGE)
    assert marker is not None
    assert (marker.kind, marker.label, body) == (kind, label, rest)


@pytest.mark.parametrize(
    "text", ["1.5倍とする", "①の場合は", "(1)に掲げる帳票", "○○市の帳票", "第１号被保険者の一覧", "15歳以上", "3 か所の窓口", "アの次に"]
)
def test_what_only_looks_like_a_sign_stays_in_the_text(text: str) -> None:
    assert split_marker(text, KNOWLEDGE) == (None, text)


def test_each_clause_knows_its_number_its_place_and_its_headings() -> None:
    found = requirements(
        "２　機能要件\n２．１　帳票\n(1) 一覧を印刷できること。\n　ア　支所ごとに改頁すること。\n(2) 封筒に宛名を印字できること。"
    )
    assert [(item.no, item.clause, item.heading, item.line) for item in found] == [
        ("(1)", "２．１(1)", ("２ 機能要件", "２．１ 帳票"), 3),
        ("ア", "２．１(1)ア", ("２ 機能要件", "２．１ 帳票"), 4),
        ("(2)", "２．１(2)", ("２ 機能要件", "２．１ 帳票"), 5),
    ]


def test_a_lead_in_is_joined_to_each_bullet_under_it_and_ends_with_them() -> None:
    found = requirements("１　機能要件\n次の帳票を出力できること。\n・住民票の写し\n・印鑑登録証明書\n帳票は支所で印刷できること。")
    assert [item.detail for item in found] == [
        "次の帳票を出力できること。\n住民票の写し",
        "次の帳票を出力できること。\n印鑑登録証明書",
        "帳票は支所で印刷できること。",
    ]
    assert reasons("次の帳票を出力できること。\n・住民票の写し") == ["textdoc.lead_in"]


def test_a_sentence_over_mere_names_leads_in_and_one_over_sentences_does_not() -> None:
    names = requirements("(1) 住民票に印字する項目を選べること。\n　① 通称\n　② 旧氏")
    assert [item.no for item in names] == ["①", "②"]
    sentences = requirements("(1) 住民票に印字する項目を選べること。\n　① 通称を印字できること。\n　② 旧氏を印字できること。")
    assert [item.no for item in sentences] == ["(1)", "①", "②"]


def test_a_numbered_clause_with_several_requirements_stays_one() -> None:
    (item,) = requirements("(1) 一覧を表示できること。並べ替えができること。なお、上限は500件とする。")
    assert item.detail.endswith("なお、上限は500件とする。")


def test_unmarked_text_is_cut_after_each_sentence_that_asks() -> None:
    found = requirements("支所が５か所ある。このため、支所ごとに集計できること。画面で照会できること。なお、月次でよい。")
    assert [item.detail for item in found] == [
        "支所が５か所ある。このため、支所ごとに集計できること。",
        "画面で照会できること。なお、月次でよい。",
    ]


def test_a_proviso_on_its_own_line_belongs_to_the_clause_before_it() -> None:
    (item,) = requirements("(1) 一覧を印刷できること。\n　ただし、閉庁日を除く。\n※縦書きとする。")
    assert item.detail.replace("\n", "") == "一覧を印刷できること。ただし、閉庁日を除く。※縦書きとする。"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("１　背景\n本市では平成20年に現行システムを導入した。", "textdoc.background"),
        ("１　契約期間\n令和８年３月３１日までとする。", "textdoc.contract"),
        ("１　その他\n(1) 受注者は、業務を再委託してはならない。", "textdoc.party"),
        ("１　機能要件\n現在、窓口で手作業により集計している。", "textdoc.present_state"),
        ("１　機能要件 ………………… 3", "textdoc.contents"),
        ("１　機能要件\n(1) その他", "textdoc.says_nothing"),
    ],
)
def test_text_that_asks_for_no_function_is_passed_over_with_its_reason(text: str, reason: str) -> None:
    assert requirements(text) == []
    assert reasons(text)[-1] == reason


@pytest.mark.parametrize(
    "text",
    [
        "１　背景\n転出証明書に支所名を印字できること。",
        "１　契約に関する事項\n受注者は、一覧を出力する機能を設けること。",
        "１　研修\n(1) 操作研修を年２回実施すること。",
        "(1) 住民票の写しの２段印字",
        "１　機能要件\n旧氏については、適用しない。",
    ],
)
def test_text_that_may_be_a_requirement_is_kept(text: str) -> None:
    assert len(requirements(text)) == 1


def test_a_clause_brings_its_own_title() -> None:
    found = requirements(
        "(1) 検索機能　氏名で検索できること。\n(2) 【印刷】一覧を印刷すること。\n"
        "(3) 警告：未入力を知らせること。\n第１条（連携）　税システムと連携すること。"
    )
    assert [(item.title, item.detail) for item in found] == [
        ("検索機能", "氏名で検索できること。"),
        ("印刷", "一覧を印刷すること。"),
        ("警告", "未入力を知らせること。"),
        ("連携", "税システムと連携すること。"),
    ]


def test_a_noun_in_brackets_with_its_particle_is_no_title() -> None:
    found = requirements("１　検索\n・（旧氏）で検索できること\n・（旧氏）氏名とともに検索できること")
    assert [(item.title, item.detail) for item in found] == [("検索", "（旧氏）で検索できること"), ("旧氏", "氏名とともに検索できること")]


def test_a_count_that_begins_anew_goes_deeper_and_one_that_goes_on_comes_back() -> None:
    found = requirements(
        "１　検索\n１）氏名で検索できること。\n①　カナで検索できること。\n２）住所で検索できること。\n２　印刷\n１）一覧を印刷できること。"
    )
    assert [item.clause for item in found] == ["１-１）", "１-１）①", "１-２）", "２-１）"]


def test_a_square_before_a_name_heads_what_follows_and_one_before_a_sentence_is_a_bullet() -> None:
    found = requirements(
        "第５条　疑義は協議して定める。\n■帳票要件\n①　一覧を印刷すること。\n・縦書きとすること。\n■画面要件\n①　警告を表示すること。"
    )
    assert [(item.title, item.clause) for item in found] == [("帳票要件", "第５条①"), ("帳票要件", "第５条①"), ("画面要件", "第５条①")]
    bullets = requirements("１　機能要件\n■一覧を印刷すること。\n(1) 封筒を印刷すること。")
    assert [item.title for item in bullets] == ["機能要件", "機能要件"]


@pytest.mark.parametrize(
    ("format", "numbers"),
    [
        ("decimalFullWidth", "１２３"),
        ("aiueoFullWidth", "アイウ"),
        ("irohaFullWidth", "イロハ"),
        ("decimalEnclosedCircle", "①②③"),
        ("decimalEnclosedParen", "⑴⑵⑶"),
        ("japaneseCounting", "一二三"),
        ("japaneseLegal", "壱弐参"),
        ("ideographTraditional", "甲乙丙"),
        ("ideographZodiac", "子丑寅"),
        ("lowerLetter", "abc"),
    ],
)
def test_numbers_are_written_as_word_writes_them(format: str, numbers: str) -> None:
    assert "".join(written(number, format, KNOWLEDGE.orders) for number in (1, 2, 3)) == numbers


def test_kanji_numbers_go_on_past_ten() -> None:
    assert [written(number, "japaneseCounting", KNOWLEDGE.orders) for number in (10, 11, 20, 115)] == ["十", "十一", "二十", "百十五"]
    assert [written(number, "lowerRoman", KNOWLEDGE.orders) for number in (4, 9, 14)] == ["iv", "ix", "xiv"]
