"""SARIF 2.1.0, within the limits that GitHub code scanning documents."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from custaudit.i18n import label, language, text
from custaudit.model import TYPES, AssessedItem, Diff, Document, Source
from custaudit.report.columns import skipped_rows
from custaudit.report.context import CrossedLimit, ReportContext
from custaudit.report.facts import crossed_line, listed_items, rate_line, reason_of
from custaudit.report.findings import LEVELS, Finding, Level, findings, line_of, uri, whole_input

MOST_RESULTS = 25_000
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LONGEST_MESSAGE = 1_000
_MOST_NOTIFICATIONS = 1_000

_LINK = re.compile(r"\[(?=[^\]]*\]\()")

Json = dict[str, Any]


def render(document: Document, context: ReportContext) -> str:
    """One run: crossed limits of the gate first, then findings from the weightiest down."""
    crossed = context.gate.crossed if context.gate else ()
    rules = [*(_gate_rule(limit) for limit in {one.name: one for one in crossed}.values()), *_rules(document)]
    numbers = {rule["id"]: number for number, rule in enumerate(rules)}
    found = findings(document)
    kept = found[: MOST_RESULTS - len(crossed)]
    results = [_gate_result(limit, document, numbers) for limit in crossed]
    # Only the gate looks at the day: without it nobody has said that a waiver still holds.
    status = "underReview" if context.gate is None else "accepted"
    results += [_result(one, numbers, context.rules, status) for one in kept]
    invocation: Json = {"executionSuccessful": True, "toolExecutionNotifications": _notifications(document, context, len(found), len(kept))}
    if context.gate is not None:
        invocation["exitCode"] = 0 if context.gate.passed else 1
    tool = {"name": document.tool.name, "version": document.tool.version, "language": language(), "rules": rules}
    run = {
        "tool": {"driver": {**tool, "properties": {"rules": document.tool.rules}}},
        "invocations": [invocation],
        "language": language(),
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": {"uri": uri(one.path)}} for one in document.inputs],
        "results": results,
        "properties": _properties(document),
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _rules(document: Document) -> list[Json]:
    if isinstance(document, Diff):
        return [
            _rule(f"verdict/{code}", text("report.sarif.rule", name=label("verdict", code)), text(f"report.advice.{code}"), level)
            for code, level in LEVELS.items()
        ]
    return [
        _rule(f"type/{code}", text("report.sarif.type_rule", name=label("type", code)), text(f"report.meaning.type.{code}"), "note")
        for code in TYPES
        if code != "none"
    ]


def _rule(name: str, title: str, help_text: str, level: Level) -> Json:
    return {
        "id": name,
        "name": name.title().replace("/", "").replace("-", ""),
        "shortDescription": {"text": title},
        "fullDescription": {"text": help_text},
        "help": {"text": help_text, "markdown": f"**{title}**\n\n{help_text}"},
        "defaultConfiguration": {"level": level},
        "properties": {"tags": ["customization"], "problem.severity": "recommendation" if level == "note" else level},
    }


def _gate_rule(limit: CrossedLimit) -> Json:
    title = text("report.sarif.gate_rule", name=label("gate", limit.name))
    return _rule(f"gate/{limit.name}", title, limit.advice or text("report.sarif.gate_help"), "error")


def _gate_result(limit: CrossedLimit, document: Document, numbers: Mapping[str, int]) -> Json:
    items = {item.id: item for item in document.items}
    first = next((items[one].source for one in limit.item_ids if one in items), None)
    lines = listed_items(limit, items)
    message = "\n".join([crossed_line(limit), limit.advice, *([text("report.gate.items", items=", ".join(lines))] if lines else [])])
    rule = f"gate/{limit.name}"
    return {
        "ruleId": rule,
        "ruleIndex": numbers[rule],
        "level": "error",
        "message": {"text": _message(message)},
        "locations": [_location(first or whole_input(document))],
        "partialFingerprints": _fingerprints(rule),
    }


def _result(finding: Finding, numbers: Mapping[str, int], rules: Mapping[str, str], waiver_status: str) -> Json:
    item = finding.item
    evidence = [{"rule": one.rule, "for": one.for_, "text": one.text, "why": reason_of(rules, one.rule)} for one in item.evidence]
    properties: Json = {"item": item.id, "type": item.type.code, "domain": item.domain.code, "review": item.review, "evidence": evidence}
    if isinstance(item, AssessedItem):
        properties["p_deviation"] = item.p_deviation
        if item.match:
            properties["requirement"] = item.match.requirement
    result: Json = {
        "ruleId": finding.rule,
        "ruleIndex": numbers[finding.rule],
        "level": finding.level,
        "message": {"text": _message(finding.message)},
        "locations": [_location(item.source)],
        "partialFingerprints": _fingerprints(item.id),
        "properties": properties,
    }
    if finding.waiver is not None:
        result["suppressions"] = [{"kind": "external", "status": waiver_status, "justification": finding.waiver}]
    return result


def _message(plain: str) -> str:
    """The text as a SARIF message: braces would be placeholders, and brackets before a parenthesis a link."""
    return _LINK.sub(r"\\[", plain[:_LONGEST_MESSAGE]).replace("{", "{{").replace("}", "}}")


def _fingerprints(content: str) -> Json:
    """Ids are made of an item's content, so a fingerprint stays when rows move; the second is the one that GitHub reads."""
    return {"custauditItem/v1": content, "primaryLocationLineHash": f"{content}:1"}


def _location(source: Source) -> Json:
    location: Json = {
        "physicalLocation": {"artifactLocation": {"uri": uri(source.path)}, "region": {"startLine": line_of(source)}},
    }
    places = (("row", source.row), ("page", source.page))
    inside = [(kind, f"{source.sheet}!{number}" if source.sheet else str(number)) for kind, number in places if number is not None]
    if inside:
        location["logicalLocations"] = [
            {"kind": kind, "name": name, "fullyQualifiedName": f"{source.path}#{name}"} for kind, name in inside
        ]
    return location


def _notifications(document: Document, context: ReportContext, all_findings: int, kept: int) -> list[Json]:
    said: list[tuple[Level, str]] = []
    if kept < all_findings:
        said.append(("warning", text("report.sarif.left_out", kept=kept, all=all_findings)))
    said += [("note", note) for note in (context.gate.notes if context.gate else ())]
    skipped: Sequence[tuple[str, str, str]] = skipped_rows(document)
    said += [("note", f"{path} {where}: {reason}") for path, where, reason in skipped[:_MOST_NOTIFICATIONS]]
    return [{"level": level, "message": {"text": message}} for level, message in said]


def _properties(document: Document) -> Json:
    properties: Json = {"items": document.summary.items, "review": document.summary.review}
    if isinstance(document, Diff):
        score = document.score
        properties |= {
            "standard": document.standard.name,
            "customization_rate": score.customization_rate,
            "interval": list(score.interval),
            "deviations": score.deviations,
            "waived": score.waived,
            "summary": rate_line(document),
        }
    return properties
