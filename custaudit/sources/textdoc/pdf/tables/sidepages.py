"""Lists whose columns a spreadsheet printed onto further pages: their rows are put beside each other again where that is sure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from custaudit.sources.textdoc.blocks import TableRow
from custaudit.sources.textdoc.pdf.page.lines import Fragment
from custaudit.sources.textdoc.pdf.tables.placed import PlacedTable
from custaudit.sources.textdoc.words.labels import column_of_label

Part = Fragment | PlacedTable
_SAME_PLACE = 2.0
_HEADING_WITHIN = 3
_SEVERAL = 4
_NAMING = ("no", "title")
_TELLING = ("detail", "reason", "effort_days", "department", "object", "field", "kind", "group", "status")


class SidePages(NamedTuple):
    """The pages with those lists joined; ``unsure``: pages whose columns seem to belong to the rows of another one."""

    pages: list[list[Part]]
    unsure: list[int]


def joined_sides(pages: Sequence[Sequence[Part]]) -> SidePages:
    """The pages, from the first one on: one that goes on to the right of another gives its cells to the rows there.

    A spreadsheet prints its pages down and then over, or over and then down; both orders are tried.
    """
    done = [list(page) for page in pages]
    kinds = _kinds(done)
    unsure: list[int] = []
    at = 0
    while at < len(done):
        if kinds[at] != "names":
            at += 1
            continue
        down = _run(kinds, at, "names")
        side = _run(kinds, at + down, "side")
        if not side:
            at += down
            continue
        joined = _joined(done, at, down, side)
        if not joined and not _tells(done[at]):
            unsure += range(at + down + 1, at + down + side + 1)
        at += down + side
    return SidePages(done, unsure or _open_sides(done))


def _open_sides(pages: Sequence[Sequence[Part]]) -> list[int]:
    """The pages that begin with headings of a list alone, where a page before has the headings that number and name its rows, and no
    more: the same without ruling lines."""
    named = next((at for at, page in enumerate(pages) if any(_heads(part, _NAMING) for part in page)), len(pages))
    return [at + 1 for at in range(named + 1, len(pages)) if pages[at] and (len(pages[at]) > 1 and _heads(pages[at][0], _TELLING))]


def _heads(part: Part, columns: Sequence[str]) -> bool:
    """Whether a line is made of the headings of such columns."""
    words = part.text.split() if isinstance(part, Fragment) else []
    return (
        bool(words)
        and len(words) >= (len(_NAMING) if columns is _NAMING else 1)
        and all(column_of_label(word) in columns for word in words)
    )


def _joined(pages: list[list[Part]], at: int, down: int, side: int) -> bool:
    """Whether all those pages go on to the right of pages before them; then they are joined there, in place."""
    # Over, then down: only the last page of names has its columns behind it, those before have none of their own.
    for first, count in ((at, down), (at + down - 1, 1)):
        if side % count:
            continue
        pairs = [(first + number % count, at + down + number) for number in range(side)]
        if not all(_fit(pages[left], pages[right]) for left, right in pairs):
            continue
        for left, right in pairs:
            pages[left], pages[right] = _beside(pages[left], pages[right])
        return True
    return False


def _run(kinds: Sequence[str], start: int, kind: str) -> int:
    """How many pages from there on are of a kind."""
    end = start
    while end < len(kinds) and kinds[end] == kind:
        end += 1
    return end - start


def _kinds(pages: Sequence[Sequence[Part]]) -> list[str]:
    """For each page whether its tables name rows, or only tell of rows that are named elsewhere; one without headings goes on."""
    kinds: list[str] = []
    for at, page in enumerate(pages):
        if at and _goes_on(pages[at - 1], page):
            kinds.append(kinds[-1])
        else:
            beside = _is_side(page) or any(kind == "names" and _lies_beside(pages[named], page) for named, kind in enumerate(kinds))
            kinds.append("names" if _names(page) else "side" if beside else "")
    return kinds


def _lies_beside(named: Sequence[Part], page: Sequence[Part]) -> bool:
    """Whether the rows of a table with unknown headings stand at the very heights of several rows that another page names."""
    return all(len(table.rows) >= _SEVERAL for table in _tables(page)) and bool(_tables(page)) and _fit(named, page)


def _goes_on(above: Sequence[Part], page: Sequence[Part]) -> bool:
    """Whether a page has nothing but a table without headings, as wide as the last one of the page before."""
    upper, lower = _tables(above)[-1:], _tables(page)
    if not upper or len(page) != 1 or len(lower) != 1 or _columns(lower[0]):
        return False
    same = abs(upper[0].left - lower[0].left) <= _SAME_PLACE and abs(upper[0].right - lower[0].right) <= _SAME_PLACE
    return same and upper[0].columns == lower[0].columns


def _tables(page: Sequence[Part]) -> list[PlacedTable]:
    return [part for part in page if isinstance(part, PlacedTable)]


def _columns(table: PlacedTable) -> set[str]:
    """The columns that the first rows of a table name."""
    return {column for row in table.rows[:_HEADING_WITHIN] for cell in row.cells if (column := column_of_label(cell.strip()))}


def _names(page: Sequence[Part]) -> bool:
    return any(_columns(table) & set(_NAMING) for table in _tables(page))


def _tells(page: Sequence[Part]) -> bool:
    return any("detail" in _columns(table) for table in _tables(page))


def _is_side(page: Sequence[Part]) -> bool:
    """Whether the tables of a page have columns of a list, and none that numbers or names its rows; no sentence stands beside them."""
    tables = _tables(page)
    columns = [_columns(table) for table in tables]
    lines = [part for part in page if isinstance(part, Fragment)]
    return bool(tables) and all(each & set(_TELLING) and not each & set(_NAMING) for each in columns) and not any(map(_is_long, lines))


def _is_long(part: Fragment) -> bool:
    return part.text.rstrip().endswith("\u3002")


def _fit(left: Sequence[Part], right: Sequence[Part]) -> bool:
    """Whether the rows of both pages stand at the same heights, and no column is on both."""
    ours, theirs = _tables(left), _tables(right)
    if len(ours) != len(theirs):
        return False
    return all(_same_rows(one, other) and not _columns(one) & _columns(other) for one, other in zip(ours, theirs, strict=True))


def _same_rows(one: PlacedTable, other: PlacedTable) -> bool:
    if not one.tops or len(one.tops) != len(other.tops):
        return False
    alike = all(abs((b - a) - (d - c)) <= _SAME_PLACE for (a, b), (c, d) in zip(pairwise(one.tops), pairwise(other.tops), strict=True))
    return alike and abs(one.tops[0] - other.tops[0]) <= _SAME_PLACE


def _beside(left: Sequence[Part], right: Sequence[Part]) -> tuple[list[Part], list[Part]]:
    """The left page with the cells of the right one, and what is left of that."""
    further = iter(_tables(right))
    joined = [_wider(part, next(further)) if isinstance(part, PlacedTable) else part for part in left]
    return joined, [part for part in right if isinstance(part, Fragment)]


def _wider(one: PlacedTable, other: PlacedTable) -> PlacedTable:
    rows = tuple(_wide_row(first, second) for first, second in zip(one.rows, other.rows, strict=True))
    return one._replace(rows=rows, columns=one.columns + other.columns)


def _wide_row(first: TableRow, second: TableRow) -> TableRow:
    further = tuple((column + len(first.cells), rows, columns) for column, rows, columns in second.spans)
    return first._replace(cells=(*first.cells, *second.cells), spans=(*first.spans, *further))
