"""Which sections of two versions are the same: by the names of their path, since numbers shift and can have been counted."""

from __future__ import annotations

from collections.abc import Sequence

from custaudit.standards.catalogue import Section
from custaudit.text import normal_form

Path = tuple[str, ...]


def same_sections(old: Sequence[Section], new: Sequence[Section]) -> dict[str, str]:
    """The number in the older version and that in the newer one, for sections that both have.

    Sections with the same names from the chapter down are the same; of several with the same names, those with the same
    number. A section whose names the other version does not have was renamed if its number holds one of that kind.
    """
    before, after = _by_path(old), _by_path(new)
    found: dict[str, str] = {}
    for path in before.keys() & after.keys():
        found |= _paired(before[path], after[path])
    renamed = {section.section for path, sections in after.items() if path not in before for section in sections}
    lost = {section.section for path, sections in before.items() if path not in after for section in sections}
    return found | {number: number for number in lost & renamed}


def _by_path(sections: Sequence[Section]) -> dict[Path, list[Section]]:
    found: dict[Path, list[Section]] = {}
    for section in sections:
        path = tuple("".join(normal_form(name).split()) for name in section.path)
        found.setdefault(path, []).append(section)
    return found


def _paired(old: Sequence[Section], new: Sequence[Section]) -> dict[str, str]:
    """Sections of the same names: those with the same number, then the others in their order."""
    numbers, others = [section.section for section in old], [section.section for section in new]
    shared = [number for number in numbers if number in others]
    left = [[number for number in held if number not in shared] for held in (numbers, others)]
    return {number: number for number in shared} | dict(zip(left[0], left[1], strict=False))
