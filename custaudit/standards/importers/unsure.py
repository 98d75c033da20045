"""Columns for the class of kinds of municipality that nobody knows: what they say is not taken for the class of all."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from custaudit.standards.importers.classes import class_of_cell
from custaudit.standards.importers.columns import TableColumn
from custaudit.standards.importers.model import Assumption
from custaudit.standards.importers.words import StandardWords


def without_unknown_kinds(columns: Sequence[TableColumn], place: str) -> tuple[list[TableColumn], list[Assumption]]:
    """The columns, without those for an unknown kind among columns for known ones; each of them is told."""
    classes = {column.index: column for column in columns if column.role == "class"}
    if not any(column.kinds for column in classes.values()):
        return list(columns), []
    unknown = {index: column for index, column in classes.items() if column.unsure and (index - 1 in classes or index + 1 in classes)}
    return (
        [replace(column, role="unused") if column.index in unknown else column for column in columns],
        [Assumption(place, "kind_unknown", {"heading": column.heading}) for column in unknown.values()],
    )


def agreeing_columns(columns: Sequence[TableColumn], below: Sequence[Sequence[str]], words: StandardWords) -> tuple[int, ...]:
    """The columns side by side that give the class and name no known kind; empty where one column gives it for all."""
    classes = [column for column in columns if column.role == "class"]
    if not classes or any(column.kinds for column in classes):
        return ()
    first = min(classes, key=lambda column: (column.rank, column.index))
    found = [first.index]
    for column in columns[first.index + 1 :]:
        of_group = column.role == "class" and (column.unsure or column.heading == first.heading)
        if not of_group and not (column.role is None and not column.heading and _holds_classes(column.index, below, words)):
            break
        found.append(column.index)
    return tuple(found) if len(found) > 1 else ()


def _holds_classes(index: int, below: Sequence[Sequence[str]], words: StandardWords) -> bool:
    """Whether all that stands in a column without a heading is classes."""
    said = [class_of_cell(row[index], words) for row in below if index < len(row) and row[index]]
    return None not in said and any(code != "none" for code in said)
