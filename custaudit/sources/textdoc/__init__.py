"""Requests for proposals and specifications written as running text: docx, pdf, txt, md."""

from __future__ import annotations

from custaudit.sources.textdoc.read import read_text_document

__all__ = ["read_text_document"]
