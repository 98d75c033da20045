"""Numbers for sections and requirements: the document's own where they are whole, else counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from custaudit.standards.catalogue import Requirement, Section, sorted_sections
from custaudit.standards.importers.model import Assumption, DraftSection

_LETTER = {"required": "r", "optional": "o", "prohibited": "p"}


def numbered_sections(drafts: Sequence[DraftSection]) -> tuple[list[Section], list[Assumption]]:
    """Sections with unique numbers and their requirements with ids ``<number>-[rop]N``.

    The document's own section numbers stay if every section has one and no two have the same; otherwise all are
    counted by chapter, parent and section, and that is one of the assumptions returned.
    """
    own = Counter(section.number for section in drafts)
    if own and "" not in own and max(own.values()) == 1:
        sections = [_finished(section, section.number) for section in drafts]
        return list(sorted_sections(sections)), []
    sections = [_finished(section, number) for section, number in zip(drafts, _counted(drafts), strict=True)]
    twice = sorted(number for number, times in own.items() if number and times > 1)
    key = "numbers_twice" if twice else "numbers_counted"
    return sections, [Assumption("", key, {"numbers": ", ".join(twice[:5])})]


def _counted(drafts: Sequence[DraftSection]) -> list[str]:
    """Chapter, parent and section counted in order of appearance: 1.2.3, or 1.2 for a section without parent."""
    children: dict[tuple[str, ...], dict[str, int]] = {}

    def count(above: tuple[str, ...], name: str) -> int:
        known = children.setdefault(above, {})
        return known.setdefault(name, len(known) + 1)

    numbers = []
    for position, section in enumerate(drafts):
        above = (section.chapter,) if section.parent is None else (section.chapter, section.parent)
        counted = [count(above[:depth], name) for depth, name in enumerate(above)]
        numbers.append(".".join(map(str, [*counted, count(above, f"{section.title} {position}")])))
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
