"""GitLab code quality: findings as the list that merge requests show."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from custaudit.model import Document, Source
from custaudit.report.context import ReportContext
from custaudit.report.facts import crossed_line
from custaudit.report.findings import Level, findings, line_of, posix_path, whole_input

_SEVERITY: dict[Level, str] = {"error": "critical", "warning": "major", "note": "info"}


def render(document: Document, context: ReportContext) -> str:
    """The JSON list, crossed limits of the gate first; fingerprints are unique and stay when rows move."""
    listed: list[dict[str, Any]] = []
    for limit in context.gate.crossed if context.gate else ():
        message = f"{crossed_line(limit)} {limit.advice}".strip()
        listed.append(_issue(f"gate/{limit.name}", "", message, "blocker", whole_input(document)))
    listed += [_issue(one.rule, one.item.id, one.message, _SEVERITY[one.level], one.item.source) for one in findings(document)]
    return json.dumps(listed, ensure_ascii=False, indent=1) + "\n"


def _issue(rule: str, item: str, description: str, severity: str, source: Source) -> dict[str, Any]:
    return {
        "description": description,
        "check_name": rule,
        "fingerprint": hashlib.sha256(f"{rule}\x1e{item}".encode()).hexdigest(),
        "severity": severity,
        "location": {"path": posix_path(source.path), "lines": {"begin": line_of(source)}},
    }
