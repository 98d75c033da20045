"""The measures, worked by hand on a few answers."""

from __future__ import annotations

import pytest

from custaudit.evaluate.labels import Label
from custaudit.evaluate.measures import evaluate
from custaudit.model import (
    AssessedItem,
    Classification,
    ClassifiedItem,
    Diff,
    DomainLabel,
    RequirementMatch,
    Score,
    Source,
    StandardInfo,
    Summary,
    Tool,
    TypeLabel,
)

SUMMARY = Summary(items=0, by_type={}, by_domain={}, review=0)
TOOL = Tool("custaudit", "0", "")


def item(
    id: str, type: str = "wording", sure: float = 0.9, *, review: bool = False, domain: str = "C", flow: str | None = "outbound"
) -> ClassifiedItem:
    return ClassifiedItem(
        id=id,
        no=None,
        source=Source("a.xlsx"),
        field="jumin",
        department="",
        title="",
        detail="",
        reason="",
        object=None,
        effort_days=None,
        type=TypeLabel(type, "", sure),
        domain=DomainLabel(domain, "", sure, flow, None),
        review=review,
        evidence=[],
    )


def assessed(id: str, verdict: str, p: float, *sections: str, sure: float = 0.8) -> AssessedItem:
    candidates = [RequirementMatch("s", section, section, "required", "", sure) for section in sections]
    plain = item(id)
    fields = {name: getattr(plain, name) for name in ClassifiedItem.__struct_fields__}
    return AssessedItem(**fields, verdict=verdict, exempt=None, p_deviation=p, match=None, candidates=candidates, explanation="")


def label(type: str | None = None, domain: str | None = None, flow: str | None = None, verdict: str | None = None, *sections: str) -> Label:
    return Label(keys=("x",), file="", line=2, type=type, domain=domain, flow=flow, sections=sections, verdict=verdict, kind=None)


def classified(*items: ClassifiedItem) -> Classification:
    return Classification("custaudit.classification/1", TOOL, [], list(items), SUMMARY)


def held(*items: AssessedItem) -> Diff:
    score = Score(0, (0, 0), 0.9, 0, 0, {}, {}, {}, {}, {}, None, 0, "")
    return Diff("custaudit.diff/1", TOOL, [], list(items), SUMMARY, StandardInfo("s", "", "1", 1, ""), score, [])


def test_accuracy_macro_f1_and_confusion() -> None:
    document = classified(item("1", "org"), item("2", "org"), item("3", "volume"), item("4", "volume"))
    labels = {"1": label("org"), "2": label("volume"), "3": label("volume"), "4": label("volume")}
    axis = evaluate(document, labels).axes["type"]
    assert axis.accuracy == 0.75
    assert axis.confusion == {"org": {"org": 1, "volume": 0}, "volume": {"org": 1, "volume": 2}}
    # F1 of org: 2*1/(1+2); of volume: 2*2/(3+2).
    assert axis.macro_f1 == pytest.approx((2 / 3 + 4 / 5) / 2, abs=1e-4)


def test_calibration_is_the_mean_distance_of_confidence_and_accuracy() -> None:
    document = classified(*(item(str(n), "org", 0.95) for n in range(4)), item("4", "org", 0.55))
    labels = {str(n): label("org" if n != 3 else "none") for n in range(4)} | {"4": label("org")}
    calibration = evaluate(document, labels).axes["type"].calibration
    assert calibration is not None
    assert [(each.low, each.items, each.accuracy) for each in calibration.bins] == [(0.5, 1, 1.0), (0.9, 4, 0.75)]
    assert calibration.expected_error == pytest.approx((4 * 0.20 + 1 * 0.45) / 5, abs=1e-4)


def test_items_without_a_label_do_not_count() -> None:
    result = evaluate(classified(item("1"), item("2", "org")), {"1": label("wording")})
    assert (result.items, result.labelled, result.axes["type"].labels, result.axes["type"].accuracy) == (2, 1, 1, 1.0)
    assert set(result.axes) == {"type"}


def test_flow_that_was_not_found_is_wrong() -> None:
    result = evaluate(classified(item("1", flow=None), item("2")), {"1": label(flow="inbound"), "2": label(flow="outbound")})
    assert result.axes["flow"].confusion["inbound"] == {"inbound": 0, "outbound": 0, "none": 1}


def test_review_and_the_accuracy_on_the_rest() -> None:
    document = classified(item("1", "org", review=True), item("2"), item("3", "org"), item("4"))
    result = evaluate(document, {str(n): label("wording") for n in range(1, 5)})
    assert result.review.share == 0.25
    assert result.review.accuracy_on_rest == {"type": pytest.approx(2 / 3, abs=1e-4)}


def test_sections_first_and_within_three() -> None:
    document = held(
        assessed("1", "covered", 0.1, "1.1", "2.1"),
        assessed("2", "covered", 0.1, "2.1", "1.1"),
        assessed("3", "covered", 0.1),
        assessed("4", "outside", 0.9),
    )
    right = label(None, None, None, "covered", "1.1", "9.9")
    section = evaluate(document, {"1": right, "2": right, "3": right, "4": label(None, None, None, "outside", "1.1")}).section
    assert section is not None
    assert section.labels == 3
    assert section.first == pytest.approx(1 / 3, abs=1e-4)
    assert section.within_three == pytest.approx(2 / 3, abs=1e-4)


def test_prohibited_recall_and_precision() -> None:
    document = held(assessed("1", "prohibited", 0.9), assessed("2", "covered", 0.1), assessed("3", "prohibited", 0.9))
    labels = {"1": label(verdict="prohibited"), "2": label(verdict="prohibited"), "3": label(verdict="outside")}
    found = evaluate(document, labels).prohibited
    assert found is not None
    assert (found.labels, found.found, found.recall, found.precision) == (2, 1, 0.5, 0.5)


def test_rate_beside_the_true_rate() -> None:
    chances = {"1": 1.0, "2": 0.0, "3": 0.0, "4": 1.0}
    document = held(*(assessed(id, "outside" if p else "covered", p) for id, p in chances.items()))
    truth = ("outside", "prohibited", "optional", "outside")
    rate = evaluate(document, {str(n): label(verdict=verdict) for n, verdict in enumerate(truth, start=1)}).rate
    assert rate is not None
    assert (rate.found, rate.truth, rate.difference) == (0.5, 0.75, -0.25)
    assert rate.interval == (0.5, 0.5)
    assert rate.calibration.expected_error == 0.25


def test_without_a_standard_nothing_is_said_of_verdicts() -> None:
    result = evaluate(classified(item("1")), {"1": label("wording", verdict="covered")})
    assert (result.standard, result.section, result.rate, result.prohibited) == (None, None, None, None)
