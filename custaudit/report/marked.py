"""A cell's text cut into pieces, so that the words which are evidence can be marked."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from custaudit.model import Evidence


class Piece(NamedTuple):
    """A stretch of text and the axes that it is evidence for (none for plain text)."""

    text: str
    axes: tuple[str, ...]


def pieces(cell: str, evidence: Sequence[Evidence]) -> list[Piece]:
    """The cell's text in pieces, in order; put together they are the text. Overlapping evidence shares pieces."""
    inside = [one for one in evidence if 0 <= one.start < one.end <= len(cell)]
    cuts = sorted({0, len(cell), *(one.start for one in inside), *(one.end for one in inside)})
    found: list[Piece] = []
    for start, end in pairwise(cuts):
        axes = tuple(sorted({str(one.axis) for one in inside if one.start < end and start < one.end}, reverse=True))
        if found and found[-1].axes == axes:
            found[-1] = Piece(found[-1].text + cell[start:end], axes)
        else:
            found.append(Piece(cell[start:end], axes))
    return found
