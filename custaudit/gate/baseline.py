"""The baseline: the deviations that a project already has, by content fingerprint (``custaudit.baseline/1``)."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from custaudit.errors import UserError
from custaudit.gate.fingerprint import file_name, fingerprints
from custaudit.jsontext import json_text
from custaudit.model import DEVIATIONS, Diff, StandardInfo, Tool, Verdict


class Finding(Struct, frozen=True, forbid_unknown_fields=True):
    """A known deviation; only the fingerprint counts, the rest tells a reader which item it is."""

    fingerprint: str
    verdict: Verdict
    file: str
    no: str | None
    title: str


class BaselineScore(Struct, frozen=True, forbid_unknown_fields=True):
    """The rate on the day the baseline was written."""

    customization_rate: float
    items_assessed: int
    deviations: int


class Baseline(Struct, frozen=True, forbid_unknown_fields=True):
    """The document of ``baseline write``: findings sorted by file and fingerprint, so that two of them compare well."""

    schema: Literal["custaudit.baseline/1"]
    tool: Tool
    standard: StandardInfo
    score: BaselineScore
    findings: list[Finding]


def baseline_of(document: Diff) -> Baseline:
    """The baseline of a document: all its deviations."""
    names = fingerprints(document.items)
    findings = [
        Finding(names[item.id], item.verdict, file_name(item.source.path), item.no, item.title or item.detail)
        for item in document.items
        if item.verdict in DEVIATIONS and item.verdict is not None
    ]
    score = document.score
    return Baseline(
        schema="custaudit.baseline/1",
        tool=document.tool,
        standard=document.standard,
        score=BaselineScore(score.customization_rate, score.items_assessed, score.deviations),
        findings=sorted(findings, key=lambda finding: (finding.file, finding.fingerprint)),
    )


def baseline_json(baseline: Baseline) -> str:
    """The baseline as indented JSON, the same for the same findings wherever their rows stand."""
    return json_text(baseline)


def read_baseline(path: Path) -> Baseline:
    """The baseline in a file. Raises UserError when there is none or it is something else."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise UserError("baseline.missing", path=path) from None
    except OSError as error:
        raise UserError("file.unreadable", path=path, cause=error.strerror) from None
    try:
        return msgspec.json.decode(content, type=Baseline)
    except msgspec.DecodeError as error:
        raise UserError("baseline.wrong", path=path, problem=str(error)) from None
