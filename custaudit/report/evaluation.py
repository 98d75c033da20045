"""The measures of ``evaluate`` as text: a line for each axis, then confusion tables and reliability."""

from __future__ import annotations

from rich.console import RenderableType
from rich.table import Table

from custaudit.evaluate.measures import AxisResult, Calibration, Evaluation
from custaudit.i18n import text
from custaudit.report.console import RULED, printed
from custaudit.report.facts import percent


def evaluation_text(evaluation: Evaluation, width: int | None = None) -> str:
    """The whole text, as wide as the terminal (80 columns without one)."""
    parts: list[RenderableType] = [text("evaluate.title", labelled=evaluation.labelled, items=evaluation.items)]
    if evaluation.standard is not None:
        parts.append(text("evaluate.standard", standard=evaluation.standard))
    parts += ["", _measures(evaluation), "", *_sentences(evaluation)]
    for name, axis in evaluation.axes.items():
        parts += ["", text("evaluate.confusion", axis=text(f"evaluate.axis.{name}")), _confusion(axis)]
    for name, calibration in _calibrations(evaluation).items():
        error = f"{calibration.expected_error:.3f}"
        parts += ["", text("evaluate.reliability", axis=text(f"evaluate.axis.{name}"), error=error), _reliability(calibration)]
    return printed(parts, width, color=False)


def _measures(evaluation: Evaluation) -> Table:
    table = _table()
    table.add_column(text("evaluate.axis"))
    for key in ("labels", "accuracy", "macro_f1", "ece"):
        table.add_column(text(f"evaluate.{key}"), justify="right")
    calibrations = _calibrations(evaluation)
    for name, axis in evaluation.axes.items():
        error = f"{calibrations[name].expected_error:.3f}" if name in calibrations else ""
        table.add_row(text(f"evaluate.axis.{name}"), str(axis.labels), f"{axis.accuracy:.3f}", f"{axis.macro_f1:.3f}", error)
    return table


def _sentences(evaluation: Evaluation) -> list[str]:
    lines = []
    if evaluation.section is not None:
        section = evaluation.section
        first, three = percent(section.first), percent(section.within_three)
        lines.append(text("evaluate.section", first=first, three=three, labels=section.labels))
    if evaluation.prohibited is not None:
        found = evaluation.prohibited
        recall, precision = percent(found.recall), percent(found.precision)
        lines.append(text("evaluate.prohibited", recall=recall, found=found.found, count=found.labels, precision=precision))
    if evaluation.rate is not None:
        rate = evaluation.rate
        low, high = map(percent, rate.interval)
        difference = f"{100 * rate.difference:+.1f}"
        lines.append(text("evaluate.rate", rate=percent(rate.found), low=low, high=high, truth=percent(rate.truth), difference=difference))
    review = evaluation.review
    rest = ", ".join(f"{text(f'evaluate.axis.{name}')} {percent(share)}" for name, share in review.accuracy_on_rest.items())
    return [*lines, text("evaluate.review", share=percent(review.share), rest=rest)]


def _confusion(axis: AxisResult) -> Table:
    table = _table()
    table.add_column("")
    for code in axis.confusion:
        table.add_column(code, justify="right")
    for code, row in axis.confusion.items():
        table.add_row(code, *(str(count) if count else "." for count in row.values()))
    return table


def _calibrations(evaluation: Evaluation) -> dict[str, Calibration]:
    found = {name: axis.calibration for name, axis in evaluation.axes.items()}
    found["section"] = evaluation.section.calibration if evaluation.section else None
    found["deviation"] = evaluation.rate.calibration if evaluation.rate else None
    return {name: calibration for name, calibration in found.items() if calibration is not None}


def _reliability(calibration: Calibration) -> Table:
    table = _table()
    for key in ("bin", "labels", "mean_confidence", "accuracy"):
        table.add_column(text(f"evaluate.{key}"), justify="right")
    for each in calibration.bins:
        table.add_row(f"{each.low:.1f}-{each.high:.1f}", str(each.items), f"{each.confidence:.3f}", f"{each.accuracy:.3f}")
    return table


def _table() -> Table:
    return Table(box=RULED, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0))
