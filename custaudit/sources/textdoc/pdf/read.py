"""PDF files with a text layer: pages to paragraphs and tables, without running headers, footers and page numbers."""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter
from pathlib import Path

from custaudit.errors import UserError
from custaudit.i18n import text
from custaudit.sources.model import Limits
from custaudit.sources.textdoc.blocks import Block, LeftOut, TableBlock, TextDocument
from custaudit.sources.textdoc.knowledge import ClauseKnowledge
from custaudit.sources.textdoc.lines import Line, join_lines
from custaudit.sources.textdoc.markers import split_marker
from custaudit.sources.textdoc.pdf.chapterheads import chapter_heads
from custaudit.sources.textdoc.pdf.layout import MARGIN, PageLayout, lay_out
from custaudit.sources.textdoc.pdf.lines import Fragment
from custaudit.sources.textdoc.pdf.lonenumbers import with_numbers
from custaudit.sources.textdoc.pdf.placed import PlacedTable
from custaudit.sources.textdoc.pdf.process import pages_of
from custaudit.sources.textdoc.pdf.stamps import is_stamped
from custaudit.sources.textdoc.tablepages import joined_rows
from custaudit.text import normal_form

_SAME_HEIGHT = 6.0
_MANY_PAGES = 10
_LARGER = 1.15
_SAME_SIZE = 0.92
_DEEPEST_LEVEL = 4
# In usual gaps between lines, and in heights of a character: a wider gap parts paragraphs.
_GAP, _WIDER = 1.6, 0.4
_OTHER_SIZE = 0.12
# The edge is as far as the longest line goes; another line that ends this many characters before it may have been broken there.
_BROKEN_WITHIN = 1.6
_MOST_DIGITS = 9
_DIGITS = re.compile("[0-9]+")


def read_pdf(path: Path, label: str, limits: Limits, knowledge: ClauseKnowledge) -> TextDocument:
    """The paragraphs and tables of a file.

    Raises UserError when it is damaged, protected by a password, has too many pages, or is only an image of text.
    """
    layouts: list[PageLayout] = []
    characters = 0
    damaged: list[int] = []
    for number, page in enumerate(pages_of(path, label, limits), start=1):
        characters += len(page.glyphs)
        if page.damaged:
            damaged.append(number)
        layouts.append(lay_out(page, number, knowledge, layouts[-1] if layouts else None))
    if damaged and (not characters or len(damaged) == len(layouts)):
        raise UserError("textdoc.all_damaged", path=label, pages=_spelled(damaged))
    if not characters or all(layout.blank_with_image or is_stamped(layout, knowledge) for layout in layouts):
        raise UserError("textdoc.scanned", path=label)
    document = _document(layouts, label, knowledge)
    if not damaged:
        return document
    return document._replace(
        left_out=[*document.left_out, *(LeftOut("textdoc.damaged_page", page=number) for number in damaged)],
        notes=[text("textdoc.warn.damaged_pages", place=label, pages=_spelled(damaged)), *document.notes],
    )


def _document(layouts: list[PageLayout], label: str, knowledge: ClauseKnowledge) -> TextDocument:
    left_out: list[LeftOut] = []
    images = [layout.number for layout in layouts if layout.blank_with_image or is_stamped(layout, knowledge)]
    left_out.extend(LeftOut("textdoc.no_text_page", page=number) for number in images)
    furniture = _furniture(layouts, knowledge) | chapter_heads(layouts, knowledge)
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
        left_out.extend(LeftOut("textdoc.footnote", layout.number, row + line) for line in range(1, layout.footnotes + 1))
        pages.append(with_numbers(body, knowledge))
    notes = [text("textdoc.warn.no_text_pages", place=label, pages=_spelled(images))] if images else []
    unsure = [layout.number for layout in layouts if layout.unsure]
    if unsure:
        notes.append(text("textdoc.warn.unsure_lists", place=label, pages=_spelled(unsure)))
    struck = sum(layout.struck for layout in layouts)
    if struck:
        notes.append(text("textdoc.warn.struck_lines", place=label, count=struck))
    return TextDocument("pdf", None, _content(pages, layouts, knowledge), left_out, notes)


def _spelled(pages: list[int]) -> str:
    """The numbers of pages, those in a row by their first and last."""
    runs = [[page for _, page in run] for _, run in itertools.groupby(enumerate(pages), lambda at: at[1] - at[0])]
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)


