"""Reports: a finished document becomes text or bytes, one module a format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import cast

from custaudit.errors import UserError
from custaudit.model import Document
from custaudit.report.context import CrossedLimit, GateFindings, ReportContext, RequirementText

__all__ = ["FORMATS", "CrossedLimit", "Format", "GateFindings", "ReportContext", "RequirementText", "check_format", "format_for", "render"]


@dataclass(frozen=True)
class Format:
    """The module whose ``render`` makes the report, whether it makes bytes, and the file endings that ask for it."""

    module: str
    binary: bool
    endings: tuple[str, ...]


FORMATS: Mapping[str, Format] = {
    "table": Format("table", binary=False, endings=(".txt",)),
    "json": Format("jsonfile", binary=False, endings=(".json",)),
    "jsonl": Format("jsonlines", binary=False, endings=(".jsonl", ".ndjson")),
    "csv": Format("csvfile", binary=True, endings=(".csv",)),
    "xlsx": Format("workbook", binary=True, endings=(".xlsx",)),
    "html": Format("page", binary=False, endings=(".html", ".htm")),
    "md": Format("markdown", binary=False, endings=(".md", ".markdown")),
    "sarif": Format("sarif", binary=False, endings=(".sarif", ".sarif.json")),
    "junit": Format("junit", binary=False, endings=(".xml",)),
    "github": Format("github", binary=False, endings=()),
    "gitlab": Format("gitlab", binary=False, endings=("gl-code-quality-report.json", ".codequality.json")),
}


def format_for(path: Path) -> str:
    """The format that a file's ending asks for, the longest ending first. Raises UserError for an unknown ending."""
    endings = {ending: name for name, made in FORMATS.items() for ending in made.endings}
    for ending in sorted(endings, key=len, reverse=True):
        if path.name.lower().endswith(ending):
            return endings[ending]
    known = ", ".join(ending for ending in endings if ending.startswith("."))
    raise UserError("report.unknown_ending", path=path, known=known)


def check_format(name: str) -> str:
    """The name itself, if it is one of ``FORMATS``. Raises UserError otherwise."""
    if name not in FORMATS:
        raise UserError("report.unknown_format", name=name, known=", ".join(FORMATS))
    return name


def render(document: Document, format: str, context: ReportContext | None = None) -> str | bytes:
    """The document in a format of ``FORMATS``: bytes for the binary ones, else text that ends with a line feed.

    Raises UserError for an unknown format, or for characters that the asked encoding of CSV does not have.
    """
    module = import_module(f"custaudit.report.{FORMATS[check_format(format)].module}")
    return cast(str | bytes, module.render(document, context or ReportContext()))
