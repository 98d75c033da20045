"""The rows of a list without lines between all of its cells: told by rules, shading, wider gaps, or cells that each row has one line of."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from custaudit.sources.textdoc.pdf.tables.opencolumns import ASCENT, DESCENT
from custaudit.sources.textdoc.words.knowledge import ClauseKnowledge
from custaudit.sources.textdoc.words.markers import split_marker

_Align = Literal["top", "middle", "bottom"]
_ALIGNS: tuple[_Align, ...] = ("top", "middle", "bottom")

# In widths of a full-width character: how far the cells of a row may be out of line, how much wider the gap between rows is,
# how far before the edge of its column a line ends that was broken there, how near each other lines of a column are at most.
# In usual distances of lines: what is wider parts cells.
_OUT, _WIDER, _BROKEN, _NEAREST = 0.35, 0.2, 1.3, 0.9
_SAME_PITCH = 1.3
_NUMBER = re.compile(r"[A-Za-z(\uff08]{0,3}[-.]?[0-9\uff10-\uff19]{1,4}(?:[-\uff0d.\uff0e][0-9\uff10-\uff19]{1,4})*[)\uff09.]?")
_LONGEST_NUMBER, _NUMBER_COLUMNS = 10, 2


class CellLine(NamedTuple):
    """A line of a cell; ``foot`` is the height it stands on."""

    foot: float
    right: float
    text: str


class Lines(NamedTuple):
    """The lines of each column from above; those down to ``head`` are the headings (None: there are none)."""

    columns: list[list[CellLine]]
    head: float | None
    em: float

    @property
    def pitch(self) -> float:
        """How far below each other the lines of a cell stand."""
        body = ([line for line in column if self.head is None or line.foot > self.head] for column in self.columns)
        pairs = (pair for column in body for pair in itertools.pairwise(column))
        return min((lower.foot - upper.foot for upper, lower in pairs if lower.foot - upper.foot > self.em * _NEAREST), default=math.inf)


def rows_of_list(lines: Lines, rules: Sequence[float], knowledge: ClauseKnowledge) -> list[float] | None:
    """The places between the rows, the headings' own too; None where they cannot be told."""
    numbers = _numbers(lines, knowledge)
    if numbers is not None and lines.head is not None:
        # Headings may take several lines.
        begun = next(line.foot for line in lines.columns[numbers] if line.foot > lines.head and _is_number(line.text, knowledge))
        lines = lines._replace(head=max([lines.head, *(line.foot for line in lines.columns[numbers] if line.foot < begun)]))
    cuts = _by_rules(lines, rules)
    by_rules = len(cuts)
    parts = _parts(lines.columns, cuts)
    if by_rules < 2 or (numbers is not None and any(_count(part[numbers], lines) > 1 for part in parts)):
        cuts = sorted({*cuts, *_by_gaps(lines)})
        parts = _parts(lines.columns, cuts)
    several = len(parts) - (lines.head is not None) > 1
    for part in parts:
        if numbers is not None and any(_count(part[numbers], lines) for part in parts):
            found = _by_numbers(part, lines, numbers)
        elif several and not _holds_rows(part, lines):
            found = []
        else:
            found = _by_any_column(part, lines)
        if found is None:
            return None
        cuts += found
    cuts.sort()
    return sorted([*cuts, *_by_figures(_parts(lines.columns, cuts), lines)])


def _parts(columns: Sequence[Sequence[CellLine]], cuts: Sequence[float]) -> list[list[list[CellLine]]]:
    """The lines of each column between one cut and the next."""
    limits = [-math.inf, *sorted(cuts), math.inf]
    return [[[line for line in column if upper < line.foot <= lower] for column in columns] for upper, lower in itertools.pairwise(limits)]


