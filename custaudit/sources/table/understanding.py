"""What is told of how a table was read."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence

from custaudit import i18n
from custaudit.i18n import text
from custaudit.sources.model import ColumnUnderstanding, FieldGuess, TableRequest, TableUnderstanding
from custaudit.sources.table.grid import Grid, Row, cell_text, column_letter, is_blank, place_of
from custaudit.sources.table.headings.choices import says_before
from custaudit.sources.table.headings.columns import LETTER_SIGN
from custaudit.sources.table.headings.meanings import weights_of
from custaudit.sources.table.headings.vocabulary import compact, vocabulary
from custaudit.sources.table.places.regions import Region
from custaudit.sources.table.rows.doubts import on_one_line, row_warnings
from custaudit.sources.table.rows.outcomes import TableRows

_SHOWN_ROWS = 3
_SAMPLE, _LONG = 40, 8
_SHORTEST_NAME, _FEWEST_NAMES = 2, 2
_WIDTH_SAMPLE = 200
# A column with a text in fewer than one of so many rows holds remarks.
_FEW = 5
# A Japanese sentence has some; a date, a name or a code has none.
_HIRAGANA = re.compile("[\u3041-\u3096]")
_HIRAGANA_OR_KANJI = re.compile("[\u3041-\u3096\u4e00-\u9fff]")
# A heading that weighs so much plainly heads titles.
_NAMES = 0.9
_DIGIT = re.compile(r"\d")
_NOT_QUOTED = frozenset('"\\')


def table_understanding(region: Region, body: TableRows, guess: FieldGuess) -> TableUnderstanding:
    """Where the table is, what each column was taken for, and its first rows."""
    grid, head = region.grid, region.head
    left, right = region.columns or (0, len(head.labels))
    listed = [index for index, label in enumerate(head.labels) if left <= index <= right and (label or region.origin is None)]
    top_rows = [grid.rows[row] for row in body.drafts.row[:_SHOWN_ROWS]]
    if region.origin is None:
        header_rows = [row + 1 for row in range(head.top, head.body) if row >= 0]
        first = head.body
        last = max([head.body, *body.drafts.row[-1:], *(index for index, reason in body.skipped if reason != "blank")])
    else:
        header_rows, first, last = [], min(region.parts), max(region.parts)
    return TableUnderstanding(
        sheet=grid.sheet,
        header_rows=header_rows,
        first_row=first + 1,
        last_row=last + 1,
        columns=_columns(region, listed),
        first_rows=[[cell_text(row[index]) if index < len(row) else "" for index in listed] for row in top_rows],
        hidden_rows=sorted(row + 1 for row in grid.formatting.hidden_rows if head.body <= row <= last),
        field=guess,
        items=len(body.drafts),
        request=_request(region, guess),
        layout=region.layout,
    )


def _columns(region: Region, listed: Sequence[int]) -> list[ColumnUnderstanding]:
    head = region.head
    meaning: dict[int, str] = dict.fromkeys(head.contents, "detail") | {column: name for name, column in head.columns.items()}
    meaning.update(dict.fromkeys(head.groups, "group") | dict.fromkeys(head.statuses, "status") | dict.fromkeys(head.checks, "object"))
    return [
        ColumnUnderstanding(
            _letter(region, index),
            head.labels[index],
            meaning.get(index),
            head.matched_by.get(index) if index in meaning else None,
            index in region.grid.formatting.hidden_columns,
        )
        for index in listed
    ]


def _letter(region: Region, index: int) -> str:
    """Where a column is: its letter, the row where the headings stand down the side, nothing in a form."""
    if region.layout == "list":
        return column_letter(index)
    return str(index + 1) if region.layout == "sideways" else ""


def _request(region: Region, guess: FieldGuess) -> TableRequest:
    """What a user would say to have the table read as it was."""
    head, grid = region.head, region.grid
    field = None if guess.origin in ("column", "section") else guess.field
    if region.origin is not None or (head.top < 0 and any(head.labels)):
        return TableRequest(sheet=grid.sheet, field=field)
    said = {compact(part) for parts in (head.labels, *head.cells) for part in parts}
    columns: dict[str, str] = {
        name: LETTER_SIGN + letter if compact(letter := column_letter(column)) in said else letter for name, column in head.columns.items()
    }
    below = any(not is_blank(row) for row in grid.rows[region.end :])
    return TableRequest(
        sheet=grid.sheet,
        header_row=head.top + 1,
        last_row=region.end if below else None,
        area=":".join(map(column_letter, region.columns)) if region.columns else None,
        columns=columns,
        field=field,
    )


def table_warnings(region: Region, body: TableRows, place: str) -> list[str]:
    """What may have been lost: rows and items in doubt, a title or a content that no column was taken for though one is left over,
    and columns of sentences that nothing uses."""
    head, grid = region.head, region.grid
    warnings = row_warnings(region, body, place)
    statuses = (column for column in head.statuses if compact(head.labels[column]) not in vocabulary().supplements)
    used = {*head.columns.values(), *head.contents, *head.groups, *statuses, *head.checks, *head.answers}
    told: set[str] = set()
    for name in ("title", "detail"):
        if name in head.columns:
            if region.layout == "list" and head.matched_by.get(column := head.columns[name]) == "cells":
                wanted = i18n.label("column", name)
                if heading := on_one_line(head.labels[column]):
                    told.add(head.labels[column])
                    warnings.append(text("sources.warn.unknown_heading", place=place, heading=heading, wanted=wanted))
                else:
                    warnings.append(text("sources.warn.unheaded", place=place, column=column_letter(column), wanted=wanted))
            continue
        others = (column for column, words in enumerate(head.labels) if words and column not in used)
        others = (column for column in others if compact(head.labels[column]) not in vocabulary().questionnaires)
        before = head.columns.get("detail", 0) if name == "title" else 0
        spare = [
            head.labels[column]
            for column in others
            if _is_text(grid, head.body, column) or (column < before and _holds_names(grid.rows[head.body : region.end], column))
        ]
        if spare:
            wanted = i18n.label("column", name)
            told.update(spare[:_SHOWN_ROWS])
            warnings.append(text("sources.warn.no_such_column", place=place, wanted=wanted, spare=" / ".join(spare[:_SHOWN_ROWS])))
    if names := list(_unused_names(region, used)):
        told.update(names)
        headings = " / ".join(map(on_one_line, names))
        warnings.append(
            text("sources.warn.unused_name", place=place, headings=headings, used=on_one_line(head.labels[head.columns["title"]]))
        )
    unused = {head.labels[column]: column for column in _unused_sentences(region, used)}
    if not unused.keys() <= told:
        warnings.append(_of_unused(region, unused, place))
    return warnings


def _of_unused(region: Region, unused: Mapping[str, int], place: str) -> str:
    """What is said of columns of sentences that nothing uses; the only one of a table without reasons may be the reason."""
    head = region.head
    [(heading, column), *others] = unused.items()
    weights, _ = weights_of(heading)
    if not others and head.clear and "reason" not in head.columns and region.layout == "list" and (not weights or "reason" in weights):
        wanted = on_one_line(heading) if not set(heading) & _NOT_QUOTED else LETTER_SIGN + column_letter(column)
        return text("sources.warn.maybe_reason", place=place, heading=on_one_line(heading), wanted=wanted)
    return text("sources.warn.unused_text", place=place, headings=" / ".join(map(on_one_line, unused)))


def _unused_sentences(region: Region, used: Container[int]) -> Iterator[int]:
    """The columns of sentences that nothing uses, but for those that are known to say nothing of the item itself."""
    grid, head, words = region.grid, region.head, vocabulary()
    # Rows that are prepared for more items hold nothing yet.
    rows = [row for row in grid.rows[head.body : min(head.body + _SAMPLE, region.end)] if not is_blank(row)]
    for column, label in enumerate(head.labels):
        parts = {compact(part) for part in (label, *head.cells[column])}
        if not label or column in used or parts & words.beside or any(word in compact(label) for word in words.not_own):
            continue
        cells = [cell for row in rows if column < len(row) and type(row[column]) is str and (cell := str(row[column]).strip())]
        # How it was before the change is often said in a few words.
        long = _LONG if not says_before([label]) else _SHORTEST_NAME
        sentences = {cell for cell in cells if len(cell) > long and _HIRAGANA.search(cell)}
        if len(sentences) * 2 > len(cells) and len(cells) * _FEW >= len(rows):
            yield column


def _unused_names(region: Region, used: Container[int]) -> Iterator[str]:
    """The headings of further columns that plainly head titles and hold words, where the titles are in a column of that kind."""
    head, rows = region.head, region.grid.rows[region.head.body : min(region.head.body + _SAMPLE, region.end)]
    if head.matched_by.get(head.columns.get("title", -1)) != "exact":
        return
    for column, label in enumerate(head.labels):
        weights, matched = weights_of(label) if label and column not in used else ({}, "exact")
        if (
            matched == "exact"
            and weights.get("title", 0.0) >= _NAMES
            and any(_HIRAGANA_OR_KANJI.search(cell_text(row[column])) for row in rows)
        ):
            yield label


def _is_text(grid: Grid, top: int, column: int) -> bool:
    """Whether most cells of a column hold words."""
    cells = [cell for row in grid.rows[top : top + _SAMPLE] if (cell := cell_text(row[column]))]
    return sum(len(cell) > _LONG for cell in cells) * 2 > len(cells)


def _holds_names(rows: Sequence[Row], column: int) -> bool:
    """Whether a column holds words, however short, each its own, in most of the first rows."""
    cells = [cell_text(row[column]) for row in rows[:_SAMPLE]]
    named = {cell for cell in cells if len(cell) >= _SHORTEST_NAME and _HIRAGANA_OR_KANJI.search(cell) and not _DIGIT.search(cell)}
    return len(named) >= _FEWEST_NAMES and len(named) * 2 > sum(not is_blank(row) for row in rows[:_SAMPLE])


def formatting_warnings(grid: Grid, label: str) -> list[str]:
    """What a person looking at the sheet would not see, or would see otherwise than it was read."""
    formatting = grid.formatting
    place = place_of(grid, label)
    width = max((len(row) for row in grid.rows[:_WIDTH_SAMPLE]), default=0)
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
