"""What single cells of a workbook show beside their values: the digits that a number is shown with, and which words are struck through."""

from __future__ import annotations

import io
import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from custaudit.sources.archive import open_archive
from custaudit.sources.formats import Format
from custaudit.sources.model import Limits
from custaudit.sources.table.grid import column_letter
from custaudit.sources.workbook.xlsx.container import STYLES, TEXTS, local, parse, sheet_parts

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

Place = tuple[int, int]

_ZEROS = re.compile(r"0+")


class Details(NamedTuple):
    """``digits`` that the number format shows at least, and the words that are not struck through; None where nothing tells."""

    digits: int | None = None
    kept: str | None = None


def cell_details(path: Path, label: str, format: Format, sheet: str, places: Collection[Place]) -> dict[Place, Details]:
    """The details of some cells (row and column from 0) of an xlsx or xls workbook; nothing for other formats and odd ones."""
    if not places:
        return {}
    try:
        if format == "xls":
            return _of_xls(path, sheet, places)
        return _of_xlsx(path, label, sheet, places) if format == "xlsx" else {}
    except MemoryError:
        raise
    except Exception:
        # Markup that is odd or too large: the values were read, and what they look like stays unknown.
        return {}


def _of_xlsx(path: Path, label: str, sheet: str, places: Collection[Place]) -> dict[Place, Details]:
    wanted = {f"{column_letter(column)}{row + 1}": (row, column) for row, column in places}
    with open_archive(path, label, Limits()) as archive:
        member = next((part.member for part in sheet_parts(archive) if part.name == sheet and part.member), None)
        if member is None:
            return {}
        cells = {
            wanted[name]: cell for cell in parse(archive, member).iter() if local(cell) == "c" and (name := cell.get("r", "")) in wanted
        }
        shared = any(cell.get("t") == "s" for cell in cells.values())
        texts = list(parse(archive, TEXTS)) if shared and TEXTS in archive.names else []
        formats = _number_formats(parse(archive, STYLES)) if STYLES in archive.names else []
    found = {}
    for place, cell in cells.items():
        text: Element | None = next((child for child in cell if local(child) == "is"), None)
        value = next((child.text or "" for child in cell if local(child) == "v"), "")
        if cell.get("t") == "s" and value.isdigit() and int(value) < len(texts):
            text = texts[int(value)]
        style = cell.get("s", "0")
        shown = formats[int(style)] if style.isdigit() and int(style) < len(formats) else ""
        found[place] = Details(_digits(shown), None if text is None else "".join(_unstruck(text)))
    return found


def _number_formats(styles: Element) -> list[str]:
    """The code of the number format of each cell style; empty for those that every program knows by number."""
    codes = {one.get("numFmtId", ""): one.get("formatCode", "") for part in styles if local(part) == "numFmts" for one in part}
    return [codes.get(style.get("numFmtId", ""), "") for part in styles if local(part) == "cellXfs" for style in part]


def _digits(code: str) -> int | None:
    """How many digits a format such as 0000000 shows at least; None for a format that adds no zeros."""
    first = code.split(";", maxsplit=1)[0].replace('"', "").replace("\\", "")
    return len(first) if len(first) > 1 and _ZEROS.fullmatch(first) else None


def _unstruck(text: Element) -> Iterator[str]:
    for child in text:
        if local(child) == "t":
            yield child.text or ""
        elif local(child) == "r":
            marks = [mark for part in child if local(part) == "rPr" for mark in part]
            if not any(local(mark) == "strike" and mark.get("val", "1") not in ("0", "false") for mark in marks):
                yield from (part.text or "" for part in child if local(part) == "t")


def _of_xls(path: Path, sheet: str, places: Collection[Place]) -> dict[Place, Details]:
    import xlrd

    found = {}
    with xlrd.open_workbook(str(path), formatting_info=True, ragged_rows=True, logfile=io.StringIO()) as book:
        page = book.sheet_by_name(sheet)
        struck = {number for number, font in enumerate(book.font_list) if font.struck_out}
        for row, column in places:
            style = book.xf_list[page.cell_xf_index(row, column)]
            known = book.format_map.get(style.format_key)
            value = page.cell_value(row, column)
            kept = None
            runs = page.rich_text_runlist_map.get((row, column))
            if runs and isinstance(value, str):
                parts = [(0, style.font_index), *runs]
                ends = [start for start, _ in parts[1:]] + [len(value)]
                kept = "".join(value[start:end] for (start, font), end in zip(parts, ends, strict=True) if font not in struck)
            found[row, column] = Details(_digits(known.format_str if known else ""), kept)
    return found
