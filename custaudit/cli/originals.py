"""The files that a call reads, which no result of it may replace."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from custaudit.errors import UserError

_read: list[Path] = []


def forget() -> None:
    """Begins a new call."""
    _read.clear()


def remember(paths: Iterable[Path]) -> None:
    """These files are read by this call."""
    _read.extend(paths)


def check_output(path: Path) -> None:
    """Raises UserError if a result written there would replace a file that was read, however it is spelt or linked, or if
    its folder is missing.
    """
    if not path.parent.is_dir():
        raise UserError("cli.no_folder", path=path, folder=path.parent)
    if path.exists() and any(original.exists() and path.samefile(original) for original in _read):
        raise UserError("cli.is_read", path=path)
