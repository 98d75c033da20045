"""The order in which a page is read: lines, columns, tables."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from custaudit.sources.textdoc.blocks import TableRow
from custaudit.sources.textdoc.knowledge import ClauseKnowledge
from custaudit.sources.textdoc.lines import Line, join_lines
from custaudit.sources.textdoc.pdfhalfruled import with_columns
from custaudit.sources.textdoc.pdfnotes import parted
from custaudit.sources.textdoc.pdfpage import LATIN_GAP, Edge, Glyph, PageContent
from custaudit.sources.textdoc.pdftables import Cell, RuledTable, find_tables
from custaudit.sources.textdoc.pdfturn import edge_lines, is_vertical, turned
from custaudit.sources.textdoc.pdfunruled import unruled_table

# In heights of a character: a gap that divides columns, and one that stands for a blank.
_COLUMN_GAP, _BLANK_GAP = 1.4, 0.45
_FEWEST_COLUMN_LINES = 4
_SAME_LINE = 0.5
_BAND_GAP = 2.5
# Of the height of a line: where one that strikes it through runs.
_MIDDLE = (0.35, 0.68)
_FEWEST_STRUCK, _ALL_ALONG = 3, 0.8
_FULL_STOP = "\u3002"
_SENTENCE_EVERY = 5
# Of the width of a page: a line that goes further runs over the whole page.
_WIDE = 0.8
_FEWEST_NARROW, _FEW_FULL, _SHORT_LINE = 6, 4, 10


class Fragment(NamedTuple):
    """A line of text, or the part of it in one column. ``margin`` and ``edge`` bound the column, ``row`` counts on the page.

    ``size`` is the height of its characters, ``em`` the width of a full-width one.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    margin: float = 0.0
    edge: float = 0.0
    column: int = 0
    row: int = 0
    font: int = 0
    em: float = 0.0


class PlacedTable(NamedTuple):
    """A table in its place on the page."""

    rows: tuple[TableRow, ...]
    columns: int
    left: float
    top: float
    right: float
    row: int = 0


class PageLayout(NamedTuple):
    """A page in reading order; ``gap`` is the usual distance between its lines, ``gutter`` the strip between its two columns.

    ``footnotes`` are the lines at its foot that were left out, ``struck`` the lines that seem struck through."""

    number: int
    height: float
    parts: list[Fragment | PlacedTable]
    gap: float
    blank_with_image: bool
    gutter: float | None = None
    footnotes: int = 0
    struck: int = 0


def lay_out(page: PageContent, number: int, knowledge: ClauseKnowledge, before: float | None = None) -> PageLayout:
    """The lines and tables of a page as one reads them; vertical text is turned first.

    ``before`` is the strip between the columns of the page before: the last page of two columns often fills little of them.
    """
    edges: list[Fragment] = []
    if is_vertical(page):
        edges = [_whole(row)._replace(top=page.width - 1, bottom=page.width) for row in _rows(edge_lines(page))]
        page = turned(page)
    struck = 0
    if page.horizontal:
        written = _lines_of(page.glyphs)
        struck = sum(_is_struck(line, page.horizontal) for line in written)
        page = with_columns(page, written)
    ruled, outside = _ruled_tables(page, number, knowledge)
    text, notes = parted(_lines_of(outside), page.height)
    unruled, rows = _unruled_tables(text, number)
    gutter = _gutter(rows, before) if any(rows) else None
    parts = _in_order(rows, [*ruled, *unruled], gutter)
    lines = [part for part in parts if isinstance(part, Fragment)]
    gaps = [below.top - above.bottom for above, below in itertools.pairwise(lines) if 0 <= below.top - above.bottom < above.size * 2]
    gap = median(gaps) if gaps else 0.0
    return PageLayout(number, page.height, [*parts, *edges], gap, not page.glyphs and page.image, gutter, len(notes), struck)


def _ruled_tables(page: PageContent, number: int, knowledge: ClauseKnowledge) -> tuple[list[PlacedTable], list[Glyph]]:
    """The tables drawn with lines, and the glyphs that stand in none of them."""
    tables = find_tables(page.horizontal, page.vertical)
    inside: list[list[Glyph]] = [[] for _ in tables]
    outside: list[Glyph] = []
    for glyph in page.glyphs:
        home = _home(glyph, tables)
        (outside if home is None else inside[home]).append(glyph)
    return [_placed(table, glyphs, number, knowledge) for table, glyphs in zip(tables, inside, strict=True) if glyphs], outside


