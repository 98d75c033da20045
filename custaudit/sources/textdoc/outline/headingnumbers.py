"""The number of a heading that heads one requirement only is the requirement's own, as in a letter that numbers its requests."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from custaudit.sources.textdoc.outline.nodes import Node
from custaudit.sources.textdoc.outline.pieces import Piece, Requirement, TablePlace

_FEWEST_HEADINGS = 2


def with_numbers_of_headings(cut: Sequence[tuple[Node, list[Piece]]]) -> list[Piece]:
    """The pieces in order, given with the node each comes from.

    Numbered headings count single requirements where two or more stand side by side and each that heads any heads one, without
    a number, right below it. Numbers of chapters and articles count parts of the document.
    """
    below: Counter[Node] = Counter()
    for node, pieces in cut:
        found = sum(isinstance(piece, Requirement) for piece in pieces)
        # A table holds as many as it has rows.
        found += _FEWEST_HEADINGS * any(isinstance(piece, TablePlace) for piece in pieces)
        for above in node.ancestors():
            below[above] += found
    alone = {node.parent for node, pieces in cut if any(map(_is_unnumbered, pieces)) and node.parent is not None}
    alone = {heading for heading in alone if below[heading] == 1}
    counting = {heading for heading in alone if _may_count(heading) and _all_alone(heading, alone, below)}
    return [
        piece._replace(no=node.parent.marker.label)
        if node.parent in counting and node.parent is not None and node.parent.marker is not None and isinstance(piece, Requirement)
        else piece
        for node, pieces in cut
        for piece in pieces
    ]


def _is_unnumbered(piece: Piece) -> bool:
    return isinstance(piece, Requirement) and piece.no is None


def _may_count(heading: Node) -> bool:
    marker = heading.marker
    return marker is not None and not (marker.bullet or marker.note or marker.heading)


def _all_alone(heading: Node, alone: set[Node], below: Counter[Node]) -> bool:
    beside = [node for node in (heading.parent.children if heading.parent else ()) if node.kind == heading.kind and below[node]]
    return len(beside) >= _FEWEST_HEADINGS and all(node in alone for node in beside)
