"""Each kind of bad or hostile file has its own one-line message, and costs next to nothing."""

from __future__ import annotations

import io
import struct
import time
import zipfile
import zlib
from pathlib import Path

import pytest

from custaudit.errors import UserError
from custaudit.sources import InputRequest, Limits, read_input
from tests.sources.conftest import DATA, WriteFile, read_file

SHEET = "xl/worksheets/sheet2.xml"


def refused(path: Path, limits: Limits = Limits()) -> str:  # noqa: B008
    with pytest.raises(UserError) as error:
        read_input(InputRequest(path, path.name), limits)
    message = str(error.value)
    assert "\n" not in message
    assert message.startswith(path.name)
    return message.removeprefix(path.name).lstrip(":! ")


def changed(target: Path, source: str = "untidy.xlsx", **members: bytes) -> Path:
    """The workbook with members (``a__b`` for a/b, ``.xml`` added) replaced or added."""
    wanted = {f"{name.replace('__', '/')}.xml": data for name, data in members.items()}
    with zipfile.ZipFile(DATA / source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, wanted.pop(name, None) or old.read(name))
        for name, data in wanted.items():
            new.writestr(name, data)
    return target


def test_missing_file(tmp_path: Path) -> None:
    assert "no such file" in refused(tmp_path / "none.xlsx")


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv", "a.xls", "a.ods"])
def test_empty_file(write: WriteFile, name: str) -> None:
    assert refused(write(name, b"")) == "is empty"


def test_csv_of_blank_lines(write: WriteFile) -> None:
    assert refused(write("a.csv", "\n,,\n\n")) == "is empty"


def test_folder_as_file(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").mkdir()
    assert "is a folder" in refused(tmp_path / "a.xlsx")


def test_unknown_ending(write: WriteFile) -> None:
    assert "unknown ending .zip; known: .xlsx" in refused(write("a.zip", b"x"))


@pytest.mark.parametrize("ending", [".doc", ".DOC", ".odt", ".rtf", ".jtd"])
def test_a_document_of_another_program_is_to_be_saved_as_docx(ending: str, write: WriteFile) -> None:
    assert "save it as .docx" in refused(write(f"a{ending}", b"x"))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.xls", b"No title"),
        ("a.csv", b"PK\x03\x04rest"),
        ("a.xlsb", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600),
    ],
)
def test_content_of_another_kind(write: WriteFile, name: str, content: bytes) -> None:
    assert "inside; open it with its own program" in refused(write(name, content))


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.xlsx", b"No,title\n1,a\n", "is plain text inside and no .xlsx file; change its ending to .csv"),
        ("a.xls", "\ufeffNo\t件名\n1\ta\n".encode("utf-16-le"), "is plain text inside and no .xls file"),
        ("a.xls", "No\t件名\n1\ta\n".encode("cp932"), "is plain text inside and no .xls file"),
        ("a.xls", b"<html><table></table></html>", "is a web page (HTML) inside and no .xls file; open it in Excel"),
        ("a.xls", b"\xef\xbb\xbf\r\n<!DOCTYPE html>", "is a web page (HTML) inside"),
        ("a.xls", b"<?xml version='1.0'?><Workbook/>", "is XML inside"),
    ],
)
def test_exports_that_call_themselves_workbooks_are_told_what_they_are(write: WriteFile, name: str, content: bytes, told: str) -> None:
    assert told in refused(write(name, content))


@pytest.mark.parametrize(
    ("source", "name", "told"),
    [
        ("untidy.ods", "a.xlsx", "is ODS inside and no .xlsx file; change its ending to .ods"),
        ("untidy.xlsb", "a.xlsx", "is Excel (xlsb) inside and no .xlsx file; change its ending to .xlsb"),
        ("untidy.xlsx", "a.ods", "is Excel (xlsx) inside and no .ods file; change its ending to .xlsx"),
        ("untidy.xlsx", "a.xlsb", "is Excel (xlsx) inside"),
        ("untidy.xlsx", "a.xls", "is Excel (xlsx) inside and no .xls file; change its ending to .xlsx"),
        ("untidy.xlsx", "a.csv", "is Excel (xlsx) inside"),
        ("untidy.xlsx", "a.docx", "is Excel (xlsx) inside"),
        ("untidy.xls", "a.xlsx", "is Excel (xls) inside and no .xlsx file; change its ending to .xls"),
    ],
)
def test_another_format_inside_is_named(write: WriteFile, source: str, name: str, told: str) -> None:
    assert told in refused(write(name, (DATA / source).read_bytes()))


