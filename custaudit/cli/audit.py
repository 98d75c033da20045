"""``classify`` and ``diff``."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from custaudit.cli.console import deliver, hint, layout_for, use_utf8
from custaudit.cli.options import (
    CompareOption,
    EncodingOption,
    FieldOption,
    FormatOption,
    Inputs,
    KindOption,
    MissingOption,
    OutputOption,
    ShowSkippedOption,
    StandardName,
    SummaryOption,
)
from custaudit.cli.root import app
from custaudit.errors import UserError
from custaudit.i18n import text

if TYPE_CHECKING:
    from custaudit.classify.engine import Classifier
    from custaudit.model import Document, MunicipalityKind
    from custaudit.report import ReportContext, RequirementText
    from custaudit.sources.model import ReadInput

FOR_READERS = ("table", "md")
"""The formats that a person reads as they are; warnings and counts stand in them."""


@app.command(help=text("cli.classify.help"))
def classify(
    inputs: Inputs = None,
    field: FieldOption = None,
    format: FormatOption = None,
    output: OutputOption = None,
    encoding: EncodingOption = "utf-8-sig",
    summary: SummaryOption = False,
    show_skipped: ShowSkippedOption = False,
) -> None:
    """Reads the inputs and prints type and domain of each item."""
    from custaudit.audit import classify_inputs
    from custaudit.classify.engine import Classifier
    from custaudit.cli.session import Session
    from custaudit.report import render

    chosen = chosen_format(format, output)
    session = Session.start(field=field)
    classifier = Classifier(session.ruleset())
    read = session.read(inputs)
    document = classify_inputs(read, classifier)
    result = render(document, chosen, report_context(read, classifier, {}, output, encoding, summary))
    deliver(result, output, session.originals)
    if not on_screen(chosen, output):
        say_accounting(document)
    if show_skipped:
        say_skipped(read)


@app.command(help=text("cli.diff.help"))
def diff(
    inputs: Inputs = None,
    standard: StandardName = None,
    field: FieldOption = None,
    kind: KindOption = None,
    format: FormatOption = None,
    output: OutputOption = None,
    encoding: EncodingOption = "utf-8-sig",
    summary: SummaryOption = False,
    show_skipped: ShowSkippedOption = False,
    compare: CompareOption = None,
    missing: MissingOption = False,
) -> None:
    """Holds the inputs against a standard and prints verdicts and the customization rate, or compares two versions."""
    from msgspec.structs import replace

    from custaudit.asked import missing_functions
    from custaudit.audit import asked_beside, diff_inputs, field_warnings
    from custaudit.classify.engine import Classifier
    from custaudit.cli.session import Session, requirement_texts
    from custaudit.cli.versions import check_compare, print_comparison, two_versions
    from custaudit.report import render

    chosen = chosen_format(format, output)
    check_compare(compare, inputs, chosen)
    if missing and compare:
        raise UserError("missing.not_with_compare")
    session = Session.start(field=field, kind=kind, standard=standard)
    catalogue = session.standard()
    classifier = Classifier(session.ruleset())
    matcher, exemptions = session.matcher(catalogue), session.exemptions(classifier)
    read = session.read(inputs)
    versions = two_versions(session, inputs, read, chosen, False if missing else compare)
    if versions is None:
        document = session.waive(diff_inputs(read, classifier, matcher, exemptions)).document
        if missing:
            others = asked_beside(read, document, classifier, matcher)
            never_asked = missing_functions(document, catalogue, session.config.kind, session.matching().ranking, others)
            document = replace(document, missing=never_asked)
        words = requirement_texts(catalogue, document)
        warnings = [*session.warnings(catalogue), *field_warnings(read, catalogue)]
        beside = not on_screen(chosen, output)
        if beside:
            say_warnings(warnings)
        context = report_context(read, classifier, words, output, encoding, summary, session.config.kind, warnings)
        deliver(render(document, chosen, context), output, session.originals)
        if beside:
            say_accounting(document)
    else:
        old, new = (session.waive(diff_inputs(version, classifier, matcher, exemptions)).document for version in versions)
        say_warnings(session.warnings(catalogue))
        print_comparison(old, new, chosen, output, session.originals)
    if show_skipped:
        say_skipped(read)


def report_context(
    read: Sequence[ReadInput],
    classifier: Classifier,
    requirements: Mapping[str, RequirementText],
    output: Path | None,
    encoding: str,
    summary: bool,
    kind: MunicipalityKind | None = None,
    warnings: Sequence[str] = (),
) -> ReportContext:
    """With what a document of these inputs is shown, on this terminal or in that file."""
    from custaudit.report import ReportContext

    width, color = layout_for(output)
    return ReportContext(
        originals=[table for each in read for table in each.originals],
        requirements=requirements,
        rules=classifier.ruleset.reasons,
        width=width,
        color=color,
        encoding=encoding,
        summary_only=summary,
        kind=kind,
        warnings=warnings,
    )


def on_screen(format: str, output: Path | None) -> bool:
    """Whether the person at the terminal sees the report itself, so that nothing of it need be said beside it."""
    return output is None and format in FOR_READERS


def say_warnings(warnings: Sequence[str]) -> None:
    """The warnings, on standard error."""
    for warning in warnings:
        hint(text("cli.warning", warning=warning))


def say_accounting(document: Document) -> None:
    """How many of the rows that were read are no items, on standard error."""
    from custaudit.report.facts import accounting_line

    hint(accounting_line(document))


def say_skipped(read: Sequence[ReadInput]) -> None:
    """Lists every skipped row with its place and reason on standard error."""
    from custaudit.report.facts import skipped_place

    for each in read:
        for skipped in each.summary.skipped:
            print(text("cli.skipped", path=each.summary.path, place=skipped_place(skipped), reason=skipped.reason), file=sys.stderr)


def chosen_format(format: str | None, output: Path | None) -> str:
    """The format asked for, or that of the output's ending, or a table; checked before any work is done."""
    from custaudit.report import check_format, format_for

    use_utf8()
    if format is not None:
        return check_format(format)
    return "table" if output is None else format_for(output)
