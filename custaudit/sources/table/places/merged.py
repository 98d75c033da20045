"""Merged cells under a heading."""

from __future__ import annotations

from custaudit.sources.table.grid import Grid
from custaudit.sources.table.headings.head import Head

# What share of the headings a merge across the table covers.
_ACROSS = 0.6


def covered(grid: Grid, head: Head, end: int) -> tuple[dict[int, dict[int, int]], set[int]]:
    """For each row, by column, the row of the cell at the top of its merge, which it repeats; and which rows are merged across the
    table. The rows are those under the heading up to ``end`` (exclusive)."""
    above: dict[int, dict[int, int]] = {}
    wide: set[int] = set()
    width = len(head.labels)
    titled = sum(1 for label in head.labels if label)
    first = min(head.columns.values())
    # Sound merges do not overlap, so they cover no more cells than there are.
    uncovered = width * (end - head.body)
    for merge in grid.formatting.merges or ():
        if merge.top < head.body or merge.top >= end:
            continue
        if merge.left <= first and merge.right - merge.left + 1 >= max(2, titled * _ACROSS):
            wide.add(merge.top)
        right, bottom = min(merge.right, width - 1), min(merge.bottom, end - 1)
        uncovered -= max(right - merge.left + 1, 0) * (bottom - merge.top + 1)
        if uncovered < 0:
            break
        for row in range(merge.top + 1, bottom + 1):
            for column in range(merge.left, right + 1):
                above.setdefault(row, {})[column] = merge.top
    return above, wide
