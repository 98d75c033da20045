"""How a result is shown: in which format, with what beside it, and what is said about it on standard error."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from custaudit.cli.console import hint, layout_for, use_utf8
from custaudit.i18n import text

if TYPE_CHECKING:
    from custaudit.classify.engine import Classifier
    from custaudit.errors import UserError
    from custaudit.model import Document, MunicipalityKind, Skipped
    from custaudit.report import ReportContext, RequirementText
    from custaudit.sources.model import ReadInput

FOR_READERS = ("table", "md")
"""The formats that a person reads as they are; warnings and counts stand in them."""


def chosen_format(format: str | None, output: Path | None) -> str:
    """The format asked for, or that of the output's ending, or a table; checked before any work is done."""
    from custaudit.report import check_format, format_for

    use_utf8()
    if format is not None:
        return check_format(format)
    return "table" if output is None else format_for(output)


def on_screen(format: str, output: Path | None) -> bool:
    """Whether the person at the terminal sees the report itself, so that nothing of it need be said beside it."""
    return output is None and format in FOR_READERS


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
    for each in read:
        _list_skipped(each.summary.path, each.summary.skipped)


def say_refused(problem: UserError) -> None:
    """The same for a document in which no requirement was found; nothing for any other problem."""
    from custaudit.sources.textdoc.refused import NoRequirementError

    if isinstance(problem, NoRequirementError):
        _list_skipped(str(problem.path), problem.skipped)


def _list_skipped(path: str, skipped: Sequence[Skipped]) -> None:
    from custaudit.report.facts import skipped_place

    for each in skipped:
        print(text("cli.skipped", path=path, place=skipped_place(each), reason=each.reason), file=sys.stderr)
