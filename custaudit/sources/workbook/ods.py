"""Merged, hidden and struck-through cells of ods."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from custaudit.errors import UserError, brief
from custaudit.sources.archive import open_archive
from custaudit.sources.model import InputRequest, Limits
from custaudit.sources.table.grid import Formatting, Merge
from custaudit.sources.workbook.survey import Survey, check_extent

_CONTENT = "content.xml"
_HIDDEN = ("collapse", "filter")
_LAST_COLUMN = 16_384
_MOST_REPEATED = 50
_ENCRYPTED = b"manifest:encryption-data"


def survey_ods(request: InputRequest, limits: Limits) -> Survey:
    """The formatting of all sheets. Raises UserError for a hostile or damaged container and for a password."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError
    from defusedxml.expatreader import create_parser

    with open_archive(request.path, request.label, limits) as archive:
        if _CONTENT not in archive.names:
            raise UserError("sources.wrong_ending", path=request.label, ending=request.path.suffix)
        manifest = "META-INF/manifest.xml"
        if manifest in archive.names and _ENCRYPTED in b"".join(archive.chunks(manifest)):
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
    in_cell: bool = False
    has_content: bool = False
    span_struck: list[bool] = field(default_factory=list)
    texts: list[bool] = field(default_factory=list)

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
            self.column = 0
        elif name in ("table:table-cell", "table:covered-table-cell"):
            self._start_cell(get)
        elif self.in_cell and name == "text:span":
            self.span_struck.append(get("text:style-name", "") in self.struck_styles)

    def _start_cell(self, get: Any) -> None:
        count = _count(get("table:number-columns-repeated"))
        self.cell = count, get("table:style-name", "") in self.struck_styles
        self.in_cell, self.texts, self.span_struck = True, [], []
        down, across = _count(get("table:number-rows-spanned")), _count(get("table:number-columns-spanned"))
        if down > 1 or across > 1:
            assert self.formatting.merges is not None
            self.formatting.merges.append(Merge(self.row, self.column, self.row + down - 1, self.column + across - 1))
        self.has_content = get("office:value-type") is not None or get("table:formula") is not None

    def characters(self, content: str) -> None:
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
        elif name == "table:table-row":
            self.row += self.row_count


def _count(value: str | None) -> int:
    return int(value) if value and value.isdigit() and len(value) < 10 else 1
