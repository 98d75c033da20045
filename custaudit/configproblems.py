"""Says what is wrong with a settings file in the words of someone who writes one, with the line where it can be told."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from custaudit.errors import UserError
from custaudit.rules.problems import Step, describe, split_message

_AT_LINE = re.compile(r" \(at line (\d+), column \d+\)$")
_BROKEN: tuple[tuple[str, str], ...] = (
    (r"Unescaped '\\' in a string|Invalid hex value|Escaped character is not", "backslash"),
    (r"Cannot (overwrite|declare|mutate|redefine)|Duplicate", "twice"),
    (r"Unterminated string|Expected \"'|Illegal character '\\n'", "open_text"),
    (r"Unclosed|Expected '\]", "open_bracket"),
    (r"Expected '='", "no_equals"),
    (r"Invalid (value|date)", "no_value"),
    (r"Expected newline", "more_words"),
    (r"Invalid (statement|initial)", "no_name"),
)
"""What the parser says, and the message that says it again."""

_BOUND = re.compile(r"Expected `(int|float)` (?P<sign>[<>])= (?P<bound>\S+)")
_NO_SHARE = re.compile(r"Expected `float")
_HEADER = re.compile(r"\s*(?P<open>\[\[?)\s*(?P<name>[^\[\]]+?)\s*\]")
_KEY = re.compile(r"""\s*(?P<name>(?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")
_NAME = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")
_OWN_WORDS = {name: f"config.{name}" for name in ("missing_key", "wrong_kind")}
"""Where a rule file is written in another way than a settings file."""


def broken(error: tomllib.TOMLDecodeError, path: Path, source: str) -> UserError:
    """What is wrong with a file whose text (``source``) is no TOML; a problem that nobody foresaw is said in general."""
    problem = str(error)
    at = _AT_LINE.search(problem)
    place = at[1] if at else str(len(source.rstrip().splitlines()))
    key = next((key for pattern, key in _BROKEN if re.match(pattern, problem)), "broken")
    return UserError(f"config.{key}", path=path, place=place)


def wrong(error: msgspec.ValidationError, path: Path, above: Sequence[str], shape: type) -> UserError:
    """What is wrong with the settings in a file; ``above`` is the table they stand in, ``shape`` what they should be."""
    message, steps, of_key = split_message(error)
    key, values = _described(message, steps, of_key, shape)
    found = [values["found"]] if key.startswith("rules.unknown_key") else []
    return UserError(key, path=path, place=place_of(path, [*above, *steps, *found]), **values)


def place_of(path: Path, steps: Sequence[Step]) -> str | None:
    """The line of a setting, or of the nearest thing around it; None where nothing of it is found."""
    deepest: tuple[int, int | None] = (0, None)
    for line, here in _settings(path.read_text(encoding="utf-8-sig")):
        if len(here) > deepest[0] and here == list(steps[: len(here)]):
            deepest = (len(here), line)
    return None if deepest[1] is None else str(deepest[1])


def _described(message: str, steps: Sequence[Step], of_key: bool, shape: type) -> tuple[str, dict[str, str]]:
    if steps[:1] == ["check"] and len(steps) > 1 and _NO_SHARE.match(message):
        return "config.no_share", {"name": str(steps[1])}
    if bound := _BOUND.match(message):
        return f"config.{'at_least' if bound['sign'] == '>' else 'at_most'}", {"bound": bound["bound"]}
    key, values = describe(message, steps, of_key, shape)
    if key == "rules.wrong_shape":
        return "config.wrong", values
    return _OWN_WORDS.get(key.removeprefix("rules."), key), values


def _settings(source: str) -> Iterator[tuple[int, list[Step]]]:
    """Every heading and every key at the beginning of a line, with its line and the steps to it."""
    table: list[Step] = []
    entries: dict[str, int] = {}
    for line, words in enumerate(source.splitlines(), start=1):
        if header := _HEADER.match(words):
            names = _names(header["name"])
            if header["open"] == "[[":
                entries[".".join(names)] = entries.get(".".join(names), -1) + 1
            table = _numbered(names, entries)
            yield line, table
        elif key := _KEY.match(words):
            yield line, [*table, *_names(key["name"])]


def _numbered(names: Sequence[str], entries: dict[str, int]) -> list[Step]:
    """The names, each that has several entries followed by the number of its latest."""
    steps: list[Step] = []
    for count, name in enumerate(names, start=1):
        number = entries.get(".".join(names[:count]))
        steps += [name] if number is None else [name, number]
    return steps


def _names(dotted: str) -> list[str]:
    return [name.strip("\"'") for name in _NAME.findall(dotted)]
