"""What goes into reading and what comes out of it, the same for every kind of file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta, Struct

from custaudit.model import Field, InputSummary, Item, Kind

FieldOrigin = Literal["option", "column", "section", "sheet", "file", "caption", "text", "default"]
KindOrigin = Literal["option", "file", "sheet", "caption", "headings", "sentences", "default"]
MatchedBy = Literal["override", "exact", "part", "similar", "cells"]
AtLeastOne = Annotated[int, Meta(ge=1)]
Layout = Literal["list", "sideways", "form", "two_lines"]


class TableRequest(Struct, frozen=True):
    """What the user has said about one table of a file: where it is and what its columns hold.

    Rows count from 1; a ``header_row`` of 0 means that the table has no heading. ``area`` names the columns it lies in, as
    ``G:J``, where tables stand side by side. ``columns`` maps a column's name to a heading or to a column letter. What is not
    said is guessed; without ``sheet`` it is every sheet. In a document ``sheet`` is a table by its order, such as ``table 2``;
    without it every table is meant that has those headings, and rows count within the table.
    """

    sheet: str | None = None
    header_row: int | None = None
    last_row: int | None = None
    area: str | None = None
    columns: dict[str, str] = {}
    field: Field | None = None


class InputRequest(Struct, frozen=True):
    """One file to read, with what the user has said about it (``[[inputs]]`` entries or an option).

    With ``tables`` only those sheets are read, unless the user names the file as a whole too and so asks for the ``rest`` of it;
    the rest of a document is read all the same. ``label`` is the path as the user should see it.
    """

    path: Path
    label: str
    tables: list[TableRequest] = []
    rest: bool = False
    field: Field | None = None
    kind: Kind | None = None


class Limits(Struct, frozen=True, forbid_unknown_fields=True):
    """How much a file may ask of the machine; each can be raised. Beyond it the file is refused with one line."""

    file_bytes: AtLeastOne = 200 << 20
    expanded_bytes: AtLeastOne = 256 << 20
    members: AtLeastOne = 5_000
    cell_chars: AtLeastOne = 100_000
    sheet_cells: AtLeastOne = 24_000_000
    rows: AtLeastOne = 1_048_576
    pages: AtLeastOne = 3_000
    paragraphs: AtLeastOne = 300_000
    text_chars: AtLeastOne = 8_000_000
    nesting: AtLeastOne = 200


class OriginalTable(Struct, frozen=True):
    """The cells of a table as they stand in the file, for a workbook report that keeps the original columns."""

    path: str
    sheet: str | None
    headings: list[str]
    rows: dict[str, list[object]]


class ColumnUnderstanding(Struct, frozen=True):
    """One column of a table: where it is, what its heading says, what it was taken for (None: kept, not used) and how."""

    letter: str
    heading: str
    column: str | None
    matched_by: MatchedBy | None = None
    hidden: bool = False


class FieldGuess(Struct, frozen=True):
    """The business field, where that was found, and the words that say so."""

    field: Field
    origin: FieldOrigin
    words: str = ""


class KindGuess(Struct, frozen=True):
    """Inventory or RFP, where that was found, and the words that say so."""

    kind: Kind
    origin: KindOrigin
    words: str = ""


class TableUnderstanding(Struct, frozen=True):
    """How one table was read. Rows count from 1; ``first_rows`` holds the cells of the first items; ``page`` is
    the one on which a table of a document begins.

    ``request`` is what a user would say to have it read so. A ``sideways`` list has its headings in the first column and
    an item in each further one; in a ``form`` the content stands beside its label; with ``two_lines`` an item takes two rows.
    """

    sheet: str | None
    header_rows: list[int]
    first_row: int
    last_row: int
    columns: list[ColumnUnderstanding]
    first_rows: list[list[str]]
    hidden_rows: list[int]
    field: FieldGuess
    items: int
    request: TableRequest
    layout: Layout = "list"
    page: int | None = None


class SheetUnderstanding(Struct, frozen=True):
    """A sheet of the workbook or a table of the document: how many filled rows, whether it is hidden, and why it holds no
    inventory if it holds none."""

    name: str
    rows: int
    hidden: bool
    tables: int
    reason: str | None = None
    page: int | None = None


class Understanding(Struct, frozen=True):
    """How a whole file was understood; the material of ``custaudit inspect``. ``others`` are the businesses outside this tool that
    the names of the file, its sheets and titles speak of, or all rows of a table; ``unclued`` counts the items of which nothing
    told the field."""

    format: str
    encoding: str | None
    sheets: list[SheetUnderstanding]
    tables: list[TableUnderstanding]
    field: FieldGuess
    kind: KindGuess
    outline: list[str] = []
    others: list[str] = []
    unclued: int = 0

    @property
    def says_field(self) -> bool:
        """Whether a name, a column or the user says the field, and not the words of the items alone."""
        guesses = [table.field for table in self.tables] or [self.field]
        return any(guess.origin not in ("text", "default") for guess in guesses)


class ReadInput(Struct, frozen=True):
    """One input, read: its account, its items, how it was understood, the original tables, what the user should know."""

    summary: InputSummary
    items: list[Item]
    understanding: Understanding
    originals: list[OriginalTable]
    warnings: list[str]
