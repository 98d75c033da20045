"""The rows of a Word table, with cells merged across and down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from custaudit.sources.textdoc.blocks import TableRow
from custaudit.sources.textdoc.docx.progress import Progress
from custaudit.sources.textdoc.docx.wordxml import TRANSPARENT, attribute, find_value, w
from custaudit.sources.textdoc.lines.joining import says_no_word

# What Word itself allows.
_MOST_COLUMNS = 63
_MOST_DIGITS = 9


@dataclass(eq=False)
class _Span:
    """How many rows and columns a cell covers; it grows downwards as rows are read."""

    across: int
    down: int = 1
    struck: str = ""


class TableReader:
    """Reads tables; ``read_cell`` gives the text of a cell and what is struck through in it as a whole."""

    def __init__(self, read_cell: Callable[[Element], tuple[str, str]], progress: Progress) -> None:
        self._read_cell, self.progress = read_cell, progress
        self._widest = 0

    def read(self, table: Element) -> tuple[TableRow, ...]:
        """The rows of a table, without those that were deleted."""
        self._widest = len(table.findall(f"{w('tblGrid')}/{w('gridCol')}"))
        rows: list[TableRow] = []
        begun: list[dict[int, _Span]] = []
        above: list[str] = []
        open_above: dict[int, _Span] = {}
        for row in _unwrapped(table, w("tr")):
            properties = row.find(w("trPr"))
            if properties is not None and properties.find(w("del")) is not None:
                self.progress.tracked += 1
                continue
            line, page = self.progress.line + 1, self.progress.page
            skipped = _whole(find_value(properties, "gridBefore")) if properties is not None else 0
            above, open_here = self._cells(row, skipped, above, open_above)
            begun.append({column: span for column, span in open_here.items() if open_above.get(column) is not span})
            open_above = open_here
            rows.append(TableRow(tuple(above), page, line))
        placed = [_with_spans(row, spans) for row, spans in zip(rows, begun, strict=True)]
        gone = [{column: span.struck for column, span in spans.items() if span.struck} for spans in begun]
        whole = [_struck_row(row, texts, spans) for row, texts, spans in zip(placed, gone, begun, strict=True)]
        self.progress.struck += sum(len(texts) for row, texts in zip(whole, gone, strict=True) if not row.struck)
        return tuple(whole)

    def _cells(self, row: Element, skipped: int, above: list[str], open_above: dict[int, _Span]) -> tuple[list[str], dict[int, _Span]]:
        """The texts of a row, and the span of each cell by its column; a cell merged with the one above has its text and its span."""
        cells = [""] * skipped
        spans: dict[int, _Span] = {}
        for cell in _unwrapped(row, w("tc")):
            how = cell.find(w("tcPr"))
            merge = how.find(w("vMerge")) if how is not None else None
            column, width = len(cells), self._across(how, len(cells))
            words, gone = self._read_cell(cell)
            goes_on = merge is not None and attribute(merge, "val") != "restart" and column < len(above) and not words
            if goes_on:
                words = above[column]
            if goes_on and column in open_above:
                spans[column] = open_above[column]
                spans[column].down += 1
            else:
                spans[column] = _Span(across=width, struck="" if words else gone)
            cells.extend([words, *[""] * (width - 1)])
        return cells, spans

    def _across(self, how: Element | None, column: int) -> int:
        """How many columns a cell covers; more than any table has is a slip, and the grid of the table holds."""
        width = max(_whole(find_value(how, "gridSpan")) if how is not None else 1, 1)
        if width <= _MOST_COLUMNS:
            return width
        self.progress.too_wide += 1
        return max(min(self._widest, _MOST_COLUMNS) - column, 1)


def _struck_row(row: TableRow, gone: dict[int, str], begun: dict[int, _Span]) -> TableRow:
    """A row with the text of its struck cells, if none of the other cells that are its own says anything but a number or a remark."""
    own = [column for column, span in begun.items() if span.down == 1 and not says_no_word(row.cells[column])]
    if not gone or own:
        return row
    return row._replace(cells=tuple(gone.get(column, cell) for column, cell in enumerate(row.cells)), struck=True)


def _with_spans(row: TableRow, begun: dict[int, _Span]) -> TableRow:
    return row._replace(spans=tuple((column, span.down, span.across) for column, span in begun.items() if span.down * span.across > 1))


def _unwrapped(element: Element, tag: str) -> list[Element]:
    """The rows of a table or the cells of a row, also those inside content controls and insertions."""
    found: list[Element] = []
    for child in element:
        if child.tag == tag:
            found.append(child)
        elif child.tag in (w("sdt"), w("sdtContent")) or child.tag in TRANSPARENT:
            found.extend(_unwrapped(child, tag))
    return found


def _whole(number: str | None) -> int:
    return min(int(number[:_MOST_DIGITS]), _MOST_COLUMNS + 1) if number is not None and number.isdecimal() else 0
