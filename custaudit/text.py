"""Normalised text with a way back: every span found in it maps to a span of the text as written.

Officials write one word in many forms (half-width kana, full-width digits, ``―`` for ``ー``, blanks for looks).
Rules see one form; evidence shows what stands in the cell.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

# Dashes that officials use for the long-vowel mark and for hyphens alike.
_DASHES = "-‐‑‒–—―−－ーｰ─━"
_TILDES = "~〜～∼"


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
    return table


_TABLE = _one_to_one()
_JAPANESE = r"\u3005-\u3007\u3040-\u30ff\uff66-\uff9f\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_LONG_VOWEL = re.compile(r"(?<=[\u30a1-\u30ffｦ-ﾟー])-")
_NEEDS_CLUSTERS = re.compile(
    "[\u0300-\u036f\u3099-\u309c\uff61-\uff9f\u2100-\u214f\u2160-\u2188\u3200-\u33ff\uf900-\ufaff\ufe00-\ufe0f\u2474-\u249b\u2f00-\u2fdf"
    "\U0002f800-\U0002fa1f\U000e0100-\U000e01ef]"
    f"|(?<=[{_JAPANESE}]) +(?=[{_JAPANESE}])"
)
# A base character and all that joins it: combining and half-width voicing marks, variation selectors.
_CLUSTER = re.compile(
    "[\ufe00-\ufe0f\U000e0100-\U000e01ef]"
    f"|(?<=[{_JAPANESE}]) +(?=[{_JAPANESE}])"
    "|.[\u0300-\u036f\u3099-\u309c\uff9e\uff9f]*[\ufe00-\ufe0f\U000e0100-\U000e01ef]*",
    re.DOTALL,
)
# The free-standing voicing marks join the kana before them, as the combining ones do.
_JOINING = str.maketrans("゛゜", "\u3099\u309a")
_DROPPED = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")


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
    plain = original.translate(_TABLE)
    if _NEEDS_CLUSTERS.search(plain) is None:
        return Normalized(_LONG_VOWEL.sub("ー", plain) if "-" in plain else plain, None, None)
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for found in _CLUSTER.finditer(plain):
        cluster = found.group()
        if cluster.isspace() and cluster != "\n" and found.start() > 0 and found.end() < len(plain):
            before, after = plain[found.start() - 1], plain[found.end()]
            if _is_japanese(before) and _is_japanese(after):
                continue
        piece = unicodedata.normalize("NFKC", _DROPPED.sub("", cluster).translate(_JOINING)).lower()
        pieces.append(piece)
        starts.extend([found.start()] * len(piece))
        ends.extend([found.end()] * len(piece))
    joined = "".join(pieces)
    return Normalized(_LONG_VOWEL.sub("ー", joined), starts, ends)


_IS_JAPANESE = re.compile(f"[{_JAPANESE}]")


def _is_japanese(char: str) -> bool:
    return _IS_JAPANESE.match(char) is not None


def normal_form(original: str) -> str:
    """The normalised text alone, where no way back is needed."""
    return normalize(original).text