def _is_struck(line: Sequence[Glyph], edges: Sequence[Edge]) -> bool:
    """Whether a ruling line runs through the middle of several characters."""
    top, bottom = min(glyph.top for glyph in line), max(glyph.bottom for glyph in line)
    near = (edge for edge in edges if top < edge.at < bottom)
    for edge in near:
        struck = [glyph for glyph in line if _runs_through(edge, glyph)]
        # A rule of a table may run through text that its cell is too small for; it goes on beyond that text.
        if len(struck) >= _FEWEST_STRUCK and struck[-1].right - struck[0].left > (edge.end - edge.start) * _ALL_ALONG:
            return True
    return False


def _runs_through(edge: Edge, glyph: Glyph) -> bool:
    upper, lower = (glyph.top + (glyph.bottom - glyph.top) * share for share in _MIDDLE)
    return upper < edge.at < lower and edge.start - 1 <= glyph.left and glyph.right <= edge.end + 1


def _unruled_tables(lines: Sequence[Sequence[Glyph]], number: int) -> tuple[list[PlacedTable], list[list[Fragment]]]:
    """The tables without lines around their cells, and the lines of text that belong to none."""
    tables: list[PlacedTable] = []
    rows: list[list[Fragment]] = []
    index = 0
    while index < len(lines):
        found = unruled_table(lines, index, number)
        if found is None:
            rows.append(_fragments(lines[index]))
            index += 1
            continue
        glyphs = [glyph for line in lines[index : index + found.lines] for glyph in line]
        left, right = min(glyph.left for glyph in glyphs), max(glyph.right for glyph in glyphs)
        tables.append(PlacedTable(found.rows, len(found.rows[0].cells), left, min(glyph.top for glyph in glyphs), right))
        index += found.lines
    return tables, rows


