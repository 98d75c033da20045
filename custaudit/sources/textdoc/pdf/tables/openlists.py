"""Lists without lines between their columns: Excel prints none by default, and tables in Word often have none or only some between rows."""

from __future__ import annotations

import itertools
import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from custaudit.sources.textdoc.blocks import TableRow
from custaudit.sources.textdoc.pdf.page.glyphs import Edge, Glyph, PageContent
from custaudit.sources.textdoc.pdf.page.lines import fragments, lines_of, one_line
from custaudit.sources.textdoc.pdf.page.runningheads import Heads, head_of, is_page_number
from custaudit.sources.textdoc.pdf.tables.opencolumns import ASCENT, DESCENT, Columns, Extent, going_on, under
from custaudit.sources.textdoc.pdf.tables.openheads import FEWEST_HEADINGS, Head, em_of, head_at, levels_of
from custaudit.sources.textdoc.pdf.tables.openrows import CellLine, Lines, rows_of_list
from custaudit.sources.textdoc.pdf.tables.placed import PlacedTable, cell_text
from custaudit.sources.textdoc.pdf.tables.ruled import find_tables
from custaudit.sources.textdoc.words.knowledge import ClauseKnowledge
from custaudit.sources.textdoc.words.markers import split_marker
from custaudit.text import normal_form

# Of the width of a list: how much of it a line between its rows takes, and of a column that it leaves out.
# Of the height of a page: where its running titles stand.
_ALONG, _LEFT_OUT, _MARGIN = 0.6, 0.2, 0.12
# In points: drawn lines as near to each other are one.
_NEAR = 1.5
_FEWEST_LEVELS, _MOST_RUNNING_TITLES = 2, 2
# Of the width of a page: what stands further right is no number of a row.
_ASIDE = 0.3
# A row fills this many columns, and so many of the rows do.
_FILLED, _MOST = 2, 0.5


class OpenLists(NamedTuple):
    """The lists found on a page, and what else stands there.

    ``unsure``: lists whose rows cannot be told; ``columns``: those of a list that may go on on the next page.
    """

    tables: list[PlacedTable]
    rest: PageContent
    unsure: int = 0
    columns: Columns | None = None


def open_lists(page: PageContent, number: int, knowledge: ClauseKnowledge, before: Columns | None, heads: Heads = frozenset()) -> OpenLists:
    """The lists of a page under a line of known headings, or going on from the page before; ``heads`` are the uppermost lines there."""
    glyphs = _free(page, knowledge)
    if not glyphs:
        return OpenLists([], page)
    em = em_of(glyphs)
    levels = levels_of(glyphs, em)
    rules = _rules(page)
    tables: list[PlacedTable] = []
    taken: set[int] = set()
    unsure = index = 0
    last: Columns | None = None
    while index < len(levels):
        head = head_at(levels, index, em)
        if head is not None and _names_chapter(head, knowledge):
            head = None
        if head is None and not tables and head_of(levels[index]) in heads:
            index += 1
            continue
        extent = _extent(levels, index, head, rules, em, knowledge, before if not tables and index <= _MOST_RUNNING_TITLES else None)
        if extent is None or _is_crossed(page, extent, levels):
            index += 1
            continue
        along = [edge for edge in rules if _goes_along(edge, rules, extent.columns)]
        extent = _without_tail(extent, levels, [edge.at for edge in along], em)
        if _has_merged(along, rules, extent.columns):
            index = extent.end if head else index + 1
            continue
        rows = _rows(levels, extent, head, [edge.at for edge in along], em, knowledge)
        if rows is None:
            unsure += head is not None
            index = extent.end if head else index + 1
            continue
        inside = [glyph for level in levels[extent.first : extent.end] for glyph in level]
        tables.append(_placed(rows, extent.columns, inside, number, knowledge))
        taken.update(map(id, inside))
        last = extent.columns if extent.reached else None
        index = max(extent.end, index + 1)
    if not tables:
        return OpenLists([], page, unsure)
    return OpenLists(tables, _rest(page, taken, tables), unsure, last)


