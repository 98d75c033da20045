"""Lists with lines between their rows and none between their columns: the lines that were left out are put in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from custaudit.sources.table.headings.head import could_be_heading
from custaudit.sources.textdoc.pdf.page.glyphs import Edge, Glyph, PageContent
from custaudit.sources.textdoc.pdf.tables.ruled import merged_edges
from custaudit.sources.textdoc.pdf.tables.unruled import borders_of, pieces_of

_NEAR, _ABOVE = 3.0, 2.5
_FEWEST_RULES, _FEWEST_HEADINGS = 4, 3


def with_columns(page: PageContent, lines: Sequence[Sequence[Glyph]]) -> PageContent:
    """The page with a line between the columns of each list that has a known heading above or under its first rule."""
    horizontal, vertical = [*page.horizontal], [*page.vertical]
    for rules in _alike(page):
        found = _columns(rules, page.glyphs, lines)
        if found is not None:
            top, borders = found
            horizontal.append(Edge(top, borders[0], borders[-1]))
            vertical += [Edge(at, top, rules[-1].at) for at in borders]
    return page if len(vertical) == len(page.vertical) else page._replace(horizontal=horizontal, vertical=vertical)


def _alike(page: PageContent) -> Iterator[list[Edge]]:
    """Rules from above that end at the same place, where no upright line stands between them."""
    edges = sorted(merged_edges(page.horizontal), key=lambda edge: (edge.end, edge.at))
    groups: list[list[Edge]] = []
    for edge in edges:
        if groups and edge.end - groups[-1][0].end <= _NEAR:
            groups[-1].append(edge)
        else:
            groups.append([edge])
    for group in groups:
        rules = sorted(group, key=lambda edge: edge.at)
        left = min(edge.start for edge in rules)
        crossed = any(_between(edge, left, rules) for edge in page.vertical)
        if len(rules) >= _FEWEST_RULES and not crossed:
            yield rules


def _between(upright: Edge, left: float, rules: Sequence[Edge]) -> bool:
    """Whether an upright line stands in what the rules divide."""
    beside = left - _NEAR <= upright.at <= rules[0].end + _NEAR
    return beside and upright.end > rules[0].at and upright.start < rules[-1].at


def _columns(rules: Sequence[Edge], glyphs: Sequence[Glyph], lines: Sequence[Sequence[Glyph]]) -> tuple[float, list[float]] | None:
    """Where the list begins, and the places of the lines around its columns; None for rules that are no list's."""
    left, right = min(edge.start for edge in rules), max(edge.end for edge in rules)
    head = _head(rules, lines)
    if head is None:
        return None
    top = min(glyph.top for glyph in head) - 1
    inside = [glyph for glyph in glyphs if top <= glyph.top and glyph.bottom <= rules[-1].at + 1 and left - _NEAR <= glyph.left <= right]
    borders = borders_of([inside], len(pieces_of(head)))
    return None if borders is None else (min(top, rules[0].at), [left, *borders, right])


def _head(rules: Sequence[Edge], lines: Sequence[Sequence[Glyph]]) -> Sequence[Glyph] | None:
    """The line of headings between the first two rules, or right above the first."""
    for line in lines:
        height = max(glyph.bottom - glyph.top for glyph in line)
        middle = (line[0].top + line[0].bottom) / 2
        if not rules[0].at - height * _ABOVE <= middle <= rules[1].at:
            continue
        words = [piece.text for piece in pieces_of(line)]
        if len(words) >= _FEWEST_HEADINGS and could_be_heading(list(words)):
            return line
    return None
