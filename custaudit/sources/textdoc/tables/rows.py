"""Tables inside a document: an inventory gives one item a row; of other tables the rows that ask for something are items."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from custaudit.model import Field
from custaudit.sources.table.grid import Formatting, Grid, Merge, cell_text
from custaudit.sources.table.headings.head import Head, could_be_heading, head_at, other_table
from custaudit.sources.table.headings.wordlists import ColumnName
from custaudit.sources.table.places.forms import Assembled, forms
from custaudit.sources.table.places.regions import Region
from custaudit.sources.table.rows.outcomes import TableRows
from custaudit.sources.table.rows.reading import read_rows
from custaudit.sources.textdoc.blocks import LeftOut, TableBlock, TableRow
from custaudit.sources.textdoc.outline.pieces import Requirement, TablePlace
from custaudit.sources.textdoc.tables.boxes import box_rows
from custaudit.sources.textdoc.tables.comparison import answered_row, revised_rows
from custaudit.sources.textdoc.tables.worklists import functions_listed
from custaudit.sources.textdoc.words.knowledge import ClauseKnowledge, clause_knowledge
from custaudit.sources.textdoc.words.labels import form_of_pairs, numbered_wishes
from custaudit.sources.textdoc.words.reasons import ask_reason
from custaudit.sources.textdoc.words.sections import asks, section_of_heading, sentences
from custaudit.sources.textdoc.words.titles import bare, short_title
from custaudit.text import normal_form

HEADING_WITHIN = 3
"""The heading of a list is one of the first rows of its table."""

_LONGEST_NAME = 40
_OF_CUSTOMIZATIONS: frozenset[ColumnName] = frozenset({"effort_days", "department", "reason"})


class Listed(NamedTuple):
    """An inventory in a table, with its rows as they were read."""

    region: Region
    body: TableRows


class TableReading(NamedTuple):
    """What came of a table: one item or one reason for every row that holds text, and the inventories in it."""

    pieces: list[Requirement | LeftOut]
    listed: list[Listed]
    dropped: int = 0
    """The rows that name a function and were left out since the heading above is about the background or the contract."""


def read_table(
    place: TablePlace, knowledge: ClauseKnowledge, *, name: str | None = None, asked: Sequence[Region] = (), field: Field | None = None
) -> TableReading:
    """A table's requirements; a form with labels beside its contents is one.

    ``asked`` are the lists that the user has placed in the table; ``field`` is the business of all its rows, whatever they say.
    """
    rows = filled_rows(place.table)
    if not rows:
        return TableReading([], [])
    if asked:
        return _inventories(asked, rows, place, field)
    grid = table_grid(rows, name)
    head = inventory_head(grid)
    pieces = box_rows(place, rows, knowledge)
    if pieces is None:
        pieces = revised_rows(place, rows, knowledge, head.columns if head is not None else {})
    if pieces is None:
        if _is_of_staff(rows, knowledge):
            return TableReading([LeftOut("textdoc.table_telling", row.page, row.line) for row in rows], [])
        apart = place.section in ("background", "contract") and not (head is not None and _lists_anyway(grid, head, place, knowledge))
        listed = None if apart else _listed(grid, rows, place, knowledge, field)
        if listed is not None:
            return listed
        pieces = _other_rows(grid, rows, place, knowledge)
        if apart and head is not None and not any(isinstance(piece, Requirement) for piece in pieces):
            return TableReading(_told_apart(pieces), [], functions_listed(grid, head, knowledge))
    return TableReading([piece._replace(field=field) if isinstance(piece, Requirement) else piece for piece in pieces], [])


def _lists_anyway(grid: Grid, head: Head, place: TablePlace, knowledge: ClauseKnowledge) -> bool:
    """Whether a table is a list although its heading speaks of the background or the contract: of customizations, by its columns, or
    of functions, which most of its rows ask for."""
    if _is_under_definitions(place, head, knowledge):
        return True
    at = head.columns.get("detail")
    if at is None:
        return False
    if place.section == "background" and head.clear and _OF_CUSTOMIZATIONS & head.columns.keys():
        return True
    if place.section == "contract" and _OF_CUSTOMIZATIONS & head.columns.keys() and functions_listed(grid, head, knowledge):
        return True
    texts = [normal_form(text) for row in grid.rows[head.body :] if (text := cell_text(row[at]))]
    asked = sum(asks(text, knowledge) and bool(knowledge.function.search(text) or knowledge.system_act.search(text)) for text in texts)
    return asked * 2 > len(texts)


def _told_apart(pieces: Sequence[Requirement | LeftOut]) -> list[Requirement | LeftOut]:
    """The rows of a list that was left out for the heading above it."""
    left_out = (piece for piece in pieces if isinstance(piece, LeftOut))
    telling = "textdoc.table_telling"
    return [piece._replace(reason="textdoc.table_apart") if piece.reason == telling else piece for piece in left_out]


def _is_under_definitions(place: TablePlace, head: Head, knowledge: ClauseKnowledge) -> bool:
    """Whether a table stands under a heading about words, and none of its own headings is about words."""
    under = any(knowledge.definition_heading.search(normal_form(bare(heading, knowledge))) for heading in place.heading[-1:])
    of_words = any(normal_form(label) in knowledge.definition_columns for label in head.labels)
    return place.section == "background" and under and "title" in head.columns and not of_words


def _is_of_staff(rows: Sequence[TableRow], knowledge: ClauseKnowledge) -> bool:
    """Whether a table lists the people of a project: who they are, and how many or with what experience."""
    labels = {"".join(normal_form(cell).split()) for cell in rows[0].cells}
    people = labels & (knowledge.staff - knowledge.of_staff), labels & (knowledge.of_staff - knowledge.staff)
    return all(people)


def _other_rows(grid: Grid, rows: list[TableRow], place: TablePlace, knowledge: ClauseKnowledge) -> list[Requirement | LeftOut]:
    """The rows of a table that is neither a list nor a form: those that ask for something are items, of answers those for a function."""
    head = head_at(grid, 0)
    kind = other_table(head) if head is not None else None
    if head is None or kind is None:
        return [_loose_row(row, place, knowledge) for row in rows]
    if kind != "questions":
        return [LeftOut("textdoc.table_telling", row.page, row.line) for row in rows]
    headings = [LeftOut("textdoc.table_heading", row.page, row.line) for row in rows[: head.body]]
    return [*headings, *(answered_row(row, place, knowledge) for row in rows[head.body :])]


def filled_rows(table: TableBlock) -> list[TableRow]:
    """The rows that hold text; no other counts."""
    return [row for row in table.rows if any(cell.strip() for cell in row.cells)]


def _listed(grid: Grid, rows: list[TableRow], place: TablePlace, knowledge: ClauseKnowledge, field: Field | None) -> TableReading | None:
    """The rows of an inventory or of forms; None for any other table."""
    head = inventory_head(grid)
    if head is not None:
        made = _inventories([Region(grid, head, len(grid.rows), None)], rows, place, field)
        return made._replace(pieces=made.pieces[head.body :]) if place.table.forms else made
    wishes = numbered_wishes(rows) if not place.table.forms else None
    found = forms(grid) if wishes is None else None
    if found is not None:
        return _forms(found, rows, place, field)
    pairs = wishes or (form_of_pairs(rows) if not place.table.forms else None)
    if pairs is None:
        return None
    made = read_table(place._replace(table=pairs), knowledge, name=grid.sheet, field=field)
    form = [each._replace(region=replace(each.region, layout="form", origin=(), parts=range(len(rows)))) for each in made.listed]
    return made._replace(listed=form)


def inventory_head(grid: Grid) -> Head | None:
    """The heading of an inventory near the top of the table."""
    for top in range(min(HEADING_WITHIN, len(grid.rows) - 1)):
        if could_be_heading(grid.rows[top]):
            head = head_at(grid, top)
            if head is not None and ({"title", "detail"} & head.columns.keys()) and len(head.columns) >= 2 and other_table(head) is None:
                return head
    return None


def table_grid(rows: list[TableRow], name: str | None) -> Grid:
    """The table as a sheet: merged cells keep their text in their first cell only."""
    width = max((len(row.cells) for row in rows), default=0)
    cells: list[list[object]] = [[*row.cells, *[""] * (width - len(row.cells))] for row in rows]
    merges = _merges(rows, width)
    for merge in merges:
        for row in cells[merge.top + 1 : merge.bottom + 1]:
            row[merge.left : merge.right + 1] = [""] * (merge.right - merge.left + 1)
    struck = {index: set(range(width)) for index, row in enumerate(rows) if row.struck}
    return Grid(name, cells, Formatting(merges=merges, struck=struck))


def _merges(rows: list[TableRow], width: int) -> list[Merge]:
    """The merged cells of the table; a row of one cell counts as merged over the whole width."""
    found: list[Merge] = []
    for index, row in enumerate(rows):
        if width > 1 and row.cells[0].strip() and not any(cell.strip() for cell in row.cells[1:]):
            found.append(Merge(index, 0, index, width - 1))
        else:
            found.extend(Merge(index, column, min(index + down, len(rows)) - 1, column + across - 1) for column, down, across in row.spans)
    return found


def _forms(found: Assembled, rows: list[TableRow], place: TablePlace, field: Field | None) -> TableReading:
    """The items of forms: what belongs to one is no row of its own; rows that belong to none are left out."""
    region = Region(found.grid, found.head, len(found.grid.rows), None, layout="form", origin=found.origin, parts=found.rows)
    made = _inventories([region], [rows[index] for index in found.origin], place, field)
    other = [row for index, row in enumerate(rows) if index not in set(found.rows)]
    left_out = (LeftOut("textdoc.table_telling", row.page, row.line) for row in other)
    return made._replace(pieces=[*made.pieces[found.head.body :], *left_out])


def _inventories(regions: Sequence[Region], rows: list[TableRow], place: TablePlace, field: Field | None) -> TableReading:
    """The lists in a table, and what stands above, between and below them."""
    listed = [Listed(region, read_rows(region.grid, region.head, region.end)) for region in regions]
    first = min(region.head.body for region in regions)
    inside = {row for region in regions for row in range(region.head.top, region.end)}
    headings = {row for region in regions for row in range(max(region.head.top, 0), region.head.body)} | {*range(first)}
    pieces: list[Requirement | LeftOut] = []
    for index, row in enumerate(rows):
        if index in headings:
            pieces.append(LeftOut("textdoc.table_heading", row.page, row.line))
        elif index not in inside:
            pieces.append(LeftOut("sources.skip.outside", row.page, row.line))
    for region, body in listed:
        pieces += _pieces(region, body, rows, place, field)
    return TableReading(pieces, listed)


def _pieces(region: Region, body: TableRows, rows: list[TableRow], place: TablePlace, field: Field | None) -> list[Requirement | LeftOut]:
    """One item or one reason for every row under the heading of a list."""
    asked = region.asked.field if region.asked else None
    found: dict[int, Requirement | LeftOut] = {
        index: LeftOut(f"sources.skip.{reason}", rows[index].page, rows[index].line) for index, reason in body.skipped
    }
    for draft in body.drafts:
        row = rows[draft.row]
        found[draft.row] = Requirement(
            title=draft.title or _name(region.grid, region.head, draft.row) or _name_above(place) or short_title(draft.detail),
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
            field=asked or field or draft.field,
        )
    return [found[index] for index in sorted(found)]


def _name(grid: Grid, head: Head, row: int) -> str:
    """What names a row of a table without a column of titles: its short texts in columns that mean nothing known."""
    known = {*head.columns.values(), *head.groups, *head.statuses, *head.checks}
    texts = [str(cell).strip() for column, cell in enumerate(grid.rows[row]) if column not in known and cell]
    answers = clause_knowledge().answers
    names = (text for text in texts if text and len(text) <= _LONGEST_NAME and not text.isascii())
    dated = clause_knowledge().no_name
    return "\u30fb".join(name for name in names if normal_form(name) not in answers and not dated.search(normal_form(name)))


def _name_above(place: TablePlace) -> str:
    """The heading above a table, if it names more than a kind of text such as requirements."""
    heading = place.heading[-1] if place.heading else ""
    return "" if section_of_heading(heading, clause_knowledge()) else bare(heading, clause_knowledge())


def _loose_row(row: TableRow, place: TablePlace, knowledge: ClauseKnowledge) -> Requirement | LeftOut:
    """A row of any other table: an item when one of its cells asks for something."""
    if row.struck:
        return LeftOut("textdoc.withdrawn", row.page, row.line)
    cells = list(dict.fromkeys(cell.strip() for cell in row.cells if cell.strip()))
    words = "\n".join(cells)
    asking = [cell for cell in cells if any(asks(normal_form(sentence), knowledge) for sentence in sentences(cell))]
    if not asking or ask_reason(words, place.section, marked=True, introduced=False, knowledge=knowledge) is not None:
        return LeftOut("textdoc.table_telling", row.page, row.line)
    names = [cell for cell in cells if cell not in asking and not cell.isascii() and normal_form(cell) not in knowledge.answers]
    title = bare(place.heading[-1], knowledge) if place.heading else short_title(asking[0])
    if names and len(names[-1]) <= _LONGEST_NAME:
        title = names[-1]
    detail = "\n".join(cell for cell in cells if cell in asking or (cell in names and cell != title))
    return Requirement(title, detail, None, place.clause, place.heading, row.page, row.line)
