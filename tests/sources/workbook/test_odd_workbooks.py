"""Workbooks as old or rare programs write them: the same cells in a form that readers stumble over."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path

from custaudit.sources import ReadInput
from tests.sources.conftest import DATA, read_file

CODEPAGE = b"\x42\x00\x02\x00"


def said(read: ReadInput) -> list[tuple[str, str, str | None]]:
    return [(item.title, item.detail, item.reason) for item in read.items]


def test_xls_of_writers_that_name_a_code_page_of_8_bits(tmp_path: Path) -> None:
    data = bytearray((DATA / "untidy.xls").read_bytes())
    struct.pack_into("<H", data, data.index(CODEPAGE) + 4, 1252)
    (tmp_path / "untidy.xls").write_bytes(data)
    assert said(read_file(tmp_path / "untidy.xls")) == said(read_file(DATA / "untidy.xls"))


def test_ods_with_line_breaks_between_its_cells(tmp_path: Path) -> None:
    with zipfile.ZipFile(DATA / "untidy.ods") as source, zipfile.ZipFile(tmp_path / "untidy.ods", "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "content.xml":
                content = content.replace(b"<table:table-cell", b"\n      <table:table-cell").replace(
                    b"</table:table-row>", b"\n</table:table-row>"
                )
                assert content != source.read(name)
            target.writestr(name, content)
    assert said(read_file(tmp_path / "untidy.ods")) == said(read_file(DATA / "untidy.ods"))