def _home(glyph: Glyph, boxes: Sequence[RuledTable | Cell]) -> int | None:
    """The place in the list of the first box that the middle of a glyph lies in."""
    x, y = (glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2
    return next((place for place, box in enumerate(boxes) if box.left <= x <= box.right and box.top <= y <= box.bottom), None)


def _rows(glyphs: Sequence[Glyph]) -> list[list[Fragment]]:
    """The lines from above, each cut where a wide gap may divide columns."""
    return [_fragments(line) for line in _lines_of(glyphs)]


def _lines_of(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """The glyphs of each line from the left, the lines from above."""
    rows: list[list[Glyph]] = []
    middle = height = 0.0
    for glyph in sorted(glyphs, key=lambda glyph: (glyph.top + glyph.bottom, glyph.left)):
        own, tall = (glyph.top + glyph.bottom) / 2, glyph.bottom - glyph.top
        if rows and own - middle <= max(height, tall) * _SAME_LINE:
            rows[-1].append(glyph)
            continue
        rows.append([glyph])
        middle, height = own, tall
    return [sorted(row, key=lambda glyph: glyph.left) for row in rows]


def _fragments(row: Sequence[Glyph]) -> list[Fragment]:
    groups: list[list[Glyph]] = []
    size = _em(row)
    for glyph in row:
        if groups and glyph.left - groups[-1][-1].right <= size * _COLUMN_GAP:
            groups[-1].append(glyph)
        else:
            groups.append([glyph])
    return [_fragment(group) for group in groups]


def _em(glyphs: Sequence[Glyph]) -> float:
    """The width of a full-width character; the heights of some typefaces hold half a line of white as well."""
    wide = [glyph.right - glyph.left for glyph in glyphs if not glyph.text.isascii()]
    return median(wide) if wide else median(glyph.bottom - glyph.top for glyph in glyphs)


def _fragment(glyphs: Sequence[Glyph]) -> Fragment:
    words = glyphs[0].text
    for before, glyph in itertools.pairwise(glyphs):
        gap = glyph.left - before.right
        size = glyph.bottom - glyph.top
        latin = before.text.isascii() and glyph.text.isascii()
        # Bold type is sometimes drawn as the same character twice, a little aside.
        if glyph.text == before.text and abs(glyph.left - before.left) < size * 0.1:
            continue
        blank = (glyph.spaced and gap > size * 0.1) or gap > size * (LATIN_GAP if latin else _BLANK_GAP)
        words += (" " if blank else "") + glyph.text
    size = median(glyph.bottom - glyph.top for glyph in glyphs)
    return Fragment(
        words,
        min(glyph.left for glyph in glyphs),
        min(glyph.top for glyph in glyphs),
        max(glyph.right for glyph in glyphs),
        max(glyph.bottom for glyph in glyphs),
        max(round(size * 2) / 2, 0.5),
        font=_main_font(glyphs),
        em=_em(glyphs),
    )


def _main_font(glyphs: Sequence[Glyph]) -> int:
    """The typeface of most characters; that of digits and Latin letters often differs from the rest."""
    fonts = Counter(glyph.font for glyph in glyphs if not glyph.text.isascii()) or Counter(glyph.font for glyph in glyphs)
    return fonts.most_common(1)[0][0]


def _in_order(rows: list[list[Fragment]], tables: list[PlacedTable], gutter: float | None) -> list[Fragment | PlacedTable]:
    """Lines across the page and, between them, the left column before the right one."""
    flat = [fragment for row in rows for fragment in row]
    if not flat:
        return list(tables)
    margin, edge = min(part.left for part in flat), max(part.right for part in flat)
    ordered: list[Fragment | PlacedTable] = []
    band: tuple[list[Fragment | PlacedTable], list[Fragment | PlacedTable]] = ([], [])

    def close_band() -> None:
        for column, parts in enumerate(band, start=1):
            parts[:] = _on_one_line(parts)
            lines = [part for part in parts if isinstance(part, Fragment)]
            first, last = min((part.left for part in lines), default=margin), max((part.right for part in lines), default=edge)
            ordered.extend(part._replace(margin=first, edge=last, column=column) if isinstance(part, Fragment) else part for part in parts)
            parts.clear()

    entries: list[tuple[float, list[Fragment] | PlacedTable]] = [(row[0].top, row) for row in rows]
    entries += [(table.top, table) for table in tables]
    above = math.inf
    for top, entry in sorted(entries, key=lambda entry: entry[0]):
        if gutter is not None and not isinstance(entry, PlacedTable):
            # A blank strip over the whole page ends the columns above it.
            if top - above > entry[0].size * _BAND_GAP:
                close_band()
            above = max(part.bottom for part in entry)
        if isinstance(entry, PlacedTable):
            if gutter is not None and (entry.right <= gutter or entry.left >= gutter):
                band[entry.left >= gutter].append(entry)
            else:
                close_band()
                ordered.append(entry)
        elif gutter is None or any(part.left < gutter < part.right for part in entry):
            close_band()
            ordered.append(_whole(entry)._replace(margin=margin, edge=edge))
        else:
            for right in (False, True):
                side = [part for part in entry if (part.left >= gutter) == right]
                if side:
                    band[right].append(_whole(side))
    close_band()
    return ordered if gutter is not None else _narrowed(ordered, margin, edge)


def _on_one_line(parts: Sequence[Fragment | PlacedTable]) -> list[Fragment | PlacedTable]:
    """The parts of a column from above, pieces beside each other as one line: a line of the other column may have parted them."""
    done: list[Fragment | PlacedTable] = []
    for part in parts:
        above = done[-1] if done else None
        if isinstance(part, Fragment) and isinstance(above, Fragment) and (above.right <= part.left or part.right <= above.left):
            shared = min(part.bottom, above.bottom) - max(part.top, above.top)
            if shared > min(part.size, above.size) * _SAME_LINE:
                done[-1] = _joined(sorted((above, part), key=lambda piece: piece.left))
                continue
        done.append(part)
    return done


def _joined(pieces: Sequence[Fragment]) -> Fragment:
    whole = _whole(pieces)
    near = all(after.left - before.right < whole.em * _BLANK_GAP for before, after in itertools.pairwise(pieces))
    return whole._replace(text="".join(piece.text for piece in pieces)) if near else whole


def _narrowed(parts: list[Fragment | PlacedTable], margin: float, edge: float) -> list[Fragment | PlacedTable]:
    """The same with the edge that lines between wider ones keep to, as those of a column under a title over the whole page."""
    done: list[Fragment | PlacedTable] = []
    for wide, group in itertools.groupby(parts, lambda part: part.right > margin + (edge - margin) * _WIDE):
        run = [*group]
        lines = [part for part in run if isinstance(part, Fragment)]
        own = None if wide or len(lines) < len(run) else _kept_edge(lines)
        done += run if own is None else [line._replace(edge=own) for line in lines]
    return done


def _kept_edge(lines: Sequence[Fragment]) -> float | None:
    """The edge at which many lines of sentences break; None where they end as they like."""
    own = max(line.right for line in lines)
    full = [line for line in lines if line.right > own - line.em and not line.text.endswith(_FULL_STOP) and len(line.text) > _SHORT_LINE]
    ended = sum(line.text.endswith(_FULL_STOP) for line in lines)
    many = len(lines) >= _FEWEST_NARROW and len(full) * _FEW_FULL >= len(lines) and ended * _SENTENCE_EVERY >= len(lines)
    return own if many else None


def _whole(row: Sequence[Fragment]) -> Fragment:
    longest = max(row, key=lambda part: len(part.text))
    return Fragment(
        " ".join(part.text for part in row),
        row[0].left,
        min(part.top for part in row),
        row[-1].right,
        max(part.bottom for part in row),
        longest.size,
        font=longest.font,
        em=longest.em,
    )


def _gutter(rows: list[list[Fragment]], before: float | None) -> float | None:
    """The middle of the blank strip between two columns, here or where the page before has it and no line crosses it."""
    found = _own_gutter(rows)
    if found is not None or before is None:
        return found
    flat = [fragment for row in rows for fragment in row]
    beside = sum(part.left >= before for part in flat)
    return before if beside and not any(part.left < before < part.right for part in flat) else None


def _own_gutter(rows: list[list[Fragment]]) -> float | None:
    """The middle of the blank strip between two columns, if lines on both sides run up to it."""
    flat = [fragment for row in rows for fragment in row]
    margin, edge = min(part.left for part in flat), max(part.right for part in flat)
    best: tuple[int, float] | None = None
    for step in range(30, 71):
        x = margin + (edge - margin) * step / 100
        crossing = sum(part.left < x < part.right for part in flat)
        if (
            best is None
            or crossing < best[0]
            or (crossing == best[0] and abs(step - 50) < abs(best[1] - margin - (edge - margin) / 2) / (edge - margin) * 100)
        ):
            best = crossing, x
    if best is None or edge - margin < 100:
        return None
    crossing, x = best
    left = [part for part in flat if part.right <= x]
    right = [part for part in flat if part.left >= x]
    if min(len(left), len(right)) < _FEWEST_COLUMN_LINES or crossing > min(len(left), len(right)):
        return None
    left_width, right_width = max(part.right for part in left) - margin, edge - min(part.left for part in right)
    long_left = sum(part.right - part.left >= left_width * 0.7 for part in left)
    long_right = sum(part.right - part.left >= right_width * 0.7 for part in right)
    if long_left * 2 >= len(left) and long_right * 3 >= len(right):
        return x
    # Short clauses seldom fill a line; but then both columns hold whole sentences, which the columns of a list do not.
    ended = [sum(part.text.rstrip().endswith(_FULL_STOP) for part in side) for side in (left, right)]
    sentences = ended[0] * _SENTENCE_EVERY >= len(left) and ended[1] * _SENTENCE_EVERY >= len(right)
    return x if sentences and long_left * 4 >= len(left) and long_right * 4 >= len(right) else None


def _placed(table: RuledTable, glyphs: list[Glyph], page: int, knowledge: ClauseKnowledge) -> PlacedTable:
    texts: list[list[str]] = [[""] * table.columns for _ in range(table.rows)]
    homes: dict[int, list[Glyph]] = {}
    for glyph in glyphs:
        home = _home(glyph, table.cells)
        if home is not None:
            homes.setdefault(home, []).append(glyph)
    for index, inside in homes.items():
        cell = table.cells[index]
        words = _cell_text(inside, cell.left, cell.right, knowledge)
        for row in range(cell.row, cell.last_row + 1):
            texts[row][cell.column] = words
    spans: dict[int, list[tuple[int, int, int]]] = {}
    for cell in table.cells:
        down, across = cell.last_row - cell.row + 1, cell.last_column - cell.column + 1
        if down * across > 1:
            spans.setdefault(cell.row, []).append((cell.column, down, across))
    rows = tuple(TableRow(tuple(row), page, number, tuple(spans.get(number - 1, ()))) for number, row in enumerate(texts, start=1))
    return PlacedTable(rows, table.columns, table.left, table.top, table.right)


def _cell_text(glyphs: list[Glyph], left: float, right: float, knowledge: ClauseKnowledge) -> str:
    """The lines of a cell; those that run to its edge are joined."""
    lines = []
    for row in _rows(glyphs):
        whole = _whole(row)
        fill = (whole.right - left + whole.size * 1.8) / max(right - left, 1.0)
        lines.append(Line(whole.text, indent=round((whole.left - left) / whole.size, 1), fill=fill))
    return "\n".join(block.text for block in join_lines(lines, knowledge))
