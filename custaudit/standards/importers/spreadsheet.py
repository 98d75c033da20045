"""The ministries' spreadsheets: one row a requirement, its class by mark or word, for all or for each kind of municipality."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from custaudit.i18n import text as message
from custaudit.sources.table.grid import column_letter
from custaudit.standards.importers.book import Book
from custaudit.standards.importers.choices import settled_columns
from custaudit.standards.importers.columns import TableColumn, TableHead, find_head
from custaudit.standards.importers.editions import version_in, version_of_file
from custaudit.standards.importers.grid import Grid, Source, read_grids, zeros_kept
from custaudit.standards.importers.kindsheets import KindSheet, merge_kind_sheets, with_kinds, without_kinds
from custaudit.standards.importers.legends import is_legend_sheet, marks_explained, with_marks
from custaudit.standards.importers.model import ColumnUse, FileReading
from custaudit.standards.importers.origin import origin_of
from custaudit.standards.importers.outline import Outline, repeats_headings
from custaudit.standards.importers.rows import Row, Sheet, take_row
from custaudit.standards.importers.sectionnumbers import Numbering, numbers_of_sections
from custaudit.standards.importers.sheets import Table, newest_tables
from custaudit.standards.importers.words import Role, StandardWords, plain

_NAMED_PLACES = 5
_COVER_ROWS = 60
_JOINED: tuple[Role, ...] = ("summary", "reason", "remarks", "due", "revision")


def read_spreadsheet(path: Path, label: str, words: StandardWords, sheet: str | None = None) -> FileReading:
    """The sections of one workbook or file of rows; every row that is not blank is a requirement, a heading, or skipped with its reason."""
    source = Source.of(path, label)
    grids = read_grids(source, sheet)
    book = Book(sheets=[grid.sheet for grid in grids])
    tables, lines = [], []
    outside: list[list[str]] = []
    for grid in grids:
        is_legend = sheet is None and is_legend_sheet(grid.sheet, words)
        head = None if is_legend else find_head(grid.rows, words)
        above = grid.rows[: None if head is None else head.first]
        outside += above
        if head is not None:
            tables.append(Table(grid, head))
        else:
            book.skip_all(grid.sheet, grid.rows, "legend" if is_legend else "no_table")
        if not is_legend:
            lines += [cell for row in above[:_COVER_ROWS] for cell in row]
    words = _with_legends(book, outside, words)
    chosen = newest_tables(book, with_kinds(tables, words), words)
    chapters = _chapters(chosen)
    versions = []
    of_kinds = []
    for table in chosen:
        head, assumed = settled_columns(table.head, table.grid.rows, words, table.grid.sheet or "")
        book.assumptions += assumed
        versions += [column.heading for column in head.columns if column.edition and column.role in ("text", "class")]
        versions.append(table.grid.sheet or "")
        settled = table._replace(head=head)
        if table.kinds:
            of_kinds.append(_take_kind_sheet(book, source, settled, words))
        else:
            _take_table(book, source, settled, chapters.get(table.grid.sheet), words)
    merge_kind_sheets(book, of_kinds)
    _tell_unknown(book)
    origin = origin_of(lines, words)
    version = next(filter(None, map(version_in, [*versions, *lines])), "") or version_of_file(path.stem)
    sections = [section for section in book.sections.values() if section.drafts]
    return FileReading(
        sections=sections,
        title=without_kinds(origin.title, words) if of_kinds else origin.title,
        account=book.account(label),
        assumptions=book.assumptions,
        version=version,
        publisher=origin.publisher,
    )


def holds_table(path: Path, label: str, words: StandardWords) -> bool:
    """Whether a file of text is a table of requirements, as spreadsheet programs write for tabs."""
    return any(find_head(grid.rows, words) is not None for grid in read_grids(Source.of(path, label)))


def _with_legends(book: Book, outside: Sequence[Sequence[str]], words: StandardWords) -> StandardWords:
    """The words with the marks that a legend outside the tables explains and that are not known without it."""
    marks = marks_explained(outside, words)
    for mark, code in marks.items():
        book.assume("", "mark_of_legend", mark=mark, name=message(f"standards.role.{code}"))
    return with_marks(words, marks) if marks else words


def _chapters(tables: Sequence[Table]) -> dict[str | None, str]:
    """The names of the sheets that are chapters: of several with sections and no chapters of their own."""
    without = [
        table.grid.sheet
        for table in tables
        if table.grid.sheet and not table.kinds and table.head.index("major") is None and table.head.index("middle") is not None
    ]
    return {sheet: sheet for sheet in without} if len(without) > 1 else {}


def _take_kind_sheet(book: Book, source: Source, table: Table, words: StandardWords) -> KindSheet:
    """Reads a sheet for some kinds of municipality by itself; the book has its account only."""
    kept, book.sections, before = book.sections, {}, book.unsettled
    book.unsettled = set()
    _take_table(book, source, table, None, words)
    held, book.sections = book.sections, kept
    unsettled, book.unsettled = frozenset(book.unsettled), before
    return KindSheet(table.grid.sheet or "", table.kinds, held, unsettled)


def _take_table(book: Book, source: Source, table: Table, chapter: str | None, words: StandardWords) -> None:
    grid, head = table.grid, table.head
    repeats = repeats_headings(grid, head)
    numbering = numbers_of_sections(grid.rows, head, Outline(head, repeats, chapter), words)
    sheet = Sheet(
        grid.sheet, head, Outline(head, repeats, chapter, numbers=numbering.numbers, otherwise="" if table.kinds else grid.sheet or "")
    )
    book.columns += [
        ColumnUse(grid.sheet, column_letter(column.index), column.heading, _use(column, head, numbering))
        for column in head.columns
        if column.heading
    ]
    if head.class_in_text:
        book.assume(grid.sheet, "class_in_text")
    _tell_struck(book, grid)
    number = head.index("number")
    if number is not None and (mended := zeros_kept(grid, source, head.last + 1, number)):
        book.assume(grid.sheet, "zeros_kept", count=str(mended))
    headings = [[plain(cell) for cell in grid.rows[row]] for row in range(head.first, head.last + 1)]
    for place, cells in enumerate(grid.rows):
        if not any(cells):
            continue
        book.read += 1
        if place < head.first:
            book.skip(grid.sheet, place, "above_table")
        elif place <= head.last:
            book.headings += 1
        elif [plain(cell) for cell in cells] in headings:
            book.skip(grid.sheet, place, "heading_again")
        else:
            take_row(book, sheet, place, Row(head, cells, grid.struck.get(place, set()), words))


def _use(column: TableColumn, head: TableHead, numbering: Numbering) -> str | None:
    """What a column was taken for; of several for what only one can tell, one."""
    if column.index in numbering.columns:
        return "section"
    if column.older:
        return "older"
    if column.role and column.role not in _JOINED and not column.kinds and column.index != head.index(column.role):
        return None
    role = column.class_ or (f"class:{'/'.join(column.kinds)}" if column.kinds else column.role)
    return None if role in ("position", "unused") else role


def _tell_struck(book: Book, grid: Grid) -> None:
    for key, places in (("struck_left_out", grid.cleaned), ("struck_unclear", grid.unclear)):
        if places:
            named = [f"{column_letter(column)}{row + 1}" for row, column in places]
            shown = ", ".join(named[:_NAMED_PLACES]) + (", \u2026" if len(named) > _NAMED_PLACES else "")
            book.assume(grid.sheet, key, count=str(len(named)), places=shown)


def _tell_unknown(book: Book) -> None:
    if book.blank_kinds:
        book.assume("", "blank_kinds", count=str(book.blank_kinds))
    for headings, count in book.kinds_unknown.items():
        book.assume("", "kinds_unknown", headings=headings, count=str(count))
    if book.unknown:
        marks = ", ".join(
            message("standard.import.marks", mark=" ".join(mark.split()), count=str(count)) for mark, count in book.unknown.most_common()
        )
        book.assume("", "unknown_marks", marks=marks)
