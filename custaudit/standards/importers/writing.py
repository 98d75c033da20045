"""Writes a standard as the YAML files that every command reads."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import yaml

from custaudit.standards.catalogue import META_FILE, OUTSIDE_FILE, Section, StandardMeta


def write_standard(folder: Path, meta: StandardMeta, sections: Sequence[Section]) -> None:
    """``standard.yaml`` and one file a chapter; files of an earlier import go, an ``outside.yaml`` of the user's stays."""
    chapters: dict[str, list[Section]] = {}
    for section in sections:
        chapters.setdefault(section.section.split(".")[0], []).append(section)
    files = {META_FILE: _yaml(meta)} | {f"{number}.yaml": _yaml({"sections": held}) for number, held in chapters.items()}
    folder.mkdir(parents=True, exist_ok=True)
    for earlier in folder.glob("*.yaml"):
        if earlier.name != OUTSIDE_FILE and earlier.name not in files:
            earlier.unlink()
    for name, content in files.items():
        (folder / name).write_text(content, encoding="utf-8", newline="\n")


class _Dumper(yaml.SafeDumper):
    """Indents lists below their key and keeps line breaks readable."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _represent_text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style="|" if "\n" in value else None)


_Dumper.add_representer(str, _represent_text)


def _yaml(value: object) -> str:
    return yaml.dump(_filled(msgspec.to_builtins(value)), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1000)


def _filled(value: Any) -> Any:
    """The value without empty entries, which the shapes fill in again."""
    if isinstance(value, dict):
        return {key: _filled(entry) for key, entry in value.items() if entry not in ({}, [], None, "") or key in _REQUIRED}
    return [_filled(entry) for entry in value] if isinstance(value, list) else value


_REQUIRED = frozenset(StandardMeta.__struct_fields__) - {"source"}
