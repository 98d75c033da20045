"""Tries rules on their own examples: every ``hits`` must fulfil the condition, no ``misses`` may."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Literal

from custaudit.classify.conditions import compile_condition
from custaudit.classify.mentions import Reading, read_mentions
from custaudit.model import Field, Item, Source
from custaudit.rules.language import Example, Rule
from custaudit.rules.ruleset import RuleSet

ExampleKind = Literal["hits", "misses"]


@dataclass(frozen=True)
class Mention:
    """A concept that was found in an example, and the words in which."""

    concept: str
    text: str


@dataclass(frozen=True)
class ExampleResult:
    """One example of a rule (the ``number``-th, from 0, of ``kind``), whether it passed, and what was found in it."""

    rule: str
    kind: ExampleKind
    number: int
    text: str
    passed: bool
    mentions: tuple[Mention, ...]


def run_examples(ruleset: RuleSet, rules: Iterable[Rule] | None = None) -> list[ExampleResult]:
    """The result of every example of these rules (of all rules without a choice), in their order."""
    return [result for rule in (ruleset.rules if rules is None else rules) for result in _run(rule, ruleset)]


def _run(rule: Rule, ruleset: RuleSet) -> list[ExampleResult]:
    condition, field = compile_condition(rule, ruleset.lexicon), field_of(rule)
    results: list[ExampleResult] = []
    for kind, examples in _kinds(rule):
        for number, (example, reading) in enumerate(zip(examples, read_examples(examples, field, ruleset), strict=True)):
            fulfilled = condition.holds(reading, reduce(or_, reading.masks), field)
            results.append(
                ExampleResult(
                    rule=rule.id,
                    kind=kind,
                    number=number,
                    text=as_text(example),
                    passed=fulfilled == (kind == "hits"),
                    mentions=_mentions(reading, ruleset),
                )
            )
    return results


def _kinds(rule: Rule) -> tuple[tuple[ExampleKind, Sequence[str | Example]], ...]:
    return ("hits", rule.hits), ("misses", rule.misses)


def as_text(example: str | Example) -> str:
    """An example in one line: its filled cells, the title first."""
    if isinstance(example, str):
        return example
    return " / ".join(cell for name in example.__struct_fields__ if (cell := getattr(example, name)))


def field_of(rule: Rule) -> Field:
    """A field in which the rule applies."""
    return rule.when.fields[0] if rule.when.fields else "jumin"


def read_examples(examples: Sequence[str | Example], field: Field, ruleset: RuleSet) -> list[Reading]:
    """The examples as the classifier reads them; a plain text is the detail cell."""
    items = [_item(Example(detail=one) if isinstance(one, str) else one, field) for one in examples]
    return read_mentions(items, ruleset.lexicon, ruleset.policy)


def _item(example: Example, field: Field) -> Item:
    return Item(
        id="",
        no=None,
        source=Source(path=""),
        field=field,
        department=example.department,
        title=example.title,
        detail=example.detail,
        reason=example.reason,
        object=example.object or None,
        effort_days=None,
    )


def _mentions(reading: Reading, ruleset: RuleSet) -> tuple[Mention, ...]:
    concepts = ruleset.lexicon.concepts
    found = [Mention(concepts[hit.concept].id, reading.line[hit.start : hit.end]) for hit in sorted(reading.hits)]
    return tuple(dict.fromkeys(found))
