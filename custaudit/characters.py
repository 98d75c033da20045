"""Many texts as one array of characters, so that one step looks all of them up in a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.uint32]
Numbers = NDArray[np.intp]

ALL = 0x110000
"""How many characters there can be: the length of a table that has a place for each."""

_ENCODING = "utf-32-le"
_LONE_SURROGATES = "surrogatepass"


class Characters(NamedTuple):
    """The codes of the characters of texts, a line break after each text.

    Text ``n`` with its line break is ``codes[starts[n]:starts[n + 1]]``.
    """

    codes: Codes
    starts: Numbers

    def owners(self) -> Numbers:
        """For each character the number of its text."""
        return np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))


def characters(texts: Sequence[str]) -> Characters:
    """The characters of all texts."""
    joined = "\n".join([*texts, ""])
    starts = np.zeros(len(texts) + 1, dtype=np.intp)
    np.cumsum([len(text) + 1 for text in texts], out=starts[1:])
    return Characters(np.frombuffer(joined.encode(_ENCODING, _LONE_SURROGATES), dtype="<u4"), starts)


def distinct(numbers: Numbers) -> Numbers:
    """The different numbers, none of them negative, in ascending order; several times as fast as numpy's own ``unique``."""
    ordered = np.sort(numbers)
    kept: Numbers = ordered[np.diff(ordered, prepend=-1) != 0]
    return kept


def spelled(codes: Codes) -> str:
    """The text of these characters."""
    return codes.astype("<u4", copy=False).tobytes().decode(_ENCODING, _LONE_SURROGATES)
