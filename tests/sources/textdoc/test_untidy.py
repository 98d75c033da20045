"""Running text as it comes: broken lines, page numbers, ordinances, prose lists, merged headings, stray bytes."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml

from custaudit.sources import ReadInput
from tests.sources.documents import read_made, read_text

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def told(made: ReadInput) -> list[tuple[str | None, str]]:
    return [(item.no, item.detail) for item in made.items]


def test_a_page_number_inside_a_clause_is_left_out_and_an_unfinished_clause_leads_in(tmp_path: Path) -> None:
    text = "３　機能要件\n　(1)　区ごとの世帯数を\n　　ア　月次で集計できること。\n　　イ　表計算ソフトの形式で出力でき\n\n"
    made = read_text(
        tmp_path, text.replace("\n\n", "\n" + " " * 30 + "- 2 -\n") + "　　　ること。\n　(2)　期限が近い者を抽出できること。\n"
    )
    assert told(made) == [
        ("ア", "区ごとの世帯数を\n月次で集計できること。"),
        ("イ", "区ごとの世帯数を\n表計算ソフトの形式で出力できること。"),
        ("(2)", "期限が近い者を抽出できること。"),
    ]
    assert "running header, footer or page number" in [skip.reason for skip in made.summary.skipped]


def test_an_open_bracket_or_a_particle_says_that_the_line_goes_on(tmp_path: Path) -> None:
    text = "１　ＣＳ（住民基本台帳ネットワーク\nのサーバ）と連携できること。\n２　異動届をファイルから一括\nで取り込めること。\n"
    assert [item.detail for item in read_text(tmp_path, text).items] == [
        "ＣＳ（住民基本台帳ネットワークのサーバ）と連携できること。",
        "異動届をファイルから一括で取り込めること。",
    ]


def test_an_article_lists_its_items_and_goes_on_with_a_second_paragraph(tmp_path: Path) -> None:
    lead = "システムは、次の各号に掲げる機能を有しなければならない。"
    text = (
        "（目的）\n第１条　この仕様書は、必要な事項を定める。\n（機能）\n"
        f"第２条　{lead}\n　一　住民票の写しを交付する機能\n"
        "　二　前号に掲げるもののほか、除票を交付する機能\n２　前項の機能は、出張所においても利用できなければならない。\n"
        "附　則\n　この仕様書は、令和６年４月１日から施行する。\n"
    )
    made = read_text(tmp_path, text)
    assert [(item.no, item.title, item.detail) for item in made.items] == [
        ("一", "機能", f"{lead}\n住民票の写しを交付する機能"),
        ("二", "機能", f"{lead}\n前号に掲げるもののほか、除票を交付する機能"),
        ("２", "機能", "前項の機能は、出張所においても利用できなければならない。"),
    ]


def test_a_list_of_customizations_in_prose(tmp_path: Path) -> None:
    first = "１　余白の調整\n　　上余白を5mm広げる。\n　　（理由）用紙の変更\n　　担当課：区政課\n"
    text = f"カスタマイズ一覧\n{first}２　国保への連携\n　　（理由）即時性\n　　異動を日次で送信する。\n"
    items = read_text(tmp_path, text).items
    assert [(item.no, item.title, item.detail, item.reason, item.department) for item in items] == [
        ("１", "余白の調整", "上余白を5mm広げる。", "用紙の変更", "区政課"),
        ("２", "国保への連携", "異動を日次で送信する。", "即時性", ""),
    ]


def test_questions_are_no_requirements(tmp_path: Path) -> None:
    text = "１　機能要件\n(1) 一覧を出力できること。\n２　質問と回答\n問１　帳票を追加できますか。\n答１　別途協議とします。\n"
    assert told(read_text(tmp_path, text)) == [("(1)", "一覧を出力できること。")]


def test_the_title_and_headings_name_the_field_before_the_words_of_the_text(tmp_path: Path) -> None:
    text = (
        "介護保険システム 調達仕様書\n１　資格\n(1) 住民票の異動、転入、転出を取り込めること。\n"
        "２　印鑑登録\n(1) 転入者を登録できること。\n３　住民税システム連携\n(1) 所得を取り込めること。\n"
    )
    assert [item.field for item in read_text(tmp_path, text).items] == ["kaigo", "inkan", "kaigo"]


def test_blocks_of_code_and_check_boxes_of_markdown(tmp_path: Path) -> None:
    table = "<table><tr><th>No</th><th>要件</th></tr><tr><td>1</td><td>集計できること</td></tr></table>"
    text = f"## 要件\n- [x] 一覧を出力できること。\n\n```\n印刷できること。\n```\n\n{table}\n"
    assert [item.detail for item in read_text(tmp_path, text, "rfp.md").items] == ["一覧を出力できること。", "集計できること"]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_although_it_has_japanese_blanks(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "rfp.txt"
    path.write_bytes("要件書\n\n１　一覧を出力できること。\n　　ただし、月次とする。\n".encode(encoding))
    assert told(read_made(path))[0][0] == "１"


def test_a_stray_zero_byte_is_left_out_with_a_warning(tmp_path: Path) -> None:
    made = read_text(tmp_path, "１　帳票\0を印刷できること。\n" + "２　一覧を出力できること。\n" * 2)
    assert made.items[0].detail == "帳票を印刷できること。"
    assert "1 zero bytes (NUL)" in made.warnings[0]


def word(folder: Path, document: Document) -> ReadInput:  # type: ignore[valid-type]
    path = folder / "rfp.docx"
    document.save(str(path))  # type: ignore[attr-defined]
    return read_made(path)


def test_merged_headings_of_a_word_table(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("カスタマイズ一覧")
    table = document.add_table(4, 4)
    for row, cells in enumerate(
        [
            ["No", "内容", "", "担当課"],
            ["", "件名", "詳細", ""],
            ["1", "検索", "氏名で検索する。", "市民課"],
            ["2", "余白", "余白を広げる。", ""],
        ]
    ):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    for first, last in (((0, 1), (0, 2)), ((0, 0), (1, 0)), ((0, 3), (1, 3)), ((2, 3), (3, 3))):
        table.cell(*first).merge(table.cell(*last))
    items = word(tmp_path, document).items
    assert [(item.no, item.title, item.detail, item.department.strip()) for item in items] == [
        ("1", "検索", "氏名で検索する。", "市民課"),
        ("2", "余白", "余白を広げる。", "市民課"),
    ]


def test_bold_lines_head_what_follows_and_soft_breaks_do_not(tmp_path: Path) -> None:
    document = Document()
    for name, clause in (("異動処理", "転入届を入力できること。"), ("証明発行", "住民票を印刷できること。")):
        document.add_paragraph().add_run(name).bold = True
        document.add_paragraph(f"・{clause}")
        document.add_paragraph("・一覧の条件を").add_run().add_break()
        document.paragraphs[-1].add_run("満たす者を抽出できること。")
    items = word(tmp_path, document).items
    assert [item.title for item in items] == ["異動処理", "異動処理", "証明発行", "証明発行"]
    assert items[1].detail == "一覧の条件を\n満たす者を抽出できること。"


def test_numbers_that_word_computes_in_the_cells_of_a_table(tmp_path: Path) -> None:
    document = Document()
    numbering = document.part.numbering_part.element
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl>'
    numbering.insert(0, parse_xml(f'<w:abstractNum {W} w:abstractNumId="97">{level}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {W} w:numId="97"><w:abstractNumId w:val="97"/></w:num>'))
    table = document.add_table(1, 2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "No", "要件"
    for clause in ("件数を集計できること。", "人口表を出力できること。"):
        cells = table.add_row().cells
        properties = cells[0].paragraphs[0]._p.get_or_add_pPr()
        properties.append(parse_xml(f'<w:numPr {W}><w:ilvl w:val="0"/><w:numId w:val="97"/></w:numPr>'))
        cells[1].text = clause
    assert told(word(tmp_path, document)) == [("1", "件数を集計できること。"), ("2", "人口表を出力できること。")]


def test_a_paragraph_that_points_to_a_table_is_no_item(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("以下の機能を満たすこと。必須は必ず満たすこと。")
    table = document.add_table(0, 3)
    for row in (("項番", "要件", "区分"), ("1", "一覧を出力できること。", "必須")):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    made = word(tmp_path, document)
    assert told(made) == [("1", "一覧を出力できること。")]
    assert made.summary.skipped[0].reason == "presents the table below it"
