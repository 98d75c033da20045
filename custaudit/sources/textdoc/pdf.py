"""PDF files with a text layer: pages to paragraphs and tables, without running headers, footers and page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from custaudit.errors import UserError
from custaudit.i18n import text
from custaudit.sources.model import Limits
from custaudit.sources.textdoc.blocks import Block, LeftOut, TableBlock, TextDocument
from custaudit.sources.textdoc.knowledge import ClauseKnowledge
from custaudit.sources.textdoc.lines import Line, join_lines
from custaudit.sources.textdoc.pdflayout import Fragment, PageLayout, PlacedTable, lay_out
from custaudit.sources.textdoc.pdfpage import read_page
from custaudit.text import normal_form

if TYPE_CHECKING:
    import pypdfium2

_MOST_CHARACTERS = 8_000_000
_MARGIN = 0.12
_LARGER = 1.15
_DEEPEST_LEVEL = 4
_GAP = 1.6
_DIGITS = re.compile("[0-9]+")
_PASSWORD = "password"  # noqa: S105 - a word of the library's message


def read_pdf(path: Path, label: str, limits: Limits, knowledge: ClauseKnowledge) -> TextDocument:
    """The paragraphs and tables of a file.

    Raises UserError when it is damaged, protected by a password, has too many pages, or is only an image of text.
    """
    layouts: list[PageLayout] = []
    characters = 0
    with _opened(path, label) as document:
        if len(document) > limits.pages:
            raise UserError("textdoc.too_many_pages", path=label, pages=len(document), limit=limits.pages)
        for number in range(len(document)):
            page = read_page(document, number)
            characters += len(page.glyphs)
            if characters > _MOST_CHARACTERS:
                raise UserError("textdoc.too_much_text", path=label, place=str(number + 1), limit=_MOST_CHARACTERS)
            layouts.append(lay_out(page, number + 1, knowledge))
    if not characters:
        raise UserError("textdoc.scanned", path=label)
    return _document(layouts, label, knowledge)


@contextmanager
def _opened(path: Path, label: str) -> Iterator[pypdfium2.PdfDocument]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if _PASSWORD in str(error).lower():
            raise UserError("sources.password", path=label) from None
        raise UserError("textdoc.not_pdf", path=label, problem=_first_line(error)) from None
    try:
        yield document
    except pypdfium2.PdfiumError as error:
        raise UserError("textdoc.not_pdf", path=label, problem=_first_line(error)) from None
    finally:
        document.close()


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0][:80]


def _document(layouts: list[PageLayout], label: str, knowledge: ClauseKnowledge) -> TextDocument:
    left_out: list[LeftOut] = []
    images = [layout.number for layout in layouts if layout.blank_with_image]
    left_out.extend(LeftOut("textdoc.no_text_page", page=number) for number in images)
    furniture = _furniture(layouts, knowledge)
    pages: list[list[Fragment | PlacedTable]] = []
    for layout in layouts:
        body: list[Fragment | PlacedTable] = []
        row = 0
        for part in layout.parts:
            row += 1
            if isinstance(part, Fragment) and id(part) in furniture:
                left_out.append(LeftOut("textdoc.furniture", layout.number, row))
            elif isinstance(part, Fragment):
                body.append(part._replace(row=row))
            else:
                body.append(
                    part._replace(rows=tuple(cells._replace(line=line) for line, cells in enumerate(part.rows, start=row)), row=row)
                )
                row += len(part.rows) - 1
        pages.append(body)
    notes = [text("textdoc.warn.no_text_pages", place=label, count=len(images))] if images else []
    return TextDocument("pdf", None, _content(pages, layouts, knowledge), left_out, notes)


def _furniture(layouts: list[PageLayout], knowledge: ClauseKnowledge) -> set[int]:
    """Lines near the upper and lower edge that number the page or come again on other pages."""
    candidates: list[tuple[str, Fragment]] = []
    for layout in layouts:
        for part in layout.parts:
            if isinstance(part, Fragment) and (part.bottom < layout.height * _MARGIN or part.top > layout.height * (1 - _MARGIN)):
                place = "top" if part.bottom < layout.height * _MARGIN else "bottom"
                candidates.append((f"{place} {_DIGITS.sub('#', normal_form(part.text))}", part))
    counts = Counter(key for key, _ in candidates)
    needed = max(2, len(layouts) * 0.3)
    found: set[int] = set()
    for key, part in candidates:
        plain = normal_form(part.text).strip()
        if counts[key] >= needed or knowledge.page_furniture.search(plain):
            found.add(id(part))
    return found


def _content(pages: list[list[Fragment | PlacedTable]], layouts: list[PageLayout], knowledge: ClauseKnowledge) -> list[Block | TableBlock]:
    lines = [part for page in pages for part in page if isinstance(part, Fragment)]
    levels = _levels(lines)
    content: list[Block | TableBlock] = []
    waiting: list[Line] = []
    last_table: PlacedTable | None = None
    for page, layout in zip(pages, layouts, strict=True):
        before: Fragment | None = None
        for part in page:
            if isinstance(part, Fragment):
                waiting.append(_line(part, before, layout, levels))
                before, last_table = part, None
                continue
            content.extend(join_lines(waiting, knowledge))
            waiting, before = [], None
            if last_table is not None and last_table.columns == part.columns and isinstance(content[-1], TableBlock):
                content[-1] = TableBlock((*content[-1].rows, *part.rows))
            else:
                content.append(TableBlock(part.rows))
            last_table = part
    content.extend(join_lines(waiting, knowledge))
    return content


def _line(part: Fragment, before: Fragment | None, layout: PageLayout, levels: dict[float, int]) -> Line:
    width = max(part.edge - part.margin, part.size)
    apart = False
    if before is not None and before.column == part.column:
        gap = part.top - before.bottom
        apart = gap > max(layout.gap * _GAP, layout.gap + part.size * 0.4) or abs(part.size - before.size) > part.size * 0.12
    return Line(
        part.text,
        indent=round((part.left - part.margin) / part.size, 1),
        fill=(part.right - part.margin + part.size * 1.6) / width,
        apart=apart,
        page=layout.number,
        line=part.row,
        level=levels.get(part.size),
    )


def _levels(lines: list[Fragment]) -> dict[float, int]:
    """The sizes of type that are larger than the text's own, the largest first."""
    weights: Counter[float] = Counter()
    for line in lines:
        weights[line.size] += len(line.text)
    if not weights:
        return {}
    body = max(weights, key=lambda size: (weights[size], -size))
    larger = sorted((size for size in weights if size >= body * _LARGER), reverse=True)
    return {size: min(rank, _DEEPEST_LEVEL) for rank, size in enumerate(larger, start=1)}
