"""What makes Excel offer a repair: the Open XML SDK's rules, and the limits that no schema states."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from openpyxl.utils.cell import range_boundaries
from openxml_audit import OpenXmlValidator

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
LONGEST_TEXT, LONGEST_NAME, LONGEST_LIST, LONGEST_FORMULA = 32_767, 31, 255, 8_192
MOST_ROWS, MOST_COLUMNS, MOST_FORMATS, MOST_LINKS = 1_048_576, 16_384, 64_000, 65_490
NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\]|^'|'$|[\x00-\x1f]")

_AREA = re.compile(r"(?:'((?:[^']|'')+)'|([^\W\d][\w.]*))!\$?[A-Z]*\$?\d*(?::\$?[A-Z]*\$?\d*)?")


def refused_by_the_sdk(workbook: bytes, folder: Path) -> list[str]:
    """What the rules of the Open XML SDK find wrong in any part."""
    path = folder / "checked.xlsx"
    path.write_bytes(workbook)
    return [str(one) for one in OpenXmlValidator(max_errors=0).validate(path).errors]


def causes_of_repair(workbook: bytes) -> list[str]:
    """The well-known causes that the schemas let pass; empty for a workbook that opens as it is."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        # Reading each part also says that it is well-formed and has no character that XML forbids.
        parts = {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith((".xml", ".rels"))}
    book = parts["xl/workbook.xml"]
    names = [sheet.get("name", "") for sheet in book.iter(f"{MAIN}sheet")]
    found = [*_names(names), *_texts(parts), *_styles(parts["xl/styles.xml"]), *_defined_names(book, names)]
    formats = len(next(parts["xl/styles.xml"].iter(f"{MAIN}cellXfs")))
    for name, part in parts.items():
        if name.startswith("xl/worksheets/sheet"):
            found += [f"{name}: {cause}" for cause in _sheet(part, formats, names)]
        if name.startswith("xl/charts/chart"):
            formulas = [one.text or "" for one in part.iter(f"{CHART}f")]
            found += [f"{name}: {one}" for one in formulas if not _refers_to(one, names)]
    return found


def _units(words: str) -> int:
    return len(words.encode("utf-16-le")) // 2


def _names(names: list[str]) -> Iterator[str]:
    for name in names:
        if not 1 <= _units(name) <= LONGEST_NAME or NOT_IN_A_NAME.search(name) or name.casefold() == "history":
            yield f"sheet name {name!r}"
    if len({name.casefold() for name in names}) < len(names):
        yield f"sheet names that differ in nothing but case: {names}"


def _texts(parts: dict[str, ElementTree.Element]) -> Iterator[str]:
    for item in parts["xl/sharedStrings.xml"]:
        words = "".join(one.text or "" for one in item.iter(f"{MAIN}t"))
        # What is written _x005F_ is one underscore.
        if _units(words.replace("_x005F_", "_")) > LONGEST_TEXT:
            yield f"a text of {_units(words)} characters: {words[:20]}"


def _styles(styles: ElementTree.Element) -> Iterator[str]:
    formats = next(styles.iter(f"{MAIN}cellXfs"))
    if len(formats) > MOST_FORMATS or formats.get("count") != str(len(formats)):
        yield f"{len(formats)} formats"


def _defined_names(book: ElementTree.Element, names: list[str]) -> Iterator[str]:
    seen = set()
    for one in book.iter(f"{MAIN}definedName"):
        key = (one.get("name"), one.get("localSheetId"))
        if key in seen or not re.fullmatch(r"_xlnm\.(Print_Area|Print_Titles|_FilterDatabase)", key[0] or ""):
            yield f"defined name {key}"
        seen.add(key)
        if not _refers_to(one.text or "", names):
            yield f"defined name of {one.text}"


def _refers_to(formula: str, names: list[str]) -> bool:
    """Whether it is nothing but cells of sheets that there are, quoted as needed."""
    areas = list(_AREA.finditer(formula))
    named = {(one[1] or one[2]).replace("''", "'") for one in areas}
    return bool(areas) and named <= set(names) and ",".join(one[0] for one in areas) == formula


def _sheet(sheet: ElementTree.Element, formats: int, names: list[str]) -> Iterator[str]:
    rows = list(sheet.iter(f"{MAIN}row"))
    if [int(row.get("r", 0)) for row in rows] != sorted({int(row.get("r", 0)) for row in rows}) or len(rows) > MOST_ROWS:
        yield "rows out of order"
    for row in rows:
        if float(row.get("ht", 0)) > 409:
            yield f"row of height {row.get('ht')}"
        for cell in row:
            yield from _cell(cell, formats, names)
    merged = [range_boundaries(one.get("ref", "")) for one in sheet.iter(f"{MAIN}mergeCell")]
    if any(_overlap(one, other) for n, one in enumerate(merged) for other in merged[:n]):
        yield "merged cells that overlap"
    filters = [range_boundaries(one.get("ref", "")) for one in sheet.iter(f"{MAIN}autoFilter")]
    if len(filters) > 1 or any(_overlap(one, other) for one in filters for other in merged):
        yield "a filter over merged cells"
    if sheet.find(f"{MAIN}tableParts") is not None or sheet.find(f"{MAIN}conditionalFormatting") is not None:
        yield "a table or conditional format, of which nothing is checked here"
    if len(list(sheet.iter(f"{MAIN}hyperlink"))) > MOST_LINKS:
        yield "too many links"
    for column in sheet.iter(f"{MAIN}col"):
        if float(column.get("width", 0)) > 255 or int(column.get("max", 0)) > MOST_COLUMNS:
            yield f"column {column.attrib}"
    for validation in sheet.iter(f"{MAIN}dataValidation"):
        yield from _validation(validation)


def _cell(cell: ElementTree.Element, formats: int, names: list[str]) -> Iterator[str]:
    value = cell.findtext(f"{MAIN}v")
    if int(cell.get("s", 0)) >= formats:
        yield f"{cell.get('r')}: no such format"
    if cell.get("t") is None and value is not None and not re.fullmatch(r"-?\d+(\.\d+)?([Ee][+-]?\d+)?", value):
        yield f"{cell.get('r')}: {value} is no number"
    formula = cell.findtext(f"{MAIN}f")
    if formula is None:
        return
    tokens = list(re.finditer(r"'((?:[^']|'')*)'|\"((?:[^\"]|\"\")*)\"", formula))
    quoted, sheets = [one[2] for one in tokens if one[2]], {one[1].replace("''", "'") for one in tokens if one[1]}
    if len(formula) > LONGEST_FORMULA or any(len(words) > 255 for words in quoted) or not sheets <= set(names):
        yield f"{cell.get('r')}: formula {formula[:60]}"


def _validation(validation: ElementTree.Element) -> Iterator[str]:
    written = validation.findtext(f"{MAIN}formula1") or ""
    if not re.fullmatch(r'"[^"]+"', written) or _units(written) - 2 > LONGEST_LIST:
        yield f"list {written[:40]}"
    for attribute, longest in (("promptTitle", 32), ("prompt", 255), ("errorTitle", 32), ("error", 255)):
        if _units(validation.get(attribute, "")) > longest:
            yield f"{attribute} {validation.get(attribute)}"


def _overlap(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]
