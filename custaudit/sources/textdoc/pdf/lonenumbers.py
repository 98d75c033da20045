"""Numbers of clauses that stand alone on their lines, over the text that they number."""

from __future__ import annotations

from collections.abc import Sequence

from custaudit.sources.textdoc.pdf.page.lines import Fragment
from custaudit.sources.textdoc.pdf.tables.placed import PlacedTable
from custaudit.sources.textdoc.words.knowledge import ClauseKnowledge
from custaudit.sources.textdoc.words.markers import split_marker

# In heights of a character: how far below its number a text begins, and how far left of it.
_BELOW, _LEFT = 1.5, 0.5


def with_numbers(parts: Sequence[Fragment | PlacedTable], knowledge: ClauseKnowledge) -> list[Fragment | PlacedTable]:
    """The parts of a page, each number alone on its line joined to the line under it."""
    done: list[Fragment | PlacedTable] = []
    for part in parts:
        above = done[-1] if done else None
        if isinstance(part, Fragment) and isinstance(above, Fragment) and _numbers(above, part, knowledge):
            done[-1] = above._replace(
                text=f"{above.text.strip()} {part.text}", right=part.right, bottom=part.bottom, font=part.font, em=part.em
            )
        else:
            done.append(part)
    return done


def _numbers(above: Fragment, part: Fragment, knowledge: ClauseKnowledge) -> bool:
    """Whether a line is the number of the text under it; a bare figure may be one of a table or of a drawing."""
    near = (
        above.column == part.column
        and 0 <= part.top - above.top < above.size * (1 + _BELOW)
        and part.left > above.left - above.size * _LEFT
    )
    if not near or above.text.strip().isdecimal():
        return False
    marker, rest = split_marker(f"{above.text.strip()} ", knowledge)
    numbers = marker is not None and not (marker.bullet or marker.note or marker.heading) and not rest
    return numbers and split_marker(part.text, knowledge)[0] is None
