"""The other direction: which required functions of the standard the inputs never ask for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import numpy as np
from msgspec import UNSET
from numpy.typing import NDArray

from custaudit.match.index import Index
from custaudit.match.settings import Ranking
from custaudit.model import AssessedItem, Diff, Missing, MissingRequirement, MissingSection, MunicipalityKind, RequirementMatch
from custaudit.rules.language import FileShape
from custaudit.rules.paths import builtin_rules
from custaudit.rules.yamlfile import read_yaml
from custaudit.standards.catalogue import Requirement, Section, Standard
from custaudit.text import normal_form

# An item that asks for something of a section asks for what it says so much of, too.
_SAID = 0.7
# And for what it says nearly whole of any other section, if that is more than a few words.
_SAID_WHOLE, _FEWEST_SIGNS = 0.9, 12
# A shorter name of a section is a word of every day.
_SHORTEST_NAME = 4


class AskedFile(FileShape, frozen=True):
    """``rules/asked.yaml``: what may end the title of a section behind the name of its function."""

    title_endings: list[str]


def missing_functions(
    document: Diff,
    standard: Standard,
    kind: MunicipalityKind,
    ranking: Ranking,
    beside: Mapping[str, RequirementMatch] = MappingProxyType({}),
) -> Missing:
    """The functions required for that kind of municipality that no item of the document asks for, by section.

    An item asks for the requirement that answers it (``beside`` has, by id, that of an item without verdict), for others of the same
    section whose words are nearly all in it, and for those of another section that stand in it nearly whole. An item that names the
    function of a section touches it. A vague item that no requirement surely answers asks for nothing.
    """
    unsure = set() if document.granularity is UNSET else {line.id for one in document.granularity for line in one.vague}
    items: list[AssessedItem] = []
    answers: list[RequirementMatch] = []
    for item in document.items:
        answer = beside.get(item.id) if item.verdict is None else item.match
        if answer is not None and item.verdict != "outside" and not (item.review and item.id in unsure):
            items.append(item)
            answers.append(answer)
    said = _Said(items, Index(standard, ranking))
    required = asked = 0
    sections: list[MissingSection] = []
    for section in standard.sections:
        held = np.array([answer.section == section.section for answer in answers], dtype=bool)
        wanted = [requirement for requirement in section.requirements if requirement.class_for(kind) == "required"]
        answering = {answer.requirement for answer in answers}
        left = [one for one in wanted if one.id not in answering and not said.asks(one, held)]
        required, asked = required + len(wanted), asked + len(wanted) - len(left)
        if left:
            touching = held | said.names(section)
            sections.append(_section(section, len(wanted), [item for item, touches in zip(items, touching, strict=True) if touches], left))
    return Missing(kind=kind, required=required, asked=asked, sections=sections)


def _section(section: Section, required: int, items: Sequence[AssessedItem], left: Sequence[Requirement]) -> MissingSection:
    return MissingSection(
        section=section.section,
        title=section.title,
        chapter=section.chapter,
        required=required,
        items=[item.id for item in items],
        requirements=[MissingRequirement(requirement=one.id, title=one.title, text=one.text) for one in left],
    )


class _Said:
    """How much of a requirement's words each item says, weighed by what they tell apart."""

    def __init__(self, items: Sequence[AssessedItem], index: Index) -> None:
        self._index = index
        self._details = [normal_form(item.detail or item.title) for item in items]
        self._said = index.vocabulary.count([normal_form(f"{item.title}\n{item.detail}") for item in items])
        endings = read_yaml(builtin_rules() / "asked.yaml", AskedFile).title_endings
        self._endings = sorted(map(normal_form, endings), key=len, reverse=True)

    def asks(self, requirement: Requirement, held: NDArray[np.bool_]) -> bool:
        """Whether an item asks for it in its words; ``held`` are the items that its section answers."""
        line = normal_form(requirement.text)
        wanted = self._index.vocabulary.count([line]).numbers
        told = np.zeros(len(self._index.information))
        told[wanted] = self._index.information[wanted]
        whole = float(told.sum())
        if not whole:
            return False
        shares = np.bincount(self._said.texts, weights=told[self._said.numbers], minlength=held.size) / whole
        elsewhere = ~held & (shares >= _SAID_WHOLE) if len(line) >= _FEWEST_SIGNS else False
        return bool((elsewhere | (held & (shares >= _SAID))).any())

    def names(self, section: Section) -> NDArray[np.bool_]:
        """Which items name the function that the section is called after."""
        name = normal_form(section.title)
        while ending := next(filter(name.endswith, self._endings), ""):
            name = name.removesuffix(ending)
        long_enough = len(name) >= _SHORTEST_NAME
        return np.array([long_enough and name in detail for detail in self._details], dtype=bool)
