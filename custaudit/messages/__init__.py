"""All words the tool itself says, Japanese first, English second. Knowledge of the field stands in rule files."""

from __future__ import annotations

from custaudit.messages import (
    audit,
    cli,
    evaluate,
    explanation,
    gate,
    labels,
    procurement,
    project,
    report,
    revision,
    rulecommands,
    rulefile,
    rules,
    sources,
    standardcommands,
    standards,
    textdoc,
    usage,
)

MESSAGES: dict[str, tuple[str, str]] = {
    **labels.MESSAGES,
    **audit.MESSAGES,
    **rulecommands.MESSAGES,
    **rulefile.MESSAGES,
    **rules.MESSAGES,
    **standards.MESSAGES,
    **standardcommands.MESSAGES,
    **sources.MESSAGES,
    **textdoc.MESSAGES,
    **report.MESSAGES,
    **explanation.MESSAGES,
    **gate.MESSAGES,
    **procurement.MESSAGES,
    **project.MESSAGES,
    **evaluate.MESSAGES,
    **revision.MESSAGES,
    **cli.MESSAGES,
    **usage.MESSAGES,
}
