"""Which columns count where several could: the newer version, and one column for each kind of municipality."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from custaudit.i18n import text
from custaudit.model import KINDS, MunicipalityKind
from custaudit.standards.importers.columns import TableColumn, TableHead
from custaudit.standards.importers.editions import Edition
from custaudit.standards.importers.kinds import NEAREST
from custaudit.standards.importers.model import Assumption
from custaudit.standards.importers.unsure import agreeing_columns, without_unknown_kinds
from custaudit.standards.importers.words import StandardWords

_NO_WORD = Edition("word", (0,))


def settled_columns(head: TableHead, rows: Sequence[Sequence[str]], words: StandardWords, place: str) -> tuple[TableHead, list[Assumption]]:
    """The heading with the columns of older versions set aside and every kind given to one column, and what was decided."""
    columns, editions = _newest(head.columns, place)
    columns, unknown = without_unknown_kinds(columns, place)
    columns, twice = _one_for_each_kind(columns, place)
    columns, others = _for_every_kind(columns, place)
    agreeing = agreeing_columns(columns, rows[head.last + 1 :], words)
    return replace(head, columns=columns, agreeing=agreeing), [*editions, *unknown, *twice, *others]


def _newest(columns: Sequence[TableColumn], place: str) -> tuple[list[TableColumn], list[Assumption]]:
    groups: dict[object, list[TableColumn]] = {}
    for column in columns:
        if column.role or column.class_:
            groups.setdefault((column.role, column.kinds, column.class_), []).append(column)
    older: set[int] = set()
    newer: set[int] = set()
    for group in groups.values():
        scales = {column.edition.scale for column in group if column.edition}
        if len(scales) != 1:
            continue
        if scales == {"word"}:
            ranks = {column.index: (column.edition or _NO_WORD).rank for column in group}
        else:
            ranks = {column.index: column.edition.rank for column in group if column.edition}
        best = max(ranks.values())
        if min(ranks.values()) < best:
            older |= {index for index, rank in ranks.items() if rank < best}
            newer |= {index for index, rank in ranks.items() if rank == best}
    if not older:
        return list(columns), []
    values = {
        "newer": _headings([column for column in columns if column.index in newer]),
        "older": _headings([column for column in columns if column.index in older]),
    }
    chosen = [
        replace(column, role=None, class_=None, kinds=(), older=column.role) if column.index in older else column for column in columns
    ]
    return chosen, [Assumption(place, "edition_columns", values)]


def _one_for_each_kind(columns: Sequence[TableColumn], place: str) -> tuple[list[TableColumn], list[Assumption]]:
    """A kind that several columns name belongs to the one that names fewest kinds, the first of them."""
    owner: dict[MunicipalityKind, TableColumn] = {}
    by_kind = [column for column in columns if column.role == "class" and column.kinds]
    for column in sorted(by_kind, key=lambda column: (len(column.kinds), column.index)):
        for kind in column.kinds:
            owner.setdefault(kind, column)
    chosen, assumptions = [], []
    for column in columns:
        kept = tuple(kind for kind in column.kinds if owner[kind].index == column.index)
        lost = [kind for kind in column.kinds if owner[kind].index != column.index]
        if any(len(owner[kind].kinds) == len(column.kinds) for kind in lost):
            used = _headings([owner[kind] for kind in lost])
            assumptions.append(Assumption(place, "kind_twice", {"kinds": _kinds(lost), "used": used, "left": column.heading}))
        chosen.append(replace(column, kinds=kept, role=column.role if kept or not column.kinds else "unused"))
    return chosen, assumptions


def _for_every_kind(columns: Sequence[TableColumn], place: str) -> tuple[list[TableColumn], list[Assumption]]:
    """Kinds that no column names go with the column of the nearest kind, unless a column holds for all."""
    by_kind = {kind: column for column in columns if column.role == "class" for kind in column.kinds}
    if not by_kind or any(column.role == "class" and not column.kinds for column in columns):
        return list(columns), []
    further: dict[int, list[MunicipalityKind]] = {}
    for kind in KINDS:
        if kind not in by_kind:
            nearest = next(other for other in NEAREST[kind] if other in by_kind)
            further.setdefault(by_kind[nearest].index, []).append(kind)
    chosen = [replace(column, kinds=(*column.kinds, *further.get(column.index, ()))) for column in columns]
    return chosen, [
        Assumption(place, "kinds_others", {"heading": column.heading, "kinds": _kinds(further[column.index])})
        for column in columns
        if column.index in further
    ]


def _headings(columns: Sequence[TableColumn]) -> str:
    return " / ".join(dict.fromkeys(column.heading for column in columns))


def _kinds(kinds: Sequence[MunicipalityKind]) -> str:
    return " / ".join(text(f"municipality.{kind}") for kind in kinds)