@pytest.mark.parametrize("name", ["a.xls", "a.xlsx", "a.csv"])
def test_a_workbook_with_a_password_is_known_whatever_its_ending(write: WriteFile, name: str) -> None:
    assert "is protected by a password" in refused(write(name, (DATA / "password.xlsx").read_bytes()))


@pytest.mark.parametrize("name", ["password.xlsx", "password.xls", "password.ods"])
def test_password(name: str) -> None:
    assert refused(DATA / name) == "is protected by a password; save it without one"


@pytest.mark.parametrize("name", ["untidy.xlsx", "untidy.xlsb", "untidy.ods", "untidy.xls"])
@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_truncated(write: WriteFile, name: str, share: float) -> None:
    data = (DATA / name).read_bytes()
    assert "is damaged" in refused(write(name, data[: int(len(data) * share)]))


@pytest.mark.parametrize("name", ["untidy.xlsx", "untidy.xlsb", "untidy.ods"])
def test_damaged_member(write: WriteFile, name: str) -> None:
    data = bytearray((DATA / name).read_bytes())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        largest = max(
            archive.infolist(), key=lambda member: member.compress_size if "sheet" in member.filename or "content" in member.filename else 0
        )
    start = largest.header_offset + 30 + len(largest.filename.encode())
    data[start + 40 : start + 60] = b"\x00" * 20
    assert "is damaged" in refused(write(name, bytes(data)))


def test_zip_bomb_is_refused_by_its_stated_size(tmp_path: Path) -> None:
    path = changed(tmp_path / "a.xlsx", xl__sharedStrings=b"<sst>" + b"a" * (30 << 20) + b"</sst>")
    start = time.perf_counter()
    assert "expands to 30 MB, over the limit of 20 MB" in refused(path, Limits(expanded_bytes=20 << 20))
    assert time.perf_counter() - start < 0.5
    assert Limits().expanded_bytes < 300 << 20


def test_the_limit_can_be_raised_and_lowered(tmp_path: Path) -> None:
    path = changed(tmp_path / "a.xlsx", xl__other=b"a" * (3 << 20))
    assert read_input(InputRequest(path, "a.xlsx")).items
    assert "expanded_bytes" in refused(path, Limits(expanded_bytes=2 << 20))


def test_a_member_that_lies_about_its_size(tmp_path: Path) -> None:
    """The sheet expands to 64 MB and states 1,000 bytes; it must not reach the reader of values."""
    compressor = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = b"<worksheet><sheetData>" + b" " * (64 << 20)
    packed = compressor.compress(body) + compressor.flush()
    path = changed(tmp_path / "a.xlsx")
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        member = archive.getinfo(SHEET)
    name = SHEET.encode()
    start = member.header_offset + 30 + len(name)
    central = data.rfind(b"PK\x01\x02", 0, data.rfind(name))
    for place in (member.header_offset + 14, central + 16):
        data[place : place + 12] = struct.pack("<III", zlib.crc32(body), len(packed), 1000)
    rebuilt = data[:start] + packed + data[start + member.compress_size :]
    grown = len(packed) - member.compress_size
    end = rebuilt.rfind(b"PK\x05\x06")
    offset = struct.unpack_from("<I", rebuilt, end + 16)[0] + grown
    struct.pack_into("<I", rebuilt, end + 16, offset)
    place = offset
    while rebuilt[place : place + 4] == b"PK\x01\x02":
        lengths = struct.unpack_from("<HHH", rebuilt, place + 28)
        where = struct.unpack_from("<I", rebuilt, place + 42)[0]
        if where > member.header_offset:
            struct.pack_into("<I", rebuilt, place + 42, where + grown)
        place += 46 + sum(lengths)
    path.write_bytes(rebuilt)
    assert "is damaged" in refused(path)


