"""What stands on a page, in reading order."""

from __future__ import annotations

import itertools
from statistics import median
from typing import NamedTuple

from custaudit.sources.textdoc.pdf.columns import find_gutter, in_order
from custaudit.sources.textdoc.pdf.drawnbullets import with_bullets
from custaudit.sources.textdoc.pdf.page.glyphs import PageContent
from custaudit.sources.textdoc.pdf.page.lines import Fragment, lines_of, one_line, rows_of
from custaudit.sources.textdoc.pdf.page.notes import parted
from custaudit.sources.textdoc.pdf.page.runningheads import Heads, heads_of
from custaudit.sources.textdoc.pdf.page.turn import edge_lines, is_vertical, turned
from custaudit.sources.textdoc.pdf.page.watermarks import without_watermarks
from custaudit.sources.textdoc.pdf.tables.halfruled import with_columns
from custaudit.sources.textdoc.pdf.tables.opencolumns import Columns
from custaudit.sources.textdoc.pdf.tables.openlists import open_lists
from custaudit.sources.textdoc.pdf.tables.placed import PlacedTable, ruled_tables, unruled_tables
from custaudit.sources.textdoc.pdf.tables.strikes import with_strikes
from custaudit.sources.textdoc.words.knowledge import ClauseKnowledge


class PageLayout(NamedTuple):
    """A page in reading order; ``gap`` is the usual distance between its lines, ``gutter`` the strip between its two columns.

    ``footnotes`` are the lines at its foot that were left out, ``struck`` the lines that seem struck through and withdraw no row,
    ``unsure`` the lists whose rows cannot be told, ``columns`` those of a list that may go on on the next page,
    ``scan``: an image covers most of the page, ``heads`` its uppermost lines, ``marks`` those of footnotes that may stand on a further
    page, ``watermarks`` what was written under the text."""

    number: int
    height: float
    parts: list[Fragment | PlacedTable]
    gap: float
    blank_with_image: bool
    gutter: float | None = None
    footnotes: int = 0
    struck: int = 0
    unsure: int = 0
    scan: bool = False
    columns: Columns | None = None
    heads: Heads = frozenset()
    marks: frozenset[str] = frozenset()
    watermarks: frozenset[tuple[str, int]] = frozenset()


def lay_out(page: PageContent, number: int, knowledge: ClauseKnowledge, before: PageLayout | None = None) -> PageLayout:
    """The lines and tables of a page as one reads them; vertical text is turned first.

    ``before`` is the page before: the last page of two columns often fills little of them, and lists go on without their headings.
    """
    edges: list[Fragment] = []
    page, watermarks = without_watermarks(page)
    if is_vertical(page):
        edges = [one_line(row)._replace(top=page.width - 1, bottom=page.width) for row in rows_of(edge_lines(page))]
        page = turned(page)
    else:
        page = with_bullets(page)
    page = with_strikes(page)
    struck = {glyph for glyph in page.glyphs if glyph.struck}
    heads = heads_of(page)
    lists = open_lists(page, number, knowledge, before.columns if before is not None else None, before.heads if before else frozenset())
    page = lists.rest
    if page.horizontal:
        page = with_columns(page, lines_of(page.glyphs))
    ruled, outside, withdrawn = ruled_tables(page, number, knowledge)
    marks = before.marks if before is not None else frozenset()
    text, notes, marks = parted(lines_of(outside), page.height, page.horizontal, marks, knowledge)
    unruled, rows = unruled_tables(text, number, before.heads if before else frozenset())
    gutter = find_gutter(rows, before.gutter if before is not None else None, knowledge) if any(rows) else None
    parts = in_order(rows, [*lists.tables, *ruled, *unruled], gutter)
    lines = [part for part in parts if isinstance(part, Fragment)]
    gaps = [below.top - above.bottom for above, below in itertools.pairwise(lines) if 0 <= below.top - above.bottom < above.size * 2]
    gap = median(gaps) if gaps else 0.0
    blank = not page.glyphs and not lists.tables and page.image
    parts = [*parts, *edges]
    return PageLayout(
        number,
        page.height,
        parts,
        gap,
        blank,
        gutter,
        footnotes=len(notes),
        struck=len(lines_of([*struck.difference(withdrawn)])),
        unsure=lists.unsure,
        scan=page.scan,
        columns=lists.columns,
        heads=heads,
        marks=marks,
        watermarks=watermarks,
    )
