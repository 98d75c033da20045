"""What the commands on standards print: plain tables with headings in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from custaudit.i18n import label, text
from custaudit.model import KINDS
from custaudit.standards.catalogue import Requirement, Section, Standard
from custaudit.standards.compare import ChangeKind, Comparison, Rejudged
from custaudit.standards.coverage import CoverageRow, coverage_table, totals
from custaudit.standards.importers.model import ImportReport
from custaudit.standards.overview import StandardLine
from custaudit.standards.search import Hit
from custaudit.standards.validate import Problem


class Table(Struct, frozen=True):
    """Headings and rows of text; a printer only has to lay them out."""

    headings: tuple[str, ...]
    rows: list[tuple[str, ...]]

    def markdown(self) -> str:
        """The table as Markdown."""
        lines = [_markdown_row(self.headings), _markdown_row(["---"] * len(self.headings)), *map(_markdown_row, self.rows)]
        return "\n".join(lines) + "\n"


def standards_table(lines: Sequence[StandardLine]) -> Table:
    """``standards list``."""
    origin = {True: text("standard.builtin"), False: text("standard.of_project")}
    return Table(
        _headings("name", "standard_title", "version", "fields", "sections", "requirements", "origin"),
        [
            (
                line.name,
                line.title,
                line.version,
                ", ".join(label("field", code) for code in line.fields),
                str(line.sections),
                str(line.requirements),
                origin[line.builtin],
            )
            for line in lines
        ],
    )


def section_table(section: Section) -> Table:
    """``standards show`` of a section: its requirements, and what it lacks."""
    rows: list[tuple[str, ...]] = [
        (req.id, label("class", req.class_), kinds_text(req), req.title, req.text) for req in section.requirements
    ]
    if section.lacks:
        rows.append((section.section, label("verdict", "outside"), "", text("standard.lacks"), "\n".join(section.lacks)))
    return Table(_headings("id", "class", "kinds", "title", "text"), rows)


def requirement_table(section: Section, requirement: Requirement) -> Table:
    """``standards show`` of a requirement: all that is known of it, one entry a row."""
    entries = [
        ("section", f"{section.section} {section.title}"),
        ("chapter", " / ".join(part for part in (section.chapter, section.parent) if part)),
        ("id", requirement.id),
        ("number", requirement.number),
        ("class", label("class", requirement.class_)),
        ("kinds", kinds_text(requirement)),
        ("title", requirement.title),
        ("text", requirement.text),
        ("reason", requirement.reason),
        ("remarks", requirement.remarks),
        ("due", requirement.due),
        *(
            (name, "\n".join(getattr(requirement, name)))
            for name in ("forms", "data", "actions", "aliases", "excludes", "examples", "near_misses")
        ),
    ]
    return Table(_headings("entry", "content"), [(text(f"standard.column.{name}"), value) for name, value in entries if value])


def contents_table(standard: Standard) -> Table:
    """``standards show`` of a whole standard: its sections."""
    return coverage_view(coverage_table(standard))


def coverage_view(rows: Sequence[CoverageRow]) -> Table:
    """Requirements counted by section, with the sum in the last row."""
    total = totals(list(rows))
    shown = [(row.section, row.title, row.chapter, row) for row in rows] + [("", text("standard.total"), "", total)]
    return Table(
        _headings("section", "section_title", "chapter", "required", "optional", "prohibited", "differing"),
        [
            (number, title, chapter, str(row.required), str(row.optional), str(row.prohibited), str(row.differing))
            for number, title, chapter, row in shown
        ],
    )


def hits_table(hits: Sequence[Hit]) -> Table:
    """``standards search``."""
    return Table(
        _headings("id", "class", "section_title", "title", "text", "score"),
        [
            (
                hit.requirement.id,
                label("class", hit.requirement.class_),
                hit.section.title,
                hit.requirement.title,
                hit.requirement.text,
                f"{hit.score:.2f}",
            )
            for hit in hits
        ],
    )


def problems_table(problems: Sequence[Problem]) -> Table:
    """``standards validate``."""
    return Table(_headings("place", "problem", "mend"), [(problem.place, problem.message, problem.mend) for problem in problems])


def import_table(report: ImportReport) -> Table:
    """``standards import``: the account of each file."""
    return Table(
        _headings("file", "read", "requirements", "in_requirements", "headings", "skipped"),
        [
            (file.path, str(file.read), str(file.requirements), str(file.in_requirements), str(file.headings), str(len(file.skipped)))
            for file in report.files
        ],
    )


def comparison_table(comparison: Comparison) -> Table:
    """``standards compare``: every change, one a row, in the order added, dropped, moved, reworded, other class."""
    return Table(
        _headings("change", "old", "new", "title", "old_class", "new_class"),
        [
            (
                " / ".join(text(f"standard.change.{kind}") for kind in change.kinds),
                change.old or "",
                change.new or "",
                change.title,
                label("class", change.old_class) if change.old_class else "",
                label("class", change.new_class) if change.new_class else "",
            )
            for change in comparison.changes()
        ],
    )


def section_changes_table(comparison: Comparison) -> Table:
    """``standards compare``: the changes counted by section."""
    kinds: tuple[ChangeKind, ...] = ("added", "dropped", "moved", "reworded", "reclassified")
    return Table(
        (*_headings("section", "section_title"), *(text(f"standard.change.{kind}") for kind in kinds)),
        [(line.section, line.title, *(str(getattr(line, kind) or "") for kind in kinds)) for line in comparison.by_section()],
    )


def rejudged_table(result: Rejudged) -> Table:
    """``standards compare`` with an inventory: the items whose verdict changes."""
    return Table(
        _headings("item", "title", "old", "new", "old_requirement", "new_requirement"),
        [
            (
                change.no or change.id,
                change.title,
                label("verdict", change.old),
                label("verdict", change.new),
                change.old_requirement or "",
                change.new_requirement or "",
            )
            for change in result.changes
        ],
    )


def kinds_text(requirement: Requirement) -> str:
    """For which kinds of municipality the class differs, such as ``ordinary: optional``."""
    return ", ".join(
        f"{label('municipality', kind)}: {label('class', requirement.kinds[kind])}" for kind in KINDS if kind in requirement.kinds
    )


def _headings(*names: str) -> tuple[str, ...]:
    return tuple(text(f"standard.column.{name}") for name in names)


def _markdown_row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", "<br>") for cell in cells) + " |"
