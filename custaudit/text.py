"""Normalised text with a way back: every span found in it maps to a span of the text as written.

Officials write one word in many forms (half-width kana, full-width digits, a dash for the long-vowel mark, blanks for looks).
Rules see one form; evidence shows what stands in the cell.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from custaudit.radicals import RADICALS_SUPPLEMENT

# Dashes that officials use for the long-vowel mark and for hyphens alike.
_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d\u30fc\uff70\u2500\u2501"
_TILDES = "~\u301c\uff5e\u223c"
LONG_VOWEL_MARK = "\u30fc"


def _one_to_one() -> dict[int, str]:
    table: dict[int, str] = {}
    for first, last in ((0x21, 0x17F), (0x2160, 0x2188), (0xFF01, 0xFF60), (0x3000, 0x3000), (0x2460, 0x249B)):
        for code in range(first, last + 1):
            plain = unicodedata.normalize("NFKC", chr(code)).lower()
            if len(plain) == 1 and plain != chr(code):
                table[code] = plain
    table.update(dict.fromkeys(map(ord, _DASHES), "-"))
    table.update(dict.fromkeys(map(ord, _TILDES), "~"))
    table.update({ord("\t"): " ", ord("\r"): "\n", 0xA0: " "})
    table.update({radical: chr(ideograph) for radical, ideograph in RADICALS_SUPPLEMENT.items()})
    return table


Ranges = Sequence[tuple[int, int]]
"""Characters by the first and last code of each range."""

ONE_TO_ONE = _one_to_one()
"""The plain character, by the code of each character that becomes one other."""

JAPANESE: Ranges = ((0x3005, 0x3007), (0x3040, 0x30FF), (0xFF66, 0xFF9F), (0x3400, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x323AF))
KATAKANA: Ranges = ((0x30A1, 0x30FF), (0xFF66, 0xFF9F))
_MARKS: Ranges = ((0x300, 0x36F), (0x3099, 0x309C), (0xFF9E, 0xFF9F))
_SELECTORS: Ranges = ((0xFE00, 0xFE0F), (0xE0100, 0xE01EF))
# Half-width kana, letter-like signs, Roman numerals, squared and circled words, radicals, compatibility ideographs.
_COMPATIBILITY: Ranges = (
    *((0xFF61, 0xFF9F), (0x2100, 0x214F), (0x2160, 0x2188), (0x2474, 0x249B), (0x2F00, 0x2FDF)),
    *((0x3200, 0x33FF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F)),
)
IRREGULAR: Ranges = (*_MARKS, *_SELECTORS, *_COMPATIBILITY)
"""Characters after the first step that call for the second."""


def _any_of(ranges: Ranges) -> str:
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)


_MARK, _SELECTOR, _COMPATIBLE = map(_any_of, (_MARKS, _SELECTORS, _COMPATIBILITY))
_LONG_VOWEL = re.compile(f"(?<=[{_any_of(KATAKANA)}])-")
_BLANKS = f"(?<=[{_any_of(JAPANESE)}]) +(?=[{_any_of(JAPANESE)}])"
_IRREGULAR = re.compile(f"[{_any_of(IRREGULAR)}]|{_BLANKS}")
# What changes its length or shape: blanks inside Japanese words, stray selectors, and a character with all that joins it.
_CLUSTER = re.compile(
    f"{_BLANKS}|[{_SELECTOR}]|[{_COMPATIBLE}][{_MARK}]*[{_SELECTOR}]*|[^ ][{_MARK}]+[{_SELECTOR}]*|[^ ][{_SELECTOR}]+", re.DOTALL
)
# The free-standing voicing marks join the kana before them, as the combining ones do.
_JOINING = str.maketrans("\u309b\u309c", "\u3099\u309a")
_DROPPED = re.compile(f"[ {_SELECTOR}]")


class Normalized(NamedTuple):
    """A text in the one form that rules are written for.

    ``starts[i]`` and ``ends[i]`` bound the characters of the original that became character ``i``; both are None
    when the two texts have the same length and positions.
    """

    text: str
    starts: Sequence[int] | None
    ends: Sequence[int] | None

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original text from which ``text[start:end]`` came (``start < end``)."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]


def normalize(original: str) -> Normalized:
    """NFKC, lower case, one dash, one tilde, no blanks inside Japanese words, no variation selectors."""
    plain = original.translate(ONE_TO_ONE)
    if _IRREGULAR.search(plain) is None:
        return Normalized(_LONG_VOWEL.sub(LONG_VOWEL_MARK, plain) if "-" in plain else plain, None, None)
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    regular = 0
    for found in _CLUSTER.finditer(plain):
        first, last = found.span()
        pieces.append(plain[regular:first])
        starts.extend(range(regular, first))
        ends.extend(range(regular + 1, first + 1))
        piece = unicodedata.normalize("NFKC", _DROPPED.sub("", found.group()).translate(_JOINING)).lower()
        pieces.append(piece)
        starts.extend([first] * len(piece))
        ends.extend([last] * len(piece))
        regular = last
    pieces.append(plain[regular:])
    starts.extend(range(regular, len(plain)))
    ends.extend(range(regular + 1, len(plain) + 1))
    return Normalized(_LONG_VOWEL.sub(LONG_VOWEL_MARK, "".join(pieces)), starts, ends)


def normal_form(original: str) -> str:
    """The normalised text alone, where no way back is needed."""
    return normalize(original).text
