"""What a command works with: the project's settings joined with the arguments, and the stages made from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from custaudit.classify.engine import Classifier
from custaudit.cli.console import hint
from custaudit.cli.originals import remember
from custaudit.cli.progress import progress
from custaudit.config import CONFIG_NAME, Config, InputConfig, find_config, kind_named
from custaudit.errors import UserError
from custaudit.exemptions import ExemptionFile, Exemptions
from custaudit.gate.waivers import Waived, read_waivers, waive
from custaudit.i18n import text
from custaudit.match.matcher import Matcher
from custaudit.match.settings import MatchingFile
from custaudit.model import Diff
from custaudit.report.context import RequirementText
from custaudit.rules.paths import builtin_rules
from custaudit.rules.ruleset import RuleSet, load_rules
from custaudit.rules.yamlfile import read_yaml
from custaudit.score import LEVEL
from custaudit.sources import find_inputs, read_input
from custaudit.sources.formats import ENDINGS
from custaudit.sources.identity import unique_over_inputs
from custaudit.sources.model import InputRequest, ReadInput, TableRequest
from custaudit.standards.catalogue import Standard
from custaudit.standards.store import load_standard

WAIVERS_NAME = "waivers.yaml"
_MOST_LEFT_OUT = 20


@dataclass(frozen=True)
class Session:
    """The settings in force: those of the project, with the options of this call on top."""

    config: Config

    @staticmethod
    def start(field: str | None = None, kind: str | None = None, standard: str | None = None) -> Session:
        """The session of a call in the current folder."""
        found = find_config(Path.cwd())
        config = found or Config(folder=Path.cwd())
        remember(config.folder / name for name in (CONFIG_NAME, "pyproject.toml"))
        chosen = None if kind is None else kind_named(kind)
        changes = {name: value for name, value in (("field", field), ("kind", chosen), ("standard", standard)) if value is not None}
        return Session(msgspec.structs.replace(config, **changes))

    def ruleset(self) -> RuleSet:
        """The built-in rules with the project's."""
        own = [self.config.folder / path for path in self.config.rules]
        remember([*own, *(file for path in own for file in path.rglob("*.y*ml"))])
        return load_rules(own)

    def standard(self) -> Standard:
        """The standard that was asked for. Raises UserError if none was."""
        if self.config.standard is None:
            raise UserError("config.no_standard")
        return load_standard(self.config.standard, self.config.folder)

    def matcher(self, standard: Standard) -> Matcher:
        """The matcher for the project's kind of municipality."""
        return Matcher(standard, self.matching(), self.config.kind)

    def warnings(self, standard: Standard) -> tuple[str, ...]:
        """What a reader must know of verdicts against that standard before relying on them."""
        if standard.described:
            return ()
        return (text("report.only_published", name=standard.meta.name, level=f"{LEVEL:.0%}"),)

    def matching(self) -> MatchingFile:
        """The numbers of the matcher."""
        return read_yaml(builtin_rules() / "matching.yaml", MatchingFile)

    def exemptions(self, classifier: Classifier) -> Exemptions:
        """The rules on what needs no fine standard."""
        file = read_yaml(builtin_rules() / "exemptions.yaml", ExemptionFile)
        return Exemptions(file.exemptions, classifier.ruleset.lexicon)

    def requests(self, paths: Sequence[Path] | None) -> list[InputRequest]:
        """The files to read: those named, else those of the settings; folders are walked. Raises UserError if there are none."""
        if paths:
            found = self._find(list(paths))
            settled = self._settled(self.config.inputs)
            return [self._request(path, settled.get(path.resolve(), []), Path.cwd()) for path in found]
        if not self.config.inputs:
            raise UserError("config.no_inputs")
        entries: dict[Path, tuple[Path, list[InputConfig]]] = {}
        for entry in self.config.inputs:
            said = InputConfig(path=entry) if isinstance(entry, str) else entry
            for path in self._find([self.config.folder / said.path]):
                entries.setdefault(path.resolve(), (path, []))[1].append(said)
        return [self._request(path, said_of_it, self.config.folder) for path, said_of_it in entries.values()]

    def _find(self, paths: Sequence[Path]) -> list[Path]:
        """The files to read; what else lies in their folders is said."""
        found = find_inputs(paths, self.config.include, self.config.exclude)
        for path, reason in found.left_out[:_MOST_LEFT_OUT]:
            hint(text(f"sources.left_out.{reason}", path=path.as_posix(), ending=path.suffix, known=" ".join(ENDINGS)))
        if len(found.left_out) > _MOST_LEFT_OUT:
            hint(text("sources.left_out.more", count=len(found.left_out) - _MOST_LEFT_OUT))
        return found.files

    def _settled(self, entries: Sequence[str | InputConfig]) -> dict[Path, list[InputConfig]]:
        """What the settings say of each file that they name."""
        settled: dict[Path, list[InputConfig]] = {}
        for entry in entries:
            if isinstance(entry, InputConfig):
                settled.setdefault((self.config.folder / entry.path).resolve(), []).append(entry)
        return settled

    def read(self, paths: Sequence[Path] | None) -> list[ReadInput]:
        """The inputs, read, with ids unique over all of them; warnings are said on the way. Raises UserError for the first
        that cannot be read, and when none has an item.
        """
        inputs, problems = self.read_each(paths)
        if problems:
            raise problems[0]
        if not any(read.items for read in inputs):
            raise UserError("input.no_items", path=", ".join(read.summary.path for read in inputs))
        return inputs

    def read_each(self, paths: Sequence[Path] | None) -> tuple[list[ReadInput], list[UserError]]:
        """As ``read``, but the inputs that can be read, and what is wrong with the others."""
        field = None if self.config.field == "auto" else self.config.field
        found: list[ReadInput] = []
        problems: list[UserError] = []
        requests = self.requests(paths)
        remember(request.path for request in requests)
        for request in progress(requests, text("cli.reading")):
            try:
                found.append(read_input(request, self.config.limits, field))
            except UserError as error:
                problems.append(error)
        inputs = unique_over_inputs(found)
        for read in inputs:
            for warning in read.warnings:
                hint(text("cli.warning", warning=warning))
        return inputs, problems

    def waivers_file(self) -> Path | None:
        """The project's file of waivers: the one its settings name, else ``waivers.yaml`` beside them if there is one."""
        if self.config.waivers is not None:
            return self.config.folder / self.config.waivers
        beside = self.config.folder / WAIVERS_NAME
        return beside if beside.is_file() else None

    def waive(self, document: Diff) -> Waived:
        """The document with the project's waivers marked."""
        path = self.waivers_file()
        remember([path] if path else [])
        return waive(document, read_waivers(path) if path else [], path)

    @staticmethod
    def _request(path: Path, entries: Sequence[InputConfig], base: Path) -> InputRequest:
        """One file with all that its entries say: each that says where a table is or what it holds speaks of that table."""
        label = path.relative_to(base).as_posix() if path.is_relative_to(base) else path.as_posix()
        placed = [entry for entry in entries if entry.places_a_table]
        tables = [TableRequest(entry.sheet, entry.header_row, entry.last_row, entry.area, entry.columns, entry.field) for entry in placed]
        field = next((entry.field for entry in entries if entry.field and entry not in placed), None)
        kind = next((entry.kind for entry in entries if entry.kind), None)
        return InputRequest(path=path, label=label, tables=tables, field=field, kind=kind)


def requirement_texts(standard: Standard, document: Diff) -> dict[str, RequirementText]:
    """The words of the requirements that the document names."""
    named = {candidate.requirement for item in document.items for candidate in item.candidates}
    return {
        requirement.id: RequirementText(section=section.section, title=requirement.title, text=requirement.text)
        for section, requirement in standard.requirements
        if requirement.id in named
    }
