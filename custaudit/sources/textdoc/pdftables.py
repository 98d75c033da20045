"""Tables drawn with ruling lines: the lines that meet make a grid, and cells without a line between them are one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from custaudit.sources.textdoc.pdfpage import Edge

_NEAR = 3.0


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
    for across, down in _groups(_merged(horizontal), _merged(vertical)):
        table = _grid(across, down)
        if table is not None and len(table.cells) > 1:
            tables.append(table)
    return sorted(tables, key=lambda table: (table.top, table.left))


def _merged(edges: Sequence[Edge]) -> list[Edge]:
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
    parents = list(range(len(horizontal) + len(vertical)))

    def root(index: int) -> int:
        while parents[index] != index:
            parents[index] = parents[parents[index]]
            index = parents[index]
        return index

    for over, across in enumerate(horizontal):
        for offset, down in enumerate(vertical):
            meets = across.start - _NEAR <= down.at <= across.end + _NEAR and down.start - _NEAR <= across.at <= down.end + _NEAR
            if meets:
                parents[root(over)] = root(len(horizontal) + offset)
    groups: dict[int, tuple[list[Edge], list[Edge]]] = {}
    for index, edge in enumerate([*horizontal, *vertical]):
        groups.setdefault(root(index), ([], []))[index >= len(horizontal)].append(edge)
    return [group for group in groups.values() if len(group[0]) >= 2 and group[1]]


def _grid(across: list[Edge], down: list[Edge]) -> RuledTable | None:
    ends = [Edge(min(edge.start for edge in across), 0, 0), Edge(max(edge.end for edge in across), 0, 0)]
    columns = _places([*down, *ends])
    rows = _places(across)
    if len(rows) < 2 or (len(columns) < 3 and len(rows) < 3):
        return None
    owner = {(row, column): (row, column) for row in range(len(rows) - 1) for column in range(len(columns) - 1)}

    def root(cell: tuple[int, int]) -> tuple[int, int]:
        while owner[cell] != cell:
            cell = owner[cell]
        return cell

    for row, column in list(owner):
        middle_x, middle_y = (columns[column] + columns[column + 1]) / 2, (rows[row] + rows[row + 1]) / 2
        if column + 1 < len(columns) - 1 and not _wall(down, columns[column + 1], middle_y):
            _join(owner, root((row, column)), root((row, column + 1)))
        if row + 1 < len(rows) - 1 and not _wall(across, rows[row + 1], middle_x):
            _join(owner, root((row, column)), root((row + 1, column)))
    members: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for cell in owner:
        members.setdefault(root(cell), []).append(cell)
    cells = []
    for group in members.values():
        first_row, last_row = min(row for row, _ in group), max(row for row, _ in group)
        first, last = min(column for _, column in group), max(column for _, column in group)
        cells.append(Cell(first_row, first, last_row, last, columns[first], rows[first_row], columns[last + 1], rows[last_row + 1]))
    return RuledTable(len(rows) - 1, len(columns) - 1, cells, columns[0], rows[0], columns[-1], rows[-1])


def _join(owner: dict[tuple[int, int], tuple[int, int]], one: tuple[int, int], other: tuple[int, int]) -> None:
    owner[max(one, other)] = min(one, other)


def _places(edges: Sequence[Edge]) -> list[float]:
    """The places of lines, those close together as one."""
    places: list[float] = []
    for at in sorted(edge.at for edge in edges):
        if not places or at - places[-1] > _NEAR:
            places.append(at)
    return places


def _wall(edges: Sequence[Edge], at: float, along: float) -> bool:
    return any(abs(edge.at - at) <= _NEAR and edge.start <= along <= edge.end for edge in edges)
