"""What comes of the rows of a table."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from custaudit.sources.table.rows.drafts import Drafts

SkipReason = Literal[
    "blank",
    "subtotal",
    "heading",
    "continues",
    "struck",
    "withdrawn",
    "note",
    "page",
    "section",
    "no_text",
    "example",
    "guide",
    "reply",
    "same",
]
Doubt = Literal["bare_items", "bare_sections", "below", "carried"]
Told = dict[Doubt, list[int]]
"""Rows in doubt, to be told: titles alone that count, those taken for sections without a sign of one, texts below the list, items
that were given the section above."""


@dataclass
class TableRows:
    """What came of the rows of one table. Rows count from 0."""

    drafts: Drafts = field(default_factory=Drafts)
    skipped: list[tuple[int, SkipReason]] = field(default_factory=list)
    other_fields: dict[str, int] = field(default_factory=dict)
    told: Told = field(default_factory=dict)