def _by_rules(lines: Lines, rules: Sequence[float]) -> list[float]:
    """The rules that have lines above and below them and run through none."""
    feet = [line.foot for column in lines.columns for line in column]
    done: list[float] = []
    for rule in rules:
        through = any(foot - lines.em * (ASCENT - _WIDER) < rule < foot for foot in feet)
        above = [foot for foot in feet if foot < rule + lines.em * _WIDER]
        if through or not above or len(above) == len(feet):
            continue
        # A rule just under the line is drawn below its foot.
        at = max(rule, max(above) + lines.em * DESCENT / 2)
        if not any(foot for foot in feet if (done[-1] if done else -math.inf) < foot < at):
            continue
        done.append(at)
    return done


def _by_gaps(lines: Lines) -> list[float]:
    """The middles of the gaps that are wider than those between the lines of a cell."""
    feet = sorted(line.foot for column in lines.columns for line in column)
    usual = lines.pitch + lines.em * _WIDER
    return [
        lower - lines.em * ASCENT - (lower - upper - lines.em) / 2 for upper, lower in itertools.pairwise(feet) if lower - upper > usual
    ]


def _numbers(lines: Lines, knowledge: ClauseKnowledge) -> int | None:
    """The column that has a number of its own in each row that has one."""
    for index, column in enumerate(lines.columns[:_NUMBER_COLUMNS]):
        body = [line.text for line in column if lines.head is None or line.foot > lines.head]
        while body and not _is_number(body[0], knowledge):
            body = body[1:]
        enough = body and len(set(body)) == len(body)
        if enough and all(_is_number(text, knowledge) for text in body):
            return index
    return None


def _is_number(text: str, knowledge: ClauseKnowledge) -> bool:
    if len(text) > _LONGEST_NUMBER:
        return False
    marker, rest = split_marker(f"{text} ", knowledge)
    return bool(_NUMBER.fullmatch(text)) or (marker is not None and not marker.bullet and not rest.strip())


def _count(column: Sequence[CellLine], lines: Lines) -> int:
    return sum(lines.head is None or line.foot > lines.head for line in column)


def _by_numbers(part: Sequence[Sequence[CellLine]], lines: Lines, numbers: int) -> list[float] | None:
    """The places between the rows of a part that holds several numbers."""
    anchors = [line.foot for line in part[numbers] if lines.head is None or line.foot > lines.head]
    headed = lines.head is not None and any(line.foot <= lines.head for column in part for line in column)
    if lines.head is not None and headed and anchors:
        return _by_anchors(part, [lines.head, *anchors], lines, headed=True)
    return [] if len(anchors) < 2 else _by_anchors(part, anchors, lines)


def _by_any_column(part: Sequence[Sequence[CellLine]], lines: Lines) -> list[float] | None:
    """The places between the rows of a part by a column that has one line in each."""
    headed = lines.head is not None and any(line.foot <= lines.head for column in part for line in column)
    feet = {round(line.foot / lines.em * 2) for column in part for line in column}
    if len(feet) < 2:
        return []
    closed = lines.pitch * _SAME_PITCH
    # Cells never take as many lines each in every column.
    alike = all(len(column) == len(feet) for column in part)
    for index, column in enumerate(part):
        body = itertools.pairwise(column[headed:])
        wrapped = any(_is_full(upper, lines.columns[index], lines.em) and lower.foot - upper.foot < closed for upper, lower in body)
        if len(column) < 2 or (wrapped and not alike):
            continue
        found = _by_anchors(part, [line.foot for line in column], lines, headed=headed, closed=closed)
        if found is not None:
            return found
    return None


def _is_full(line: CellLine, column: Sequence[CellLine], em: float) -> bool:
    """Whether a line goes as far as the column does, so that it may go on in the next one."""
    return line.right > max(other.right for other in column) - em * _BROKEN


