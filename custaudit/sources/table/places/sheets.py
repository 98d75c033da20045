"""Which sheets of a workbook hold an inventory, in what layout, and why the others are left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from custaudit.errors import UserError
from custaudit.i18n import text
from custaudit.sources.model import InputRequest, Layout, TableRequest
from custaudit.sources.table.grid import Grid, cell_text, column_letter, is_blank, place_of
from custaudit.sources.table.headings.columns import forced_column
from custaudit.sources.table.headings.contents import parse_plain_number
from custaudit.sources.table.headings.head import Head, headings_seen
from custaudit.sources.table.headings.vocabulary import vocabulary
from custaudit.sources.table.headings.wordlists import TableReason
from custaudit.sources.table.places.bands import Columns, second_table, unread_columns
from custaudit.sources.table.places.forms import Assembled, are_forms, forms, sideways_list
from custaudit.sources.table.places.regions import Region, asked_for, find_regions, heads_of, is_on, sheet_reason, unread_tables
from custaudit.sources.table.places.twolines import two_line_list
from custaudit.sources.table.places.unlisted import NoListError, survey

# What the columns recognised on a sheet must weigh to outdo a name that hints at, or plainly says, something else.
_WEAK_HEADING, _STRONG_HEADING = 1.8, 3.0
# An example or a history can have an inventory's very headings.
_NEVER_INVENTORIES = ("cover", "contents", "legend", "history")
_SHOWN_HEADINGS, _SHOWN_WORDS, _LONGEST_SHOWN = 12, 3, 40
_SAMPLE = 10
_FEWEST_ROWS, _FEWEST_CELLS = 3, 3


@dataclass(frozen=True)
class Sheet:
    """A sheet with its tables, and why none is read (a key under ``sources.sheet``) if none is."""

    grid: Grid
    regions: Sequence[Region]
    reason: str | None


def understood_sheets(grids: Sequence[Grid], request: InputRequest) -> list[Sheet]:
    """Every sheet, in the file's order.

    Raises UserError when a sheet or a column that the user named is not there, and with the headings seen and those
    looked for when no sheet is an inventory.
    """
    asked = asked_for(request, grids)
    regions = [
        find_regions(grid, request, tables) if tables or not request.tables or request.rest else []
        for grid, tables in zip(grids, asked, strict=True)
    ]
    _check_rows(grids, regions, request)
    _check_columns(regions, request)
    regions = [[] if _are_forms(grid, found) else _two_lines(grid, found) for grid, found in zip(grids, regions, strict=True)]
    open_sheets = [
        not found and (not (tables or request.tables) or (not tables and request.rest) or any(table.header_row is None for table in tables))
        for found, tables in zip(regions, asked, strict=True)
    ]
    _read_on(grids, regions, open_sheets)
    _add_assembled(grids, regions, asked, open_sheets)
    reasons = _reasons(grids, regions, asked, request)
    return [Sheet(grid, found, reason) for grid, found, reason in zip(grids, regions, reasons, strict=True)]


def first_lines(grid: Grid) -> list[str]:
    """The texts at the top of a sheet, as the title on a cover."""
    return [cell for row in grid.rows[:_SAMPLE] for value in row if (cell := cell_text(value))]


def sheet_warnings(sheets: Sequence[Sheet], label: str) -> list[str]:
    """What looks like items and was not read."""
    warnings: list[str] = []
    for sheet in sheets:
        place = place_of(sheet.grid, label)
        if sheet.reason == "form":
            warnings.append(text("sources.warn.form", place=place))
        elif sheet.reason == "no_table" and _looks_like_items(sheet.grid):
            warnings.append(text("sources.warn.unread_sheet", place=place))
        warnings += _unread(sheet, place)
        for region in sheet.regions if sheet.reason is None else ():
            if region.reason is None and region.columns is None and region.origin is None:
                warnings += _beside(region, place)
    return warnings


def _unread(sheet: Sheet, place: str) -> Iterator[str]:
    """The tables beside those that the user placed."""
    unread = unread_tables(sheet.grid, sheet.regions)
    if rows := [str(table.head.top + 1) for table in unread if table.columns is None]:
        yield text("sources.warn.other_heads", place=place, rows=", ".join(rows[:_SHOWN_WORDS]))
    for table in unread:
        if table.columns is not None:
            columns = ":".join(map(column_letter, table.columns))
            yield text("sources.warn.other_columns", place=place, row=table.head.top + 1, columns=columns)


def _beside(region: Region, place: str) -> Iterator[str]:
    """What stands beside a table and may be one too."""
    if columns := unread_columns(region.grid, region.head, region.end):
        yield text("sources.warn.unread_columns", place=place, columns=":".join(map(column_letter, columns)))
    if columns := second_table(region.grid, region.head, region.end, heads_of):
        yield text("sources.warn.second_table", place=place, columns=":".join(map(column_letter, columns)))


def _read_on(grids: Sequence[Grid], regions: list[list[Region]], open_sheets: Sequence[bool]) -> None:
    """A sheet without a heading that goes on with the numbers of the sheet before it has that one's columns."""
    for number in range(1, len(grids)):
        before = regions[number - 1]
        if not open_sheets[number] or len(before) != 1 or before[0].columns is not None or before[0].reason is not None:
            continue
        rows = [index for index, row in enumerate(grids[number].rows) if not is_blank(row)]
        if rows and _follows(before[0], grids[number], rows):
            head = replace(before[0].head, top=rows[0] - before[0].head.depth)
            regions[number] = [replace(before[0], grid=grids[number], head=head, end=len(grids[number].rows), captions=(), asked=None)]


