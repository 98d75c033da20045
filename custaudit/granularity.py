"""How fine a procurement specification is: requirements per function, vague statements, and those that name something concrete."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Literal

import re2
from msgspec import Meta

from custaudit.model import ClassifiedItem, FunctionGranularity, Granularity, GranularityVerdict, InputSummary, VagueStatement
from custaudit.rules.language import FileShape, Share
from custaudit.rules.paths import builtin_rules
from custaudit.rules.yamlfile import read_yaml
from custaudit.text import normal_form

ConcreteKind = Literal["screen", "form", "field", "condition"]

_DECIDING = 2


class MoreIsFine(FileShape, frozen=True):
    """A figure that is coarse below one limit and fine from another on."""

    coarse_below: float
    fine_from: float


class LessIsFine(FileShape, frozen=True):
    """A share that is fine up to one limit and coarse from another on."""

    fine_to: Share
    coarse_from: Share


class GranularityLimits(FileShape, frozen=True):
    """What each figure speaks for."""

    per_function: MoreIsFine
    vague: LessIsFine
    concrete: MoreIsFine


class GranularityFile(FileShape, frozen=True):
    """``rules/granularity.yaml``: patterns of vague and of concrete statements and of what a system does, and the limits of the figures.

    A group ``name`` in a pattern of ``concrete`` must not be made of ``generic`` words alone.
    """

    vague: list[str]
    settled_by: Annotated[int, Meta(ge=1)]
    does: str
    generic: list[str]
    concrete: dict[ConcreteKind, list[str]]
    limits: GranularityLimits


@dataclass(frozen=True)
class _Statement:
    """A requirement as it was read: its function, its vague words if any, and whether it names something concrete."""

    item: ClassifiedItem
    function: str
    vague: str
    concrete: bool


def granularity(inputs: Sequence[InputSummary], items: Sequence[ClassifiedItem]) -> list[Granularity]:
    """The granularity of each input that is an RFP and has functional requirements.

    Headings with mostly items of type ``none`` (schedule, contract, training) that do not say what the system does are no functions
    and left out.
    """
    found = []
    for one in inputs:
        functions = _functions([item for item in items if item.source.path == one.path]) if one.kind == "rfp" else {}
        if functions:
            found.append(_granularity(one.path, [_statement(item, name) for name, held in functions.items() for item in held]))
    return found


def _functions(items: Sequence[ClassifiedItem]) -> dict[str, list[ClassifiedItem]]:
    """The items by the heading they stand under, or by their title where they have none; those of functions only."""
    by_heading: dict[str, list[ClassifiedItem]] = {}
    for item in items:
        by_heading.setdefault(" > ".join(item.source.heading or [item.title]), []).append(item)
    return {name: held for name, held in by_heading.items() if sum(map(_is_no_function, held)) * 2 <= len(held)}


def _is_no_function(item: ClassifiedItem) -> bool:
    return item.type.code == "none" and not _reader().does(normal_form(item.detail or item.title))


def _statement(item: ClassifiedItem, function: str) -> _Statement:
    reader = _reader()
    words = item.detail or item.title
    line = normal_form(words)
    named = set(reader.concrete(line))
    vague = reader.vague(line) if len(named) < reader.file.settled_by else ""
    return _Statement(item, function, vague, bool(named))


def _granularity(path: str, statements: Sequence[_Statement]) -> Granularity:
    count = len(statements)
    by_name = Counter(one.function for one in statements)
    vague_by_name = Counter(one.function for one in statements if one.vague)
    concrete_by_name = Counter(one.function for one in statements if one.concrete)
    vague = [one for one in statements if one.vague]
    concrete = concrete_by_name.total()
    per_function, vague_share, concrete_share = count / len(by_name), len(vague) / count, concrete / count
    return Granularity(
        path=path,
        verdict=_verdict(per_function, vague_share, concrete_share),
        requirements=count,
        functions=len(by_name),
        per_function=round(per_function, 2),
        vague_share=round(vague_share, 4),
        concrete_share=round(concrete_share, 4),
        vague=[VagueStatement(id=one.item.id, words=one.vague, text=one.item.detail or one.item.title) for one in vague],
        by_function=[
            FunctionGranularity(name=name, requirements=held, vague=vague_by_name[name], concrete=concrete_by_name[name])
            for name, held in by_name.items()
        ],
    )


def _verdict(per_function: float, vague: float, concrete: float) -> GranularityVerdict:
    limits = _reader().file.limits
    fine = [per_function >= limits.per_function.fine_from, vague <= limits.vague.fine_to, concrete >= limits.concrete.fine_from]
    coarse = [
        per_function < limits.per_function.coarse_below,
        vague >= limits.vague.coarse_from,
        concrete < limits.concrete.coarse_below,
    ]
    if sum(fine) >= _DECIDING and not any(coarse):
        return "fine"
    return "coarse" if sum(coarse) >= _DECIDING and not any(fine) else "mixed"


class _Reader:
    """The compiled patterns."""

    def __init__(self, file: GranularityFile) -> None:
        self.file = file
        self._vague = [re2.compile(pattern) for pattern in file.vague]
        self._concrete = [re2.compile(pattern) for patterns in file.concrete.values() for pattern in patterns]
        self._does = re2.compile(file.does)
        self._generic = re2.compile(f"(?:{'|'.join(file.generic)})*$")

    def does(self, line: str) -> bool:
        """Whether a normalised text says what the system does."""
        return self._does.search(line) is not None

    def vague(self, line: str) -> str:
        """The first vague words of a normalised text, or nothing."""
        found = (pattern.search(line) for pattern in self._vague)
        return str(min(((*hit.span(), hit.group()) for hit in found if hit), default=(0, 0, ""))[2])

    def concrete(self, line: str) -> Iterator[str]:
        """The concrete things that a normalised text names."""
        for pattern in self._concrete:
            for hit in pattern.finditer(line):
                name = hit.groupdict().get("name")
                if name is None or not self._generic.match(name):
                    yield hit.group()


@cache
def _reader() -> _Reader:
    return _Reader(read_yaml(builtin_rules() / "granularity.yaml", GranularityFile))
