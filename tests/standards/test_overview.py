"""``standards list`` and ``show``."""

from __future__ import annotations

from pathlib import Path

import pytest

from custaudit.errors import UserError
from custaudit.i18n import set_language
from custaudit.standards import tables
from custaudit.standards.catalogue import Section, Standard
from custaudit.standards.export import export_standard
from custaudit.standards.importers import import_standard
from custaudit.standards.overview import find_entry, list_standards
from custaudit.standards.search import search
from custaudit.standards.validate import validate
from tests.standards.conftest import requirement, standard


def test_lists_built_in_and_imported_standards(tmp_path: Path) -> None:
    exported = export_standard(standard(requirement("1.1-r1", "文を書く。")), "xlsx")
    assert isinstance(exported, bytes)
    (tmp_path / "kokuho.xlsx").write_bytes(exported)
    import_standard(tmp_path / "kokuho.xlsx", "kokuho-v2", tmp_path)
    lines = {line.name: line for line in list_standards(tmp_path)}
    assert lines["jumin-v1"].builtin
    assert lines["jumin-v1"].sections == 143
    assert not lines["kokuho-v2"].builtin
    assert lines["kokuho-v2"].requirements == 1


def test_finds_a_section_a_requirement_and_a_published_number(jumin: Standard) -> None:
    section = find_entry(jumin, "4.0.10")
    assert isinstance(section, Section)
    entry = find_entry(jumin, "4.0.10-p1")
    assert not isinstance(entry, Section)
    assert entry[1].class_ == "prohibited"
    numbered = find_entry(standard(requirement("1.1-r1", "文。", number="0230001")), "0230001")
    assert not isinstance(numbered, Section)
    with pytest.raises(UserError, match="search"):
        find_entry(jumin, "99")


def test_tables_speak_the_readers_language(jumin: Standard) -> None:
    section = find_entry(jumin, "4.0.10")
    assert isinstance(section, Section)
    assert "一般市区町村: 標準オプション" in tables.section_table(section).markdown()
    try:
        set_language("en")
        assert "ordinary municipality: optional" in tables.section_table(section).markdown()
    finally:
        set_language("ja")


def test_every_table_has_as_many_cells_as_headings(jumin: Standard) -> None:
    broken = standard(requirement("1.1-r2", ""))
    made = [
        tables.standards_table(list_standards()),
        tables.contents_table(jumin),
        tables.hits_table(search(jumin, "転出")),
        tables.problems_table(validate(broken)),
        tables.requirement_table(*next(iter(jumin.requirements))),
    ]
    assert all(table.rows and all(len(row) == len(table.headings) for row in table.rows) for table in made)
