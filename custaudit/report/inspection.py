"""How a file was understood, for a person: sheets, headings and columns, what was skipped, and the settings that would mend it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.console import RenderableType
from rich.table import Table

from custaudit.cells import one_line
from custaudit.i18n import label, text
from custaudit.model import Item, Skipped
from custaudit.report.console import RULED, printed
from custaudit.report.facts import place, skipped_place
from custaudit.sources.formats import TABLES, WORKBOOKS
from custaudit.sources.model import FieldGuess, KindGuess, ReadInput, TableRequest, TableUnderstanding, Understanding
from custaudit.sources.table.grid import column_letter
from custaudit.sources.table.places.unlisted import SheetRows

_LONGEST_CELL = 40
_FIRST_ITEMS, _LONGEST_ITEM = 5, 60
_PLACES = 5
# Columns that a person can set in the settings file, in the order in which they are shown there.
_SETTABLE = ("no", "title", "detail", "reason", "department", "object", "effort_days", "field", "kind")


class SettingsFile(NamedTuple):
    """The settings file that the proposed lines are for, and how they name the input there."""

    file: str
    path: str


def inspection(read: ReadInput, width: int | None, settings: SettingsFile) -> str:
    """The text for one input, as wide as the terminal (80 columns without one); the settings are never wrapped."""
    understood, summary = read.understanding, read.summary
    parts: list[RenderableType] = [text("inspect.file", path=summary.path, format=understood.format)]
    if understood.encoding is not None:
        parts.append("  " + text("inspect.encoding", encoding=understood.encoding))
    parts.append("  " + _guess("kind", understood.kind.kind, understood.kind))
    parts.append("  " + _guess("field", understood.field.field, understood.field))
    if len(counts := Counter(item.field for item in read.items)) > 1:
        fields = (text("inspect.field_count", field=label("field", field), count=count) for field, count in counts.items())
        parts.append("  " + text("inspect.fields", fields=", ".join(fields)))
    parts.append("  " + text("inspect.account", rows=summary.rows_read, items=summary.items, skipped=len(summary.skipped)))
    if understood.sheets:
        parts += ["", _sheets(understood)]
    for table in understood.tables:
        parts += ["", *_table(table, several=len(understood.tables) > 1)]
    if not understood.tables:
        parts += _block("inspect.first_items", [_first_item(item) for item in read.items[:_FIRST_ITEMS]])
    parts += _block("inspect.outline", understood.outline)
    parts += _block("inspect.skipped", _skipped_lines(summary.skipped))
    parts += _block("inspect.warnings", read.warnings)
    parts += ["", text("inspect.settings", file=settings.file)]
    return printed(parts, width, color=False) + "".join(f"  {line}\n" for line in _settings(read, settings.path))


def unlisted(
    path: str, sheets: Sequence[SheetRows], width: int | None, settings: SettingsFile, skipped: Sequence[Skipped] | None = None
) -> str:
    """The text for an input in which no list was found: its sheets, their first rows, and settings that may make lists of them.

    ``skipped``: what was left out of a document that asks for nothing.
    """
    parts: list[RenderableType] = [text("inspect.unlisted" if skipped is None else "inspect.refused", path=path)]
    parts += _block("inspect.skipped", _skipped_lines(skipped or ()))
    for sheet in sheets:
        name = one_line(sheet.name or "") + (text("inspect.hidden") if sheet.hidden else "")
        parts += ["", text("inspect.first_rows", sheet=name, rows=sheet.rows).lstrip(), _first_rows(sheet)]
    requests = [sheet.request for sheet in sheets if sheet.request is not None]
    parts += ["", text("inspect.settings_proposed", file=settings.file)] if requests else []
    lines = [line for request in requests for line in ("[[inputs]]", f"path = {_toml(settings.path)}", *_wishes(request))]
    return printed(parts, width, color=False) + "".join(f"  {line}\n" for line in lines)


def _first_rows(sheet: SheetRows) -> Table:
    shown = Table(box=RULED, show_edge=False, pad_edge=False)
    shown.add_column(text("inspect.row_number"), justify="right")
    for column in range(max(map(len, sheet.first_rows.values()), default=0)):
        shown.add_column(column_letter(column), overflow="fold")
    for row, cells in sheet.first_rows.items():
        shown.add_row(str(row), *(one_line(cell, _LONGEST_CELL) for cell in cells))
    return shown


def _first_item(item: Item) -> str:
    """The beginning of an item of running text, with its place."""
    return text("inspect.first_item", place=place(item.source), no=item.no or "", words=one_line(item.detail or item.title, _LONGEST_ITEM))


def _guess(what: str, code: str, guess: FieldGuess | KindGuess) -> str:
    words = text("inspect.words", words=one_line(guess.words)) if guess.words else ""
    return text(f"inspect.{what}", **{what: label(what, code)}, origin=label("origin", guess.origin), words=words)


def _sheets(understood: Understanding) -> Table:
    title = text("inspect.sheets" if understood.format in WORKBOOKS else "inspect.tables")
    shown = Table(box=RULED, show_edge=False, title=title, title_justify="left", pad_edge=False)
    for key in ("sheet_name", "sheet_rows", "sheet_understood"):
        shown.add_column(text(f"inspect.{key}"), justify="right" if key == "sheet_rows" else "left", overflow="fold")
    for sheet in understood.sheets:
        name = _name(sheet.name, sheet.page) + (text("inspect.hidden") if sheet.hidden else "")
        shown.add_row(name, str(sheet.rows), sheet.reason or text("inspect.sheet_tables", count=sheet.tables))
    return shown


def _name(sheet: str, page: int | None) -> str:
    """A sheet, or a table of a document with its page."""
    return one_line(sheet) if page is None else text("inspect.on_page", table=sheet, page=page)


def _table(table: TableUnderstanding, *, several: bool) -> list[RenderableType]:
    rows = text("inspect.rows", first=table.first_row, last=table.last_row)
    title = _title(table, " ".join(part for part in (_name(table.sheet or "", table.page), rows) if part))
    shown = Table(box=RULED, show_edge=False, pad_edge=False)
    for key in ("column", "heading", "meaning", "matched_by", "first_row"):
        shown.add_column(text(f"inspect.{key}"), overflow="fold")
    example = table.first_rows[0] if table.first_rows else []
    for number, column in enumerate(table.columns):
        shown.add_row(
            column.letter + (text("inspect.hidden") if column.hidden else ""),
            one_line(column.heading, _LONGEST_CELL),
            label("column", column.column) if column.column else text("inspect.unused"),
            label("matched-by", column.matched_by) if column.matched_by else "",
            one_line(example[number], _LONGEST_CELL) if number < len(example) else "",
        )
    hidden = [text("inspect.hidden_rows", rows=", ".join(map(str, table.hidden_rows)))] if table.hidden_rows else []
    field = ["  " + _guess("field", table.field.field, table.field)] if several else []
    return [title, *field, *hidden, shown]


def _title(table: TableUnderstanding, place: str) -> str:
    if table.layout != "list":
        return text(f"inspect.{table.layout}", place=place, items=table.items)
    return text("inspect.table", place=place, header=_heading(table), items=table.items)


def _heading(table: TableUnderstanding) -> str:
    """Where the heading of a table is."""
    match table.header_rows:
        case [row]:
            return text("inspect.row", first=row)
        case [first, *_, last]:
            return text("inspect.rows", first=first, last=last)
        case _:
            return text("inspect.no_heading" if table.request.header_row == 0 else "inspect.heading_before")


def _block(title: str, lines: Sequence[str]) -> list[RenderableType]:
    return ["", text(title), *(f"  {line}" for line in lines)] if lines else []


def _skipped_lines(skipped: Sequence[Skipped]) -> list[str]:
    places: dict[str, list[str]] = {}
    for each in skipped:
        places.setdefault(each.reason, []).append(skipped_place(each))
    lines = []
    for reason, found in places.items():
        shown = ", ".join(found[:_PLACES])
        if len(found) > _PLACES:
            shown = text("inspect.places_more", places=shown)
        lines.append(text("inspect.skipped_line", reason=reason, count=len(found), places=shown))
    return lines


def _settings(read: ReadInput, named: str) -> list[str]:
    """The ``[[inputs]]`` entries that say what was guessed, which read as they stand give the same items: one for each table, and
    one for a document as a whole."""
    understood = read.understanding
    path = f"path = {_toml(named)}"
    kind = f"kind = {_toml(understood.kind.kind)}"
    entries = dict.fromkeys("\n".join(_wishes(table.request)) for table in understood.tables if _says_something(table.request, understood))
    if understood.format in TABLES:
        return [line for entry in entries for line in ("[[inputs]]", path, *entry.split("\n"), kind) if line]
    # Said of a whole document, a business overrules what its headings and rows say.
    one_field = all(item.field == understood.field.field for item in read.items)
    field = [f"field = {_toml(understood.field.field)}"] if one_field else []
    return ["[[inputs]]", path, *field, kind, *(line for entry in entries for line in ("[[inputs]]", path, *entry.split("\n")))]


def _says_something(request: TableRequest, understood: Understanding) -> bool:
    """Whether a request says more than which table of a document it is."""
    return understood.format in TABLES or bool(request.columns) or request.field is not None


def _wishes(request: TableRequest) -> Iterator[str]:
    for name in ("sheet", "header_row", "last_row", "area"):
        value = getattr(request, name)
        if value is not None:
            yield f"{name} = {_toml(value) if isinstance(value, str) else value}"
    if request.columns:
        columns = ", ".join(f"{name} = {_toml(request.columns[name])}" for name in _SETTABLE if name in request.columns)
        yield f"columns = {{ {columns} }}"
    if request.field is not None:
        yield f"field = {_toml(request.field)}"


def _toml(words: str) -> str:
    """A TOML string; its basic strings escape as JSON does."""
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")
