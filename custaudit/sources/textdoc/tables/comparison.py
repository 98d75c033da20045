"""Tables that set what is asked for beside what was: a text before and after its revision, a question and its answer."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from custaudit.sources.table.headings.wordlists import ColumnName
from custaudit.sources.textdoc.blocks import LeftOut, TableRow
from custaudit.sources.textdoc.outline.pieces import Requirement, TablePlace
from custaudit.sources.textdoc.words.knowledge import ClauseKnowledge
from custaudit.sources.textdoc.words.markers import split_marker
from custaudit.sources.textdoc.words.reasons import ask_reason
from custaudit.sources.textdoc.words.sections import asks, sentences
from custaudit.sources.textdoc.words.titles import short_title
from custaudit.text import normal_form

_HEADING_WITHIN = 2
_LONGEST_HEADING = 16
_BRACKETS = " \t\n()[]\uff08\uff09\uff3b\uff3d\u3010\u3011\u3014\u3015\u300c\u300d"


def revised_rows(
    place: TablePlace, rows: Sequence[TableRow], knowledge: ClauseKnowledge, known: Mapping[ColumnName, int]
) -> list[Requirement | LeftOut] | None:
    """The pieces of a table of old and new texts, one for every row: the new text counts. None for any other table.

    ``known`` are the columns that the table would have as a list; one that has a title, a reason and the like of its own is read as such.
    """
    for top, row in enumerate(rows[:_HEADING_WITHIN]):
        new, old = _column(row, knowledge.new_texts), _column(row, knowledge.old_texts)
        if new is not None and old is not None:
            if any(column not in (new, old) for name, column in known.items() if name != "no"):
                return None
            above = [LeftOut("textdoc.table_heading", each.page, each.line) for each in rows[: top + 1]]
            return [*above, *(_revised(each, new, place, knowledge) for each in rows[top + 1 :])]
    return None


def _column(row: TableRow, names: Collection[str]) -> int | None:
    """The only column that is headed so, or by such a word and what it is of."""
    plain = [normal_form(cell).strip(_BRACKETS) for cell in row.cells]
    at = [column for column, cell in enumerate(plain) if cell in names or any(len(name) > 1 and cell.startswith(name) for name in names)]
    return at[0] if len(at) == 1 and len(plain[at[0]]) <= _LONGEST_HEADING else None


def _revised(row: TableRow, new: int, place: TablePlace, knowledge: ClauseKnowledge) -> Requirement | LeftOut:
    text = row.cells[new].strip() if new < len(row.cells) else ""
    marker, body = split_marker(text, knowledge)
    said = normal_form(body).strip(_BRACKETS)
    if row.struck:
        return LeftOut("textdoc.withdrawn", row.page, row.line)
    if said in knowledge.gone_texts:
        return LeftOut("sources.skip.withdrawn", row.page, row.line)
    if said in knowledge.same_texts or not body:
        return LeftOut("textdoc.table_telling", row.page, row.line)
    reason = ask_reason(body, place.section, marked=True, introduced=False, knowledge=knowledge)
    if reason is not None:
        return LeftOut(reason, row.page, row.line)
    no = marker.label if marker is not None and not marker.bullet else None
    return Requirement(short_title(body), body, no, no or place.clause, place.heading, row.page, row.line)


def answered_row(row: TableRow, place: TablePlace, knowledge: ClauseKnowledge) -> Requirement | LeftOut:
    """A row of questions and answers: an item where an answer asks for a function of the system."""
    cells = [cell.strip() for cell in row.cells if cell.strip()]
    asking = [cell for cell in cells if _asks_for_function(cell, knowledge)]
    if row.struck or not asking or ask_reason(asking[-1], None, marked=True, introduced=False, knowledge=knowledge) is not None:
        return LeftOut("textdoc.withdrawn" if row.struck else "textdoc.table_telling", row.page, row.line)
    before = [cell for cell in cells[: cells.index(asking[-1])] if not cell.isascii()]
    title = short_title(before[-1]) if before else short_title(asking[-1])
    return Requirement(title, asking[-1], None, place.clause, place.heading, row.page, row.line)


def _asks_for_function(cell: str, knowledge: ClauseKnowledge) -> bool:
    parts = (normal_form(sentence).strip() for sentence in sentences(cell))
    return any(asks(part, knowledge) and (knowledge.function.search(part) or knowledge.system_act.search(part)) for part in parts)
