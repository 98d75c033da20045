"""JUnit XML: one test case an item, a failure for each deviation without a waiver, one suite an input, and one for the gate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from custaudit.cells import one_line, printable
from custaudit.i18n import label, text
from custaudit.model import ClassifiedItem, Diff, Document, InputSummary
from custaudit.report.columns import skipped_rows
from custaudit.report.context import GateFindings, ReportContext
from custaudit.report.facts import crossed_line, deviates, interval, listed_items, name_of, percent, rate
from custaudit.report.findings import Finding, findings, posix_path

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def render(document: Document, context: ReportContext) -> str:
    """The XML text. Items that are no customization, and waived deviations, are skipped tests."""
    from xml.etree import ElementTree

    root = ElementTree.Element("testsuites", name=document.tool.name)
    found = {one.item.id: one for one in findings(document)}
    for one in document.inputs:
        _add_input(root, document, one, found)
    if context.gate is not None:
        _add_gate(root, document, context.gate)
    for total in ("tests", "failures", "skipped"):
        root.set(total, str(sum(int(suite.get(total, "0")) for suite in root)))
    root.set("errors", "0")
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'


def _add_input(root: Element, document: Document, one: InputSummary, found: dict[str, Finding]) -> None:
    from xml.etree.ElementTree import SubElement

    items = [item for item in document.items if item.source.path == one.path]
    suite = SubElement(root, "testsuite", name=one_line(posix_path(one.path)))
    waived = sum(item.id in found and found[item.id].waiver is not None for item in items)
    unassessed = sum(item.type.code == "none" for item in items)
    _count(suite, tests=len(items), failures=sum(map(deviates, items)) - waived, skipped=unassessed + waived)
    properties = SubElement(suite, "properties")
    facts = {"rows_read": str(one.rows_read), "rows_skipped": str(len(one.skipped))}
    if isinstance(document, Diff):
        facts |= {"standard": document.standard.name, "customization_rate": percent(rate(document)),
                  "interval": interval(document)}  # fmt: skip
    for name, value in facts.items():
        SubElement(properties, "property", name=name, value=one_line(value))
    for item in items:
        _add_item(suite, item, found.get(item.id))
    skipped = [f"{where}: {reason}" for path, where, reason in skipped_rows(document) if path == one.path]
    if skipped:
        SubElement(suite, "system-out").text = printable("\n".join([text("report.skipped"), *skipped]))


def _add_item(suite: Element, item: ClassifiedItem, finding: Finding | None) -> None:
    from xml.etree.ElementTree import SubElement

    where = ".".join(one_line(part) for part in (posix_path(item.source.path), item.source.sheet) if part)
    name = f"{item.no or item.id} {name_of(item)}"
    case = SubElement(
        suite, "testcase", name=one_line(name), classname=one_line(where), file=one_line(posix_path(item.source.path)), time="0"
    )
    if item.source.row or item.source.line:
        case.set("line", str(item.source.row or item.source.line))
    if item.type.code == "none":
        SubElement(case, "skipped", message=label("type", "none"))
    elif finding is not None and finding.waiver is not None:
        SubElement(case, "skipped", message=one_line(f"{text('report.mark.waived')}: {finding.waiver}"))
    elif finding is not None and deviates(item):
        failure = SubElement(case, "failure", message=one_line(finding.message), type=finding.rule)
        failure.text = printable("\n".join(part for part in (item.detail, item.reason) if part))


def _add_gate(root: Element, document: Document, gate: GateFindings) -> None:
    from xml.etree.ElementTree import SubElement

    suite = SubElement(root, "testsuite", name=text("report.gate"))
    _count(suite, tests=max(1, len(gate.crossed)), failures=len(gate.crossed), skipped=0)
    items = {item.id: item for item in document.items}
    if gate.passed:
        SubElement(suite, "testcase", name=text("report.gate.passed"), classname="custaudit.check", time="0")
    for limit in gate.crossed:
        case = SubElement(suite, "testcase", name=one_line(label("gate", limit.name)), classname="custaudit.check", time="0")
        failure = SubElement(case, "failure", message=one_line(crossed_line(limit)), type=f"gate/{limit.name}")
        failure.text = printable("\n".join([limit.advice, *listed_items(limit, items)]))
    if gate.notes:
        SubElement(suite, "system-out").text = printable("\n".join(gate.notes))


def _count(suite: Element, tests: int, failures: int, skipped: int) -> None:
    for name, number in (("tests", tests), ("failures", failures), ("errors", 0), ("skipped", skipped)):
        suite.set(name, str(number))
