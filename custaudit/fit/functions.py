"""Other views of a standard: its functions as inventory lines would ask for them, and its texts alone."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from custaudit.model import Field, Item, Source
from custaudit.standards.catalogue import Requirement, Standard

# Enough of them teach that a function is no equipment; all would drown what is.
_EVERY = 4
_EVERY_SHORT = 3


def business_functions(standard: Standard) -> list[Item]:
    """A line for every fourth requirement that belongs to the field of work itself, not to any system (logs, rights, help).

    For every third of these its shortest name too: that an item says little is no sign of what it is.
    """
    field: Field = standard.meta.fields[0] if standard.meta.fields else "jumin"
    chosen = [
        requirement for section, requirement in standard.requirements if section.section.partition(".")[0] not in standard.meta.common
    ][::_EVERY]
    lines = [_line(requirement.id, (requirement.examples or [requirement.text])[0], field) for requirement in chosen]
    return lines + [
        _line(f"{requirement.id}/name", min([*requirement.aliases, requirement.title], key=len), field)
        for requirement in chosen[::_EVERY_SHORT]
    ]


def texts_only(standard: Standard) -> Standard:
    """The standard as an import would give it: titles and texts, without aliases, examples or other words of ours."""
    sections = [
        msgspec.structs.replace(section, lacks=[], requirements=[_bare(requirement) for requirement in section.requirements])
        for section in standard.sections
    ]
    return replace(standard, sections=tuple(sections), topics=())


def _bare(requirement: Requirement) -> Requirement:
    return msgspec.structs.replace(requirement, forms=[], data=[], actions=[], aliases=[], excludes=[], examples=[], near_misses=[])


def _line(id: str, detail: str, field: Field) -> Item:
    return Item(
        id=id,
        no=None,
        source=Source(id),
        field=field,
        department="",
        title="",
        detail=detail,
        reason="",
        object=None,
        effort_days=None,
    )
