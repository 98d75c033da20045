"""From what the user names to the files to read."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from fnmatch import fnmatch
from pathlib import Path
from typing import Literal, NamedTuple
from zipfile import BadZipFile, ZipFile

from custaudit.errors import UserError
from custaudit.sources.formats import ENDINGS, NO_DOCUMENTS, unknown_ending

_LOCK_FILES = ("~$", ".~lock")
_MOST_NAMED = 5
_PROPERTIES, _AUTHOR, _LONGEST_PROPERTIES = "docProps/core.xml", b"<dc:creator>custaudit</dc:creator>", 4096


class LeftOut(NamedTuple):
    """A file or folder inside a named folder that is not read, and why (a key under ``sources.left_out``)."""

    path: Path
    reason: Literal["ending", "link", "dangling", "special", "report", "empty"]


class Found(NamedTuple):
    """The files to read, what else lies in the folders, and the patterns that mean nothing there (None where no folder was named)."""

    files: list[Path]
    left_out: list[LeftOut]
    unused: set[str] | None


def find_inputs(paths: Sequence[Path], include: Sequence[str] = (), exclude: Sequence[str] = (), base: Path | None = None) -> Found:
    """The files to read: those named, and in folders every file of a known ending, in sorted order, each once.

    Patterns are matched against the path inside the folder, or as seen from ``base``, against the file's name and against the folders
    it lies in;
    ``**/`` stands for any number of folders, none included. They do not touch files named one by one. Links that leave the
    folder or lead nowhere are not followed and told, as are documents of other kinds, empty files, what is no file (pipes, devices) and
    this tool's own workbook reports; hidden files, lock files and what surely is no document are not. Raises UserError for a path that
    is not there, a named file of unknown ending, and a folder without inputs or with none that the patterns leave.
    """
    found: dict[Path, Path] = {}
    left_out: dict[Path, LeftOut] = {}
    patterns = _Patterns(include, exclude, base)
    for path in paths:
        if path.is_dir():
            files, others = _walk(path)
            inside = [file for file in files if patterns.want(file, path)]
            left_out.update({other.path.absolute(): other for other in others if patterns.want(other.path, path)})
            if files and not inside:
                raise UserError("sources.all_left_out", path=path, count=len(files), patterns=", ".join((*include, *exclude)))
            if not inside:
                raise UserError("sources.empty_folder", path=path, known=" ".join(ENDINGS))
        elif path.exists():
            if path.suffix.lower() not in ENDINGS:
                raise unknown_ending(path, path)
            inside = [path]
        else:
            raise UserError("sources.dangling", path=path) if path.is_symlink() else _missing(path)
        for file in inside:
            found.setdefault(file.resolve(), file)
    walked = any(path.is_dir() for path in paths)
    return Found(list(found.values()), list(left_out.values()), {*include, *exclude} - patterns.used if walked else None)


def _missing(path: Path) -> UserError:
    """That there is no such file, and which there are beside it."""
    beside = path.parent
    files = sorted(file.name for file in beside.iterdir() if _is_input(file)) if beside.is_dir() else []
    if not files:
        return UserError("file.missing", path=path)
    names = ", ".join([*files[:_MOST_NAMED], *(["…"] if len(files) > _MOST_NAMED else [])])
    if beside.resolve() == Path.cwd():
        return UserError("sources.missing_here", path=path, names=names)
    return UserError("sources.missing_there", path=path, folder=beside.as_posix(), names=names)


def _is_input(file: Path) -> bool:
    return file.is_file() and file.suffix.lower() in ENDINGS and not file.name.startswith((".", *_LOCK_FILES))


def _walk(folder: Path) -> tuple[list[Path], list[LeftOut]]:
    root = folder.resolve()
    files: list[Path] = []
    left_out: list[LeftOut] = []
    for place, folders, names in os.walk(folder, followlinks=False):
        folders[:] = [name for name in folders if not name.startswith(".")]
        left_out += [LeftOut(link, "link") for name in folders if _leads_outside(link := Path(place) / name, root)]
        for name in names:
            file = Path(place) / name
            if name.startswith((".", *_LOCK_FILES)):
                continue
            if file.suffix.lower() not in ENDINGS:
                left_out += [LeftOut(file, "ending")] if file.suffix.lower() not in NO_DOCUMENTS else []
            elif not file.exists():
                left_out.append(LeftOut(file, "dangling"))
            elif _leads_outside(file, root):
                left_out.append(LeftOut(file, "link"))
            elif not file.is_file():
                left_out.append(LeftOut(file, "special"))
            elif file.stat().st_size == 0:
                left_out.append(LeftOut(file, "empty"))
            elif _is_own_report(file):
                left_out.append(LeftOut(file, "report"))
            else:
                files.append(file)
    return sorted(files, key=_inside(folder)), sorted(left_out, key=lambda other: _inside(folder)(other.path))


def _is_own_report(path: Path) -> bool:
    """Whether a workbook names this tool as its author, as its reports do: what it says stands in the lists it was made from."""
    if path.suffix.lower() != ".xlsx":
        return False
    try:
        with ZipFile(path) as parts, parts.open(_PROPERTIES) as properties:
            return _AUTHOR in properties.read(_LONGEST_PROPERTIES)
    except (OSError, KeyError, BadZipFile, NotImplementedError, RuntimeError):
        return False


def _leads_outside(path: Path, root: Path) -> bool:
    return path.is_symlink() and not path.resolve().is_relative_to(root)


def _inside(folder: Path) -> Callable[[Path], str]:
    return lambda path: path.relative_to(folder).as_posix()


class _Patterns:
    """Which files of a folder are wanted; ``used`` are the patterns that mean one of them."""

    def __init__(self, include: Sequence[str], exclude: Sequence[str], base: Path | None) -> None:
        self._include, self._exclude, self._base = include, exclude, base
        self.used: set[str] = set()

    def want(self, path: Path, folder: Path) -> bool:
        """Whether something in a folder is to be read or told of; what is to be included are files."""
        places = [path.relative_to(folder)]
        if self._base is not None and path.absolute().is_relative_to(self._base):
            places.append(path.absolute().relative_to(self._base))
        asked = [pattern for pattern in self._include if any(_fits(place, pattern) for place in places)]
        refused = [pattern for pattern in self._exclude if any(_fits(place, pattern) for place in places)]
        self.used.update(asked, refused)
        return not refused and bool(asked or not self._include or path.is_dir())


def _fits(inside: Path, pattern: str) -> bool:
    """Whether a pattern means that file, by its path, its name or a folder it lies in."""
    plain = pattern.rstrip("/").removeprefix("./")
    # No folder at all, which fnmatch does not know of.
    forms = {plain, plain.removeprefix("**/"), plain.replace("/**/", "/")}
    places = [inside, *inside.parents[:-1]]
    return any(fnmatch(place.as_posix(), form) or fnmatch(place.name, form) for place in places for form in forms)
