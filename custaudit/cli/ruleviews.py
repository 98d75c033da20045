"""How rules, concepts and what was found about them look on the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from custaudit.classify.lint import Finding
from custaudit.classify.testing import ExampleResult, run_examples
from custaudit.i18n import label, text
from custaudit.jsontext import json_text
from custaudit.rules.language import Concept, Rule, RuleAxis, Votes
from custaudit.rules.lookup import places, used_by
from custaudit.rules.paths import builtin_rules
from custaudit.rules.ruleset import RuleSet
from custaudit.rules.yamlfile import line_of
from custaudit.text import normal_form

_SAID = 3
_HIDING_SHOWN = 10
_LEVEL_STYLE = {"error": "bold red", "warning": "yellow"}


def list_view(ruleset: RuleSet) -> list[RenderableType]:
    """All concepts and rules, by file."""
    parts: list[RenderableType] = []
    for path, group in groupby(_entries(ruleset), key=lambda entry: ruleset.origin[entry.key]):
        table = Table(
            box=None, pad_edge=False, show_header=False, title=Text(_short(path), style="bold"), title_justify="left", expand=True
        )
        table.add_column(overflow="fold", ratio=3)
        table.add_column(overflow="fold", ratio=4)
        table.add_column(overflow="fold", ratio=3)
        for entry in group:
            table.add_row(entry.id, _what_for(entry), _said(_in_force(entry, ruleset)))
        parts += [table, ""]
    return parts


def list_json(ruleset: RuleSet) -> str:
    """The same for programs."""
    entries = _entries(ruleset)
    listed = [
        {
            "id": entry.key,
            "kind": "concept" if isinstance(entry, Concept) else "rule",
            "why": _what_for(entry),
            "votes": entry.votes,
            "weights": ruleset.weights.weights.get(entry.key, {}),
            "aliases": entry.aliases if isinstance(entry, Rule) else [],
            "file": path.as_posix(),
            "line": line,
        }
        for entry, (path, line) in zip(entries, places(ruleset, entries), strict=True)
    ]
    return json_text(listed)


def _entries(ruleset: RuleSet) -> list[Concept | Rule]:
    return [*ruleset.lexicon.concepts, *ruleset.rules]


def _what_for(entry: Concept | Rule) -> str:
    return entry.label if isinstance(entry, Concept) else entry.why


def _in_force(entry: Concept | Rule, ruleset: RuleSet) -> Votes:
    return ruleset.weights.weights.get(entry.key, entry.votes)


def _said(votes: Votes) -> str:
    """The strongest codes of type and domain, with their weights."""
    strongest = sorted(((weight, code) for axis in votes for code, weight in votes[axis].items()), key=lambda pair: -abs(pair[0]))
    return "  ".join(f"{code} {weight:+.1f}" for weight, code in strongest[:_SAID])


def concept_view(concept: Concept, ruleset: RuleSet) -> list[RenderableType]:
    """Everything about a concept."""
    lexicon = ruleset.lexicon
    added = {term: path for (id, term), path in ruleset.added.items() if id == concept.id}
    narrower = [other for other in lexicon.concepts if concept.id in other.is_]
    parts = [
        _heading(concept, ruleset),
        _line("rules.broader", ", ".join(_named(name, ruleset) for name in concept.is_)),
        _line("rules.narrower", ", ".join(_named(other.id, ruleset) for other in narrower)),
        *_votes_lines(concept, ruleset),
        _line("rules.terms", ", ".join(term for term in concept.terms if term not in added)),
    ]
    for path in dict.fromkeys(added.values()):
        terms = ", ".join(term for term, file in added.items() if file == path)
        parts += [_labelled(text("rules.added", path=_shown(path)), terms)]
    parts += [
        _line("rules.patterns", "  ".join(concept.patterns)),
        _line("rules.hidden", "\n".join(_hiding(concept, ruleset))),
        _line("rules.used_by", ", ".join(rule.id for rule in used_by(ruleset, concept))),
        _line("rules.note", concept.note),
    ]
    return [part for part in parts if part is not None]


def rule_view(rule: Rule, ruleset: RuleSet) -> list[RenderableType]:
    """Everything about a rule, with its examples tried."""
    parts = [
        _heading(rule, ruleset),
        _line("rules.aliases", ", ".join(rule.aliases)),
        _line("rules.condition", "\n".join(_condition(rule, ruleset))),
        *_votes_lines(rule, ruleset),
    ]
    for kind, group in groupby(run_examples(ruleset, [rule]), key=lambda result: result.kind):
        lines = [f"[{text('rules.passed' if result.passed else 'rules.failed')}] {result.text}" for result in group]
        parts.append(_line(f"rules.{kind}", "\n".join(lines)))
    return [part for part in parts if part is not None]


def _heading(entry: Concept | Rule, ruleset: RuleSet) -> RenderableType:
    (path, line) = places(ruleset, [entry])[0]
    kind = text("rules.kind.concept" if isinstance(entry, Concept) else "rules.kind.rule")
    heading = Text(f"{entry.id}  {_what_for(entry)}", style="bold")
    return heading.append(f"\n{kind}  {_shown(path)}:{line}", style="not bold dim")


def _votes_lines(entry: Concept | Rule, ruleset: RuleSet) -> list[RenderableType | None]:
    fitted = {name.removeprefix(entry.key): votes for name, votes in ruleset.weights.weights.items() if name.partition("@")[0] == entry.key}
    weights = "\n".join(f"{suffix}\n{_all_votes(votes)}".strip() for suffix, votes in fitted.items())
    return [_line("rules.votes", _all_votes(entry.votes) or text("rules.none")), _line("rules.weights", weights)]


def _all_votes(votes: Mapping[RuleAxis, Mapping[str, float]]) -> str:
    return "\n".join(
        f"{label('axis', axis)}: " + ", ".join(f"{label(axis, code)}({code}) {weight:+g}" for code, weight in codes.items())
        for axis, codes in votes.items()
        if codes
    )


def _condition(rule: Rule, ruleset: RuleSet) -> Iterable[str]:
    when = rule.when
    for names in when.parts:
        yield f"{text('rules.when.all')}: {text('rules.or').join(_named(name, ruleset) for name in names)}"
    for key, names in (("any", when.any), ("none", when.none)):
        if names:
            yield f"{text(f'rules.when.{key}')}: {', '.join(_named(name, ruleset) for name in names)}"
    if when.within is not None:
        yield text("rules.when.within", count=when.within)
    if when.in_order:
        yield text("rules.when.in_order")
    yield f"{text('rules.when.columns')}: {', '.join(label('column', column) for column in when.columns)}"
    if when.fields:
        yield f"{text('rules.when.fields')}: {', '.join(label('field', field) for field in when.fields)}"


def _named(id: str, ruleset: RuleSet) -> str:
    return f"{id} ({ruleset.lexicon.concepts[ruleset.lexicon.index[id]].label})"


def _hiding(concept: Concept, ruleset: RuleSet) -> list[str]:
    """Which longer terms of unrelated concepts hide terms of this one."""
    own = 1 << ruleset.lexicon.index[concept.id]
    terms = [normal_form(term) for term in concept.terms]
    pairs = [
        text("rules.hidden_pair", term=term, longer=longer, concept=other.id)
        for other, mask in zip(ruleset.lexicon.concepts, ruleset.lexicon.masks, strict=True)
        if not mask & own
        for longer in map(normal_form, other.terms)
        for term in terms
        if term in longer and term != longer
    ]
    more = len(pairs) - _HIDING_SHOWN
    return pairs if more <= 0 else [*pairs[:_HIDING_SHOWN], text("lint.and_more", shown="…", more=more)]


def test_view(failed: Sequence[ExampleResult], ruleset: RuleSet) -> list[RenderableType]:
    """The examples that failed, with what was found in them."""
    parts: list[RenderableType] = []
    for result in failed:
        path = ruleset.origin[result.rule]
        line = line_of(path, ["rules", result.rule, result.kind, result.number])
        parts.append(Text(f"{_shown(path)}:{line}: {result.rule}", style="bold red"))
        found = ", ".join(text("rules.test.mention", concept=one.concept, text=one.text) for one in result.mentions)
        parts.append(Padding(Text(text(f"rules.test.{result.kind}_failed", example=result.text)), (0, 0, 0, 2)))
        parts.append(Padding(Text(text("rules.test.found", mentions=found) if found else text("rules.test.found_nothing")), (0, 0, 0, 2)))
    return parts


def lint_view(findings: Sequence[Finding]) -> list[RenderableType]:
    """One finding a line, as compilers write them."""
    parts: list[RenderableType] = []
    for finding in findings:
        line = Text(f"{_shown(finding.path)}:{finding.line}: ")
        line.append(text(f"rules.lint.level.{finding.level}"), style=_LEVEL_STYLE[finding.level])
        parts.append(line.append(f" [{finding.check}] {finding.id}: {finding.message}"))
    return parts


def _line(key: str, value: str) -> RenderableType | None:
    return _labelled(text(key), value) if value else None


def _labelled(name: str, value: str) -> RenderableType:
    return Group(Text(name, style="bold"), Padding(Text(value), (0, 0, 0, 2)))


def _short(path: Path) -> str:
    """A file as people know it: within the built-in rules, or from here."""
    builtin = builtin_rules()
    return path.relative_to(builtin).as_posix() if path.is_relative_to(builtin) else _shown(path)


def _shown(path: Path) -> str:
    """A file as it can be opened from here."""
    return path.relative_to(Path.cwd()).as_posix() if path.is_relative_to(Path.cwd()) else str(path)
