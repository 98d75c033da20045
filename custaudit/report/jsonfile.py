"""JSON: the document itself, as the contract says it."""

from __future__ import annotations

from custaudit.jsontext import json_text
from custaudit.model import Document
from custaudit.report.context import ReportContext


def render(document: Document, _context: ReportContext) -> str:
    """The document with two blanks of indentation; see ``custaudit schema``."""
    return json_text(document)
