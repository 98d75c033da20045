"""The tables of a page in their places, and the text that stands in none of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from custaudit.sources.table.headings.meanings import is_heading
from custaudit.sources.textdoc.blocks import TableRow
from custaudit.sources.textdoc.lines.joining import Line, join_lines
from custaudit.sources.textdoc.pdf.page.glyphs import Glyph, PageContent
from custaudit.sources.textdoc.pdf.page.lines import Fragment, fragments, one_line, rows_of
from custaudit.sources.textdoc.pdf.page.runningheads import Heads, head_of
from custaudit.sources.textdoc.pdf.tables.ruled import Cell, RuledTable, find_tables
from custaudit.sources.textdoc.pdf.tables.strikes import struck_rows
from custaudit.sources.textdoc.pdf.tables.unruled import pieces_of, unruled_table
from custaudit.sources.textdoc.words.knowledge import ClauseKnowledge


class PlacedTable(NamedTuple):
    """A table in its place on the page."""

    rows: tuple[TableRow, ...]
    columns: int
    left: float
    top: float
    right: float
    row: int = 0
    bottom: float = 0.0
    tops: tuple[float, ...] = ()
    """Where each row of a table drawn with lines begins."""


def ruled_tables(page: PageContent, number: int, knowledge: ClauseKnowledge) -> tuple[list[PlacedTable], list[Glyph], list[Glyph]]:
    """The tables drawn with lines, the glyphs that stand in none of them, and those of rows that are struck through."""
    tables = find_tables(page.horizontal, page.vertical)
    inside: list[list[Glyph]] = [[] for _ in tables]
    outside: list[Glyph] = []
    for glyph in page.glyphs:
        home = _home(glyph, tables)
        (outside if home is None else inside[home]).append(glyph)
    withdrawn: list[Glyph] = []
    placed = [_placed(table, glyphs, number, knowledge, withdrawn) for table, glyphs in zip(tables, inside, strict=True) if glyphs]
    return placed, outside, withdrawn


def unruled_tables(
    lines: Sequence[Sequence[Glyph]], number: int, heads: Heads = frozenset()
) -> tuple[list[PlacedTable], list[list[Fragment]]]:
    """The tables without lines around their cells, and the lines of text that belong to none; what comes again from ``heads`` of the
    page before heads a table only if most of it are known headings."""
    tables: list[PlacedTable] = []
    rows: list[list[Fragment]] = []
    index = 0
    while index < len(lines):
        found = None if _is_running(lines[index], heads) else unruled_table(lines, index, number)
        if found is None:
            rows.append(fragments(lines[index]))
            index += 1
            continue
        glyphs = [glyph for line in lines[index : index + found.lines] for glyph in line]
        left, right = min(glyph.left for glyph in glyphs), max(glyph.right for glyph in glyphs)
        tables.append(PlacedTable(found.rows, len(found.rows[0].cells), left, min(glyph.top for glyph in glyphs), right))
        index += found.lines
    return tables, rows


def _is_running(line: Sequence[Glyph], heads: Heads) -> bool:
    """Whether a line comes again from the page before and is not made of headings for the most part."""
    pieces = pieces_of(line)
    return head_of(line) in heads and sum(is_heading(piece.text) for piece in pieces) * 2 < len(pieces)


def _home(glyph: Glyph, boxes: Sequence[RuledTable | Cell]) -> int | None:
    """The place in the list of the first box that the middle of a glyph lies in."""
    x, y = (glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2
    return next((place for place, box in enumerate(boxes) if box.left <= x <= box.right and box.top <= y <= box.bottom), None)


def _placed(table: RuledTable, glyphs: list[Glyph], page: int, knowledge: ClauseKnowledge, withdrawn: list[Glyph]) -> PlacedTable:
    """The table with its texts; the glyphs of rows that are struck through are added to ``withdrawn``."""
    texts: list[list[str]] = [[""] * table.columns for _ in range(table.rows)]
    homes: dict[int, list[Glyph]] = {}
    for glyph in glyphs:
        home = _home(glyph, table.cells)
        if home is not None:
            homes.setdefault(home, []).append(glyph)
    for index, inside in homes.items():
        cell = table.cells[index]
        words = cell_text(inside, cell.left, cell.right, knowledge)
        for row in range(cell.row, cell.last_row + 1):
            texts[row][cell.column] = words
    spans: dict[int, list[tuple[int, int, int]]] = {}
    for cell in table.cells:
        down, across = cell.last_row - cell.row + 1, cell.last_column - cell.column + 1
        if down * across > 1:
            spans.setdefault(cell.row, []).append((cell.column, down, across))
    rows = tuple(TableRow(tuple(row), page, number, tuple(spans.get(number - 1, ()))) for number, row in enumerate(texts, start=1))
    struck = struck_rows(rows, table.cells, homes)
    rows = tuple(row._replace(struck=True) if index in struck else row for index, row in enumerate(rows))
    for index, inside in homes.items():
        if table.cells[index].row in struck:
            withdrawn += inside
    tops: dict[int, float] = {}
    for cell in table.cells:
        tops[cell.row] = min(cell.top, tops.get(cell.row, cell.top))
    places = tuple(tops[row] for row in sorted(tops))
    return PlacedTable(rows, table.columns, table.left, table.top, table.right, tops=places if len(places) == len(rows) else ())


def cell_text(glyphs: list[Glyph], left: float, right: float, knowledge: ClauseKnowledge) -> str:
    """The lines of a cell; those that run to its edge are joined."""
    lines = []
    for row in rows_of(glyphs):
        whole = one_line(row)
        fill = (whole.right - left + whole.size * 1.8) / max(right - left, 1.0)
        lines.append(Line(whole.text, indent=round((whole.left - left) / whole.size, 1), fill=fill))
    return "\n".join(block.text for block in join_lines(lines, knowledge))
