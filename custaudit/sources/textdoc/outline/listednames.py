"""The names of a list right above a line that asks something of all of them."""

from __future__ import annotations

from custaudit.sources.textdoc.outline.nodes import Node
from custaudit.sources.textdoc.words.knowledge import ClauseKnowledge
from custaudit.sources.textdoc.words.sections import is_sentence


def listed_names(above: Node, knowledge: ClauseKnowledge) -> list[Node]:
    """The names at the end of a list right above a predicate: the last nodes with one kind of sign, none of them
    a sentence."""
    for parent in (above.parent, above.parent.parent if above.parent else None):
        if parent is None or not parent.children:
            continue
        names: list[Node] = []
        for child in reversed(parent.children):
            if child.marker is None or child.marker.note or child.kind != parent.children[-1].kind or child.level is not None:
                break
            if child.parts() or is_sentence(child.text, knowledge):
                break
            names.append(child)
        if above in names:
            return names
    return []
