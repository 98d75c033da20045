"""The words by which an importer knows headings, classes and kinds; they stand in ``rules/standard-headings.yaml``."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Literal, TypeVar

from msgspec import field

from custaudit.model import Field, MunicipalityKind, RequirementClass
from custaudit.rules.language import FileShape
from custaudit.rules.paths import builtin_rules
from custaudit.rules.yamlfile import read_yaml
from custaudit.text import normal_form

Role = Literal[
    "section",
    "major",
    "middle",
    "minor",
    "number",
    "branch",
    "name",
    "text",
    "summary",
    "class",
    "revision",
    "reason",
    "remarks",
    "due",
    "position",
    "unused",
]

LEVELS: tuple[Role, ...] = ("major", "middle", "minor")


class ClassWords(FileShape, frozen=True):
    """What a class is called in words, and its marks in a cell."""

    names: list[str]
    marks: list[str]


class DeletedWords(FileShape, frozen=True):
    """How a row says that it is no requirement any more: ``marker`` is an expression over the plain form of a cell."""

    revisions: list[str]
    partly: list[str]
    marker: str
    names: list[str]
    brackets: list[str]
    operations: list[str]


class EditionWords(FileShape, frozen=True):
    """How columns and sheets of an older and a newer version are told apart, and what says that both are the same."""

    old: list[str]
    new: list[str]
    both: list[str]
    same: list[str]


class TextWords(FileShape, frozen=True):
    """How running text shows that a line belongs to the one before, or for whom it holds."""

    bullets: list[str]
    notes: list[str]
    labels: list[str]
    ends: list[str]
    goes_on: list[str]
    whole: list[str]
    optional_for: list[str]
    only_for: list[str]


class StandardWords(FileShape, frozen=True):
    """The whole file."""

    classes: dict[RequirementClass, ClassWords]
    no_class: list[str]
    ticks: list[str]
    kinds: dict[MunicipalityKind, list[str]]
    kind_headings: dict[MunicipalityKind, list[str]]
    other_than: list[str]
    all_kinds: list[str]
    rest_of_kinds: list[str]
    columns: dict[Role, list[str]]
    numbers: list[str]
    level_names: list[str]
    deleted: DeletedWords
    editions: EditionWords
    legends: list[str]
    histories: list[str]
    legend_words: list[str]
    totals: list[str]
    titles: list[str]
    publishers: list[str]
    heading_signs: list[str]
    text: TextWords
    fields: dict[Field, list[str]] = field(default_factory=dict)


@cache
def standard_words() -> StandardWords:
    """The words that come with the tool."""
    return read_yaml(builtin_rules() / "standard-headings.yaml", StandardWords)


@lru_cache(maxsize=1 << 13)
def plain(text: str) -> str:
    """The form in which headings and markers are compared: normalised, without any blanks."""
    return "".join(normal_form(text).split())


def holds(words: list[str], text: str) -> bool:
    """Whether a text is one of the words."""
    form = plain(text)
    return any(form == plain(word) for word in words)


def names_any(words: list[str], text: str) -> bool:
    """Whether one of the words stands in a text."""
    form = plain(text)
    return any(plain(word) in form for word in words)


def kinds_named(text: str, words: StandardWords) -> list[MunicipalityKind]:
    """The kinds of municipality that a text names."""
    return _named(text, words.kinds)


def fields_named(text: str, words: StandardWords) -> list[Field]:
    """The fields of work that a title names."""
    return _named(text, words.fields)


Code = TypeVar("Code", bound=str)


def _named(text: str, known: dict[Code, list[str]]) -> list[Code]:
    """The codes whose names stand in the text; a longer name hides a shorter one inside it."""
    left = plain(text)
    found = set()
    for name, code in sorted(((plain(name), code) for code, names in known.items() for name in names), key=lambda pair: -len(pair[0])):
        if name in left:
            left = left.replace(name, " ")
            found.add(code)
    return [code for code in known if code in found]
