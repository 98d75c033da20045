"""Files that ask for more than any list or document does are refused early; large honest ones, and odd ones, are read."""

from __future__ import annotations

import random
import time
import zipfile
import zlib
from pathlib import Path

import pytest

from custaudit.errors import UserError
from custaudit.sources import InputRequest, Limits, ReadInput, read_input
from tests.sources.conftest import DATA, WriteFile
from tests.sources.drawnpdf import pdf_file
from tests.sources.textdoc.test_docx import CLAUSE, container

HEAD = "番号,件名,内容\n"
FEW = Limits(rows=100, cell_chars=1_000, paragraphs=50, text_chars=20_000, expanded_bytes=1 << 20)


def read(path: Path, limits: Limits = Limits()) -> ReadInput:  # noqa: B008 - frozen
    return read_input(InputRequest(path, path.name), limits)


def refused(path: Path, limits: Limits = Limits()) -> str:  # noqa: B008 - frozen
    with pytest.raises(UserError) as error:
        read(path, limits)
    assert "\n" not in str(error.value)
    return str(error.value)


def list_of(count: int) -> str:
    return HEAD + "".join(f"{number},帳票 {number} の様式,帳票 {number} を印字すること。\n" for number in range(1, count + 1))


def test_a_csv_has_no_more_rows_than_a_sheet(write: WriteFile) -> None:
    assert "has more than 100 rows" in refused(write("a.csv", HEAD + "\n" * 101), FEW)
    assert len(read(write("b.csv", list_of(99)), FEW).items) == 99
    assert Limits().rows == 1 << 20


def test_empty_lines_without_end_cost_next_to_nothing(write: WriteFile) -> None:
    path = write("a.csv", HEAD + "\n" * 3_000_000)
    start = time.process_time()
    assert "has more than 1048576 rows" in refused(path)
    assert time.process_time() - start < 3


@pytest.mark.parametrize("rest", ["b," * 20_000, '"' + '","\n' * 6_000], ids=["one line", "many lines"])
def test_a_record_of_a_csv_that_goes_on_and_on_is_refused(rest: str, write: WriteFile) -> None:
    assert "more than 20000 characters on one line" in refused(write("a.csv", HEAD + rest), FEW)


@pytest.mark.parametrize("count", ["2000000000", "+2000000000", "99999999999999999999"])
def test_blanks_that_an_ods_only_counts_are_never_made(count: str, tmp_path: Path) -> None:
    assert "has a cell of more than 100000 characters" in refused(spaced(tmp_path / "a.ods", f'<text:s text:c="{count}"/>'))


def test_a_few_counted_blanks_of_an_ods_are_read(tmp_path: Path) -> None:
    assert read(spaced(tmp_path / "a.ods", '<text:s text:c="3"/>')).items


def test_copies_of_a_long_cell_that_an_ods_only_counts_are_never_made(tmp_path: Path) -> None:
    long = spaced(tmp_path / "a.ods", "a" * 5_000, 'table:number-columns-repeated="1000"')
    assert "expands to 4 MB" in refused(long, Limits(expanded_bytes=1 << 22))


def spaced(path: Path, content: str, attributes: str = "") -> Path:
    """An ods list with one more cell that holds that."""
    cell = f'<table:table-row><table:table-cell office:value-type="string" {attributes}><text:p>a{content}b</text:p></table:table-cell>'
    with zipfile.ZipFile(DATA / "untidy.ods") as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "content.xml":
                data = data.replace(b"<table:table-row ", cell.encode() + b"</table:table-row><table:table-row ", 1)
            new.writestr(name, data)
    return path


