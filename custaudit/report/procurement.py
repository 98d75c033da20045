"""What the reports say of an RFP: its granularity with the vague statements, and the required functions that nobody asks for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from msgspec import UNSET
from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from custaudit.cells import one_line
from custaudit.i18n import label, text
from custaudit.model import Diff, Document, Granularity, Missing, MissingSection
from custaudit.report.facts import numbers_by_id, percent
from custaudit.report.listing import ListColumn, listing


class VagueLine(NamedTuple):
    """A vague statement as it is quoted: the number of its item, its words, and which of them are vague."""

    no: str
    text: str
    words: str


def granularities(document: Document) -> Sequence[Granularity]:
    """The RFPs among the inputs with their granularity."""
    return () if document.granularity is UNSET else document.granularity


def missing_of(document: Document) -> Missing | None:
    """The required functions that nobody asks for, where that was asked."""
    return document.missing if isinstance(document, Diff) and document.missing is not UNSET else None


def granularity_line(one: Granularity) -> str:
    """The verdict with its figures on one line."""
    return text(
        "report.granularity.line",
        path=one_line(one.path),
        verdict=label("granularity", one.verdict),
        requirements=one.requirements,
        per_function=f"{one.per_function:.1f}",
        vague=percent(one.vague_share),
        concrete=percent(one.concrete_share),
    )


def vague_lines(document: Document, one: Granularity) -> list[VagueLine]:
    """The vague statements of an RFP by the numbers of their items."""
    number_of = numbers_by_id(document)
    return [VagueLine(number_of.get(line.id, line.id), line.text, line.words) for line in one.vague]


def missing_sentence(missing: Missing) -> str:
    """How many required functions nobody asks for."""
    left = missing.required - missing.asked
    if not left:
        return text("report.missing.none", kind=label("municipality", missing.kind), required=missing.required)
    untouched = sum(len(section.requirements) for section in missing.sections if not section.items)
    return text(
        "report.missing.sentence", kind=label("municipality", missing.kind), required=missing.required, missing=left, untouched=untouched
    )


def state(section: MissingSection) -> str:
    """Whether any item touches the section."""
    return text("report.missing.touched" if section.items else "report.missing.untouched")


def table_parts(document: Document, width: int, *, summary_only: bool) -> list[RenderableType]:
    """The part of the terminal's report that speaks of RFPs."""
    parts: list[RenderableType] = []
    for one in granularities(document):
        parts += [Text(text("report.granularity"), style="bold"), Text(granularity_line(one))]
        parts.append(Text(text(f"granularity.{one.verdict}.why")))
        if not summary_only:
            quotes = [
                text("report.granularity.quote", **line._replace(text=one_line(line.text))._asdict()) for line in vague_lines(document, one)
            ]
            parts += [Padding(Text(quote), (0, 0, 0, 2)) for quote in quotes]
        parts.append("")
    missing = missing_of(document)
    if missing is not None:
        parts += [Text(text("report.missing"), style="bold"), Text(missing_sentence(missing))]
        if not summary_only and missing.sections:
            parts.append(_missing_listing(missing, width))
        parts.append("")
    return parts


def _missing_listing(missing: Missing, width: int) -> Text:
    """Every section with its functions below it."""
    columns = [ListColumn(text("report.column.requirement"), 16), ListColumn(text("report.missing.functions"), None)]
    rows: list[list[Text]] = []
    for section in missing.sections:
        count = text("report.missing.of", missing=len(section.requirements), required=section.required)
        rows.append([Text(section.section, style="bold"), Text(f"{one_line(section.title)}  {count}  {state(section)}", style="bold")])
        rows += [[Text(f"  {one.requirement}"), Text(one_line(one.title))] for one in section.requirements]
    return listing(columns, rows, width)
