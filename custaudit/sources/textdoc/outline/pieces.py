"""What a document is cut into: requirements, tables in their places, and text left out."""

from __future__ import annotations

from typing import NamedTuple

from custaudit.model import Field
from custaudit.sources.textdoc.blocks import LeftOut, TableBlock
from custaudit.sources.textdoc.words.clausefile import SectionKind


class Requirement(NamedTuple):
    """A requirement of the text or of a table in it; ``heading`` from the outermost, ``clause`` as one cites it (``2.1(1)a``).

    Object, effort and field are known only where a table has columns for them.
    """

    title: str
    detail: str
    no: str | None
    clause: str | None
    heading: tuple[str, ...]
    page: int | None
    line: int | None
    reason: str = ""
    department: str = ""
    object: str | None = None
    effort_days: float | None = None
    field: Field | None = None


class TablePlace(NamedTuple):
    """A table with the headings it stands under and the short lines directly above it, the nearest first."""

    table: TableBlock
    heading: tuple[str, ...]
    section: SectionKind | None
    clause: str | None
    captions: tuple[str, ...] = ()


Piece = Requirement | LeftOut | TablePlace
