"""``check`` and ``baseline write``: the gate for CI."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from custaudit.cli.app import DONE, GATE_CROSSED
from custaudit.cli.console import deliver, deliver_all, hint
from custaudit.cli.gate_options import (
    AllowEmpty,
    AllowUndecodable,
    AllowUnjudged,
    AllowUnreadable,
    AlsoOption,
    BaselineOption,
    BaselineOutput,
    MaxRate,
    MaxRateByDomain,
    MaxRateByType,
    MaxRateUpper,
    MaxReview,
    NoNewDeviations,
    NoProhibited,
    TodayOption,
    WaiversOption,
)
from custaudit.cli.options import EncodingOption, FieldOption, FormatOption, Inputs, KindOption, OutputOption, StandardName, SummaryOption
from custaudit.cli.root import app, baseline_app
from custaudit.cli.showing import chosen_format, on_screen, report_context, say_accounting, say_warnings
from custaudit.errors import UserError
from custaudit.i18n import text
from custaudit.model import DOMAINS, TYPES

if TYPE_CHECKING:
    from custaudit.classify.engine import Classifier
    from custaudit.cli.session import Session
    from custaudit.config import CheckConfig
    from custaudit.model import Diff
    from custaudit.report import GateFindings
    from custaudit.sources.model import ReadInput
    from custaudit.standards.catalogue import Standard


@app.command(help=text("cli.check.help"))
def check(
    inputs: Inputs = None,
    standard: StandardName = None,
    field: FieldOption = None,
    kind: KindOption = None,
    format: FormatOption = None,
    output: OutputOption = None,
    also: AlsoOption = None,
    encoding: EncodingOption = "utf-8-sig",
    summary: SummaryOption = False,
    max_rate: MaxRate = None,
    max_rate_upper: MaxRateUpper = None,
    max_review: MaxReview = None,
    max_rate_by_type: MaxRateByType = None,
    max_rate_by_domain: MaxRateByDomain = None,
    no_prohibited: NoProhibited = None,
    no_new_deviations: NoNewDeviations = None,
    baseline: BaselineOption = None,
    waivers: WaiversOption = None,
    allow_empty: AllowEmpty = None,
    allow_unreadable: AllowUnreadable = None,
    allow_undecodable: AllowUndecodable = None,
    allow_unjudged: AllowUnjudged = None,
    today: TodayOption = None,
) -> int:
    """Holds the inputs against the standard and the result against the limits; the exit status says whether they hold."""
    from custaudit.business import business_warnings
    from custaudit.cli.session import Session, requirement_texts
    from custaudit.gate.baseline import read_baseline
    from custaudit.gate.limits import Judged, has_limits, hold_against
    from custaudit.report import format_for, render

    chosen = chosen_format(format, output)
    wanted = [(chosen, output), *((format_for(path), path) for path in also or [])]
    session = Session.start(field=field, kind=kind, standard=standard)
    changes: dict[str, object] = {
        "max_rate": max_rate,
        "max_rate_upper": max_rate_upper,
        "max_review": max_review,
        "max_rate_by_type": _by_code("--max-rate-by-type", "wording=0.2", max_rate_by_type, TYPES),
        "max_rate_by_domain": _by_code("--max-rate-by-domain", "B=0.2", max_rate_by_domain, DOMAINS),
        "no_prohibited": no_prohibited,
        "no_new_deviations": no_new_deviations,
        "allow_empty": allow_empty,
        "allow_unreadable": allow_unreadable,
        "allow_undecodable": allow_undecodable,
        "allow_unjudged": allow_unjudged,
    }
    given = {name: value for name, value in changes.items() if value is not None}
    limits = msgspec.structs.replace(session.config.check, **given)
    if not has_limits(limits):
        raise UserError("check.no_limits")
    day = _day(today)
    if waivers is not None:
        session = replace(session, config=msgspec.structs.replace(session.config, waivers=str(waivers.absolute())))
    known = None
    if limits.no_new_deviations:
        baseline = baseline or session.config.folder / limits.baseline
        session.originals.add([baseline])
        known = read_baseline(baseline)
    read, problems = session.read_each(inputs)
    if not any(each.items for each in read):
        _refuse_nothing(read, problems, limits)
    document, classifier, catalogue = _held_against_standard(session, read)
    waived = session.waive(document)
    findings = hold_against(limits, Judged(waived, problems, day, known))
    judged = waived.holding(day)
    words = requirement_texts(catalogue, judged)
    warnings = [*session.warnings(catalogue), *business_warnings(read, catalogue)]
    beside = not on_screen(chosen, output)
    if beside:
        say_warnings(warnings)
    reports: list[tuple[str | bytes, Path | None]] = []
    for format_name, path in wanted:
        context = report_context(read, classifier, words, path, encoding, summary, session.config.kind, warnings)
        reports.append((render(judged, format_name, replace(context, gate=findings)), path))
    deliver_all(reports, session.originals)
    if beside:
        say_accounting(judged)
        _say_outcome(findings)
    return DONE if findings.passed else GATE_CROSSED


@baseline_app.command("write", help=text("cli.baseline.write.help"))
def write(
    inputs: Inputs = None,
    standard: StandardName = None,
    field: FieldOption = None,
    kind: KindOption = None,
    output: BaselineOutput = None,
) -> None:
    """Writes the deviations of the inputs to the baseline's file."""
    from custaudit.cli.session import Session
    from custaudit.gate.baseline import baseline_json, baseline_of

    session = Session.start(field=field, kind=kind, standard=standard)
    document, _, _ = _held_against_standard(session, session.read(inputs))
    baseline = baseline_of(document)
    path = output or session.config.folder / session.config.check.baseline
    deliver(baseline_json(baseline), path, session.originals)
    hint(text("baseline.written", count=len(baseline.findings)))


