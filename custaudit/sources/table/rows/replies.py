"""Rows that are no items of their own: answers under what they answer, and an item once more for each line of a table inside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from custaudit.sources.table.grid import Row
from custaudit.sources.table.headings.head import Head
from custaudit.sources.table.headings.meanings import weights_of
from custaudit.sources.table.headings.vocabulary import short_compact, vocabulary

_MOST_WORDS, _LONGEST_WORD, _FEWEST = 4, 10, 2


def reply_words(head: Head, sample: Sequence[Row]) -> Mapping[int, frozenset[object]]:
    """For each column that tells wishes from answers, the cells that say answer; ``sample`` are the first rows of the table.

    Every answer must stand right under a wish and have no number of its own: a column that says who does what may have the
    same words.
    """
    words = vocabulary().file
    wishes, replies = (frozenset(map(short_compact, listed)) for listed in (words.wishes, words.replies))
    taken = {column for name, column in head.columns.items() if name in ("no", "title", "detail", "reason")}
    number = head.columns.get("no")
    found: dict[int, frozenset[object]] = {}
    for column in range(len(head.labels)):
        cells = Counter(row[column] for row in sample if column < len(row) and row[column] != "") if column not in taken else Counter()
        if not 0 < len(cells) <= _MOST_WORDS or any(type(cell) is not str or len(cell) > _LONGEST_WORD for cell in cells):
            continue
        said = {cell: short_compact(str(cell)) for cell in cells}
        answers = frozenset(cell for cell, word in said.items() if word in replies)
        times = sum(cells[cell] for cell in answers)
        if {*said.values()} <= wishes | replies and _FEWEST <= times <= sum(cells.values()) - times:
            said_in = [row for row in sample if row[column] != ""]
            if said_in[0][column] not in answers and all(
                above[column] not in answers and (number is None or below[number] in ("", above[number]))
                for above, below in pairwise(said_in)
                if below[column] in answers
            ):
                found[column] = answers
    return found


def is_line_of_same(head: Head, row: Row, above: Row) -> bool:
    """Whether a row says the same number and the same item as the one above it and differs in nothing but what is not read, its
    other numbers being the same."""
    number = head.columns.get("no")
    if number is None or row[number] == "" or row == above:
        return False
    said = any(row[column] != "" for name, column in head.columns.items() if name in ("title", "detail"))
    if not said or any(row[column] != above[column] for column in head.columns.values()):
        return False
    others = (weights_of(label) for column, label in enumerate(head.labels) if label and row[column] != above[column])
    return not any("no" in weights and matched != "similar" for weights, matched in others)
