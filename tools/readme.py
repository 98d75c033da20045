"""Writes the true output of the commands in the READMEs under them: ``python tools/readme.py`` (``make readme``).

Every ``console`` block is a command and what it prints in the README's language. ``$ custaudit …`` is run in samples/;
of ``$ make run`` the beginning and end of each step are shown; ``$ make test`` runs the tests with ``--tests`` only.
"""

from __future__ import annotations

import contextlib
import functools
import io
import re
import subprocess
import sys
from pathlib import Path

from custaudit.cli.app import run

ROOT = Path(__file__).resolve().parent.parent
READMES = {ROOT / "README.md": "en", ROOT / "README.ja.md": "ja"}
LEFT_OUT = "[...]\n"
_BLOCK = re.compile(r"```console\n\$ (?P<command>[^\n]*)\n(?P<shown>.*?)```\n", re.DOTALL)
_STEP = re.compile(r"^\t(?P<line>cd samples && \.\./\$\(BIN\)/custaudit (?P<arguments>.*))$", re.MULTILINE)
_HEAD = 28


def refreshed(text: str, lang: str, tests: bool = False) -> str:
    """The text with the output of each command as it is today; that of ``make test`` only with ``tests``."""

    def block(found: re.Match[str]) -> str:
        command = found["command"]
        if command == "make run":
            shown = _make_run(lang)
        elif command == "make test":
            shown = _last_line_of_tests() if tests else found["shown"]
        else:
            shown = _custaudit(command.removeprefix("custaudit ").split(), lang)
        return f"```console\n$ {command}\n{shown}```\n"

    return _BLOCK.sub(block, text)


def _make_run(lang: str) -> str:
    recipe = (ROOT / "Makefile").read_text(encoding="utf-8").partition("\nrun:")[2].partition("\n\n")[0]
    shown = []
    for step in _STEP.finditer(recipe):
        lines = _custaudit(step["arguments"].split(), lang).splitlines(keepends=True)
        shown += [step["line"].replace("$(BIN)", ".venv/bin") + "\n", *lines[:_HEAD], LEFT_OUT, lines[-1]]
    return "".join(shown)


def _custaudit(arguments: list[str], lang: str) -> str:
    shown = io.StringIO()
    with contextlib.chdir(ROOT / "samples"), contextlib.redirect_stdout(shown):
        run(["--lang", lang, *arguments, "--no-color"])
    return shown.getvalue()


@functools.cache
def _last_line_of_tests() -> str:
    done = subprocess.run(
        ["make", "--silent", "test"],  # noqa: S607
        cwd=ROOT,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    return LEFT_OUT + done.stdout.splitlines()[-1] + "\n"


def write(tests: bool) -> None:
    """Brings all READMEs up to date."""
    for readme, lang in READMES.items():
        readme.write_text(refreshed(readme.read_text(encoding="utf-8"), lang, tests), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write(tests=False)
    if "--tests" in sys.argv:
        # Only now: one of the tests is that the rest is up to date.
        write(tests=True)
