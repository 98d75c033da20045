"""Loads all rule files that a run uses into one checked rule set."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

import msgspec

from custaudit.errors import UserError
from custaudit.rules.check import check_concept, check_knowledge, check_policy, check_references, check_weights, refuse
from custaudit.rules.cues import CueTable, read_cues
from custaudit.rules.language import Concept, Exemplar, KnowledgeFile, Policy, Rule, WeightsFile
from custaudit.rules.lexicon import BadPatternError, Lexicon, compile_lexicon
from custaudit.rules.paths import builtin_rules
from custaudit.rules.problems import Step
from custaudit.rules.yamlfile import read_yaml


@dataclass(frozen=True)
class RuleSet:
    """Everything that classification knows.

    ``origin`` tells which file each concept (``lexicon/ID``) and rule came from, ``added`` which file added a term to a
    concept under ``names``; ``digest`` names the content of all files.
    """

    lexicon: Lexicon
    rules: tuple[Rule, ...]
    exemplars: tuple[Exemplar, ...]
    policy: Policy
    weights: WeightsFile
    cues: CueTable
    origin: Mapping[str, Path]
    added: Mapping[tuple[str, str], Path]
    weights_file: Path
    digest: str

    @property
    def reasons(self) -> dict[str, str]:
        """Why each concept and rule counts, by its key in ``origin``; a concept's label stands for it."""
        reasons = {concept.key: concept.label for concept in self.lexicon.concepts}
        return reasons | {rule.id: rule.why for rule in self.rules}


def load_rules(extra: Sequence[Path] = (), *, base: Path | None = None) -> RuleSet:
    """The built-in rules with the user's files or folders of YAML files on top.

    A concept or rule of the user's replaces the built-in one of the same id (or that lists the id among its aliases).
    Raises UserError naming file, line and mend when a file is wrong.
    """
    base = base or builtin_rules()
    policy_file, weights_file, cues_file = (base / "classification" / name for name in ("policy.yaml", "weights.yaml", "cues.csv"))
    user_files = _user_files(extra)
    knowledge = [
        *sorted((base / "lexicon").glob("*.yaml")),
        *sorted((base / "classification" / "rules").glob("*.yaml")),
        base / "classification" / "exemplars.yaml",
        *user_files,
    ]
    concepts: dict[str, Concept] = {}
    rules: dict[str, Rule] = {}
    exemplars: list[Exemplar] = []
    origin: dict[str, Path] = {}
    names: list[tuple[Path, str, list[str]]] = []
    defined: dict[tuple[str, bool], Path] = {}
    for path in knowledge:
        content = read_yaml(path, KnowledgeFile)
        check_knowledge(path, content)
        _check_new(path, content, defined, own=path in user_files)
        for concept in content.concepts:
            concepts[concept.id] = concept
            origin[concept.key] = path
        names.extend((path, name, terms) for name, terms in content.names.items())
        for rule in content.rules:
            for former in [former for former in rule.aliases if former in rules]:
                del rules[former]
            rules[rule.id] = rule
            origin[rule.id] = path
        exemplars.extend(content.exemplars)
    for path, name, terms in names:
        check_concept(concepts, name, path, ["names", name], "names")
        concepts[name] = msgspec.structs.replace(concepts[name], terms=[*concepts[name].terms, *terms])
    check_references(concepts, rules.values(), origin)
    policy = read_yaml(policy_file, Policy)
    check_policy(policy_file, policy, concepts)
    weights = read_yaml(weights_file, WeightsFile)
    check_weights(weights_file, weights)
    return RuleSet(
        lexicon=_compiled(list(concepts.values()), policy, origin),
        rules=tuple(rules.values()),
        exemplars=tuple(exemplars),
        policy=policy,
        weights=_weights_in_force(weights, rules.values(), {key for key, own in defined if own}),
        cues=read_cues(cues_file),
        origin=origin,
        added={(name, term): path for path, name, terms in names for term in terms},
        weights_file=weights_file,
        digest=_digest([policy_file, weights_file, cues_file, *knowledge]),
    )


def _check_new(path: Path, content: KnowledgeFile, defined: dict[tuple[str, bool], Path], *, own: bool) -> None:
    """Refuses an id that is taken, be it as a former name; the built-in files and the user's ``own`` are apart."""
    named: list[tuple[str, list[Step]]] = [(concept.key, ["concepts", n]) for n, concept in enumerate(content.concepts)]
    for n, rule in enumerate(content.rules):
        named.append((rule.id, ["rules", n]))
        named.extend((former, ["rules", n, "aliases", former]) for former in rule.aliases)
    for key, steps in named:
        if (key, own) in defined:
            raise refuse("rules.twice", path, steps, id=key, other=defined[key, own])
        defined[key, own] = path


def _compiled(concepts: list[Concept], policy: Policy, origin: Mapping[str, Path]) -> Lexicon:
    try:
        return compile_lexicon(concepts, policy)
    except BadPatternError as error:
        path, steps = origin[f"lexicon/{error.concept}"], ["concepts", error.concept, "patterns", error.pattern]
        raise refuse("rules.bad_pattern", path, steps, id=error.concept, pattern=error.pattern, problem=error.problem) from None


def _weights_in_force(weights: WeightsFile, rules: Iterable[Rule], own: Set[str]) -> WeightsFile:
    """The fitted weights under the rules' present names, without those of concepts and rules that the user has rewritten."""
    present = {former: rule.id for rule in rules for former in rule.aliases}
    renamed = {present.get(name, name): votes for name, votes in weights.weights.items()}
    kept = {name: votes for name, votes in renamed.items() if name.partition("@")[0] not in own}
    return msgspec.structs.replace(weights, weights=kept)


def _user_files(extra: Sequence[Path]) -> list[Path]:
    files: list[Path] = []
    for path in extra:
        if path.is_dir():
            files.extend(sorted([*path.rglob("*.yaml"), *path.rglob("*.yml")]))
        elif path.is_file():
            files.append(path)
        else:
            raise UserError("file.missing", path=path)
    return list({path.resolve(): path for path in files}.values())


def _digest(files: Iterable[Path]) -> str:
    content = hashlib.sha256()
    for path in files:
        content.update(path.name.encode())
        content.update(path.read_bytes())
    return content.hexdigest()[:16]
