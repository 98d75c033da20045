"""Tables in a text file: drawn with ruling characters, or columns set apart by tabs or blanks under a heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from custaudit.sources.table.headings.head import could_be_heading
from custaudit.sources.textdoc.blocks import TableBlock, TableRow
from custaudit.sources.textdoc.lines.joining import glue
from custaudit.sources.textdoc.lines.width import display_width

_RULE = re.compile(r"\s*[\u2500-\u257f+=\-\s]*(?:[\u2500-\u257f]|[-=+]{3})[\u2500-\u257f+=\-\s]*$")
_DRAWN = re.compile(
    r"\s*(?:[\u2500-\u257f]{3,}|[=\uff1d]{4,}|[-\uff0d\u2015]{4,}|[*\uff0a]{4,}|[_\uff3f]{4,}|[#\uff03]{4,}|[+\uff0b]{4,})\s*$"
)
_RULED_ROW = re.compile(r"\s*[\u2502\u2503\u2551|].*[\u2502\u2503\u2551|]\s*$")
_BARS = re.compile(r"[\u2502\u2503\u2551|]")
_RULED_SIGNS = re.compile(r"[\u2500-\u257f|]")
_GAP = re.compile(r"\t+|[ \u3000]{2,}|\u3000")
_UNDERLINES = re.compile(r"\s*(?:[-=]{2,}|[\uff0d\u2015\u2500]{1,})(?:\s+(?:[-=]{2,}|[\uff0d\u2015\u2500]{1,}))+\s*$")
_UNDERLINE = re.compile(r"[-=\uff0d\u2015\u2500]+")
_FEWEST_ROWS = 2
_LONGEST_RECORD = 60
# A cell begins under its heading or at most this many columns aside.
_ASIDE = 1


class RawLine(NamedTuple):
    """A line of the file with its number."""

    text: str
    line: int


class FoundTable(NamedTuple):
    """A table and the number of lines it takes."""

    table: TableBlock
    lines: int


def table_at(lines: Sequence[RawLine], start: int) -> FoundTable | None:
    """The table that begins with that line, or None."""
    text = lines[start].text
    if _RULED_SIGNS.search(text):
        ruled = _ruled(lines, start)
        if ruled is not None:
            return ruled
    if not _GAP.search(text.strip()):
        return None
    return underlined_table(lines, start) or _aligned(lines, start)


def is_rule(text: str) -> bool:
    """Whether a line holds nothing but a drawn line, as above and below a title."""
    return bool(_DRAWN.match(text))


def _ruled(lines: Sequence[RawLine], start: int) -> FoundTable | None:
    """Rows between ruling lines; where only the heading is ruled off, every line is a row."""
    end = start
    rules = 0
    while end < len(lines) and (_RULED_ROW.match(lines[end].text) or _RULE.match(lines[end].text)):
        rules += _RULED_ROW.match(lines[end].text) is None
        end += 1
    bands: list[list[RawLine]] = [[]]
    for line in lines[start:end]:
        if _RULED_ROW.match(line.text):
            bands[-1].append(line)
        elif bands[-1]:
            bands.append([])
    bands = [band for band in bands if band]
    if rules < _FEWEST_ROWS or len(bands) < _FEWEST_ROWS:
        return None
    if len(bands) == _FEWEST_ROWS and len(bands[1]) > 1:
        bands = [bands[0], *([line] for line in bands[1])]
    rows = []
    for band in bands:
        cells: list[str] = []
        for line in band:
            for column, piece in enumerate(_BARS.split(line.text.strip())[1:-1]):
                if column < len(cells):
                    cells[column] = glue(cells[column], piece.strip(" \u3000"))
                else:
                    cells.append(piece.strip(" \u3000"))
        rows.append(TableRow(tuple(cells), line=band[0].line))
    return FoundTable(TableBlock(tuple(rows)), end - start)


def _aligned(lines: Sequence[RawLine], start: int) -> FoundTable | None:
    """Rows whose cells begin under the words of a heading, or that are as many as the heading's between tabs."""
    head = lines[start].text
    tabs = head.count("\t")
    pieces = head.split("\t") if tabs else [text for _, text in _pieces(head)]
    if len([piece for piece in pieces if piece.strip()]) < 2 or not could_be_heading(list(pieces)):
        return None
    places = [place for place, _ in _pieces(head)]
    rows = [TableRow(tuple(piece.strip() for piece in pieces), line=lines[start].line)]
    index = start + 1
    while index < len(lines):
        end = _end_of_record(lines, index) if tabs else index + 1
        text = "\n".join(line.text for line in lines[index:end])
        cells = _between_tabs(text, tabs) if tabs else _under(text, places)
        if cells is None:
            break
        rows.append(TableRow(tuple(cells), line=lines[index].line))
        index = end
    return FoundTable(TableBlock(tuple(rows)), index - start) if len(rows) > _FEWEST_ROWS else None


