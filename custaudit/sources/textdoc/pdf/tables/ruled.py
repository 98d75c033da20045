"""Tables drawn with ruling lines: the lines that meet make a grid, and cells without a line between them are one."""

from __future__ import annotations

import itertools
from collections.abc import Hashable, Iterable, Sequence
from typing import NamedTuple, TypeVar

from custaudit.sources.textdoc.pdf.page.glyphs import Edge

_Thing = TypeVar("_Thing", bound=Hashable)

_NEAR = 3.0
_LOWEST_ROW = 8.0


class Cell(NamedTuple):
    """A cell with the rows and columns of the grid that it covers, ends included."""

    row: int
    column: int
    last_row: int
    last_column: int
    left: float
    top: float
    right: float
    bottom: float


class RuledTable(NamedTuple):
    """A grid of cells."""

    rows: int
    columns: int
    cells: list[Cell]
    left: float
    top: float
    right: float
    bottom: float


def find_tables(horizontal: Sequence[Edge], vertical: Sequence[Edge]) -> list[RuledTable]:
    """The tables of a page from above; a frame around text is none."""
    tables = []
    for across, down in _groups(merged_edges(horizontal), merged_edges(vertical)):
        table = _grid(across, down)
        if table is not None and len(table.cells) > 1:
            tables.append(table)
    return sorted(tables, key=lambda table: (table.top, table.left))


def merged_edges(edges: Sequence[Edge]) -> list[Edge]:
    """Lines drawn in pieces or twice, as one."""
    merged: list[Edge] = []
    near: list[Edge] = []
    for edge in sorted(edges):
        if near and edge.at - near[0].at > _NEAR:
            merged.extend(_joined(near))
            near = []
        near.append(edge)
    return [*merged, *_joined(near)]


def _joined(near: Sequence[Edge]) -> list[Edge]:
    """Lines at one place: those that touch become one."""
    joined: list[Edge] = []
    for edge in sorted(near, key=lambda edge: edge.start):
        if joined and edge.start <= joined[-1].end + _NEAR:
            joined[-1] = Edge(joined[-1].at, joined[-1].start, max(joined[-1].end, edge.end))
        else:
            joined.append(edge)
    return joined


def _groups(horizontal: list[Edge], vertical: list[Edge]) -> list[tuple[list[Edge], list[Edge]]]:
    """Lines that meet, directly or through others."""
    edges = [*horizontal, *vertical]
    meetings = (
        (over, under)
        for over, across in enumerate(horizontal)
        for under, down in enumerate(vertical, start=len(horizontal))
        if across.start - _NEAR <= down.at <= across.end + _NEAR and down.start - _NEAR <= across.at <= down.end + _NEAR
    )
    groups = []
    for connected in _connected(range(len(edges)), meetings):
        across_all = [edges[index] for index in connected if index < len(horizontal)]
        down_all = [edges[index] for index in connected if index >= len(horizontal)]
        if len(across_all) >= 2 and down_all:
            groups.append((across_all, down_all))
    return groups


def _connected(things: Iterable[_Thing], pairs: Iterable[tuple[_Thing, _Thing]]) -> list[list[_Thing]]:
    """The things in groups of those that pairs connect, directly or through others; groups and members in the order given."""
    parents = {thing: thing for thing in things}

    def root(thing: _Thing) -> _Thing:
        while parents[thing] != thing:
            parents[thing] = parents[parents[thing]]
            thing = parents[thing]
        return thing

    for one, other in pairs:
        parents[root(one)] = root(other)
    groups: dict[_Thing, list[_Thing]] = {}
    for thing in parents:
        groups.setdefault(root(thing), []).append(thing)
    return list(groups.values())


def _grid(across: list[Edge], down: list[Edge]) -> RuledTable | None:
    ends = [Edge(min(edge.start for edge in across), 0, 0), Edge(max(edge.end for edge in across), 0, 0)]
    columns = _places([*down, *ends])
    across = [*across, *_cut_off(across, down, columns)]
    rows = _places(across)
    if len(rows) < 2 or (len(columns) < 3 and len(rows) < 3):
        return None
    places = [(row, column) for row in range(len(rows) - 1) for column in range(len(columns) - 1)]
    open_to_right = (
        ((row, column), (row, column + 1))
        for row, column in places
        if column + 1 < len(columns) - 1 and not _wall(down, columns[column + 1], (rows[row] + rows[row + 1]) / 2)
    )
    open_below = (
        ((row, column), (row + 1, column))
        for row, column in places
        if row + 1 < len(rows) - 1 and not _wall(across, rows[row + 1], (columns[column] + columns[column + 1]) / 2)
    )
    cells = []
    for group in _connected(places, itertools.chain(open_to_right, open_below)):
        first_row, last_row = min(row for row, _ in group), max(row for row, _ in group)
        first, last = min(column for _, column in group), max(column for _, column in group)
        cells.append(Cell(first_row, first, last_row, last, columns[first], rows[first_row], columns[last + 1], rows[last_row + 1]))
    return RuledTable(len(rows) - 1, len(columns) - 1, cells, columns[0], rows[0], columns[-1], rows[-1])


def _cut_off(across: Sequence[Edge], down: Sequence[Edge], columns: Sequence[float]) -> list[Edge]:
    """The lines that a row lacks where a page break cuts it: the sides of the table go on above its first line or below its last."""
    sides = [[edge for edge in down if abs(edge.at - at) <= _NEAR] for at in (columns[0], columns[-1])]
    if not all(sides):
        return []
    first, last = min(edge.at for edge in across), max(edge.at for edge in across)
    top = max(min(edge.start for edge in side) for side in sides)
    bottom = min(max(edge.end for edge in side) for side in sides)
    places = [at for at, beyond in ((top, first - top), (bottom, bottom - last)) if beyond > _LOWEST_ROW]
    return [Edge(at, columns[0], columns[-1]) for at in places]


def _places(edges: Sequence[Edge]) -> list[float]:
    """The places of lines, those close together as one."""
    places: list[float] = []
    for at in sorted(edge.at for edge in edges):
        if not places or at - places[-1] > _NEAR:
            places.append(at)
    return places


def _wall(edges: Sequence[Edge], at: float, along: float) -> bool:
    return any(abs(edge.at - at) <= _NEAR and edge.start <= along <= edge.end for edge in edges)
