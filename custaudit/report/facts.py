"""What several reports say in the same words: percentages, places, marks beside a verdict, order of weight."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from msgspec import UNSET

from custaudit.cells import one_line
from custaudit.i18n import label, text
from custaudit.model import DEVIATIONS, AssessedItem, ClassifiedItem, Diff, Document, RateLine, Skipped, Source, Verdict, Waiver
from custaudit.report.context import CrossedLimit, ReportContext

VERDICT_ORDER: tuple[Verdict, ...] = ("prohibited", "outside", "covered", "optional")
"""From what must go to what may stay."""

_ITEMS_OF_LIMIT = 10


class Mark(NamedTuple):
    """Something that qualifies a verdict: its code, its name, and why it is there."""

    code: str
    name: str
    reason: str


class NamedCount(NamedTuple):
    """A line of a breakdown; ``deviations`` is None where nothing was held against a standard."""

    code: str
    name: str
    items: int
    deviations: int | None


def percent(share: float | None) -> str:
    """A share as a percentage with one decimal."""
    return text("report.nothing") if share is None else f"{share * 100:.1f}%"


def report_title(document: Document) -> str:
    """What a report of the document is called."""
    return text("report.title.diff" if isinstance(document, Diff) else "report.title.classification")


def rate_line(document: Diff) -> str:
    """The rate with its interval."""
    return text("report.rate_line", rate=percent(rate(document)), level=f"{document.score.level:.0%}", interval=interval(document))


def rate(document: Diff) -> float | None:
    """The rate to show: none where nothing was held against the standard, since 0 would be said of it."""
    return document.score.customization_rate if document.score.items_assessed else None


def classified_sentence(document: Document) -> str:
    """How many items there are, and how many for review."""
    return text("report.classified_sentence", items=document.summary.items, review=document.summary.review)


def numbers_by_id(document: Document) -> dict[str, str]:
    """By its id what a reader calls each item: its own number, or the id where it has none."""
    return {item.id: item.no or item.id for item in document.items}


def interval(document: Diff) -> str:
    """The interval of the rate, such as ``31.3% - 44.6%``."""
    if not document.score.items_assessed:
        return percent(None)
    low, high = document.score.interval
    return text("report.interval", low=percent(low), high=percent(high))


def place(where: Source | Skipped) -> str:
    """Where in its file an item, or what was left out, stands, for a reader."""
    found = [text(f"report.{kind}", number=number) for kind in ("row", "page", "line") if isinstance(number := getattr(where, kind), int)]
    return " ".join([*([one_line(where.sheet)] if where.sheet else []), *found])


def skipped_place(skipped: Skipped) -> str:
    """Where something left out stands, for a line on the terminal: ``Sheet!3`` in a workbook, page and line in a document."""
    if skipped.row is not UNSET:
        return "!".join(part for part in (one_line(skipped.sheet or ""), str(skipped.row)) if part)
    numbers = (("page", skipped.page), ("line", skipped.line))
    return " ".join(text(f"report.{kind}", number=number) for kind, number in numbers if number is not UNSET)


def name_of(item: ClassifiedItem, longest: int = 60) -> str:
    """The item's title on one line; the beginning of its detail where it has none, or only a heading that many clauses share."""
    headings = [] if item.source.heading is UNSET else item.source.heading
    own_title = "" if any(heading.endswith(item.title) for heading in headings) else item.title
    return one_line(own_title or item.detail or item.title, longest) or item.id


def marks(item: ClassifiedItem) -> list[Mark]:
    """The marks beside an item's verdict: to be confirmed by a person, exempt, waived."""
    found = []
    if item.review:
        found.append(Mark("review", text("report.mark.review"), text("report.mark.review.why")))
    if isinstance(item, AssessedItem) and item.exempt is not None:
        found.append(Mark("exempt", text("report.mark.exempt"), item.exempt.reason))
    if isinstance(item, AssessedItem) and item.waiver is not UNSET:
        found.append(Mark("waived", text("report.mark.waived"), waiver_line(item.waiver)))
    return found


def waiver_line(waiver: Waiver) -> str:
    """Why a deviation is waived, who decided it, and until when."""
    return text("report.waiver", reason=waiver.reason, decided_by=waiver.decided_by, until=waiver.until)


