"""From what the user names to the files to read."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path

from custaudit.errors import UserError
from custaudit.sources.formats import ENDINGS

_LOCK_FILES = ("~$", ".~lock")


def find_inputs(paths: Sequence[Path], include: Sequence[str] = (), exclude: Sequence[str] = ()) -> list[Path]:
    """The files to read: those named, and in folders every file of a known ending, in sorted order, each once.

    Patterns are matched against the path inside the folder and against the file's name; they do not touch files named
    one by one. Links that leave the folder are not followed, hidden and lock files are left out. Raises UserError for a
    path that is not there, a named file of unknown ending, and a folder without inputs.
    """
    found: dict[Path, Path] = {}
    for path in paths:
        if path.is_dir():
            inside = [file for file in _walk(path) if _wanted(file.relative_to(path), include, exclude)]
            if not inside:
                raise UserError("sources.empty_folder", path=path, known=" ".join(ENDINGS))
        elif path.exists():
            if path.suffix.lower() not in ENDINGS:
                raise UserError("sources.unknown_ending", path=path, ending=path.suffix or "－", known=" ".join(ENDINGS))
            inside = [path]
        else:
            raise UserError("file.missing", path=path)
        for file in inside:
            found.setdefault(file.resolve(), file)
    return list(found.values())


def _walk(folder: Path) -> Iterator[Path]:
    root = folder.resolve()
    files: list[Path] = []
    for place, folders, names in os.walk(folder, followlinks=False):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            file = Path(place) / name
            if name.startswith((".", *_LOCK_FILES)) or file.suffix.lower() not in ENDINGS:
                continue
            if file.is_symlink() and not file.resolve().is_relative_to(root):
                continue
            if file.is_file():
                files.append(file)
    yield from sorted(files, key=lambda file: file.relative_to(folder).as_posix())


def _wanted(inside: Path, include: Sequence[str], exclude: Sequence[str]) -> bool:
    def fits(pattern: str) -> bool:
        return fnmatch(inside.as_posix(), pattern) or fnmatch(inside.name, pattern)

    return (not include or any(map(fits, include))) and not any(map(fits, exclude))
