"""What each requirement and each gap of a standard says, laid out so that one product of matrices holds many items against it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from custaudit.characters import Numbers
from custaudit.match.grid import Fine
from custaudit.match.index import Index
from custaudit.standards.catalogue import Standard
from custaudit.text import normal_form

PHRASES = ("examples", "near_misses", "aliases", "excludes")
"""The kinds of phrases: of the first two the cosine counts, of the others the share of their information that is said."""
_COSINES = 2
COLUMNS = ("held", "data", "actions", *PHRASES)
"""What an item and a requirement have in common: the information of their grams, the names, the best phrase of each kind."""
_BEFORE_PHRASES = len(COLUMNS) - len(PHRASES)


@dataclass(frozen=True, slots=True)
class Profile:
    """A requirement or a gap: what each gram and name that it says brings, in the row of ``brings`` that ``rows`` has for its number.

    Row 0 is that of all that it does not say. ``brings`` has columns for those of ``COLUMNS`` that ``present`` numbers,
    beginning at ``begins``: a kind of phrases has one for every phrase, and none where there is no phrase. What comes together
    in a column counts as a part of ``wholes``.
    """

    rows: NDArray[np.unsignedinteger]
    brings: Fine
    wholes: Fine
    begins: Numbers
    present: Numbers


class Profiles:
    """The profiles of the documents of an index, each made when it is first asked for (``profile``). A gap has its lines for
    examples and says nothing else.

    ``names`` are the data items, forms and actions that requirements name, numbered from ``first_name`` on, after the grams.
    """

    def __init__(self, standard: Standard, index: Index) -> None:
        self._index = index
        self._requirements = [requirement for _, requirement in standard.requirements]
        self._gaps = standard.gaps
        every = [name for each in self._requirements for name in (*each.data, *each.forms, *each.actions)]
        self.names = list(dict.fromkeys(filter(None, map(normal_form, every))))
        self.first_name = len(index.vocabulary)
        self._numbers = {name: self.first_name + number for number, name in enumerate(self.names)}
        self.profile = cache(self._make)

    def _make(self, number: int) -> Profile:
        if number >= len(self._requirements):
            nothing = self._named()
            return self._profile(nothing, nothing, nothing, [self._gaps[number - len(self._requirements)].lines, [], [], []])
        requirement = self._requirements[number]
        data, actions = self._named(*requirement.data, *requirement.forms), self._named(*requirement.actions)
        return self._profile(self._index.grams(number), data, actions, [getattr(requirement, kind) for kind in PHRASES])

    def _profile(self, grams: Numbers, data: Numbers, actions: Numbers, kinds: Sequence[Sequence[str]]) -> Profile:
        """Lays out what is said, with the phrases of each of ``PHRASES``."""
        phrases = self._index.vocabulary.count([normal_form(phrase) for kind in kinds for phrase in kind])
        says = np.unique(np.concatenate((grams, data, actions, phrases.numbers)))
        widths = np.array([1] * _BEFORE_PHRASES + [len(kind) for kind in kinds])
        rows = np.zeros(self.first_name + len(self.names), dtype=np.min_scalar_type(says.size))
        rows[says] = np.arange(1, says.size + 1)
        brings = np.zeros((says.size + 1, widths.sum()))
        brings[rows[grams], 0] = self._index.information[grams]
        np.add.at(brings[:, 1], rows[data], 1.0)
        np.add.at(brings[:, 2], rows[actions], 1.0)
        in_phrases = brings[:, _BEFORE_PHRASES:]
        in_phrases[rows[phrases.numbers], phrases.texts] = self._index.information[phrases.numbers]
        wholes = np.ones(brings.shape[1])
        wholes[_BEFORE_PHRASES:] = in_phrases.sum(axis=0)
        cosines = slice(_BEFORE_PHRASES, _BEFORE_PHRASES + sum(len(kind) for kind in kinds[:_COSINES]))
        wholes[cosines] = np.sqrt(wholes[cosines])
        wholes = np.where(wholes > 0, wholes, 1.0)
        present = np.flatnonzero(widths)
        begins = (np.cumsum(widths) - widths)[present]
        return Profile(rows, brings.astype(np.float32), wholes.astype(np.float32), begins, present)

    def _named(self, *names: str) -> Numbers:
        return np.array([self._numbers[name] for name in map(normal_form, names) if name], dtype=np.intp)
