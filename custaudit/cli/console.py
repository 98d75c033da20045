"""What is said where: results on standard output, hints and progress on standard error, and how loud and colourful."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from custaudit.cells import escaped
from custaudit.cli.originals import Originals
from custaudit.errors import UserError
from custaudit.i18n import set_language, text

_COLOUR = "\x1b["


@dataclass
class Settings:
    """The options that every command knows, wherever on the line they stand."""

    quiet: bool = False
    color: bool = True

    def take_from(self, arguments: list[str]) -> list[str]:
        """Applies ``--lang``, ``--quiet`` and ``--no-color`` and returns the other arguments."""
        self.quiet = False
        self.color = not os.environ.get("NO_COLOR")
        others: list[str] = []
        rest = iter(arguments)
        for argument in rest:
            if argument == "--quiet":
                self.quiet = True
            elif argument == "--no-color":
                self.color = False
            elif argument == "--lang" or argument.startswith("--lang="):
                self._choose(argument.partition("=")[2] or next(rest, ""))
            else:
                others.append(argument)
        return others

    @staticmethod
    def _choose(lang: str) -> None:
        if lang not in ("ja", "en"):
            raise UserError("cli.unknown_language", lang=lang)
        set_language(lang)  # type: ignore[arg-type]


settings = Settings()


def hint(message: str) -> None:
    """A line for the person at the terminal, unless they asked for quiet."""
    if not settings.quiet:
        print(escaped(message), file=sys.stderr)


def complain(message: str) -> None:
    """Says on one line what is wrong; however quiet the person wants it."""
    print(f"custaudit: {escaped(message)}", file=sys.stderr)


def use_utf8() -> None:
    """Lets results be Japanese wherever they go; Windows consoles and pipes have other ideas."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def terminal_width() -> int | None:
    """The columns of the terminal that reads the result, or None for a pipe or file."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def wants_color() -> bool:
    """Whether the result goes to a terminal whose reader has not declined colours."""
    return settings.color and sys.stdout.isatty()


def layout_for(output: Path | None) -> tuple[int | None, bool]:
    """The width and the colours of a result that goes there: a file is the same whatever terminal it was asked for from."""
    return (terminal_width(), wants_color()) if output is None else (None, False)


def print_result(result: str | bytes) -> None:
    """Writes a finished result to standard output."""
    if isinstance(result, bytes):
        if sys.stdout.isatty() and b"\x00" in result:
            raise UserError("cli.binary_to_terminal")
        sys.stdout.buffer.write(result)
        sys.stdout.buffer.flush()
    else:
        # What has colours has been made of printable texts.
        sys.stdout.write(escaped(result) if sys.stdout.isatty() and _COLOUR not in result else result)
        sys.stdout.flush()


def deliver(result: str | bytes, output: Path | None, originals: Originals) -> None:
    """Writes a finished result to a file or to standard output, as ``deliver_all``."""
    deliver_all([(result, output)], originals)


def deliver_all(results: Sequence[tuple[str | bytes, Path | None]], originals: Originals) -> None:
    """Writes finished results to their files or to standard output; a file is opened only now that there is something to write.

    Raises UserError before anything is written if one of them would replace a file that was read, or has no folder.
    """
    for _, output in results:
        if output is not None:
            originals.check(output)
    for result, output in results:
        if output is None:
            print_result(result)
        else:
            _write(result, output)


def _write(result: str | bytes, output: Path) -> None:
    try:
        if isinstance(result, bytes):
            output.write_bytes(result)
        else:
            output.write_text(result, encoding="utf-8", newline="\n")
    except OSError as error:
        raise UserError("cli.cannot_write", path=output, cause=error.strerror) from None
    hint(text("cli.written", path=output))
