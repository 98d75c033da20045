"""What a new version of a standard changes, and which verdicts change with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from msgspec import Struct
from rapidfuzz import fuzz, process

from custaudit.i18n import text
from custaudit.model import KINDS, AssessedItem, RequirementClass, Verdict
from custaudit.standards.catalogue import Requirement, Section, Standard, number_key
from custaudit.standards.samesection import same_sections
from custaudit.text import normal_form

ChangeKind = Literal["added", "dropped", "moved", "reworded", "reclassified"]
Same = dict[str, str]

SAME_CONTENT = 80
SAME_PLACE = 60


class Entry(Struct, frozen=True):
    """A requirement with its section, as it stands in one of the two versions."""

    section: Section
    requirement: Requirement


class Pair(Struct, frozen=True):
    """One requirement in both versions; ``similarity`` of its words from 0 to 1; ``moved`` if it now stands in another section."""

    old: Entry
    new: Entry
    similarity: float
    moved: bool

    @property
    def reworded(self) -> bool:
        """Whether its words changed by more than width, case and blanks."""
        return _form(self.old) != _form(self.new)

    @property
    def reclassified(self) -> bool:
        """Whether its class changed for some kind of municipality."""
        old, new = self.old.requirement, self.new.requirement
        return old.class_ != new.class_ or any(old.class_for(kind) != new.class_for(kind) for kind in KINDS)

    @property
    def change_kinds(self) -> list[ChangeKind]:
        """In which ways the requirement changed; none if it is the same."""
        kinds: tuple[ChangeKind, ...] = ("moved", "reworded", "reclassified")
        return [kind for kind in kinds if getattr(self, kind)]


class Change(Struct, frozen=True):
    """What happened to one requirement: its id and class in each version that has it, and the kinds of change."""

    kinds: list[ChangeKind]
    old: str | None
    new: str | None
    title: str
    old_class: RequirementClass | None
    new_class: RequirementClass | None


class SectionChange(Struct, frozen=True):
    """How many requirements of a section were added, dropped, moved there, reworded or given another class."""

    section: str
    title: str
    added: int
    dropped: int
    moved: int
    reworded: int
    reclassified: int


class Comparison(Struct, frozen=True):
    """All that differs between two versions; ``pairs`` holds every requirement that both have.

    ``sections`` gives the newer version's section for the numbers of the older one's sections that it still has.
    """

    old: str
    new: str
    added: list[Entry]
    dropped: list[Entry]
    pairs: list[Pair]
    sections: dict[str, Section]

    @property
    def moved(self) -> list[Pair]:
        """Requirements that stand in another section."""
        return [pair for pair in self.pairs if pair.moved]

    @property
    def reworded(self) -> list[Pair]:
        """Requirements with other words."""
        return [pair for pair in self.pairs if pair.reworded]

    @property
    def reclassified(self) -> list[Pair]:
        """Requirements of another class."""
        return [pair for pair in self.pairs if pair.reclassified]

    @property
    def unchanged(self) -> int:
        """How many requirements are the same in words, class and section."""
        return sum(not (pair.moved or pair.reworded or pair.reclassified) for pair in self.pairs)

    def sentence(self) -> str:
        """The comparison in one sentence."""
        return text(
            "standard.compare.sentence",
            old=self.old,
            new=self.new,
            added=len(self.added),
            dropped=len(self.dropped),
            moved=len(self.moved),
            reworded=len(self.reworded),
            reclassified=len(self.reclassified),
            unchanged=self.unchanged,
        )

    def changes(self) -> list[Change]:
        """Every change, one a requirement: added, dropped, then what moved, was reworded or changed its class."""
        changed = [(pair, pair.change_kinds) for pair in self.pairs if pair.change_kinds]
        return [
            *(_change(["added"], None, entry) for entry in self.added),
            *(_change(["dropped"], entry, None) for entry in self.dropped),
            *(_change(kinds, pair.old, pair.new) for pair, kinds in changed),
        ]

    def by_section(self) -> list[SectionChange]:
        """The changes counted by section, the new version's sections first; sections without change are left out."""
        counts: dict[tuple[str, str], Counter[str]] = {}

        def note(kind: str, sections: Iterable[Section]) -> None:
            for section in sections:
                counts.setdefault((section.section, section.title), Counter())[kind] += 1

        note("added", (entry.section for entry in self.added))
        note("moved", (pair.new.section for pair in self.moved))
        note("reworded", (pair.new.section for pair in self.reworded))
        note("reclassified", (pair.new.section for pair in self.reclassified))
        note("dropped", (self.sections.get(entry.section.section, entry.section) for entry in self.dropped))
        return [
            SectionChange(
                section=number,
                title=title,
                added=found["added"],
                dropped=found["dropped"],
                moved=found["moved"],
                reworded=found["reworded"],
                reclassified=found["reclassified"],
            )
            for (number, title), found in counts.items()
        ]


def compare(old: Standard, new: Standard) -> Comparison:
    """Pairs the requirements of two versions and tells what is left over.

    The same published number is the same requirement; then the same words; then the same place with similar words; then the
    most similar words among the rest.
    """
    before, after = _entries(old), _entries(new)
    same = same_sections(old.sections, new.sections)
    pairs: list[Pair] = []
    for found in (_by_published_number, _by_same_words, _by_id, _by_likeness):
        pairs += _take_pairs(before, after, found(before, after, same), same)
    order = {entry.requirement.id: position for position, entry in enumerate(_entries(new))}
    return Comparison(
        old=old.meta.name,
        new=new.meta.name,
        added=after,
        dropped=before,
        pairs=sorted(pairs, key=lambda pair: order[pair.new.requirement.id]),
        sections=_still_there(old, new, same, pairs),
    )


