"""Merged, hidden and struck-through cells of ods, and its cells in a form that the reader of values knows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from custaudit.errors import UserError, brief
from custaudit.sources.archive import open_archive
from custaudit.sources.formats import wrong_ending
from custaudit.sources.model import InputRequest, Limits
from custaudit.sources.table.grid import Formatting, Merge
from custaudit.sources.workbook.survey import Survey, check_extent

_CONTENT = "content.xml"
_HIDDEN = ("collapse", "filter")
_LAST_COLUMN = 16_384
_MOST_REPEATED = 50
_LARGEST_COUNT = 999_999_999
_ENCRYPTED = b"manifest:encryption-data"
# Blanks between cells say nothing, but the reader of values takes them for damage.
_BETWEEN_CELLS = re.compile(rb"(<table:table-row\b[^>]*>|</table:(?:covered-)?table-cell>|<table:(?:covered-)?table-cell\b[^>]*/>)\s+")


def survey_ods(request: InputRequest, limits: Limits) -> Survey:
    """The formatting of all sheets. Raises UserError for a hostile or damaged container and for a password."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError
    from defusedxml.expatreader import create_parser

    with open_archive(request.path, request.label, limits) as archive:
        if _CONTENT not in archive.names:
            raise wrong_ending(request.path, request.label)
        manifest = "META-INF/manifest.xml"
        if manifest in archive.names and _ENCRYPTED in archive.read(manifest, held=True):
            raise UserError("sources.password", path=request.label)
        from xml.sax import SAXException
        from xml.sax.handler import ContentHandler

        reader = _Reader(request, limits)

        class Handler(ContentHandler):
            def startElement(self, name: str, attrs: Any) -> None:  # noqa: N802
                reader.start(name, attrs)

            def endElement(self, name: str) -> None:  # noqa: N802
                reader.end(name)

            def characters(self, content: str) -> None:
                reader.characters(content)

        parser = create_parser(forbid_dtd=True)
        parser.setContentHandler(Handler())
        try:
            for chunk in archive.chunks(_CONTENT):
                parser.feed(chunk)
            parser.close()
        except (SAXException, DefusedXmlException, ParseError, ValueError, LookupError) as error:
            raise UserError("sources.damaged", path=request.label, cause=brief(error)) from None
        if reader.indented:
            reader.survey.restated = archive.restated({_CONTENT: _BETWEEN_CELLS.sub(rb"\1", archive.read(_CONTENT))})
        return reader.survey


@dataclass
class _Reader:
    """Follows the elements of ``content.xml``, counting rows and columns with their repetitions."""

    request: InputRequest
    limits: Limits
    survey: Survey = field(default_factory=Survey)
    struck_styles: set[str] = field(default_factory=set)
    style: str = ""
    sheet: str = ""
    formatting: Formatting = field(default_factory=Formatting)
    row: int = 0
    row_count: int = 1
    column: int = 0
    declared_column: int = 0
    cell: tuple[int, bool] = (1, False)
    extent: tuple[int, int] = (0, 0)
    in_row: bool = False
    in_cell: bool = False
    indented: bool = False
    has_content: bool = False
    span_struck: list[bool] = field(default_factory=list)
    texts: list[bool] = field(default_factory=list)
    length: int = 0
    copied: int = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        get = attributes.get
        if name == "style:style":
            self.style = get("style:name", "")
        elif name == "style:text-properties":
            if get("style:text-line-through-style", "none") != "none" or get("style:text-line-through-type", "none") != "none":
                self.struck_styles.add(self.style)
        elif name == "table:table":
            self.sheet = get("table:name", "")
            self.formatting = self.survey.sheets[self.sheet] = Formatting(merges=[])
            self.row, self.declared_column, self.extent = 0, 0, (0, 0)
        elif name == "table:table-column":
            count = _count(get("table:number-columns-repeated"))
            if get("table:visibility") in _HIDDEN:
                last = min(self.declared_column + count, _LAST_COLUMN)
                self.formatting.hidden_columns.update(range(self.declared_column, last))
            self.declared_column += count
        elif name == "table:table-row":
            self.row_count = _count(get("table:number-rows-repeated"))
            if get("table:visibility") in _HIDDEN and self.row_count < 100_000:
                self.formatting.hidden_rows.update(range(self.row, self.row + self.row_count))
            self.column, self.in_row = 0, True
        elif name in ("table:table-cell", "table:covered-table-cell"):
            self._start_cell(get)
        elif self.in_cell and name == "text:s":
            self._lengthen(_count(get("text:c")))
        elif self.in_cell and name == "text:span":
            self.span_struck.append(get("text:style-name", "") in self.struck_styles)

    def _start_cell(self, get: Any) -> None:
        count = _count(get("table:number-columns-repeated"))
        self.cell = count, get("table:style-name", "") in self.struck_styles
        self.in_cell, self.texts, self.span_struck, self.length = True, [], [], 0
        down, across = _count(get("table:number-rows-spanned")), _count(get("table:number-columns-spanned"))
        if down > 1 or across > 1:
            assert self.formatting.merges is not None
            self.formatting.merges.append(Merge(self.row, self.column, self.row + down - 1, self.column + across - 1))
        self.has_content = get("office:value-type") is not None or get("table:formula") is not None

    def _lengthen(self, characters: int) -> None:
        """Count what a cell holds: blanks are written by their number, and the reader of values would make them all."""
        self.length += characters
        if self.length > self.limits.cell_chars:
            raise UserError("sources.cell_too_long", path=self.request.label, place=self.sheet, limit=self.limits.cell_chars)

    def _count_copies(self, characters: int) -> None:
        """A cell is written once for all its repetitions, and the reader of values makes each of them."""
        self.copied += characters
        if self.copied > self.limits.expanded_bytes:
            size, limit = self.copied >> 20, self.limits.expanded_bytes >> 20
            raise UserError("sources.expands_too_far", path=self.request.label, place=self.sheet, size=size, limit=limit)

    def characters(self, content: str) -> None:
        if self.in_cell:
            self._lengthen(len(content))
        elif self.in_row:
            self.indented = True
        if self.in_cell and content.strip():
            self.texts.append(any(self.span_struck) or self.cell[1])

    def end(self, name: str) -> None:
        if name == "text:span" and self.span_struck:
            self.span_struck.pop()
        elif name in ("table:table-cell", "table:covered-table-cell"):
            if self.texts and all(self.texts):
                for row in range(self.row, self.row + min(self.row_count, _MOST_REPEATED)):
                    self.formatting.struck.setdefault(row, set()).update(
                        range(self.column, self.column + min(self.cell[0], _MOST_REPEATED))
                    )
            elif any(self.texts):
                self.formatting.partly_struck.append((self.row, self.column))
            self.column += self.cell[0]
            self.in_cell = False
            if self.has_content or self.texts:
                self.extent = max(self.extent[0], self.row + self.row_count), max(self.extent[1], self.column)
                check_extent(self.request, self.sheet, self.extent, self.limits)
            self._count_copies(self.length * self.cell[0] * self.row_count)
        elif name == "table:table-row":
            self.row += self.row_count
            self.in_row = False


def _count(value: str | None) -> int:
    """How often something is repeated, once if nothing is said."""
    try:
        return 1 if value is None else min(max(int(value), 0), _LARGEST_COUNT)
    except ValueError:
        return 1
