"""The nodes of a document's outline: headings, clauses and tables, each in its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from custaudit.sources.textdoc.blocks import TableBlock
from custaudit.sources.textdoc.markers import Marker

NAMES = ("bracket", "words", "strong")
"""The kinds of unnumbered lines that head what follows."""


@dataclass(eq=False, slots=True)
class Node:
    """A heading, a clause or a table in its place; ``kind`` is its sign's, or heading, title, words, bracket, strong,
    contents, plain, table. ``remark``: it heads the remarks under a table, or is one of them;
    ``beside``: the table right above or below it."""

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

    def ancestors(self) -> Iterator[Node]:
        """The nodes above, the nearest first, without the root."""
        node = self.parent
        while node is not None and node.parent is not None:
            yield node
            node = node.parent