def _still_there(old: Standard, new: Standard, same: Same, pairs: Sequence[Pair]) -> dict[str, Section]:
    """The sections that both versions have, without those of other names that share no requirement but a number."""
    sharing = {pair.old.section.section for pair in pairs if not pair.moved}
    later = {section.section: section for section in new.sections}
    found = {section.section: (section, later[same[section.section]]) for section in old.sections if section.section in same}
    return {number: kept for number, (gone, kept) in found.items() if gone.path == kept.path or number in sharing}


class VerdictChange(Struct, frozen=True):
    """An item whose verdict differs between two documents."""

    id: str
    no: str | None
    title: str
    old: Verdict | None
    new: Verdict | None
    old_requirement: str | None
    new_requirement: str | None


class Rejudged(Struct, frozen=True):
    """Which items change their verdict, how many do not, and which stand in one document only."""

    changes: list[VerdictChange]
    unchanged: int
    only_old: list[str]
    only_new: list[str]

    def sentence(self) -> str:
        """How many items change their verdict."""
        key = "some" if self.changes else "none"
        return text(f"standard.rejudged.{key}", count=len(self.changes), items=len(self.changes) + self.unchanged)


def rejudged(old: Sequence[AssessedItem], new: Sequence[AssessedItem]) -> Rejudged:
    """Compares the verdicts of the same items (by id) in two documents, in the order of the newer one."""
    earlier = {item.id: item for item in old}
    both = [(earlier[item.id], item) for item in new if item.id in earlier]
    changes = [
        VerdictChange(
            id=after.id,
            no=after.no,
            title=after.title or after.detail[:40],
            old=before.verdict,
            new=after.verdict,
            old_requirement=_answering(before),
            new_requirement=_answering(after),
        )
        for before, after in both
        if before.verdict != after.verdict
    ]
    known = {item.id for item in new}
    return Rejudged(
        changes=changes,
        unchanged=len(both) - len(changes),
        only_old=[item.id for item in old if item.id not in known],
        only_new=[item.id for item in new if item.id not in earlier],
    )


def _answering(item: AssessedItem) -> str | None:
    """The requirement that the item was judged by; what merely stands nearest to an item outside the standard is none."""
    return item.match.requirement if item.match and item.verdict not in (None, "outside") else None


def _entries(standard: Standard) -> list[Entry]:
    return [Entry(section, requirement) for section, requirement in standard.requirements]


def _take_pairs(before: list[Entry], after: list[Entry], found: Iterable[tuple[Entry, Entry]], same: Same) -> list[Pair]:
    """The found pairs, taken out of both lists; an entry that an earlier pair took is left alone."""
    pairs = []
    left_before, left_after = {id(entry) for entry in before}, {id(entry) for entry in after}
    for old, new in found:
        if id(old) in left_before and id(new) in left_after:
            left_before.remove(id(old))
            left_after.remove(id(new))
            moved = same.get(old.section.section) != new.section.section
            pairs.append(Pair(old, new, round(fuzz.ratio(_form(old), _form(new)) / 100, 4), moved))
    before[:] = [entry for entry in before if id(entry) in left_before]
    after[:] = [entry for entry in after if id(entry) in left_after]
    return pairs


def _by_published_number(before: list[Entry], after: list[Entry], _: Same) -> Iterator[tuple[Entry, Entry]]:
    """Numbers that stand once in each version."""
    earlier, later = (Counter(number_key(entry.requirement.number) for entry in entries) for entries in (before, after))
    known = {number_key(entry.requirement.number): entry for entry in before if entry.requirement.number}
    for entry in after:
        number = number_key(entry.requirement.number)
        if number and earlier[number] == 1 == later[number]:
            yield known[number], entry


def _by_same_words(before: list[Entry], after: list[Entry], same: Same) -> Iterator[tuple[Entry, Entry]]:
    """The same words, in the same section before elsewhere."""
    known: dict[str, list[Entry]] = {}
    for entry in before:
        known.setdefault(_form(entry), []).append(entry)
    for same_section in (True, False):
        for entry in after:
            for old in known.get(_form(entry), []):
                if not same_section or same.get(old.section.section) == entry.section.section:
                    yield old, entry


def _by_id(before: list[Entry], after: list[Entry], same: Same) -> Iterator[tuple[Entry, Entry]]:
    """The same place in the same section, with similar words."""
    known = {(number, _place(entry)): entry for entry in before if (number := same.get(entry.section.section))}
    for entry in after:
        old = known.get((entry.section.section, _place(entry)))
        if old is not None and fuzz.ratio(_form(old), _form(entry)) >= SAME_PLACE:
            yield old, entry


def _place(entry: Entry) -> str:
    """What the id of a requirement says beside the number of its section."""
    return entry.requirement.id.rpartition("-")[2]


def _by_likeness(before: list[Entry], after: list[Entry], _: Same) -> Iterator[tuple[Entry, Entry]]:
    if not before or not after:
        return
    alike = process.cdist(
        [_form(entry) for entry in before], [_form(entry) for entry in after], scorer=fuzz.ratio, score_cutoff=SAME_CONTENT
    )
    found = [(-alike[row, column], row, column) for row, column in zip(*alike.nonzero(), strict=True)]
    for _, row, column in sorted(found):
        yield before[row], after[column]


def _change(kinds: list[ChangeKind], old: Entry | None, new: Entry | None) -> Change:
    entry = new or old
    return Change(
        kinds=kinds,
        old=old.requirement.id if old else None,
        new=new.requirement.id if new else None,
        title=entry.requirement.title if entry else "",
        old_class=old.requirement.class_ if old else None,
        new_class=new.requirement.class_ if new else None,
    )


def _form(entry: Entry) -> str:
    return "".join(normal_form(entry.requirement.text).split())
