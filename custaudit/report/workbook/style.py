"""Formats, widths and cell writing that all sheets share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from custaudit.cells import one_line, printable
from custaudit.report.colours import NEUTRAL, REVIEW, VERDICT

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_FONT = {"font_name": "Yu Gothic", "font_size": 10, "valign": "top"}
# Lengths as spreadsheet programs count them: in units of UTF-16.
_LONGEST_CELL = 32_767
_LONGEST_NAME = 31
# What a cell can hold as a number or date; the rest is written as text. Not-a-number compares as false.
_LARGEST_NUMBER = 9.99e307
_FIRST_YEAR = 1901
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", "_"))
# In a name this would be read as the character of that number.
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_SAMPLED_ROWS = 500
_LINE_HEIGHT = 15
_MOST_LINES = 20


class Styles:
    """The formats of one workbook, each made once."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self.text = self._add(text_wrap=True)
        self.plain = self._add()
        self.left = self._add(align="left", num_format="#,##0.##")
        self.number = self._add(num_format="#,##0.##")
        self.share = self._add(num_format="0.0%")
        self.share_left = self._add(num_format="0.0%", align="left")
        self.date = self._add(num_format="yyyy/mm/dd")
        self.moment = self._add(num_format="yyyy/mm/dd hh:mm")
        self.time = self._add(num_format="hh:mm")
        self.title = self._add(bold=True, font_size=16)
        self.subtitle = self._add(font_color="#555555")
        self.heading = self._add(bold=True, font_size=12, valign="bottom", bottom=2, bottom_color="#1f3a5f")
        self.heading_right = self._add(bold=True, align="right", valign="bottom", bottom=2, bottom_color="#1f3a5f")
        self.big_rate = self._add(bold=True, font_size=28, num_format="0.0%", align="left", valign="vcenter")
        self.label = self._add(font_color="#444444", text_wrap=True)
        self.bold = self._add(bold=True)
        self.warning = self._add(bold=True, font_color=VERDICT["prohibited"].strong, text_wrap=True)
        self.original_heading = self._heading("#5b6573")
        self.finding_heading = self._heading("#1f3a5f")
        self.own_heading = self._heading("#1d6b45")
        self.own = self._add(text_wrap=True, bg_color="#f3faf5", border=1, border_color="#c9ddd0")
        self.verdicts = {code: self._tint(tint=colour.tint, ink=colour.ink) for code, colour in VERDICT.items()}
        self.neutral = self._tint(tint=NEUTRAL.tint, ink=NEUTRAL.ink)
        self.review = self._tint(tint=REVIEW.tint, ink=REVIEW.ink)

    def _add(self, **properties: Any) -> Format:
        return self._workbook.add_format({**_FONT, **properties})

    def _heading(self, colour: str) -> Format:
        return self._add(
            bold=True, bg_color=colour, font_color="#ffffff", text_wrap=True, valign="vcenter", border=1, border_color="#ffffff"
        )

    def _tint(self, tint: str, ink: str) -> Format:
        return self._add(bold=True, bg_color=tint, font_color=ink, text_wrap=True)


@dataclass(frozen=True)
class Page:
    """A sheet and the formats to write it with."""

    sheet: Worksheet
    styles: Styles

    def write(self, row: int, column: int, value: object, style: Format | None = None) -> None:
        """Writes a value as what it is: text stays text whatever it begins with, blanks stay blank."""
        sheet, styles = self.sheet, self.styles
        if value is None or value == "":
            if style is not None:
                sheet.write_blank(row, column, None, style)
        elif isinstance(value, bool):
            sheet.write_boolean(row, column, value, style or styles.plain)
        elif isinstance(value, int | float) and abs(value) <= _LARGEST_NUMBER:
            sheet.write_number(row, column, value, style or styles.number)
        elif isinstance(value, datetime) and value.year >= _FIRST_YEAR:
            sheet.write_datetime(row, column, value.replace(tzinfo=None), style or styles.moment)
        elif isinstance(value, date) and value.year >= _FIRST_YEAR:
            sheet.write_datetime(row, column, value, style or styles.date)
        elif isinstance(value, time):
            sheet.write_datetime(row, column, value, style or styles.time)
        else:
            sheet.write_string(row, column, shortened(printable(str(value)), _LONGEST_CELL), style or styles.text)

    def write_row(self, row: int, values: Sequence[object], widths: Sequence[int] = ()) -> None:
        """Writes values side by side from the first column on; with the widths of the columns as high as it takes."""
        for column, value in enumerate(values):
            self.write(row, column, value)
        self.heighten(row, max((lines_for(value, width) for value, width in zip(values, widths, strict=False)), default=1))

    def heighten(self, row: int, lines: int) -> None:
        """Gives a row the height of so many lines; not every program does that by itself."""
        if lines > 1:
            self.sheet.set_row(row, min(lines, _MOST_LINES) * _LINE_HEIGHT)

    def headings(self, headings: Sequence[str], widths: Sequence[int]) -> None:
        """Writes the first row, which stays in sight and is repeated on every printed page."""
        for column, (heading, width) in enumerate(zip(headings, widths, strict=True)):
            self.sheet.set_column(column, column, width)
            self.write(0, column, heading, self.styles.finding_heading)
        self.sheet.freeze_panes(1, 0)
        self.sheet.repeat_rows(0)
        landscape(self.sheet)


def width_for(heading: str, values: Iterable[object], least: int = 6, most: int = 46) -> int:
    """A column width that shows most values on few lines; full-width characters take two."""
    widths = sorted(_columns(value) for value in values if value not in (None, ""))[:_SAMPLED_ROWS]
    usual = widths[int(len(widths) * 0.9) - 1] if widths else 0
    # Room for the arrow of the filter beside the heading.
    return max(least, min(most, max(usual, _columns(heading) + 3) + 2))


def sheet_name(wanted: str, taken: Iterable[str]) -> str:
    """A name that spreadsheet programs accept and no other sheet has."""
    base = shortened(_ESCAPE.sub("-", one_line(wanted).translate(_NOT_IN_NAMES)), _LONGEST_NAME).strip() or "-"
    used = {name.casefold() for name in taken}
    name, number = base, 1
    while name.casefold() in used:
        number += 1
        name = f"{shortened(base, _LONGEST_NAME - 4)} {number}"
    return name


def shortened(words: str, units: int) -> str:
    """The beginning of a text that takes no more than so many units of UTF-16, characters whole."""
    if len(words) * 2 <= units:
        return words
    return words.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore")


def landscape(sheet: Worksheet) -> None:
    """Prints on A4 across, as wide as the paper, headings on every page."""
    sheet.hide_gridlines(0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer("&C&P / &N")


def lines_for(value: object, width: int) -> int:
    """The lines that a wrapped text takes in a column of that width."""
    if not isinstance(value, str):
        return 1
    # Wrapping breaks before a full-width character that does not fit, so a line holds a little less than its width.
    return sum(1 + max(0, _line_columns(line) - 1) // max(1, width - 2) for line in value.splitlines() or [""])


def _columns(value: object) -> int:
    return max(map(_line_columns, str(value).splitlines()), default=0)


def _line_columns(line: str) -> int:
    # In this encoding a character has as many bytes as it takes columns.
    return len(line.encode("cp932", "replace"))
