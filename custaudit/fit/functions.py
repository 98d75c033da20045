"""The functions of a standard as inventory lines would ask for them."""

from __future__ import annotations

from custaudit.model import Field, Item, Source
from custaudit.standards.catalogue import Requirement, Standard


def business_functions(standard: Standard) -> list[Item]:
    """One line for each requirement that belongs to the field of work itself, not to any system (logs, rights, help)."""
    field: Field = standard.meta.fields[0] if standard.meta.fields else "jumin"
    return [
        _line(requirement, field)
        for section, requirement in standard.requirements
        if section.section.partition(".")[0] not in standard.meta.common
    ]


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
