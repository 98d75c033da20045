"""What a command works with: the project's settings joined with the arguments, and the stages made from them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from custaudit.cells import shown_name
from custaudit.classify.engine import Classifier
from custaudit.cli.console import complain, hint
from custaudit.cli.originals import Originals
from custaudit.cli.progress import progress
from custaudit.cli.showing import say_refused
from custaudit.config import CONFIG_NAME, Config, InputConfig, find_config, kind_named
from custaudit.errors import UserError
from custaudit.exemptions import ExemptionFile, Exemptions
from custaudit.gate.waivers import Waived, read_waivers, waive
from custaudit.i18n import label, text
from custaudit.match.matcher import Matcher
from custaudit.match.settings import MatchingFile
from custaudit.model import Diff
from custaudit.report.context import RequirementText
from custaudit.rules.paths import builtin_rules
from custaudit.rules.ruleset import RuleSet, load_rules
from custaudit.rules.yamlfile import read_yaml
from custaudit.score import LEVEL
from custaudit.sources import find_inputs, read_input
from custaudit.sources.fields import DEFAULT_FIELD
from custaudit.sources.formats import ENDINGS
from custaudit.sources.identity import unique_over_inputs
from custaudit.sources.model import InputRequest, ReadInput, TableRequest
from custaudit.sources.walk import Found
from custaudit.standards.catalogue import Standard
from custaudit.standards.store import PROJECT_FOLDER, load_standard

WAIVERS_NAME = "waivers.yaml"
_MOST_LEFT_OUT = 20
_MOST_PROBLEMS = 20


@dataclass(frozen=True)
class Session:
    """The settings in force: those of the project, with the options of this call on top; and the files that the call reads."""

    config: Config
    originals: Originals = field(default_factory=Originals)

    @staticmethod
    def start(field: str | None = None, kind: str | None = None, standard: str | None = None) -> Session:
        """The session of a call in the current folder."""
        found = find_config(Path.cwd())
        config = found or Config(folder=Path.cwd())
        chosen = None if kind is None else kind_named(kind)
        changes = {name: value for name, value in (("field", field), ("kind", chosen), ("standard", standard)) if value is not None}
        session = Session(msgspec.structs.replace(config, **changes))
        session.originals.add(config.folder / name for name in (CONFIG_NAME, "pyproject.toml"))
        session.originals.add((config.folder / PROJECT_FOLDER).glob("*/*.yaml"))
        return session

    def ruleset(self) -> RuleSet:
        """The built-in rules with the project's."""
        own = [self.config.folder / path for path in self.config.rules]
        self.originals.add([*own, *(file for path in own for file in path.rglob("*.y*ml"))])
        return load_rules(own)

    def standard(self) -> Standard:
        """The standard that was asked for. Raises UserError if none was."""
        if self.config.standard is None:
            raise UserError("config.no_standard")
        return self.load(self.config.standard)

    def load(self, name: str) -> Standard:
        """The standard of that name: one that comes with the tool, or one of the project's."""
        return load_standard(name, self.config.folder)

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
            found = self._find(list(paths), Path.cwd())
            self._say_unused([found])
            settled = self._settled(self.config.inputs)
            return [self._request(path, settled.get(path.resolve(), []), Path.cwd()) for path in found.files]
        if not self.config.inputs:
            raise UserError("config.no_inputs")
        entries: dict[Path, tuple[Path, list[InputConfig]]] = {}
        finds: list[Found] = []
        for entry in self.config.inputs:
            said = InputConfig(path=entry) if isinstance(entry, str) else entry
            finds.append(self._find([self.config.folder / said.path], self.config.folder))
            for path in finds[-1].files:
                entries.setdefault(path.resolve(), (path, []))[1].append(said)
        self._say_unused(finds)
        return [self._request(path, said_of_it, self.config.folder) for path, said_of_it in entries.values()]

    def _find(self, paths: Sequence[Path], base: Path) -> Found:
        """The files to read; what else lies in their folders is said, with its path as seen from that folder."""
        found = find_inputs(paths, self.config.include, self.config.exclude, base)
        for path, reason in found.left_out[:_MOST_LEFT_OUT]:
            name, ending = shown_name(_label(path, base)), shown_name(path.suffix)
            hint(text(f"sources.left_out.{reason}", path=name, ending=ending, known=" ".join(ENDINGS)))
        if len(found.left_out) > _MOST_LEFT_OUT:
            hint(text("sources.left_out.more", count=len(found.left_out) - _MOST_LEFT_OUT))
        return found

    def _say_unused(self, finds: Sequence[Found]) -> None:
        """Names the patterns of the settings that mean nothing in any of the folders."""
        unused = [found.unused for found in finds if found.unused is not None]
        for pattern in dict.fromkeys((*self.config.include, *self.config.exclude)):
            if unused and all(pattern in each for each in unused):
                hint(text("sources.pattern_unused", pattern=shown_name(pattern)))

    def _settled(self, entries: Sequence[str | InputConfig]) -> dict[Path, list[InputConfig]]:
        """What the settings say of each file that they name."""
        settled: dict[Path, list[InputConfig]] = {}
        for entry in entries:
            said = InputConfig(path=entry) if isinstance(entry, str) else entry
            settled.setdefault((self.config.folder / said.path).resolve(), []).append(said)
        return settled

    def read(self, paths: Sequence[Path] | None, *, show_skipped: bool = False) -> list[ReadInput]:
        """The inputs, read, with ids unique over all of them; warnings are said on the way. Raises UserError when
        one cannot be read, after all the others of that kind have been named, and when none has an item.

        ``show_skipped``: what a document was refused for is listed before.
        """
        inputs, problems = self.read_each(paths)
        if show_skipped:
            for problem in problems:
                say_refused(problem)
        self.refuse(problems)
        if not any(read.items for read in inputs):
            raise UserError("input.no_items", path=", ".join(read.summary.path for read in inputs))
        return inputs

    @staticmethod
    def refuse(problems: Sequence[UserError]) -> None:
        """Raises UserError for the inputs that cannot be read, if there are any, after all others have been named."""
        for problem in problems[:_MOST_PROBLEMS]:
            if problem is not problems[-1]:
                complain(str(problem))
        if len(problems) > _MOST_PROBLEMS:
            raise UserError("input.more_problems", count=len(problems) - _MOST_PROBLEMS)
        if problems:
            raise problems[-1]

    def settings_file(self) -> str:
        """The settings file that holds here, or that would, as seen from the current folder."""
        return _from(Path.cwd(), self.config.folder / CONFIG_NAME)

    def path_in_settings(self, label: str, paths: Sequence[Path] | None) -> str:
        """How the settings name a file that messages call so, in a call with those arguments."""
        return _from(self.config.folder, (Path.cwd() if paths else self.config.folder) / label)

    def read_each(self, paths: Sequence[Path] | None) -> tuple[list[ReadInput], list[UserError]]:
        """As ``read``, but the inputs that can be read, and what is wrong with the others."""
        field = None if self.config.field == "auto" else self.config.field
        found: list[ReadInput] = []
        problems: list[UserError] = []
        requests = self.requests(paths)
        self.originals.add(request.path for request in requests)
        for request in progress(requests, text("cli.reading")):
            try:
                found.append(read_input(request, self.config.limits, field))
            except UserError as error:
                problems.append(error)
        inputs = unique_over_inputs(found)
        for read in inputs:
            for warning in read.warnings:
                hint(text("cli.warning", warning=warning))
            if unclued := read.understanding.unclued:
                said = {"place": read.summary.path, "count": unclued, "field": label("field", DEFAULT_FIELD)}
                hint(text("cli.warning", warning=text("sources.warn.default_field", **said)))
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
        if path is None:
            return waive(document, [])
        self.originals.add([path])
        return waive(document, read_waivers(path), path)

    def _request(self, path: Path, entries: Sequence[InputConfig], base: Path) -> InputRequest:
        """One file with all that its entries say: each that says where a table is or what it holds speaks of that table, one that
        names the file alone of all else in it.
        """
        label = shown_name(_label(path, base))
        placed = [entry for entry in entries if entry.places_a_table]
        tables = [TableRequest(entry.sheet, entry.header_row, entry.last_row, entry.area, entry.columns, entry.field) for entry in placed]
        field = next((entry.field for entry in entries if entry.field and entry not in placed), None)
        kind = next((entry.kind for entry in entries if entry.kind), None)
        whole = any(entry not in placed and (self.config.folder / entry.path).resolve() == path.resolve() for entry in entries)
        return InputRequest(path=path, label=label, tables=tables, rest=bool(tables) and whole, field=field, kind=kind)


def _label(path: Path, base: Path) -> str:
    """What messages call a file: its path as seen from a folder, if it lies in it."""
    return path.relative_to(base).as_posix() if path.is_relative_to(base) else path.as_posix()


def _from(folder: Path, path: Path) -> str:
    """A path as it is written in a folder; in full where none leads there, as from one drive to another."""
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:
        return path.as_posix()


def requirement_texts(standard: Standard, document: Diff) -> dict[str, RequirementText]:
    """The words of the requirements that the document names."""
    named = {candidate.requirement for item in document.items for candidate in item.candidates}
    return {
        requirement.id: RequirementText(section=section.section, title=requirement.title, text=requirement.text)
        for section, requirement in standard.requirements
        if requirement.id in named
    }
