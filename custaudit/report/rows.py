"""The items as the page shows them: evidence cut out of their texts, each requirement's words given once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from custaudit.cells import one_line
from custaudit.i18n import label, text
from custaudit.model import AssessedItem, ClassifiedItem, Column, RequirementMatch
from custaudit.report.context import ReportContext
from custaudit.report.facts import Mark, marks, named, place, reason_of
from custaudit.report.marked import Piece, pieces

_SHOWN_COLUMNS: tuple[Column, ...] = ("detail", "reason", "object")
_ROWS_OF_PART = 200


@dataclass(frozen=True)
class ShownRequirement:
    """The requirement beside an item; ``met`` is false when it is only the closest one.

    Its words stand in the first row that shows it; in later rows ``text`` is empty and ``given_at`` names that row.
    ``anchor`` is where the words stand, empty when they are not at hand.
    """

    match: RequirementMatch
    met: bool
    anchor: str
    text: str
    given_at: str


@dataclass(frozen=True)
class Row:
    """An item as the table shows it; ``evidence`` has a line for each label that words speak for."""

    item: ClassifiedItem
    number: str
    place: str
    title: Sequence[Piece]
    cells: Sequence[tuple[str, Sequence[Piece]]]
    marks: Sequence[Mark]
    verdict: str | None
    requirement: ShownRequirement | None
    evidence: Sequence[str]


@dataclass(frozen=True)
class Part:
    """Rows that make one table, ``first`` being the number of the first: a browser lays out only the parts in sight."""

    first: int
    rows: Sequence[Row]


def parts(items: Sequence[ClassifiedItem], context: ReportContext) -> Iterator[Part]:
    """All items in order."""
    given: dict[str, tuple[str, str]] = {}
    for first in range(0, len(items), _ROWS_OF_PART):
        rows = [_row(item, context, given) for item in items[first : first + _ROWS_OF_PART]]
        yield Part(first + 1, rows)


def _row(item: ClassifiedItem, context: ReportContext, given: dict[str, tuple[str, str]]) -> Row:
    def cut(column: Column) -> list[Piece]:
        cell = getattr(item, column) or ""
        return pieces(cell, [one for one in item.evidence if one.column == column])

    return Row(
        item=item,
        number=item.no or item.id,
        place=place(item.source),
        title=cut("title"),
        cells=[(text(f"report.column.{column}"), cut(column)) for column in _SHOWN_COLUMNS if getattr(item, column)],
        marks=marks(item),
        verdict=item.verdict if isinstance(item, AssessedItem) else None,
        requirement=_requirement(item, context, given) if isinstance(item, AssessedItem) else None,
        evidence=_evidence(item, context),
    )


def _requirement(item: AssessedItem, context: ReportContext, given: dict[str, tuple[str, str]]) -> ShownRequirement | None:
    match = item.match or next(iter(item.candidates), None)
    if match is None or item.verdict is None:
        return None
    met = item.match is not None and item.verdict != "outside"
    words = context.requirements.get(match.requirement)
    if words is None:
        return ShownRequirement(match, met, anchor="", text="", given_at="")
    if match.requirement in given:
        anchor, number = given[match.requirement]
        return ShownRequirement(match, met, anchor, text="", given_at=number)
    anchor = f"r-{len(given) + 1}"
    given[match.requirement] = (anchor, item.no or item.id)
    return ShownRequirement(match, met, anchor, text=words.text, given_at="")


def _evidence(item: ClassifiedItem, context: ReportContext) -> list[str]:
    """A line a label with the words that speak for it; why words count is said where they stand first."""
    spoken: dict[tuple[str, str], dict[str, str]] = {}
    explained: set[tuple[str, str]] = set()
    for one in item.evidence:
        words, reason = one_line(one.text, 80), reason_of(context.rules, one.rule)
        known = spoken.setdefault((one.axis, one.for_), {})
        if (words, reason) not in explained and reason != words:
            known[words] = reason
            explained.add((words, reason))
        else:
            known.setdefault(words, "")
    return [
        text("report.page.evidence", axis=label("axis", axis), name=named(axis, code), words=_listed(words))
        for (axis, code), words in spoken.items()
    ]


def _listed(words: dict[str, str]) -> str:
    return text("report.page.comma").join(
        text("report.page.word_why", word=word, why=why) if why else text("report.page.word", word=word) for word, why in words.items()
    )
