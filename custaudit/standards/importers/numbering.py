"""Numbers for sections and requirements: the document's own where they are whole, else counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import count

from custaudit.standards.catalogue import Requirement, Section, sorted_sections
from custaudit.standards.importers.model import Assumption, DraftSection

_SHOWN = 5
_LETTER = {"required": "r", "optional": "o", "prohibited": "p"}


def numbered_sections(drafts: Sequence[DraftSection]) -> tuple[list[Section], list[Assumption]]:
    """Sections with unique numbers and their requirements with ids ``<number>-[rop]N``.

    The document's own section numbers stay if at least half of the sections have one and no two have the same; those without are counted
    on after them. Otherwise all are counted by chapter, parent and section. What was counted is one of the assumptions returned.
    """
    own = Counter(section.number for section in drafts if section.number)
    if own and 2 * own.total() >= len(drafts) and max(own.values()) == 1:
        numbers = _filled(drafts)
        filled = [section.title for section in drafts if not section.number]
        values = {"count": str(len(filled)), "titles": " / ".join(filled[:_SHOWN]) + (", \u2026" if len(filled) > _SHOWN else "")}
        sections = [_finished(section, number) for section, number in zip(drafts, numbers, strict=True)]
        return list(sorted_sections(sections)), [Assumption("", "numbers_filled", values)] if filled else []
    sections = [_finished(section, number) for section, number in zip(drafts, _counted(drafts), strict=True)]
    twice = sorted(number for number, times in own.items() if times > 1)
    key = "numbers_twice" if twice else "numbers_counted"
    return sections, [Assumption("", key, {"numbers": ", ".join(twice[:5])})]


def _filled(drafts: Sequence[DraftSection]) -> list[str]:
    """The numbers, and for sections without the next ones in their chapter: the one that holds sections of the same chapter."""
    taken = {section.number for section in drafts}
    chapters = {section.chapter: section.number.split(".")[0] for section in drafts if section.number}
    numbers = []
    for section in drafts:
        first = chapters.setdefault(
            section.chapter, str(max((int(number) for number in chapters.values() if number.isdecimal()), default=0) + 1)
        )
        number = section.number or next(tried for place in count(1) if (tried := f"{first}.{place}") not in taken)
        taken.add(number)
        numbers.append(number)
    return numbers


def _counted(drafts: Sequence[DraftSection]) -> list[str]:
    """Chapter, parent and section counted in order of appearance: 1.2.3, or 1.2 for a section without parent."""
    children: dict[tuple[str, ...], dict[str, int]] = {}

    def counted_in(above: tuple[str, ...], name: str) -> int:
        known = children.setdefault(above, {})
        return known.setdefault(name, len(known) + 1)

    numbers = []
    for position, section in enumerate(drafts):
        above = (section.chapter,) if section.parent is None else (section.chapter, section.parent)
        counted = [counted_in(above[:depth], name) for depth, name in enumerate(above)]
        numbers.append(".".join(map(str, [*counted, counted_in(above, f"{section.title} {position}")])))
    return numbers


def _finished(section: DraftSection, number: str) -> Section:
    counts: Counter[str] = Counter()
    requirements = []
    for draft in sorted(section.drafts, key=lambda draft: list(_LETTER).index(draft.class_)):
        letter = _LETTER[draft.class_]
        counts[letter] += 1
        requirements.append(
            Requirement(
                id=f"{number}-{letter}{counts[letter]}",
                class_=draft.class_,
                title=draft.title,
                text=draft.text,
                kinds=draft.kinds,
                number=draft.number,
                reason=draft.reason,
                remarks=draft.remarks,
                due=draft.due,
            )
        )
    return Section(
        section=number,
        title=section.title,
        chapter=section.chapter or number.split(".", maxsplit=1)[0],
        parent=section.parent,
        requirements=requirements,
    )
