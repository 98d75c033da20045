"""The items of a table in the making: the cells under each heading as what that column holds, many rows at a time."""

from __future__ import annotations

import dataclasses
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple, cast

from custaudit.model import Field, MunicipalityKind
from custaudit.rules.kinds import municipality_kind
from custaudit.sources.fields import field_in_name
from custaudit.sources.table.grid import Row, cell_text
from custaudit.sources.table.headings.choices import heads_units
from custaudit.sources.table.headings.effort import parse_effort, unit_of_heading, with_unit
from custaudit.sources.table.headings.head import Head
from custaudit.sources.table.headings.names import ends_in_thing
from custaudit.sources.table.headings.vocabulary import compact, vocabulary
from custaudit.sources.table.headings.wordlists import ColumnName

_LONGEST_DITTO = 6
_LARGEST_EXACT = 1e15


class Draft(NamedTuple):
    """One item in the making."""

    row: int
    no: str
    title: str
    detail: str
    reason: str
    department: str
    object: str
    effort_days: float | None
    field: Field | None
    kind: MunicipalityKind | None
    heading: tuple[str, ...]


@dataclass
class Drafts:
    """One list for each part of the items, all of equal length; rows count from 0, texts may grow by rows that continue them."""

    row: array[int] = dataclasses.field(default_factory=lambda: array("q"))
    no: list[str] = dataclasses.field(default_factory=list)
    title: list[str] = dataclasses.field(default_factory=list)
    detail: list[str] = dataclasses.field(default_factory=list)
    reason: list[str] = dataclasses.field(default_factory=list)
    department: list[str] = dataclasses.field(default_factory=list)
    object: list[str] = dataclasses.field(default_factory=list)
    effort_days: list[float | None] = dataclasses.field(default_factory=list)
    field: list[Field | None] = dataclasses.field(default_factory=list)
    kind: list[MunicipalityKind | None] = dataclasses.field(default_factory=list)
    heading: list[tuple[str, ...]] = dataclasses.field(default_factory=list)

    def __len__(self) -> int:
        return len(self.row)

    def __iter__(self) -> Iterator[Draft]:
        return map(Draft, *(getattr(self, part) for part in Draft._fields))


