"""Word documents: computed numbers, tables, changes, what is left out, and files that are refused."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from custaudit.errors import UserError
from custaudit.sources import InputRequest, Limits, ReadInput, read_input
from tests.sources.documents import check_account, fuzzed, read_document

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CLAUSE = "<w:p><w:r><w:t>(1) 一覧を印字すること。</w:t></w:r></w:p>"


def container(body: str, *, before: str = "", namespace: str = NAMESPACE) -> bytes:
    target = io.BytesIO()
    relation = '<Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/>'
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", f"<Relationships>{relation}</Relationships>")
        archive.writestr("word/document.xml", f'{before}<w:document xmlns:w="{namespace}"><w:body>{body}</w:body></w:document>')
    return target.getvalue()


def read_bytes(folder: Path, content: bytes, limits: Limits = Limits()) -> ReadInput:  # noqa: B008 - frozen
    path = folder / "rfp.docx"
    path.write_bytes(content)
    return read_input(InputRequest(path, path.name), limits)


def test_clauses_have_the_numbers_that_word_computes() -> None:
    read = read_document("specification.docx")
    assert [(item.no, item.source.clause) for item in read.items][:8] == [
        ("（１）", "２．１（１）"),
        ("ア", "２．１（２）ア"),
        ("①", "２．１（２）イ①"),
        ("（イ）", "２．１（２）イ②（イ）"),
        ("（３）", "２．１（３）"),
        (None, "２．２"),
        (None, "２．２"),
        (None, "２．２"),
    ]


def test_a_table_that_is_an_inventory_gives_one_item_a_row() -> None:
    rows = read_document("specification.docx").items[-3:]
    assert [(row.no, row.title, row.reason) for row in rows] == [
        ("1", "転入の入力補助", "窓口の件数が多いため"),
        ("2", "異動者一覧", ""),
        ("3", "封筒の文言", "区ごとに封筒が違うため"),
    ]
    assert rows[1].source.heading == ["２ 機能要件", "２．３ 機能一覧", "異動"]


def test_pages_are_counted_and_headers_left_out() -> None:
    read = read_document("specification.docx")
    assert [item.source.page for item in read.items] == [1] * 5 + [2] * 7
    assert not any("取扱注意" in f"{item.title}{item.detail}" for item in read.items)
    assert read.understanding.outline[:2] == ["２ 機能要件", "  ２．１ 証明"]


def test_changes_are_accepted_and_struck_or_hidden_text_is_left_out_and_said_so() -> None:
    read = read_document("revised.docx")
    assert {item.no: item.detail for item in read.items} == {
        "(1)": "区別に自動で集計できること。",
        "(3)": "見える要件を表示すること。",
        "(4)": "二つの段落をつないで読めること。",
        "(5)": "枠の中の警告を表示すること。",
        "(6)": "要介護認定の一覧を印刷すること。",
        "(7)": "改行で始めた要件を出力すること。",
    }
    assert [skip.reason for skip in read.summary.skipped] == ["heading", "struck through"]
    assert len(read.warnings) == 2


def test_text_that_is_struck_inside_a_clause_is_left_out_of_it(tmp_path: Path) -> None:
    struck = "<w:r><w:rPr><w:strike/></w:rPr><w:t>３年間</w:t></w:r><w:r><w:t>５年間保存できること。</w:t></w:r>"
    clause = f"<w:p><w:r><w:t>(1) 請求書を</w:t></w:r>{struck}</w:p>"
    whole = "<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>(2) 一覧を印字すること。</w:t></w:r></w:p>"
    read = read_bytes(tmp_path, container(clause + whole))
    assert [item.detail for item in read.items] == ["請求書を５年間保存できること。"]
    assert [skip.reason for skip in read.summary.skipped] == ["struck through"]
    assert read.warnings == ["rfp.docx: 1 struck-through pieces of text were not read"]


def test_what_python_docx_writes_is_read_back(tmp_path: Path) -> None:
    document = Document()
    document.add_heading("帳票", 1)
    for text in ("一覧を印刷できること。", "封筒を印刷できること。"):
        document.add_paragraph(text, style="List Number")
    document.save(str(tmp_path / "list.docx"))
    read = read_input(InputRequest(tmp_path / "list.docx", "list.docx"))
    assert [(item.no, item.title, item.detail) for item in read.items] == [
        ("1", "帳票", "一覧を印刷できること。"),
        ("2", "帳票", "封筒を印刷できること。"),
    ]


def test_the_strict_form_is_read_too(tmp_path: Path) -> None:
    assert len(read_bytes(tmp_path, container(CLAUSE, namespace="http://purl.oclc.org/ooxml/wordprocessingml/main")).items) == 1


@pytest.mark.parametrize(
    ("body", "before", "limits", "message"),
    [
        ("<w:p><w:r><w:t>&b;</w:t></w:r></w:p>", '<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>', Limits(), "declares XML entities"),
        ("<w:p/>", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hosts">]>', Limits(), "declares XML entities"),
        (CLAUSE + "<w:p><w:r><w:t>" + "あ" * 300_000 + "</w:t></w:r></w:p>", "", Limits(expanded_bytes=500_000), "expands to"),
        ("<w:tbl><w:tr><w:tc>" * 300 + CLAUSE + "</w:tc></w:tr></w:tbl>" * 300, "", Limits(), "nested too deeply"),
        ("<w:p><w:r><w:t>" + "あ" * 2_000 + "</w:t></w:r></w:p>", "", Limits(cell_chars=1_000), "more than 1000 characters"),
        (CLAUSE + "<w:p>", "", Limits(), "is damaged"),
        ("", "", Limits(), "has no text"),
        ("<w:p><w:r><w:t>ごあいさつ</w:t></w:r></w:p>", "", Limits(), "has no requirement"),
    ],
)
def test_what_cannot_be_read_is_refused_with_one_line(tmp_path: Path, body: str, before: str, limits: Limits, message: str) -> None:
    with pytest.raises(UserError) as refused:
        read_bytes(tmp_path, container(body, before=before), limits)
    assert message in str(refused.value)
    assert str(refused.value).startswith("rfp.docx:")
    assert "\n" not in str(refused.value)


ELEMENTS = [
    "w:p",
    "w:r",
    "w:t",
    "w:tbl",
    "w:tr",
    "w:tc",
    "w:ins",
    "w:del",
    "w:sdt",
    "w:sdtContent",
    "w:pPr",
    "w:rPr",
    "w:numPr",
    "w:br",
    "w:tcPr",
]
TEXTS = ["(1) 印字すること。", "ア　一覧", "・名", "１　背景", "次の項目を表示すること。", "第１条", " ", ""]
trees = st.recursive(
    st.sampled_from(
        [f"<w:t>{text}</w:t>" for text in TEXTS] + ["<w:vMerge/>", '<w:gridSpan w:val="99999"/>', '<w:ilvl w:val="x"/>', "<w:strike/>"]
    ),
    lambda inner: st.tuples(st.sampled_from(ELEMENTS), st.lists(inner, max_size=4)).map(
        lambda made: f"<{made[0]}>{''.join(made[1])}</{made[0]}>"
    ),
    max_leaves=20,
)


@fuzzed
@given(st.lists(trees, max_size=8), st.binary(max_size=60), st.integers(0, 400))
def test_any_document_is_read_or_refused(tmp_path: Path, parts: list[str], damage: bytes, place: int) -> None:
    content = bytearray(container("".join(parts)))
    if len(damage) % 3 == 0:
        content[place : place + len(damage)] = damage
    check_account(tmp_path / "fuzz.docx", bytes(content))
