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
    from xlsxwriter import Workbook

    made = io.BytesIO()
    with Workbook(made, {"in_memory": True}) as book:
        book.set_properties({"created": _CREATED})
        heading = book.add_format({"bold": True, "bg_color": "#DDEBF7", "border": 1, "text_wrap": True, "valign": "vcenter"})
        cell = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
        large = book.add_format({"bold": True, "font_size": 14})
        sheet = book.add_worksheet(template.sheet)
        for number, column in enumerate(template.columns):
            sheet.set_column(number, number, column.width)
            sheet.write_string(0, number, column.heading, heading)
            for row in range(1, _ROWS_PREPARED + 1):
                sheet.write_blank(row, number, None, cell)
        sheet.freeze_panes(1, 0)
        guide = book.add_worksheet(template.guide_sheet)
        for number, width in enumerate((16, 8, 50, 50)):
            guide.set_column(number, number, width)
        guide.write_string(0, 0, template.guide_title, large)
        for number, name in enumerate(template.guide_headings):
            guide.write_string(2, number, name, heading)
        for row, column in enumerate(template.columns, start=3):
            for number, words in enumerate((column.heading, column.needed, column.meaning, column.example)):
                guide.write_string(row, number, words, cell)
        for row, note in enumerate(template.guide_notes, start=4 + len(template.columns)):
            guide.write_string(row, 0, note)
    return made.getvalue()
