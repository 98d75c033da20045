"""Rows that a status, or a word in place of their text, marks as withdrawn."""

from __future__ import annotations

import re
from functools import lru_cache

from custaudit.sources.table.grid import Row
from custaudit.sources.table.head import Head
from custaudit.sources.table.headings import compact, short_compact, vocabulary

OPENING = "(（【[［<＜〔《≪"
"""Brackets around a remark such as that it is withdrawn."""

_BRACKETED = re.compile(r"^[(【\[<〔《≪]([^)】\]>〕》≫]{1,12})[)】\]>〕》≫]")
_SHORT = 16


class Withdrawal:
    """Tells the withdrawn rows of one table."""

    def __init__(self, head: Head) -> None:
        self._words = vocabulary()
        self._statuses = head.statuses
        self._ticked = {column for column in head.statuses if compact(head.labels[column]) in self._words.withdrawn}

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


@lru_cache(maxsize=1 << 12)
def _says_withdrawn(cell: str) -> bool:
    plain = compact(cell)
    bracketed = _BRACKETED.match(plain)
    withdrawn = vocabulary().withdrawn
    return plain in withdrawn or (bracketed is not None and bracketed[1] in withdrawn)
