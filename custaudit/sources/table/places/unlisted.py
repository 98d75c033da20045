"""A file in which no list was found: its sheets with their first rows, and what a user would say to have each read."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from custaudit.errors import UserError
from custaudit.sources.model import TableRequest
from custaudit.sources.table.grid import Grid, cell_text, column_letter, is_blank
from custaudit.sources.table.headings.columns import LETTER_SIGN
from custaudit.sources.table.headings.contents import parse_plain_number
from custaudit.sources.table.headings.vocabulary import compact

_SHOWN_ROWS, _SHOWN_COLUMNS = 4, 12
_SAMPLE = 50
# A longer cell is a text and no heading.
_LONGEST_HEADING = 14
# A column of shorter texts holds marks.
_SHORTEST_TEXT = 2.0
_FEWEST_CELLS = 2


class SheetRows(Struct, frozen=True):
    """A sheet: how many filled rows it has, the first of them by number, and the request that may make a list of it."""

    name: str | None
    rows: int
    hidden: bool
    first_rows: dict[int, list[str]]
    request: TableRequest | None


class NoListError(UserError):
    """No sheet of a file holds a list whose headings are known; ``sheets`` is what a person needs to name them."""

    sheets: Sequence[SheetRows] = ()


def survey(grids: Sequence[Grid]) -> list[SheetRows]:
    """The sheets that hold something."""
    return [_sheet(grid) for grid in grids if any(not is_blank(row) for row in grid.rows)]


def _sheet(grid: Grid) -> SheetRows:
    filled = {index + 1: [cell_text(value) for value in row] for index, row in enumerate(grid.rows) if not is_blank(row)}
    width = max(column for cells in filled.values() for column, cell in enumerate(cells, start=1) if cell)
    first = {row: filled[row][: min(width, _SHOWN_COLUMNS)] for row in list(filled)[:_SHOWN_ROWS]}
    return SheetRows(grid.sheet, len(filled), grid.hidden, first, _request(grid.sheet, filled))


def _request(sheet: str | None, filled: dict[int, list[str]]) -> TableRequest | None:
    """The likely place of the heading, and the columns by their cells: the longest texts say the content, the next ones name it."""
    begin = next((row for row, cells in filled.items() if sum(map(bool, cells)) >= _FEWEST_CELLS), None)
    if begin is None:
        return None
    head = filled[begin]
    heads = not any(parse_plain_number(cell) is not None or len(cell) > _LONGEST_HEADING for cell in head) and len(filled) > 1
    rows = [cells for row, cells in filled.items() if row > begin or (row == begin and not heads)][:_SAMPLE]
    columns = [[cells[column] for cells in rows if column < len(cells) and cells[column]] for column in range(len(head))]
    lengths = {column: sum(map(len, values)) / len(values) for column, values in enumerate(columns) if values}
    numbers = [column for column in lengths if all(parse_plain_number(value) is not None for value in columns[column])]
    texts = [column for column, length in lengths.items() if length > _SHORTEST_TEXT and column not in numbers]
    longest = sorted(texts, key=lambda column: (-lengths[column], column))[:2]
    if not longest:
        return None
    said = dict(zip(("detail", "title"), longest, strict=False)) if len(longest) > 1 else {"title": longest[0]}
    if numbers and numbers[0] < min(longest):
        said["no"] = numbers[0]
    labels = set(map(compact, head)) if heads else set()
    letters = {name: column_letter(column) for name, column in said.items()}
    named = {name: LETTER_SIGN + letter if compact(letter) in labels else letter for name, letter in letters.items()}
    return TableRequest(sheet=sheet, header_row=begin if heads else 0, columns=named)