class Drafting:
    """Turns rows into drafts, in reading order, since a cell may stand for the one above it."""

    def __init__(self, head: Head) -> None:
        self.drafts = Drafts()
        self.other_fields: dict[str, int] = {}
        self._at: Mapping[ColumnName, int] = head.columns
        self._groups = head.groups
        self._checks = head.checks
        effort = head.columns.get("effort_days")
        self._unit = unit_of_heading(head.labels[effort]) if effort is not None else 1.0
        beside = effort + 1 if effort is not None and effort + 1 < len(head.labels) else None
        self._units = beside if beside is not None and heads_units([head.labels[beside]]) else None
        self._titles_are_objects = _titles_are_objects(head)
        self._group_values: dict[int, str] = {}
        self._group_cells: Sequence[object] = ()
        self._group_path: tuple[str, ...] = ()
        self._field_cell = ""
        self._section_field: Field | None = None
        self._fields: dict[str, Field | None] = {}
        self._names: dict[object, str] = {}

    def add(self, numbers: Sequence[int], rows: Sequence[Row]) -> None:
        """Append those rows."""
        drafts, nothing, unknown = self.drafts, [""] * len(rows), [None] * len(rows)

        def under(name: ColumnName) -> list[object] | None:
            return list(map(itemgetter(self._at[name]), rows)) if name in self._at else None

        drafts.no += nothing if (cells := under("no")) is None else _plain_texts(cells)
        drafts.title += nothing if (cells := under("title")) is None else _texts(cells, drafts.title)
        drafts.detail += nothing if (cells := under("detail")) is None else _texts(cells, drafts.detail)
        drafts.reason += nothing if (cells := under("reason")) is None else _texts(cells, drafts.reason)
        drafts.department += nothing if (cells := under("department")) is None else self._shared_texts(cells, drafts.department)
        if self._checks:
            drafts.object += map(self._ticked, rows)
        else:
            cells = under("title" if self._titles_are_objects else "object")
            drafts.object += nothing if cells is None else self._shared_texts(cells, drafts.object)
        if (cells := under("effort_days")) is not None and self._units is not None:
            cells = [with_unit(cell_text(cell), cell_text(row[self._units])) for cell, row in zip(cells, rows, strict=True)]
        drafts.effort_days += unknown if cells is None else self._days(cells)
        drafts.field += [self._section_field] * len(rows) if (cells := under("field")) is None else self._fields_named(cells)
        drafts.kind += unknown if (cells := under("kind")) is None else [municipality_kind(cell_text(cell)) for cell in cells]
        drafts.heading += [self._path([row[column] for column in self._groups]) for row in rows] if self._groups else [()] * len(rows)
        drafts.row.extend(numbers)

    def begin_group(self, column: int, name: str) -> None:
        """A row that names nothing but a group of the rows under it."""
        self._path([name if group == column else "" for group in self._groups])

    def begin_field(self, field: Field) -> None:
        """A row that names the business of the rows under it, up to the next such row."""
        self._section_field = field

    def _ticked(self, row: Row) -> str:
        yes = vocabulary().yes_marks
        return "\u30fb".join(kind for column, kind in self._checks.items() if row[column] != "" and compact(cell_text(row[column])) in yes)

    def _shared_texts(self, cells: Sequence[object], above: Sequence[str]) -> list[str]:
        """Texts that many rows share, each kept once; a mark for "as above" is looked up anew each time."""
        texts: list[str | None] = list(map(self._names.get, cells))
        for place in [place for place, text in enumerate(texts) if text is None] if None in texts else ():
            cell = cells[place]
            if type(cell) is str and (known := self._names.get(cell)) is not None:
                texts[place] = known
                continue
            before = [text for text in texts[max(place - 1, 0) : place] if text is not None] or above[-1:]
            [text] = _texts([cell], before)
            if type(cell) is str and text == cell.strip():
                self._names[cell] = text
            texts[place] = text
        return cast("list[str]", texts)

    def _days(self, cells: list[object]) -> list[float | None]:
        unit = self._unit
        said = {cell: parse_effort(cell_text(cell), unit) for cell in set(cells) if type(cell) is not float}
        if unit == 1.0:
            return [cell if type(cell) is float else said[cell] for cell in cells]
        return [round(cell * unit, 4) if type(cell) is float else said[cell] for cell in cells]

    def _path(self, cells: Sequence[object]) -> tuple[str, ...]:
        """The path of groups over a row; an empty cell means the group above as long as no higher group changes."""
        if cells == self._group_cells:
            return self._group_path
        values, path, changed = self._group_values, [], False
        for column, cell in zip(self._groups, cells, strict=True):
            text = cell_text(cell)
            if text and text != values.get(column):
                values[column] = text
                changed = True
            elif not text and changed:
                values[column] = ""
            if values.get(column):
                path.append(values[column])
        self._group_cells, self._group_path = cells, tuple(path)
        return self._group_path

    def _fields_named(self, cells: Sequence[object]) -> Iterable[Field | None]:
        """The fields that cells name; an empty one, or a mark for "as above", means the cell above."""
        names = self._shared_texts(cells, [self._field_cell])
        if "" in names:
            names = list(accumulate(names, lambda above, name: name or above, initial=self._field_cell))[1:]
        self._field_cell = names[-1]
        for name, count in Counter(names).items():
            if name not in self._fields:
                named = field_in_name(name)
                self._fields[name] = named[0] if named else None
            if name and self._fields[name] is None:
                self.other_fields[name] = self.other_fields.get(name, 0) + count
        return map(self._fields.__getitem__, names)


def _titles_are_objects(head: Head) -> bool:
    """Whether the column of the titles names the forms or screens that the items are about, and no other one does."""
    title, detail = head.columns.get("title"), head.columns.get("detail")
    if title is None or detail in (None, title) or "object" in head.columns or head.checks:
        return False
    return ends_in_thing([head.labels[title]])


@lru_cache(maxsize=1 << 12)
def _is_ditto(cell: str) -> bool:
    return compact(cell) in vocabulary().ditto


def _texts(cells: Sequence[object], above: Sequence[str]) -> list[str]:
    """The texts of cells one below the other; a mark for "as above" is the text above it, at first the last one ``above``."""
    texts = _stripped(cells)
    if min(map(len, texts), default=0) <= _LONGEST_DITTO:
        for place, text in enumerate(texts):
            if 0 < len(text) <= _LONGEST_DITTO and _is_ditto(text):
                texts[place] = texts[place - 1] if place else above[-1] if above else text
    return texts


def _stripped(cells: Sequence[object]) -> list[str]:
    """``cell_text`` of each."""
    try:
        return list(map(str.strip, cells))  # type: ignore[arg-type]
    except TypeError:
        return list(map(cell_text, cells))


def _plain_texts(cells: Sequence[object]) -> list[str]:
    """The texts of cells that are numbers as a rule."""
    if set(map(type, cells)) == {float}:
        numbers = cast("Sequence[float]", cells)
        if all(map(float.is_integer, numbers)) and min(numbers) > -_LARGEST_EXACT and max(numbers) < _LARGEST_EXACT:
            return list(map(str, map(int, numbers)))
    return _stripped(cells)
