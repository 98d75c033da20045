"""``evaluate``: measures against labels."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from custaudit.cli.console import deliver, hint, layout_for, use_utf8
from custaudit.cli.options import FieldOption, Inputs, KindOption, OutputOption, ResultFormat, StandardName
from custaudit.cli.root import app
from custaudit.i18n import text
from custaudit.jsontext import json_text

LabelsOption = Annotated[Path, typer.Option("--labels", metavar="LABELS", help=text("cli.labels.help"))]


@app.command(help=text("cli.evaluate.help"))
def evaluate(
    labels: LabelsOption,
    inputs: Inputs = None,
    standard: StandardName = None,
    field: FieldOption = None,
    kind: KindOption = None,
    format: ResultFormat = "text",
    output: OutputOption = None,
) -> None:
    """Prints the measures; verdicts and sections only where the labels speak of them."""
    from custaudit.audit import classify_inputs, diff_inputs
    from custaudit.classify.engine import Classifier
    from custaudit.cli.session import Session
    from custaudit.evaluate.labels import join_labels, read_labels
    from custaudit.evaluate.measures import evaluate as measure

    use_utf8()
    session = Session.start(field=field, kind=kind, standard=standard)
    catalogue = session.standard() if session.config.standard else None
    session.originals.add([labels])
    known = read_labels(labels, {section.section for section in catalogue.sections} if catalogue else None)
    joined = join_labels(session.read(inputs), known, labels)
    if joined.elsewhere:
        hint(text("evaluate.elsewhere", count=joined.elsewhere))
    classifier = Classifier(session.ruleset())
    if catalogue is not None and any(each.verdict or each.sections for each in joined.labels.values()):
        document = diff_inputs(joined.inputs, classifier, session.matcher(catalogue), session.exemptions(classifier))
        evaluation = measure(document, joined.labels)
    else:
        evaluation = measure(classify_inputs(joined.inputs, classifier), joined.labels)
    if format == "json":
        result = json_text(evaluation)
    else:
        from custaudit.report.evaluation import evaluation_text

        width, _ = layout_for(output)
        result = evaluation_text(evaluation, width)
    deliver(result, output, session.originals)
