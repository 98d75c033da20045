"""How the commands on standards print: sentences and tables for a reader, or plain data for programs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from custaudit.i18n import text
from custaudit.jsontext import json_text
from custaudit.standards.importers.model import ColumnUse, ImportReport
from custaudit.standards.tables import Table, import_table

if TYPE_CHECKING:
    from rich.console import RenderableType

ViewFormat = Literal["table", "md", "json"]
Part = str | Table
"""A sentence or a table; a sentence that begins with ``#`` is a heading."""

_MOST_RUNS = 12
# Cells of at most so many characters stay on one line.
_SHORT = 8


def view(parts: Sequence[Part], data: object, format: ViewFormat, width: int | None, color: bool) -> str:
    """The parts for a terminal or as Markdown, or the data as JSON."""
    if format == "json":
        return json_text(data)
    if format == "md":
        return "\n".join(part.markdown() if isinstance(part, Table) else f"{part}\n" for part in parts)
    from custaudit.report.console import printed

    return printed(map(_shown, parts), width, color)


def import_parts(report: ImportReport, title: str) -> list[Part]:
    """The account of an import: what was found, how the columns were read, what was decided, what was left out."""
    counts = report.by_class
    parts: list[Part] = [
        text(
            "standards.imported",
            title=title,
            name=report.name,
            sections=report.sections,
            requirements=report.requirements,
            required=counts["required"],
            optional=counts["optional"],
            prohibited=counts["prohibited"],
        ),
        text("standards.imported.folder", folder=report.folder),
        import_table(report),
    ]
    columns = [use for file in report.files for use in file.columns]
    if columns:
        parts += [f"## {text('standards.imported.columns')}", _columns_table(columns)]
    if report.assumptions:
        assumed = [(f"{one.place}: " if one.place else "") + one.sentence for one in report.assumptions]
        parts += [f"## {text('standards.imported.assumed')}", "\n".join(f"- {line}" for line in assumed)]
    skipped = report.skipped_by_reason()
    if skipped:
        headings = (text("standards.column.reason"), text("standards.column.rows"), text("standards.column.where"))
        places = _places(report)
        parts.append(f"## {text('standards.imported.skipped')}")
        parts.append(Table(headings, [(reason, str(count), places[reason]) for reason, count in skipped.items()]))
    return parts


def _places(report: ImportReport) -> dict[str, str]:
    """Where the rows and lines left out for each reason stand: the runs of each sheet, the first ones named."""
    named: dict[str, dict[str, list[int]]] = {}
    for file in report.files:
        for row in file.skipped:
            number = row.line if isinstance(row.line, int) else row.row
            if isinstance(number, int):
                place = row.sheet or (file.path if len(report.files) > 1 else "")
                named.setdefault(row.reason, {}).setdefault(place, []).append(number)
    return {reason: _runs_named(places) for reason, places in named.items()}


def _runs_named(places: dict[str, list[int]]) -> str:
    shown, named, rest = [], 0, 0
    for place, numbers in places.items():
        runs = _runs(sorted(numbers))
        kept = runs[: max(_MOST_RUNS - named, 0)]
        named += len(kept)
        rest += sum(last - first + 1 for first, last in runs[len(kept) :])
        if kept:
            words = ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in kept)
            shown.append(f"{place}: {words}" if place else words)
    more = [text("standards.where.more", count=rest)] if rest else []
    return "; ".join([*shown, *more])


def _runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Numbers in order as runs of neighbours."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and number <= runs[-1][1] + 1:
            runs[-1] = runs[-1][0], number
        else:
            runs.append((number, number))
    return runs


def _columns_table(uses: Sequence[ColumnUse]) -> Table:
    headings = tuple(text(f"standards.column.{name}") for name in ("sheet", "letter", "heading", "role"))
    return Table(headings, [(use.sheet or "", use.letter, " ".join(use.heading.split()), _role(use.role)) for use in uses])


def _role(role: str | None) -> str:
    """A role in words; ``class:core/ordinary`` is the class for those kinds of municipality."""
    name, _, kinds = (role or "unused").partition(":")
    words = text(f"standards.role.{name}")
    named = " / ".join(text(f"municipality.{kind}") for kind in kinds.split("/")) if kinds else ""
    return f"{words} ({named})" if named else words


def _shown(part: Part) -> RenderableType:
    from rich.table import Table as Grid
    from rich.text import Text

    from custaudit.report.console import RULED

    if isinstance(part, str):
        return Text(part.lstrip("# "), style="bold" if part.startswith("#") else "")
    grid = Grid(box=RULED, pad_edge=False)
    for position, heading in enumerate(part.headings):
        cells = [row[position] for row in part.rows]
        counts = bool(cells) and all(cell.isdigit() or not cell for cell in cells)
        short = max(map(_longest_line, [heading, *cells])) <= _SHORT
        grid.add_column(Text(heading), justify="right" if counts else "left", overflow="fold", no_wrap=short)
    for row in part.rows:
        grid.add_row(*map(Text, row))
    return grid


def _longest_line(cell: str) -> int:
    return max(map(len, cell.splitlines()), default=0)
