"""The sign in front of a clause: a number, letter or kana, plain, in brackets or in a circle; a bullet; the number of an article."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from custaudit.sources.textdoc.words.clausefile import Orders
from custaudit.sources.textdoc.words.knowledge import ClauseKnowledge

# Full-width ASCII and the full-width blank, one to one, so that positions stay.
_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0xA0: 0x20}
_DIGITS = re.compile("[0-9]+")
_LONGEST = 24


class Marker(NamedTuple):
    """A sign: its kind, how it is written (bullets too), its place in the count (None: uncounted), the parts of a number such as 2.1,
    its customary rank (0 outermost)."""

    kind: str
    label: str
    ordinals: tuple[int, ...]
    path: tuple[int, ...] = ()
    heading: bool = False
    note: bool = False
    bullet: bool = False
    rank: int | None = None


def half_width(text: str) -> str:
    """The text with full-width ASCII made half-width and every character at its place."""
    return text.translate(_HALF_WIDTH)


def split_marker(text: str, knowledge: ClauseKnowledge) -> tuple[Marker | None, str]:
    """The sign in front of a text, if there is one, and the rest."""
    body = text.lstrip()
    marker, end = _marker_of(body[: _LONGEST * 3], knowledge)
    return marker, body[end:].lstrip() if end else body


@lru_cache(maxsize=1 << 16)
def _marker_of(beginning: str, knowledge: ClauseKnowledge) -> tuple[Marker | None, int]:
    """The sign at the beginning of a text, and where it ends. Every text is asked for its sign several times."""
    start = half_width(beginning[: _LONGEST * 2])
    if not knowledge.any_marker.match(start):
        return None, 0
    for rule, pattern in knowledge.markers:
        found = pattern.match(start)
        if found is None or found.end() == 0:
            continue
        if not rule.bullet and not start[: found.end()].endswith(" ") and knowledge.references.match(beginning[found.end() :]):
            return None, 0
        groups = {name: value for name, value in found.groupdict().items() if value}
        path = tuple(int(part) for part in _DIGITS.findall(groups["n"])) if rule.depth == "dots" else ()
        label = beginning[: found.end()].strip().rstrip(".\uff0e\u3002\u3001:\uff1a").strip()
        marker = Marker(rule.id, label, _ordinals(groups, path, knowledge.orders), path, rule.heading, rule.note, rule.bullet, rule.rank)
        return marker, found.end()
    return None, 0


def _ordinals(groups: dict[str, str], path: tuple[int, ...], orders: Orders) -> tuple[int, ...]:
    """The places that the sign may have in its count: a kana counts in two orders."""
    if path:
        return (path[-1],)
    for name, value in groups.items():
        if name == "n":
            number = _number(value, orders)
            # What was put in behind 1 later counts on from it, and 2 counts on from both.
            return (number + 1, number) if "b" in groups else (number,)
        plain = unicodedata.normalize("NFKC", value).strip("()")
        if name == "c":
            return (int(unicodedata.numeric(value, _letter(plain))),)
        if name in ("k", "k2"):
            return tuple(order.index(plain) + 1 for order in (orders.aiueo, orders.iroha) if plain in order)
        if name == "l":
            return (_letter(plain),)
    return ()


def _letter(plain: str) -> int:
    return ord(plain.lower()[0]) - ord("a") + 1 if plain[:1].isascii() and plain[:1].isalpha() else 0


def _number(digits: str, orders: Orders) -> int:
    """The value of 12 or of a number in kanji below 1000."""
    if _DIGITS.fullmatch(digits):
        return int(digits)
    total = current = 0
    for char in digits:
        if char in orders.units:
            total += (current or 1) * 10 ** (orders.units.index(char) + 1)
            current = 0
        else:
            current = orders.kanji.index(char)
    return total + current
