"""The document of two versions held against one standard (``custaudit.revision/1``)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from custaudit.model import AssessedItem, Diff, StandardInfo, Tool
from custaudit.revision.pairing import pair_items
from custaudit.score import deviates
from custaudit.text import normal_form

Part = Literal["title", "detail", "reason", "object", "department", "effort_days", "verdict"]
_WORDED: tuple[Part, ...] = ("title", "detail", "reason", "object", "department")


class Version(Struct, frozen=True):
    """One of the two versions: its files and its score."""

    paths: list[str]
    items: int
    items_assessed: int
    deviations: int
    waived: int
    customization_rate: float
    interval: tuple[float, float]


class ChangedItem(Struct, frozen=True):
    """An item that both versions have, and the parts in which they differ."""

    parts: list[Part]
    similarity: float
    old: AssessedItem
    new: AssessedItem


class DeviationChanges(Struct, frozen=True):
    """How the deviations of the old version became those of the new: ``new == old + added - removed + became - ceased``."""

    old: int
    added: int
    removed: int
    became: int
    ceased: int
    new: int


class Comparison(Struct, frozen=True):
    """What was added, removed and changed between two versions; ``rate_change`` is the new rate less the old."""

    schema: Literal["custaudit.revision/1"]
    tool: Tool
    standard: StandardInfo
    old: Version
    new: Version
    rate_change: float
    deviations: DeviationChanges
    added: list[AssessedItem]
    removed: list[AssessedItem]
    changed: list[ChangedItem]
    unchanged: int


def compare(old: Diff, new: Diff) -> Comparison:
    """The comparison of two documents of the same standard. Items keep their order; blanks and line breaks are no change."""
    pairs = pair_items(old.items, new.items)
    left, right = {pair.old for pair in pairs}, {pair.new for pair in pairs}
    removed = [item for n, item in enumerate(old.items) if n not in left]
    added = [item for n, item in enumerate(new.items) if n not in right]
    paired = [
        ChangedItem(_differing(old.items[pair.old], new.items[pair.new]), pair.similarity, old.items[pair.old], new.items[pair.new])
        for pair in pairs
    ]
    changed = [pair for pair in paired if pair.parts]
    return Comparison(
        schema="custaudit.revision/1",
        tool=new.tool,
        standard=new.standard,
        old=_version(old),
        new=_version(new),
        rate_change=round(new.score.customization_rate - old.score.customization_rate, 4),
        deviations=DeviationChanges(
            old=old.score.deviations,
            added=_deviations(added),
            removed=_deviations(removed),
            became=sum(deviates(pair.new) and not deviates(pair.old) for pair in changed),
            ceased=sum(deviates(pair.old) and not deviates(pair.new) for pair in changed),
            new=new.score.deviations,
        ),
        added=added,
        removed=removed,
        changed=changed,
        unchanged=len(paired) - len(changed),
    )


def _version(document: Diff) -> Version:
    score = document.score
    return Version(
        paths=[one.path for one in document.inputs],
        items=len(document.items),
        items_assessed=score.items_assessed,
        deviations=score.deviations,
        waived=score.waived,
        customization_rate=score.customization_rate,
        interval=score.interval,
    )


def _differing(old: AssessedItem, new: AssessedItem) -> list[Part]:
    parts = [part for part in _WORDED if _plain(getattr(old, part)) != _plain(getattr(new, part))]
    if old.effort_days != new.effort_days:
        parts.append("effort_days")
    if old.verdict != new.verdict:
        parts.append("verdict")
    return parts


def _plain(cell: str | None) -> str:
    return "".join(normal_form(cell or "").split())


def _deviations(items: Sequence[AssessedItem]) -> int:
    return sum(map(deviates, items))