def underlined_table(lines: Sequence[RawLine], start: int) -> FoundTable | None:
    """Rows under a heading whose every column is underlined with dashes, as programs print them: the dashes say where cells begin."""
    if start + 1 >= len(lines) or not _UNDERLINES.match(lines[start + 1].text):
        return None
    starts = [display_width(lines[start + 1].text[: found.start()]) for found in _UNDERLINE.finditer(lines[start + 1].text)]
    head = _sliced(lines[start].text, starts)
    if head is None or not could_be_heading(list(head)):
        return None
    rows = [TableRow(tuple(head), line=lines[start].line)]
    index = start + 2
    while index < len(lines):
        if not _UNDERLINES.match(lines[index].text):
            cells = _sliced(lines[index].text, starts)
            if cells is None or (cells[0] and not any(cells[1:])):
                break
            if cells[0] or len(rows) == 1:
                rows.append(TableRow(tuple(cells), line=lines[index].line))
            else:
                joined = tuple(glue(above, more) for above, more in zip(rows[-1].cells, cells, strict=True))
                rows[-1] = rows[-1]._replace(cells=joined)
        index += 1
    return FoundTable(TableBlock(tuple(rows)), index - start) if len(rows) > 1 else None


def _sliced(text: str, starts: Sequence[int]) -> list[str] | None:
    """The cells of a line that begin at those columns; None where a word runs over one of them."""
    cells = [""] * len(starts)
    place = 0
    for char in text:
        column = sum(begin <= place for begin in starts) - 1
        wide = display_width(char)
        if not char.isspace():
            if column < 0 or any(place < begin <= place + wide for begin in starts):
                return None
            cells[column] += char
        elif column >= 0:
            cells[column] += char
        place += wide
    return [cell.strip() for cell in cells]


def _end_of_record(lines: Sequence[RawLine], start: int) -> int:
    """The line after a record between tabs: a cell in quotation marks may go on over line ends."""
    opened = False
    for index in range(start, min(start + _LONGEST_RECORD, len(lines))):
        for cell in lines[index].text.split("\t"):
            quoted = opened or cell.startswith('"')
            opened = quoted and (cell.count('"') % 2 == 1) != opened
        if not opened:
            return index + 1
    return start + 1


def _unquoted(text: str) -> list[str]:
    """The cells between tabs, those in quotation marks without them."""
    cells: list[str] = []
    opened = False
    for piece in text.split("\t"):
        if opened:
            cells[-1] += f"\t{piece}"
        else:
            cells.append(piece)
        opened = (opened or piece.startswith('"')) and (piece.count('"') % 2 == 1) != opened
    return [cell[1:-1].replace('""', '"') if len(cell) > 1 and cell[0] == cell[-1] == '"' else cell for cell in cells]


def _between_tabs(text: str, tabs: int) -> list[str] | None:
    cells = _unquoted(text) if '"' in text else text.split("\t")
    return [cell.strip() for cell in cells] if 1 < len(cells) <= tabs + 1 else None


def _pieces(text: str) -> list[tuple[int, str]]:
    """The words of a line between wide gaps, each with the column where it begins."""
    found: list[tuple[int, str]] = []
    place = 0
    for gap in [*_GAP.finditer(text), None]:
        piece = text[place : gap.start() if gap else len(text)]
        if piece.strip():
            found.append((display_width(text[:place]), piece.strip()))
        place = gap.end() if gap else place
    return found


def _under(text: str, places: Sequence[int]) -> list[str] | None:
    """The cells of a line, or None where one of them begins under no heading."""
    cells = [""] * len(places)
    pieces = _pieces(text)
    for at, piece in pieces:
        column = min(range(len(places)), key=lambda index: abs(places[index] - at))
        if abs(places[column] - at) > _ASIDE or cells[column]:
            return None
        cells[column] = piece
    return cells if len(pieces) > 1 else None