def sheet(path: Path, rows: str, member: str = "xl/worksheets/sheet1.xml", kind: str = "worksheet") -> Path:
    """A workbook of two sheets, the second one with a list."""
    listed = "".join(f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>{t}</t></is></c></row>' for n, t in ((1, "件名"), (2, "帳票の様式")))
    names = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    relations = "".join(
        f'<Relationship Id="r{n}" Type="{names}/{of}" Target="/{to}"/>'
        for n, of, to in ((1, kind, member), (2, "worksheet", "xl/worksheets/sheet2.xml"))
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{main}" xmlns:r="{names}"><sheets><sheet name="a" sheetId="1" r:id="r1"/>'
            '<sheet name="b" sheetId="2" r:id="r2"/></sheets></workbook>',
        )
        made.writestr(
            "xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{names.replace("officeDocument", "package")}">{relations}</Relationships>'
        )
        made.writestr("xl/worksheets/sheet1.xml", f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>')
        made.writestr("xl/worksheets/sheet2.xml", f'<worksheet xmlns="{main}"><sheetData>{listed}</sheetData></worksheet>')
    return path


def test_rows_without_numbers_are_counted_while_a_sheet_is_read(tmp_path: Path) -> None:
    assert "a: has more than 100 rows" in refused(sheet(tmp_path / "a.xlsx", "<row><c><v>1</v></c></row>" * 101), FEW)


@pytest.mark.parametrize(
    ("member", "told"), [("xl/workbook.xml", "no sheetData"), ("xl/worksheets/sheet2.xml", "shared by sheets")], ids=["no sheet", "shared"]
)
def test_a_sheet_whose_part_is_none_of_its_own_is_damaged(member: str, told: str, tmp_path: Path) -> None:
    message = refused(sheet(tmp_path / "a.xlsx", "", member))
    assert "is damaged" in message
    assert told in message


def test_a_part_that_expands_far_beyond_life_is_refused_and_the_setting_raises_that(tmp_path: Path) -> None:
    path = sheet(tmp_path / "a.xlsx", " " * (300 << 10))
    assert "more than 100 times its size and over the limit of 0 MB" in refused(path, FEW)
    assert read(path, Limits(expanded_bytes=4 << 20)).items


def test_a_large_part_that_expands_as_lists_do_is_read(tmp_path: Path) -> None:
    random.seed(1)
    cell = '<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>{t}</t></is></c></row>'
    rows = "".join(cell.format(n=n, t=f"{random.getrandbits(40):x}") for n in range(1, 4_001))
    assert read(sheet(tmp_path / "a.xlsx", rows), Limits(expanded_bytes=1 << 20)).items


def test_text_beyond_the_limits_is_refused_before_it_is_read(write: WriteFile) -> None:
    assert "has more than 20000 characters of text" in refused(write("a.txt", "あ" * 20_001), FEW)
    assert "has more than 20000 characters of text" in refused(write("a.md", "a" * 80_001), FEW)
    assert "has more than 50 paragraphs" in refused(write("b.txt", "要件\n" + "\n" * 51), FEW)
    assert ":2: has a paragraph of more than 1000" in refused(write("c.txt", "要件\n" + "a" * 10_001), FEW)
    assert len(read(write("d.txt", "".join(f"({number}) 帳票 {number} を印字すること。\n" for number in range(1, 41))), FEW).items) == 40


def test_a_word_document_is_refused_while_it_is_read(tmp_path: Path) -> None:
    def made(body: str) -> Path:
        path = tmp_path / "a.docx"
        path.write_bytes(container(body))
        return path

    assert "has more than 50 paragraphs" in refused(made(CLAUSE + "<w:p/>" * 51), FEW)
    assert "has more than 50 paragraphs" in refused(made("<w:p>" + "<w:r/>" * 300_000 + "</w:p>"), Limits(paragraphs=50))
    assert "has more than 20000 characters" in refused(made(f"<w:p><w:r><w:t>{'あ' * 600}</w:t></w:r></w:p>" * 40), FEW)
    assert read(made(CLAUSE * 40), FEW).items


@pytest.mark.parametrize("grid", [4, 0])
def test_a_cell_of_word_wider_than_any_table_loses_no_row(grid: int, tmp_path: Path) -> None:
    def row(*cells: str, last: str = "") -> str:
        made = [
            f"<w:tc>{last if at == len(cells) - 1 else ''}<w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for at, text in enumerate(cells)
        ]
        return f"<w:tr>{''.join(made)}</w:tr>"

    wide = '<w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr>'
    body = row("番号", "件名", "内容") + "".join(row(str(n), f"帳票{n}", f"帳票{n}を印字すること。", last=wide) for n in (1, 2, 3))
    (tmp_path / "a.docx").write_bytes(container(f"<w:tbl><w:tblGrid>{'<w:gridCol/>' * grid}</w:tblGrid>{body}</w:tbl>"))
    made = read(tmp_path / "a.docx")
    assert [item.title for item in made.items] == ["帳票1", "帳票2", "帳票3"]
    assert any("3 cells claim more columns than a table has" in warning for warning in made.warnings)


def test_markdown_nested_beyond_the_limit_is_refused_with_the_place(write: WriteFile) -> None:
    def nested(deep: int) -> str:
        return "".join(f"{'  ' * level}- 帳票 {level} を印字すること。\n" for level in range(deep))

    assert ":10: is nested too deeply (limit 20)" in refused(write("a.md", nested(40)), Limits(nesting=20))
    assert len(read(write("b.md", nested(9)), Limits(nesting=20)).items) == 9


def drawn(*contents: bytes | None, damage: bool = False) -> bytes:
    """A file of those pages; None: a page whose content is not in the file. ``damage``: the second one's stream is overwritten."""
    pages, streams = len(contents), 3 + len(contents)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, b"".join(b"%d 0 R " % (3 + n) for n in range(pages))),
    ]
    for number, content in enumerate(contents):
        at = 999 if content is None else streams + number
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents %d 0 R/Resources<</Font<</F %d 0 R>>>>>>" % (at, streams + pages)
        )
    for number, content in enumerate(contents):
        packed = zlib.compress(content or b"")
        if damage and number == 1:
            packed = packed[:12] + b"A" * 20 + packed[32:]
        objects.append(b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed))
    return pdf_file([*objects, b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"])


def clauses(page: int) -> bytes:
    line = b"BT /F 10 Tf 50 %d Td ((%d) The system shall print list %d of page %d.) Tj ET\n"
    return b"".join(line % (700 - 20 * n, 10 * page + n, n, page) for n in range(1, 6))


@pytest.mark.parametrize(
    ("second", "damage"), [(clauses(2), True), (None, False), (b"\x93\x00junk", False)], ids=["stream", "missing", "junk"]
)
def test_a_damaged_page_is_told_with_its_number(second: bytes | None, damage: bool, write: WriteFile) -> None:
    made = read(write("a.pdf", drawn(clauses(1), second, clauses(3), damage=damage)))
    assert "a.pdf: page 2 is damaged, and all or part of its text was not read; make the PDF anew from its original" in made.warnings
    assert {item.source.page for item in made.items} >= {1, 3}
    assert [skip.reason for skip in made.summary.skipped if skip.page == 2] == ["damaged page"]


@pytest.mark.parametrize(
    "second", [clauses(2), b"", b"q Q\n", b"q 1 0 0 1 0 0 cm BT /F 10 Tf ( ) Tj ET Q"], ids=["sound", "empty", "blank", "space"]
)
def test_sound_and_blank_pages_are_not_told(second: bytes, write: WriteFile) -> None:
    assert not [warning for warning in read(write("a.pdf", drawn(clauses(1), second))).warnings if "damaged" in warning]


def test_a_pdf_of_damaged_pages_only_is_refused_as_damaged(write: WriteFile) -> None:
    assert "a.pdf: is damaged (page 1-2)" in refused(write("a.pdf", drawn(None, None)))


def test_pages_that_share_what_they_are_drawn_from_do_not_draw_without_end(write: WriteFile) -> None:
    content = zlib.compress(b"BT /F 4 Tf 5 TL 10 790 Td " + b"(The system shall print a list of all the lists.) Tj T*\n" * 150 + b"ET")
    kids = b"3 0 R " * 60
    path = write(
        "a.pdf",
        pdf_file(
            [
                b"<</Type/Catalog/Pages 2 0 R>>",
                b"<</Type/Pages/Count 60/Kids[%s]>>" % kids,
                b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
                b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(content), content),
                b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            ]
        ),
    )
    assert "refused as untrustworthy" in refused(path)
