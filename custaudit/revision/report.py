"""The comparison of two versions for a terminal, for a pull-request comment, and as JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from custaudit.cells import one_line
from custaudit.i18n import label, text
from custaudit.jsontext import json_text
from custaudit.model import DEVIATIONS, AssessedItem
from custaudit.report.console import RULED, printed
from custaudit.report.facts import marks, name_of, percent
from custaudit.report.markdown import escaped
from custaudit.report.markdown import table as markdown_table
from custaudit.revision.comparison import ChangedItem, Comparison

if TYPE_CHECKING:
    from rich.console import RenderableType

_ROWS = 50
_CONTEXT = 10
_LONGEST = 100
Row = tuple[str, str, str, str]
"""Number, title, what it is about, verdict."""


def render_comparison(comparison: Comparison, format: str, width: int | None = None, color: bool = False) -> str:
    """The comparison in one of ``COMPARISON_FORMATS``."""
    return COMPARISON_FORMATS[format](comparison, width, color)


def _json(comparison: Comparison, _width: int | None, _color: bool) -> str:
    return json_text(comparison)


def _markdown(comparison: Comparison, _width: int | None, _color: bool) -> str:
    rate, *others = _summary(comparison)
    parts = [f"## {text('revision.title')}", f"**{escaped(rate, 300)}**", "  \n".join(escaped(line, 300) for line in others)]
    for heading, columns, rows in _sections(comparison):
        parts.append(f"### {heading}")
        parts.append(markdown_table(columns, [[escaped(cell, 120) for cell in row] for row in rows[:_ROWS]]))
        if len(rows) > _ROWS:
            parts.append(text("report.more", count=len(rows) - _ROWS))
    rewordings = [text("revision.rewording", part=part, old=old, new=new) for part, old, new in _rewordings(comparison)]
    if rewordings:
        parts.append(f"### {text('revision.rewordings')}")
        parts.append("\n".join(f"- {escaped(line, 300)}" for line in rewordings[:_ROWS]))
    return "\n\n".join(parts) + "\n"


def _table(comparison: Comparison, width: int | None, color: bool) -> str:
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    rate, *others = _summary(comparison)
    better_or_worse = "bold red" if comparison.rate_change > 0 else "bold green" if comparison.rate_change < 0 else "bold"
    parts: list[RenderableType] = [Text(rate, style=better_or_worse), *map(Text, others)]
    for heading, columns, rows in _sections(comparison):
        table = Table(box=RULED, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
        for name, share in zip(columns, (1, 4, 2, 2), strict=True):
            table.add_column(name, overflow="fold", ratio=share)
        for row in rows:
            table.add_row(*(Text(one_line(cell)) for cell in row))
        parts += ["", Text(heading, style="bold"), table]
    rewordings = _rewordings(comparison)
    if rewordings:
        parts += ["", Text(text("revision.rewordings"), style="bold")]
    for part, old, new in rewordings:
        parts.append(Text(part))
        parts += [Padding(Text(f"{mark} {words}", style), (0, 0, 0, 2)) for mark, words, style in (("-", old, "red"), ("+", new, "green"))]
    return printed(parts, width, color)


COMPARISON_FORMATS: Mapping[str, Callable[[Comparison, int | None, bool], str]] = {"table": _table, "md": _markdown, "json": _json}
"""The formats that two versions can be compared in."""


def _summary(comparison: Comparison) -> list[str]:
    old, new, moved = comparison.old, comparison.new, comparison.deviations
    points = round(comparison.rate_change * 100, 1)
    change = text("revision.points", points=points) if points else text("revision.no_change")
    lines = [
        text("revision.rate", old=percent(old.customization_rate), new=percent(new.customization_rate), change=change),
        text("revision.versions", old=_paths(old.paths), new=_paths(new.paths)),
        text(
            "revision.counts",
            added=len(comparison.added),
            removed=len(comparison.removed),
            changed=len(comparison.changed),
            unchanged=comparison.unchanged,
        ),
        text(
            "revision.deviations",
            old=moved.old,
            new=moved.new,
            added=_moved(moved.added, 0),
            removed=_moved(0, moved.removed),
            changed=_moved(moved.became, moved.ceased),
        ),
    ]
    if new.waived:
        lines.append(text("report.waived_sentence", count=new.waived))
    if not (comparison.added or comparison.removed or comparison.changed):
        lines.append(text("revision.nothing"))
    return lines


def _moved(more: int, fewer: int) -> str:
    """How many came and went, such as ``+2 -1``."""
    said = [f"{sign}{count}" for sign, count in (("+", more), ("-", fewer)) if count]
    return " ".join(said) or text("revision.no_change")


def _rewordings(comparison: Comparison) -> list[tuple[str, str, str]]:
    """Each changed part of an item with the words before and after: nobody has to open two workbooks side by side."""
    found: list[tuple[str, str, str]] = []
    for pair in comparison.changed:
        for part in pair.parts:
            if part == "verdict":
                continue
            old, new = (one_line(_shown(getattr(item, part))) for item in (pair.old, pair.new))
            name = f"{pair.new.no or pair.new.id} {text(f'revision.part.{part}')}"
            found.append((name, *_around_the_change(old, new)))
    return found


def _shown(cell: str | float | None) -> str:
    return f"{cell:g}" if isinstance(cell, float | int) else cell or ""


def _around_the_change(old: str, new: str) -> tuple[str, str]:
    """Both texts without most of what they begin and end with alike."""
    from rapidfuzz.distance import Postfix, Prefix

    head = Prefix.similarity(old, new)
    tail = Postfix.similarity(old[head:], new[head:])
    start, rest = max(0, head - _CONTEXT), max(0, tail - _CONTEXT)

    def cut(whole: str) -> str:
        end = len(whole) - rest
        return ("..." if start else "") + one_line(whole[start:end], _LONGEST) + ("..." if rest else "")

    return cut(old), cut(new)


def _sections(comparison: Comparison) -> list[tuple[str, list[str], list[Row]]]:
    """Heading, column names and rows of what was added, changed and removed; deviations first, nothing for an empty one."""
    no, title, type_name = (text(f"report.column.{key}") for key in ("no", "title", "type"))
    verdict, what = text("revision.column.verdict"), text("revision.column.what")
    plain, changed = [no, title, type_name, verdict], [no, title, what, verdict]
    sections = [
        ("added", plain, [_row(item) for item in _deviations_first(comparison.added)]),
        ("changed", changed, [_changed_row(pair) for pair in sorted(comparison.changed, key=_no_change_of_rate)]),
        ("removed", plain, [_row(item) for item in _deviations_first(comparison.removed)]),
    ]
    return [
        (text("revision.section", name=text(f"revision.{kind}"), count=len(rows)), columns, rows)
        for kind, columns, rows in sections
        if rows
    ]


def _row(item: AssessedItem) -> Row:
    return (item.no or item.id, name_of(item), label("type", item.type.code), _verdict(item))


def _changed_row(pair: ChangedItem) -> Row:
    what = text("revision.part.comma").join(text(f"revision.part.{part}") for part in pair.parts)
    old, new = _verdict(pair.old), _verdict(pair.new)
    verdict = new if pair.old.verdict == pair.new.verdict else text("revision.from_to", old=old, new=new)
    return (pair.new.no or pair.new.id, name_of(pair.new), what, verdict)


def _verdict(item: AssessedItem) -> str:
    beside = "".join(f" ({mark.name})" for mark in marks(item) if mark.code != "exempt")
    return label("verdict", item.verdict) + beside


def _deviations_first(items: Sequence[AssessedItem]) -> list[AssessedItem]:
    return sorted(items, key=lambda item: item.verdict not in DEVIATIONS)


def _no_change_of_rate(pair: ChangedItem) -> bool:
    return (pair.old.verdict in DEVIATIONS) == (pair.new.verdict in DEVIATIONS)


def _paths(paths: Sequence[str]) -> str:
    return ", ".join(one_line(path) for path in paths)
