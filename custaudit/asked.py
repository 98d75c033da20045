"""The other direction: which required functions of the standard the inputs never ask for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from custaudit.characters import Numbers
from custaudit.match.index import Index
from custaudit.match.settings import Ranking
from custaudit.model import AssessedItem, Diff, Missing, MissingRequirement, MissingSection, MunicipalityKind
from custaudit.standards.catalogue import Requirement, Section, Standard
from custaudit.text import normal_form

# An item that asks for something of a section asks for what it says so much of, too.
_SAID = 0.7


def missing_functions(document: Diff, standard: Standard, kind: MunicipalityKind, ranking: Ranking) -> Missing:
    """The functions required for that kind of municipality that no item of the document asks for, by section.

    An item asks for the requirement that answers it, and for others of the same section whose words are nearly all in it.
    """
    by_section: dict[str, list[AssessedItem]] = {}
    for item in document.items:
        if item.match is not None and item.verdict not in (None, "outside"):
            by_section.setdefault(item.match.section, []).append(item)
    wording = _Wording(Index(standard, ranking))
    required = asked = 0
    sections: list[MissingSection] = []
    for section in standard.sections:
        items = by_section.get(section.section, [])
        wanted = [requirement for requirement in section.requirements if requirement.class_for(kind) == "required"]
        left = list(_left(wanted, items, wording))
        required, asked = required + len(wanted), asked + len(wanted) - len(left)
        if left:
            sections.append(_section(section, len(wanted), items, left))
    return Missing(kind=kind, required=required, asked=asked, sections=sections)


def _left(wanted: Sequence[Requirement], items: Sequence[AssessedItem], wording: _Wording) -> Iterator[Requirement]:
    answering = {item.match.requirement for item in items if item.match}
    for requirement in wanted:
        if requirement.id not in answering and not any(wording.said(requirement, item) >= _SAID for item in items):
            yield requirement


def _section(section: Section, required: int, items: Sequence[AssessedItem], left: Sequence[Requirement]) -> MissingSection:
    return MissingSection(
        section=section.section,
        title=section.title,
        chapter=section.chapter,
        required=required,
        items=[item.id for item in items],
        requirements=[MissingRequirement(requirement=one.id, title=one.title, text=one.text) for one in left],
    )


class _Wording:
    """How much of a requirement's words an item says, weighed by what they tell apart."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def said(self, requirement: Requirement, item: AssessedItem) -> float:
        """The share, from 0 to 1, of the information of the requirement's text that stands in the item."""
        wanted = self._grams(requirement.text)
        shared = np.intersect1d(wanted, self._grams(f"{item.title}\n{item.detail}"))
        whole = float(self._index.information[wanted].sum())
        return float(self._index.information[shared].sum()) / whole if whole else 0.0

    def _grams(self, text: str) -> Numbers:
        return self._index.vocabulary.count([normal_form(text)]).numbers
