"""Under which headings the rows of a sheet stand: columns for the levels, and rows that are headings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from custaudit.i18n import text as message
from custaudit.standards.importers.book import Book
from custaudit.standards.importers.columns import TableHead
from custaudit.standards.importers.grid import Grid
from custaudit.standards.importers.model import DraftSection
from custaudit.standards.importers.words import LEVELS, Role, StandardWords, holds, plain

_LEADING_NUMBER = re.compile(r"(?P<number>\d+(?:[.\uff0e-]\d+)*)(?:[.\uff0e\u3001]\s*|\s+)(?P<title>\S.*)$", re.DOTALL)
_ORDINAL = re.compile(r"\u7b2c[0-9\u4e00-\u9fff]{1,3}?(?:(\u7ae0)|(\u7bc0)|(\u9805))")
_IDENTIFIER = re.compile(r"[0-9a-z_.-]+")
_LONGEST_HEADING = 40


@dataclass
class Outline:
    """The headings that hold for the next row; ``repeats`` if each row names its own chapter, so that an empty one means none.

    ``numbers`` are those of the sections by their path, where columns of their own give them; ``otherwise`` is the name of
    the section for rows without a heading.
    """

    head: TableHead
    repeats: bool
    chapter: str | None
    levels: dict[Role, str] = field(default_factory=dict)
    unnumbered: Role | None = None
    after_heading: bool = False
    numbers: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    otherwise: str = ""

    @property
    def path(self) -> tuple[str, ...]:
        """The headings that hold now, from the chapter down."""
        return (*([self.chapter] if self.chapter else []), *(self.levels[role] for role in LEVELS if self.levels.get(role)))

    def carry(self, found: dict[Role, str]) -> None:
        """A heading in its column holds until the next one of its level; a new one of a higher level ends those below."""
        self.after_heading = False
        if self.repeats:
            own = {role: heading for role, heading in self.levels.items() if self.head.index(role) is None}
            self.levels = own | {role: heading for role, heading in found.items() if heading}
            return
        for position, role in enumerate(LEVELS):
            if found[role] and found[role] != self.levels.get(role):
                self._set(position, found[role], keep={lower for lower in LEVELS[position + 1 :] if found[lower]})

    def take(self, heading: str) -> None:
        """A row that is a heading: its number says the level, or else the headings right before it."""
        depth = _depth(heading)
        if depth is None:
            unused = [role for role in LEVELS if self.head.index(role) is None] or list(LEVELS)
            if self.unnumbered is None:
                numbered = [position for position, role in enumerate(LEVELS) if role in self.levels and self.head.index(role) is None]
                self.unnumbered = LEVELS[min(numbered[-1] + 1, 2)] if numbered and self.after_heading else unused[0]
            elif self.after_heading:
                self.unnumbered = (
                    unused[min(unused.index(self.unnumbered) + 1, len(unused) - 1)] if self.unnumbered in unused else unused[0]
                )
            depth = LEVELS.index(self.unnumbered) + 1
        self._set(min(depth, len(LEVELS)) - 1, heading, keep=set())
        self.after_heading = True

    def _set(self, position: int, heading: str, keep: set[Role]) -> None:
        self.levels[LEVELS[position]] = heading
        for lower in LEVELS[position + 1 :]:
            if lower not in keep:
                self.levels.pop(lower, None)


def repeats_headings(grid: Grid, head: TableHead) -> bool:
    """Whether each row names its own chapter, so that an empty heading means that there is none."""
    index = head.index("major")
    below = [row for row in grid.rows[head.last + 1 :] if any(row)]
    return not grid.merged and index is not None and all(index < len(row) and row[index] for row in below)


def heading_in_row(cells: list[str], head: TableHead, words: StandardWords) -> str:
    """The heading that a row is: one short text over its whole width or in its first cell alone; empty for any other row."""
    filled = [index for index, cell in enumerate(cells) if cell]
    if not filled or len({cells[index] for index in filled}) > 1:
        return ""
    heading = cells[filled[0]]
    levels = {index for role in LEVELS if (index := head.index(role)) is not None}
    if set(filled) <= levels or not _reads_as_heading(heading, words):
        return ""
    if len(filled) > 1:
        return heading if head.index("text") in filled or len(filled) > len(levels) + 1 else ""
    first = next((column for column in head.columns if column.role), None)
    if first is None:
        return ""
    signed = _depth(heading) is not None or heading.startswith(tuple(words.heading_signs))
    at_start = filled[0] <= first.index and filled[0] != head.index("text")
    return heading if at_start and (signed or (first.role in ("number", "position", "unused") and not holds(words.totals, heading))) else ""


def _reads_as_heading(heading: str, words: StandardWords) -> bool:
    """Whether a text is short and neither a sentence, nor a number, nor a note."""
    form = plain(heading)
    if len(heading) > _LONGEST_HEADING or form.endswith("\u3002") or _IDENTIFIER.fullmatch(form):
        return False
    return _depth(heading) is not None or not form.startswith(tuple(plain(note) for note in words.text.notes))


def section_of(book: Book, outline: Outline, given_number: str) -> DraftSection:
    """The section under the headings that hold now, made when it is new."""
    path = outline.path or (outline.otherwise or message("standard.import.only_section"),)
    given_number = outline.numbers.get(path, given_number)
    key = (given_number, *path)
    if key not in book.sections:
        numbers, titles = zip(*(split_number(part) for part in path), strict=True)
        number = given_number if "." in given_number or path in outline.numbers else next((n for n in reversed(numbers) if "." in n), "")
        if not number and all(numbers) and len(numbers) > 1:
            number = ".".join(numbers)
        book.sections[key] = DraftSection(number, titles[-1], titles[0], titles[-2] if len(titles) > 2 else None, [])
    return book.sections[key]


def split_number(heading: str) -> tuple[str, str]:
    """The number that a heading begins with, empty where it has none, and the rest of it on one line."""
    found = _LEADING_NUMBER.match(heading)
    if found is None:
        return "", " ".join(heading.split())
    return found["number"].replace("\uff0e", ".").replace("-", "."), " ".join(found["title"].split())


def _depth(heading: str) -> int | None:
    """The level that the number of a heading gives it: 1 for ``1.``, 2 for ``1.1``; None for a heading without."""
    ordinal = _ORDINAL.match(plain(heading))
    if ordinal:
        return ordinal.lastindex
    number = split_number(heading)[0]
    return len(number.split(".")) if number else None
