"""Numbers that a table gives its sections in columns beside their names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from custaudit.standards.importers.columns import TableColumn, TableHead
from custaudit.standards.importers.identifiers import half_width
from custaudit.standards.importers.outline import Outline, heading_in_row, split_number
from custaudit.standards.importers.words import LEVELS, Role, StandardWords, plain

Path = tuple[str, ...]

_NUMBER = re.compile(r"[0-9]{1,3}(?:[.-][0-9]{1,3})*\.?")
_MOSTLY = 0.9


class Place(Struct, frozen=True):
    """A row by the headings that hold for it."""

    path: Path
    roles: tuple[Role, ...]
    cells: Sequence[str]

    def upto(self, role: Role) -> Path:
        """The path down to a level."""
        return self.path[: len(self.path) - len(self.roles) + self.roles.index(role) + 1]


class Numbering(Struct, frozen=True):
    """The numbers of sections by the path of their headings, and the columns that they come from."""

    numbers: dict[Path, str] = {}
    columns: frozenset[int] = frozenset()


def numbers_of_sections(rows: Sequence[list[str]], head: TableHead, outline: Outline, words: StandardWords) -> Numbering:
    """What the columns for numbers say of the sections: each number stands for one section, and each section has one.

    A column can give whole numbers (1.3), numbers of the requirements that begin with those of their sections (1.3.2), or
    the number of one level beside its name (1 and 3). ``outline`` is used up.
    """
    places = list(_places(rows, head, outline, words))
    levels: dict[Path, str] = {}
    whole: dict[Path, str] = {}
    used: set[int] = set()
    for column in head.columns:
        if column.role not in ("position", "section"):
            continue
        told = _told(places, column.index)
        if found := _of_level(told, column, head):
            levels = found | levels
        elif found := _of_paths(told, is_own=column.role == "section"):
            whole = found | whole
        if found:
            used.add(column.index)
    for path in {place.path for place in places if place.path}:
        parts = [levels.get(path[: depth + 1]) or split_number(part)[0] for depth, part in enumerate(path)]
        if levels and path not in whole and (number := _joined(parts)):
            whole[path] = number
    return Numbering(whole, frozenset(used if whole else ()))


def _places(rows: Sequence[list[str]], head: TableHead, outline: Outline, words: StandardWords) -> Iterable[Place]:
    headings = [[plain(cell) for cell in row] for row in rows[head.first : head.last + 1]]
    for cells in rows[head.last + 1 :]:
        if not any(cells) or [plain(cell) for cell in cells] in headings:
            continue
        if heading := heading_in_row(cells, head, words):
            outline.take(heading)
            continue
        outline.carry({role: cells[index] if (index := head.index(role)) is not None and index < len(cells) else "" for role in LEVELS})
        roles = tuple(role for role in LEVELS if outline.levels.get(role))
        yield Place(outline.path, roles, cells)


def _told(places: Sequence[Place], index: int) -> list[tuple[Place, str]]:
    """The rows under a heading and the number that a column gives them; nothing where the column holds other things."""
    filled = [(place, half_width(place.cells[index])) for place in places if index < len(place.cells) and place.cells[index]]
    told = [(place, said.rstrip(".").replace("-", ".")) for place, said in filled if place.path and _NUMBER.fullmatch(said)]
    return told if len(told) >= _MOSTLY * len(filled) else []


def _of_paths(told: Sequence[tuple[Place, str]], is_own: bool) -> dict[Path, str]:
    """The numbers of whole paths: as written, or the part of them that is as long as the path."""
    if any("." not in number for _, number in told):
        return {}
    whole = [(place.path, number) for place, number in told]
    begun = [(path, ".".join(number.split(".")[: len(path)])) for path, number in whole]
    if any(number.count(".") + 1 < len(path) for path, number in begun):
        begun = []
    ways = (whole, begun) if is_own else (begun, whole)
    return next((dict(way) for way in ways if way and _is_one_to_one(way)), {})


def _of_level(told: Sequence[tuple[Place, str]], column: TableColumn, head: TableHead) -> dict[Path, str]:
    """The numbers of the level that stands right of the column, or else left of it."""
    levels = {index: role for role in LEVELS if (index := head.index(role)) is not None}
    for role in (levels[index] for index in (column.index + 1, column.index - 1) if index in levels):
        cut = [(place.upto(role), number) for place, number in told if role in place.roles]
        short = all(number.count(".") < len(path) for path, number in cut)
        if cut and short and _is_one_to_one([(path, (*path[:-1], number)) for path, number in cut]):
            return dict(cut)
    return {}


def _is_one_to_one(pairs: Sequence[tuple[Path, object]]) -> bool:
    return len(set(pairs)) == len({path for path, _ in pairs}) == len({number for _, number in pairs})


def _joined(parts: Sequence[str]) -> str:
    """The number of a path from those of its levels: that of the last where it is whole, else all of them."""
    if "." in parts[-1] or not all(parts):
        return parts[-1] if "." in parts[-1] else ""
    whole = [depth for depth, part in enumerate(parts) if "." in part]
    return ".".join(parts[whole[-1] if whole else 0 :])
