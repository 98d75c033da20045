"""Normalises many texts at once, with the results of ``custaudit.text``: their characters go through a table as one array."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from custaudit.characters import ALL, Codes, characters, spelled
from custaudit.text import IRREGULAR, JAPANESE, KATAKANA, LONG_VOWEL_MARK, ONE_TO_ONE, Normalized, Ranges, normalize


class _Table(NamedTuple):
    """For every character its plain form, and of plain forms whether they call for a closer look, are Japanese, are katakana."""

    plain: Codes
    irregular: NDArray[np.bool_]
    japanese: NDArray[np.bool_]
    katakana: NDArray[np.bool_]


@cache
def _table() -> _Table:
    plain = np.arange(ALL, dtype=np.uint32)
    for code, character in ONE_TO_ONE.items():
        plain[code] = ord(character)
    return _Table(plain, _members(IRREGULAR), _members(JAPANESE), _members(KATAKANA))


def _members(ranges: Ranges) -> NDArray[np.bool_]:
    members = np.zeros(ALL, dtype=np.bool_)
    for first, last in ranges:
        members[first : last + 1] = True
    return members


def normalize_all(originals: Sequence[str]) -> list[Normalized]:
    """``normalize`` of each text."""
    table = _table()
    written, starts = characters(originals)
    codes = table.plain[written]
    doubtful, blank, japanese = table.irregular[codes], codes == ord(" "), table.japanese[codes]
    # One blank between Japanese characters, or the first of several after one.
    doubtful[1:-1] |= japanese[:-2] & blank[1:-1] & (japanese | blank)[2:]
    codes[1:][(codes[1:] == ord("-")) & table.katakana[codes[:-1]]] = ord(LONG_VOWEL_MARK)
    whole = spelled(codes)
    closer = np.logical_or.reduceat(doubtful, starts[:-1]).tolist() if originals else []
    return [
        normalize(original) if doubt else Normalized(whole[start : end - 1], None, None)
        for original, (start, end), doubt in zip(originals, pairwise(starts.tolist()), closer, strict=True)
    ]


def normal_forms(originals: Sequence[str]) -> list[str]:
    """``normal_form`` of each text."""
    return [normalized.text for normalized in normalize_all(originals)]
