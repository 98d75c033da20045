"""Finds the cues of many texts at once: characters become numbers, and numbers the places in a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from custaudit.characters import ALL, Numbers, characters, distinct

_ABSENT = -1


class CueHits(NamedTuple):
    """The cues of texts, each once a text: text ``n`` holds ``cues[starts[n]:starts[n + 1]]``, in ascending order."""

    starts: Numbers
    cues: Numbers

    def of(self, text: int) -> list[int]:
        """The numbers of the cues of one text."""
        found: list[int] = self.cues[self.starts[text] : self.starts[text + 1]].tolist()
        return found


class CueFinder:
    """Knows a vocabulary of cues, each of one or two characters."""

    def __init__(self, cues: Sequence[str]) -> None:
        alphabet = sorted({character for cue in cues for character in cue})
        self._count = len(cues)
        self._letters = len(alphabet) + 1
        self._letter = np.zeros(ALL, dtype=np.int32)
        self._letter[[ord(character) for character in alphabet]] = range(1, self._letters)
        # Both tables say which cue a letter, or two in a row (first * letters + second), makes up; letter 0 is any other.
        self._single = np.full(self._letters, _ABSENT, dtype=np.int32)
        self._double = np.full(self._letters**2, _ABSENT, dtype=np.int32)
        letter = {character: number for number, character in enumerate(alphabet, start=1)}
        for number, cue in enumerate(cues):
            if len(cue) == 1:
                self._single[letter[cue]] = number
            else:
                self._double[letter[cue[0]] * self._letters + letter[cue[1]]] = number

    def find(self, texts: Sequence[str]) -> CueHits:
        """The cues of normalised texts."""
        found = characters(texts)
        owners = found.owners()
        letters = self._letter[found.codes]
        singles = self._single[letters]
        doubles = self._double[letters[:-1] * self._letters + letters[1:]]
        one, two = np.flatnonzero(singles != _ABSENT), np.flatnonzero(doubles != _ABSENT)
        texts_of, cues = np.concatenate((owners[one], owners[two])), np.concatenate((singles[one], doubles[two]))
        held = distinct(texts_of * self._count + cues)
        starts = np.searchsorted(held, np.arange(len(texts) + 1) * self._count)
        return CueHits(starts, held % max(self._count, 1))
