"""Waivers (``waivers.yaml``): deviations that somebody answered for, with the reason and a date on which that ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

from msgspec import UNSET, Meta
from msgspec.structs import replace

from custaudit.errors import UserError
from custaudit.gate.fingerprint import file_name, fingerprints
from custaudit.i18n import text
from custaudit.model import DEVIATIONS, AssessedItem, Diff, Waiver
from custaudit.rules.language import FileShape
from custaudit.rules.yamlfile import read_yaml
from custaudit.text import normal_form


class WaiverEntry(FileShape, frozen=True):
    """One waiver. The item is named by id or fingerprint (``item``), or by ``file`` and its own number (``no``)."""

    reason: str
    decided_by: str
    until: Annotated[date, Meta(description="the last day on which it holds")]
    item: str | None = None
    file: str | None = None
    no: str | int | None = None

    def __post_init__(self) -> None:
        by_number = self.file is not None and self.no is not None
        if by_number == (self.item is not None) or (self.file is None) != (self.no is None):
            raise ValueError(text("waiver.names_one"))
        if not self.reason.strip() or not self.decided_by.strip():
            raise ValueError(text("waiver.blank"))

    @property
    def name(self) -> str:
        """How the file names the item."""
        return self.item if self.item is not None else f"{self.file} {self.no}"


class WaiverFile(FileShape, frozen=True):
    """The content of ``waivers.yaml``."""

    waivers: list[WaiverEntry]


@dataclass(frozen=True)
class Waived:
    """A document with its waivers marked, and which items each waiver is for (none: it waives nothing)."""

    document: Diff
    items_of: tuple[tuple[WaiverEntry, tuple[str, ...]], ...]

    @property
    def unused(self) -> list[WaiverEntry]:
        """The waivers that no deviation needs."""
        return [entry for entry, ids in self.items_of if not ids]

    def expired(self, today: date) -> list[WaiverEntry]:
        """The waivers whose last day is past, used or not."""
        return [entry for entry, _ in self.items_of if entry.until < today]

    def holding(self, today: date) -> Diff:
        """The document with the marks of those waivers only that still hold: an ended one answers for nothing."""
        items = [
            replace(item, waiver=UNSET) if item.waiver is not UNSET and item.waiver.until < today else item for item in self.document.items
        ]
        waived = sum(item.waiver is not UNSET for item in items)
        return replace(self.document, items=items, score=replace(self.document.score, waived=waived))


def read_waivers(path: Path) -> list[WaiverEntry]:
    """The waivers of a file. Raises UserError with file and line when it is missing or wrong."""
    return read_yaml(path, WaiverFile).waivers


def waive(document: Diff, waivers: Sequence[WaiverEntry], path: Path | None = None) -> Waived:
    """The document with a mark on each waived deviation; verdicts and rate stay, ``score.waived`` counts the marks.

    Where two waivers name one item, the later date is shown. Raises UserError when file and number name several items;
    ``path`` is the file that the waivers came from.
    """
    names = fingerprints(document.items)
    marks: dict[str, Waiver] = {}
    items_of: list[tuple[WaiverEntry, tuple[str, ...]]] = []
    for entry in waivers:
        named = [item for item in document.items if _names(entry, item, names[item.id])]
        if len(named) > 1:
            ids = ", ".join(item.id for item in named)
            raise UserError("waiver.ambiguous", path=path, name=entry.name, count=len(named), ids=ids)
        deviating = [item.id for item in named if item.verdict in DEVIATIONS]
        for item_id in deviating:
            if item_id not in marks or marks[item_id].until < entry.until:
                marks[item_id] = Waiver(reason=entry.reason, decided_by=entry.decided_by, until=entry.until)
        items_of.append((entry, tuple(deviating)))
    items = [replace(item, waiver=marks[item.id]) if item.id in marks else item for item in document.items]
    marked = replace(document, items=items, score=replace(document.score, waived=len(marks)))
    return Waived(marked, tuple(items_of))


def _names(entry: WaiverEntry, item: AssessedItem, fingerprint: str) -> bool:
    if entry.item is not None:
        return entry.item in (item.id, fingerprint)
    if item.no is None or entry.file is None:
        return False
    same_file = entry.file.replace("\\", "/") in (item.source.path, file_name(item.source.path))
    return same_file and _number(item.no) == _number(str(entry.no))


def _number(no: str) -> str:
    return normal_form(no).strip()
