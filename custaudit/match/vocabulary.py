"""The grams of many texts at once, as numbers: the texts are one array of characters, and a table numbers every pair of neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from custaudit.characters import ALL, Codes, Numbers, characters, distinct
from custaudit.match.grams import FIRST_HIRAGANA, LAST_HIRAGANA

Flags = NDArray[np.bool_]

_UNSEEN, _BREAK = -1, 0
_CODE_BITS = 21
_CODE = 2**_CODE_BITS - 1


class Counted(NamedTuple):
    """The different grams of texts, text by text: text ``texts[n]`` has the known gram ``numbers[n]`` ``counts[n]`` times.

    For each different gram that is not known: the text that has it (``strange``), and whether it is hiragana only.
    """

    texts: Numbers
    numbers: Numbers
    counts: Numbers
    strange: Numbers
    strange_hiragana: Flags


class Vocabulary:
    """Numbers the grams of some normalised texts: the more of the texts have one, the lower is its number.

    ``hiragana`` says of each whether it is hiragana only. What a gram is says ``grams.grams``.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        written = characters(texts)
        alphabet = np.unique(written.codes)
        letters = alphabet[[chr(code).isalnum() for code in alphabet.tolist()]]
        # Characters of the texts are numbered from 1; one number more stands for all others.
        self._strange = letters.size + 1
        self._size = self._strange + 1
        self._characters = np.full(ALL, _UNSEEN, dtype=np.int32)
        self._characters[letters] = np.arange(1, self._strange)
        places, keys = self._grams(written.codes)
        held = distinct(written.owners()[places] * self._size**2 + keys) % self._size**2
        # Among equals the order is that of the texts: what is looked up together lies together.
        known, first, holders = np.unique(held, return_index=True, return_counts=True)
        known = known[np.lexsort((first, -holders))]
        self._table = np.full(self._size**2, -1, dtype=np.int32)
        self._table[known] = np.arange(known.size)
        hiragana = np.ones(self._strange, dtype=np.bool_)
        hiragana[1:] = _is_hiragana(letters)
        self.hiragana: Flags = hiragana[known // self._size] & hiragana[known % self._size]

    def __len__(self) -> int:
        return self.hiragana.size

    def number(self, gram: str) -> int | None:
        """The number of one gram, if it is known."""
        _, keys = self._grams(characters([gram]).codes)
        found: list[int] = self._table[keys[-1:]].tolist()
        return found[0] if found and found[0] >= 0 else None

    def count(self, texts: Sequence[str]) -> Counted:
        """The different grams of each of the normalised texts."""
        written = characters(texts)
        codes, owners = written.codes, written.owners()
        places, keys = self._grams(codes)
        numbers = self._table[keys]
        known = numbers >= 0
        held = np.sort(owners[places[known]] * len(self) + numbers[known])
        begins = np.flatnonzero(np.diff(held, prepend=-1))
        of_text, number = np.divmod(held[begins], max(len(self), 1))
        unknown = places[~known]
        second = np.where(keys[~known] < self._size, 0, codes[unknown + 1])
        strange = distinct((owners[unknown] << _CODE_BITS | codes[unknown]) << _CODE_BITS | second)
        first, second = strange >> _CODE_BITS & _CODE, strange & _CODE
        return Counted(
            texts=of_text,
            numbers=number,
            counts=np.diff(begins, append=held.size),
            strange=strange >> 2 * _CODE_BITS,
            strange_hiragana=_is_hiragana(first) & ((second == 0) | _is_hiragana(second)),
        )

    def _grams(self, codes: Codes) -> tuple[Numbers, Numbers]:
        """Where grams begin and their places in the table, single characters (its first row) before pairs."""
        characters = self._characters[codes]
        unseen = characters == _UNSEEN
        if unseen.any():
            for code in np.unique(codes[unseen]).tolist():
                self._characters[code] = self._strange if chr(code).isalnum() else _BREAK
            characters = self._characters[codes]
        inside = characters != _BREAK
        singles = np.flatnonzero(inside)
        pairs = np.flatnonzero(inside[:-1] & inside[1:])
        keys = characters[pairs].astype(np.int64) * self._size + characters[pairs + 1]
        return np.concatenate((singles, pairs)), np.concatenate((characters[singles], keys))


def _is_hiragana(codes: Codes | Numbers) -> Flags:
    return (codes >= FIRST_HIRAGANA) & (codes <= LAST_HIRAGANA)
