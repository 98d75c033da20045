"""Other views of a standard: its functions as inventory lines would ask for them, and its texts alone."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from custaudit.model import Field, Item, Source
from custaudit.standards.catalogue import Requirement, Standard

# A few are enough to teach that a function is no equipment; more would drown what is.
_EVERY = 12


def business_functions(standard: Standard) -> list[Item]:
    """One line for every twelfth requirement that belongs to the field of work itself, not to any system (logs, rights, help)."""
    field: Field = standard.meta.fields[0] if standard.meta.fields else "jumin"
    return [
        _line(requirement, field)
        for section, requirement in standard.requirements
        if section.section.partition(".")[0] not in standard.meta.common
    ][::_EVERY]


def texts_only(standard: Standard) -> Standard:
    """The standard as an import would give it: titles and texts, without aliases, examples or other words of ours."""
    sections = [
        msgspec.structs.replace(section, lacks=[], requirements=[_bare(requirement) for requirement in section.requirements])
        for section in standard.sections
    ]
    return replace(standard, sections=tuple(sections), topics=())


def _bare(requirement: Requirement) -> Requirement:
    return msgspec.structs.replace(requirement, forms=[], data=[], actions=[], aliases=[], excludes=[], examples=[], near_misses=[])


def _line(requirement: Requirement, field: Field) -> Item:
    return Item(
        id=requirement.id,
        no=None,
        source=Source(requirement.id),
        field=field,
        department="",
        title="",
        detail=(requirement.examples or [requirement.text])[0],
        reason="",
        object=None,
        effort_days=None,
    )
