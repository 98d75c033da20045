"""The nodes of a document's outline: headings, clauses and tables, each in its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from custaudit.sources.textdoc.blocks import TableBlock
from custaudit.sources.textdoc.words.markers import Marker

NAMES = ("bracket", "words", "strong")
"""The kinds of unnumbered lines that head what follows."""


@dataclass(eq=False, slots=True)
class Node:
    """A heading, a clause or a table in its place; ``kind`` is its sign's, or heading, title, words, bracket, strong,
    caption, category, contents, lead_out, legend, plain, table. ``remark``: it heads the remarks under a table, or is one of them;
    ``beside``: the table right above or below it; ``closed_by``: what a line below the list asks of it; ``bulleted``: a bullet of a list
    with a sign of its own behind it."""

    kind: str
    text: str
    page: int | None = None
    line: int | None = None
    marker: Marker | None = None
    depth: int | None = None
    indent: float = 0.0
    level: int | None = None
    table: TableBlock | None = None
    parent: Node | None = None
    children: list[Node] = field(default_factory=list)
    before_table: bool = False
    after_table: bool = False
    beside: TableBlock | None = None
    reason: str = ""
    department: str = ""
    second_paragraph: bool = False
    strong: bool = False
    remark: bool = False
    closed_by: str = ""
    bulleted: bool = False

    def ancestors(self) -> Iterator[Node]:
        """The nodes above, the nearest first, without the root."""
        node = self.parent
        while node is not None and node.parent is not None:
            yield node
            node = node.parent

    def parts(self) -> list[Node]:
        """What stands under the node; a number without text is no part of it."""
        return [child for child in self.children if child.table is not None or child.children or child.text.strip()]


def above_clauses(nodes: Sequence[Node]) -> set[Node]:
    """The unnumbered paragraphs above the first clause or heading below the title; none where no clause follows them."""
    found: set[Node] = set()
    for node in nodes[1:]:
        if node.table is not None or node.kind in NAMES or node.level is not None or (node.marker is not None and not node.marker.note):
            return found
        found.add(node)
    return set()