def _holds_rows(part: Sequence[Sequence[CellLine]], lines: Lines) -> bool:
    """Whether a cell has a gap, or several begin anew at one height: two columns have a line there and none of them was full above."""
    pitch = lines.pitch * _SAME_PITCH
    if any(lower.foot - upper.foot > pitch for column in part for upper, lower in itertools.pairwise(column)):
        return True
    levels = sorted({round(line.foot / lines.em * 2) for column in part for line in column})
    for level in levels[1:]:
        begun = []
        for column, whole in zip(part, lines.columns, strict=True):
            for upper, lower in itertools.pairwise(column):
                if round(lower.foot / lines.em * 2) == level:
                    begun.append(not _is_full(upper, whole, lines.em))
        if len(begun) >= 2 and all(begun):
            return True
    return False


def _by_anchors(
    part: Sequence[Sequence[CellLine]],
    anchors: Sequence[float],
    lines: Lines,
    *,
    headed: bool = False,
    closed: float = math.inf,
) -> list[float] | None:
    """The places between rows of one anchor each, all of whose cells are set at the top, in the middle or at the bottom beside it."""
    for way in _ALIGNS:
        found = _fitted(part, anchors, lines.em, way, headed=headed, closed=closed)
        if found is not None:
            return found
        if way == "top" and not headed and lines.head is None:
            # At the top of a page stands the rest of the last row.
            cut = anchors[0] - lines.em * _OUT
            found = _fitted([[line for line in column if line.foot > cut] for column in part], anchors, lines.em, way)
            if found is not None:
                return [cut, *found]
    return None


def _fitted(
    part: Sequence[Sequence[CellLine]], anchors: Sequence[float], em: float, way: _Align, *, headed: bool = False, closed: float = math.inf
) -> list[float] | None:
    """The cuts between the anchors that leave each cell in line with its anchor, the best if there are several."""
    feet = sorted({line.foot for column in part for line in column})
    between = [(upper + lower) / 2 for upper, lower in itertools.pairwise(feet) if lower - upper > em * _OUT / 2]
    best: dict[float, tuple[float, list[float]]] = {-math.inf: (0.0, [])}
    for place, anchor in enumerate(anchors):
        following = anchors[place + 1] if place + 1 < len(anchors) else math.inf
        ends = [cut for cut in between if anchor < cut < following] if place + 1 < len(anchors) else [math.inf]
        then: dict[float, tuple[float, list[float]]] = {}
        for end in ends:
            for start, (cost, cuts) in best.items():
                own = min(_out_of_line(part, start, end, anchor, each, closed) for each in (_ALIGNS if headed and not place else (way,)))
                if own <= em * _OUT and (end not in then or cost + own < then[end][0]):
                    then[end] = cost + own, [*cuts, end]
        best = then
    return best[math.inf][1][:-1] if math.inf in best else None


def _out_of_line(part: Sequence[Sequence[CellLine]], start: float, end: float, anchor: float, way: _Align, closed: float) -> float:
    """How far the cell that is furthest out of line with the anchor is; no cell has a wider step than ``closed`` from line to line."""
    worst = 0.0
    for column in part:
        feet = [line.foot for line in column if start < line.foot < end]
        if any(lower - upper > closed for upper, lower in itertools.pairwise(feet)):
            return math.inf
        if feet:
            at = feet[0] if way == "top" else feet[-1] if way == "bottom" else (feet[0] + feet[-1]) / 2
            worst = max(worst, abs(at - anchor))
    return worst


def _by_figures(parts: Sequence[Sequence[Sequence[CellLine]]], lines: Lines) -> Iterator[float]:
    """The places above a second figure in a column of figures, as in a total that has no number."""
    body = [[line for line in column if lines.head is None or line.foot > lines.head] for column in lines.columns]
    figures = [index for index, column in enumerate(body) if len(column) > 1 and all(_is_figure(line.text) for line in column)]
    for part in parts:
        for index in figures:
            own = [line.foot for line in part[index] if lines.head is None or line.foot > lines.head]
            if len(own) > 1:
                yield from (foot - lines.em * (ASCENT + DESCENT) for foot in own[1:])
                break


def _is_figure(text: str) -> bool:
    return text.replace(",", "").replace(".", "", 1).isdecimal()
