"""JSON: the document itself, as the contract says it."""

from __future__ import annotations

import msgspec

from custaudit.model import Document
from custaudit.report.context import ReportContext


def render(document: Document, _context: ReportContext) -> str:
    """The document with two blanks of indentation; see ``custaudit schema``."""
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode("utf-8") + "\n"
