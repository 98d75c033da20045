"""The columns of a page, and the order in which its lines and tables are read."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence

from custaudit.sources.textdoc.pdf.page.lines import SAME_LINE, Fragment, joined, one_line
from custaudit.sources.textdoc.pdf.tables.placed import PlacedTable
from custaudit.sources.textdoc.words.knowledge import ClauseKnowledge
from custaudit.sources.textdoc.words.markers import split_marker
from custaudit.sources.textdoc.words.sections import asks
from custaudit.text import normal_form

_FEWEST_COLUMN_LINES = 4
# In heights of a character: a blank strip that ends the columns above it.
_BAND_GAP = 2.5
_FULL_STOP = "\u3002"
_SENTENCE_EVERY = 5
# Of the width of a page: a line that goes further runs over the whole page.
_WIDE = 0.8
# Clauses that begin side by side, of those of the side with fewer: from here on they may be the rows of a list.
_FEWEST_BEGINNINGS, _IN_ROWS = 3, 0.85
# Of the width of a table: where all lines are shorter, as titles over it are, none of them broke at an edge.
_SHORT = 0.6
_FEWEST_NARROW, _FEW_FULL, _SHORT_LINE = 6, 4, 10


def find_gutter(rows: list[list[Fragment]], before: float | None, knowledge: ClauseKnowledge) -> float | None:
    """The middle of the blank strip between two columns, here or where the page before has it and goes on at the top of this one."""
    found = _own_gutter(rows, knowledge)
    if found is not None or before is None:
        return found
    columns = [*itertools.takewhile(lambda row: not any(part.left < before < part.right for part in row), rows)]
    closing = rows[len(columns) :]
    # What stands apart at the foot of the page may be its number.
    if len(closing) > 1 and closing[-1][0].top - closing[-2][0].bottom > closing[-1][0].size * _BAND_GAP:
        closing.pop()
    # A paragraph over the whole page may close the columns; its last line may be short.
    across = all(len(row) == 1 and row[0].left < before for row in closing)
    return before if across and any(part.left >= before for row in columns for part in row) else None


def _own_gutter(rows: list[list[Fragment]], knowledge: ClauseKnowledge) -> float | None:
    """The middle of the blank strip between two columns, if lines on both sides run up to it."""
    flat = [fragment for row in rows for fragment in row]
    margin, edge = min(part.left for part in flat), max(part.right for part in flat)
    best: tuple[int, float] | None = None
    for step in range(30, 71):
        x = margin + (edge - margin) * step / 100
        crossing = sum(part.left < x < part.right for part in flat)
        if (
            best is None
            or crossing < best[0]
            or (crossing == best[0] and abs(step - 50) < abs(best[1] - margin - (edge - margin) / 2) / (edge - margin) * 100)
        ):
            best = crossing, x
    if best is None or edge - margin < 100:
        return None
    crossing, x = best
    left = [part for part in flat if part.right <= x]
    right = [part for part in flat if part.left >= x]
    if min(len(left), len(right)) < _FEWEST_COLUMN_LINES or crossing > min(len(left), len(right)):
        return None
    left_width, right_width = max(part.right for part in left) - margin, edge - min(part.left for part in right)
    long_left = sum(part.right - part.left >= left_width * 0.7 for part in left)
    long_right = sum(part.right - part.left >= right_width * 0.7 for part in right)
    if long_left * 2 >= len(left) and long_right * 3 >= len(right):
        return x
    # Short clauses seldom fill a line; but then both columns hold whole sentences, which the columns of a list do not.
    ended = [sum(part.text.rstrip().endswith(_FULL_STOP) for part in side) for side in (left, right)]
    sentences = ended[0] * _SENTENCE_EVERY >= len(left) and ended[1] * _SENTENCE_EVERY >= len(right)
    enough = long_left * 4 >= len(left) and long_right * 4 >= len(right)
    return x if enough and (sentences or _are_clauses(left, right, knowledge)) else None


def _are_clauses(left: Sequence[Fragment], right: Sequence[Fragment], knowledge: ClauseKnowledge) -> bool:
    """Whether both sides hold clauses that ask without a full stop, and each side numbers them or begins them where it likes.

    The columns of a list do neither: one of them has the numbers, and its rows begin side by side.
    """
    if any(sum(_ends(part, knowledge) for part in side) * _SENTENCE_EVERY < len(side) for side in (left, right)):
        return False
    if all(sum(_is_numbered(part, knowledge) for part in side) >= _FEWEST_BEGINNINGS for side in (left, right)):
        return True
    beginnings = [_beginnings(side, knowledge) for side in (left, right)]
    fewer, more = sorted(beginnings, key=len)
    shared = sum(any(abs(part.bottom - other.bottom) < part.size * SAME_LINE for other in more) for part in fewer)
    return len(fewer) >= _FEWEST_BEGINNINGS and shared < len(fewer) * _IN_ROWS


def _ends(part: Fragment, knowledge: ClauseKnowledge) -> bool:
    return part.text.rstrip().endswith(_FULL_STOP) or asks(normal_form(part.text), knowledge)


def _is_numbered(part: Fragment, knowledge: ClauseKnowledge) -> bool:
    marker, text = split_marker(part.text, knowledge)
    return marker is not None and not marker.bullet and not marker.note and bool(text.strip())


def _beginnings(side: Sequence[Fragment], knowledge: ClauseKnowledge) -> list[Fragment]:
    """The lines of one side with which a clause begins: behind the end of another one, or with a sign."""
    lines = sorted(side, key=lambda part: (part.bottom, part.left))
    return [
        line
        for above, line in zip([None, *lines], lines, strict=False)
        if above is None or _ends(above, knowledge) or split_marker(line.text, knowledge)[0] is not None
    ]


def in_order(rows: list[list[Fragment]], tables: list[PlacedTable], gutter: float | None) -> list[Fragment | PlacedTable]:
    """Lines across the page and, between them, the left column before the right one."""
    flat = [fragment for row in rows for fragment in row]
    if not flat:
        return list(tables)
    margin, edge = min(part.left for part in flat), max(part.right for part in flat)
    widest = max((table.right for table in tables), default=edge)
    if edge - margin < (widest - margin) * _SHORT:
        edge = widest
    ordered: list[Fragment | PlacedTable] = []
    band: tuple[list[Fragment | PlacedTable], list[Fragment | PlacedTable]] = ([], [])

    def close_band() -> None:
        for column, parts in enumerate(band, start=1):
            parts[:] = _on_one_line(parts)
            lines = [part for part in parts if isinstance(part, Fragment)]
            first, last = min((part.left for part in lines), default=margin), max((part.right for part in lines), default=edge)
            ordered.extend(part._replace(margin=first, edge=last, column=column) if isinstance(part, Fragment) else part for part in parts)
            parts.clear()

    entries: list[tuple[float, list[Fragment] | PlacedTable]] = [(row[0].top, row) for row in rows]
    entries += [(table.top, table) for table in tables]
    above = math.inf
    for top, entry in sorted(entries, key=lambda entry: entry[0]):
        if gutter is not None and not isinstance(entry, PlacedTable):
            # A blank strip over the whole page ends the columns above it.
            if top - above > entry[0].size * _BAND_GAP:
                close_band()
            above = max(part.bottom for part in entry)
        if isinstance(entry, PlacedTable):
            if gutter is not None and (entry.right <= gutter or entry.left >= gutter):
                band[entry.left >= gutter].append(entry)
            else:
                close_band()
                ordered.append(entry)
        elif gutter is None or any(part.left < gutter < part.right for part in entry):
            close_band()
            ordered.append(one_line(entry)._replace(margin=margin, edge=edge))
        else:
            for right in (False, True):
                side = [part for part in entry if (part.left >= gutter) == right]
                if side:
                    band[right].append(one_line(side))
    close_band()
    return ordered if gutter is not None else _narrowed(ordered, margin, edge)


def _on_one_line(parts: Sequence[Fragment | PlacedTable]) -> list[Fragment | PlacedTable]:
    """The parts of a column from above, pieces beside each other as one line: a line of the other column may have parted them."""
    done: list[Fragment | PlacedTable] = []
    for part in parts:
        above = done[-1] if done else None
        if isinstance(part, Fragment) and isinstance(above, Fragment) and (above.right <= part.left or part.right <= above.left):
            shared = min(part.bottom, above.bottom) - max(part.top, above.top)
            if shared > min(part.size, above.size) * SAME_LINE:
                done[-1] = joined(sorted((above, part), key=lambda piece: piece.left))
                continue
        done.append(part)
    return done


def _narrowed(parts: list[Fragment | PlacedTable], margin: float, edge: float) -> list[Fragment | PlacedTable]:
    """The same with the edge that lines between wider ones keep to, as those of a column under a title over the whole page."""
    done: list[Fragment | PlacedTable] = []
    for wide, group in itertools.groupby(parts, lambda part: part.right > margin + (edge - margin) * _WIDE):
        run = [*group]
        lines = [part for part in run if isinstance(part, Fragment)]
        own = None if wide or len(lines) < len(run) else _kept_edge(lines)
        done += run if own is None else [line._replace(edge=own) for line in lines]
    return done


def _kept_edge(lines: Sequence[Fragment]) -> float | None:
    """The edge at which many lines of sentences break; None where they end as they like."""
    own = max(line.right for line in lines)
    full = [line for line in lines if line.right > own - line.em and not line.text.endswith(_FULL_STOP) and len(line.text) > _SHORT_LINE]
    ended = sum(line.text.endswith(_FULL_STOP) for line in lines)
    many = len(lines) >= _FEWEST_NARROW and len(full) * _FEW_FULL >= len(lines) and ended * _SENTENCE_EVERY >= len(lines)
    return own if many else None