def standard_line(document: Diff, context: ReportContext) -> str:
    """The standard that the items were held against, and for which kind of municipality."""
    standard = document.standard
    facts = {"title": one_line(standard.title), "requirements": standard.requirements}
    if context.kind is None:
        return text("report.standard_line", **facts)
    return text("report.standard_line.kind", **facts, kind=text(f"report.judged_for.{context.kind}"))


def waived_sentence(document: Diff) -> str | None:
    """How many of the deviations are waived, if any are."""
    return text("report.waived_sentence", count=document.score.waived) if document.score.waived else None


def deviates(item: ClassifiedItem) -> bool:
    """Whether the verdict is a deviation from the standard."""
    return isinstance(item, AssessedItem) and item.verdict in DEVIATIONS


def by_weight(items: Iterable[AssessedItem]) -> list[AssessedItem]:
    """From what must go to what may stay; within a verdict sure and not exempt first, then by effort and probability."""
    order = {verdict: number for number, verdict in enumerate(VERDICT_ORDER)}
    return sorted(
        items,
        key=lambda item: (
            len(order) if item.verdict is None else order[item.verdict],
            item.review,
            item.exempt is not None,
            -(item.effort_days or 0.0),
            -item.p_deviation,
        ),
    )


def with_verdict(items: Iterable[AssessedItem], verdict: Verdict) -> list[AssessedItem]:
    """The items of a verdict, weightiest first."""
    return by_weight(item for item in items if item.verdict == verdict)


def named(axis: str, code: str) -> str:
    """The name of a type, or of a domain with its code before it."""
    return label(axis, code) if axis == "type" or code == "none" else f"{code} {label(axis, code)}"


def reason_of(rules: Mapping[str, str], rule: str) -> str:
    """Why a rule exists; one on a column (``lexicon/screen@object``) has the reason of its kind, an unknown one is its own name."""
    return rules.get(rule) or rules.get(rule.partition("@")[0], rule)


def breakdown(document: Document, axis: str, codes: Sequence[str]) -> list[NamedCount]:
    """The counts of the types or domains that occur, in the order of the codes, ``none`` included."""
    counts = document.summary.by_type if axis == "type" else document.summary.by_domain
    lines = (document.score.by_type if axis == "type" else document.score.by_domain) if isinstance(document, Diff) else None
    return [
        NamedCount(code, named(axis, code), counts[code], None if lines is None else lines[code].deviations if code in lines else 0)
        for code in codes
        if counts.get(code)
    ]


def skipped_count(document: Document) -> int:
    """The rows, pages and lines that were read and are no items."""
    return sum(len(one.skipped) for one in document.inputs)


def accounting_line(document: Document) -> str:
    """How many of the rows that were read are no items."""
    rows, skipped = sum(one.rows_read for one in document.inputs), skipped_count(document)
    return text("report.skipped_line", rows=rows, skipped=skipped) if skipped else text("report.no_skipped", rows=rows)


def crossed_line(limit: CrossedLimit) -> str:
    """Which limit was crossed, and by how much."""
    return text("report.gate.crossed", name=label("gate", limit.name), value=limit.value, limit=limit.limit)


def listed_items(limit: CrossedLimit, items: dict[str, ClassifiedItem]) -> list[str]:
    """The items that crossed a limit by number and name, the first ten of them."""
    shown = [
        f"{items[one].no or one} {name_of(items[one])} {place(items[one].source)}" if one in items else one
        for one in limit.item_ids[:_ITEMS_OF_LIMIT]
    ]
    rest = len(limit.item_ids) - len(shown)
    return shown if rest <= 0 else [*shown, text("report.more", count=rest)]


def rate_lines(document: Diff) -> list[tuple[str, list[tuple[str, RateLine]]]]:
    """The further breakdowns with their titles: by department and chapter; lines without a name get one."""
    score = document.score
    breakdowns = (("department", score.by_department), ("chapter", score.by_chapter))
    return [
        (text(f"report.by_{kind}"), [(one_line(name) or text(f"report.no_{kind}"), line) for name, line in lines.items()])
        for kind, lines in breakdowns
        if lines
    ]