def _free(page: PageContent, knowledge: ClauseKnowledge) -> list[Glyph]:
    """The glyphs that stand in no drawn table and in no line that numbers the page."""
    boxes = find_tables([edge for edge in page.horizontal if not edge.shade], [edge for edge in page.vertical if not edge.shade])
    glyphs = [
        glyph
        for glyph in page.glyphs
        if not any(
            box.left <= (glyph.left + glyph.right) / 2 <= box.right and box.top <= (glyph.top + glyph.bottom) / 2 <= box.bottom
            for box in boxes
        )
    ]
    furniture: set[int] = set()
    for line in lines_of(glyphs):
        at_edge = line[0].bottom < page.height * _MARGIN or line[0].top > page.height * (1 - _MARGIN)
        words = one_line(fragments(line)).text
        numbers = knowledge.page_furniture.search(normal_form(words).strip())
        if at_edge and (numbers or (line[0].left > page.width * _ASIDE and is_page_number(words, knowledge))):
            furniture.update(map(id, line))
    return [glyph for glyph in glyphs if id(glyph) not in furniture]


def _rules(page: PageContent) -> list[Edge]:
    """The lines drawn across and the sides of shaded areas, from above."""
    return sorted(page.horizontal, key=lambda edge: (edge.at, edge.start))


def _extent(
    levels: Sequence[Sequence[Glyph]],
    index: int,
    head: Head | None,
    rules: Sequence[Edge],
    em: float,
    knowledge: ClauseKnowledge,
    before: Columns | None,
) -> Extent | None:
    places = [edge.at for edge in rules]
    if head is not None:
        above = levels[: _first_note(levels, head, em, knowledge)]
        extent = under(head, above, places, em)
        return extent if extent is None else extent._replace(reached=extent.end == len(levels))
    if before is None:
        return None
    extent = going_on(before, levels[index:], places, em)
    if extent is None:
        return None
    return extent._replace(first=index, end=extent.end + index, across=frozenset(at + index for at in extent.across))


def _names_chapter(head: Head, knowledge: ClauseKnowledge) -> bool:
    """Whether one of the words is the number of a part or a chapter: then they are the title of the page and head no list."""
    markers = (split_marker(piece.text, knowledge)[0] for piece in head.pieces)
    return any(marker is not None and marker.heading for marker in markers)


def _first_note(levels: Sequence[Sequence[Glyph]], head: Head, em: float, knowledge: ClauseKnowledge) -> int:
    """The first level below the headings that begins a note at the left edge of the list, whose text keeps to no column."""
    edge = head.pieces[0].left + em
    for at in range(head.end + 1, len(levels)):
        first = levels[at][0]
        if first.left > edge:
            continue
        words = one_line(fragments(levels[at])).text
        marker = split_marker(words, knowledge)[0]
        if (marker is not None and marker.note) or knowledge.aside.match(words.strip()):
            return at
    return len(levels)


def _is_crossed(page: PageContent, extent: Extent, levels: Sequence[Sequence[Glyph]]) -> bool:
    """Whether upright lines stand between the columns: then the table is drawn."""
    top, bottom = levels[extent.first][0].foot, levels[extent.end - 1][0].foot
    return any(
        not edge.shade and extent.columns.left < edge.at < extent.columns.right and edge.start < bottom and edge.end > top
        for edge in page.vertical
    )


def _goes_along(edge: Edge, rules: Sequence[Edge], columns: Columns) -> bool:
    """Whether the lines at one height go along most of the list."""
    return _covered(edge.at, rules, columns.left, columns.right) > _ALONG


def _has_merged(along: Sequence[Edge], rules: Sequence[Edge], columns: Columns) -> bool:
    """Whether lines between rows leave out the first column, whose cells take several rows then."""
    left, right = columns.left, columns.strips[0].left
    shares = [_covered(edge.at, rules, left, right) for edge in along if not edge.shade]
    return any(share < _LEFT_OUT for share in shares) and any(share > _ALONG for share in shares)


def _covered(at: float, rules: Sequence[Edge], left: float, right: float) -> float:
    """The share of a way that the lines at one height go along."""
    covered, reached = 0.0, left
    near = rules[bisect_left(rules, at - _NEAR, key=_height) : bisect_right(rules, at + _NEAR, key=_height)]
    for edge in sorted(near, key=lambda rule: rule.start):
        covered += max(min(edge.end, right) - max(edge.start, reached), 0.0)
        reached = max(reached, edge.end)
    return covered / (right - left)


def _height(edge: Edge) -> float:
    return edge.at


