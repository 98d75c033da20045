"""Finds the heading rows of a requirement table and says what each column holds."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace
from rapidfuzz import fuzz

from custaudit.model import KINDS, MunicipalityKind, RequirementClass
from custaudit.standards.importers.classes import by_bracketed_class, class_named, class_of_cell
from custaudit.standards.importers.editions import Edition, parted
from custaudit.standards.importers.kinds import kinds_of_heading
from custaudit.standards.importers.legends import is_legend
from custaudit.standards.importers.words import LEVELS, Role, StandardWords, holds, plain

_SEARCHED_ROWS = 60
_MOST_HEADING_ROWS = 8
_LONGEST_HEADING = 40
_FIRST_ROLES: tuple[Role, ...] = ("section", "major", "middle", "number", "position", "unused")
_SIMILAR = 85
_FIRST_ROWS = 30


class TableColumn(Struct, frozen=True):
    """A column: its heading, its role, the kinds whose class it gives, or the class that it stands for.

    ``rank`` says how plainly the heading names the role, 0 the plainest; ``edition`` the version that it names; a column
    of an older version has no role but ``older``. ``unsure`` if the heading of a column for the class says something more
    that is not understood.
    """

    index: int
    heading: str
    role: Role | None
    rank: int = 0
    kinds: tuple[MunicipalityKind, ...] = ()
    class_: RequirementClass | None = None
    edition: Edition | None = None
    older: Role | None = None
    unsure: bool = False


class TableHead(Struct, frozen=True):
    """Where the heading stands (rows from 0) and what the columns are; ``class_in_text`` if the texts begin with their class.

    ``agreeing`` are columns that all give the class, for kinds that nobody knows: it holds where they say the same.
    """

    first: int
    last: int
    columns: list[TableColumn]
    class_in_text: bool = False
    agreeing: tuple[int, ...] = ()

    def index(self, role: Role) -> int | None:
        """The column that names that role most plainly; for the class, the one that holds for every kind."""
        named = [column for column in self.columns if column.role == role and not column.kinds]
        return min(named, key=lambda column: (column.rank, column.index)).index if named else None

    def indices(self, role: Role) -> list[int]:
        """All columns of that role."""
        return [column.index for column in self.columns if column.role == role]

    def older(self, role: Role) -> int | None:
        """The column in which an older version has what the column of that role has now."""
        return next((column.index for column in reversed(self.columns) if column.older == role and not column.kinds), None)

    def headings(self, indices: Collection[int]) -> str:
        """What stands above these columns, each heading once."""
        return " / ".join(dict.fromkeys(column.heading for column in self.columns if column.index in indices and column.heading))

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
        has_class = self.index("class") is not None or bool(self.by_kind) or bool(self.by_class) or self.class_in_text
        has_text = self.index("text") is not None or self.index("name") is not None
        return (has_class and has_text) or len({column.class_ for column in self.by_class}) > 1


class Meaning(NamedTuple):
    """The role that a heading names and how plainly, 0 being its first word as it stands."""

    role: Role | None
    rank: int


def find_head(rows: list[list[str]], words: StandardWords) -> TableHead | None:
    """The heading of the requirements on a sheet, of one to eight rows; None where there is none."""
    for first in range(min(len(rows), _SEARCHED_ROWS)):
        for depth in range(1, _MOST_HEADING_ROWS + 1):
            last = first + depth - 1
            if last >= len(rows) or (depth > 1 and not _is_heading_row(rows, first, last, words)):
                break
            head = _head(rows, first, last, words)
            if head.is_table and not _goes_on(rows, first, last, words):
                if _is_of_legend(rows, head, words) or _is_row(rows, head, words):
                    break
                return _without_idle(rows, _without_title(rows, head, words), words)
    return None


def role_of(heading: str, words: StandardWords) -> Role | None:
    """What a heading names: word for word, by its beginning, or nearly."""
    return _meaning(heading, words).role


def _meaning(heading: str, words: StandardWords) -> Meaning:
    form = plain(heading)
    if not form or len(form) > _LONGEST_HEADING:
        return Meaning(None, 0)
    known = [(plain(word), Meaning(role, rank)) for role, spoken in words.columns.items() for rank, word in enumerate(spoken)]
    base, _, inside = form.removesuffix(")").partition("(")
    for shown in (form, *([inside] if _is_beside_the_text(inside, words) else []), base):
        for word, meaning in known:
            if shown == word:
                return meaning
    if any(
        form == f"{word}{plain(number)}" for word, meaning in known if meaning.role in LEVELS and len(word) > 2 for number in words.numbers
    ):
        return Meaning("position", 0)
    begun = [(len(word), meaning) for word, meaning in known if len(word) > 2 and form.startswith(word)]
    if begun:
        return max(begun, key=lambda pair: pair[0])[1]
    best = max(known, key=lambda pair: fuzz.ratio(form, pair[0]))
    return best[1] if fuzz.ratio(form, best[0]) >= _SIMILAR else Meaning(None, 0)


def _is_beside_the_text(inside: str, words: StandardWords) -> bool:
    return any(inside == plain(word) for role in ("reason", "remarks") for word in words.columns[role])


def _head(rows: list[list[str]], first: int, last: int, words: StandardWords) -> TableHead:
    head = TableHead(first, last, _columns(rows[first : last + 1], words))
    index = head.index("text")
    if index is None or head.is_table:
        return head
    below = [row[index] for row in rows[last + 1 : last + 1 + _FIRST_ROWS] if index < len(row) and row[index]]
    named = sum(bool(by_bracketed_class(cell, words)) for cell in below)
    return TableHead(first, last, head.columns, class_in_text=bool(named) and 2 * named >= len(below))


def _columns(rows: list[list[str]], words: StandardWords) -> list[TableColumn]:
    spread = _spread(rows)
    width = max(len(row) for row in rows)
    stacks = [list(dict.fromkeys(row[index] for row in spread if index < len(row) and row[index])) for index in range(width)]
    beside = {kind for parts in stacks for kind in kinds_of_heading(parts, words)}
    return _with_texts([_column(index, parts, words, beside) for index, parts in enumerate(stacks)], words)


def _with_texts(columns: list[TableColumn], words: StandardWords) -> list[TableColumn]:
    """Two columns that name a version and nothing else, where no column is said to hold the text, hold it."""
    bare = [column.index for column in columns if column.role is None and column.edition and not parted(column.heading, words).rest]
    if len(bare) < 2 or any(column.role == "text" for column in columns):
        return columns
    return [replace(column, role="text") if column.index in bare else column for column in columns]


def _spread(rows: list[list[str]]) -> list[list[str]]:
    """The rows with each heading of a group carried over the columns of its group that have a heading of their own below."""
    spread = [list(row) for row in rows]
    for row, below in reversed(list(pairwise(spread))):
        for index in range(1, min(len(row), len(below))):
            if not row[index] and row[index - 1] and below[index] and below[index - 1] and below[index - 1] != row[index - 1]:
                row[index] = row[index - 1]
    return spread


def _column(index: int, parts: list[str], words: StandardWords, beside: Collection[MunicipalityKind]) -> TableColumn:
    heading = " ".join(" ".join(part.split()) for part in parts)
    edition, named = None, []
    for part in parts:
        told = parted(part, words)
        if told.edition and (not told.rest or _says_something(told.rest, words)):
            edition = told.edition
            named += [told.rest] if told.rest else []
        else:
            named.append(part)
    meaning = _of_level(named, words) or next(
        (found for part in reversed(named) if (found := _meaning(part, words)).role), Meaning(None, 0)
    )
    role = meaning.role
    kinds = kinds_of_heading(named, words, beside) if role in (None, "class") else ()
    class_ = class_named(named[-1], words) if named and role in (None, "class") and not kinds else None
    if kinds:
        role = "class"
    elif class_:
        role = None
    unsure = role == "class" and not kinds and not holds([*words.columns["class"], *words.all_kinds], named[-1])
    return TableColumn(index, heading, role, meaning.rank, kinds, class_, edition, unsure=unsure)


def _of_level(parts: list[str], words: StandardWords) -> Meaning | None:
    """The level whose names a column holds, as one headed "name" in the group of a level does."""
    if len(parts) < 2 or not holds(words.level_names, parts[-1]) or _meaning(f"{parts[-2]}{parts[-1]}", words).role == "name":
        return None
    meaning = _meaning(parts[-2], words)
    return meaning if meaning.role in LEVELS else None


def _says_something(rest: str, words: StandardWords) -> bool:
    return bool(role_of(rest, words) or kinds_of_heading([rest], words) or class_named(rest, words))


def _is_heading_row(rows: list[list[str]], first: int, place: int, words: StandardWords, groups: Collection[int] = ()) -> bool:
    """Whether a row goes on with the heading above it: it names columns or kinds, and holds no mark and no long text.

    What is not known may stand below a heading for the class, as what tells its columns apart, or above rows that go on
    with the heading, as the name of a group; ``groups`` are the columns under such a name above the row.
    """
    new = _new_cells(rows, place)
    marks = {plain(mark) for spoken in words.classes.values() for mark in spoken.marks} | {plain(mark) for mark in words.no_class}
    if not new or any(plain(cell) in marks or len(cell) > _LONGEST_HEADING for cell in new.values()):
        return False
    unknown = [index for index, cell in new.items() if not _is_heading(cell, words)]
    above = _columns(_spread(rows[first : place + 1])[:-1], words) if unknown else []
    if unknown and len({column.role for column in above if column.role}) < 2:
        return False
    open_ = {index for index in unknown if not _tells_apart(new[index], index, above, words)} | (set(groups) - set(new))
    if not open_:
        return not groups or len(new) > 1
    return place + 1 < min(len(rows), first + _MOST_HEADING_ROWS) and _is_heading_row(rows, first, place + 1, words, open_)


def _new_cells(rows: list[list[str]], place: int) -> dict[int, str]:
    """The cells of a row that the one above does not hold in the same column."""
    above = rows[place - 1]
    return {index: cell for index, cell in enumerate(rows[place]) if cell and (index >= len(above) or cell != above[index])}


def _is_heading(cell: str, words: StandardWords) -> bool:
    known = role_of(cell, words) or class_named(cell, words) or kinds_of_heading([cell], words, KINDS[:1])
    return bool(known) or holds(words.all_kinds, cell) or holds(words.level_names, cell) or _is_edition(cell, words)


def _tells_apart(cell: str, index: int, above: list[TableColumn], words: StandardWords) -> bool:
    """Whether a cell below a heading for the class is more than a class or a mark."""
    under_class = index < len(above) and above[index].role == "class"
    return under_class and len(plain(cell)) > 1 and class_of_cell(cell, words) is None


def _is_edition(cell: str, words: StandardWords) -> bool:
    told = parted(cell, words)
    return told.edition is not None and (not told.rest or _says_something(told.rest, words))


def _goes_on(rows: list[list[str]], first: int, last: int, words: StandardWords) -> bool:
    return last + 1 < len(rows) and _is_heading_row(rows, first, last + 1, words)


def _is_row(rows: list[list[str]], head: TableHead, words: StandardWords) -> bool:
    """Whether what reads like columns for a class each is a requirement's row: such names stand below, too."""
    if head.index("class") is not None or head.by_kind or head.class_in_text:
        return False
    below = [row[column.index] for row in rows[head.last + 1 :] for column in head.by_class if column.index < len(row)]
    return any(class_named(cell, words) for cell in below)


