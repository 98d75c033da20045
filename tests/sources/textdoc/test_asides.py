"""What stands beside the requirements of a document: remarks, notes, legends, tables of contents, what a letter asks of its reader."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from custaudit.sources import ReadInput
from tests.sources.documents import read_made, read_text

ROWS = "| No | 要件 | 区分 |\n|---|---|---|\n| 1 | 転入の入力ができること。 | ◎ |\n| 2 | 転出の入力ができること。 | ○ |\n"


def details(made: ReadInput) -> list[str]:
    return [item.detail for item in made.items]


def reasons(made: ReadInput) -> list[str]:
    return [skip.reason for skip in made.summary.skipped]


@pytest.mark.parametrize("clause", ["一覧を出力できること。（任意）", "一覧を出力できること（任意）", "一覧を出力できること。【新規】"])
@pytest.mark.parametrize("after", ["", "以上\n", "・届出日順に並べること。\n・住所順に並べること。\n", "（３）余白を変更できること。\n"])
def test_a_clause_with_a_remark_behind_it_is_a_clause(clause: str, after: str, tmp_path: Path) -> None:
    made = read_text(tmp_path, f"２　帳票\n（１）住民票の写しを出力できること。\n（２）{clause}\n{after}")
    assert details(made)[1] == clause


def test_a_proviso_after_a_remark_belongs_to_the_clause(tmp_path: Path) -> None:
    made = read_text(tmp_path, "２　帳票\n（１）一覧を出力できること。（任意）\nなお、届出日順とすること。\n（２）余白を変更できること。\n")
    assert details(made) == ["一覧を出力できること。（任意）\nなお、届出日順とすること。", "余白を変更できること。"]


def test_a_name_with_brackets_behind_it_still_heads_what_follows(tmp_path: Path) -> None:
    made = read_text(tmp_path, "１　機能\n(1) 検索（あいまい検索）\n　ア　氏名で検索できること。\n　イ　住所で検索できること。\n")
    assert [item.title for item in made.items] == ["検索（あいまい検索）"] * 2


@pytest.mark.parametrize(
    "legend",
    [
        "※ 必須の機能は「◎」、任意の機能は「○」とする。",
        "※対応可否欄には、◎（標準対応）、○（カスタマイズ）、×（不可）を記入すること。",
        "※回答欄には、対応可能な場合は○を、対応できない場合は×を記入してください。",
        "必須の機能は「◎」、任意の機能は「○」とする。",
    ],
)
@pytest.mark.parametrize("above", [True, False])
def test_a_legend_beside_a_table_is_no_requirement(legend: str, above: bool, tmp_path: Path) -> None:
    parts = [legend + "\n", ROWS] if above else [ROWS, legend + "\n"]
    made = read_text(tmp_path, "# １　機能要件\n\n" + "\n".join(parts), "rfp.md")
    assert details(made) == ["転入の入力ができること。", "転出の入力ができること。"]
    assert "explains signs or how to fill in the table, not a requirement" in reasons(made)


@pytest.mark.parametrize(
    "asked",
    [
        "※ 該当者には「●」を画面に表示すること。",
        "※ 備考欄に任意の文言を入力できること。",
        "※ 「○」である者を抽出できること。",
        "未着の者には「×」を、到着済みの者には「○」を一覧に表示できること。",
    ],
)
def test_a_requirement_with_signs_or_columns_in_it_is_one(asked: str, tmp_path: Path) -> None:
    made = read_text(tmp_path, f"# １　機能要件\n\n{asked}\n\n{ROWS}", "rfp.md")
    assert details(made)[0] == asked.removeprefix("※ ")


def test_a_note_under_a_heading_leaves_it_a_heading(tmp_path: Path) -> None:
    made = read_text(tmp_path, "１　機能要件\n※ 様式は別に示す。\n(1) 転入の入力ができること。\n(2) 転出の入力ができること。\n")
    assert [(item.title, item.detail) for item in made.items if item.no] == [
        ("機能要件", "転入の入力ができること。"),
        ("機能要件", "転出の入力ができること。"),
    ]


def test_what_marks_in_the_document_stand_for_is_no_requirement_and_red_letters_on_a_screen_are(tmp_path: Path) -> None:
    text = "１　機能要件（修正版）\n（取消線は削除、下線は追加を示す。）\n(1) 期限を過ぎた者は赤字で表示すること。\n"
    assert details(read_text(tmp_path, text)) == ["期限を過ぎた者は赤字で表示すること。"]


def test_a_further_lead_in_is_not_part_of_the_bullet_above_it(tmp_path: Path) -> None:
    text = (
        "１　改修内容\n・再交付の理由を選択できること。\n・回収の有無を記録できること。\n"
        "　また、次の帳票を出力できること。\n　　－回収者一覧\n　　－再交付者一覧\n"
    )
    assert details(read_text(tmp_path, text)) == [
        "再交付の理由を選択できること。",
        "回収の有無を記録できること。",
        "また、次の帳票を出力できること。\n回収者一覧",
        "また、次の帳票を出力できること。\n再交付者一覧",
    ]


def test_a_proviso_that_introduces_nothing_is(tmp_path: Path) -> None:
    text = "１　改修内容\n・再交付の理由を選択できること。\n　また、理由は必須とすること。\n・回収の有無を記録できること。\n"
    assert details(read_text(tmp_path, text))[0] == "再交付の理由を選択できること。\nまた、理由は必須とすること。"


@pytest.mark.parametrize(
    "contents",
    ["1 資格管理\t2\n1.1 被保険者台帳\t2\n2 認定管理\t4\n", "1 資格管理\n1.1 被保険者台帳\n2 認定管理\n"],
)
@pytest.mark.parametrize("style", [None, "TOC Heading"])
def test_typed_contents_are_told_from_the_headings_they_name(contents: str, style: str | None, tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("目次", style=style)
    body = "1 資格管理\n1.1 被保険者台帳\n① 入退所を記録できること。\n2 認定管理\n① 督促状を作成できること。\n"
    for line in (contents + body).splitlines():
        document.add_paragraph(line)
    document.save(str(tmp_path / "rfp.docx"))
    made = read_made(tmp_path / "rfp.docx")
    assert [(item.title, item.detail) for item in made.items] == [
        ("被保険者台帳", "入退所を記録できること。"),
        ("認定管理", "督促状を作成できること。"),
    ]
    assert reasons(made).count("table of contents") == 3


def test_clauses_right_under_the_word_contents_are_no_contents(tmp_path: Path) -> None:
    text = "目次\n１　異動 3\n２　照会 5\n(1) 転入の入力ができること。\n(2) 様式の区分 2\n"
    assert details(read_text(tmp_path, text)) == ["転入の入力ができること。", "様式の区分 2"]


def test_a_list_of_links_into_the_document_is_its_contents(tmp_path: Path) -> None:
    text = "# 要件\n\n- [1 機能要件](#1-機能要件)\n\n## 1 機能要件\n\n- [除票](https://example.lg.jp)の写しを照会できること。\n"
    made = read_text(tmp_path, text, "rfp.md")
    assert details(made) == ["除票の写しを照会できること。"]
    assert "table of contents" in reasons(made)


@pytest.mark.parametrize("clause", ["３　提出期限　　令和８年２月１０日", "４　担当　介護保険課", "４　提出先　総務部情報政策課"])
def test_a_date_or_an_address_of_a_letter_is_no_requirement(clause: str, tmp_path: Path) -> None:
    assert details(read_text(tmp_path, f"１　改修内容\n(1) 転出届の控えを印刷すること。\n{clause}\n")) == ["転出届の控えを印刷すること。"]


@pytest.mark.parametrize("clause", ["担当　担当者コードの追加", "検査　検査結果一覧表", "評価　評価の結果を一覧に出力できること。"])
def test_a_function_by_the_name_of_a_formality_is_kept(clause: str, tmp_path: Path) -> None:
    assert len(read_text(tmp_path, f"１　機能要件\n(1) {clause}\n(2) 転出届の控えを印刷すること。\n").items) == 2


def test_what_is_settled_later_is_contract_and_its_title_no_part_of_the_clause_above(tmp_path: Path) -> None:
    above = "第３条　システムは、次の各号に掲げる機能を有するものとする。\n　(1) 給付費通知を、事業所別に出力できること。\n"
    made = read_text(tmp_path, f"（機能）\n{above}（協議）\n第４条　この要件定義書に定めのない事項は、甲乙協議の上定める。\n")
    assert [item.detail.partition("\n")[2] for item in made.items] == ["給付費通知を、事業所別に出力できること。"]
    assert "contract or procedure, not a requirement" in reasons(made)


def test_what_a_mail_asks_of_its_reader_is_no_requirement_and_what_it_asks_of_the_system_is(tmp_path: Path) -> None:
    text = (
        "標記について、次のとおり要件が出ておりますので、御確認をお願いいたします。\n\n1. 督促状を作成できること。\n"
        "2. 満了日を一覧に表示できること。\n\nなお、回答は1月23日までにお願いいたします。\n"
    )
    assert details(read_text(tmp_path, text)) == ["督促状を作成できること。", "満了日を一覧に表示できること。"]
    assert details(read_text(tmp_path, "１　要望\n・余白の変更をお願いします。\n")) == ["余白の変更をお願いします。"]


def test_a_remark_on_the_present_system_is_no_requirement_and_one_that_asks_is(tmp_path: Path) -> None:
    text = "１　給付\n・支給履歴を照会できること。\n\n> 参考：現行システムでは品目別の照会はできない。\n"
    assert details(read_text(tmp_path, text, "rfp.md")) == ["支給履歴を照会できること。"]
    text = "１　機能要件\n(1) 転入の入力ができること。\n備考　様式は別紙のとおり。\n参考：現行の様式を出力できること。\n"
    assert details(read_text(tmp_path, text)) == ["転入の入力ができること。", "参考：現行の様式を出力できること。"]


def test_what_a_clause_is_about_belongs_to_it(tmp_path: Path) -> None:
    text = "１　帳票\n（１）帳票をPDFで出力できること。\n　【対象帳票】住民票の写し、除票の写し\n（２）余白を変更できること。\n"
    assert details(read_text(tmp_path, text)) == [
        "帳票をPDFで出力できること。\n【対象帳票】住民票の写し、除票の写し",
        "余白を変更できること。",
    ]


def test_each_circle_before_a_name_heads_the_bullets_under_it(tmp_path: Path) -> None:
    text = "○当初課税\n・はがきを印刷したい。\n・否認を一覧にしたい。\n○特別徴収\n・納入書を印刷したい。\n○証明\n・手数料を集計したい。\n"
    assert [item.title for item in read_text(tmp_path, text).items] == ["当初課税", "当初課税", "特別徴収", "証明"]


def test_drawn_lines_part_titles_and_are_no_text(tmp_path: Path) -> None:
    rule = "─" * 32
    title = f"{'=' * 40}\n　機能要件一覧\n{'=' * 40}\n"
    text = f"{title}【１】窓口支援\n{rule}\n　(1)　届出の内容を展開できること。\n{rule}\n【２】照会\n　(1)　番号を採番できること。\n"
    assert [(item.title, item.detail) for item in read_text(tmp_path, text).items] == [
        ("窓口支援", "届出の内容を展開できること。"),
        ("照会", "番号を採番できること。"),
    ]
