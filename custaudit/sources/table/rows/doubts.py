"""Rows that say something of themselves by which they may be none of the items: withdrawn, changed, fitting as they are."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence
from operator import itemgetter

from custaudit.i18n import text
from custaudit.sources.table.grid import Row, cell_text
from custaudit.sources.table.headings.head import Head
from custaudit.sources.table.headings.vocabulary import compact, vocabulary
from custaudit.sources.table.places.regions import Region
from custaudit.sources.table.rows.outcomes import TableRows

_LONGEST_REMARK = 60
_FULL_STOPS = "\u3002."


def row_warnings(region: Region, body: TableRows, place: str) -> list[str]:
    """What is told of rows: how many were taken as withdrawn, how many items may be, or need no customization by their own words,
    and numbers that became dates."""
    head = region.head
    rows = [region.grid.rows[row] for row in body.drafts.row]
    warnings = []
    if withdrawn := sum(reason == "withdrawn" for _, reason in body.skipped):
        warnings.append(text("sources.warn.withdrawn", place=place, count=withdrawn))
    for doubt, told in body.told.items():
        if told:
            row = told[0] if region.origin is None else region.origin[told[0]]
            warnings.append(text(f"sources.warn.{doubt}", place=place, count=len(told), first=row + 1))
    if unsaid := _without_business(region, body):
        warnings.append(text("sources.warn.no_business", place=place, count=len(unsaid), first=unsaid[0] + 1))
    if beyond := _beyond(region, body):
        warnings.append(text("sources.warn.more_cells", place=place, count=len(beyond), first=beyond[0] + 1))
    if remarked := sum(map(_remarks_withdrawal, (row[column] for column in head.statuses for row in rows))):
        warnings.append(text("sources.warn.maybe_withdrawn", place=place, count=remarked))
    if (dated := _dated(head, rows)) is not None:
        column, first, count = dated
        warnings.append(text("sources.warn.dated_numbers", place=place, heading=_label(head, column), count=count, first=first))
    if (changed := _withdrawn_by_code(head, rows)) is not None:
        column, count = changed
        warnings.append(text("sources.warn.maybe_changed", place=place, heading=_label(head, column), count=count))
    if (fits := _fitting(head, rows)) is not None:
        column, count = fits
        warnings.append(text("sources.warn.fits", place=place, heading=_label(head, column), count=count, items=len(rows)))
    return warnings


def _without_business(region: Region, body: TableRows) -> list[int]:
    """The items of a sheet with an empty cell for the business, which is no part of a merged one, if they are few."""
    column, merges = region.head.columns.get("field"), region.grid.formatting.merges
    if column is None or merges is None or region.origin is not None:
        return []
    rows = body.drafts.row
    empty = [row for row in rows if not cell_text(region.grid.rows[row][column])]
    if not empty or len(empty) * 2 > len(rows):
        return []
    merged = {row for merge in merges if merge.left <= column <= merge.right for row in range(merge.top, merge.bottom + 1)}
    return [row for row in empty if row not in merged]


def _beyond(region: Region, body: TableRows) -> list[int]:
    """The items of a text file with more cells than there are headings, if they are few."""
    grid, labels = region.grid, region.head.labels
    if grid.formatting.merges is not None or grid.sheet is not None or region.origin is not None:
        return []
    width = max((column for column, label in enumerate(labels) if label), default=-1) + 1
    rows = body.drafts.row
    if not rows or len(grid.rows[rows[0]]) <= width:
        return []
    beyond = [row for row in rows if any(map(cell_text, grid.rows[row][width:]))]
    return beyond if len(beyond) * 2 <= len(rows) else []


def on_one_line(heading: str) -> str:
    """A heading for a message."""
    return " ".join(heading.split())


def _label(head: Head, column: int) -> str:
    return on_one_line(head.labels[column])


def _dated(head: Head, rows: Sequence[Row]) -> tuple[int, str, int] | None:
    """The column of numbers, the first date in it, and how many there are."""
    column = head.columns.get("no")
    if column is None:
        return None
    kinds = set(map(type, map(itemgetter(column), rows)))
    if not any(issubclass(kind, datetime.date) for kind in kinds):
        return None
    dates = [cell for row in rows if isinstance(cell := row[column], datetime.date)]
    return column, cell_text(dates[0]), len(dates)


def _withdrawn_by_code(head: Head, rows: Sequence[Row]) -> tuple[int, int] | None:
    """A column of codes with words for withdrawn among them, and how many items have one."""
    withdrawn = vocabulary().withdrawn
    for column in head.coded:
        if column in head.columns.values() or column in head.statuses:
            continue
        cells = Counter(cell_text(row[column]) for row in rows)
        if count := sum(times for cell, times in cells.items() if compact(cell) in withdrawn):
            return column, count
    return None


def _fitting(head: Head, rows: Sequence[Row]) -> tuple[int, int] | None:
    """A column that says that its row fits, and how many of those rows do; None where none does, and where all do, since then the
    marks may mean something else."""
    joiners = vocabulary().file.joiners
    for column, parts in enumerate(head.cells):
        labels = {compact(part) for part in (head.labels[column], *parts)}
        for joiner in joiners:
            labels |= {label.replace(joiner, "", 1) for label in labels}
        for headings, says in vocabulary().fits:
            if labels.isdisjoint(headings):
                continue
            cells = Counter(cell_text(row[column]) for row in rows)
            count = sum(times for cell, times in cells.items() if cell and compact(cell) in says)
            if 0 < count < len(rows):
                return column, count
    return None


def _remarks_withdrawal(cell: object) -> bool:
    """Whether a remark ends in saying that its item was withdrawn."""
    words = vocabulary()
    if type(cell) is not str or not 0 < len(cell) <= _LONGEST_REMARK or cell[-1] not in words.last_of_remarks:
        return False
    return compact(cell).rstrip(_FULL_STOPS).endswith(words.withdrawn_endings)