def _furniture(layouts: list[PageLayout], knowledge: ClauseKnowledge) -> set[int]:
    """Lines near the upper and lower edge that number the page, or say the same at the same place of other pages."""
    found: set[int] = set()
    alike: dict[tuple[str, int], list[tuple[int, Fragment]]] = {}
    for layout in layouts:
        for part in layout.parts:
            if not isinstance(part, Fragment) or (layout.height * MARGIN <= part.bottom and part.top <= layout.height * (1 - MARGIN)):
                continue
            plain = normal_form(part.text).strip()
            if knowledge.page_furniture.search(plain):
                found.add(id(part))
            elif not plain.endswith("\u3002") and not (part.column and part.right > part.edge - part.size):
                alike.setdefault((_DIGITS.sub("#", plain), round(part.top / _SAME_HEIGHT)), []).append((layout.number, part))
    needed = 2 if len(layouts) < _MANY_PAGES else 3
    for lines in alike.values():
        if len({page for page, _ in lines}) >= needed and _is_running(lines, knowledge):
            found.update(id(part) for _, part in lines)
    return found


def _is_running(lines: list[tuple[int, Fragment]], knowledge: ClauseKnowledge) -> bool:
    """Whether every number in lines that are otherwise the same stays as it is or counts with the pages, as that of no heading does."""
    values = [[int(digits[-_MOST_DIGITS:]) for digits in _DIGITS.findall(normal_form(part.text))] for _, part in lines]
    pages = [page for page, _ in lines]
    columns = list(zip(*values, strict=True))
    if all(len(set(column)) == 1 for column in columns):
        return True
    marker = split_marker(lines[0][1].text, knowledge)[0]
    if marker is not None and not marker.bullet:
        return False
    return all(len(set(column)) == 1 or len({value - page for value, page in zip(column, pages, strict=True)}) == 1 for column in columns)


def _content(pages: list[list[Fragment | PlacedTable]], layouts: list[PageLayout], knowledge: ClauseKnowledge) -> list[Block | TableBlock]:
    lines = [part for page in pages for part in page if isinstance(part, Fragment)]
    levels = _levels(lines)
    font = _main_font(lines)
    content: list[Block | TableBlock] = []
    waiting: list[Line] = []
    last_table: PlacedTable | None = None
    for page, layout in zip(pages, layouts, strict=True):
        before: Fragment | None = None
        for part in page:
            if isinstance(part, Fragment):
                waiting.append(_line(part, before, layout, levels)._replace(strong=part.font != font))
                before, last_table = part, None
                continue
            content.extend(join_lines(waiting, knowledge))
            waiting, before = [], None
            if last_table is not None and last_table.columns == part.columns and isinstance(content[-1], TableBlock):
                content[-1] = TableBlock(joined_rows(content[-1].rows, part.rows))
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
        apart = gap > max(layout.gap * _GAP, layout.gap + part.size * _WIDER) or _is_other_size(part, before)
    return Line(
        part.text,
        indent=round((part.left - part.margin) / part.size, 1),
        fill=(part.right - part.margin + part.size * _BROKEN_WITHIN) / width,
        apart=apart,
        page=layout.number,
        line=part.row,
        level=levels.get(part.size),
    )


def _is_other_size(part: Fragment, before: Fragment) -> bool:
    """Whether two lines are set in different sizes; the height alone tells only which characters a short line holds."""
    other_height = abs(part.size - before.size) > part.size * _OTHER_SIZE
    return other_height and abs(part.em - before.em) > part.em * _OTHER_SIZE


def _main_font(lines: list[Fragment]) -> int:
    """The typeface of the text."""
    weights: Counter[int] = Counter()
    for line in lines:
        weights[line.font] += len(line.text)
    return weights.most_common(1)[0][0] if weights else 0


def _levels(lines: list[Fragment]) -> dict[float, int]:
    """The sizes of type that are larger than the text's own, the largest first."""
    weights: Counter[float] = Counter()
    for line in lines:
        weights[line.size] += len(line.text)
    if not weights:
        return {}
    body = max(weights, key=lambda size: (weights[size], -size))
    levels: dict[float, int] = {}
    rank, largest = 0, math.inf
    for size in sorted((size for size in weights if size >= body * _LARGER), reverse=True):
        # The heights of glyphs of one size of type differ a little.
        if size < largest * _SAME_SIZE:
            rank, largest = rank + 1, size
        levels[size] = min(rank, _DEEPEST_LEVEL)
    return levels