def _follows(region: Region, grid: Grid, rows: Sequence[int]) -> bool:
    """Whether those rows of a sheet, as wide as the table, are numbered on from its last one and say something in its columns."""
    at = region.head.columns
    number, said = at.get("no"), [column for name, column in at.items() if name in ("title", "detail")]
    if number is None or len(grid.rows[rows[0]]) != len(region.grid.rows[0]):
        return False
    rows_before = reversed(region.grid.rows[region.head.body :])
    last = next((found for row in rows_before if (found := parse_plain_number(cell_text(row[number])))), 0)
    numbers = [parse_plain_number(cell_text(grid.rows[index][number])) for index in rows[:_SAMPLE]]
    texts = all(any(cell_text(grid.rows[index][column]) for column in said) for index in rows[:_SAMPLE])
    return texts and numbers[0] == last + 1 and None not in numbers


def _add_assembled(
    grids: Sequence[Grid], regions: list[list[Region]], asked: Sequence[Sequence[TableRequest]], open_sheets: Sequence[bool]
) -> None:
    """Lists with their headings down the side; forms only where the workbook has no list, since a list repeats them."""
    layouts: tuple[tuple[Layout, Callable[[Grid], Assembled | None]], ...] = (("sideways", sideways_list), ("form", forms))
    for layout, find in layouts:
        listed = any(region.reason is None for found in regions for region in found)
        for number, grid in enumerate(grids):
            named = sheet_reason(grid.sheet or "")
            if not open_sheets[number] or regions[number] or (named and named[1]):
                continue
            table = find(grid)
            if table is not None:
                asked_of_it = asked[number][0] if asked[number] else None
                reason: TableReason | None = "form" if listed and layout == "form" else None
                regions[number] = [_assembled(table, layout, reason, asked_of_it, grid)]


def _are_forms(grid: Grid, regions: Sequence[Region]) -> bool:
    """Whether lines of forms were taken for headings of lists, but for what the user said of them."""
    said = any(region.asked is not None and (region.asked.header_row is not None or region.asked.columns) for region in regions)
    return bool(regions) and not said and are_forms(grid, [region.head.top for region in regions])


def _two_lines(grid: Grid, regions: list[Region]) -> list[Region]:
    """The same tables, those put together whose items take two lines each; the second line of a heading heads no table of its own."""
    after: list[Region] = []
    for number, region in enumerate(regions):
        if after and after[-1].layout == "two_lines" and region.head.top < after[-1].end:
            continue
        below = regions[number + 1] if number + 1 < len(regions) else None
        end = below.end if below is not None and below.head.top == region.head.top + 1 else region.end
        said = region.asked is not None and (region.asked.header_row is not None or region.asked.columns)
        table = two_line_list(grid, region.head.top, end) if region.columns is None and region.head.top >= 0 and not said else None
        if table is None:
            after.append(region)
        else:
            put = _assembled(table, "two_lines", region.reason, region.asked, grid)
            after.append(replace(put, end=end, captions=region.captions))
    return after


def _assembled(table: Assembled, layout: Layout, reason: TableReason | None, request: TableRequest | None, grid: Grid) -> Region:
    above = [cell for row in grid.rows[: table.rows[0]] for value in row if (cell := cell_text(value))]
    captions = tuple(reversed(above))
    return Region(table.grid, table.head, len(table.grid.rows), reason, captions, request, None, layout, table.origin, table.rows)


def _check_columns(regions: Sequence[Sequence[Region]], request: InputRequest) -> None:
    """Raises UserError for a column that no table has of those for which the user named it, that lies outside the area said for
    them, or that is named twice."""
    for table in request.tables:
        named = [region for found in regions for region in found if region.asked is table]
        for name, wanted in table.columns.items():
            taken = [region for region in named if is_override(region.head, name)]
            place = _place(named[0].grid, named[0].head.top + 1) if named else None
            if any(region.columns and not _lies_in(region.head, name, region.columns) for region in taken):
                raise UserError("sources.column_outside", path=request.label, place=place, wanted=wanted, area=table.area)
            if named and not taken:
                head = named[0].head
                if same := _named_twice(head, wanted, table):
                    raise UserError("sources.column_twice", path=request.label, place=place, wanted=wanted, names=", ".join(same))
                raise UserError("sources.no_column", path=request.label, place=place, wanted=wanted, seen=seen_words(head.labels))


