"""``classify`` and ``diff``."""

from __future__ import annotations

from custaudit.cli.console import deliver
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
from custaudit.cli.showing import chosen_format, on_screen, report_context, say_accounting, say_skipped, say_warnings
from custaudit.errors import UserError
from custaudit.i18n import text


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
    read = session.read(inputs, show_skipped=show_skipped)
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
    from custaudit.audit import asked_beside, diff_inputs
    from custaudit.business import business_warnings
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
    read = session.read(inputs, show_skipped=show_skipped)
    versions = two_versions(session, inputs, read, chosen, False if missing else compare)
    if versions is None:
        document = session.waive(diff_inputs(read, classifier, matcher, exemptions)).document
        if missing:
            others = asked_beside(read, document, classifier, matcher)
            never_asked = missing_functions(document, catalogue, session.config.kind, session.matching().ranking, others)
            document = replace(document, missing=never_asked)
        words = requirement_texts(catalogue, document)
        warnings = [*session.warnings(catalogue), *business_warnings(read, catalogue)]
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
