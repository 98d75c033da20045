"""PDF files: lines joined, columns in order, furniture removed, tables read; hostile files end in one line."""

from __future__ import annotations

import zlib
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from custaudit.errors import UserError
from custaudit.sources import InputRequest, Limits, read_input
from tests.sources.documents import DOCUMENTS, check_account, fuzzed_slowly, read_document, read_made
from tests.sources.drawnpdf import pdf_file

CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"


def page(content: bytes, filters: bytes = b"") -> bytes:
    return pdf_file(
        [
            CATALOGUE,
            b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
            b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), filters, content),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        ]
    )


def test_the_same_requirements_are_found_as_in_the_word_document_it_was_made_from() -> None:
    word, made = read_document("specification.docx"), read_document("specification.pdf")
    assert [(item.title, item.detail, item.reason) for item in made.items] == [
        (item.title, item.detail, item.reason) for item in word.items
    ]
    assert [item.source.page for item in made.items] == [item.source.page for item in word.items]


def test_broken_lines_and_pages_are_joined_and_running_titles_and_page_numbers_removed() -> None:
    read = read_document("long-pages.pdf")
    assert [item.no for item in read.items] == [f"({number})" for number in range(1, 61)]
    assert {item.detail.replace(f"様式{number}", "様式") for number, item in enumerate(read.items, start=1)} == {
        "納税通知書の様式について、市の条例で定める減免の区分と税額を印字し、区役所ごとに仕分けて出力できること。"
        "また、再発行のときは、再発行の旨と発行した日を欄外に印字し、発行の履歴を画面で照会できること。"
    }
    furniture = [skip for skip in read.summary.skipped if skip.reason == "running header, footer or page number"]
    assert len(furniture) == 12


def test_the_last_line_of_a_clause_may_hold_a_character_or_two() -> None:
    read = read_document("hanging-clauses.pdf")
    assert [item.no for item in read.items] == [f"（{number}）" for number in range(1, 7)]
    assert all(item.detail.endswith("こと。") and len(item.detail) > 10 for item in read.items)


def test_two_columns_are_read_one_after_the_other() -> None:
    read = read_document("columns.pdf")
    assert [item.no for item in read.items] == [f"({number})" for number in range(1, 25)]
    assert all(item.detail.endswith("遅れている申請を色で区別できること。") for item in read.items)


def test_pages_without_text_are_named(tmp_path: Path) -> None:
    word, image = (pypdfium2.PdfDocument(DOCUMENTS / name) for name in ("specification.pdf", "scanned.pdf"))
    made = pypdfium2.PdfDocument.new()
    for source, pages in ((image, [0]), (word, [0]), (image, [0]), (word, [1, 2]), (image, [0]), (image, [0])):
        made.import_pages(source, pages)
    made.save(tmp_path / "mixed.pdf")
    assert read_made(tmp_path / "mixed.pdf").warnings == ["mixed.pdf: page 1, 3, 6-7 has no text (an image) and was not read"]


@pytest.mark.parametrize(
    ("name", "message"), [("scanned.pdf", "has no text (a scanned PDF)"), ("password.pdf", "is protected by a password")]
)
def test_files_without_readable_text_are_refused_with_the_reason(name: str, message: str) -> None:
    with pytest.raises(UserError) as refused:
        read_input(InputRequest(DOCUMENTS / name, name))
    assert message in str(refused.value)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"%PDF-1.7\nnothing", "is not a PDF"),
        (pdf_file([CATALOGUE, b"<</Type/Pages/Count 1/Kids[2 0 R]>>"]), "is damaged (page 1)"),
        (
            pdf_file([CATALOGUE, b"<</Type/Pages/Count 99/Kids[" + b"3 0 R " * 99 + b"]>>", b"<</Type/Page/Parent 2 0 R>>"]),
            "has 99 pages",
        ),
        (page(b"BT /F 10 Tf 10 10 Td (hello) Tj ET"), "has no requirement"),
    ],
)
def test_hostile_files_are_refused_with_one_line(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "rfp.pdf"
    path.write_bytes(content)
    with pytest.raises(UserError) as refused:
        read_input(InputRequest(path, "rfp.pdf"), Limits(pages=50))
    assert message in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_page_that_expands_without_end_does_not_take_the_tool_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("custaudit.sources.textdoc.pdf.process._SECONDS_A_PAGE", 0.5)
    bomb = zlib.compress(zlib.compress(b"0 0 m 1 1 l S\n" * 5_000_000, 9), 9)
    path = tmp_path / "bomb.pdf"
    path.write_bytes(page(bomb, b"/Filter[/FlateDecode/FlateDecode]"))
    with pytest.raises(UserError, match=r"bomb\.pdf:1: "):
        read_input(InputRequest(path, "bomb.pdf"))


OPERATORS = [
    b"(1) Tj",
    b"/F 9 Tf",
    b"10 20 Td",
    b"0 0 m",
    b"500 0 l",
    b"0 500 l",
    b"S",
    b"9 9 99 99 re",
    b"f",
    b"BT",
    b"ET",
    b"1e9 0 0 1 0 0 cm",
    b"<FEFF> Tj",
    b"q",
    b"Q",
]


@fuzzed_slowly
@given(st.lists(st.sampled_from(OPERATORS), max_size=30), st.binary(max_size=20), st.integers(0, 500))
def test_any_file_is_read_or_refused(tmp_path: Path, operators: list[bytes], damage: bytes, place: int) -> None:
    content = bytearray(page(b"\n".join(operators)))
    if len(damage) % 2:
        content[place + 9 : place + 9 + len(damage)] = damage
    check_account(tmp_path / "fuzz.pdf", bytes(content))
