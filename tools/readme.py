"""Writes the true output of the commands in README.md under them: each ``console`` block is a command run in samples/ and what it prints."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

from custaudit.cli.app import run

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
_BLOCK = re.compile(r"```console\n\$ custaudit (?P<arguments>[^\n]*)\n.*?```\n", re.DOTALL)


def refreshed(text: str) -> str:
    """The text with the output of each command as it is today."""
    return _BLOCK.sub(lambda block: f"```console\n$ custaudit {block['arguments']}\n{_output(block['arguments'].split())}```\n", text)


def _output(arguments: list[str]) -> str:
    shown = io.StringIO()
    with contextlib.chdir(ROOT / "samples"), contextlib.redirect_stdout(shown):
        run([*arguments, "--no-color"])
    return shown.getvalue()


if __name__ == "__main__":
    README.write_text(refreshed(README.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
