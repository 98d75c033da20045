"""The plain data that passes from stage to stage, and the documents other programs read.

Everything is frozen and serialisable; what comes by the thousand is left out of garbage collection (it holds no
circles). The JSON shapes are ``custaudit.classification/1`` and ``custaudit.diff/1``; field order here is the order in the documents.
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
GranularityVerdict = Literal["coarse", "fine", "mixed"]
Axis = Literal["type", "domain"]
Column = Literal["title", "detail", "reason", "object", "department"]

TYPES: tuple[TypeCode, ...] = TypeCode.__args__  # type: ignore[attr-defined]
DOMAINS: tuple[DomainCode, ...] = DomainCode.__args__  # type: ignore[attr-defined]
FIELDS: tuple[Field, ...] = Field.__args__  # type: ignore[attr-defined]
VERDICTS: tuple[Verdict, ...] = Verdict.__args__  # type: ignore[attr-defined]
KINDS: tuple[MunicipalityKind, ...] = MunicipalityKind.__args__  # type: ignore[attr-defined]
DEVIATIONS: frozenset[Verdict] = frozenset({"prohibited", "outside"})
EIGHT_TYPE_FIELDS: frozenset[Field] = frozenset({"kaigo", "juminzei"})


class Source(Struct, frozen=True, gc=False):
    """Where an item stands: rows, pages and lines count from 1; ``clause`` and ``heading`` for running text."""

    path: str
    sheet: str | None = None
    row: int | None = None
    page: int | None = None
    line: int | None = None
    clause: str | UnsetType | None = UNSET
    heading: list[str] | UnsetType = UNSET


class Item(Struct, frozen=True, gc=False):
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

    @property
    def request(self) -> str:
        """What is asked for, without why: title, detail and object, one under the other."""
        return f"{self.title}\n{self.detail}\n{self.object or ''}"


class Skipped(Struct, frozen=True, gc=False):
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


class Evidence(Struct, frozen=True, gc=False):
    """One reason for a label: ``text == item[column][start:end]``, ``weight`` in log-odds, signed."""

    axis: Axis
    rule: str
    for_: str = msgspec.field(name="for")
    weight: float
    column: Column
    start: int
    end: int
    text: str


class TypeLabel(Struct, frozen=True, gc=False):
    """The type of an item and how sure it is (0 to 1)."""

    code: TypeCode
    label: str
    confidence: float


class DomainLabel(Struct, frozen=True, gc=False):
    """The domain of an item; flow and medium for domain C alone."""

    code: DomainCode
    label: str
    confidence: float
    flow: Flow | None
    medium: Medium | None


class ClassifiedItem(Struct, frozen=True, gc=False):
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


class RequirementMatch(Struct, frozen=True, gc=False):
    """A requirement that an item was held against; ``similarity`` from 0 to 1."""

    standard: str
    section: str
    requirement: str
    class_: RequirementClass = msgspec.field(name="class")
    title: str
    similarity: float


class Exemption(Struct, frozen=True, gc=False):
    """Why a deviation needs no fine standard."""

    reason: str


class Waiver(Struct, frozen=True):
    """Somebody answers for a deviation until that day, inclusive."""

    reason: str
    decided_by: str
    until: date


class AssessedItem(ClassifiedItem, frozen=True, gc=False):
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
    """What made a document: version, and the digest of the rule files used."""

    name: str
    version: str
    rules: str


class Summary(Struct, frozen=True):
    """How many items there are of each type and domain, and how many for review."""

    items: int
    by_type: dict[str, int]
    by_domain: dict[str, int]
    review: int


class StandardInfo(Struct, frozen=True):
    """The standard that a document holds items against."""

    name: str
    title: str
    version: str
    requirements: int
    digest: str


class RateLine(Struct, frozen=True):
    """The rate of a group of items."""

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


class VagueStatement(Struct, frozen=True):
    """A requirement that leaves open what is to be done; ``words`` are the vague ones, in normal form."""

    id: str
    words: str
    text: str


class FunctionGranularity(Struct, frozen=True):
    """A function of an RFP (its heading) with the number of its requirements, and of the vague and the concrete ones."""

    name: str
    requirements: int
    vague: int
    concrete: int


class Granularity(Struct, frozen=True):
    """How fine an RFP is. ``per_function`` is the mean number of requirements under a heading; shares are of all requirements."""

    path: str
    verdict: GranularityVerdict
    requirements: int
    functions: int
    per_function: float
    vague_share: float
    concrete_share: float
    vague: list[VagueStatement]
    by_function: list[FunctionGranularity]


class MissingRequirement(Struct, frozen=True):
    """A required function that no item asks for."""

    requirement: str
    title: str
    text: str


class MissingSection(Struct, frozen=True):
    """A section with its required functions that no item asks for; ``items`` are those that ask for something else in it."""

    section: str
    title: str
    chapter: str
    required: int
    items: list[str]
    requirements: list[MissingRequirement]


class Missing(Struct, frozen=True):
    """The required functions of the standard, for a kind of municipality, that the inputs never ask for; see docs/standards.md."""

    kind: MunicipalityKind
    required: int
    asked: int
    sections: list[MissingSection]


class Classification(Struct, frozen=True):
    """The document of ``classify``; ``granularity`` is there where an RFP is among the inputs."""

    schema: Literal["custaudit.classification/1"]
    tool: Tool
    inputs: list[InputSummary]
    items: list[ClassifiedItem]
    summary: Summary
    granularity: list[Granularity] | UnsetType = UNSET


class Diff(Struct, frozen=True):
    """The document of ``diff``; ``granularity`` is there where an RFP is among the inputs, ``missing`` where it was asked for."""

    schema: Literal["custaudit.diff/1"]
    tool: Tool
    inputs: list[InputSummary]
    items: list[AssessedItem]
    summary: Summary
    standard: StandardInfo
    score: Score
    coverage: list[CoverageLine]
    granularity: list[Granularity] | UnsetType = UNSET
    missing: Missing | UnsetType = UNSET


Document = Classification | Diff
