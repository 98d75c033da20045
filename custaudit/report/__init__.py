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
    """The module whose ``render`` makes the report, and the file endings that ask for it."""

    module: str
    endings: tuple[str, ...]


FORMATS: Mapping[str, Format] = {
    "table": Format("table", endings=(".txt",)),
    "json": Format("jsonfile", endings=(".json",)),
    "jsonl": Format("jsonlines", endings=(".jsonl", ".ndjson")),
    "csv": Format("csvfile", endings=(".csv",)),
    "xlsx": Format("workbook", endings=(".xlsx",)),
    "html": Format("page", endings=(".html", ".htm")),
    "md": Format("markdown", endings=(".md", ".markdown")),
    "sarif": Format("sarif", endings=(".sarif", ".sarif.json")),
    "junit": Format("junit", endings=(".xml",)),
    "github": Format("github", endings=()),
    "gitlab": Format("gitlab", endings=("gl-code-quality-report.json", ".codequality.json")),
}
_OTHER_NAMES = {"markdown": "md", "excel": "xlsx", "text": "table", "htm": "html"}
_NEAR_ENOUGH = 60


def format_for(path: Path) -> str:
    """The format that a file's ending asks for, the longest ending first. Raises UserError for an unknown ending."""
    endings = {ending: name for name, made in FORMATS.items() for ending in made.endings}
    for ending in sorted(endings, key=len, reverse=True):
        if path.name.lower().endswith(ending):
            return endings[ending]
    known = ", ".join(ending for ending in endings if ending.startswith("."))
    raise UserError("report.unknown_ending", path=path, known=known)


def check_format(name: str) -> str:
    """The name itself if it is one of ``FORMATS``, or the one that it is another name of. Raises UserError otherwise."""
    format = _OTHER_NAMES.get(name.lower(), name.lower())
    if format in FORMATS:
        return format
    from rapidfuzz import process

    nearest = process.extractOne(format, [*FORMATS, *_OTHER_NAMES], score_cutoff=_NEAR_ENOUGH)
    known = ", ".join(FORMATS)
    if nearest is None:
        raise UserError("report.unknown_format", name=name, known=known)
    raise UserError("report.unknown_format_nearest", name=name, nearest=_OTHER_NAMES.get(nearest[0], nearest[0]), known=known)


def render(document: Document, format: str, context: ReportContext | None = None) -> str | bytes:
    """The document in a format of ``FORMATS``: bytes for csv and xlsx, else text that ends with a line feed.

    Raises UserError for an unknown format, or for characters that the asked encoding of CSV does not have.
    """
    module = import_module(f"custaudit.report.{FORMATS[check_format(format)].module}")
    return cast(str | bytes, module.render(document, context or ReportContext()))
