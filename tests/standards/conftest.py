"""Standards to test on: the built-in one, and small ones whose wording was made up here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from custaudit.standards.catalogue import Requirement, Section, Standard, StandardMeta
from custaudit.standards.store import load_standard

Made = Callable[..., Standard]


@pytest.fixture(scope="session")
def jumin() -> Standard:
    return load_standard("jumin-v1")


def requirement(id: str, text: str, **more: object) -> Requirement:
    code = {"r": "required", "o": "optional", "p": "prohibited"}[id.rpartition("-")[2][0]]
    return Requirement(**{"id": id, "class_": code, "title": text[:20], "text": text, **more})  # type: ignore[arg-type]


def standard(*requirements: Requirement, name: str = "made") -> Standard:
    """A standard whose sections are those that the ids name."""
    sections: dict[str, list[Requirement]] = {}
    for one in requirements:
        sections.setdefault(one.id.rpartition("-")[0], []).append(one)
    meta = StandardMeta(name=name, title="見本の標準", version="1", publisher="", published="", fields=[])
    held = tuple(Section(section=number, title=f"節{number}", chapter="章", requirements=inside) for number, inside in sections.items())
    return Standard(meta=meta, sections=held, topics=(), digest="")


def write_workbook(path: Path, sheets: dict[str, Sequence[Sequence[object]]], merged: dict[str, Sequence[str]] | None = None) -> Path:
    """An xlsx file with those cells and merged ranges."""
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        for area in (merged or {}).get(name, ()):
            sheet.merge_cells(area)
    book.save(path)
    return path
