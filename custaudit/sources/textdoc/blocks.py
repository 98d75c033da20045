"""What every container of running text is turned into: paragraphs and tables in reading order."""

from __future__ import annotations

from typing import NamedTuple


class Block(NamedTuple):
    """A paragraph with its lines joined.

    ``number`` is a list number that the text itself does not hold, ``depth`` the level of that list, ``level`` that
    of a heading (0: the title of the document), ``indent`` the left edge in characters, ``strong``: set in bold or in another
    typeface than the text around it.
    """

    text: str
    page: int | None = None
    line: int | None = None
    number: str = ""
    depth: int | None = None
    level: int | None = None
    indent: float = 0.0
    strong: bool = False
    boxed: bool = False
    """It stands in a text box, beside the text or in a drawing."""


class TableRow(NamedTuple):
    """The texts of a table's row; cells merged down a column repeat their text."""

    cells: tuple[str, ...]
    page: int | None = None
    line: int | None = None
    spans: tuple[tuple[int, int, int], ...] = ()
    """The cells of more than one row or column that begin here: column, rows, columns."""
    struck: bool = False
    """Struck through as a whole: its cells hold the text that was withdrawn."""


class TableBlock(NamedTuple):
    """A table inside the text; ``forms``: put together from lines, so that its heading is no row of the document."""

    rows: tuple[TableRow, ...]
    forms: bool = False


class LeftOut(NamedTuple):
    """Text or a page of the file that is no requirement; ``reason`` is a message key."""

    reason: str
    page: int | None = None
    line: int | None = None


class TextDocument(NamedTuple):
    """A document in reading order; ``notes`` are warnings in the reader's language."""

    format: str
    encoding: str | None
    content: list[Block | TableBlock]
    left_out: list[LeftOut]
    notes: list[str]