def _is_of_legend(rows: list[list[str]], head: TableHead, words: StandardWords) -> bool:
    class_, text = head.index("class"), head.index("text") if head.index("text") is not None else head.index("name")
    if class_ is None or text is None:
        return False
    block: list[tuple[str, str]] = []
    for row in rows[head.last + 1 :]:
        if not any(row):
            break
        block.append((row[class_] if class_ < len(row) else "", row[text] if text < len(row) else ""))
    return is_legend(block, words)


def _without_idle(rows: list[list[str]], head: TableHead, words: StandardWords) -> TableHead:
    """The heading without columns for the class that name none below, as one for kinds of changes, if others name one."""
    below = rows[head.last + 1 :]
    named = {
        column.index: any(column.index < len(row) and class_of_cell(row[column.index], words) for row in below)
        for column in head.columns
        if column.role == "class"
    }
    if not any(named.values()):
        return head
    return replace(
        head, columns=[column if named.get(column.index, True) else replace(column, role="unused", kinds=()) for column in head.columns]
    )


def _without_title(rows: list[list[str]], head: TableHead, words: StandardWords) -> TableHead:
    """The heading without rows at its top that hold one title and say nothing of the columns."""
    while head.first < head.last:
        filled = {cell: index for index, cell in reversed(list(enumerate(rows[head.first]))) if cell}
        title, index = next(iter(filled.items()), ("", 0))
        if len(filled) != 1 or role_of(title, words):
            break
        below = _head(rows, head.first + 1, head.last, words)
        heads_a_group = _is_edition(title, words) or kinds_of_heading([title], words)
        if heads_a_group and not (below.is_table and below.columns[index].role in _FIRST_ROLES):
            break
        head = below
    return head
