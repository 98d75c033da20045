"""The page (html): one file for a mayor or a council, without network access, readable without JavaScript."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from custaudit.cells import one_line, printable
from custaudit.i18n import label, language, text
from custaudit.model import DOMAINS, TYPES, AssessedItem, Diff, Document, RateLine
from custaudit.report.columns import skipped_rows
from custaudit.report.context import ReportContext
from custaudit.report.facts import (
    VERDICT_ORDER,
    NamedCount,
    accounting_line,
    breakdown,
    interval,
    listed_items,
    marks,
    name_of,
    named,
    numbers_by_id,
    percent,
    rate,
    rate_lines,
    report_title,
    skipped_count,
    standard_line,
    with_verdict,
)
from custaudit.report.procurement import granularities, granularity_line, missing_of, missing_sentence, state, vague_lines
from custaudit.report.reference import comparison
from custaudit.report.rows import parts

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATES = Path(__file__).parent / "templates"
_MOST_LISTED = 200
"""Items of a group under what to do; the table has all of them."""


@dataclass(frozen=True)
class Bars:
    """A breakdown as a chart."""

    title: str
    lines: Sequence[NamedCount]

    @property
    def largest(self) -> int:
        """The longest bar's count."""
        return max((line.items for line in self.lines), default=1)


@dataclass(frozen=True)
class Group:
    """Items of one verdict, weightiest first."""

    verdict: str
    items: Sequence[AssessedItem]


def render(document: Document, context: ReportContext) -> str:
    """The page; every value from the document is escaped by the template engine."""
    diff = document if isinstance(document, Diff) else None
    style, script = (printable((_TEMPLATES / name).read_text(encoding="utf-8")) for name in ("style.css", "script.js"))
    items = {item.id: item for item in document.items}
    crossed = context.gate.crossed if context.gate else ()
    page = _environment().get_template("page.html.j2")
    return page.render(
        document=document,
        diff=diff,
        language=language(),
        title=report_title(document),
        style=style,
        script=script,
        style_hash=_hash(style),
        script_hash=_hash(script),
        standard_line=standard_line(diff, context) if diff else "",
        warnings=context.warnings,
        interval=interval(diff) if diff else "",
        rate=rate(diff) if diff else None,
        gate=context.gate,
        limits=[(limit, listed_items(limit, items)) for limit in crossed],
        groups=[Group(verdict, with_verdict(diff.items, verdict)) for verdict in ("covered", "prohibited", "outside")] if diff else [],
        charts=_charts(document),
        reference=comparison(document),
        parts=parts(document.items, context),
        most_listed=_MOST_LISTED,
        verdicts=VERDICT_ORDER,
        types=[code for code in TYPES if document.summary.by_type.get(code)],
        domains=[code for code in DOMAINS if document.summary.by_domain.get(code)],
        numbers=numbers_by_id(document),
        skipped=skipped_rows(document),
        skipped_count=skipped_count(document),
        accounting=accounting_line(document),
        definition=diff.score.definition if diff else "",
        granularities=[(one, granularity_line(one), vague_lines(document, one)) for one in granularities(document)],
        missing=missing_of(document),
        missing_sentence=missing_sentence,
        missing_state=state,
    )


def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(t=text, label=label, name_of=name_of, marks=marks, named=named)
    environment.filters.update(percent=percent, one_line=one_line, printable=printable)
    return environment


def _hash(content: str) -> str:
    """The name of an inline style or script in the page's content security policy."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode("ascii")


def _charts(document: Document) -> list[Bars]:
    charts = [Bars(text(f"report.by_{axis}"), breakdown(document, axis, codes)) for axis, codes in (("type", TYPES), ("domain", DOMAINS))]
    if isinstance(document, Diff):
        charts += [Bars(title, _counts(lines)) for title, lines in rate_lines(document) if len(lines) > 1]
    return charts


def _counts(lines: Sequence[tuple[str, RateLine]]) -> list[NamedCount]:
    return [NamedCount(name, name, line.items, line.deviations) for name, line in lines]
