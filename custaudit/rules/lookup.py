"""Finds a concept or rule by any name that evidence, an older file or a person uses for it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from custaudit.errors import UserError
from custaudit.rules.check import named_concepts
from custaudit.rules.language import Concept, Rule
from custaudit.rules.problems import Step
from custaudit.rules.ruleset import RuleSet
from custaudit.rules.yamlfile import lines_of

_NEAR_ENOUGH = 60


def lookup(ruleset: RuleSet, name: str) -> Concept | Rule:
    """The rule of that id or former id, or the concept (``ward``, ``lexicon/ward``, ``lexicon/ward@title``).

    Raises UserError, suggesting the nearest name, when there is none.
    """
    lexicon = ruleset.lexicon
    concept = name.removeprefix("lexicon/").partition("@")[0]
    rules = {former: rule for rule in ruleset.rules for former in rule.aliases} | {rule.id: rule for rule in ruleset.rules}
    if name in rules:
        return rules[name]
    if concept in lexicon.index:
        return lexicon.concepts[lexicon.index[concept]]
    from rapidfuzz import process

    nearest = process.extractOne(concept, [*rules, *lexicon.index], score_cutoff=_NEAR_ENOUGH)
    if nearest:
        raise UserError("rules.unknown_id_nearest", id=name, nearest=nearest[0])
    raise UserError("rules.unknown_id", id=name)


def steps_to(entry: Concept | Rule) -> list[Step]:
    """Where it stands in its file."""
    return ["concepts" if isinstance(entry, Concept) else "rules", entry.id]


def places(ruleset: RuleSet, entries: Sequence[Concept | Rule]) -> list[tuple[Path, int]]:
    """File and line of each."""
    of_file: dict[Path, list[Concept | Rule]] = {}
    for entry in entries:
        of_file.setdefault(ruleset.origin[entry.key], []).append(entry)
    found = {
        entry.key: (path, line)
        for path, group in of_file.items()
        for entry, line in zip(group, lines_of(path, [steps_to(entry) for entry in group]), strict=True)
    }
    return [found[entry.key] for entry in entries]


def used_by(ruleset: RuleSet, concept: Concept) -> list[Rule]:
    """The rules whose condition names the concept."""
    return [rule for rule in ruleset.rules if any(name == concept.id for _, name in named_concepts(rule))]
