"""The rule language: the shape of every rule file, from which the JSON Schemas of ``docs/rules.md`` are made.

Unknown keys are refused, so a misspelt key never passes in silence.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from custaudit.model import DOMAINS, TYPES, Field

Identifier = Annotated[str, Meta(pattern="^[a-z0-9][a-z0-9./-]*$", description="lower-case name that never changes")]
Share = Annotated[float, Meta(ge=0, le=1)]
TextColumn = Literal["title", "detail", "reason", "object"]
RuleAxis = Literal["type", "domain", "flow", "medium"]
CODES: dict[RuleAxis, tuple[str, ...]] = {
    "type": TYPES,
    "domain": tuple(code for code in DOMAINS if code != "none"),
    "flow": ("inbound", "outbound"),
    "medium": ("paper", "electronic"),
}
"""The codes of each axis. Domain ``none`` follows from type ``none`` and is not weighed."""


def _of_codes(value: dict[str, object]) -> dict[str, object]:
    """JSON Schema of a mapping with one value of that kind a code, for each axis."""
    axes = {
        axis: {"type": "object", "properties": dict.fromkeys(codes, value), "additionalProperties": False} for axis, codes in CODES.items()
    }
    return {"properties": axes}


Votes = Annotated[
    dict[RuleAxis, dict[str, float]],
    Meta(
        description="for each axis the codes spoken for (positive) or against (negative), in log-odds",
        extra_json_schema=_of_codes({"type": "number"}),
    ),
]


class FileShape(Struct, frozen=True, forbid_unknown_fields=True):
    """What all parts of rule files share: they refuse keys they do not know."""


class Concept(FileShape, frozen=True):
    """One notion of the field with all the ways officials write it; mentioning it is the simplest rule."""

    id: Identifier
    label: str
    terms: Annotated[list[str], Meta(description="words as written; compared after normalisation")] = []
    patterns: Annotated[list[str], Meta(description="RE2 regular expressions over the normalised text")] = []
    is_: Annotated[list[Identifier], Meta(description="broader concepts that are mentioned along with it")] = field(
        name="is", default_factory=list
    )
    votes: Votes = {}
    note: str = ""

    @property
    def key(self) -> str:
        """The name under which weights and evidence know it."""
        return f"lexicon/{self.id}"


class Example(FileShape, frozen=True):
    """An inventory line on which a rule is tried; give at least one cell."""

    title: str = ""
    detail: str = ""
    reason: str = ""
    object: str = ""
    department: str = ""


class When(FileShape, frozen=True):
    """A condition over concepts. Each entry of ``all`` is a concept or a list of alternatives."""

    all: list[Identifier | list[Identifier]] = []
    any: list[Identifier] = []
    none: list[Identifier] = []
    columns: Annotated[list[TextColumn], Meta(min_length=1)] = field(default_factory=lambda: ["title", "detail", "reason", "object"])
    within: Annotated[int, Meta(ge=1, description="largest number of characters between one part of `all` and the next")] | None = None
    in_order: bool = False
    fields: list[Field] = []

    @property
    def parts(self) -> list[list[Identifier]]:
        """The entries of ``all``, each as a list of alternatives."""
        return [[entry] if isinstance(entry, str) else entry for entry in self.all]


class Rule(FileShape, frozen=True):
    """A statement about what a combination of concepts says of an item, with the texts that prove it."""

    id: Identifier
    why: str
    when: When
    votes: Votes
    aliases: Annotated[list[Identifier], Meta(description="former names of this rule")] = []
    hits: list[str | Example] = []
    misses: list[str | Example] = []

    @property
    def key(self) -> str:
        """The name under which weights and evidence know it."""
        return self.id


class Exemplar(FileShape, frozen=True):
    """A typical line, matched fuzzily where the rules have little to say."""

    text: str
    type: str
    domain: str


class KnowledgeFile(FileShape, frozen=True):
    """Any file of the lexicon, the rules or the exemplars, the project's or a user's own.

    ``names`` adds a municipality's own names (branch offices, systems, programmes) to concepts that exist.
    """

    concepts: list[Concept] = []
    rules: list[Rule] = []
    exemplars: list[Exemplar] = []
    names: dict[Identifier, list[str]] = {}


class Negation(FileShape, frozen=True):
    """Words that undo what stands shortly before them in the same clause ("is not changed")."""

    terms: list[str]
    reach: Annotated[int, Meta(ge=1, description="characters between the end of a mention and the start of the negation")]


class ExemplarPolicy(FileShape, frozen=True):
    """When the rules are unsure (confidence under ``below``), the closest exemplar of at least ``similarity`` (0-100) adds ``weight``."""

    below: Share
    similarity: Annotated[float, Meta(ge=0, le=100)]
    weight: float


class Precedence(FileShape, frozen=True):
    """The order in which causes win when the text supports several about equally."""

    order: list[str]
    margin: Annotated[float, Meta(ge=0, le=1, description="an earlier cause wins when its probability is at most this much lower")]


class OwnDepartment(FileShape, frozen=True):
    """A mention that repeats the item's own department column counts as another concept."""

    mentions_of: Identifier
    count_as: Identifier


class Policy(FileShape, frozen=True):
    """``classification/policy.yaml``: how mentions become a decision."""

    negation: Negation
    clause_ends: str
    own_department: OwnDepartment
    precedence: Precedence
    exemplars: ExemplarPolicy


class AxisFit(FileShape, frozen=True):
    """The starting score of each code and the divisor that makes confidence mean what it says."""

    bias: dict[str, float]
    temperature: Annotated[float, Meta(gt=0)]


class Review(FileShape, frozen=True):
    """Below either confidence a person confirms."""

    type: Share
    domain: Share


class WeightsFile(FileShape, frozen=True):
    """``classification/weights.yaml``: the numbers that ``custaudit rules fit`` found; they replace the votes of the same rule.

    A key is a rule's id, or ``lexicon/CONCEPT`` with an optional ``@title``, ``@reason`` or ``@object``.
    """

    axes: dict[RuleAxis, AxisFit]
    review: Review
    weights: dict[str, dict[RuleAxis, dict[str, float]]]
