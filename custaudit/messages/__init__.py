"""All words the tool itself says, Japanese first, English second. Knowledge of the field stands in rule files."""

from __future__ import annotations

from custaudit.messages import audit, cli, gate, labels, report, revision, rulefile, rules, sources, standards, textdoc

MESSAGES: dict[str, tuple[str, str]] = {
    **labels.MESSAGES,
    **audit.MESSAGES,
    **rulefile.MESSAGES,
    **rules.MESSAGES,
    **standards.MESSAGES,
    **sources.MESSAGES,
    **textdoc.MESSAGES,
    **report.MESSAGES,
    **gate.MESSAGES,
    **revision.MESSAGES,
    **cli.MESSAGES,
}
