"""What is told of how a table was read."""

from __future__ import annotations

from custaudit.i18n import text
from custaudit.sources.grid import Grid, cell_text, column_letter, is_blank
from custaudit.sources.model import ColumnUnderstanding, FieldGuess, TableUnderstanding
from custaudit.sources.regions import Region
from custaudit.sources.tablerows import TableRows

_SHOWN_ROWS = 3


def table_understanding(grid: Grid, region: Region, body: TableRows, guess: FieldGuess) -> TableUnderstanding:
    """Where the table is, what each column was taken for, and its first rows."""
    head = region.head
    meaning: dict[int, str] = {column: name for name, column in head.columns.items()}
    meaning.update(dict.fromkeys(head.groups, "group") | dict.fromkeys(head.statuses, "status"))
    columns = [
        ColumnUnderstanding(
            column_letter(index),
            label,
            meaning.get(index),
            head.matched_by.get(index) if index in meaning else None,
            index in grid.formatting.hidden_columns,
        )
        for index, label in enumerate(head.labels)
    ]
    last = max([head.body, *(draft.row for draft in body.drafts[-1:]), *(index for index, reason in body.skipped if reason != "blank")])
    shown = [[cell_text(value) for value in grid.rows[index]] for index in range(head.body, min(head.body + _SHOWN_ROWS, region.end))]
    return TableUnderstanding(
        sheet=grid.sheet,
        header_rows=list(range(head.top + 1, head.body + 1)),
        first_row=head.body + 1,
        last_row=last + 1,
        columns=columns,
        first_rows=shown,
        hidden_rows=sorted(row + 1 for row in grid.formatting.hidden_rows if head.body <= row <= last),
        field=guess,
        items=len(body.drafts),
    )


def formatting_warnings(grid: Grid, label: str) -> list[str]:
    """What a person looking at the sheet would not see, or would see otherwise than it was read."""
    formatting = grid.formatting
    place = f"{label}:{grid.sheet}" if grid.sheet else label
    width = max((len(row) for row in grid.rows[:200]), default=0)
    hidden_rows = [row for row in formatting.hidden_rows if row < len(grid.rows) and not is_blank(grid.rows[row])]
    hidden_columns = sorted(column for column in formatting.hidden_columns if column < width)
    warnings = []
    if grid.hidden:
        warnings.append(text("sources.warn.hidden_sheet", place=place))
    if hidden_rows:
        warnings.append(text("sources.warn.hidden_rows", place=place, count=len(hidden_rows), first=min(hidden_rows) + 1))
    if hidden_columns:
        warnings.append(text("sources.warn.hidden_columns", place=place, columns=", ".join(map(column_letter, hidden_columns))))
    if formatting.partly_struck:
        row, column = min(formatting.partly_struck)
        first = f"{column_letter(column)}{row + 1}"
        warnings.append(text("sources.warn.partly_struck", place=place, count=len(formatting.partly_struck), first=first))
    return warnings
