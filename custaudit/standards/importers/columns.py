"""Finds the heading rows of a requirement table and says what each column holds."""

from __future__ import annotations

from msgspec import Struct
from rapidfuzz import fuzz

from custaudit.model import MunicipalityKind, RequirementClass
from custaudit.standards.importers.words import Role, StandardWords, kinds_named, plain

_SEARCHED_ROWS = 40
_MOST_HEADING_ROWS = 3
_LONGEST_HEADING = 40
_SIMILAR = 85


class TableColumn(Struct, frozen=True):
    """A column: its heading, its role, the kinds whose class it gives, or the class that it stands for."""

    index: int
    heading: str
    role: Role | None
    kinds: tuple[MunicipalityKind, ...] = ()
    class_: RequirementClass | None = None


class TableHead(Struct, frozen=True):
    """Where the heading stands (rows from 0) and what the columns are."""

    first: int
    last: int
    columns: list[TableColumn]

    def index(self, role: Role) -> int | None:
        """The first column of that role; for the class, the one that holds for every kind."""
        return next((column.index for column in self.columns if column.role == role and not column.kinds), None)

    @property
    def by_kind(self) -> list[TableColumn]:
        """The columns that give the class for some kinds of municipality."""
        return [column for column in self.columns if column.role == "class" and column.kinds]

    @property
    def by_class(self) -> list[TableColumn]:
        """The columns that stand for one class each."""
        return [column for column in self.columns if column.class_ is not None]

    @property
    def is_table(self) -> bool:
        """Whether rows under it can be requirements: a text and something that gives its class, or a column for each class."""
        has_class = self.index("class") is not None or bool(self.by_kind) or bool(self.by_class)
        has_text = self.index("text") is not None or self.index("name") is not None
        return (has_class and has_text) or len(self.by_class) > 1


def find_head(rows: list[list[str]], words: StandardWords) -> TableHead | None:
    """The heading of the table on a sheet, of one to three rows; None where there is none."""
    for first in range(min(len(rows), _SEARCHED_ROWS)):
        for depth in range(1, _MOST_HEADING_ROWS + 1):
            last = first + depth - 1
            if last >= len(rows) or (depth > 1 and not _is_heading_row(rows[last], rows[last - 1], words)):
                break
            head = TableHead(first, last, _columns(rows[first : last + 1], words))
            if head.is_table and not _goes_on(rows, last, words):
                return head
    return None


def role_of(heading: str, words: StandardWords) -> Role | None:
    """What a heading names: word for word, by its beginning, or nearly."""
    form = plain(heading)
    if not form or len(form) > _LONGEST_HEADING:
        return None
    known = [(plain(word), role) for role, spoken in words.columns.items() for word in spoken]
    for word, role in known:
        if form == word:
            return role
    begun = [(len(word), role) for word, role in known if len(word) > 2 and form.startswith(word)]
    if begun:
        return max(begun, key=lambda pair: pair[0])[1]
    best = max(known, key=lambda pair: fuzz.ratio(form, pair[0]))
    return best[1] if fuzz.ratio(form, best[0]) >= _SIMILAR else None


def _columns(rows: list[list[str]], words: StandardWords) -> list[TableColumn]:
    width = max(len(row) for row in rows)
    columns = []
    for index in range(width):
        parts = list(dict.fromkeys(row[index] for row in rows if index < len(row) and row[index]))
        heading = " ".join(" ".join(part.split()) for part in parts)
        role = next((found for part in reversed(parts) if (found := role_of(part, words))), None)
        kinds = tuple(kinds_named(heading, words)) if role in (None, "class") else ()
        class_ = _class_named(parts, words) if role in (None, "class") and not kinds else None
        if kinds:
            role = "class"
        elif class_:
            role = None
        columns.append(TableColumn(index, heading, role, kinds, class_))
    return columns


def _class_named(parts: list[str], words: StandardWords) -> RequirementClass | None:
    form = plain(parts[-1]) if parts else ""
    return next((code for code, spoken in words.classes.items() if form in {plain(name) for name in spoken.names}), None)


def _is_heading_row(row: list[str], above: list[str], words: StandardWords) -> bool:
    """Whether a row goes on with the heading above it: it names columns or kinds, and holds no mark and no long text."""
    marks = {plain(mark) for spoken in words.classes.values() for mark in spoken.marks} | {plain(mark) for mark in words.no_class}
    new = [cell for index, cell in enumerate(row) if cell and (index >= len(above) or cell != above[index])]
    if not new or any(plain(cell) in marks or len(cell) > _LONGEST_HEADING for cell in new):
        return False
    return all(role_of(cell, words) or kinds_named(cell, words) or _class_named([cell], words) for cell in new)


def _goes_on(rows: list[list[str]], last: int, words: StandardWords) -> bool:
    return last + 1 < len(rows) and _is_heading_row(rows[last + 1], rows[last], words)
