"""GitHub workflow commands: annotations beside the rows of the inventory."""

from __future__ import annotations

from custaudit.cells import printable
from custaudit.i18n import label, text
from custaudit.model import Diff, Document, Source
from custaudit.report.context import ReportContext
from custaudit.report.facts import classified_sentence, crossed_line, listed_items, rate_line, report_title, waived_sentence
from custaudit.report.findings import Level, findings, line_of, posix_path

_COMMANDS: dict[Level, str] = {"error": "error", "warning": "warning", "note": "notice"}
_SHOWN_BY_GITHUB = 10


def render(document: Document, context: ReportContext) -> str:
    """One command a line: the rate, crossed limits, then findings from the weightiest down."""
    title = report_title(document)
    lines = [_command("notice", None, title, _summary(document))]
    items = {item.id: item for item in document.items}
    for limit in context.gate.crossed if context.gate else ():
        source = next((items[one].source for one in limit.item_ids if one in items), None)
        lines.append(_command("error", source, crossed_line(limit), "\n".join([limit.advice, *listed_items(limit, items)])))
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
        return classified_sentence(document)
    return "\n".join(line for line in (rate_line(document), waived_sentence(document)) if line)


def _command(name: str, source: Source | None, title: str, message: str) -> str:
    place = {} if source is None else {"file": posix_path(source.path), "line": str(line_of(source))}
    properties = ",".join(f"{key}={_property(value)}" for key, value in {**place, "title": title}.items())
    return f"::{name} {properties}::{_data(message)}"


def _data(value: str) -> str:
    return printable(value.replace("\r\n", "\n")).strip().replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")
