"""GitHub workflow commands: annotations beside the rows of the inventory."""

from __future__ import annotations

from custaudit.cells import printable
from custaudit.i18n import label, text
from custaudit.model import Diff, Document, Source
from custaudit.report.context import ReportContext
from custaudit.report.facts import interval, listed_items, percent, waived_sentence
from custaudit.report.findings import Level, findings, line_of, posix_path

_COMMANDS: dict[Level, str] = {"error": "error", "warning": "warning", "note": "notice"}
_SHOWN_BY_GITHUB = 10


def render(document: Document, context: ReportContext) -> str:
    """One command a line: the rate, crossed limits, then findings from the weightiest down."""
    lines = []
    title = text("report.title.diff" if isinstance(document, Diff) else "report.title.classification")
    lines.append(_command("notice", None, title, _summary(document)))
    items = {item.id: item for item in document.items}
    for limit in context.gate.crossed if context.gate else ():
        source = next((items[one].source for one in limit.item_ids if one in items), None)
        crossed = text("report.gate.crossed", name=label("gate", limit.name), value=limit.value, limit=limit.limit)
        lines.append(_command("error", source, crossed, "\n".join([limit.advice, *listed_items(limit, items)])))
    found = findings(document)
    for one in found:
        code = one.rule.partition("/")[2]
        name = label("verdict" if isinstance(document, Diff) else "type", code)
        lines.append(_command(_COMMANDS[one.level], one.item.source, name, one.message))
    if any(sum(one.level == level for one in found) > _SHOWN_BY_GITHUB for level in _COMMANDS):
        lines.insert(1, _command("notice", None, title, text("report.github.left_out")))
    return "".join(f"{line}\n" for line in lines)


def _summary(document: Document) -> str:
    if not isinstance(document, Diff):
        return text("report.classified_sentence", items=document.summary.items, review=document.summary.review)
    score = document.score
    rate = text("report.rate_line", rate=percent(score.customization_rate), level=f"{score.level:.0%}", interval=interval(document))
    return "\n".join(line for line in (rate, waived_sentence(document)) if line)


def _command(name: str, source: Source | None, title: str, message: str) -> str:
    place = {} if source is None else {"file": posix_path(source.path), "line": str(line_of(source))}
    properties = ",".join(f"{key}={_property(value)}" for key, value in {**place, "title": title}.items())
    return f"::{name} {properties}::{_data(message)}"


def _data(value: str) -> str:
    return printable(value.replace("\r\n", "\n")).strip().replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")
