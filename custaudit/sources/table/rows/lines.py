"""Lines between and below the items of a list: a text alone in its row that names a section, says something of the page, or notes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Literal, NamedTuple

from custaudit.sources.table.grid import Row, cell_text
from custaudit.sources.table.headings.contents import parse_plain_number
from custaudit.sources.table.headings.head import Head
from custaudit.sources.table.headings.vocabulary import compact, vocabulary
from custaudit.sources.table.rows.outline import is_name, is_part_of, is_topic
from custaudit.sources.table.rows.sections import numbered_sections

LineReason = Literal["page", "note", "section"]

_LONGEST_LINE = 40
_LONGEST_MARK = 24
# The rows under a number and a name that are looked at for the next number.
_NEAR = 5
_ORNAMENT = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2500\u2501\u30fc=~\u301c*\u30fb\u2026\u3002.,\u3001:_\u2192\u2190\u21d2()[]<>{}"
_ORNAMENT += "\u300a\u300b\u3010\u3011\u3014\u3015\u226a\u226b\u300c\u300d\u25a0\u25c6\u203b"
_PAGE_OF_PAGES = re.compile(r"\d+/\d+")
_AFTER_LABEL = re.compile(r"[:\uff1a\s\d\uff10-\uff19(\uff08]")
# What may number or mark a section: (1) 1. 1-1 A and the like, with a sign or a blank behind it.
_DIGITS, _LETTER = (
    "[0-9\uff10-\uff19]{1,2}",
    "[A-Za-z\uff21-\uff3a\uff41-\uff5a\u30a2-\u30f3]",
)
_MARKED = re.compile(
    rf"[(\uff08](?:{_DIGITS}|{_LETTER}|[ivxIVX]{{2,4}})[)\uff09]"
    rf"|{_DIGITS}(?:[-\u2010\uff0d.\uff0e]{_DIGITS})*(?:[.\uff0e)\uff09\u3001]|\s)"
    rf"|{_LETTER}(?:[.\uff0e)\uff09\u3001]|\s)"
    r"|[\u2460-\u2473\u2160-\u217b\u2776-\u277f\u3251-\u325f]"
)
_FEWEST_FOLLOWING = 2


class _Fullness(NamedTuple):
    """How many rows have a number and a content; a title and a number but no content; a title and a content; such a title with the
    mark of a section; and the last row that has a number or, in a list without numbers, a content."""

    whole: int
    nameless: int
    contents: int
    marked: int
    last: int


class Lines:
    """Tells such lines of one table, whose rows end at ``end`` (exclusive); ``numbered``: the table numbers its items."""

    def __init__(self, rows: Sequence[Row], head: Head, end: int, *, numbered: bool) -> None:
        self._rows, self._head, self._end, self._numbered = rows, head, end, numbered
        at = head.columns
        self._no, self._title, self._detail = at.get("no"), at.get("title"), at.get("detail")

    def says_nothing(self, cells: Mapping[int, str]) -> Literal["page", "note"] | None:
        """Whether a row holds nothing but words for the end of the list or for the turn of a page, in whatever column."""
        found: Literal["page", "note"] | None = None
        for column, text in cells.items():
            if len(text) > _LONGEST_LINE:
                return None
            core = compact(text).strip(_ORNAMENT)
            if core in vocabulary().end_marks:
                found = found or "note"
            elif _turns_page(core) or (column != self._detail and core in vocabulary().goes_on):
                found = "page"
            elif core and core not in vocabulary().marks:
                return None
        return found

    def of_title(self, index: int, text: str) -> LineReason | None:
        """What a title alone in its row is, where the items have a number or a content beside theirs; None where it may be an item."""
        if self._detail is None or len(text) > _LONGEST_LINE:
            return None
        if self._numbered and (self.is_labelled(text) or _is_aside(text)):
            return "note"
        marked = _MARKED.match(text.strip()) is not None
        if not is_topic(text) or not self._is_missing(marked=marked) or index > self._fullness.last:
            return None
        return "section" if marked or self._heads_several(index) else None

    def is_below(self, index: int) -> bool:
        """Whether no row from that one on has a number."""
        return self._numbered and index > self._fullness.last

    @staticmethod
    def is_marked(text: str) -> bool:
        """Whether a line bears the sign or the number of a section."""
        return _MARKED.match(text.strip()) is not None

    @staticmethod
    def is_labelled(text: str) -> bool:
        """Whether a text begins with such a word as 'note' or 'telephone', set apart from what follows."""
        bare = text.lstrip(_ORNAMENT + "\uff08")
        label = _AFTER_LABEL.split(bare, maxsplit=1)[0]
        return label != bare and compact(label) in vocabulary().note_labels

    def is_labelled_row(self, index: int, cells: Mapping[int, str]) -> bool:
        """Whether a row below the list is such a word and what it says, each in its cell."""
        if not self.is_below(index) or (self._no is not None and self._no in cells):
            return False
        label, *_ = cells.values()
        return compact(label).strip(_ORNAMENT) in vocabulary().note_labels

    def headed_parts(self, index: int, cells: Mapping[int, str]) -> str | None:
        """The name in a row of a number and a name alone that the numbers of the rows under it divide, or None."""
        number = self._no
        said = [text for column, text in cells.items() if column in (self._title, self._detail)]
        if number is None or number not in cells or not said:
            return None
        below = (cell_text(row[number]) for row in self._rows[index + 1 : min(self._end, index + 1 + _NEAR)] if row.count("") < len(row))
        divided = is_name(said[0]) and is_part_of(next(below, ""), cells[number])
        return said[0] if divided or index in self._sections else None

    @cached_property
    def _sections(self) -> frozenset[int]:
        return numbered_sections(self._rows, self._head, self._end)

    def _is_missing(self, *, marked: bool) -> bool:
        """Whether the items have what the line lacks: all of them, or, where it bears the sign of a section, most of them."""
        full = self._fullness
        if marked and full.marked * 2 >= full.contents > 0:
            return False
        if not self._numbered:
            return marked and full.contents > 0 and full.nameless == 0
        return full.whole > 0 and (full.nameless == 0 or (marked and full.nameless * 2 <= full.whole))

    def _heads_several(self, index: int) -> bool:
        """Whether several items follow on a line without a mark, numbered on from those above it."""
        number = self._no
        assert number is not None
        following: list[str] = []
        for row in self._rows[index + 1 : self._end]:
            if cell_text(row[number]):
                following.append(cell_text(row[number]))
                if len(following) == _FEWEST_FOLLOWING:
                    break
            elif self._is_line(row):
                break
        above = (cell_text(row[number]) for row in reversed(self._rows[self._head.body : index]))
        last = next((sign for sign in above if sign), "")
        before, after = parse_plain_number(last), parse_plain_number(following[0]) if following else None
        left_out = before is not None and after is not None and after > before + 1
        return len(following) == _FEWEST_FOLLOWING and not left_out

    def _is_line(self, row: Row) -> bool:
        """Whether a row is one text alone, where the list names things, and no page number beside them."""
        filled = [column for column, value in enumerate(row) if cell_text(value)]
        return len(filled) == 1 and filled[0] in (self._no, self._title, self._detail, *self._head.groups)

    @cached_property
    def _fullness(self) -> _Fullness:
        number, title, detail = self._no, self._title, self._detail
        whole = nameless = contents = marked = 0
        last = -1
        withdrawn = vocabulary().withdrawn
        for index in range(self._head.body, self._end):
            row = self._rows[index]
            own = number is not None and row[number] != "" and cell_text(row[number]) != ""
            content = detail is not None and row[detail] != "" and cell_text(row[detail]) != ""
            if own or (not self._numbered and content):
                last = index
            whole += own and content
            name = cell_text(row[title]) if title is not None else ""
            if not name:
                continue
            if content:
                contents += 1
                marked += _MARKED.match(name) is not None
            elif own or (not self._numbered and len(row) - row.count("") > 1):
                nameless += compact(name) not in withdrawn
        return _Fullness(whole, nameless, contents, marked, last)


def _turns_page(core: str) -> bool:
    words = vocabulary()
    if not core or len(core) > _LONGEST_MARK:
        return False
    turned = core.startswith(words.turns) and core.endswith(words.turn_endings)
    return turned or core.startswith(words.turn_beginnings) or _is_page_number(core)


def _is_page_number(core: str) -> bool:
    number = core
    for unit in vocabulary().page_units:
        number = number.removeprefix(unit).removesuffix(unit)
    return _PAGE_OF_PAGES.fullmatch(number) is not None or (number != core and number.isdigit())


def _is_aside(text: str) -> bool:
    """Whether a text says as of when, up to where or by whom the list is."""
    core = compact(text).strip(_ORNAMENT)
    words = vocabulary()
    return core.startswith(words.remark_beginnings) or core.endswith(words.remark_endings)
