"""Checks a standard: numbers, classes, lengths, duplicates; a curated one also for the words it is found by."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from msgspec import Struct

from custaudit.i18n import text
from custaudit.model import KINDS, RequirementClass
from custaudit.standards.catalogue import META_FILE, OUTSIDE_FILE, Requirement, Section, Standard, section_key
from custaudit.text import normal_form

LONGEST_TITLE = 60
LONGEST_TEXT = 4000
LONGEST_CURATED_TITLE = 30
LONGEST_CURATED_TEXT = 300
LONGEST_ALIAS = 30
FEWEST_ALIASES = 3
FEWEST_EXAMPLES = 2

_SECTION = re.compile(r"\d+(\.\d+)*$")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}$")
_LETTERS: dict[str, RequirementClass] = {"r": "required", "o": "optional", "p": "prohibited"}


class Problem(Struct, frozen=True):
    """Something wrong in a standard: where, what, and how to mend it."""

    place: str
    key: str
    values: dict[str, str | int] = {}

    @property
    def message(self) -> str:
        """What is wrong, in the reader's language."""
        return text(f"standard.problem.{self.key}", **self.values)

    @property
    def mend(self) -> str:
        """What to do about it, in the reader's language."""
        return text(f"standard.mend.{self.key}", **self.values)


def validate(standard: Standard, *, curated: bool = False) -> list[Problem]:
    """The problems of a standard in its own order; none means that every command can rely on it.

    A curated catalogue, such as those that come with the tool, also needs ``covers``, aliases and examples.
    """
    problems = [*_of_meta(standard), *_of_duplicates(standard)]
    if not standard.requirements:
        problems.append(Problem("", "empty"))
    for section in standard.sections:
        problems.extend(_of_section(section))
        for requirement in section.requirements:
            problems.extend(_of_requirement(requirement, curated=curated))
        if curated:
            problems.extend(_of_covers(section))
    problems.extend(_of_lacks(standard))
    if curated:
        problems.extend(_of_topics(standard))
    return problems


def _of_meta(standard: Standard) -> Iterator[Problem]:
    if not standard.meta.title.strip():
        yield Problem(META_FILE, "no_title")
    if standard.meta.published and not _DATE.match(standard.meta.published):
        yield Problem(META_FILE, "bad_date", {"date": standard.meta.published})


def _of_section(section: Section) -> Iterator[Problem]:
    place = section.section
    if not _SECTION.match(section.section):
        yield Problem(place, "section_number", {"number": section.section})
    if not section.title.strip():
        yield Problem(place, "no_title")
    if not section.requirements:
        yield Problem(place, "empty_section")
    counted: Counter[str] = Counter()
    for requirement in section.requirements:
        letter = next(letter for letter, code in _LETTERS.items() if code == requirement.class_)
        counted[letter] += 1
        expected = f"{section.section}-{letter}{counted[letter]}"
        if requirement.id != expected:
            yield Problem(requirement.id, "requirement_number", {"expected": expected})


def _of_covers(section: Section) -> Iterator[Problem]:
    held: set[str] = set()
    for requirement in section.requirements:
        held.update({requirement.class_, *(requirement.class_for(kind) for kind in KINDS)} - {"none"})
    for code in section.covers:
        if code not in held:
            yield Problem(section.section, "covers_nothing", {"class": code})
    for code in dict.fromkeys(requirement.class_ for requirement in section.requirements):
        if code not in section.covers:
            yield Problem(section.section, "not_in_covers", {"class": code})