def _lies_in(head: Head, name: str, columns: Columns) -> bool:
    return any(taken == name and columns[0] <= column <= columns[1] for taken, column in head.columns.items())


def _named_twice(head: Head, wanted: str, table: TableRequest) -> list[str]:
    """What the user takes the same column for, if that is more than one thing."""
    labels = [[label, *parts] for label, parts in zip(head.labels, head.cells, strict=True)]
    column = forced_column(wanted, labels)
    same = [name for name, other in table.columns.items() if column is not None and forced_column(other, labels) == column]
    return same if len(same) > 1 else []


def is_override(head: Head, name: str) -> bool:
    """Whether the user has said which column of a table holds that."""
    return any(taken == name and head.matched_by.get(column) == "override" for taken, column in head.columns.items())


def _reasons(
    grids: Sequence[Grid], regions: Sequence[Sequence[Region]], asked: Sequence[Sequence[TableRequest]], request: InputRequest
) -> list[str | None]:
    """A suspicious name counts only if another sheet has a table, and not for a sheet that the user named."""
    scores = [max((region.head.score for region in found if region.reason is None), default=0.0) for found in regions]
    reasons: list[str | None] = []
    for grid, found, score, tables in zip(grids, regions, scores, asked, strict=True):
        if any(table.sheet for table in tables):
            reasons.append(None if found else "no_table")
        elif request.tables and not tables and not request.rest:
            named = sheet_reason(grid.sheet or "")
            reasons.append(named[0] if named else "not_asked")
        else:
            reasons.append(_left_out(grid, found, score))
    if None not in reasons:
        reasons = [None if score else reason for reason, score in zip(reasons, scores, strict=True)]
    if None not in reasons:
        raise _nothing_found(grids, request)
    return reasons


def _left_out(grid: Grid, found: Sequence[Region], score: float) -> str | None:
    named = sheet_reason(grid.sheet or "")
    if not found:
        return named[0] if named else "no_table"
    if not score:
        return found[0].reason
    if named is None:
        return None
    reason, plainly = named
    enough = _STRONG_HEADING if plainly else _WEAK_HEADING
    always = plainly and reason in _NEVER_INVENTORIES
    return reason if always or score < enough else None


def _looks_like_items(grid: Grid) -> bool:
    """Whether several rows begin with a number and go on with words."""
    rows = [[cell for value in row if (cell := cell_text(value))] for row in grid.rows[:_SAMPLE]]
    filled = [cells for cells in rows if len(cells) >= _FEWEST_CELLS]
    return sum(parse_plain_number(cells[0]) is not None and parse_plain_number(cells[1]) is None for cells in filled) >= _FEWEST_ROWS


def _nothing_found(grids: Sequence[Grid], request: InputRequest) -> UserError:
    if all(is_blank(row) for grid in grids for row in grid.rows):
        return UserError("sources.empty", path=request.label)
    seen = max((headings_seen(grid) for grid in grids), key=len, default=[])
    error = NoListError("sources.no_heading", path=request.label, seen=seen_words(seen), wanted=wanted_headings())
    error.sheets = survey(grids)
    return error


def _check_rows(grids: Sequence[Grid], regions: Sequence[Sequence[Region]], request: InputRequest) -> None:
    """Raises UserError with its cells for a heading row of the user's that heads nothing on any sheet."""
    for table in request.tables:
        row = table.header_row
        if row is None or not grids or any(region.asked is table for found in regions for region in found):
            continue
        grid = next(grid for grid in grids if is_on(table, grid))
        cells = grid.rows[row - 1] if 0 < row <= len(grid.rows) else []
        seen = seen_words([cell_text(value) for value in cells])
        if row > 0 and is_blank(cells):
            raise UserError("sources.blank_heading", path=request.label, place=_place(grid, row), rows=len(grid.rows))
        raise UserError("sources.no_heading", path=request.label, place=_place(grid, row), seen=seen, wanted=wanted_headings())


def _place(grid: Grid, row: int) -> str:
    return f"{grid.sheet}!{row}" if grid.sheet else str(row)


def seen_words(words: Sequence[str]) -> str:
    """The headings seen, for a message."""
    known = [word.replace("\n", " ") for word in words if word]
    shown = " / ".join(word if len(word) <= _LONGEST_SHOWN else f"{word[:_LONGEST_SHOWN]}…" for word in known[:_SHOWN_HEADINGS])
    others = len(known) - _SHOWN_HEADINGS
    return (text("sources.more_seen", seen=shown, count=others) if others > 0 else shown) or text("sources.none_seen")


def wanted_headings() -> str:
    """The plainest headings looked for, a few for each column, for a message."""
    words = vocabulary().file.headings
    plainest = [next(entry for entry in words if entry.column == name) for name in ("title", "detail", "reason", "department")]
    return " / ".join(text("sources.or").join(entry.words[:_SHOWN_WORDS]) for entry in plainest)
