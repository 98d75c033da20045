"""JSON Lines: one item a line, each the same object as in the JSON document."""

from __future__ import annotations

import msgspec

from custaudit.model import Document
from custaudit.report.context import ReportContext


def render(document: Document, _context: ReportContext) -> str:
    """The items, one line each, in the order of the document."""
    return msgspec.json.Encoder().encode_lines(document.items).decode("utf-8")
