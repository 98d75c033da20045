"""``custaudit.toml`` (or ``[tool.custaudit]`` in pyproject.toml): what a project has settled, found in this folder or a parent."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from custaudit.errors import UserError
from custaudit.i18n import label, text
from custaudit.model import KINDS, DomainCode, Field, Kind, MunicipalityKind, TypeCode
from custaudit.rules.language import Share
from custaudit.sources.model import Limits

CONFIG_NAME = "custaudit.toml"
FieldChoice = Literal["auto", "jumin", "inkan", "kaigo", "juminzei"]


class InputConfig(Struct, frozen=True, forbid_unknown_fields=True):
    """An ``[[inputs]]`` entry: a file or folder, and how a file is to be understood where guessing fails.

    Several entries of one path speak of several tables of that file.
    """

    path: str
    sheet: str | None = None
    header_row: Annotated[int, Meta(ge=0)] | None = None
    last_row: Annotated[int, Meta(ge=1)] | None = None
    area: str | None = None
    columns: dict[str, str] = {}
    field: Field | None = None
    kind: Kind | None = None

    @property
    def places_a_table(self) -> bool:
        """Whether it speaks of one table of the file, and not of the file as a whole."""
        return bool(self.sheet or self.area or self.columns) or (self.header_row, self.last_row) != (None, None)


class CheckConfig(Struct, frozen=True, forbid_unknown_fields=True):
    """``[check]``: the limits of the gate; what is not set is not checked."""

    max_rate: Share | None = None
    max_rate_upper: Share | None = None
    max_review: Share | None = None
    max_rate_by_type: dict[TypeCode, Share] = {}
    max_rate_by_domain: dict[DomainCode, Share] = {}
    no_prohibited: bool = False
    no_new_deviations: bool = False
    baseline: str = "custaudit-baseline.json"
    allow_empty: bool = False
    allow_unreadable: bool = False
    allow_undecodable: bool = False
    allow_unjudged: bool = False


class Settings(Struct, frozen=True, forbid_unknown_fields=True):
    """What a settings file may hold."""

    inputs: list[str | InputConfig] = []
    include: list[str] = []
    exclude: list[str] = []
    standard: str | None = None
    field: FieldChoice = "auto"
    kind: MunicipalityKind = "core"
    rules: list[str] = []
    waivers: str | None = None
    check: CheckConfig = CheckConfig()
    limits: Limits = Limits()


class Config(Settings, frozen=True):
    """A project's settings with the folder they were found in, against which its paths are read."""

    folder: Path = msgspec.field(default_factory=Path)


def find_config(start: Path) -> Config | None:
    """The settings that hold in a folder: the nearest file in it or above it, or None. Raises UserError if it is wrong."""
    for folder in (start, *start.parents):
        path = folder / CONFIG_NAME
        if path.is_file():
            return _convert(_parse(path), path, folder, ())
        pyproject = folder / "pyproject.toml"
        if pyproject.is_file():
            table = _parse(pyproject).get("tool")
            if isinstance(table, dict) and "custaudit" in table:
                return _convert(table["custaudit"], pyproject, folder, ("tool", "custaudit"))
    return None


def _parse(path: Path) -> dict[str, object]:
    try:
        source = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise UserError("config.not_utf8", path=path) from None
    except OSError as error:
        raise UserError("file.unreadable", path=path, cause=error.strerror) from None
    try:
        return tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        from custaudit.configproblems import broken

        raise broken(error, path, source) from None


def kind_named(word: str, path: Path | None = None, place: str | None = None) -> MunicipalityKind:
    """The kind of municipality with that code, or that lists call so. Raises UserError, for that place, if there is none."""
    from custaudit.rules.kinds import municipality_kind

    kind = municipality_kind(word)
    if kind is None:
        known = ", ".join(text("config.kind", code=code, name=label("municipality", code)) for code in KINDS)
        raise UserError("config.unknown_kind", path=path, place=place, found=word, known=known)
    return kind


def _convert(table: object, path: Path, folder: Path, above: Sequence[str]) -> Config:
    if isinstance(table, dict) and isinstance(word := table.get("kind"), str) and word not in KINDS:
        from custaudit.configproblems import place_of

        table = {**table, "kind": kind_named(word, path, place_of(path, [*above, "kind"]))}
    try:
        found = msgspec.convert(table, Settings)
    except msgspec.ValidationError as error:
        from custaudit.configproblems import wrong

        raise wrong(error, path, above, Settings) from None
    return Config(**msgspec.structs.asdict(found), folder=folder)
