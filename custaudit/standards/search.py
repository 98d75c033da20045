"""Finds requirements by the words a person remembers: exact, normalised, or nearly right."""

from __future__ import annotations

from math import log1p
from typing import Literal

from msgspec import Struct
from rapidfuzz import fuzz

from custaudit.standards.catalogue import Requirement, Section, Standard, number_key
from custaudit.text import normal_form

FoundIn = Literal["number", "title", "aliases", "text", "section", "data", "examples", "likeness"]

_WEIGHT: dict[FoundIn, float] = {
    "number": 1.0,
    "title": 1.0,
    "aliases": 0.9,
    "text": 0.8,
    "section": 0.7,
    "data": 0.7,
    "examples": 0.6,
}
_NEAR = 80
_NEAR_LONG = 60
_LONG = 8
_NEARLY = 0.8
_LOWEST = 0.3


class Hit(Struct, frozen=True):
    """A requirement that the words were found in; ``score`` from 0 to 1, ``found_in`` where the best of it stands.

    ``likeness`` is for a requirement that has much in common with a sentence without holding its words as written.
    """

    section: Section
    requirement: Requirement
    score: float
    found_in: FoundIn


def search(standard: Standard, words: str, limit: int = 10) -> list[Hit]:
    """The requirements that hold the words (parted by blanks) or most of them, the best first.

    A word that few requirements hold counts for more, a word nearly written for less.
    A section number, a requirement's id or its number in the published file is found too.
    """
    wanted = [normal_form(word) for word in words.split()]
    if not wanted:
        return []
    found = [(section, requirement, _best(wanted, section, requirement)) for section, requirement in standard.requirements]
    rarity = [1 / (1 + log1p(sum(best[position][0] > 0 for _, _, best in found))) for position in range(len(wanted))]
    hits = []
    for section, requirement, best in found:
        score = sum(weight * score for weight, (score, _) in zip(rarity, best, strict=True)) / sum(rarity)
        if score >= _LOWEST:
            hits.append(Hit(section, requirement, score, max(best)[1]))
    return sorted(hits, key=lambda hit: -hit.score)[:limit]


def _best(wanted: list[str], section: Section, requirement: Requirement) -> list[tuple[float, FoundIn]]:
    """For each word the field that holds it best."""
    fields = _fields(section, requirement)
    return [max((_score(word, field, places), field) for field, places in fields.items()) for word in wanted]


def _fields(section: Section, requirement: Requirement) -> dict[FoundIn, list[str]]:
    written: dict[FoundIn, list[str]] = {
        "number": [],
        "title": [requirement.title],
        "aliases": requirement.aliases,
        "text": [requirement.text],
        "section": [section.title],
        "data": [*requirement.forms, *requirement.data, *requirement.actions],
        "examples": requirement.examples,
    }
    normal: dict[FoundIn, list[str]] = {field: [normal_form(place) for place in places] for field, places in written.items()}
    normal["number"] = [section.section, requirement.id, number_key(requirement.number)]
    return normal


def _score(word: str, field: FoundIn, places: list[str]) -> float:
    if field == "number":
        return _WEIGHT[field] if word in places[:-1] or (places[-1] and number_key(word) == places[-1]) else 0.0
    if any(word in place for place in places):
        return _WEIGHT[field]
    if word.isascii():
        return 0.0
    longer = [place for place in places if len(place) >= len(word)]
    cutoff = _NEAR_LONG if len(word) >= _LONG else _NEAR
    near = max((fuzz.partial_ratio(word, place, score_cutoff=cutoff) for place in longer), default=0.0)
    return _WEIGHT[field] * _NEARLY * near / 100
