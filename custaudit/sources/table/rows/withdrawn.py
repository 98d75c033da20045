"""Rows that a status, or a word in place of their text, marks as withdrawn."""

from __future__ import annotations

import re
from functools import lru_cache

from custaudit.sources.table.grid import Row
from custaudit.sources.table.headings.head import Head
from custaudit.sources.table.headings.meanings import weights_of
from custaudit.sources.table.headings.vocabulary import compact, short_compact, vocabulary

OPENING = "(（【[［<＜〔《≪"
"""Brackets around a remark such as that it is withdrawn."""

_BRACKETED = re.compile(r"^[(【\[<〔《≪]([^)】\]>〕》≫]{1,12})[)】\]>〕》≫]")
_SHORT = 16


class Withdrawal:
    """Tells the withdrawn rows of one table.

    ``texts``: the columns in which a word may stand in place of a text; the name of a group, such as that of a business, withdraws nothing.
    """

    def __init__(self, head: Head) -> None:
        self._words = vocabulary()
        self._statuses = withdrawing(head)
        at = (head.columns.get("title"), head.columns.get("detail"))
        self.texts = tuple(column for column in at if column is not None and not _is_headed_as_group(head, column))
        self._ticked = {column for column in self._statuses if compact(head.labels[column]) in self._words.withdrawn}

    def by_status(self, row: Row) -> bool:
        """Whether any column for the status says so."""
        return any(self.in_status(column, row[column]) for column in self._statuses)

    def in_status(self, column: int, status: object) -> bool:
        """Whether a cell of a column for the status says so: by a word, or by a tick under such a word."""
        if type(status) is not str or not 0 < len(status) <= _SHORT:
            return False
        return _says_withdrawn(status) or (column in self._ticked and short_compact(status) in self._words.yes_marks)

    def in_text(self, cell: str) -> bool:
        """Whether a title or content says so instead of anything of its own, or in brackets in front of it."""
        if not cell or (cell[0] not in OPENING and (len(cell) > _SHORT or cell[-1] not in self._words.last_of_withdrawn)):
            return False
        return _says_withdrawn(cell[:_SHORT])


def withdrawing(head: Head) -> tuple[int, ...]:
    """The columns for the status that say how things stand; what is to become of an item later withdraws nothing today."""
    plans = vocabulary().plans
    return tuple(column for column in head.statuses if not any(word in compact(head.labels[column]) for word in plans))


def _is_headed_as_group(head: Head, column: int) -> bool:
    """Whether the heading of a column names groups of items, and no items."""
    weights = [weights_of(part)[0] for part in head.cells[column]]
    return any("group" in of_part for of_part in weights) and not any("title" in of_part or "detail" in of_part for of_part in weights)


@lru_cache(maxsize=1 << 12)
def _says_withdrawn(cell: str) -> bool:
    plain = compact(cell)
    bracketed = _BRACKETED.match(plain)
    withdrawn = vocabulary().withdrawn
    return plain in withdrawn or (bracketed is not None and bracketed[1] in withdrawn)
