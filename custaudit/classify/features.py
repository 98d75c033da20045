"""Turns items into numbered features: each concept by where it stands, each rule that holds, each cue.

A concept has four features: mentioned at all, in the title, in the reason, in the object column. The detail column
has none of its own, so a detail speaks through "mentioned at all".
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from custaudit.classify.conditions import Condition, compile_condition
from custaudit.classify.cuefinder import CueFinder, CueHits
from custaudit.classify.mentions import Reading, read_mentions
from custaudit.model import Item
from custaudit.rules.ruleset import RuleSet

_PER_CONCEPT = 4
# Offset of the extra feature by column number (title, detail, reason, object); the detail has none.
_COLUMN_FEATURE = (1, 0, 2, 3)
_SUFFIXES = ("", "@title", "@reason", "@object")


class Findings(NamedTuple):
    """What was found in items: of each its reading and the numbers of its concepts and rules; the cues of all, numbered from 0."""

    readings: list[Reading]
    features: list[list[int]]
    cues: CueHits


class Features:
    """The numbering of all features of a rule set, and the features of items.

    ``cues`` replaces the rule set's own vocabulary of cues, for fitting a new one.
    """

    def __init__(self, ruleset: RuleSet, cues: Sequence[str] | None = None) -> None:
        self._ruleset = ruleset
        lexicon = ruleset.lexicon
        self.names: list[str] = [concept.key + suffix for concept in lexicon.concepts for suffix in _SUFFIXES]
        self._first_rule = len(self.names)
        self.names.extend(rule.id for rule in ruleset.rules)
        self.first_cue = len(self.names)
        self.cues = list(ruleset.cues.weights if cues is None else cues)
        self.names.extend(f"cue/{cue}" for cue in self.cues)
        self._cue_finder = CueFinder(self.cues)
        self.conditions: list[Condition] = [compile_condition(rule, lexicon) for rule in ruleset.rules]
        self._triggers = [condition.trigger for condition in self.conditions]
        self._of_concept = [
            [tuple(_PER_CONCEPT * c + o for c in chain for o in {0, extra}) for extra in _COLUMN_FEATURE] for chain in lexicon.broader
        ]

    def read(self, items: Sequence[Item]) -> Findings:
        """What is found in items, in order."""
        readings = read_mentions(items, self._ruleset.lexicon, self._ruleset.policy)
        features = [self._features(reading, item) for reading, item in zip(readings, items, strict=True)]
        return Findings(readings, features, self._cue_finder.find([reading.line for reading in readings]))

    def _features(self, reading: Reading, item: Item) -> list[int]:
        features: set[int] = set()
        of_concept = self._of_concept
        for hit, column in zip(reading.hits, reading.hit_columns, strict=True):
            features.update(of_concept[hit.concept][column])
        everywhere = reading.masks[0] | reading.masks[1] | reading.masks[2] | reading.masks[3]
        first = self._first_rule
        # Most rules fall at the first glance: nothing that they begin with is mentioned.
        for number in [number for number, trigger in enumerate(self._triggers) if trigger & everywhere]:
            if self.conditions[number].holds(reading, everywhere, item.field):
                features.add(first + number)
        return list(features)

    def place(self, feature: int, reading: Reading) -> tuple[int, int, int] | None:
        """Where a feature stands: column number, start and end in the column's original text; None if it has no place."""
        if feature >= self.first_cue:
            cue = self.cues[feature - self.first_cue]
            start = reading.line.find(cue)
            column = bisect_right(reading.begins, start) - 1
            return (column, *reading.place(start, start + len(cue), column))
        if feature >= self._first_rule:
            found = self.conditions[feature - self._first_rule].place(reading)
            if found is None:
                return None
            hit, column = found
            return (column, *reading.place(hit.start, hit.end, column))
        concept, offset = divmod(feature, _PER_CONCEPT)
        bit = 1 << concept
        masks = self._ruleset.lexicon.masks
        for hit, column in zip(reading.hits, reading.hit_columns, strict=True):
            if bit & masks[hit.concept] and (offset == 0 or _COLUMN_FEATURE[column] == offset):
                return (column, *reading.place(hit.start, hit.end, column))
        return None
