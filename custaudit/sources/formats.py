"""Which kind of file it is, by its ending and by its first bytes; both must agree."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from custaudit.errors import UserError
from custaudit.sources.model import Limits

Format = Literal["xlsx", "xls", "xlsb", "ods", "csv", "tsv", "docx", "pdf", "txt", "md"]

ENDINGS: dict[str, Format] = {
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".xls": "xls",
    ".xlsb": "xlsb",
    ".ods": "ods",
    ".csv": "csv",
    ".tsv": "tsv",
    ".docx": "docx",
    ".docm": "docx",
    ".pdf": "pdf",
    ".txt": "txt",
    ".md": "md",
    ".markdown": "md",
}
NO_DOCUMENTS = frozenset({"", ".toml", ".yaml", ".yml", ".json", ".jsonl", ".sarif", ".ini", ".db", ".lnk", ".tmp", ".bak", ".log", ".py"})
"""Endings of files that hold no requirements: settings, results, what programs leave behind."""

_SAVE_AS = dict.fromkeys((".doc", ".dot", ".odt", ".rtf", ".jtd", ".jtdc", ".wps", ".pages"), ".docx")
"""The ending under which a file of another text program can be saved so that it is read."""

WORKBOOKS: frozenset[Format] = frozenset({"xlsx", "xls", "xlsb", "ods"})
TABLES: frozenset[Format] = WORKBOOKS | {"csv", "tsv"}

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The first bytes of the container of old Office files."""

_ZIP, _PDF = b"PK", b"%PDF"
_ZIP_MEMBER = b"PK\x03\x04"
_CONTAINER: dict[Format, bytes] = {"xlsx": _ZIP, "xlsb": _ZIP, "ods": _ZIP, "docx": _ZIP, "xls": OLE, "pdf": _PDF}
_BIFF_WITHOUT_OLE = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def unknown_ending(path: Path, label: str | Path) -> UserError:
    """That the ending of a file is none that can be read, and what to do about it."""
    better = _SAVE_AS.get(path.suffix.lower())
    if better is not None:
        return UserError("sources.other_program", path=label, ending=path.suffix, better=better)
    return UserError("sources.unknown_ending", path=label, ending=path.suffix or "－", known=" ".join(ENDINGS))


def format_of(path: Path, label: str, limits: Limits) -> Format:
    """The format of a file that can be read.

    Raises UserError for a missing, empty or too large file, an unknown ending, first bytes that belong to another format,
    and a password.
    """
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise UserError("sources.is_folder", path=label)
        format = ENDINGS.get(path.suffix.lower())
        if format is None:
            raise unknown_ending(path, label)
        if size == 0:
            raise UserError("sources.empty", path=label)
        if size > limits.file_bytes:
            raise UserError("sources.too_large", path=label, size=size >> 20, limit=limits.file_bytes >> 20)
        with path.open("rb") as file:
            first = file.read(1 << 16)
            _check_first_bytes(format, first, path, label)
    except FileNotFoundError:
        raise UserError("file.missing", path=label) from None
    except OSError as error:
        raise UserError("file.unreadable", path=label, cause=error.strerror) from None
    return format


def _check_first_bytes(format: Format, first: bytes, path: Path, label: str) -> None:
    expected = _CONTAINER.get(format)
    if expected == _ZIP and first.startswith(OLE):
        if _ENCRYPTED in first or _ENCRYPTED in path.read_bytes():
            raise UserError("sources.password", path=label)
        raise UserError("sources.wrong_ending", path=label, ending=path.suffix)
    if expected == OLE and first.startswith(_BIFF_WITHOUT_OLE):
        return
    if expected == _PDF and _PDF in first[:1024]:
        return
    if expected is not None and not first.startswith(expected):
        raise UserError("sources.wrong_ending", path=label, ending=path.suffix)
    if expected is None and first.startswith((_ZIP_MEMBER, OLE, _PDF)):
        raise UserError("sources.wrong_ending", path=label, ending=path.suffix)