def test_too_many_members(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(6000):
            archive.writestr(f"xl/{number}.xml", b"")
    assert "6000 parts" in refused(path)


@pytest.mark.parametrize("name", ["../../evil.xml", "/etc/evil.xml", "..\\evil.xml", "C:/evil.xml"])
def test_path_tricks(tmp_path: Path, name: str) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", b"<Types/>")
        archive.writestr(name, b"")
    assert "a name that leads outside" in refused(path)


ENTITIES = b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><worksheet>&b;</worksheet>'
EXTERNAL = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet>&a;</worksheet>'


@pytest.mark.parametrize("content", [ENTITIES, EXTERNAL])
@pytest.mark.parametrize("member", ["xl__worksheets__sheet2", "xl__sharedStrings", "xl__workbook", "xl__styles"])
def test_entities_in_xlsx(tmp_path: Path, member: str, content: bytes) -> None:
    assert "declares XML entities" in refused(changed(tmp_path / "a.xlsx", **{member: content}))


@pytest.mark.parametrize("content", [ENTITIES, EXTERNAL])
def test_entities_in_ods(tmp_path: Path, content: bytes) -> None:
    assert "declares XML entities" in refused(changed(tmp_path / "a.ods", "untidy.ods", content=content))


def test_a_cell_at_the_far_corner_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(DATA / "untidy.xlsx") as archive:
        sheet = archive.read(SHEET)
    far = b'<row r="1048576"><c r="XFD1048576" t="n"><v>1</v></c></row></sheetData>'
    path = changed(tmp_path / "a.xlsx", xl__worksheets__sheet2=sheet.replace(b"</sheetData>", far))
    assert "spans more than 24000000 cells" in refused(path)


def test_repeated_rows_of_ods_are_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(DATA / "untidy.ods") as archive:
        content = archive.read("content.xml")
    bomb = (
        b'<table:table-row table:number-rows-repeated="1000000"><table:table-cell office:value-type="string" '
        b'table:number-columns-repeated="1000"><text:p>a</text:p></table:table-cell></table:table-row></table:table>'
    )
    path = changed(tmp_path / "a.ods", "untidy.ods", content=content.replace(b"</table:table>", bomb, 1))
    assert "spans more than" in refused(path)


def test_a_giant_cell(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(["件名", "内容"])
    book.active.append(["備考欄", "あ" * 20_000])
    path = tmp_path / "a.xlsx"
    book.save(path)
    assert refused(path, Limits(cell_chars=10_000)).startswith("Sheet!2: has a cell of more than 10000 characters")


def test_a_large_file_is_refused_before_it_is_read(write: WriteFile) -> None:
    assert "over the limit" in refused(write("a.csv", b"a," * 2000), Limits(file_bytes=1000))


def test_macros_are_only_carried_along() -> None:
    assert len(read_file(DATA / "untidy.xlsm").items) == 4


def test_a_cell_of_xls_beyond_its_last_column(write: WriteFile) -> None:
    """The format has 256 columns; a damaged file that says 60,000 must not reach the reader of values."""
    data = bytearray((DATA / "untidy.xls").read_bytes())
    shared_text = b"\xfd\x00\x0a\x00"
    place = data.find(shared_text, data.find(shared_text) + 1)
    struct.pack_into("<HH", data, place + 4, 60_000, 60_000)
    assert "is damaged" in refused(write("a.xls", bytes(data)))


def test_the_headings_seen_are_told_whole_and_how_many_more_there_are(write: WriteFile) -> None:
    words = ["必要とする事情と、そう考えるに至るまでのあらましと見通し", *(f"欄{n}" for n in range(14))]
    message = refused(write("list.csv", ",".join(words) + "\n"))
    assert words[0] in message
    assert "and 3 more" in message
