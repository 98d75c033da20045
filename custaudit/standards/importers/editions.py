"""Which of two versions is the newer: columns side by side, and sheets."""

from __future__ import annotations

import re
from typing import NamedTuple

from custaudit.standards.importers.words import StandardWords, names_any, plain

_VERSION = re.compile(
    r"\u7b2c(?P<named>[0-9]+(?:\.[0-9]+)*)\u7248|(?:version|ver\.?|(?<![a-z])v)(?P<spelt>[0-9]+(?:\.[0-9]+)*)"
    r"|(?<![0-9.])(?P<bare>[0-9]+(?:\.[0-9]+)*)\u7248"
)
_DATE = re.compile(
    r"(?:(?P<western>20[0-9]{2})|(?:\u4ee4\u548c|(?<![a-z])r)(?P<reiwa>[0-9]{1,2}|\u5143))"
    r"(?:[-/.\u5e74]?(?P<month>0?[1-9]|1[0-2])(?![0-9])(?:[-/.\u6708](?P<day>[0-9]{1,2}))?\u65e5?|(?P<digits>[0-9]{4})(?![0-9])|\u5e74\u5ea6?|(?![0-9]))"
    r"\u6708?"
)
_BEFORE_REIWA = 2018
_BLANK = re.compile(r"[()\[\]\u3010\u3011\u3014\u3015_\s\u30fb.,:-]+")


class Edition(NamedTuple):
    """How new something is among those of the same scale: words (old, new), version numbers, or dates."""

    scale: str
    rank: tuple[int, ...]


class Parted(NamedTuple):
    """A heading or a sheet's name parted in the version that it names and the rest."""

    edition: Edition | None
    rest: str


def parted(text: str, words: StandardWords) -> Parted:
    """The version that a heading names, by number, date or word, and what else it says, in plain form."""
    form = plain(text)
    for scale, pattern in (("number", _VERSION), ("date", _DATE)):
        found = pattern.search(form)
        if found:
            rank = _numbers(found) if scale == "number" else _day(found)
            return Parted(Edition(scale, rank), _without_age(_BLANK.sub("", form[: found.start()] + form[found.end() :]), words))
    if names_any(words.editions.both, text):
        return Parted(None, _BLANK.sub("", form))
    for age, spoken in ((-1, words.editions.old), (1, words.editions.new)):
        for word in sorted(map(plain, spoken), key=len, reverse=True):
            if form.startswith(word) or form.endswith((word, f"({word})")):
                rest = form.removeprefix(word) if form.startswith(word) else form.removesuffix(")").removesuffix(word)
                return Parted(Edition("word", (age,)), _BLANK.sub("", rest))
    return Parted(None, _BLANK.sub("", form))


def _without_age(rest: str, words: StandardWords) -> str:
    """What is left beside a version's number or date, without a word for its age, as in old (version 2) class."""
    ages = sorted(map(plain, (*words.editions.old, *words.editions.new)), key=len, reverse=True)
    return next((rest.removeprefix(age) for age in ages if rest.startswith(age)), rest)


def version_in(text: str) -> str:
    """The version number that a title names; empty where there is none."""
    found = _VERSION.search(plain(text))
    return ".".join(map(str, _numbers(found))) if found else ""


def version_of_file(stem: str) -> str:
    """The version number that the name of a file tells; a bare v1 does so at its end only."""
    found = _VERSION.search(plain(stem))
    if found is None or (found["spelt"] and "." not in found["spelt"] and found.end() < len(plain(stem))):
        return ""
    return version_in(stem)


def _numbers(found: re.Match[str]) -> tuple[int, ...]:
    return tuple(int(part) for part in (found["named"] or found["spelt"] or found["bare"]).split("."))


def _day(found: re.Match[str]) -> tuple[int, ...]:
    year = int(found["western"]) if found["western"] else _BEFORE_REIWA + (int(found["reiwa"]) if found["reiwa"].isdigit() else 1)
    if found["digits"]:
        return year, int(found["digits"][:2]), int(found["digits"][2:])
    return year, int(found["month"] or 0), int(found["day"] or 0)
