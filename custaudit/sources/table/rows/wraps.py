"""Rows that go on from the row above in the middle of a line, as in tables that came from a word processor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from custaudit.sources.table.grid import Row, cell_text
from custaudit.sources.table.headings.contents import counts_up
from custaudit.sources.table.headings.head import Head
from custaudit.sources.table.headings.vocabulary import compact, short_compact, vocabulary

_SAMPLE = 300
_FEWEST = 3
_NEARLY_ALL = 0.8
_FULL_STOP = "\u3002"
_TAIL, _BEGINNING = 12, 8


class Said(NamedTuple):
    """What an item or a row says in words."""

    title: str
    detail: str
    reason: str


class Wraps:
    """Tells, in a list that numbers its items, the rows that only go on; ``end`` (exclusive) is where its rows end."""

    def __init__(self, rows: Sequence[Row], head: Head, end: int, *, numbered: bool) -> None:
        self._rows, self._head, self._end = rows, head, end
        self._number, self._detail = head.columns.get("no"), head.columns.get("detail")
        sample = rows[head.body : min(end, head.body + _SAMPLE)]
        number = self._number
        self.possible = (
            number is not None
            and head.clear
            and any(row[number] == "" and row.count("") < len(row) for row in sample)
            and (numbered or counts_up([cell_text(row[number]) for row in sample]))
        )
        self._stops: bool | None = None

    def goes_on(self, above: Said, row: Said) -> bool:
        """Whether a row without a number, right below the last one of an item, goes on with it.

        It does when a line of the item is broken off, or one of the row begins as no text does; and where all items end in a
        full stop, when that of the item above does not.
        """
        if compact(row.title) in vocabulary().goes_on:
            return True
        broken = any(below and _is_broken(over, below) for over, below in zip(above, row, strict=True))
        if broken or not row.detail:
            return broken
        return above.detail != "" and not _stops(above.detail) and _stops(row.detail) and self._items_stop()

    def _items_stop(self) -> bool:
        """Whether the contents of nearly all items end in a full stop, judged by the rows right above a number."""
        if self._stops is None:
            number, detail = self._number, self._detail
            assert number is not None and detail is not None
            rows = self._rows[self._head.body : min(self._end, self._head.body + _SAMPLE)]
            lasts = [above for above, below in zip(rows, [*rows[1:], None], strict=True) if below is None or below[number] != ""]
            texts = [text for row in lasts if (text := cell_text(row[detail]))]
            self._stops = len(texts) >= _FEWEST and sum(map(_stops, texts)) >= _NEARLY_ALL * len(texts)
        return self._stops


def joined(above: str, below: str) -> str:
    """Two parts of a text: one line where the first is broken off, else two."""
    if not above or not below:
        return above or below
    if _stops(above):
        return f"{above}\n{below}"
    return above + (" " if above[-1].isascii() and below[0].isascii() else "") + below


def without_mark(title: str) -> str:
    """The title of a row that goes on, empty where it only says so."""
    return "" if short_compact(title) in vocabulary().goes_on else title


def _is_broken(above: str, below: str) -> bool:
    words = vocabulary()
    if not above:
        return False
    ending = compact(above[-_TAIL:])
    off = ending.endswith(words.broken_endings) and not ending.endswith(words.finished_endings)
    return off or compact(below[:_BEGINNING]).startswith(words.broken_beginnings)


def _stops(text: str) -> bool:
    return text.rstrip().rstrip(")\uff09\u300d").endswith(_FULL_STOP)
