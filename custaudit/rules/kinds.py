"""The words by which lists name the kind of a municipality (``rules/municipality-kinds.yaml``)."""

from __future__ import annotations

from functools import cache

from custaudit.model import MunicipalityKind
from custaudit.rules.language import FileShape
from custaudit.rules.paths import builtin_rules
from custaudit.rules.yamlfile import read_yaml
from custaudit.text import normal_form


class KindsFile(FileShape, frozen=True):
    """``rules/municipality-kinds.yaml``."""

    kinds: dict[MunicipalityKind, list[str]]


def municipality_kind(word: str) -> MunicipalityKind | None:
    """The kind that a word or code (``core``) names, or None."""
    return _by_word().get(normal_form(word.strip()))


@cache
def _by_word() -> dict[str, MunicipalityKind]:
    file = read_yaml(builtin_rules() / "municipality-kinds.yaml", KindsFile)
    words = {normal_form(word): kind for kind, listed in file.kinds.items() for word in listed}
    return words | {kind: kind for kind in file.kinds}
