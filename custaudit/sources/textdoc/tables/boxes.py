"""A specification set as a table of two columns (subject, content, deadline and so on): each label heads the text beside it."""

from __future__ import annotations

from collections.abc import Sequence

from custaudit.sources.textdoc.blocks import Block, LeftOut, TableRow
from custaudit.sources.textdoc.outline.clauses import cut
from custaudit.sources.textdoc.outline.pieces import Requirement, TablePlace
from custaudit.sources.textdoc.outline.tree import build_outline
from custaudit.sources.textdoc.words.knowledge import ClauseKnowledge
from custaudit.sources.textdoc.words.labels import column_of_label
from custaudit.sources.textdoc.words.markers import split_marker
from custaudit.sources.textdoc.words.sections import is_sentence, section_of_heading
from custaudit.text import normal_form

_LONGEST_LABEL = 20
_FEWEST_ROWS = 2
_DEEPEST = 20
_LABEL_LEVEL = 1


def box_rows(place: TablePlace, rows: Sequence[TableRow], knowledge: ClauseKnowledge) -> list[Requirement | LeftOut] | None:
    """The pieces of such a table, one or more for every row; None for any other table."""
    pairs = _pairs(rows)
    if pairs is None or all(map(column_of_label, pairs[0])) or not _is_box([label for label, _ in pairs], knowledge):
        return None
    return [piece for row, (label, content) in zip(rows, pairs, strict=True) for piece in _pieces(row, label, content, place, knowledge)]


def _pairs(rows: Sequence[TableRow]) -> list[tuple[str, str]] | None:
    """The label and the content of each row; None where a row has more than two cells with text."""
    columns = sorted({column for row in rows for column, cell in enumerate(row.cells) if cell.strip()})
    if len(columns) != 2 or len(rows) < _FEWEST_ROWS:
        return None
    first, second = columns
    cells = [(*row.cells, *[""] * (second + 1 - len(row.cells))) for row in rows]
    return [(each[first].strip(), each[second].strip()) for each in cells]


def _is_box(labels: Sequence[str], knowledge: ClauseKnowledge) -> bool:
    """Whether names stand at the left, one of them of a formality that no list of requirements has; a form gives its reason as well."""
    if any(not label or len(label) > _LONGEST_LABEL or is_sentence(label, knowledge) for label in labels):
        return False
    names = [split_marker(label, knowledge)[1] for label in labels]
    form = any(column_of_label(name) == "reason" and section_of_heading(name, knowledge, whole_only=True) is None for name in names)
    return not form and any(normal_form(name) in knowledge.box_labels for name in names)


def _pieces(row: TableRow, label: str, content: str, place: TablePlace, knowledge: ClauseKnowledge) -> list[Requirement | LeftOut]:
    if row.struck:
        return [LeftOut("textdoc.withdrawn", row.page, row.line)]
    lines = [Block(label, row.page, row.line, level=_LABEL_LEVEL)]
    lines += [Block(line.strip(), row.page, row.line) for line in content.split("\n") if line.strip()]
    found: list[Requirement | LeftOut] = []
    for piece in cut(build_outline(lines, knowledge, _DEEPEST)[1:], knowledge):
        if isinstance(piece, Requirement):
            found.append(piece._replace(heading=(*place.heading, *piece.heading)))
        elif isinstance(piece, LeftOut):
            found.append(piece)
    return found or [LeftOut("textdoc.table_telling", row.page, row.line)]
