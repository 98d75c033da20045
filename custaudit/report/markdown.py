"""Markdown: a short comment for a pull request."""

from __future__ import annotations

import re
from collections.abc import Sequence

from custaudit.cells import one_line
from custaudit.i18n import label, text
from custaudit.model import DOMAINS, TYPES, AssessedItem, ClassifiedItem, Diff, Document
from custaudit.report.context import CrossedLimit, ReportContext
from custaudit.report.facts import (
    VERDICT_ORDER,
    accounting_line,
    breakdown,
    classified_sentence,
    listed_items,
    marks,
    name_of,
    place,
    rate_line,
    report_title,
    standard_line,
    waived_sentence,
    with_verdict,
)
from custaudit.report.procurement import granularities, granularity_line, missing_of, missing_sentence, state, vague_lines
from custaudit.report.reference import comparison

_ROWS = 20
_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>~|!&$])")
_REFERENCE = re.compile(r"([@#])(?=\w)")


def render(document: Document, context: ReportContext) -> str:
    """The rate, the gate, what deviates (the weightiest items) and what was skipped."""
    parts = [f"## {report_title(document)}"]
    if context.gate is not None:
        names = {item.id: item for item in document.items}
        parts.append(text("report.gate.passed") if context.gate.passed else _gate(context.gate.crossed, names))
        if context.gate.notes:
            parts.append("\n".join(f"- {escaped(note, 300)}" for note in context.gate.notes))
    parts += _diff(document, context) if isinstance(document, Diff) else _classification(document)
    if not context.summary_only:
        parts += _reference(document)
    parts += _procurement(document, context)
    parts.append(accounting_line(document))
    return "\n\n".join(parts) + "\n"


def escaped(cell: str, longest: int = 80) -> str:
    """The text on one line, with all that Markdown, HTML, mentions and references would act on made plain."""
    return _REFERENCE.sub(r"\1<!-- -->", _SPECIAL.sub(r"\\\1", one_line(cell, longest)))


def table(headings: Sequence[str], rows: Sequence[Sequence[str]], numbers_from: int | None = None) -> str:
    """A Markdown table; columns from ``numbers_from`` on are right-aligned."""
    right = len(headings) if numbers_from is None else numbers_from
    rule = ["--:" if n >= right else "---" for n in range(len(headings))]
    return "\n".join("| " + " | ".join(row) + " |" for row in [headings, rule, *rows])


def _diff(document: Diff, context: ReportContext) -> list[str]:
    score = document.score
    sentence = text("report.rate_sentence", assessed=score.items_assessed, deviations=score.deviations)
    standard = escaped(standard_line(document, context), 300)
    counts = [[label("verdict", verdict), str(score.by_verdict.get(verdict, 0))] for verdict in VERDICT_ORDER]
    counts.append([text("report.of_which_review.name"), str(document.summary.review)])
    parts = [
        f"**{rate_line(document)}**",
        *(f"> {escaped(warning, 300)}" for warning in context.warnings),
        "  \n".join(line for line in (sentence, waived_sentence(document), standard) if line),
        table([text("report.column.verdict"), text("report.count")], counts, numbers_from=1),
    ]
    return parts if context.summary_only else [*parts, *_deviations(document)]


def _deviations(document: Diff) -> list[str]:
    parts: list[str] = []
    for verdict in ("prohibited", "outside"):
        found = with_verdict(document.items, verdict)
        if not found:
            continue
        count = text("report.count_value", count=len(found))
        parts.append(f"### {label('verdict', verdict)} {count}: {text(f'report.advice.{verdict}')}")
        headings = [text(f"report.column.{key}") for key in ("no", "title", "place", "type", "requirement_title")]
        parts.append(table(headings, [_row(item) for item in found[:_ROWS]]))
        if len(found) > _ROWS:
            parts.append(text("report.more", count=len(found) - _ROWS))
    return parts


def _row(item: AssessedItem) -> list[str]:
    where = " ".join((item.source.path.replace("\\", "/").rsplit("/", 1)[-1], place(item.source)))
    beside = "".join(f" ({mark.name})" for mark in marks(item))
    met = f"{item.match.section} {item.match.title}" if item.match and item.verdict == "prohibited" else ""
    return [escaped(item.no or item.id), escaped(name_of(item)) + beside, escaped(where), label("type", item.type.code), escaped(met)]


def _procurement(document: Document, context: ReportContext) -> list[str]:
    """How fine each RFP is, with its vague statements, and the sections with functions that nobody asks for."""
    parts: list[str] = []
    for one in granularities(document):
        parts.append(
            f"### {text('report.granularity')}\n\n{escaped(granularity_line(one), 300)}  \n{text(f'granularity.{one.verdict}.why')}"
        )
        quotes = [f"- {escaped(line.no)} {escaped(line.text, 200)} ({escaped(line.words)})" for line in vague_lines(document, one)]
        if quotes and not context.summary_only:
            parts.append(
                "\n".join([*quotes[:_ROWS], *([f"- {text('report.more', count=len(quotes) - _ROWS)}"] if len(quotes) > _ROWS else [])])
            )
    missing = missing_of(document)
    if missing is None:
        return parts
    parts.append(f"### {text('report.missing')}\n\n{missing_sentence(missing)}")
    if missing.sections and not context.summary_only:
        headings = [
            text("report.column.section"),
            text("report.missing.count"),
            text("report.missing.state"),
            text("report.missing.functions"),
        ]
        rows = [
            [
                escaped(f"{section.section} {section.title}"),
                text("report.missing.of", missing=len(section.requirements), required=section.required),
                state(section),
                escaped(", ".join(one.title for one in section.requirements), 200),
            ]
            for section in missing.sections[:_ROWS]
        ]
        parts.append(table(headings, rows))
        if len(missing.sections) > _ROWS:
            parts.append(text("report.more_sections", count=len(missing.sections) - _ROWS))
    return parts


def _classification(document: Document) -> list[str]:
    parts = [classified_sentence(document)]
    for axis, codes in (("type", TYPES), ("domain", DOMAINS)):
        rows = [[line.name, str(line.items)] for line in breakdown(document, axis, codes)]
        parts.append(table([label("axis", axis), text("report.count")], rows, numbers_from=1))
    return parts


def _reference(document: Document) -> list[str]:
    found = comparison(document)
    return [f"### {text('report.reference')}", table(found.headings(), found.cells(), numbers_from=1), found.note] if found else []


def _gate(crossed: Sequence[CrossedLimit], items: dict[str, ClassifiedItem]) -> str:
    lines = [f"**{text('report.gate.failed', count=len(crossed))}**", ""]
    for limit in crossed:
        line = text("report.gate.crossed", name=label("gate", limit.name), value=escaped(limit.value), limit=escaped(limit.limit))
        lines.append(f"- {line}")
        if limit.advice:
            lines.append(f"  {escaped(limit.advice, 300)}")
        lines += [f"  - {escaped(one)}" for one in listed_items(limit, items)]
    return "\n".join(lines)
