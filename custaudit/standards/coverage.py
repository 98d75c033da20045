"""What a standard holds, counted by section from its catalogue."""

from __future__ import annotations

from msgspec import Struct

from custaudit.model import RequirementClass
from custaudit.standards.catalogue import Section, Standard


class CoverageRow(Struct, frozen=True):
    """A section with its number of requirements of each class, and of those that differ for some kind of municipality."""

    section: str
    title: str
    chapter: str
    required: int
    optional: int
    prohibited: int
    differing: int

    @property
    def requirements(self) -> int:
        """All requirements of the section."""
        return self.required + self.optional + self.prohibited


def coverage_table(standard: Standard) -> list[CoverageRow]:
    """One row a section, in the order of the standard."""
    return [_row(section) for section in standard.sections]


def totals(rows: list[CoverageRow]) -> CoverageRow:
    """The sum of the rows."""
    return CoverageRow(
        section="",
        title="",
        chapter="",
        required=sum(row.required for row in rows),
        optional=sum(row.optional for row in rows),
        prohibited=sum(row.prohibited for row in rows),
        differing=sum(row.differing for row in rows),
    )


def _row(section: Section) -> CoverageRow:
    def count(code: RequirementClass) -> int:
        return sum(requirement.class_ == code for requirement in section.requirements)

    return CoverageRow(
        section=section.section,
        title=section.title,
        chapter=section.chapter,
        required=count("required"),
        optional=count("optional"),
        prohibited=count("prohibited"),
        differing=sum(bool(requirement.kinds) for requirement in section.requirements),
    )
