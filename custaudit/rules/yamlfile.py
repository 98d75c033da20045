"""Reads a YAML file into one of the declared shapes; a wrong file is refused with its line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import yaml

from custaudit.errors import UserError
from custaudit.rules.problems import Step, broken, describe, split_message

_CLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Shape = TypeVar("Shape")


class _Loader(_CLoader):  # type: ignore[misc]
    """As YAML has it, but a key that stands twice is an error: the first one would be lost in silence."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if not isinstance(key.value, str):
                continue
            if key.value in seen:
                raise _KeyTwiceError(key.value, key.start_mark.line + 1)
            seen.add(key.value)
        mapping: dict[Any, Any] = super().construct_mapping(node, deep)
        return mapping


# Dates stay text until the declared shape asks for one, so that a month 13 is refused with its line; and only true and
# false are truth values, so that `no:` is the key it looks like.
_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag not in ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")]
    for first, resolvers in _CLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF"))


class _KeyTwiceError(Exception):
    def __init__(self, key: str, line: int) -> None:
        super().__init__(key)
        self.key = key
        self.line = line


def read_yaml(path: Path, shape: type[Shape]) -> Shape:
    """The content of the file as that shape.

    Raises UserError with file and line for broken YAML, an unknown, missing or repeated key, or a value of the wrong kind.
    """
    source = _read(path)
    try:
        content = yaml.load(source, Loader=_Loader)  # noqa: S506 (a safe loader)
    except _KeyTwiceError as error:
        raise UserError("rules.key_twice", path=path, place=str(error.line), found=error.key) from None
    except yaml.YAMLError as error:
        key, values = broken(getattr(error, "problem", None) or str(error))
        # Of a quotation mark the place that helps is where it opens, not the end of the file.
        mark = getattr(error, "context_mark" if key == "rules.broken_quote" else "problem_mark", None)
        raise UserError(key, path=path, place=str(mark.line + 1) if mark else None, **values) from None
    except RecursionError:
        raise UserError("rules.too_deep", path=path) from None
    try:
        return msgspec.convert(content, shape)
    except msgspec.ValidationError as error:
        message, steps, of_key = split_message(error)
        key, values = describe(message, steps, of_key, shape)
        found = values.get("found")
        line = _line_in(source, [*steps, *([found] if isinstance(found, str) else [])])
        raise UserError(key, path=path, place=str(line), **values) from None


def line_of(path: Path, steps: Sequence[Step]) -> int:
    """The line (from 1) of a place in a YAML file, or of the nearest thing around it.

    A step is a key, the number of an entry, or for a list of things with an ``id`` that id.
    """
    return lines_of(path, [steps])[0]


def lines_of(path: Path, places: Sequence[Sequence[Step]]) -> list[int]:
    """The line of each place, as ``line_of``."""
    root = yaml.compose(_read(path), Loader=_CLoader)
    return [_line_below(root, steps) for steps in places]


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UserError("rules.not_utf8", path=path, byte=error.start) from None
    except OSError as error:
        raise UserError("file.unreadable", path=path, cause=error.strerror) from None


def _line_in(source: str, steps: Sequence[Step]) -> int:
    return _line_below(yaml.compose(source, Loader=_CLoader), steps)


def _line_below(node: yaml.Node | None, steps: Sequence[Step]) -> int:
    line: int = node.start_mark.line + 1 if node else 1
    for step in steps:
        if isinstance(node, yaml.SequenceNode):
            entry = next((one for number, one in enumerate(node.value) if step == number or _is_named(one, step)), None)
            if entry is None:
                break
            node, line = entry, entry.start_mark.line + 1
        elif isinstance(node, yaml.MappingNode):
            found = next(((key, value) for key, value in node.value if key.value == step), None)
            if found is None:
                break
            line = found[0].start_mark.line + 1
            node = found[1]
    return line


def _is_named(node: yaml.Node, name: Step) -> bool:
    """Whether an entry of a list is that word, or a mapping whose ``id`` it is."""
    if isinstance(node, yaml.ScalarNode):
        return bool(node.value == name)
    return isinstance(node, yaml.MappingNode) and any(key.value == "id" and value.value == name for key, value in node.value)
