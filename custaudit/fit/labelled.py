"""Labelled items: a CSV with the columns of an inventory and the labels a careful expert gave."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct

from custaudit.errors import UserError
from custaudit.model import DOMAINS, FIELDS, TYPES, VERDICTS, DomainCode, Flow, Item, Source, TypeCode, Verdict
from custaudit.rules.kinds import municipality_kind
from custaudit.rules.language import CODES

_PAIRS_FOR_ONE = 4
_NEEDED = ("id", "field", "title", "detail", "type", "domain")


class Labelled(Struct, frozen=True):
    """An item with its labels; ``sections`` best first, empty when the standard has none or was not asked.

    ``in_pair`` marks an item made to stand beside others from which a detail or the sense of the same words sets it apart. Such
    items teach what the detail decides; in real lists they are rarer.
    """

    item: Item
    style: str
    type: TypeCode
    domain: DomainCode
    flow: Flow | None
    sections: tuple[str, ...]
    verdict: Verdict | None
    in_pair: bool = False

    @property
    def is_judged(self) -> bool:
        """Whether it is held against a standard: it has a verdict, and is a customization at all."""
        return self.verdict is not None and self.type != "none"


def in_proportion(labelled: Sequence[Labelled]) -> list[int]:
    """The places of the items from which confidence may be learned: all that were not made in pairs, and every fourth that was.

    Pairs are then one item in six or so, which is what lists hold that nobody made for the purpose.
    """
    pairs = [place for place, entry in enumerate(labelled) if entry.in_pair]
    return sorted({place for place, entry in enumerate(labelled) if not entry.in_pair} | set(pairs[::_PAIRS_FOR_ONE]))


def read_labelled(paths: Iterable[Path], *, in_pairs: bool = False) -> list[Labelled]:
    """The labelled items of CSV files (UTF-8) with the columns id, style, field, kind, department, title, detail, reason,
    object, type, domain, flow, sections (``;`` between), verdict; others are left alone. Raises UserError naming file and line.
    """
    labelled: list[Labelled] = []
    for path in paths:
        try:
            with path.open(encoding="utf-8-sig", newline="") as lines:
                reader = csv.DictReader(lines, restval="")
                missing = [name for name in _NEEDED if name not in (reader.fieldnames or [])]
                if missing:
                    raise UserError("labels.columns_missing", path=path, columns=", ".join(missing))
                labelled.extend(_labelled(row, path, reader.line_num, in_pair=in_pairs) for row in reader)
        except (OSError, UnicodeDecodeError) as error:
            raise UserError("file.unreadable", path=path, cause=str(error)) from None
    return labelled


def _labelled(row: dict[str, str], path: Path, line: int, *, in_pair: bool) -> Labelled:
    def one_of(name: str, codes: Sequence[str]) -> str:
        if row[name] not in codes:
            raise UserError("labels.unknown_code", path=path, place=str(line), column=name, code=row[name], codes=", ".join(codes))
        return row[name]

    return Labelled(
        item=Item(
            id=row["id"],
            no=None,
            source=Source(path=path.name, row=line),
            field=one_of("field", FIELDS),  # type: ignore[arg-type]
            department=row.get("department", ""),
            title=row["title"],
            detail=row["detail"],
            reason=row.get("reason", ""),
            object=row.get("object") or None,
            effort_days=None,
            kind=municipality_kind(row.get("kind", "")),
        ),
        style=row.get("style") or path.stem,
        type=one_of("type", TYPES),  # type: ignore[arg-type]
        domain=one_of("domain", DOMAINS),  # type: ignore[arg-type]
        flow=one_of("flow", CODES["flow"]) if row.get("flow") else None,  # type: ignore[arg-type]
        sections=tuple(part for part in row.get("sections", "").split(";") if part),
        verdict=one_of("verdict", VERDICTS) if row.get("verdict") else None,  # type: ignore[arg-type]
        in_pair=in_pair,
    )
