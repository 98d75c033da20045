"""Says what is wrong with the content of a rule file in the words of someone who writes one: what was found, what may stand there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec
from msgspec import inspect

from custaudit.i18n import label, text

Step = str | int
"""A key, the number of an entry, or ``...`` where the checker does not tell which."""

_PATH_STEP = re.compile(r"\.([^.\[\]`]+)|\[(\d+|\.\.\.)\]")
_UNKNOWN_KEY = re.compile(r"unknown field `(?P<found>[^`]+)`")
_MISSING_KEY = re.compile(r"missing required field `(?P<found>[^`]+)`")
_UNKNOWN_VALUE = re.compile(r"Invalid enum value '?(?P<found>[^']*)'?")
_WRONG_NAME = re.compile(r"matching regex")
_WRONG_KIND = re.compile(r"Expected `(?P<wanted>[^`]+)`, got `(?P<found>[^`]+)`")
_WRONG_DATE = re.compile(r"Invalid RFC3339 encoded date")
_NEAR_ENOUGH = 60
_BROKEN: tuple[tuple[str, str], ...] = (
    (r"mapping values are not allowed|expected ':'", "colon"),
    (r"expected ',' or|node content", "bracket"),
    (r"end of stream", "quote"),
    (r"escape", "escape"),
    (r"expected key|'-' indicator|<block end>|sequence entries are not allowed", "indent"),
    (r"cannot start any token|alphabetic or numeric|undefined alias|constructor for the tag", "start"),
    (r"control characters|special characters", "character"),
)
"""What the YAML parser says, and the message that says it again."""


def split_message(error: msgspec.ValidationError) -> tuple[str, list[Step], bool]:
    """The checker's message, the steps to the place, and whether it is about a key there rather than its value."""
    message, _, location = str(error).partition(" - at `")
    steps: list[Step] = [name or (number if number == "..." else int(number)) for name, number in _PATH_STEP.findall(location)]
    return message, steps, location.startswith("key` in ")


def broken(problem: str) -> tuple[str, dict[str, str]]:
    """The message key, and the values to fill in, of what the parser says of a text that is no YAML."""
    key = next((key for pattern, key in _BROKEN if re.search(pattern, problem)), None)
    return ("rules.broken_yaml", {"problem": problem}) if key is None else (f"rules.broken_{key}", {})


def describe(message: str, steps: Sequence[Step], of_key: bool, shape: type) -> tuple[str, dict[str, str]]:
    """The message key of the problem and the values to fill in; ``shape`` is what the file should be."""
    key, values = "rules.wrong_shape", {"problem": message}
    here = _type_at(inspect.type_info(shape), steps)
    if found := _UNKNOWN_KEY.search(message):
        key, values = _with_nearest("rules.unknown_key", found["found"], _keys(here))
    elif found := _MISSING_KEY.search(message):
        key, values = "rules.missing_key", {"found": found["found"]}
    elif found := _UNKNOWN_VALUE.search(message):
        key, values = _with_nearest("rules.unknown_value", found["found"], _values(here, of_key))
    elif _WRONG_NAME.search(message):
        key, values = "rules.wrong_name", {}
    elif _WRONG_DATE.search(message):
        key = "rules.wrong_date"
    elif found := _WRONG_KIND.search(message):
        wanted = [kind for kind in found["wanted"].split(" | ") if kind != "null"] or ["null"]
        kinds = text("rules.either").join(label("kind-of-value", kind) for kind in wanted)
        key, values = "rules.wrong_kind", {"wanted": kinds, "found": label("kind-of-value", found["found"])}
    return key, values


def _with_nearest(key: str, found: str, known: Sequence[str]) -> tuple[str, dict[str, str]]:
    from rapidfuzz import process

    nearest = process.extractOne(found, known, score_cutoff=_NEAR_ENOUGH)
    values = {"found": found, "known": ", ".join(known)}
    return (f"{key}_nearest", {**values, "nearest": nearest[0]}) if nearest else (key, values)


def _type_at(here: inspect.Type, steps: Sequence[Step]) -> inspect.Type:
    for step in steps:
        here = next((inner for kind in _kinds(here) for inner in _inside(kind, step)), here)
    return here


def _kinds(here: inspect.Type) -> Iterator[inspect.Type]:
    """The type without its annotations, or each type of a union."""
    if isinstance(here, inspect.Metadata):
        yield from _kinds(here.type)
    elif isinstance(here, inspect.UnionType):
        for one in here.types:
            yield from _kinds(one)
    else:
        yield here


def _inside(kind: inspect.Type, step: Step) -> Iterator[inspect.Type]:
    if isinstance(kind, inspect.StructType):
        yield from (entry.type for entry in kind.fields if entry.encode_name == step)
    elif isinstance(kind, inspect.ListType):
        yield kind.item_type
    elif isinstance(kind, inspect.DictType):
        yield kind.value_type


def _keys(here: inspect.Type) -> list[str]:
    return [entry.encode_name for kind in _kinds(here) if isinstance(kind, inspect.StructType) for entry in kind.fields]


def _values(here: inspect.Type, of_key: bool) -> list[str]:
    kinds = [inner for kind in _kinds(here) for inner in ([kind.key_type] if of_key and isinstance(kind, inspect.DictType) else [kind])]
    return [str(value) for kind in kinds for one in _kinds(kind) if isinstance(one, inspect.LiteralType) for value in one.values]
