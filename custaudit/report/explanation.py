"""The explanation of one item for a terminal or a pager: the text with its marks, then the sums, then what would change them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from custaudit.cells import one_line
from custaudit.classify.explain import AxisExplanation, Change, Contribution
from custaudit.explanation import Explanation
from custaudit.i18n import label, text
from custaudit.match.explain import MatchExplanation, Signal
from custaudit.model import AssessedItem, ClassifiedItem, Column
from custaudit.report.console import printed
from custaudit.report.facts import name_of, named, percent

_COLUMNS: tuple[Column, ...] = ("title", "detail", "reason", "object")
_SHOWN = 8
_LEAST_MARKED = 0.15
_PLACES_SHOWN = 3
_CUES_NAMED = 4
_CUE = "cue/"
_SIGNALS = 6
_STYLE = {"type": "black on yellow", "domain": "black on cyan"}


def render(explanation: Explanation, width: int | None, color: bool) -> str:
    """The explanation as text, as wide as the terminal."""
    return printed(_parts(explanation, color), width, color)


def _parts(explanation: Explanation, color: bool) -> Iterator[RenderableType]:
    item = explanation.item
    yield Text(text("explain.number", no=item.no or item.id, title=name_of(item)), style="bold")
    yield Text(_place(item), style="dim")
    yield ""
    yield _marked_text(explanation, color)
    for axis in explanation.axes:
        yield ""
        yield from _axis(axis, item)
    if isinstance(item, AssessedItem):
        yield ""
        yield from _verdict(item, explanation.match)


def _place(item: ClassifiedItem) -> str:
    source = item.source
    parts = [
        source.path,
        source.sheet,
        *(text(f"explain.{name}", **{name: getattr(source, name)}) for name in ("page", "row", "line") if getattr(source, name)),
        label("field", item.field),
        one_line(item.department),
        text("explain.review") if item.review else "",
    ]
    return "  ".join(part for part in parts if part)


def _marked_text(explanation: Explanation, color: bool) -> Table:
    """The cells with the places marked on which type and domain rest: in colour, else in brackets."""
    grid = Table(box=None, show_header=False, pad_edge=False)
    grid.add_column(no_wrap=True, style="dim")
    grid.add_column(overflow="fold")
    for column in _COLUMNS:
        cell = getattr(explanation.item, column)
        if cell:
            grid.add_row(label("column", column), _marked(cell, list(_spans(explanation.axes, column)), color))
    return grid


def _spans(axes: Sequence[AxisExplanation], column: Column) -> Iterator[tuple[int, int, str]]:
    for axis in axes:
        for one in axis.contributions:
            if one.chosen - one.runner_up >= _LEAST_MARKED and not one.rule.startswith(_CUE):
                yield from ((place.start, place.end, axis.axis) for place in one.places if place.column == column)


def _marked(cell: str, spans: Sequence[tuple[int, int, str]], color: bool) -> Text:
    if color:
        marked = Text(cell)
        # The type's marks lie over the domain's.
        for start, end, axis in sorted(spans, key=lambda span: span[2]):
            marked.stylize(_STYLE[axis], start, end)
        return marked
    pieces: list[str] = []
    at = 0
    for start, end in _joined(spans):
        pieces += [cell[at:start], "【", cell[start:end], "】"]
        at = end
    return Text("".join([*pieces, cell[at:]]))


def _joined(spans: Iterable[tuple[int, int, str]]) -> list[tuple[int, int]]:
    """The spans in order, overlapping ones as one."""
    joined: list[tuple[int, int]] = []
    for start, end, _ in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _axis(axis: AxisExplanation, item: ClassifiedItem) -> Iterator[RenderableType]:
    chosen, runner_up = named(axis.axis, axis.code), named(axis.axis, axis.runner_up)
    heading = Text(
        text("explain.decided", axis=label("axis", axis.axis), label=label(axis.axis, axis.code), code=axis.code),
        style=f"bold {_STYLE[axis.axis]}",
    )
    if axis.axis == "domain" and item.domain.flow and item.domain.medium:
        heading.append(text("explain.flow", flow=label("flow", item.domain.flow), medium=label("medium", item.domain.medium)))
    yield heading
    yield _sums(axis)
    if axis.by_precedence:
        yield Text(text("explain.by_precedence", likeliest=axis.codes[0].label, label=chosen))
    yield ""
    yield _contributions(axis, chosen, runner_up) if axis.contributions else text("explain.nothing")
    yield ""
    yield Text(text("explain.tipping"), style="bold")
    changes = [(key, change) for key, change in (("without", axis.without), ("with", axis.with_)) if change is not None]
    for key, change in changes:
        yield Padding(Text(_change(key, change, axis)), (0, 0, 0, 2))
    if not changes:
        yield Padding(Text(text("explain.firm")), (0, 0, 0, 2))


def _sums(axis: AxisExplanation) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(justify="right", no_wrap=True)
    table.add_column()
    for one in axis.codes:
        said = text("explain.sum", sum=_signed(one.sum), bias=_signed(one.bias))
        table.add_row(f"  {one.label}", percent(one.probability), said, style="bold" if one.code == axis.code else "")
    return table


def _contributions(axis: AxisExplanation, chosen: str, runner_up: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column(text("explain.column.chosen", label=chosen), justify="right", overflow="fold", max_width=14)
    table.add_column(text("explain.column.runner_up", label=runner_up), justify="right", overflow="fold", max_width=14)
    table.add_column(text("explain.column.found"), overflow="fold", ratio=2)
    table.add_column(text("explain.column.rule"), overflow="fold", ratio=3)
    cues = [one for one in axis.contributions if one.rule.startswith(_CUE)]
    rules = [one for one in axis.contributions if not one.rule.startswith(_CUE)]
    for one in rules[:_SHOWN]:
        table.add_row(_signed(one.chosen), _signed(one.runner_up), _found(one), f"{one.rule}\n{one.why}".strip())
    if rules[_SHOWN:]:
        table.add_row(*_total(rules[_SHOWN:]), "", text("explain.more", count=len(rules) - _SHOWN))
    if cues:
        examples = " ".join(one.rule.removeprefix(_CUE) for one in cues[:_CUES_NAMED])
        table.add_row(*_total(cues), "", text("explain.cues", count=len(cues), examples=examples))
    return table


def _found(contribution: Contribution) -> str:
    words = dict.fromkeys(text("explain.found", column=label("column", one.column), text=one_line(one.text)) for one in contribution.places)
    shown = "\n".join(list(words)[:_PLACES_SHOWN])
    more = len(words) - _PLACES_SHOWN
    return text("lint.and_more", shown=shown, more=more) if more > 0 else shown


def _total(contributions: Sequence[Contribution]) -> tuple[str, str]:
    return _signed(sum(one.chosen for one in contributions)), _signed(sum(one.runner_up for one in contributions))


def _change(key: str, change: Change, axis: AxisExplanation) -> str:
    return text(
        f"explain.{key}",
        words="".join(text("explain.quoted", word=one_line(word)) for word in change.words),
        concept=change.label or "",
        label=named(axis.axis, change.code),
        probability=percent(change.probability),
    )


def _verdict(item: AssessedItem, match: MatchExplanation | None) -> Iterator[RenderableType]:
    if item.verdict is None or match is None:
        yield Text(text("explain.no_verdict"), style="bold")
        yield Text(item.explanation)
        return
    verdict = text("explain.verdict", label=label("verdict", item.verdict), p_deviation=percent(item.p_deviation))
    yield Text(verdict, style="bold")
    yield Text(item.explanation)
    if item.exempt:
        yield Text(text("explain.exempt", reason=item.exempt.reason))
    yield ""
    yield Text(text("explain.answered", sum=_signed(sum(one.contribution for one in match.answered))), style="bold")
    yield Padding(Text(_signals(match.answered)), (0, 0, 0, 2))
    yield Text(text("explain.candidates"), style="bold")
    for one in match.candidates:
        line = text(
            "explain.candidate",
            section=one.match.section,
            title=one_line(one.match.title),
            requirement=one.match.requirement,
            class_=label("class", one.match.class_),
            similarity=percent(one.match.similarity),
            verdict=label("verdict", one.verdict),
        )
        yield Padding(Text(line), (0, 0, 0, 2))
        yield Padding(Text(_signals(one.signals), style="dim"), (0, 0, 0, 4))


def _signals(signals: Sequence[Signal]) -> str:
    return "  ".join(text("explain.signal", name=_name(one), contribution=_signed(one.contribution)) for one in signals[:_SIGNALS])


def _name(signal: Signal) -> str:
    kind, _, code = signal.name.partition("/")
    return text("signal.type", label=label("type", code)) if kind == "type" else label("signal", kind)


def _signed(number: float) -> str:
    return f"{number:+.2f}"
