"""PDF files with a text layer: pages to paragraphs and tables, without running headers, footers and page numbers."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from pathlib import Path

from custaudit.errors import UserError
from custaudit.i18n import text
from custaudit.sources.model import Limits
from custaudit.sources.textdoc.blocks import Block, LeftOut, TableBlock, TextDocument
from custaudit.sources.textdoc.lines.joining import Line, join_lines
from custaudit.sources.textdoc.pdf.layout import PageLayout, lay_out
from custaudit.sources.textdoc.pdf.lonenumbers import with_numbers
from custaudit.sources.textdoc.pdf.margins.chapterheads import chapter_heads
from custaudit.sources.textdoc.pdf.margins.running import furniture
from custaudit.sources.textdoc.pdf.margins.stamps import is_stamped
from custaudit.sources.textdoc.pdf.page.lines import Fragment
from custaudit.sources.textdoc.pdf.process import pages_of
from custaudit.sources.textdoc.pdf.tables.placed import PlacedTable
from custaudit.sources.textdoc.pdf.tables.sidepages import joined_sides
from custaudit.sources.textdoc.tables.tablepages import joined_rows
from custaudit.sources.textdoc.words.knowledge import ClauseKnowledge
from custaudit.sources.textdoc.words.sections import asks
from custaudit.text import normal_form

_LARGER = 1.15
_SAME_SIZE = 0.92
_DEEPEST_LEVEL = 4
_END = 120
# In usual gaps between lines, and in heights of a character: a wider gap parts paragraphs.
_GAP, _WIDER = 1.6, 0.4
_OTHER_SIZE = 0.12
# Boxes that end where the glyph does differ so much within one size of type.
_ALIKE = 0.15
# The edge is as far as the longest line goes; another line that ends this many characters before it may have been broken there.
_BROKEN_WITHIN = 1.6
# A line that begins so far right, of the way across, ends with no word that goes on below.
_ASIDE = 0.45
_FULL_STOP = "\u3002"
_FEWEST_SENTENCES, _SENTENCE_EVERY = 2, 4


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
    left = furniture(layouts, knowledge) | chapter_heads(layouts, knowledge)
    pages: list[list[Fragment | PlacedTable]] = []
    for layout in layouts:
        body: list[Fragment | PlacedTable] = []
        row = 0
        for part in layout.parts:
            row += 1
            if isinstance(part, Fragment) and id(part) in left:
                left_out.append(LeftOut("textdoc.furniture", layout.number, row))
            elif isinstance(part, Fragment):
                body.append(part._replace(row=row))
            else:
                body.append(
                    part._replace(rows=tuple(cells._replace(line=line) for line, cells in enumerate(part.rows, start=row)), row=row)
                )
                row += len(part.rows) - 1
        left_out.extend(LeftOut("textdoc.footnote", layout.number, row + line) for line in range(1, layout.footnotes + 1))
        left_out.extend(LeftOut("textdoc.furniture", layout.number) for _ in layout.watermarks)
        pages.append(with_numbers(body, knowledge))
    pages, apart = joined_sides(pages)
    notes = [text("textdoc.warn.no_text_pages", place=label, pages=_spelled(images))] if images else []
    unsure = [layout.number for layout in layouts if layout.unsure]
    if unsure:
        notes.append(text("textdoc.warn.unsure_lists", place=label, pages=_spelled(unsure)))
    if apart:
        notes.append(text("textdoc.warn.side_pages", place=label, pages=_spelled(apart)))
    struck = sum(layout.struck for layout in layouts)
    if struck:
        notes.append(text("textdoc.warn.struck_lines", place=label, count=struck))
    return TextDocument("pdf", None, _content(pages, layouts, knowledge), left_out, notes)


def _spelled(pages: list[int]) -> str:
    """The numbers of pages, those in a row by their first and last."""
    runs = [[page for _, page in run] for _, run in itertools.groupby(enumerate(pages), lambda at: at[1] - at[0])]
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)


def _content(pages: list[list[Fragment | PlacedTable]], layouts: list[PageLayout], knowledge: ClauseKnowledge) -> list[Block | TableBlock]:
    lines = [part for page in pages for part in page if isinstance(part, Fragment)]
    levels = _levels(lines, knowledge)
    font = _main_font(lines)
    usual = _usual_size(lines)
    content: list[Block | TableBlock] = []
    waiting: list[Line] = []
    last_table: PlacedTable | None = None
    last_line: Fragment | None = None
    for page, layout in zip(pages, layouts, strict=True):
        before: Fragment | None = None
        for part in page:
            if isinstance(part, Fragment):
                line = _line(part, before, layout, levels, usual)._replace(strong=part.font != font)
                waiting.append(line._replace(apart=line.apart or (before is None and last_line is not None and _is_over(last_line, part))))
                before, last_line, last_table = part, part, None
                continue
            content.extend(join_lines(waiting, knowledge))
            waiting, before, last_line = [], None, None
            if last_table is not None and last_table.columns == part.columns and isinstance(content[-1], TableBlock):
                content[-1] = TableBlock(joined_rows(content[-1].rows, part.rows))
            else:
                content.append(TableBlock(part.rows))
            last_table = part
    content.extend(join_lines(waiting, knowledge))
    return content


def _line(part: Fragment, before: Fragment | None, layout: PageLayout, levels: dict[float, int], usual: float) -> Line:
    width = max(part.edge - part.margin, part.size)
    apart = False
    if before is not None and before.column == part.column:
        gap = part.top - before.bottom
        apart = gap > max(layout.gap * _GAP, layout.gap + part.size * _WIDER) or _is_other_size(part, before)
    elif before is not None:
        apart = _is_other_size(part, before)
    # Lines that begin below each other have one indent, whatever the heights of the glyphs they hold.
    unit = usual if abs(part.size - usual) <= usual * _ALIKE else part.size
    return Line(
        part.text,
        indent=round((part.left - part.margin) / unit, 1),
        fill=(part.right - part.margin + part.size * _BROKEN_WITHIN) / width,
        apart=apart,
        page=layout.number,
        line=part.row,
        level=levels.get(part.size),
    )


def _is_over(last: Fragment, first: Fragment) -> bool:
    """Whether the last line of a page does not go on in the first of the next: it stands at the right, or in another size."""
    return last.left - last.margin > (last.edge - last.margin) * _ASIDE or _is_other_size(first, last)


def _is_other_size(part: Fragment, before: Fragment) -> bool:
    """Whether two lines are set in different sizes; the height alone tells only which characters a short line holds."""
    other_height = abs(part.size - before.size) > part.size * _OTHER_SIZE
    return other_height and abs(part.em - before.em) > part.em * _OTHER_SIZE


def _usual_size(lines: list[Fragment]) -> float:
    """The size in which most of the text is set."""
    weights: Counter[float] = Counter()
    for line in lines:
        weights[line.size] += len(line.text)
    return max(weights, key=lambda size: (weights[size], -size), default=1.0)


def _main_font(lines: list[Fragment]) -> int:
    """The typeface of the text."""
    weights: Counter[int] = Counter()
    for line in lines:
        weights[line.font] += len(line.text)
    return weights.most_common(1)[0][0] if weights else 0


def _levels(lines: list[Fragment], knowledge: ClauseKnowledge) -> dict[float, int]:
    """The sizes of type that are larger than the text's own, the largest first.

    The text's own size is that of most of it, tables of contents aside, or a larger one in which whole sentences are set.
    """
    weights: Counter[float] = Counter()
    counts: Counter[float] = Counter()
    ended: Counter[float] = Counter()
    for line in lines:
        plain = normal_form(line.text)
        if knowledge.contents_line.search(plain[-_END:]):
            continue
        weights[line.size] += len(line.text)
        counts[line.size] += 1
        ended[line.size] += line.text.rstrip().endswith(_FULL_STOP) or asks(plain.strip(), knowledge)
    if not weights:
        return {}
    body = max(weights, key=lambda size: (weights[size], -size))
    of_text = (size for size in ended if ended[size] >= _FEWEST_SENTENCES and ended[size] * _SENTENCE_EVERY >= counts[size])
    body = max(body, *of_text, body)
    levels: dict[float, int] = {}
    rank, largest = 0, math.inf
    for size in sorted((size for size in weights if size >= body * _LARGER), reverse=True):
        # The heights of glyphs of one size of type differ a little.
        if size < largest * _SAME_SIZE:
            rank, largest = rank + 1, size
        levels[size] = min(rank, _DEEPEST_LEVEL)
    return levels
