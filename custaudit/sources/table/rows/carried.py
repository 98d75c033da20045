"""A section of the town hall that is written once for a group of rows, as in text saved from a sheet with merged cells."""

from __future__ import annotations

from collections.abc import Sequence

from custaudit.sources.table.grid import Grid, cell_text
from custaudit.sources.table.headings.head import Head
from custaudit.sources.table.rows.drafts import Drafts
from custaudit.sources.table.rows.outcomes import SkipReason

_BETWEEN: frozenset[SkipReason] = frozenset({"subtotal", "section", "blank"})
_FEWEST_GROUPS, _FEWEST_NAMES = 2, 3
# So many rows to a name at least, where nothing else tells the groups.
_ROWS_TO_NAME = 3


def carry_departments(drafts: Drafts, grid: Grid, head: Head, skipped: Sequence[tuple[int, SkipReason]]) -> list[int]:
    """Give the items without a section the one above, where the first row of each group and no other has one; their rows.

    Groups are told by sums, lines and blank rows between them, by another column that is filled in the same rows, or by names
    of which none comes twice over three rows each. Nothing is done to a sheet that can merge cells.
    """
    if grid.formatting.merges is not None:
        return []
    names = drafts.department
    filled = [place for place, name in enumerate(names) if name]
    if len(filled) in (0, len(names)) or filled[0] != 0:
        return []
    once = len({*names}) == len(filled) + 1 and len(filled) >= _FEWEST_NAMES and len(filled) * _ROWS_TO_NAME <= len(names)
    if not (once or filled == _begun_groups(drafts, skipped) or _another_column(drafts, grid, head, filled)):
        return []
    given = [place for place, name in enumerate(names) if not name]
    for place in given:
        names[place] = names[place - 1]
    return [drafts.row[place] for place in given]


def _begun_groups(drafts: Drafts, skipped: Sequence[tuple[int, SkipReason]]) -> list[int]:
    """The items that are the first of a group, if there are several groups."""
    between = {row for row, reason in skipped if reason in _BETWEEN}
    rows = drafts.row
    begun = [0] + [place for place in range(1, len(rows)) if any(row in between for row in range(rows[place - 1] + 1, rows[place]))]
    return begun if len(begun) >= _FEWEST_GROUPS else []


def _another_column(drafts: Drafts, grid: Grid, head: Head, filled: Sequence[int]) -> bool:
    """Whether a column of groups or of businesses is filled in the same rows and no other."""
    columns = [*head.groups, *(column for name, column in head.columns.items() if name == "field")]
    rows = [grid.rows[row] for row in drafts.row] if columns else []
    return len(filled) >= _FEWEST_GROUPS and any(
        [place for place, row in enumerate(rows) if cell_text(row[column])] == filled for column in columns
    )
