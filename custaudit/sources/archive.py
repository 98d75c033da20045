"""Zip containers (xlsx, xlsb, ods, docx) of strangers: opened only within limits, and read without trusting their sizes."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from copy import copy
from io import BytesIO
from pathlib import Path, PurePosixPath

from custaudit.errors import UserError, brief
from custaudit.sources.model import Limits

_CHUNK = 1 << 19
# The most repetitive sheets of real offices expand to some forty times their packed size.
_USUAL_RATIO = 100
# Parts whose elements are all held at once, and parts that expand more than is usual, may have this share of the limit.
_HELD_SHARE = 8
_DOCUMENT_TYPE = b"<!DOCTYPE"
_ENTITY = b"<!ENTITY"


class Archive:
    """The members of a zip container whose stated sizes are within the limits; a member that lies about its own is damaged."""

    def __init__(self, archive: zipfile.ZipFile, label: str, limits: Limits) -> None:
        self._archive, self._label = archive, label
        self._most_held = limits.expanded_bytes // _HELD_SHARE
        self.names = frozenset(archive.namelist())

    def chunks(self, name: str, *, held: bool = False) -> Iterator[bytes]:
        """The bytes of a member, half a megabyte at a time at most; ``held``: all that is made of them is held at once.

        Raises UserError when they are damaged or declare entities, and before any is read when there are too many.
        """
        member = self._archive.getinfo(name)
        if member.file_size > self._most_held and (held or member.file_size > member.compress_size * _USUAL_RATIO):
            key = "sources.part_too_large" if held else "sources.part_expands_too_far"
            raise UserError(key, path=self._label, place=name, size=member.file_size >> 20, limit=self._most_held >> 20)
        first = True
        for chunk in self._expanded(member):
            if first and name.endswith((".xml", ".rels")) and (_DOCUMENT_TYPE in chunk or _ENTITY in chunk):
                raise UserError("sources.entities", path=self._label, place=name)
            first = False
            yield chunk

    def _expanded(self, member: zipfile.ZipInfo) -> Iterator[bytes]:
        if member.compress_type != zipfile.ZIP_DEFLATED:
            with self._archive.open(member) as plain:
                while chunk := plain.read(_CHUNK):
                    yield chunk
            return
        from isal import isal_zlib

        # As it stands in the container; expanding is left to the faster library.
        packed = copy(member)
        packed.compress_type, packed.file_size = zipfile.ZIP_STORED, member.compress_size
        del packed.CRC
        expand, size, checksum = isal_zlib.decompressobj(-zlib.MAX_WBITS), 0, 0
        with self._archive.open(packed) as source:
            while not expand.eof and size <= member.file_size:
                data = expand.unconsumed_tail or source.read(_CHUNK)
                try:
                    chunk = expand.decompress(data, _CHUNK)
                except isal_zlib.error as error:  # type: ignore[misc]
                    raise zipfile.BadZipFile(f"{member.filename}: {error}") from None
                if not data and not chunk:
                    break
                size, checksum = size + len(chunk), isal_zlib.crc32(chunk, checksum)
                if chunk and size <= member.file_size:
                    yield chunk
        if not expand.eof or size != member.file_size or checksum != member.CRC:
            raise zipfile.BadZipFile(f"{member.filename}: size or checksum differs")

    def read(self, name: str, *, held: bool = False) -> bytes:
        """All bytes of a member, as ``chunks``."""
        return b"".join(self.chunks(name, held=held))

    def restated(self, members: Mapping[str, bytes]) -> BytesIO:
        """The container once more, with these members in place of its own."""
        container = BytesIO()
        with zipfile.ZipFile(container, "w") as target:
            for name in sorted(self.names):
                target.writestr(zipfile.ZipInfo(name), members[name] if name in members else self.read(name))
        container.seek(0)
        return container


@contextmanager
def open_archive(path: Path, label: str, limits: Limits) -> Iterator[Archive]:
    """The container, checked before anything is expanded.

    Raises UserError for a damaged container, a password, too many members, too many expanded bytes, or a member whose
    name leads out of the container. Damage found later, while members are read inside the block, is raised likewise.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            _check(archive, label, limits)
            yield Archive(archive, label, limits)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, KeyError, OSError, ValueError) as error:
        raise UserError("sources.damaged", path=label, cause=brief(error)) from None
    except RuntimeError as error:
        if "password" in str(error) or "encrypted" in str(error):
            raise UserError("sources.password", path=label) from None
        raise


def _check(archive: zipfile.ZipFile, label: str, limits: Limits) -> None:
    members = archive.infolist()
    if len(members) > limits.members:
        raise UserError("sources.too_many_members", path=label, count=len(members), limit=limits.members)
    expanded = sum(member.file_size for member in members)
    if expanded > limits.expanded_bytes:
        raise UserError("sources.expands_too_far", path=label, size=expanded >> 20, limit=limits.expanded_bytes >> 20)
    for member in members:
        name = member.filename.replace("\\", "/")
        if name.startswith("/") or ".." in PurePosixPath(name).parts or ":" in name.split("/")[0]:
            raise UserError("sources.path_trick", path=label, place=ascii(member.filename)[1:-1])
        if member.flag_bits & 1:
            raise UserError("sources.password", path=label)
