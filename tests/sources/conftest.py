"""Ways to write down a table in a test and have it read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from custaudit.i18n import set_language
from custaudit.sources import InputRequest, Limits, ReadInput, read_input
from custaudit.sources.model import TableRequest
from custaudit.sources.table.grid import Formatting, Grid, Merge
from custaudit.sources.table.read import read_tables

DATA = Path(__file__).parent / "data"


@pytest.fixture(autouse=True)
def english() -> None:
    set_language("en")


def read_file(path: Path, **wishes: object) -> ReadInput:
    return read_input(asking(path, path.name, **wishes))


def asking(path: Path, label: str, **wishes: object) -> InputRequest:
    """A request for a file with what is said of it, or of its one table."""
    table = {name: wish for name, wish in wishes.items() if name in ("sheet", "header_row", "last_row", "area", "columns")}
    of_file = {name: wish for name, wish in wishes.items() if name not in table}
    if table:
        of_file["tables"] = [TableRequest(**table)]
    return InputRequest(path, label, **of_file)


def read_rows(
    rows: Sequence[Sequence[object]],
    *,
    merges: Sequence[str] | None = (),
    sheet: str | None = "一覧",
    name: str = "list.xlsx",
    struck: dict[int, set[int]] | None = None,
    **wishes: object,
) -> ReadInput:
    """The rows as one sheet; ``merges`` like A1:B2, None for a format without merges."""
    width = max(map(len, rows))
    cells = [[*row, *[""] * (width - len(row))] for row in rows]
    known = None if merges is None else [merge(text) for text in merges]
    grid = Grid(sheet, cells, Formatting(merges=known, struck=struck or {}))
    read = read_tables(asking(Path(name), name, **wishes), [grid], format="xlsx", limits=Limits())
    assert read.summary.rows_read == len(read.items) + len(read.summary.skipped)
    return read


def merge(text: str) -> Merge:
    from openpyxl.utils import range_boundaries

    left, top, right, bottom = range_boundaries(text)
    return Merge(top - 1, left - 1, bottom - 1, right - 1)


def skips(read: ReadInput) -> list[tuple[int, str]]:
    return [(skip.row, skip.reason) for skip in read.summary.skipped]


def columns(read: ReadInput) -> dict[str, str]:
    return {column.column: column.heading for column in read.understanding.tables[0].columns if column.column}


WriteFile = Callable[[str, bytes | str], Path]


@pytest.fixture
def write(tmp_path: Path) -> WriteFile:
    def written(name: str, content: bytes | str) -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        return path

    return written


Rows = Sequence[Sequence[object]]
WriteWorkbook = Callable[..., Path]


@pytest.fixture
def workbook(tmp_path: Path) -> WriteWorkbook:
    """Writes sheets by name as a real xlsx file; ``merges`` like A1:B2 are by sheet too."""

    def written(sheets: dict[str, Rows], name: str = "list.xlsx", merges: dict[str, Sequence[str]] | None = None) -> Path:
        from openpyxl import Workbook

        book = Workbook()
        book.remove(book.active)
        for title, rows in sheets.items():
            sheet = book.create_sheet(title)
            for number, row in enumerate(rows, 1):
                for column, value in enumerate(row, 1):
                    if value != "":
                        sheet.cell(number, column, value)
            for area in (merges or {}).get(title, ()):
                sheet.merge_cells(area)
        path = tmp_path / name
        book.save(path)
        return path

    return written
