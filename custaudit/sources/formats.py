"""Which kind of file it is, by its ending and by its first bytes; both must agree."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal
from zipfile import BadZipFile, ZipFile

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
_UTF8_MARK, _UTF16_MARKS = b"\xef\xbb\xbf", (b"\xff\xfe", b"\xfe\xff")
_WEB_PAGE = (b"<html", b"<!doctype html", b"<table", b"<head", b"<meta", b"<body", b"<style", b"<div")
_BEGINNING = 1024
_SEPARATORS = re.compile(rb"[\t,]")
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""The name of the stream that an Office file with a password consists of."""

# What stands in the containers of each format, and how people call it.
_XLS_STREAMS = tuple(name.encode("utf-16-le") + b"\x00\x00" for name in ("Workbook", "Book"))
_PARTS: dict[str, Format] = {"xl/workbook.xml": "xlsx", "xl/workbook.bin": "xlsb", "word/document.xml": "docx", "content.xml": "ods"}
_NAMES: dict[Format, str] = {
    "xlsx": "Excel (xlsx)",
    "xlsb": "Excel (xlsb)",
    "xls": "Excel (xls)",
    "ods": "ODS",
    "docx": "Word (docx)",
    "pdf": "PDF",
}


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
        if not path.is_file():
            raise UserError("sources.not_a_file", path=label)
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
        raise UserError("sources.dangling" if path.is_symlink() else "file.missing", path=label) from None
    except OSError as error:
        raise UserError("file.unreadable", path=label, cause=error.strerror) from None
    return format


def _written_as(first: bytes) -> Literal["html", "xml", "text"] | None:
    """What a file that calls itself a workbook really is, as the exports of many systems do; None for anything else."""
    begin = first.removeprefix(_UTF8_MARK).lstrip()[:_BEGINNING].lower()
    if begin.startswith(_WEB_PAGE):
        return "html"
    if begin.startswith(b"<?xml"):
        return "html" if b"<html" in begin else "xml"
    wide = first.startswith(_UTF16_MARKS)
    return "text" if wide or (_SEPARATORS.search(first.splitlines()[0] if first else b"") and b"\0" not in first) else None


def wrong_ending(path: Path, label: str, really: Format | None = None) -> UserError:
    """That the content of a file is not of the format its ending says, and of which it is if that is known or can be told."""
    really = really or format_inside(path)
    if really is None or ENDINGS.get(path.suffix.lower()) == really:
        return UserError("sources.wrong_ending", path=label, ending=path.suffix)
    return UserError("sources.really_other", path=label, ending=path.suffix, really=_NAMES[really], right=f".{really}")


def format_inside(path: Path) -> Format | None:
    """The format of a container by its parts; None if it is none or damaged."""
    with path.open("rb") as file:
        first = file.read(_BEGINNING)
        if first.startswith(OLE):
            data = first + file.read()
            return "xls" if any(name in data for name in _XLS_STREAMS) else None
    if _PDF in first:
        return "pdf"
    try:
        with ZipFile(path) as parts:
            names = frozenset(parts.namelist())
            return next((format for part, format in _PARTS.items() if part in names), None)
    except (BadZipFile, OSError, ValueError, NotImplementedError):
        return None


def _check_first_bytes(format: Format, first: bytes, path: Path, label: str) -> None:
    expected = _CONTAINER.get(format)
    if expected in (_ZIP, None) and first.startswith(OLE):
        if ENCRYPTED in first or ENCRYPTED in path.read_bytes():
            raise UserError("sources.password", path=label)
        raise wrong_ending(path, label)
    if expected == OLE and first.startswith(_BIFF_WITHOUT_OLE):
        return
    if expected == _PDF and _PDF in first[:1024]:
        return
    if expected is not None and not first.startswith(expected):
        if format in WORKBOOKS and (written := _written_as(first)):
            raise UserError(f"sources.really_{written}", path=label, ending=path.suffix)
        raise wrong_ending(path, label)
    if expected is None and first.startswith((_ZIP_MEMBER, _PDF)):
        raise wrong_ending(path, label)
