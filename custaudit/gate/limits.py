"""Holds a document against the limits of the gate."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from msgspec import UNSET

from custaudit.config import CheckConfig
from custaudit.errors import UserError
from custaudit.gate.baseline import Baseline
from custaudit.gate.fingerprint import fingerprints
from custaudit.gate.waivers import Waived
from custaudit.i18n import text
from custaudit.model import DEVIATIONS, AssessedItem, Diff, RateLine
from custaudit.report.context import CrossedLimit, GateFindings
from custaudit.report.facts import named

_EMPTY = frozenset({"sources.empty", "sources.no_items", "textdoc.empty", "textdoc.no_items"})
"""What readers say of a file that they could read and that holds nothing."""

_BROKEN = "\ufffd"
"""What programs write in place of characters that they could not read."""


@dataclass(frozen=True)
class Judged:
    """What the limits are held against: the document with its waivers, what was wrong with files that gave no items, the day."""

    waived: Waived
    problems: Sequence[UserError]
    today: date
    baseline: Baseline | None = None

    @property
    def document(self) -> Diff:
        """The document with waivers marked."""
        return self.waived.document

    def deviations(self) -> list[AssessedItem]:
        """All deviations, waived or not, the surest first."""
        found = [item for item in self.document.items if item.verdict in DEVIATIONS]
        return sorted(found, key=lambda item: -item.p_deviation)

    def is_waived(self, item: AssessedItem) -> bool:
        """Whether a waiver that still holds answers for the item."""
        return item.waiver is not UNSET and item.waiver.until >= self.today


def is_empty(problem: UserError) -> bool:
    """Whether a file was readable but held nothing."""
    return problem.key in _EMPTY


def has_limits(limits: CheckConfig) -> bool:
    """Whether anything is asked of the document itself, beyond its being readable."""
    rates = (limits.max_rate, limits.max_rate_upper, limits.max_review)
    return (
        any(rate is not None for rate in rates)
        or bool(limits.max_rate_by_type or limits.max_rate_by_domain)
        or limits.no_prohibited
        or limits.no_new_deviations
    )


def hold_against(limits: CheckConfig, judged: Judged) -> GateFindings:
    """The limits that are crossed: first what could not be read or judged, then rates, then single items.

    A waiver excuses an item from ``no_prohibited``, ``no_new_deviations`` and ``max_review``; it never lowers a rate.
    Raises UserError when no limit is set, or when the baseline is of another standard.
    """
    if not has_limits(limits):
        raise UserError("check.no_limits")
    checks: tuple[Callable[[CheckConfig, Judged], list[CrossedLimit]], ...] = (_readable, _waivers, _rates, _groups, _items)
    return GateFindings(
        crossed=tuple(crossed for check in checks for crossed in check(limits, judged)),
        notes=tuple(_notes(limits, judged)),
    )


def _readable(limits: CheckConfig, judged: Judged) -> list[CrossedLimit]:
    document = judged.document
    empty = [*(str(one) for one in judged.problems if is_empty(one)), *(one.path for one in document.inputs if one.items == 0)]
    unreadable = [str(one) for one in judged.problems if not is_empty(one)]
    broken = [item.id for item in document.items if _BROKEN in item.title + item.detail + item.reason]
    unjudged = [item.id for item in document.items if item.verdict is None and item.type.code != "none"]
    return [
        *([] if limits.allow_unreadable else _none_allowed("unreadable", unreadable)),
        *([] if limits.allow_empty else _none_allowed("empty", empty)),
        *([] if limits.allow_undecodable else _none_allowed("undecodable", broken)),
        *([] if limits.allow_unjudged else _none_allowed("unjudged", unjudged)),
    ]


def _waivers(_limits: CheckConfig, judged: Judged) -> list[CrossedLimit]:
    expired = judged.waived.expired(judged.today)
    return _none_allowed("waiver_expired", [text("gate.expired_on", name=entry.name, until=entry.until) for entry in expired])


def _rates(limits: CheckConfig, judged: Judged) -> list[CrossedLimit]:
    document, score = judged.document, judged.document.score
    deviating = _ids(judged.deviations())
    crossed: list[CrossedLimit] = []
    if limits.max_rate is not None and score.customization_rate > limits.max_rate:
        value = _of(score.customization_rate, score.deviations, score.items_assessed)
        crossed.append(_crossed("max_rate", limits.max_rate, value, deviating))
    upper = score.interval[1]
    if limits.max_rate_upper is not None and upper > limits.max_rate_upper:
        crossed.append(_crossed("max_rate_upper", limits.max_rate_upper, _percent(upper), deviating))
    doubtful = [item for item in document.items if item.review and not judged.is_waived(item)]
    share = len(doubtful) / len(document.items) if document.items else 0.0
    if limits.max_review is not None and share > limits.max_review:
        crossed.append(_crossed("max_review", limits.max_review, _of(share, len(doubtful), len(document.items)), _ids(doubtful)))
    return crossed


def _groups(limits: CheckConfig, judged: Judged) -> list[CrossedLimit]:
    score = judged.document.score
    deviating = judged.deviations()
    crossed: list[CrossedLimit] = []
    for type_code, limit in limits.max_rate_by_type.items():
        members = [item for item in deviating if item.type.code == type_code]
        crossed += _group("type", type_code, limit, score.by_type.get(type_code), members)
    for domain_code, limit in limits.max_rate_by_domain.items():
        members = [item for item in deviating if item.domain.code == domain_code]
        crossed += _group("domain", domain_code, limit, score.by_domain.get(domain_code), members)
    return crossed


def _group(axis: str, code: str, limit: float, line: RateLine | None, members: Sequence[AssessedItem]) -> list[CrossedLimit]:
    if line is None or line.rate is None or line.rate <= limit:
        return []
    value = text("gate.of_named", name=named(axis, code), value=_of(line.rate, line.deviations, line.items))
    return [_crossed(f"max_rate_by_{axis}", limit, value, _ids(members))]


def _items(limits: CheckConfig, judged: Judged) -> list[CrossedLimit]:
    crossed: list[CrossedLimit] = []
    unexcused = [item for item in judged.deviations() if not judged.is_waived(item)]
    if limits.no_prohibited:
        crossed += _none_allowed("no_prohibited", _ids([item for item in unexcused if item.verdict == "prohibited"]))
    if limits.no_new_deviations:
        known = {finding.fingerprint for finding in _baseline(judged).findings}
        names = fingerprints(judged.document.items)
        crossed += _none_allowed("no_new_deviations", _ids([item for item in unexcused if names[item.id] not in known]))
    return crossed


def _baseline(judged: Judged) -> Baseline:
    baseline, standard = judged.baseline, judged.document.standard
    if baseline is None:
        raise UserError("baseline.missing")
    if baseline.standard.name != standard.name:
        raise UserError("baseline.other_standard", theirs=baseline.standard.name, ours=standard.name)
    return baseline


def _notes(limits: CheckConfig, judged: Judged) -> list[str]:
    document = judged.document
    notes = [text("gate.note.unused_waiver", name=entry.name) for entry in judged.waived.unused]
    allowed = [one for one in judged.problems if (limits.allow_empty if is_empty(one) else limits.allow_unreadable)]
    notes += [text("gate.note.left_out", problem=problem) for problem in allowed]
    if limits.no_new_deviations and judged.baseline is not None:
        baseline = judged.baseline
        names = fingerprints(document.items)
        present = {names[item.id] for item in judged.deviations()}
        gone = sum(finding.fingerprint not in present for finding in baseline.findings)
        if gone:
            notes.append(text("gate.note.gone", count=gone))
        if (baseline.tool.rules, baseline.standard.digest) != (document.tool.rules, document.standard.digest):
            notes.append(text("gate.note.other_rules"))
    return notes


def _ids(items: Sequence[AssessedItem]) -> list[str]:
    return [item.id for item in items]


def _crossed(name: str, limit: float, value: str, items: Sequence[str]) -> CrossedLimit:
    at_most = text("gate.at_most", share=_percent(limit))
    return CrossedLimit(name=name, limit=at_most, value=value, item_ids=tuple(items), advice=text(f"gate.{name}.advice"))


def _none_allowed(name: str, found: Sequence[str]) -> list[CrossedLimit]:
    """Crossed by a single one; the found are item ids, or lines that say what they are."""
    if not found:
        return []
    count = text("gate.count", count=len(found))
    return [
        CrossedLimit(name=name, limit=text("gate.none_allowed"), value=count, item_ids=tuple(found), advice=text(f"gate.{name}.advice"))
    ]


def _of(share: float, count: int, total: int) -> str:
    return text("gate.of", share=_percent(share), count=count, total=total)


def _percent(share: float) -> str:
    """With as many decimals as it needs, so that 33.34% does not look like its limit of 33.3%."""
    return f"{round(share * 100, 2):g}%"
