"""The lines that name the lists below them, as the name of a sheet does over its table."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from custaudit.model import Field
from custaudit.sources.textdoc.blocks import TableBlock
from custaudit.sources.textdoc.outline.nodes import Node
from custaudit.sources.textdoc.outline.pieces import TablePlace
from custaudit.sources.textdoc.outline.remarks import is_document_label, is_subtitle
from custaudit.sources.textdoc.tables.rows import filled_rows, inventory_head, table_grid
from custaudit.sources.textdoc.words.knowledge import ClauseKnowledge
from custaudit.sources.textdoc.words.sections import is_name, says_nothing, without_remark
from custaudit.text import normal_form

_LONGEST_TITLE = 60
_MOST_LINES = 3


def mark_titles(nodes: Sequence[Node], knowledge: ClauseKnowledge) -> None:
    """Make a title of the unmarked name right above the heading of a list; lines such as a date or a subtitle may stand between."""
    for at, node in enumerate(nodes):
        if node.table is None or node.table.forms or not _has_heading(node.table):
            continue
        above = takewhile(lambda line: _is_line(line, knowledge), reversed(nodes[max(at - _MOST_LINES, 0) : at]))
        title = next((line for line in above if not _tells_of_title(line, knowledge)), None)
        if title is not None and _names_list(title, knowledge):
            title.kind = "title"


def _has_heading(table: TableBlock) -> bool:
    rows = filled_rows(table)
    return bool(rows) and inventory_head(table_grid(rows, None)) is not None


def _is_line(node: Node, knowledge: ClauseKnowledge) -> bool:
    alone = node.table is None and node.kind == "plain" and node.level is None and not node.children
    return alone and "\n" not in node.text.strip() and is_name(node.text, knowledge)


def _tells_of_title(node: Node, knowledge: ClauseKnowledge) -> bool:
    """Whether a line under a title says of which year it is, who wrote it, or nothing."""
    dated = knowledge.no_name.search(normal_form(node.text).strip()) is not None
    label = is_document_label(node.text, knowledge, opening=True)
    return dated or label or is_subtitle(node.text, knowledge) or says_nothing(node.text, knowledge)


def _names_list(node: Node, knowledge: ClauseKnowledge) -> bool:
    """Whether a line is a name and not what is to be done with something."""
    return (
        0 < len(node.text) <= _LONGEST_TITLE and knowledge.acts_on.search(without_remark(normal_form(node.text).strip(), knowledge)) is None
    )


class FieldsOverTables:
    """The businesses that lines over tables name; one holds for the tables of the next pages too, until another line stands over one."""

    def __init__(self) -> None:
        self._heading: tuple[str, ...] = ()
        self._field: Field | None = None

    def field(self, place: TablePlace, own: Field | None) -> Field | None:
        """The business of a table whose own lines above it name ``own``."""
        if own is not None or place.captions or place.heading != self._heading:
            self._heading, self._field = place.heading, own
        return self._field

    def leave(self) -> None:
        """Text between two tables: what stands over the one names the other no more."""
        self._field = None
