"""A standard as data: sections, their requirements, and the words by which officials call them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Literal, NamedTuple

from msgspec import Meta, field

from custaudit.model import Field, MunicipalityKind, RequirementClass
from custaudit.rules.language import FileShape
from custaudit.text import normal_form

META_FILE, OUTSIDE_FILE = "standard.yaml", "outside.yaml"
"""The files in the folder of a standard that hold no sections."""

KindClass = Literal["required", "optional", "prohibited", "none"]


class Requirement(FileShape, frozen=True):
    """One thing that the standard requires, allows or forbids."""

    id: str
    class_: RequirementClass = field(name="class")
    title: str
    text: str
    kinds: Annotated[
        dict[MunicipalityKind, KindClass], Meta(description="the class for kinds of municipality where it differs; none: does not apply")
    ] = {}
    forms: list[str] = []
    data: list[str] = []
    actions: list[str] = []
    aliases: Annotated[list[str], Meta(description="what officials and vendors call it")] = []
    excludes: Annotated[list[str], Meta(description="details of the same subject that it does not cover")] = []
    examples: Annotated[list[str], Meta(description="inventory lines that it answers")] = []
    near_misses: Annotated[list[str], Meta(description="inventory lines of the same subject that it does not answer")] = []
    number: Annotated[str, Meta(description="its own number in the published file, where it has one")] = ""
    reason: Annotated[str, Meta(description="why it is required, as the published file says")] = ""
    remarks: Annotated[str, Meta(description="the remarks of the published file")] = ""
    due: Annotated[str, Meta(description="from when systems must conform to it, as the published file writes it")] = ""

    @property
    def words(self) -> str:
        """All that it says of itself: its text, and what it is known by."""
        listed = (self.aliases, self.examples, self.data, self.forms, self.actions)
        return "\n".join([self.title, self.text, *(phrase for phrases in listed for phrase in phrases)])

    def class_for(self, kind: MunicipalityKind) -> KindClass:
        """Its class for a kind of municipality."""
        return self.kinds.get(kind, self.class_)


class Section(FileShape, frozen=True):
    """A numbered section; ``covers`` says in a few words what it holds for each class."""

    section: str
    title: str
    chapter: str
    parent: str | None = None
    covers: dict[RequirementClass, str] = {}
    lacks: Annotated[list[str], Meta(description="inventory lines of its subject that no requirement of the standard answers")] = []
    requirements: list[Requirement] = []

    @property
    def path(self) -> tuple[str, ...]:
        """The names from the chapter down to the section; one name where the section is its whole chapter."""
        if self.parent is None and self.title == self.chapter:
            return (self.chapter,)
        return tuple(name for name in (self.chapter, self.parent, self.title) if name)


class SectionsFile(FileShape, frozen=True):
    """A file of sections in the folder of a standard."""

    sections: list[Section]


class Topic(FileShape, frozen=True):
    """A customary kind of customization of which the standard says nothing."""

    id: str
    title: str
    why: str
    aliases: list[str] = []
    examples: list[str] = []

    @property
    def words(self) -> str:
        """All that it is called."""
        return "\n".join([self.title, *self.aliases, *self.examples])


class Gap(NamedTuple):
    """What a standard does not have: a customary topic outside it, or what is asked for in the subject of a section in vain.

    ``words`` are all that it is called, ``lines`` how offices ask for it.
    """

    words: str
    lines: list[str]


class OutsideFile(FileShape, frozen=True):
    """``outside.yaml``: what inventories ask for and the standard does not have."""

    topics: list[Topic]


class StandardMeta(FileShape, frozen=True):
    """``standard.yaml``: the name and origin of a standard."""

    name: str
    title: str
    version: str
    publisher: str
    published: str
    fields: Annotated[list[Field], Meta(description="fields of work that it is the standard of")]
    source: str = ""
    common: Annotated[list[str], Meta(description="chapters whose requirements concern any system: logs, rights, help, printing")] = []


@dataclass(frozen=True)
class Standard:
    """A checked catalogue. ``digest`` names the content of its files."""

    meta: StandardMeta
    sections: tuple[Section, ...]
    topics: tuple[Topic, ...]
    digest: str

    @property
    def requirements(self) -> list[tuple[Section, Requirement]]:
        """All requirements in the order of the standard, each with its section."""
        return [(section, requirement) for section in self.sections for requirement in section.requirements]

    @property
    def gaps(self) -> list[Gap]:
        """All that the standard is known not to have: its topics, then what its sections lack."""
        topics = [Gap(topic.words, topic.examples) for topic in self.topics]
        return topics + [Gap("\n".join(section.lacks), section.lacks) for section in self.sections if section.lacks]

    @property
    def described(self) -> bool:
        """Whether anything was added to the published wording: other wordings (aliases) or examples."""
        return any(requirement.aliases or requirement.examples for _, requirement in self.requirements)


def number_key(number: str) -> str:
    """The form in which published numbers are compared: whatever their width and case, and with or without leading zeros."""
    form = normal_form(number).strip()
    return form.lstrip("0") or form


def section_key(section: str) -> tuple[tuple[bool, int | str], ...]:
    """Sorts section numbers as a reader does: 4.0.2 before 4.0.10, and numbers before words."""
    return tuple((False, int(part)) if part.isdigit() else (True, part) for part in section.split("."))


def sorted_sections(sections: Sequence[Section]) -> tuple[Section, ...]:
    """Sections in the order of their numbers."""
    return tuple(sorted(sections, key=lambda section: section_key(section.section)))
