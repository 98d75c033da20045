"""What ``custaudit init`` puts into a new project: settings, a template inventory, a rule file for the municipality's own names."""

from __future__ import annotations

import datetime
import io
from pathlib import Path

from custaudit.errors import UserError
from custaudit.i18n import language
from custaudit.rules.language import FileShape
from custaudit.rules.schema import schema_text
from custaudit.rules.yamlfile import read_yaml

SETTINGS, INVENTORY, NAMES = Path("custaudit.toml"), Path("inventory.xlsx"), Path("my-rules", "names.yaml")
SCHEMA = NAMES.with_name("knowledge.schema.json")
"""Beside the names, so that editors complete them without a network."""
_TEMPLATES = Path(__file__).resolve().parent / "templates"
_ROWS_PREPARED = 200
# A workbook names the day it was made; one fixed day keeps the same template the same file.
_CREATED = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC).replace(tzinfo=None)


class TemplateColumn(FileShape, frozen=True):
    """A column of the template and how to fill it in."""

    heading: str
    width: int
    needed: str
    meaning: str
    example: str


class InventoryTemplate(FileShape, frozen=True):
    """``inventory.yaml`` among the templates."""

    sheet: str
    guide_sheet: str
    guide_title: str
    guide_headings: list[str]
    guide_notes: list[str]
    columns: list[TemplateColumn]


def create_project(folder: Path) -> list[Path]:
    """Writes the files of a new project and returns them. Raises UserError, having written nothing, if one is there already."""
    there = [path.as_posix() for path in (SETTINGS, INVENTORY, NAMES, SCHEMA) if (folder / path).exists()]
    if there:
        raise UserError("init.exists", path=folder, names=", ".join(there))
    templates = _TEMPLATES / language()
    try:
        (folder / NAMES).parent.mkdir(parents=True, exist_ok=True)
        for path in (SETTINGS, NAMES):
            (folder / path).write_bytes((templates / path.name).read_bytes())
        (folder / SCHEMA).write_text(schema_text("knowledge"), encoding="utf-8", newline="\n")
        (folder / INVENTORY).write_bytes(_inventory(read_yaml(templates / "inventory.yaml", InventoryTemplate)))
    except OSError as error:
        raise UserError("cli.cannot_write", path=error.filename or folder, cause=error.strerror) from None
    return [folder / path for path in (SETTINGS, INVENTORY, NAMES, SCHEMA)]


def _inventory(template: InventoryTemplate) -> bytes:
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.utils import get_column_letter

    line = Side(style="thin")
    border, wrapped = Border(line, line, line, line), Alignment(wrap_text=True, vertical="top")
    shade, bold = PatternFill("solid", fgColor="DDEBF7"), Font(bold=True)
    book = Workbook()
    book.properties.created = book.properties.modified = _CREATED
    sheet = book.active or book.create_sheet()
    sheet.title = template.sheet
    for number, column in enumerate(template.columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = column.width
        heading = sheet.cell(1, number, column.heading)
        heading.font, heading.fill, heading.border, heading.alignment = bold, shade, border, wrapped
        for row in range(2, _ROWS_PREPARED + 2):
            blank = sheet.cell(row, number)
            blank.border, blank.alignment = border, wrapped
    sheet.freeze_panes = "A2"
    guide = book.create_sheet(template.guide_sheet)
    for number, width in enumerate((16, 8, 50, 50), start=1):
        guide.column_dimensions[get_column_letter(number)].width = width
    guide.cell(1, 1, template.guide_title).font = Font(bold=True, size=14)
    for number, name in enumerate(template.guide_headings, start=1):
        named = guide.cell(3, number, name)
        named.font, named.fill, named.border = bold, shade, border
    for row, column in enumerate(template.columns, start=4):
        for number, words in enumerate((column.heading, column.needed, column.meaning, column.example), start=1):
            told = guide.cell(row, number, words)
            told.border, told.alignment = border, wrapped
    for row, note in enumerate(template.guide_notes, start=5 + len(template.columns)):
        guide.cell(row, 1, note)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()
