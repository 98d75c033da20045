"""Lines drawn through text: which characters they strike out, and which rows of a table they withdraw."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from custaudit.sources.textdoc.blocks import TableRow
from custaudit.sources.textdoc.pdf.page.glyphs import Edge, Glyph, PageContent
from custaudit.sources.textdoc.pdf.page.lines import lines_of
from custaudit.sources.textdoc.pdf.tables.ruled import Cell
from custaudit.sources.textdoc.tables.rows import inventory_head, table_grid

# Of the height of a line: where one that strikes it through runs.
_MIDDLE = (0.35, 0.68)
_FEWEST_STRUCK = 3
# Of the characters of a cell: so many are struck out where the whole cell is.
_MOST = 0.8
# In heights of a line: how far a strike may go on beyond its text; in points: how near to a border a line ends that belongs to it.
_BEYOND, _AT_BORDER = 1.0, 1.0


def with_strikes(page: PageContent) -> PageContent:
    """The page with its struck characters marked as such, and without the lines that strike them."""
    edges = [edge for edge in page.horizontal if not edge.shade]
    if not edges:
        return page
    struck: set[Glyph] = set()
    strikes: set[Edge] = set()
    for line in lines_of(page.glyphs):
        top, bottom = min(glyph.top for glyph in line), max(glyph.bottom for glyph in line)
        near = [(edge, inside) for edge in edges if top < edge.at < bottom and (inside := _struck_by(edge, line))]
        found = [(edge, inside) for edge, inside in near if not _is_border(edge, page.vertical)]
        # The number of a row has fewer characters than the text beside it, which is struck too.
        if any(len(inside) >= _FEWEST_STRUCK for _, inside in found):
            strikes.update(edge for edge, _ in found)
            struck.update(glyph for _, inside in found for glyph in inside)
    if not strikes:
        return page
    glyphs = [glyph._replace(struck=glyph in struck) for glyph in page.glyphs]
    return page._replace(glyphs=glyphs, horizontal=[edge for edge in page.horizontal if edge not in strikes])


def _is_border(edge: Edge, vertical: Sequence[Edge]) -> bool:
    """Whether a line runs from one upright line to another, as the border of a cell does."""
    meeting = [side for side in vertical if side.start - _AT_BORDER <= edge.at <= side.end + _AT_BORDER]
    return all(any(abs(side.at - end) <= _AT_BORDER for side in meeting) for end in (edge.start, edge.end))


def _struck_by(edge: Edge, line: Sequence[Glyph]) -> list[Glyph]:
    """The characters that a line runs through the middle of; none where it goes on far beyond them."""
    inside = [glyph for glyph in line if edge.start - 1 <= (glyph.left + glyph.right) / 2 <= edge.end + 1]
    if not inside:
        return []
    top, bottom = min(glyph.top for glyph in inside), max(glyph.bottom for glyph in inside)
    upper, lower = (top + (bottom - top) * share for share in _MIDDLE)
    beyond = (bottom - top) * _BEYOND
    tight = inside[0].left - beyond <= edge.start and edge.end <= inside[-1].right + beyond
    return inside if tight and upper < edge.at < lower else []


def struck_rows(rows: Sequence[TableRow], cells: Sequence[Cell], homes: Mapping[int, Sequence[Glyph]]) -> set[int]:
    """The rows that are withdrawn, counted from 0: all cells of their own with text in them are struck out, or those that hold what a
    list is about. ``homes`` has the characters of each cell by its place in ``cells``."""
    whole: dict[int, dict[int, bool]] = {}
    for place, glyphs in homes.items():
        cell = cells[place]
        if cell.row == cell.last_row:
            whole.setdefault(cell.row, {})[cell.column] = sum(glyph.struck for glyph in glyphs) >= len(glyphs) * _MOST
    if not any(any(of_row.values()) for of_row in whole.values()):
        return set()
    head = inventory_head(table_grid([*rows], None))
    columns = [at for name in ("title", "detail") if (at := head.columns.get(name)) is not None] if head is not None else []
    found = set()
    for row, of_row in whole.items():
        named = [of_row[at] for at in columns if at in of_row]
        if all(of_row.values()) or (len(named) == len(columns) and named and all(named)):
            found.add(row)
    return found