def _of_requirement(requirement: Requirement, *, curated: bool) -> Iterator[Problem]:
    place = requirement.id
    longest_title, longest_text = (LONGEST_CURATED_TITLE, LONGEST_CURATED_TEXT) if curated else (LONGEST_TITLE, LONGEST_TEXT)
    if not requirement.title.strip():
        yield Problem(place, "no_title")
    elif len(requirement.title) > longest_title:
        yield Problem(place, "long_title", {"length": len(requirement.title), "most": longest_title})
    if not requirement.text.strip():
        yield Problem(place, "no_text")
    elif len(requirement.text) > longest_text:
        yield Problem(place, "long_text", {"length": len(requirement.text), "most": longest_text})
    for kind, code in requirement.kinds.items():
        if code == requirement.class_ and len(set(requirement.kinds.values())) == 1:
            yield Problem(place, "idle_kind", {"kind": kind, "class": code})
    if requirement.kinds and all(requirement.class_for(kind) == "none" for kind in KINDS):
        yield Problem(place, "for_nobody")
    for alias in requirement.aliases:
        if len(alias) > LONGEST_ALIAS or not alias.strip():
            yield Problem(place, "bad_alias", {"alias": alias, "most": LONGEST_ALIAS})
    for twice in _twice(requirement.aliases) + _twice([*requirement.examples, *requirement.near_misses]):
        yield Problem(place, "said_twice", {"words": twice})
    if curated and len(requirement.aliases) < FEWEST_ALIASES:
        yield Problem(place, "few_aliases", {"count": len(requirement.aliases), "fewest": FEWEST_ALIASES})
    if curated and len(requirement.examples) < FEWEST_EXAMPLES:
        yield Problem(place, "few_examples", {"count": len(requirement.examples), "fewest": FEWEST_EXAMPLES})


def _of_lacks(standard: Standard) -> Iterator[Problem]:
    """A line that the standard lacks stands once, and is no example of a requirement."""
    answered = {normal_form(example): requirement.id for _, requirement in standard.requirements for example in requirement.examples}
    seen: set[str] = set()
    for section in standard.sections:
        for line in section.lacks:
            words = normal_form(line)
            if words in answered:
                yield Problem(section.section, "inside_and_outside", {"alias": line, "id": answered[words]})
            if words in seen:
                yield Problem(section.section, "said_twice", {"words": line})
            seen.add(words)


def _of_topics(standard: Standard) -> Iterator[Problem]:
    place = OUTSIDE_FILE
    for twice in _twice([topic.id for topic in standard.topics]):
        yield Problem(place, "said_twice", {"words": twice})
    owners = {normal_form(alias): requirement.id for _, requirement in standard.requirements for alias in requirement.aliases}
    for topic in standard.topics:
        where = f"{place} {topic.id}"
        if len(topic.aliases) < FEWEST_ALIASES:
            yield Problem(where, "few_aliases", {"count": len(topic.aliases), "fewest": FEWEST_ALIASES})
        if len(topic.examples) < FEWEST_EXAMPLES:
            yield Problem(where, "few_examples", {"count": len(topic.examples), "fewest": FEWEST_EXAMPLES})
        for alias in topic.aliases:
            if normal_form(alias) in owners:
                yield Problem(where, "inside_and_outside", {"alias": alias, "id": owners[normal_form(alias)]})


def _of_duplicates(standard: Standard) -> Iterator[Problem]:
    texts: dict[tuple[str, str], str] = {}
    numbers: defaultdict[str, set[RequirementClass]] = defaultdict(set)
    for _, requirement in standard.requirements:
        key = (requirement.class_, "".join(normal_form(f"{requirement.title}{requirement.text}").split()))
        if requirement.text.strip() and key in texts:
            yield Problem(requirement.id, "same_text", {"other": texts[key]})
        texts.setdefault(key, requirement.id)
        if requirement.number and requirement.class_ in numbers[requirement.number]:
            yield Problem(requirement.id, "same_number", {"number": requirement.number})
        numbers[requirement.number].add(requirement.class_)
    keys = [section_key(section.section) for section in standard.sections]
    for twice in _twice([".".join(str(part) for _, part in key) for key in keys]):
        yield Problem(twice, "same_section")


def _twice(names: list[str]) -> list[str]:
    return [name for name, times in Counter(normal_form(name) for name in names).items() if times > 1]
