"""Forms with a label beside each content, in tables and in lines: each is one item; and tables drawn in text files."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from custaudit.sources import ReadInput
from tests.sources.documents import read_made, read_text

FORMS = [
    {
        "管理番号": "J1",
        "件名": "未着者一覧の出力",
        "内容": "未着者を一覧にして出力する。",
        "理由": "督促の漏れを防ぐため",
        "所管課": "市民課",
    },
    {"管理番号": "J2", "件名": "余白の調整", "内容": "住民票の上余白を5mm広げる。", "理由": "用紙の変更", "所管課": "区政課"},
]


def rows(made: ReadInput) -> list[tuple[str | None, str, str, str, str]]:
    return [(item.no, item.title, item.detail, item.reason, item.department) for item in made.items]


EXPECTED = [tuple(form.values()) for form in FORMS]


@pytest.mark.parametrize("line", ["■{}：{}", "{}：{}", "【{}】{}", "・{}: {}"])
def test_forms_written_as_lines(tmp_path: Path, line: str) -> None:
    blocks = ("\n".join(line.format(label, value) for label, value in form.items()) for form in FORMS)
    assert rows(read_text(tmp_path, "要望一覧\n\n" + "\n\n".join(blocks) + "\n")) == EXPECTED


def test_content_on_the_lines_under_its_label(tmp_path: Path) -> None:
    form = "件名：{}\n内容：\n・{}\n・印刷もできること。\n理由：{}\n"
    text = "\n".join(form.format(f["件名"], f["内容"], f["理由"]) for f in FORMS)
    assert [item.detail for item in read_text(tmp_path, text).items] == [f"・{f['内容']}\n・印刷もできること。" for f in FORMS]


def test_the_front_page_of_a_specification_is_no_form(tmp_path: Path) -> None:
    front = "件名：住民記録システム更新業務\n目的：更新時期を迎えるため\n概要：住民記録システムの構築\n"
    made = read_text(tmp_path, f"{front}\n１　機能要件\n(1) 一覧を印字できること。\n")
    assert [item.no for item in made.items] == ["(1)"]


@pytest.mark.parametrize("labels", [["管理番号", "件名", "内容", "理由", "所管課"], ["件名", "内容"]])
def test_forms_as_tables_of_a_word_document(tmp_path: Path, labels: list[str]) -> None:
    document = Document()
    for number, form in enumerate(FORMS, start=1):
        document.add_heading(f"個票{number}", 2)
        table = document.add_table(0, 2)
        for label in labels:
            cells = table.add_row().cells
            cells[0].text, cells[1].text = label, form[label]
    document.save(str(tmp_path / "forms.docx"))
    made = read_made(tmp_path / "forms.docx")
    assert rows(made) == [
        (form["管理番号"], form["件名"], form["内容"], form["理由"], form["所管課"])
        if "理由" in labels
        else (None, form["件名"], form["内容"], "", "")
        for form in FORMS
    ]


LIST = [
    ("1", "一覧の出力", "未着者を出力する。", "市民課"),
    ("2", "余白の調整", "余白を広げる。", "市民課"),
    ("3", "国保連携", "異動を送信する。", "国保課"),
]
HEAD = ("No", "件名", "内容", "担当課")


def padded(cells: tuple[str, ...]) -> list[str]:
    return [cell + " " * (width - 2 * len(cell) + cell.isascii() * len(cell)) for cell, width in zip(cells, (4, 20, 30, 8), strict=True)]


@pytest.mark.parametrize("kind", ["ruled", "tabs", "aligned"])
def test_tables_in_text_files(tmp_path: Path, kind: str) -> None:
    lines = [HEAD, *LIST]
    if kind == "ruled":
        text = "\n├─┼─┤\n".join("│" + "│".join(padded(line)) + "│" for line in lines)
        text = f"┌─┬─┐\n{text}\n└─┴─┘"
    else:
        text = "\n".join("\t".join(line) if kind == "tabs" else "".join(padded(line)) for line in lines)
    made = read_text(tmp_path, f"カスタマイズ一覧\n\n{text}\n以上\n")
    assert [(item.no, item.title, item.detail, item.department) for item in made.items] == LIST


def test_a_short_text_in_an_unknown_column_names_a_row_that_has_no_title(tmp_path: Path) -> None:
    document = Document()
    table = document.add_table(rows=0, cols=3)
    for cells in (("番号", "連携先", "内容"), ("1", "国民健康保険システム", "異動情報を日次で渡すこと。")):
        for cell, words in zip(table.add_row().cells, cells, strict=True):
            cell.text = words
    document.save(tmp_path / "a.docx")
    [item] = read_made(tmp_path / "a.docx").items
    assert (item.title, item.detail) == ("国民健康保険システム", "異動情報を日次で渡すこと。")
