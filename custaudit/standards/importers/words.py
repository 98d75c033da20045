"""The words by which an importer knows headings, classes and kinds; they stand in ``rules/standard-headings.yaml``."""

from __future__ import annotations

from functools import cache
from typing import Literal, TypeVar

from msgspec import field

from custaudit.model import Field, MunicipalityKind, RequirementClass
from custaudit.rules.language import FileShape
from custaudit.rules.paths import builtin_rules
from custaudit.rules.yamlfile import read_yaml
from custaudit.text import normal_form

Role = Literal["section", "major", "middle", "minor", "number", "branch", "name", "text", "class", "revision", "unused"]


class ClassWords(FileShape, frozen=True):
    """What a class is called in words, and its marks in a cell."""

    names: list[str]
    marks: list[str]


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
    columns: dict[Role, list[str]]
    deleted: list[str]
    text: TextWords
    fields: dict[Field, list[str]] = field(default_factory=dict)


@cache
def standard_words() -> StandardWords:
    """The words that come with the tool."""
    return read_yaml(builtin_rules() / "standard-headings.yaml", StandardWords)


def plain(text: str) -> str:
    """The form in which headings and markers are compared: normalised, without any blanks."""
    return "".join(normal_form(text).split())


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
