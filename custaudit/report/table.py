"""The terminal's report: the rate first, breakdowns with bars, then the items, within the columns there are."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import UNSET
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from custaudit.cells import one_line
from custaudit.i18n import label, text
from custaudit.model import DOMAINS, TYPES, AssessedItem, ClassifiedItem, Diff, Document, Verdict
from custaudit.report.console import DEFAULT_WIDTH, printed
from custaudit.report.context import CrossedLimit, GateFindings, ReportContext
from custaudit.report.facts import (
    VERDICT_ORDER,
    NamedCount,
    accounting_line,
    breakdown,
    classified_sentence,
    crossed_line,
    listed_items,
    name_of,
    rate_line,
    standard_line,
    waived_sentence,
)
from custaudit.report.listing import ListColumn, listing
from custaudit.report.procurement import table_parts
from custaudit.report.reference import comparison

_BAR = 28
_VERDICT_STYLE: dict[Verdict, str] = {"covered": "green", "optional": "cyan", "prohibited": "bold red", "outside": "yellow"}


def render(document: Document, context: ReportContext) -> str:
    """The report as wide as ``context.width`` (80 columns without one), coloured only if the context says so."""
    return printed(_parts(document, context), context.width, context.color)


def _parts(document: Document, context: ReportContext) -> list[RenderableType]:
    parts: list[RenderableType] = []
    if context.gate is not None:
        parts += [_gate(context.gate, document), *(Text(one_line(note), style="dim") for note in context.gate.notes), ""]
    headline = _headline(document, context)
    parts += [headline, ""]
    for axis, codes in (("type", TYPES), ("domain", DOMAINS)):
        parts += [_bars(text(f"report.by_{axis}"), breakdown(document, axis, codes), context.color), ""]
    if isinstance(document, Diff):
        parts += [_bar_legend(context.color), ""]
    if context.summary_only:
        parts += _reference(document)
    else:
        parts += [_items(document, context.width or DEFAULT_WIDTH), *_mark_legend(document), ""]
    parts += table_parts(document, context.width or DEFAULT_WIDTH, summary_only=context.summary_only)
    parts.append(Text(accounting_line(document)))
    if not context.summary_only:
        parts.append(Text(rate_line(document), style="bold") if isinstance(document, Diff) else headline)
    return parts


def _headline(document: Document, context: ReportContext) -> RenderableType:
    if not isinstance(document, Diff):
        return Text(classified_sentence(document), style="bold")
    score = document.score
    verdicts = Text()
    for verdict in VERDICT_ORDER:
        verdicts.append(f"{label('verdict', verdict)} {score.by_verdict.get(verdict, 0)}", style=_VERDICT_STYLE[verdict])
        verdicts.append("   ")
    verdicts.append(text("report.of_which_review", count=document.summary.review), style="magenta")
    return Group(
        Text(rate_line(document), style="bold"),
        text("report.rate_sentence", assessed=score.items_assessed, deviations=score.deviations),
        *filter(None, [waived_sentence(document)]),
        standard_line(document, context),
        verdicts,
        *(Text(warning, style="yellow") for warning in context.warnings),
    )


def _bars(title: str, lines: Sequence[NamedCount], color: bool) -> Table:
    table = Table(box=None, show_header=False, title=title, title_justify="left", title_style="bold", pad_edge=False)
    table.add_column(overflow="fold")
    table.add_column(justify="right", no_wrap=True)
    table.add_column(no_wrap=True)
    largest = max((line.items for line in lines), default=1)
    for line in lines:
        table.add_row(line.name, str(line.items), _bar(line, largest, color))
    return table


def _bar(line: NamedCount, largest: int, color: bool) -> Text:
    length = max(1, round(_BAR * line.items / largest))
    if line.deviations is None:
        return _stroke(length, "blue", "#", color)
    deviating = round(length * line.deviations / line.items)
    bar = _stroke(deviating, "yellow", "#", color) + _stroke(length - deviating, "green", "-", color)
    return bar.append(f" {line.deviations}" if line.deviations else "", style="yellow")


def _reference(document: Document) -> list[RenderableType]:
    found = comparison(document)
    if found is None:
        return []
    table = Table(box=None, title=text("report.reference"), title_justify="left", title_style="bold", header_style="", pad_edge=False)
    for number, heading in enumerate(found.headings()):
        table.add_column(heading, justify="right" if number else "left", no_wrap=True)
    for cells in found.cells():
        table.add_row(*cells)
    return [table, Text(found.note, style="dim"), ""]


def _stroke(length: int, color_name: str, mark: str, color: bool) -> Text:
    return Text().append(" " * length, style=f"on {color_name}") if color else Text(mark * length)


def _bar_legend(color: bool) -> Text:
    width = 2 if color else 1
    deviating, within = _stroke(width, "yellow", "#", color), _stroke(width, "green", "-", color)
    before, _, rest = text("report.bar_legend", deviating="\0", within="\1").partition("\0")
    between, _, after = rest.partition("\1")
    return Text(before) + deviating + Text(between) + within + Text(after)


def _items(document: Document, width: int) -> Text:
    columns = [
        ListColumn(text("report.column.no"), 15),
        ListColumn(text("report.column.title"), None),
        ListColumn(text("report.column.type"), 20),
        ListColumn(text("report.column.domain"), 6),
    ]
    if isinstance(document, Diff):
        columns += [ListColumn(text("report.column.verdict"), 20), ListColumn(text("report.column.section"), 10)]
    return listing(columns, [_row(item) for item in document.items], width)


def _row(item: ClassifiedItem) -> list[Text]:
    review = " ?" if item.review else ""
    row = [Text(one_line(item.no or item.id)), Text(name_of(item, 80)), Text(label("type", item.type.code))]
    domain = Text(label("domain", None) if item.domain.code == "none" else item.domain.code)
    if not isinstance(item, AssessedItem):
        return [*row, domain.append(review, style="magenta")]
    exempt = " *" if item.exempt else ""
    verdict = Text().append(label("verdict", item.verdict), style=_VERDICT_STYLE[item.verdict] if item.verdict else "dim")
    waived = " +" if item.waiver is not UNSET else ""
    verdict.append(review, style="magenta").append(exempt + waived, style="dim")
    met = item.match.section if item.match and item.verdict != "outside" else ""
    return [*row, domain, verdict, Text(met)]


def _mark_legend(document: Document) -> list[RenderableType]:
    if not isinstance(document, Diff):
        return [Text(text("report.mark_legend.review"), style="dim")]
    waived = f"   {text('report.mark_legend.waived')}" if document.score.waived else ""
    return [Text(text("report.mark_legend") + waived, style="dim")]


def _gate(gate: GateFindings, document: Document) -> RenderableType:
    if gate.passed:
        return Text(text("report.gate.passed"), style="bold green")
    items: dict[str, ClassifiedItem] = {item.id: item for item in document.items}
    limits = [part for limit in gate.crossed for part in _limit(limit, items)]
    return Group(Text(text("report.gate.failed", count=len(gate.crossed)), style="bold red"), *limits)


def _limit(limit: CrossedLimit, items: dict[str, ClassifiedItem]) -> list[RenderableType]:
    lines: list[RenderableType] = [Padding(Text(one_line(crossed_line(limit)), style="red"), (0, 0, 0, 2))]
    lines += [Padding(one_line(one), (0, 0, 0, 4)) for one in listed_items(limit, items)]
    if limit.advice:
        lines.append(Padding(Text(f"-> {one_line(limit.advice)}"), (0, 0, 0, 4)))
    return lines
