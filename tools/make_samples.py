"""Writes the files of ``samples/`` from the readable ones in ``samples/source/``: ``python tools/make_samples.py [FOLDER]``."""

from __future__ import annotations

import csv
import datetime
import io
import itertools
import sys
import zipfile
from pathlib import Path
from typing import Any

import docx
import xlsxwriter
import yaml

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
SOURCE = SAMPLES / "source"
LABELS = ("type", "domain", "flow", "sections", "verdict")
# Files carry no date of their own making, so that the same source gives the same bytes.
WRITTEN = datetime.datetime(2023, 4, 1, tzinfo=datetime.UTC).replace(tzinfo=None)

Row = dict[str, str]


def main(folder: Path) -> None:
    """Writes all samples into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    layout = yaml.safe_load((SOURCE / "layout.yaml").read_text(encoding="utf-8"))
    labels: list[Row] = []
    for entry in layout["workbooks"]:
        rows = read_rows(entry["source"])
        write_workbook(folder / entry["file"], entry, rows)
        labels += labels_of(entry["file"], rows)
    for entry in layout["text_tables"]:
        rows = read_rows(entry["source"])
        write_text_table(folder / entry["file"], entry, rows)
        labels += labels_of(entry["file"], rows)
    for entry in layout["documents"]:
        write_document(folder / entry["file"], (SOURCE / entry["source"]).read_text(encoding="utf-8"))
        labels += labels_of(entry["file"], read_rows(entry["labels"]))
    with (folder / "labels.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ("file", "no", *LABELS), lineterminator="\n")
        writer.writeheader()
        writer.writerows(labels)


def read_rows(name: str) -> list[Row]:
    """The rows of a source file."""
    with (SOURCE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def labels_of(file: str, rows: list[Row]) -> list[Row]:
    """The labels of the rows, for ``labels.csv``."""
    return [{"file": file, "no": row["no"], **{name: row[name] for name in LABELS}} for row in rows]


def write_workbook(path: Path, entry: dict[str, Any], rows: list[Row]) -> None:
    """A workbook as a municipality makes it: title rows, headings over two rows, merged cells, a total."""
    with xlsxwriter.Workbook(path) as book:
        book.set_properties({"created": WRITTEN})
        plain = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
        bold = book.add_format(
            {"bold": True, "text_wrap": True, "align": "center", "valign": "vcenter", "border": 1, "bg_color": "#DDEBF7"}
        )
        large = book.add_format({"bold": True, "font_size": 14})
        if "before" in entry:
            write_plain_sheet(book, entry["before"], large)
        sheet = book.add_worksheet(entry["sheet"])
        write_inventory(sheet, entry, rows, {"plain": plain, "bold": bold, "large": large})
        if "after" in entry:
            write_plain_sheet(book, entry["after"], None)
        sheet.activate()


def write_inventory(sheet: Any, entry: dict[str, Any], rows: list[Row], formats: dict[str, Any]) -> None:
    """The sheet with the inventory."""
    columns = entry["columns"]
    for number, column in enumerate(columns):
        sheet.set_column(number, number, column["width"])
    for line, text in enumerate(entry["title_rows"]):
        if text:
            sheet.write(line, 0, text, formats["large"] if line == 0 else None)
    first = line = write_headings(sheet, len(entry["title_rows"]), columns, formats["bold"])
    sheet.freeze_panes(line, 0)
    for number, row in enumerate(rows):
        if number and number % entry.get("repeat_heading_every", len(rows)) == 0:
            line = write_headings(sheet, line, columns, formats["bold"])
        write_item(sheet, line, columns, row, formats["plain"])
        line += 1
    for place, column in enumerate(columns):
        if column.get("merge_down"):
            merge_equal(sheet, first, place, [row[column["source"]] for row in rows], formats["plain"])
        if column.get("total"):
            cells = xlsxwriter.utility.xl_range(first, place, line - 1, place)
            total = sum(float(row[column["source"]]) for row in rows)
            sheet.write_formula(line, place, f"=SUM({cells})", formats["bold"], total)
    sheet.write(line, 0, entry["total_label"], formats["bold"])
    for distance, note in enumerate(entry.get("notes", []), start=2):
        sheet.write(line + distance, 0, note)


def write_item(sheet: Any, line: int, columns: list[dict[str, Any]], row: Row, format: Any) -> None:
    """One row; cells that are merged downwards are written later."""
    for place, column in enumerate(columns):
        if not column.get("merge_down"):
            value: str | float = row[column["source"]]
            sheet.write(line, place, float(value) if column.get("number") else value, format)


def write_plain_sheet(book: xlsxwriter.Workbook, entry: dict[str, Any], format: Any) -> None:
    """A sheet beside the inventory: a cover, or how to fill in the columns."""
    sheet = book.add_worksheet(entry["sheet"])
    sheet.set_column(0, 1, 40)
    for line, row in enumerate(entry["rows"]):
        sheet.write_row(line, 0, row, format)


def write_headings(sheet: Any, line: int, columns: list[dict[str, Any]], format: Any) -> int:
    """The heading rows from ``line`` on; returns the line after them."""
    depth = max(len(column["heading"]) for column in columns)
    for top, group in itertools.groupby(range(len(columns)), key=lambda place: columns[place]["heading"][0]):
        places = list(group)
        if len(places) > 1:
            sheet.merge_range(line, places[0], line, places[-1], top, format)
            for place in places:
                sheet.write(line + 1, place, columns[place]["heading"][1], format)
        elif depth > 1:
            sheet.merge_range(line, places[0], line + depth - 1, places[0], top, format)
        else:
            sheet.write(line, places[0], top, format)
    return line + depth


def merge_equal(sheet: Any, first: int, place: int, values: list[str], format: Any) -> None:
    """Merges cells downwards where neighbours are equal."""
    line = first
    for value, group in itertools.groupby(values):
        count = len(list(group))
        if count == 1:
            sheet.write(line, place, value, format)
        else:
            sheet.merge_range(line, place, line + count - 1, place, value, format)
        line += count


def write_text_table(path: Path, entry: dict[str, Any], rows: list[Row]) -> None:
    """A CSV as Japanese Excel saves it."""
    with path.open("w", encoding=entry["encoding"], newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        columns = entry["columns"]
        for title in entry["title_rows"]:
            writer.writerow([title, *[""] * (len(columns) - 1)])
        writer.writerow([column["heading"] for column in columns])
        for row in rows:
            cells = {**entry["constants"], **row}
            writer.writerow([cells[column["source"]] for column in columns])


def write_document(path: Path, text: str) -> None:
    """A Word document from headings and paragraphs in Markdown."""
    document = docx.Document()
    document.core_properties.created = document.core_properties.modified = WRITTEN
    for block in filter(None, text.split("\n\n")):
        marks, _, words = block.strip().partition(" ")
        if set(marks) == {"#"}:
            document.add_heading(words, level=len(marks) - 1)
        else:
            document.add_paragraph(block.strip())
    made = io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as before, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            after.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), before.read(name), zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLES)
