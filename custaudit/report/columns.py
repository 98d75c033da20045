"""The columns of an item in flat reports (CSV, workbook): a heading and where its value comes from."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from msgspec import UNSET

from custaudit.cells import one_line
from custaudit.i18n import label, text
from custaudit.model import AssessedItem, ClassifiedItem, Document, RequirementMatch
from custaudit.model import Diff as DiffDocument
from custaudit.report.facts import place, waiver_line

Value = str | float | int | None


class FlatColumn(NamedTuple):
    """``key`` names it (its heading is ``report.column.KEY``), ``value`` takes it from an item."""

    key: str
    value: Callable[[ClassifiedItem], Value]

    @property
    def heading(self) -> str:
        """The heading in the reader's language."""
        return text(f"report.column.{self.key}")


def source_columns() -> list[FlatColumn]:
    """Where an item stands and what its author wrote."""
    return [
        FlatColumn("id", lambda item: item.id),
        FlatColumn("no", lambda item: item.no),
        FlatColumn("path", lambda item: item.source.path),
        FlatColumn("sheet", lambda item: item.source.sheet),
        FlatColumn("row", lambda item: item.source.row),
        FlatColumn("page", lambda item: item.source.page),
        FlatColumn("line", lambda item: item.source.line),
        FlatColumn("field", lambda item: label("field", item.field)),
        FlatColumn("department", lambda item: item.department),
        FlatColumn("title", lambda item: item.title),
        FlatColumn("detail", lambda item: item.detail),
        FlatColumn("reason", lambda item: item.reason),
        FlatColumn("object", lambda item: item.object),
        FlatColumn("effort_days", lambda item: item.effort_days),
    ]


def finding_columns(document: Document) -> list[FlatColumn]:
    """What the tool found: the verdict first where the document has verdicts."""
    classified = [
        FlatColumn("type", lambda item: label("type", item.type.code)),
        FlatColumn("type_code", lambda item: item.type.code),
        FlatColumn("type_confidence", lambda item: item.type.confidence),
        FlatColumn("domain", lambda item: label("domain", item.domain.code)),
        FlatColumn("domain_code", lambda item: item.domain.code),
        FlatColumn("domain_confidence", lambda item: item.domain.confidence),
        FlatColumn("flow", lambda item: item.domain.flow and label("flow", item.domain.flow)),
        FlatColumn("medium", lambda item: item.domain.medium and label("medium", item.domain.medium)),
        FlatColumn("review", lambda item: text("report.yes") if item.review else None),
        FlatColumn("evidence", _evidence),
    ]
    if not isinstance(document, DiffDocument):
        return classified
    assessed = [
        FlatColumn("verdict", _verdict),
        FlatColumn("verdict_code", lambda item: item.verdict if isinstance(item, AssessedItem) else None),
        FlatColumn("p_deviation", lambda item: item.p_deviation if isinstance(item, AssessedItem) else None),
        FlatColumn("section", lambda item: _of_match(item, lambda match: match.section)),
        FlatColumn("requirement", lambda item: _of_match(item, lambda match: match.requirement)),
        FlatColumn("requirement_title", lambda item: _of_match(item, lambda match: match.title)),
        FlatColumn("requirement_class", lambda item: _of_match(item, lambda match: label("class", match.class_))),
        FlatColumn("similarity", lambda item: _of_match(item, lambda match: match.similarity)),
        FlatColumn("exempt", lambda item: item.exempt.reason if isinstance(item, AssessedItem) and item.exempt else None),
        FlatColumn(
            "waiver", lambda item: waiver_line(item.waiver) if isinstance(item, AssessedItem) and item.waiver is not UNSET else None
        ),
        FlatColumn("explanation", lambda item: item.explanation if isinstance(item, AssessedItem) else None),
        FlatColumn("candidates", _candidates),
    ]
    return assessed + classified


def _verdict(item: ClassifiedItem) -> str | None:
    return label("verdict", item.verdict) if isinstance(item, AssessedItem) and item.verdict else None


def _of_match(item: ClassifiedItem, value: Callable[[RequirementMatch], Value]) -> Value:
    return value(item.match) if isinstance(item, AssessedItem) and item.match else None


def _candidates(item: ClassifiedItem) -> str | None:
    if not isinstance(item, AssessedItem):
        return None
    met = item.match.requirement if item.match else None
    return "\n".join(f"{one.section} {one.title}" for one in item.candidates if one.requirement != met) or None


def _evidence(item: ClassifiedItem) -> str | None:
    lines = [f"{label('axis', one.axis)} {label(one.axis, one.for_)}: {one_line(one.text, 80)}" for one in item.evidence]
    return "\n".join(lines) or None


def skipped_rows(document: Document) -> list[tuple[str, str, str]]:
    """Path, place and reason of everything that was read and is no item."""
    return [(one.path, place(skipped), skipped.reason) for one in document.inputs for skipped in one.skipped]
