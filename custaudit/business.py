"""Whether the inputs are of the business that a standard is for."""

from __future__ import annotations

from collections.abc import Sequence

from custaudit.errors import UserError
from custaudit.i18n import label, text
from custaudit.model import Field
from custaudit.sources.fields import field_in_name
from custaudit.sources.model import ReadInput
from custaudit.standards.catalogue import Standard


def refuse_other_business(inputs: Sequence[ReadInput], standard: Standard) -> None:
    """Raises UserError when no item at all is of a field that the standard is for."""
    fields = standard.meta.fields
    items = [item for read in inputs for item in read.items]
    if fields and items and not any(item.field in fields for item in items):
        raise UserError("standard.other_field", standard=standard.meta.title, fields=_names(inputs))


def business_warnings(inputs: Sequence[ReadInput], standard: Standard) -> list[str]:
    """What a reader must know where the standard is called after another business than the items are, or may be."""
    named = field_in_name(standard.meta.title)
    own: set[Field | None] = {*standard.meta.fields} or ({named[0]} if named is not None else set())
    if not own:
        return []
    # Two businesses outside this tool may be one by two names.
    outside = own == {None}
    apart: list[ReadInput] = []
    unsaid: list[ReadInput] = []
    for read in inputs:
        if read.understanding.others:
            apart += [] if outside else [read]
        elif not standard.meta.fields and any(item.field not in own for item in read.items):
            (apart if read.understanding.says_field or not outside else unsaid).append(read)
    warnings = []
    if apart:
        warnings.append(text("standard.maybe_other_field", standard=standard.meta.title, fields=_names(apart)))
    if unsaid:
        places = text("label.joint").join(read.summary.path for read in unsaid)
        warnings.append(text("standard.unsaid_field", standard=standard.meta.title, places=places))
    return warnings


def _names(inputs: Sequence[ReadInput]) -> str:
    """What the businesses of the inputs are called."""
    return text("label.joint").join(dict.fromkeys(name for read in inputs for name in _businesses(read)))


def _businesses(read: ReadInput) -> list[str]:
    """What the business of an input's items is called: as its names say, if that is none of this tool's, else by the items' fields."""
    return read.understanding.others or [label("field", code) for code in dict.fromkeys(item.field for item in read.items)]
