"""Evidence cut out of a cell."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from custaudit.model import Evidence
from custaudit.report.marked import Piece, pieces


def mark(axis: str, start: int, end: int) -> Evidence:
    return Evidence(axis, "rule", for_="x", weight=1.0, column="detail", start=start, end=end, text="")


def test_overlapping_marks_share_a_piece():
    found = pieces("区ごとに異動者を", [mark("type", 0, 4), mark("domain", 1, 5)])
    assert found == [Piece("区", ("type",)), Piece("ごとに", ("type", "domain")), Piece("異", ("domain",)), Piece("動者を", ())]


def test_a_mark_outside_the_cell_marks_nothing():
    assert pieces("短い", [mark("type", 1, 9), mark("type", 1, 1)]) == [Piece("短い", ())]


@given(st.text(max_size=30), st.lists(st.tuples(st.sampled_from(["type", "domain"]), st.integers(0, 30), st.integers(0, 30)), max_size=6))
def test_the_pieces_are_the_cell_and_neighbours_differ(cell, marks):
    found = pieces(cell, [mark(*one) for one in marks])
    assert "".join(piece.text for piece in found) == cell
    assert all(piece.text for piece in found)
    assert all(one.axes != other.axes for one, other in pairwise(found))
