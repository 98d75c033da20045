"""Which standards there are, and single entries of one."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from custaudit.errors import UserError
from custaudit.model import Field
from custaudit.rules.paths import builtin_rules
from custaudit.standards.catalogue import Requirement, Section, Standard, number_key
from custaudit.standards.store import read_standard, standard_folders
from custaudit.text import normal_form


class StandardLine(Struct, frozen=True):
    """A standard that can be named with ``--standard``; ``builtin`` if it comes with the tool."""

    name: str
    title: str
    version: str
    fields: list[Field]
    sections: int
    requirements: int
    builtin: bool
    folder: str


def list_standards(project: Path | None = None) -> list[StandardLine]:
    """All standards by name: those that come with the tool and those of the project."""
    lines = []
    for name, folder in sorted(standard_folders(project).items()):
        standard = read_standard(folder)
        lines.append(
            StandardLine(
                name=name,
                title=standard.meta.title,
                version=standard.meta.version,
                fields=standard.meta.fields,
                sections=len(standard.sections),
                requirements=len(standard.requirements),
                builtin=is_builtin(folder),
                folder=str(folder),
            )
        )
    return lines


def is_builtin(folder: Path) -> bool:
    """Whether a standard's folder comes with the tool: such a catalogue is held to ``validate(…, curated=True)``."""
    return folder.resolve().is_relative_to((builtin_rules() / "standards").resolve())


def find_entry(standard: Standard, key: str) -> Section | tuple[Section, Requirement]:
    """The section of that number, or the requirement of that id or published number. Raises UserError if there is none.

    Numbers are found in full width too, and published ones with or without their leading zeros.
    """
    form = normal_form(key).strip()
    for section in standard.sections:
        if section.section == form:
            return section
    for section, requirement in standard.requirements:
        if form == requirement.id or key == requirement.number:
            return section, requirement
    for section, requirement in standard.requirements:
        if requirement.number and number_key(requirement.number) == number_key(key):
            return section, requirement
    raise UserError("standard.no_entry", name=standard.meta.name, entry=key)
