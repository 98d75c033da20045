"""A standard as a file for other programs: one row a requirement, or the whole catalogue as JSON."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from itertools import groupby
from pathlib import Path
from typing import Literal

from custaudit.cells import formula_safe, printable
from custaudit.errors import UserError
from custaudit.i18n import label, text
from custaudit.jsontext import json_text
from custaudit.model import KINDS
from custaudit.standards.catalogue import Requirement, Section, Standard
from custaudit.standards.coverage import coverage_table
from custaudit.standards.tables import coverage_view, kinds_text

ExportFormat = Literal["csv", "xlsx", "json", "md"]

_ENDINGS: dict[str, ExportFormat] = {".csv": "csv", ".xlsx": "xlsx", ".json": "json", ".md": "md", ".markdown": "md"}
_WIDTHS = {"title": 28, "text": 70, "section_title": 24, "chapter": 16, "reason": 40, "remarks": 24, "aliases": 40, "excludes": 30}

_COLUMNS: dict[str, Callable[[Section, Requirement], str]] = {
    "chapter": lambda section, _: section.chapter,
    "parent": lambda section, _: section.parent or "",
    "section": lambda section, _: section.section,
    "section_title": lambda section, _: section.title if len(section.path) > 1 else "",
    "id": lambda _, requirement: requirement.id,
    "number": lambda _, requirement: requirement.number,
    "title": lambda _, requirement: requirement.title,
    "text": lambda _, requirement: requirement.text,
    "class": lambda _, requirement: label("class", requirement.class_),
    **{f"class_{kind}": lambda _, requirement, kind=kind: label("class", requirement.class_for(kind)) for kind in KINDS},  # type: ignore[misc]
    "reason": lambda _, requirement: requirement.reason,
    "remarks": lambda _, requirement: requirement.remarks,
    "due": lambda _, requirement: requirement.due,
    "forms": lambda _, requirement: _list(requirement.forms),
    "data": lambda _, requirement: _list(requirement.data),
    "actions": lambda _, requirement: _list(requirement.actions),
    "aliases": lambda _, requirement: _list(requirement.aliases),
    "excludes": lambda _, requirement: _list(requirement.excludes),
}


def export_format(path: Path) -> ExportFormat:
    """The format that a file's ending asks for. Raises UserError for an unknown ending."""
    try:
        return _ENDINGS[path.suffix.lower()]
    except KeyError:
        raise UserError("standard.export.ending", path=path, known=", ".join(_ENDINGS)) from None


def export_standard(standard: Standard, format: ExportFormat) -> str | bytes:
    """The standard as CSV or xlsx (bytes that spreadsheet programs open as they are), JSON or Markdown (text).

    The spreadsheets have headings that ``import_standard`` reads again. Cells that a program would run as a formula are
    kept from it.
    """
    made: dict[ExportFormat, Callable[[Standard], str | bytes]] = {"csv": _csv, "xlsx": _xlsx, "json": _json, "md": _markdown}
    return made[format](standard)


def _rows(standard: Standard) -> list[list[str]]:
    return [[printable(value(section, requirement)) for value in _COLUMNS.values()] for section, requirement in standard.requirements]


def _headings() -> list[str]:
    return [text(f"standard.column.{name}") for name in _COLUMNS]


def _csv(standard: Standard) -> bytes:
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(_headings())
    writer.writerows([[formula_safe(cell) for cell in row] for row in _rows(standard)])
    return written.getvalue().encode("utf-8-sig")


def _xlsx(standard: Standard) -> bytes:
    from datetime import datetime

    import xlsxwriter

    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    # A fixed date: the same standard gives the same bytes.
    book.set_properties({"created": datetime(2000, 1, 1)})
    sheet = book.add_worksheet()
    plain, bold = book.add_format({"text_wrap": True, "valign": "top"}), book.add_format({"text_wrap": True, "valign": "top", "bold": True})
    rows = [_headings(), *_rows(standard)]
    for row, cells in enumerate(rows):
        for column, value in enumerate(cells):
            sheet.write_string(row, column, value, plain if row else bold)
    for column, name in enumerate(_COLUMNS):
        sheet.set_column(column, column, _WIDTHS.get(name, 12))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(rows) - 1, len(_COLUMNS) - 1)
    book.close()
    return target.getvalue()


def _json(standard: Standard) -> str:
    content = {"meta": standard.meta, "digest": standard.digest, "sections": standard.sections, "topics": standard.topics}
    return json_text(content)


def _markdown(standard: Standard) -> str:
    meta = standard.meta
    facts = ", ".join(part for part in (meta.publisher, meta.version, meta.published) if part)
    parts = [f"# {meta.title}\n", f"{facts}\n" if facts else "", coverage_view(coverage_table(standard)).markdown()]
    for chapter, sections in groupby(standard.sections, key=lambda section: section.chapter):
        parts.append(f"\n## {chapter}\n")
        parts.extend(_markdown_section(section) for section in sections)
    return "\n".join(part for part in parts if part)


def _markdown_section(section: Section) -> str:
    lines = [f"### {section.section} {section.title}\n"]
    for requirement in section.requirements:
        kinds = kinds_text(requirement)
        marks = f"{label('class', requirement.class_)}{f' ({kinds})' if kinds else ''}"
        body = requirement.text.replace("\n", "  \n  ")
        lines.append(f"- **{requirement.id}** {marks} **{requirement.title}**  \n  {body}")
    return "\n".join(lines) + "\n"


def _list(values: list[str]) -> str:
    return " / ".join(values)
