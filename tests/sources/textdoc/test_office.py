"""What offices do with documents: struck rows, notes on signs, numbered wishes, broken lines, quoted mail, exports, descriptions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from docx import Document

from custaudit.sources import ReadInput
from tests.sources.documents import read_made, read_text

LIST = [
    ("No", "業務", "要件"),
    ("1", "照会", "氏名で検索できること。"),
    ("2", "印刷", "用紙を横置きにできること。"),
    ("3", "集計", "件数を集計できること。"),
]
ANSWERED = "| 項番 | 要件 | {} |\n|---|---|---|\n| 1 | 取下げを記録できること。 | 必須 |\n| 2 | 委員の出欠を管理できること。 | 任意 |\n"


def details(made: ReadInput) -> list[str]:
    return [item.detail for item in made.items]


def reasons(made: ReadInput) -> list[str]:
    return [skip.reason for skip in made.summary.skipped]


def word_table(folder: Path, rows: list[tuple[str, ...]], struck: set[tuple[int, int]] = frozenset()) -> ReadInput:
    """A document with one table; ``struck`` are the places of cells that are struck through."""
    document: Any = Document()
    table = document.add_table(rows=0, cols=len(rows[0]))
    for number, texts in enumerate(rows):
        for column, (cell, text) in enumerate(zip(table.add_row().cells, texts, strict=True)):
            cell.paragraphs[0].add_run(text).font.strike = (number, column) in struck or None
    document.save(str(folder / "list.docx"))
    return read_made(folder / "list.docx")


def word_lines(folder: Path, lines: list[str]) -> ReadInput:
    document: Any = Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(folder / "list.docx"))
    return read_made(folder / "list.docx")


@pytest.mark.parametrize("struck", [{(2, 0), (2, 1), (2, 2)}, {(2, 1), (2, 2)}])
def test_a_struck_row_of_a_word_table_is_listed_as_withdrawn(struck: set[tuple[int, int]], tmp_path: Path) -> None:
    made = word_table(tmp_path, LIST, struck)
    assert [item.no for item in made.items] == ["1", "3"]
    assert "struck through (withdrawn)" in reasons(made)


def test_a_row_with_one_struck_cell_stays_and_the_user_is_told(tmp_path: Path) -> None:
    made = word_table(tmp_path, LIST, {(2, 1)})
    assert [item.no for item in made.items] == ["1", "2", "3"]
    assert any("struck-through" in warning for warning in made.warnings)


def test_struck_rows_and_lines_of_markdown_are_listed_as_withdrawn(tmp_path: Path) -> None:
    rows = "| No | 業務 | 要件 |\n|---|---|---|\n| 1 | 照会 | 氏名で検索できること。 |\n| 2 | ~~印刷~~ | ~~用紙を横置きにできること。~~ |\n"
    lines = "\n- [ ] 件数を集計できること。\n- [ ] ~~一覧を出力できること。~~（取りやめ）\n- [x] 名簿を出力できること。\n"
    made = read_text(tmp_path, f"# 機能要件\n\n{rows}{lines}", "list.md")
    assert details(made) == ["氏名で検索できること。", "件数を集計できること。", "名簿を出力できること。"]
    assert {"struck through (withdrawn)", "struck through"} <= set(reasons(made))


def test_words_struck_through_in_a_line_of_markdown_leave_the_line(tmp_path: Path) -> None:
    made = read_text(tmp_path, "# 機能要件\n\n- 一覧を~~月次で~~日次で出力できること。\n- 名簿を出力できること。\n", "list.md")
    assert details(made)[0] == "一覧を日次で出力できること。"
    assert any("struck-through" in warning for warning in made.warnings)


@pytest.mark.parametrize(
    "note",
    [
        "【凡例】　各要求には固有の番号を付す。回答の際は番号を引用すること。",
        "※「区分」欄の必須は必ず実装するもの、任意は提案による。",
        "凡例　◎：標準対応　○：代替運用　△：カスタマイズ対応　×：対応不可",
        "重要度　Ａ：必ず実現すること　Ｂ：できれば実現すること",
        "（注）「必須」に○のある要件は、必ず満たすこと。",
    ],
)
def test_notes_on_signs_beside_a_table_are_no_requirements(note: str, tmp_path: Path) -> None:
    rows = "| No | 要件 | 区分 |\n|---|---|---|\n| 1 | 転入の入力ができること。 | ◎ |\n| 2 | 転出の入力ができること。 | ○ |\n"
    made = read_text(tmp_path, f"# １　機能要件\n\n{note}\n\n{rows}", "rfp.md")
    assert details(made) == ["転入の入力ができること。", "転出の入力ができること。"]
    assert "explains signs or how to fill in the table, not a requirement" in reasons(made)


@pytest.mark.parametrize(
    "asked",
    ["備考欄の文言は、証明書に印字するものとすること。", "凡例を地図の画面に表示すること。", "「○」の付いた者を一覧に出力できること。"],
)
def test_what_is_asked_of_columns_legends_and_signs_is_a_requirement(asked: str, tmp_path: Path) -> None:
    rows = "| No | 要件 | 区分 |\n|---|---|---|\n| 1 | 転入の入力ができること。 | ◎ |\n| 2 | 転出の入力ができること。 | ○ |\n"
    assert asked in details(read_text(tmp_path, f"# １　機能要件\n\n{asked}\n\n{rows}", "rfp.md"))


def test_what_a_survey_asks_of_its_reader_is_no_requirement(tmp_path: Path) -> None:
    made = read_text(tmp_path, "１　要望事項\n(1) 一覧を出力できること。\n\n問３　その他御意見があれば記入してください。\n")
    assert details(made) == ["一覧を出力できること。"]


@pytest.mark.parametrize("heading", ["必須／任意", "重要度", "必須・任意"])
def test_a_column_of_answers_names_no_item(heading: str, tmp_path: Path) -> None:
    made = read_text(tmp_path, f"# 認定\n\n{ANSWERED.format(heading)}", "rfp.md")
    assert [item.title for item in made.items] == ["認定", "認定"]


def test_a_heading_that_only_says_requirements_names_no_item(tmp_path: Path) -> None:
    made = read_text(tmp_path, f"# 機能要件\n\n{ANSWERED.format('必須／任意')}", "rfp.md")
    assert [item.title for item in made.items] == ["取下げを記録できること。", "委員の出欠を管理できること。"]


def test_descriptions_beside_clauses_that_are_items_are_items(tmp_path: Path) -> None:
    lines = [
        "・転入の画面に世帯の課税の状況を表示している。",
        "・転出の一覧を日次で出力している。",
        "・文面を本市の例規に合わせた表現に変更している。",
    ]
    made = read_text(tmp_path, "部会資料\n\n" + "\n".join(lines) + "\n")
    assert details(made)[-1] == "文面を本市の例規に合わせた表現に変更している。"
    assert len(made.items) == 3


def test_descriptions_beside_others_of_no_function_are_none(tmp_path: Path) -> None:
    lines = ["・人口は年々減少している。", "・職員が不足している。", "・合併から二十年を経過している。", "・一覧を出力できること。"]
    assert details(read_text(tmp_path, "部会資料\n\n" + "\n".join(lines) + "\n")) == ["一覧を出力できること。"]


def test_a_cell_in_quotation_marks_goes_on_over_line_ends(tmp_path: Path) -> None:
    rows = [
        "番号\t機能名\t改修内容\t工数",
        '1\t照合\t"転入通知を自動で照合し、\n""不一致""の一覧を出力する。"\t5',
        "2\t集計\t件数を集計する。\t3",
    ]
    made = read_text(tmp_path, "\n".join(rows) + "\n")
    assert [(item.no, item.title) for item in made.items] == [("1", "照合"), ("2", "集計")]
    assert made.items[0].detail == '転入通知を自動で照合し、\n"不一致"の一覧を出力する。'


def test_a_single_quotation_mark_ends_no_table(tmp_path: Path) -> None:
    rows = ["番号\t機能名\t改修内容\t工数", '1\t照合\t紙は 10" 幅とする。\t5', "2\t集計\t件数を集計する。\t3", "3\t印刷\t横置きにする。\t3"]
    assert [item.no for item in read_text(tmp_path, "\n".join(rows) + "\n").items] == ["1", "2", "3"]


def test_signs_of_quoted_mail_are_left_out(tmp_path: Path) -> None:
    made = read_text(tmp_path, "> １．一覧を出力できること。\n>> ・名簿を出力できること。\n> ご連絡ください。\n")
    assert details(made) == ["一覧を出力できること。", "名簿を出力できること。"]


def test_rows_that_only_ask_are_told(tmp_path: Path) -> None:
    rows = [
        ("番号", "該当箇所", "質問事項", "回答"),
        ("1", "12頁", "様式は、提供いただけますか。", "様式は、別紙のとおりとする。"),
        ("2", "13頁", "印影は何種類ありますか。", "三種類ある。"),
    ]
    assert any("only ask a question" in warning for warning in word_table(tmp_path, rows).warnings)
    assert not any("only ask a question" in warning for warning in word_table(tmp_path, LIST).warnings)


def test_lines_broken_by_hand_in_a_word_document_are_joined(tmp_path: Path) -> None:
    lines = [
        "２　改修内容",
        "(1) 転入届及び転居届の入力時に、建物の部屋番号が未入力の場合は注",
        "意を促すメッセージを表示すること。",
        "(2) 届出の期間（十四日）を経過した届出については、過料の通知の対象者",
        "として一覧表に出力すること。",
    ]
    assert details(word_lines(tmp_path, lines)) == [lines[1][4:] + lines[2], lines[3][4:] + lines[4]]


def test_paragraphs_of_a_word_document_stay_apart(tmp_path: Path) -> None:
    lines = [
        "２　改修内容",
        "(1) 転入届の入力時に注意を促すメッセージを表示すること。",
        "対象は部屋番号が未入力のものとする。",
        "(2) 過料の通知の対象者を一覧表に出力すること。",
    ]
    assert [item.no for item in word_lines(tmp_path, lines).items if item.no] == ["(1)", "(2)"]


def test_a_form_that_numbers_its_wishes_holds_as_many_items(tmp_path: Path) -> None:
    rows = [
        ("課名", "市民課"),
        ("要望１", "住所を印鑑登録の画面に引き継ぐ。"),
        ("要望２", "学校区を住所から自動で表示する。"),
        ("要望３", ""),
    ]
    made = word_table(tmp_path, rows)
    assert [(item.department, item.detail) for item in made.items] == [("市民課", rows[1][1]), ("市民課", rows[2][1])]


def nested(folder: Path, rows: list[tuple[str, ...]]) -> ReadInput:
    document: Any = Document()
    outer = document.add_table(rows=2, cols=2)
    for cell, text in zip([cell for row in outer.rows for cell in row.cells], ["所属名", "介護保険課", "要望事項", ""], strict=True):
        cell.text = text
    inner = outer.rows[1].cells[1].add_table(rows=0, cols=len(rows[0]))
    for texts in rows:
        for cell, text in zip(inner.add_row().cells, texts, strict=True):
            cell.text = text
    document.save(str(folder / "form.docx"))
    return read_made(folder / "form.docx")


def test_a_list_inside_a_cell_is_a_list(tmp_path: Path) -> None:
    rows = [("番号", "要望", "理由"), ("1", "申請書を一括で印刷したい。", "手書きのため"), ("2", "還付を自動で知らせたい。", "漏れるため")]
    assert [(item.no, item.detail, item.reason) for item in nested(tmp_path, rows).items] == rows[1:]


def test_another_table_inside_a_cell_belongs_to_the_cell(tmp_path: Path) -> None:
    made = nested(tmp_path, [("申請書を一括で印刷したい。", "窓口"), ("還付を自動で知らせたい。", "収納")])
    assert len(made.items) == 1
