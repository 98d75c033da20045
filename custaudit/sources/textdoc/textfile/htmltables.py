"""Tables written as HTML inside Markdown."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from custaudit.sources.textdoc.blocks import TableBlock, TableRow

_TABLE = re.compile(r"\s*<table\b.*</table>\s*$", re.IGNORECASE | re.DOTALL)


class _Cells(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th") and self.rows:
            self.rows[-1].append("")
        elif tag == "br":
            self.handle_data("\n")
        self._inside = tag in ("td", "th") or (self._inside and tag != "tr")

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag not in ("td", "th", "tr", "table")

    def handle_data(self, data: str) -> None:
        if self._inside and self.rows and self.rows[-1]:
            self.rows[-1][-1] += data


def html_table(text: str, line: int | None) -> TableBlock | None:
    """The table that a text is, or None; all its rows are placed at its beginning."""
    if not _TABLE.match(text):
        return None
    cells = _Cells()
    cells.feed(text)
    return TableBlock(tuple(TableRow(tuple(map(str.strip, row)), None, line) for row in cells.rows if row))
