"""``export`` writes a standard so that other programs, and the importer, read it again."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from custaudit.errors import UserError
from custaudit.standards.catalogue import Standard
from custaudit.standards.compare import compare
from custaudit.standards.export import ExportFormat, export_format, export_standard
from custaudit.standards.importers import import_standard
from tests.standards.conftest import requirement, standard


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_a_spreadsheet_is_imported_again_without_loss(jumin: Standard, tmp_path: Path, format: ExportFormat) -> None:
    exported = export_standard(jumin, format)
    assert isinstance(exported, bytes)
    file = tmp_path / f"標準.{format}"
    file.write_bytes(exported)
    again = import_standard(file, "again", tmp_path).standard
    assert compare(jumin, again).unchanged == len(jumin.requirements)
    assert [(s.section, s.title, s.chapter, s.parent) for s in again.sections] == [
        (s.section, s.title, s.chapter, s.parent) for s in jumin.sections
    ]
    assert [one.id for _, one in again.requirements] == [one.id for _, one in jumin.requirements]


@pytest.mark.parametrize("format", ["csv", "xlsx", "json", "md"])
def test_the_same_standard_gives_the_same_bytes(jumin: Standard, format: ExportFormat) -> None:
    assert export_standard(jumin, format) == export_standard(jumin, format)


def test_a_cell_that_looks_like_a_formula_is_kept_from_running() -> None:
    made = standard(requirement("1.1-r1", '=HYPERLINK("http://example.invalid")', title="+1"))
    exported = export_standard(made, "csv")
    assert isinstance(exported, bytes)
    row = list(csv.reader(io.StringIO(exported.decode("utf-8-sig"), newline="")))[1]
    assert not any(cell.startswith(("=", "+")) for cell in row)


def test_a_workbook_holds_text_only(tmp_path: Path) -> None:
    import openpyxl

    exported = export_standard(standard(requirement("1.1-r1", "=1+1")), "xlsx")
    assert isinstance(exported, bytes)
    sheet = openpyxl.load_workbook(io.BytesIO(exported)).worksheets[0]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None} == {"s"}


def test_csv_opens_in_a_japanese_spreadsheet_program(jumin: Standard) -> None:
    exported = export_standard(jumin, "csv")
    assert isinstance(exported, bytes)
    assert exported.startswith(b"\xef\xbb\xbf")
    assert exported.count(b"\r\n") >= len(jumin.requirements) + 1


def test_json_holds_the_whole_catalogue(jumin: Standard) -> None:
    content = json.loads(export_standard(jumin, "json"))
    assert sum(len(section["requirements"]) for section in content["sections"]) == len(jumin.requirements)
    assert len(content["topics"]) == len(jumin.topics)


def test_markdown_names_every_requirement(jumin: Standard) -> None:
    page = export_standard(jumin, "md")
    assert isinstance(page, str)
    assert all(f"**{one.id}**" in page for _, one in jumin.requirements)


def test_the_ending_chooses_the_format() -> None:
    assert export_format(Path("a.XLSX")) == "xlsx"
    with pytest.raises(UserError, match="拡張子"):
        export_format(Path("a.pdf"))
