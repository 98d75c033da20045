"""What a report may show beside the document: original rows, full requirement texts, the gate's findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from custaudit.model import MunicipalityKind
    from custaudit.sources.model import OriginalTable


@dataclass(frozen=True)
class RequirementText:
    """The words of a requirement, shown beside the item that met it."""

    section: str
    title: str
    text: str


@dataclass(frozen=True)
class CrossedLimit:
    """A limit of the gate that was crossed: by how much, by which items, and what to do.

    ``name`` is the limit's code (its label is ``gate.NAME``); ``limit`` and ``value`` are written for a reader.
    """

    name: str
    limit: str
    value: str
    item_ids: tuple[str, ...] = ()
    advice: str = ""


@dataclass(frozen=True)
class GateFindings:
    """The outcome of ``check``; the gate is passed when no limit was crossed.

    ``notes`` are sentences on what the gate let pass or could not use: waivers, findings that are gone.
    """

    crossed: tuple[CrossedLimit, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether every limit holds."""
        return not self.crossed


@dataclass(frozen=True)
class ReportContext:
    """How and with what a document is shown.

    ``originals`` are the input tables as their authors made them (workbook); ``requirements`` the words of the
    standard by requirement id; ``rules`` why each rule exists, by rule id; ``width`` the columns of the terminal;
    ``encoding`` that of CSV; ``gate`` the outcome of ``check``; ``kind`` the kind of municipality that the items were
    judged for; ``warnings`` what a reader must know before relying on the verdicts.
    """

    originals: Sequence[OriginalTable] = ()
    requirements: Mapping[str, RequirementText] = field(default_factory=dict)
    rules: Mapping[str, str] = field(default_factory=dict)
    width: int | None = None
    color: bool = False
    encoding: str = "utf-8-sig"
    gate: GateFindings | None = None
    summary_only: bool = False
    kind: MunicipalityKind | None = None
    warnings: Sequence[str] = ()
