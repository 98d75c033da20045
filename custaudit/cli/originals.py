"""The files that a call reads, which no result of it may replace."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from custaudit.errors import UserError


class Originals:
    """Filled while a call reads, asked before it writes."""

    def __init__(self) -> None:
        self._paths: list[Path] = []

    def add(self, paths: Iterable[Path]) -> None:
        """These files are read; some may not be there."""
        self._paths.extend(paths)

    def check(self, output: Path) -> None:
        """Raises UserError if a result written there would replace a file that is read, however it is spelt or linked, or if
        its folder is missing.
        """
        if not output.parent.is_dir():
            raise UserError("cli.no_folder", path=output, folder=output.parent)
        if output.exists() and any(original.exists() and output.samefile(original) for original in self._paths):
            raise UserError("cli.is_read", path=output)