def _without_tail(extent: Extent, levels: Sequence[Sequence[Glyph]], rules: Sequence[float], em: float) -> Extent:
    """The list without single lines of text right under it, set apart from its rows."""
    columns, end = extent.columns, extent.end
    pitch = min(
        (
            lower[0].foot - upper[0].foot
            for upper, lower in itertools.pairwise(levels[extent.first : end])
            if lower[0].foot - upper[0].foot > em * (ASCENT + DESCENT)
        ),
        default=0.0,
    )
    while end - extent.first > _FEWEST_LEVELS:
        level, above = levels[end - 1], levels[end - 2]
        filled = {sum(border < (glyph.left + glyph.right) / 2 for border in columns.borders) for glyph in level}
        ruled = any(above[0].foot - em * DESCENT < rule < level[0].foot - em * (ASCENT + DESCENT) / 2 for rule in rules)
        apart = ruled or level[0].foot - above[0].foot > pitch + em * DESCENT * 2
        if filled != {0} or not apart:
            break
        end -= 1
    return extent._replace(end=end, reached=extent.reached and end == extent.end)


def _rows(
    levels: Sequence[Sequence[Glyph]], extent: Extent, head: Head | None, rules: Sequence[float], em: float, knowledge: ClauseKnowledge
) -> list[list[list[Glyph]]] | None:
    """The glyphs of each cell of each row, the headings first."""
    borders = extent.columns.borders
    cells: list[list[Glyph]] = [[] for _ in range(len(borders) + 1)]
    for at in range(extent.first, extent.end):
        for glyph in levels[at] if at not in extent.across else ():
            cells[sum(border < (glyph.left + glyph.right) / 2 for border in borders)].append(glyph)
    lines = [
        [
            CellLine(level[0].foot, max(glyph.right for glyph in level), "".join(glyph.text for glyph in level))
            for level in levels_of(column, em)
        ]
        for column in cells
    ]
    top, bottom = levels[extent.first][0].foot, levels[extent.end - 1][-1].foot
    titles = [[*levels[at]] for at in sorted(extent.across)]
    inside = sorted([*(rule for rule in rules if top - em < rule < bottom + em), *(title[0].foot for title in titles)])
    cuts = rows_of_list(Lines(lines, None if head is None else levels[head.end - 1][-1].foot, em), inside, knowledge)
    if cuts is None:
        return None
    limits = [-math.inf, *cuts, math.inf]
    rows = [[[glyph for glyph in column if upper < glyph.foot <= lower] for column in cells] for upper, lower in itertools.pairwise(limits)]
    rows = [row for row in rows if any(row)]
    rows = sorted(
        [*rows, *([title, *([] for _ in borders)] for title in titles)], key=lambda row: min(glyph.foot for cell in row for glyph in cell)
    )
    body = rows[1:] if head is not None else rows
    filled = sum(sum(map(bool, row)) >= _FILLED for row in body)
    enough = bool(body) and filled >= (len(body) - len(titles)) * _MOST
    return rows if enough and (head is not None or sum(map(bool, body[0])) >= FEWEST_HEADINGS or len(body) > 1) else None


def _placed(
    rows: Sequence[Sequence[list[Glyph]]], columns: Columns, inside: Sequence[Glyph], number: int, knowledge: ClauseKnowledge
) -> PlacedTable:
    lefts = [columns.left, *(strip.right for strip in columns.strips)]
    rights = [*(strip.left for strip in columns.strips), columns.right]
    texts = [
        tuple(cell_text(cell, left, right, knowledge) if cell else "" for cell, left, right in zip(row, lefts, rights, strict=True))
        for row in rows
    ]
    table = tuple(TableRow(cells, number, line) for line, cells in enumerate(texts, start=1))
    top = min(glyph.top for glyph in inside)
    return PlacedTable(table, len(lefts), columns.left, top, columns.right, bottom=max(glyph.bottom for glyph in inside))


def _rest(page: PageContent, taken: set[int], tables: Sequence[PlacedTable]) -> PageContent:
    """The page without those lists, and without the lines drawn in and around them."""
    glyphs = [glyph for glyph in page.glyphs if id(glyph) not in taken]

    def outside(at: float) -> bool:
        return not any(table.top <= at <= table.bottom for table in tables)

    horizontal = [edge for edge in page.horizontal if outside(edge.at)]
    vertical = [edge for edge in page.vertical if outside((edge.start + edge.end) / 2)]
    return page._replace(glyphs=glyphs, horizontal=horizontal, vertical=vertical)
