"""The condition of a rule, compiled to a few bit tests so that hundreds of rules cost little."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from custaudit.classify.mentions import TEXT_COLUMNS, Reading
from custaudit.model import Field
from custaudit.rules.language import Rule
from custaudit.rules.lexicon import Hit, Lexicon


@dataclass(frozen=True, slots=True)
class Condition:
    """A rule's ``when``: bits for the concepts of each part, column numbers, nearness and order."""

    all_of: tuple[int, ...]
    any_of: int
    none_of: int
    columns: tuple[int, ...]
    within: int | None
    in_order: bool
    fields: frozenset[Field]
    masks: tuple[int, ...]

    @property
    def trigger(self) -> int:
        """Bits of which at least one must be mentioned for the condition to hold; all bits if it only forbids."""
        return self.all_of[0] if self.all_of else self.any_of or -1

    def holds(self, reading: Reading, everywhere: int, field: Field) -> bool:
        """Whether the reading fulfils the condition; ``everywhere`` is the union of the reading's masks."""
        if self.none_of & everywhere:
            return False
        if len(self.columns) == len(TEXT_COLUMNS):
            seen = everywhere
        else:
            seen = 0
            for column in self.columns:
                seen |= reading.masks[column]
        if self.any_of and not self.any_of & seen:
            return False
        for part in self.all_of:
            if not part & seen:
                return False
        if self.fields and field not in self.fields:
            return False
        return (self.within is None and not self.in_order) or self._chained(reading) is not None

    def place(self, reading: Reading) -> tuple[Hit, int] | None:
        """The mention to show for this rule, with its column: the first one that fulfils a part of it."""
        chain = self._chained(reading) if self.within is not None or self.in_order else None
        if chain is not None:
            return chain
        wanted = self.all_of[0] if self.all_of else self.any_of
        for number, hit in enumerate(reading.hits):
            column = reading.hit_columns[number]
            if column in self.columns and wanted & self.masks[hit.concept]:
                return hit, column
        return None

    def _chained(self, reading: Reading) -> tuple[Hit, int] | None:
        """The first mention of a chain with one mention of each part of ``all`` in one column, close enough and in order if asked."""
        for column in self.columns:
            seen = reading.masks[column]
            if not all(part & seen for part in self.all_of):
                continue
            hits = sorted(hit for number, hit in enumerate(reading.hits) if reading.hit_columns[number] == column)
            parts = [[hit for hit in hits if part & self.masks[hit.concept]] for part in self.all_of]
            starts = _in_order(parts, self.within) if self.in_order else _in_any_order(parts, self.within)
            if starts:
                return min(starts), column
        return None


def _in_order(parts: Sequence[list[Hit]], within: int | None) -> list[Hit]:
    """The hits of the first part from which a chain leads through all others."""
    starts = parts[-1]
    for part in reversed(parts[:-1]):
        starts = _before(part, starts, within)
    return starts


def _in_any_order(parts: Sequence[list[Hit]], within: int | None) -> list[Hit]:
    """The hits from which a chain leads through all parts in some order; built up from chains through fewer parts."""
    starts: dict[int, list[Hit]] = {}
    for chosen in range(1, 1 << len(parts)):
        found: set[Hit] = set()
        for number, part in enumerate(parts):
            rest = chosen & ~(1 << number)
            if rest != chosen:
                found.update(_before(part, starts[rest], within) if rest else part)
        starts[chosen] = sorted(found)
    return starts[(1 << len(parts)) - 1]


def _before(hits: list[Hit], later: list[Hit], within: int | None) -> list[Hit]:
    """The hits that end before one of the later hits starts, at most ``within`` characters away; both lists are by position."""
    begins = [hit.start for hit in later]
    found: list[Hit] = []
    for hit in hits:
        following = bisect_left(begins, hit.end)
        if following < len(begins) and (within is None or begins[following] - hit.end <= within):
            found.append(hit)
    return found


def compile_condition(rule: Rule, lexicon: Lexicon) -> Condition:
    """The condition of a rule whose concepts are all in the lexicon."""
    when = rule.when
    return Condition(
        all_of=tuple(map(lexicon.bits, when.parts)),
        any_of=lexicon.bits(when.any),
        none_of=lexicon.bits(when.none),
        columns=tuple(TEXT_COLUMNS.index(column) for column in when.columns),
        within=when.within,
        in_order=when.in_order,
        fields=frozenset(when.fields),
        masks=lexicon.masks,
    )
