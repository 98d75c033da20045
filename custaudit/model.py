"""The plain data that passes from stage to stage, and the documents other programs read.

Everything is frozen and serialisable. The JSON shapes are ``custaudit.classification/1`` and
``custaudit.diff/1``; field order here is the order in the documents.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec
from msgspec import UNSET, Struct, UnsetType

Field = Literal["jumin", "inkan", "kaigo", "juminzei"]
Kind = Literal["inventory", "rfp"]
TypeCode = Literal["org", "volume", "wording", "linkage", "scope", "ordinance", "statistics", "external", "none"]
DomainCode = Literal["A1", "A2", "B", "C", "none"]
Flow = Literal["inbound", "outbound"]
Medium = Literal["paper", "electronic"]
Verdict = Literal["covered", "optional", "prohibited", "outside"]
RequirementClass = Literal["required", "optional", "prohibited"]
MunicipalityKind = Literal["designated", "core", "ordinary"]
Axis = Literal["type", "domain"]
Column = Literal["title", "detail", "reason", "object", "department"]

TYPES: tuple[TypeCode, ...] = TypeCode.__args__  # type: ignore[attr-defined]
DOMAINS: tuple[DomainCode, ...] = DomainCode.__args__  # type: ignore[attr-defined]
FIELDS: tuple[Field, ...] = Field.__args__  # type: ignore[attr-defined]
VERDICTS: tuple[Verdict, ...] = Verdict.__args__  # type: ignore[attr-defined]
KINDS: tuple[MunicipalityKind, ...] = MunicipalityKind.__args__  # type: ignore[attr-defined]
DEVIATIONS: frozenset[Verdict] = frozenset({"prohibited", "outside"})
EIGHT_TYPE_FIELDS: frozenset[Field] = frozenset({"kaigo", "juminzei"})


class Source(Struct, frozen=True):
    """Where an item stands: rows, pages and lines count from 1; ``clause`` and ``heading`` for running text."""

    path: str
    sheet: str | None = None
    row: int | None = None
    page: int | None = None
    line: int | None = None
    clause: str | None | UnsetType = UNSET
    heading: list[str] | UnsetType = UNSET


class Item(Struct, frozen=True):
    """One customization or requirement as its author wrote it (cells unchanged but for outer blanks).

    ``kind`` is that of the municipality the row speaks for, where the list has a column for it (joint procurement).
    """

    id: str
    no: str | None
    source: Source
    field: Field
    department: str
    title: str
    detail: str
    reason: str
    object: str | None
    effort_days: float | None
    kind: MunicipalityKind | None = None


class Skipped(Struct, frozen=True):
    """A row, page or line that was read and is no item, with the reason a person can check."""

    reason: str
    sheet: str | None = None
    row: int | UnsetType = UNSET
    page: int | UnsetType = UNSET
    line: int | UnsetType = UNSET


class InputSummary(Struct, frozen=True):
    """The account of one input: ``rows_read == items + len(skipped)``."""

    path: str
    kind: Kind
    rows_read: int
    items: int
    skipped: list[Skipped]


class Evidence(Struct, frozen=True):
    """One reason for a label: ``text == item[column][start:end]``, ``weight`` in log-odds, signed."""

    axis: Axis
    rule: str
    for_: str = msgspec.field(name="for")
    weight: float
    column: Column
    start: int
    end: int
    text: str


class TypeLabel(Struct, frozen=True):
    code: TypeCode
    label: str
    confidence: float


class DomainLabel(Struct, frozen=True):
    code: DomainCode
    label: str
    confidence: float
    flow: Flow | None
    medium: Medium | None


class ClassifiedItem(Struct, frozen=True):
    """An item with its type, domain, and what speaks for them."""

    id: str
    no: str | None
    source: Source
    field: Field
    department: str
    title: str
    detail: str
    reason: str
    object: str | None
    effort_days: float | None
    type: TypeLabel
    domain: DomainLabel
    review: bool
    evidence: list[Evidence]


class RequirementMatch(Struct, frozen=True):
    """A requirement that an item was held against; ``similarity`` from 0 to 1."""

    standard: str
    section: str
    requirement: str
    class_: RequirementClass = msgspec.field(name="class")
    title: str
    similarity: float


class Exemption(Struct, frozen=True):
    reason: str


class Waiver(Struct, frozen=True):
    """Somebody answers for a deviation until that day, inclusive."""

    reason: str
    decided_by: str
    until: date


class AssessedItem(ClassifiedItem, frozen=True):
    """A classified item with its verdict; ``p_deviation`` is the probability that it deviates.

    ``waiver`` is there only where the project's waivers name the item; it changes neither verdict nor rate.
    """

    verdict: Verdict | None
    exempt: Exemption | None
    p_deviation: float
    match: RequirementMatch | None
    candidates: list[RequirementMatch]
    explanation: str
    waiver: Waiver | UnsetType = UNSET


class Tool(Struct, frozen=True):
    name: str
    version: str
    rules: str


class Summary(Struct, frozen=True):
    items: int
    by_type: dict[str, int]
    by_domain: dict[str, int]
    review: int


class StandardInfo(Struct, frozen=True):
    name: str
    title: str
    version: str
    requirements: int
    digest: str


class RateLine(Struct, frozen=True):
    items: int
    deviations: int
    rate: float | None


class Score(Struct, frozen=True):
    """The customization rate with its interval and breakdowns; see docs/score.md.

    ``waived`` says how many of the deviations have a waiver; they count in the rate as all others do.
    """

    customization_rate: float
    interval: tuple[float, float]
    level: float
    items_assessed: int
    deviations: int
    by_verdict: dict[str, int]
    by_type: dict[str, RateLine]
    by_domain: dict[str, RateLine]
    by_chapter: dict[str, RateLine]
    by_department: dict[str, RateLine]
    effort_weighted_rate: float | None
    deviations_per_100_requirements: float
    definition: str
    waived: int = 0


class CoverageLine(Struct, frozen=True):
    """A section of the standard and the ids of the items that it answers."""

    section: str
    title: str
    class_: RequirementClass = msgspec.field(name="class")
    items: list[str]


class Classification(Struct, frozen=True):
    """The document of ``classify``."""

    schema: Literal["custaudit.classification/1"]
    tool: Tool
    inputs: list[InputSummary]
    items: list[ClassifiedItem]
    summary: Summary


class Diff(Struct, frozen=True):
    """The document of ``diff``."""

    schema: Literal["custaudit.diff/1"]
    tool: Tool
    inputs: list[InputSummary]
    items: list[AssessedItem]
    summary: Summary
    standard: StandardInfo
    score: Score
    coverage: list[CoverageLine]


Document = Classification | Diff
