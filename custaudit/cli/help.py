"""Help and complaints about the command line in the reader's language.

Help is laid out anew from what the commands declare, because the argument parser's own words are English and its
columns count wide characters as one. What it complains of comes as an English sentence: ``complaint`` says it again.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from typer.core import TyperCommand, TyperGroup

from custaudit.i18n import text
from custaudit.messages import MESSAGES

_MOST_COLUMNS = 100
_WIDEST_NAME = 30
_OWN_WORDS = ("help", "install-completion", "show-completion")
"""Options that the argument parser adds itself."""

_PLACEHOLDER = re.compile(r"YYYY-MM-DD|(?<![a-z-])[A-Z]{2,}(?![a-z])")
_KIND_OF_VALUE = re.compile(r" <([^>]*)>")
_EXTRAS = re.compile(r"\s*\[([^\]]*)\]$")


class HelpfulCommand(TyperCommand):
    """A command whose help is laid out here."""

    def get_help(self, ctx: Any) -> str:
        """The help of ``--help``."""
        return _page(self, ctx)


class HelpfulGroup(TyperGroup):
    """A group of commands whose help is laid out here."""

    def get_help(self, ctx: Any) -> str:
        """The help of ``--help``, or of the group's name alone."""
        return _page(self, ctx)


class _Entry(NamedTuple):
    name: str
    words: str


def _page(command: Any, ctx: Any) -> str:
    width = min(_MOST_COLUMNS, shutil.get_terminal_size().columns) - 1
    parts = [[text("usage.head", usage=f"{ctx.command_path} {_usage(command, ctx)}")], _indented(command.help or "", 2, width)]
    for kind, entries in _sections(command, ctx):
        if entries:
            parts.append([text(f"usage.section.{kind}"), *_listed(entries, width)])
    if command.epilog:
        parts.append(_indented(command.epilog, 2, width))
    return "\n\n".join("\n".join(lines) for lines in parts if lines)


def _usage(command: Any, ctx: Any) -> str:
    written = " ".join(command.collect_usage_pieces(ctx))
    for english, key in (("[OPTIONS]", "options"), ("COMMAND [ARGS]...", "command")):
        written = written.replace(english, text(f"usage.{key}"))
    # A metavar that says "more of them" gets the parser's dots as well.
    return _placeholders(written).replace("...]...", "]...").replace("...}...", "}...")


def _sections(command: Any, ctx: Any) -> Iterator[tuple[str, list[_Entry]]]:
    declared = command.get_params(ctx)
    for kind, of in (("arguments", "argument"), ("options", "option")):
        yield kind, [_of_parameter(one, ctx) for one in declared if one.param_type_name == of and not getattr(one, "hidden", False)]
    if hasattr(command, "list_commands"):
        named = [(name, command.get_command(ctx, name)) for name in command.list_commands(ctx)]
        yield "commands", [_Entry(name, one.help or "") for name, one in named if not one.hidden]


def _of_parameter(parameter: Any, ctx: Any) -> _Entry:
    name, words = parameter.get_help_record(ctx)
    if parameter.param_type_name == "argument":
        return _Entry(_placeholders(_KIND_OF_VALUE.sub("", name)), _with_extras(words))
    own = next((one for one in _OWN_WORDS if f"--{one}" in parameter.opts), None)
    return _Entry(_KIND_OF_VALUE.sub(_kind_of_value, _placeholders(name)), text(f"usage.{own}") if own else _with_extras(words))


def _kind_of_value(found: re.Match[str]) -> str:
    return f" {found[1]}" if "|" in found[1] else f" {text('usage.value.number')}"


def _placeholders(words: str) -> str:
    """Words in capitals stand for values."""
    return _PLACEHOLDER.sub(lambda found: text(key) if (key := f"usage.value.{found[0]}") in MESSAGES else found[0], words)


def _with_extras(words: str) -> str:
    """What the parser adds in brackets, in the reader's words; the bounds of a number stand in the help itself."""
    found = _EXTRAS.search(words)
    if found is None:
        return words
    said = []
    for extra in found[1].split("; "):
        name, _, value = extra.partition(": ")
        if name == "default":
            said.append(text("usage.extra.default", value=value))
        elif name == "required":
            said.append(text("usage.extra.required"))
    return " ".join([words[: found.start()], *said])


def _listed(entries: Sequence[_Entry], width: int) -> list[str]:
    from rich.cells import cell_len

    column = min(_WIDEST_NAME, max(cell_len(entry.name) for entry in entries)) + 4
    lines: list[str] = []
    for entry in entries:
        name = f"  {entry.name}"
        first, *rest = _indented(entry.words, column, width) or [""]
        gap = column - cell_len(name)
        lines += [name + " " * gap + first.lstrip()] if gap >= 2 else [name, first]
        lines += rest
    return [line.rstrip() for line in lines]


def _indented(words: str, column: int, width: int) -> list[str]:
    """The words in lines of at most ``width`` columns, from ``column`` on."""
    from custaudit.report.lines import wrapped

    return [" " * column + line.rstrip() for line in wrapped(words, width - column) if line.strip()]


_WRONG: tuple[tuple[str, str], ...] = (
    (r"No such option: (?P<name>[^ ]+?)[. ]*\(Possible options: (?P<near>.*)\)", "no_option_near"),
    (r"No such option: (?P<name>[^ ]+) Did you mean (?P<near>.*?)\?", "no_option_near"),
    (r"No such option: (?P<name>[^ ]+)", "no_option"),
    (r"No such command '(?P<name>.*?)'\. Did you mean (?P<near>.*)\?", "no_command_near"),
    (r"No such command '(?P<name>.*)'\.", "no_command"),
    (r"Missing command\.", "missing_command"),
    (r"Missing option '(?P<name>[^ ']*).*", "missing_option"),
    (r"Missing argument '(?P<name>.*?)'.*", "missing_argument"),
    (r"Option '(?P<name>.*)' requires (an|\d+) arguments?\.", "needs_value"),
    (r"Option '(?P<name>.*)' does not take a value\.", "takes_no_value"),
    (r"Got unexpected extra arguments?(\(s\))? \((?P<rest>.*)\)", "too_many"),
    (r"Invalid value for '(?P<name>[^ ']*).*?': (?P<problem>.*)", "value"),
)
_WRONG_VALUE: tuple[tuple[str, str], ...] = (
    (r"(Value error, )?'(?P<given>.*?)' is not one of (?P<known>.*?)\.?", "not_one_of"),
    (r"Input should be less than or equal to (?P<bound>.*)", "at_most"),
    (r"Input should be greater than or equal to (?P<bound>.*)", "at_least"),
    (r"(path|Path|file|File|directory|Directory) '(?P<given>.*)' is not readable\.", "not_readable"),
    (r"Input should be a valid (number|integer).*", "no_number"),
)


def complaint(sentence: str) -> str:
    """What the argument parser says is wrong, in the reader's language; a sentence that nobody foresaw stays as it is."""
    return _again(sentence, _WRONG)


def _again(sentence: str, patterns: Sequence[tuple[str, str]]) -> str:
    for pattern, key in patterns:
        found = re.fullmatch(pattern, sentence, re.DOTALL)
        if found:
            values = {name: value.replace("'", "") for name, value in found.groupdict().items()}
            if "problem" in values:
                values["problem"] = _again(found["problem"], _WRONG_VALUE)
            if "name" in values:
                values["name"] = _placeholders(values["name"])
            return text(f"usage.wrong.{key}", **values) if values else text(f"usage.wrong.{key}")
    return sentence
