"""Tables inside documents: how each was understood, and what the user says of them in place of that."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from custaudit.errors import UserError
from custaudit.i18n import set_language
from custaudit.sources import InputRequest, ReadInput, read_input
from custaudit.sources.model import TableRequest
from tests.sources.documents import DOCUMENTS, fuzzed
from tests.sources.drawnpdf import Text, drawn, grid
from tests.sources.table.test_layouts import CELLS, HEADINGS

Rows = Sequence[Sequence[str]]

TEXT = "住民票の備考欄を二段にして転出先を印字できるようにする。"
LIST = [["番号", "件名", "内容", "理由"], ["1", "備考欄", TEXT, "条例"], ["2", "宛名", "宛名を大きくする。", "要望"]]
UNKNOWN = [["符号", "お題", "つくり", "わけ"], ["あ", "備考欄", TEXT, "条例"], ["い", "宛名", "宛名を大きくする。", "要望"]]
GLOSSARY = [["用語", "説明"], ["転出", "他の市町村へ移ること"]]


def asked(path: Path, *tables: TableRequest, **wishes: object) -> ReadInput:
    read = read_input(InputRequest(path, path.name, tables=list(tables), **wishes))
    assert read.summary.rows_read == len(read.items) + len(read.summary.skipped)
    return read


def refused(path: Path, *tables: TableRequest) -> str:
    with pytest.raises(UserError) as error:
        asked(path, *tables)
    assert "\n" not in str(error.value)
    return str(error.value)


def word(folder: Path, *tables: Rows, before: Sequence[str] = ("システムは次の機能を有すること。",)) -> Path:
    document = Document()
    for words in before:
        document.add_paragraph(words)
    for rows in tables:
        table = document.add_table(len(rows), max(map(len, rows)))
        for cells, row in zip(rows, table.rows, strict=True):
            for words, cell in zip(cells, row.cells, strict=False):
                cell.text = words
        document.add_paragraph("(1) 一覧を印字できること。")
    path = folder / "rfp.docx"
    document.save(str(path))
    return path


def pdf(folder: Path, *tables: Rows) -> Path:
    """Each table ruled on a page of its own."""
    pages = []
    for rows in tables:
        tops = [700 - 30 * number for number in range(len(rows) + 1)]
        lefts = [40, 110, 220, 420, 490, 560][: len(rows[0]) + 1]
        cells = [Text(x + 3, y - 20, words, 6) for row, y in zip(rows, tops, strict=False) for words, x in zip(row, lefts, strict=False)]
        pages.append([Text(40, 760, "機能の一覧を次に示す。"), *grid(lefts, tops), *cells])
    path = folder / "rfp.pdf"
    path.write_bytes(drawn(*pages))
    return path


def ruled(folder: Path, *tables: Rows) -> Path:
    text = ""
    for rows in tables:
        lines = "\n├─┼─┤\n".join("│" + "│".join(row) + "│" for row in rows)
        text += f"機能の一覧を次に示す。\n\n┌─┬─┐\n{lines}\n└─┴─┘\n\n"
    path = folder / "rfp.txt"
    path.write_text(text, encoding="utf-8")
    return path


MAKERS = [word, pdf, ruled]


@pytest.mark.parametrize("make", MAKERS)
def test_each_table_is_told_with_its_place_and_what_its_columns_were_taken_for(make, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    understood = asked(make(tmp_path, GLOSSARY, LIST)).understanding
    assert [(each.name, each.rows, each.tables) for each in understood.sheets] == [("table 1", 2, 0), ("table 2", 3, 1)]
    assert understood.sheets[0].reason == "no list (row 1: 用語 / 説明)"
    [table] = understood.tables
    assert (table.sheet, table.header_rows, table.first_row, table.last_row, table.items) == ("table 2", [1], 2, 3, 2)
    assert [(column.letter, column.heading, column.column) for column in table.columns] == [
        ("A", "番号", "no"),
        ("B", "件名", "title"),
        ("C", "内容", "detail"),
        ("D", "理由", "reason"),
    ]
    assert table.page == (2 if make is pdf else None)


@pytest.mark.parametrize("make", MAKERS)
@pytest.mark.parametrize(
    "columns",
    [{"no": "符号", "title": "お題", "detail": "つくり", "reason": "わけ"}, {"no": "A", "title": "B", "detail": "C", "reason": "D"}],
)
def test_columns_of_a_table_that_the_user_names(make, columns: dict[str, str], tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = make(tmp_path, GLOSSARY, UNKNOWN)
    assert not asked(path).understanding.tables
    read = asked(path, TableRequest(sheet="table 2", header_row=1, columns=columns))
    listed = [(item.no, item.title, item.detail, item.reason) for item in read.items if item.reason]
    assert listed == [tuple(row) for row in UNKNOWN[1:]]


def test_the_rest_of_the_document_is_read_as_before(tmp_path: Path) -> None:
    path = word(tmp_path, UNKNOWN, LIST)
    read = asked(path, TableRequest(sheet="table 1", columns={"title": "お題", "detail": "つくり"}))
    assert [item.title for item in read.items if item.no in ("1", "2")] == ["備考欄", "宛名"]
    assert sum(item.no == "(1)" for item in read.items) == 2
    assert [table.sheet for table in read.understanding.tables] == ["table 1", "table 2"]


def test_headings_without_a_table_name_mean_every_table_that_has_them(tmp_path: Path) -> None:
    path = word(tmp_path, UNKNOWN, GLOSSARY, UNKNOWN)
    read = asked(path, TableRequest(columns={"title": "お題", "detail": "つくり"}))
    assert [table.sheet for table in read.understanding.tables] == ["table 1", "table 3"]


@pytest.mark.parametrize("name", ["table 2", "Table 2", "2番目の表", "２番目の表", "2"])
def test_a_table_is_named_by_its_number_in_either_language(name: str, tmp_path: Path) -> None:
    path = word(tmp_path, GLOSSARY, UNKNOWN)
    assert asked(path, TableRequest(sheet=name, columns={"title": "B"}, header_row=1)).understanding.tables[0].sheet == "table 2"


def test_one_column_is_enough_where_the_heading_is_there(tmp_path: Path) -> None:
    read = asked(word(tmp_path, UNKNOWN), TableRequest(columns={"detail": "つくり"}))
    assert [table.items for table in read.understanding.tables] == [2]


def test_heading_and_last_row(tmp_path: Path) -> None:
    rows = [["一覧", "", "", ""], *UNKNOWN, ["う", "以下は参考", "参考として掲げる。", ""]]
    read = asked(word(tmp_path, rows), TableRequest(sheet="table 1", header_row=2, last_row=4, columns={"title": "B", "detail": "C"}))
    [table] = read.understanding.tables
    assert (table.header_rows, table.first_row, table.last_row, table.items) == ([2], 3, 4, 2)
    assert [skip.reason for skip in read.summary.skipped].count("above the table (title or note)") == 1


def test_a_table_without_heading(tmp_path: Path) -> None:
    read = asked(word(tmp_path, UNKNOWN[1:]), TableRequest(sheet="table 1", header_row=0, columns={"no": "A", "title": "B", "detail": "C"}))
    assert [(item.no, item.title) for item in read.items if item.no != "(1)"] == [("あ", "備考欄"), ("い", "宛名")]


def test_the_business_of_a_table(tmp_path: Path) -> None:
    path = word(tmp_path, LIST, GLOSSARY, LIST)
    read = asked(path, TableRequest(sheet="table 3", field="kaigo"), field="jumin")
    assert [item.field for item in read.items if item.no in ("1", "2")] == ["jumin", "jumin", "kaigo", "kaigo"]


def test_the_business_of_the_tables_with_certain_headings(tmp_path: Path) -> None:
    read = asked(word(tmp_path, UNKNOWN, LIST), TableRequest(columns={"title": "お題", "detail": "つくり"}, field="kaigo"), field="jumin")
    assert [item.field for item in read.items if item.no != "(1)"] == ["kaigo", "kaigo", "jumin", "jumin"]


def test_a_heading_that_no_table_has_is_named_with_those_there_are(tmp_path: Path) -> None:
    path = word(tmp_path, GLOSSARY, UNKNOWN)
    said = refused(path, TableRequest(columns={"title": "お題", "detail": "要望内容"}))
    assert said == "rfp.docx: no column '要望内容'; headings: table 1: 用語 / 説明; table 2: 符号 / お題 / つくり / わけ"
    said = refused(path, TableRequest(sheet="2", columns={"title": "用語"}))
    assert said == "rfp.docx:table 2: no column '用語'; headings: 符号 / お題 / つくり / わけ"


@pytest.mark.parametrize(
    ("table", "says"),
    [
        (TableRequest(sheet="table 3"), "rfp.docx: no 'table 3'; tables of this document: table 1, table 2"),
        (TableRequest(sheet="一覧"), "rfp.docx: no '一覧'; tables of this document: table 1, table 2"),
        (TableRequest(sheet="table 2", columns={"title": "B"}), "rfp.docx:table 2: no heading row recognised. Seen: 符号 / お題"),
        (
            TableRequest(sheet="table 2", header_row=9, columns={"title": "B"}),
            "rfp.docx:row 9 of table 2: has nothing in the row named with header_row (there are 3 rows)",
        ),
        (TableRequest(sheet="table 2", columns={"reason": "わけ"}), "rfp.docx:table 2: no heading row recognised. Seen: 符号 / お題"),
        (TableRequest(sheet="table 2", columns={"name": "B"}), "columns has no 'name'; known: no title"),
        (TableRequest(sheet="table 2", header_row=1, area="B-C"), 'area = "B-C" names no columns'),
    ],
)
def test_what_cannot_be_followed_is_refused_in_one_line(table: TableRequest, says: str, tmp_path: Path) -> None:
    assert says in refused(word(tmp_path, GLOSSARY, UNKNOWN), table)


def test_two_entries_for_one_list_are_refused_rather_than_counted_twice(tmp_path: Path) -> None:
    path = word(tmp_path, LIST)
    said = refused(path, TableRequest(sheet="1", columns={"title": "B"}), TableRequest(columns={"detail": "内容"}))
    assert said == "rfp.docx:row 1 of table 1: two [[inputs]] entries speak of this heading; make them one"


def test_lists_side_by_side_in_one_table(tmp_path: Path) -> None:
    path = word(tmp_path, [[*row, *row] for row in LIST])
    wishes = [TableRequest(sheet="1", header_row=1, area=area, columns={"title": title}) for area, title in (("A:D", "B"), ("E:H", "F"))]
    assert [item.title for item in asked(path, *wishes).items if item.no != "(1)"] == ["備考欄", "宛名"] * 2


def test_a_document_without_tables_has_none_to_speak_of(tmp_path: Path) -> None:
    assert "has no table" in refused(word(tmp_path, before=["(1) 一覧を印字できること。"]), TableRequest(columns={"title": "B"}))


def test_the_place_is_said_in_japanese(tmp_path: Path) -> None:
    set_language("ja")
    said = refused(word(tmp_path, GLOSSARY, UNKNOWN), TableRequest(sheet="2", columns={"title": "用語"}))
    assert said == "rfp.docx:2番目の表: 見出し「用語」の列がありません。見出し: 符号 / お題 / つくり / わけ"


FORMS = [[["件名", "備考欄"], ["内容", TEXT], ["理由", "条例"]], [["件名", "宛名"], ["内容", "宛名を大きくする。"]]]
MERGED = [["番号", "要望", "要望"], ["番号", "件名", "内容"], ["1", "備考欄", TEXT]]
BUSINESS = [["業務", *LIST[0]], ["住民記録", *LIST[1]], ["介護保険", *LIST[2]]]
DOCUMENTS_OF_TABLES: dict[str, list[Rows]] = {
    "lists and others": [LIST, GLOSSARY, UNKNOWN, LIST],
    "title in the table": [[["要望の一覧", "", "", ""], *LIST]],
    "forms": FORMS,
    "deep heading": [MERGED],
    "businesses": [BUSINESS],
    "no title": [[["番号", "連携先", "内容"], ["1", "国民健康保険システム", "異動情報を日次で渡すこと。"]]],
    "letters": [[["No", "件名", "内容", "A", "B"], ["1", "甲", TEXT, "○", ""]]],
}


def same(one: ReadInput, other: ReadInput) -> bool:
    return one.items == other.items and one.summary == other.summary


def said_of(read: ReadInput) -> list[TableRequest]:
    return [table.request for table in read.understanding.tables]


@pytest.mark.parametrize("make", MAKERS)
@pytest.mark.parametrize("name", DOCUMENTS_OF_TABLES)
def test_what_was_understood_can_be_asked_for(make, name: str, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = make(tmp_path, *DOCUMENTS_OF_TABLES[name])
    first = asked(path)
    assert first.understanding.tables
    again = asked(path, *said_of(first))
    assert same(first, again)
    assert said_of(again) == said_of(first)


@pytest.mark.parametrize("name", ["specification.docx", "specification.pdf"])
def test_what_was_understood_of_a_whole_specification_can_be_asked_for(name: str) -> None:
    first = asked(DOCUMENTS / name)
    assert [(table.sheet, table.page) for table in first.understanding.tables] == [("table 1", 2)]
    assert same(first, asked(DOCUMENTS / name, *said_of(first)))


CELL = st.sampled_from([cell for cell in CELLS if re.search(r"\S", cell)] + [""])


@fuzzed
@given(
    st.lists(
        st.integers(2, 5).flatmap(
            lambda width: st.tuples(
                st.lists(st.sampled_from(HEADINGS), min_size=width, max_size=width),
                st.lists(st.lists(CELL, min_size=width, max_size=width), min_size=1, max_size=4),
            )
        ),
        min_size=1,
        max_size=3,
    )
)
def test_whatever_is_understood_of_a_document_can_be_asked_for(tmp_path: Path, tables: list[tuple[list[str], list[list[str]]]]) -> None:
    path = tmp_path / "rfp.md"
    lines = ["(1) 一覧を印字できること。\n"]
    for head, rows in tables:
        lines += ["| " + " | ".join(row) + " |" for row in (head, ["---"] * len(head), *rows)] + [""]
    path.write_text("\n".join(lines), encoding="utf-8")
    first = asked(path)
    assert same(first, asked(path, *said_of(first)))
