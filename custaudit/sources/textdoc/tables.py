"""Tables inside a document: an inventory gives one item a row; of other tables the rows that ask for something are items."""

from __future__ import annotations

from typing import NamedTuple

from custaudit.model import Field
from custaudit.sources.grid import Formatting, Grid, Merge
from custaudit.sources.tablehead import Head, could_be_heading, head_at, other_table
from custaudit.sources.tablerows import read_rows
from custaudit.sources.textdoc.blocks import LeftOut, TableRow
from custaudit.sources.textdoc.clauses import TablePlace, ask_reason, short_title
from custaudit.sources.textdoc.knowledge import ClauseKnowledge
from custaudit.sources.textdoc.sections import asks, sentences
from custaudit.text import normal_form

_HEADING_WITHIN = 3


class TableItem(NamedTuple):
    """A requirement with the columns that a table may give it."""

    title: str
    detail: str
    no: str | None
    clause: str | None
    heading: tuple[str, ...]
    page: int | None
    line: int | None
    reason: str = ""
    department: str = ""
    object: str | None = None
    effort_days: float | None = None
    field: Field | None = None


def read_table(place: TablePlace, knowledge: ClauseKnowledge) -> list[TableItem | LeftOut]:
    """One item or one reason for every row of the table that holds text."""
    rows = [row for row in place.table.rows if any(cell.strip() for cell in row.cells)]
    width = max((len(row.cells) for row in rows), default=0)
    if not width:
        return []
    cells: list[list[object]] = [[*row.cells, *[""] * (width - len(row.cells))] for row in rows]
    grid = Grid(None, cells, Formatting(merges=_merges(rows, width)))
    head = _head(grid) if place.section not in ("background", "contract") else None
    if head is None:
        return [_loose_row(row, place, knowledge) for row in rows]
    return _inventory(grid, head, rows, place)


def _head(grid: Grid) -> Head | None:
    """The heading of an inventory near the top of the table."""
    for top in range(min(_HEADING_WITHIN, len(grid.rows) - 1)):
        if could_be_heading(grid.rows[top]):
            head = head_at(grid, top)
            if head is not None and ({"title", "detail"} & head.columns.keys()) and len(head.columns) >= 2 and other_table(head) is None:
                return head
    return None


def _merges(rows: list[TableRow], width: int) -> list[Merge]:
    """Rows of one cell over the whole width; cells merged downwards already repeat their text."""
    return [
        Merge(index, 0, index, width - 1)
        for index, row in enumerate(rows)
        if width > 1 and row.cells[0].strip() and not any(cell.strip() for cell in row.cells[1:])
    ]


def _inventory(grid: Grid, head: Head, rows: list[TableRow], place: TablePlace) -> list[TableItem | LeftOut]:
    body = read_rows(grid, head, len(grid.rows))
    found: dict[int, TableItem | LeftOut] = {
        index: LeftOut("textdoc.table_heading", row.page, row.line) for index, row in enumerate(rows[: head.body])
    }
    for index, reason in body.skipped:
        found[index] = LeftOut(f"sources.skip.{reason}", rows[index].page, rows[index].line)
    for draft in body.drafts:
        row = rows[draft.row]
        found[draft.row] = TableItem(
            title=draft.title or short_title(draft.detail),
            detail=draft.detail,
            no=draft.no or None,
            clause=draft.no or place.clause,
            heading=(*place.heading, *draft.heading),
            page=row.page,
            line=row.line,
            reason=draft.reason,
            department=draft.department,
            object=draft.object or None,
            effort_days=draft.effort_days,
            field=draft.field,
        )
    return [found[index] for index in sorted(found)]


def _loose_row(row: TableRow, place: TablePlace, knowledge: ClauseKnowledge) -> TableItem | LeftOut:
    """A row of any other table: an item when one of its cells asks for something."""
    cells = list(dict.fromkeys(cell.strip() for cell in row.cells if cell.strip()))
    words = "\n".join(cells)
    asking = [cell for cell in cells if any(asks(normal_form(sentence), knowledge) for sentence in sentences(cell))]
    if not asking or ask_reason(words, place.section, marked=True, introduced=False, knowledge=knowledge) is not None:
        return LeftOut("textdoc.table_telling", row.page, row.line)
    names = [cell for cell in cells if cell not in asking and not cell.isascii()]
    title = names[-1] if names and len(names[-1]) <= 40 else (place.heading[-1] if place.heading else short_title(asking[0]))
    detail = "\n".join(cell for cell in cells if cell in asking or (cell != title and not cell.isascii()))
    return TableItem(title, detail, None, place.clause, place.heading, row.page, row.line)