def _held_against_standard(session: Session, read: Sequence[ReadInput]) -> tuple[Diff, Classifier, Standard]:
    from custaudit.audit import diff_inputs
    from custaudit.classify.engine import Classifier

    catalogue = session.standard()
    classifier = Classifier(session.ruleset())
    return diff_inputs(read, classifier, session.matcher(catalogue), session.exemptions(classifier)), classifier, catalogue


def _refuse_nothing(read: Sequence[ReadInput], problems: Sequence[UserError], limits: CheckConfig) -> None:
    """Nothing at all to judge is no pass, unless the settings say that there may be nothing."""
    from custaudit.gate.limits import is_empty

    for problem in problems:
        if not limits.allow_empty or not (is_empty(problem) or limits.allow_unreadable):
            raise problem
    if not limits.allow_empty:
        raise UserError("input.no_items", path=", ".join(each.summary.path for each in read))


def _by_code(option: str, example: str, given: Sequence[str] | None, known: Sequence[str]) -> dict[str, float] | None:
    """``["wording=0.2"]`` as limits by code."""
    if not given:
        return None
    limits: dict[str, float] = {}
    for entry in given:
        code, _, share = entry.partition("=")
        try:
            limits[code] = float(share)
        except ValueError:
            limits[code] = -1.0
        if code not in known or not 0 <= limits[code] <= 1:
            raise UserError("cli.not_a_limit", option=option, example=example, given=entry, known=", ".join(known))
    return limits


def _day(given: str | None) -> date:
    """The day asked for, else today: the only place where the clock is read."""
    if given is None:
        return date.today()
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise UserError("cli.not_a_date", given=given) from None


def _say_outcome(findings: GateFindings) -> None:
    """The outcome for somebody who watches while the report goes elsewhere."""
    from custaudit.report.facts import crossed_line

    for limit in findings.crossed:
        print(f"{crossed_line(limit)} {limit.advice}", file=sys.stderr)
    passed = text("report.gate.passed")
    print(passed if findings.passed else text("report.gate.failed", count=len(findings.crossed)), file=sys.stderr)
