"""``rules fit``: finds the numbers in the rule files from labelled items, and says how well they do on styles not used for it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from custaudit.cli.root import rules_app
from custaudit.i18n import text


@rules_app.command("fit", help=text("cli.fit.help"))
def fit(
    labelled: Annotated[list[Path], typer.Argument(metavar="LABELLED...", help=text("cli.fit.labelled.help"))],
    standard: Annotated[str, typer.Option("--standard", metavar="NAME", help=text("cli.fit.standard.help"))] = "jumin-v1",
    pairs: Annotated[
        list[Path] | None, typer.Option("--pairs", metavar="LABELLED", help=text("cli.fit.pairs.help"), show_default=False)
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", metavar="RULES", help=text("cli.fit.output.help"), show_default=False)] = None,
) -> None:
    """Prints the cross-validation; with ``--output`` also writes the rule files."""
    from custaudit.classify.engine import Classifier
    from custaudit.cli.console import deliver_all, use_utf8
    from custaudit.cli.session import Session
    from custaudit.fit.classification import cross_validate, fit_weights
    from custaudit.fit.functions import business_functions, texts_only
    from custaudit.fit.labelled import read_labelled
    from custaudit.fit.matching import fit_judgement
    from custaudit.fit.report import classification_report, matching_report
    from custaudit.fit.rulefiles import CUES, MATCHING, WEIGHTS, matching_yaml, weights_yaml
    from custaudit.match.settings import MatchingFile
    from custaudit.rules.cues import cues_csv

    use_utf8()
    session = Session.start(standard=standard)
    session.originals.add([*labelled, *(pairs or ())])
    targets = [] if output is None else [output / name for name in (WEIGHTS, CUES, MATCHING)]
    for target in targets:
        # Fitting takes minutes: what cannot be written is said before.
        session.originals.check(target)
    entries = read_labelled(labelled) + read_labelled(pairs or (), in_pairs=True)
    classifier = Classifier(session.ruleset())
    catalogue = session.standard()
    held_out = cross_validate(classifier, entries, business_functions(catalogue))
    print(classification_report(entries, held_out))
    described, matches = fit_judgement(session.matcher(catalogue), entries, held_out.types)
    print(matching_report(catalogue.meta.name, matches))
    texts, matches = fit_judgement(session.matcher(texts_only(catalogue)), entries, held_out.types)
    print(matching_report(text("cli.fit.texts_only", standard=catalogue.meta.name), matches))
    if targets:
        weights, cues = fit_weights(classifier, entries, held_out)
        matching = MatchingFile(session.matching().ranking, described, texts)
        deliver_all(list(zip([weights_yaml(weights), cues_csv(cues), matching_yaml(matching)], targets, strict=True)), session.originals)
