"""Each limit: what crosses it, what does not, by which items; and that nothing passes unread."""

from __future__ import annotations

import json
from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from custaudit.config import CheckConfig
from custaudit.errors import UserError
from custaudit.gate.baseline import baseline_of
from custaudit.gate.limits import Judged, hold_against
from custaudit.gate.waivers import WaiverEntry, waive
from custaudit.i18n import text
from custaudit.report import ReportContext, render
from tests.gate.conftest import make_document, make_item

TODAY = date(2026, 4, 1)
MIXED = [make_item("1", "prohibited"), make_item("2", "outside"), make_item("3", "covered"), make_item("4", "optional")]


def judge(limits, items, waivers=(), problems=(), baseline=None):
    return hold_against(limits, Judged(waive(make_document(items), waivers), problems, TODAY, baseline))


def crossed(limits, items, **more):
    return {limit.name: limit for limit in judge(limits, items, **more).crossed}


def test_no_limit_at_all_is_refused_rather_than_passed():
    with pytest.raises(UserError) as caught:
        judge(CheckConfig(), MIXED)
    assert caught.value.key == "check.no_limits"


def test_the_rate_may_reach_its_limit_but_not_cross_it():
    assert judge(CheckConfig(max_rate=0.5), MIXED).passed
    limit = crossed(CheckConfig(max_rate=0.49), MIXED)["max_rate"]
    assert limit.value == "50%（4 件中 2 件）"
    assert limit.limit == "49% 以下"
    assert limit.item_ids == (MIXED[0].id, MIXED[1].id)
    assert "max_rate" in limit.advice


def test_a_rate_just_over_its_limit_does_not_look_like_it():
    three = [make_item("1"), make_item("2", "covered"), make_item("3", "covered")]
    limit = crossed(CheckConfig(max_rate=0.333), three)["max_rate"]
    assert (limit.value[:6], limit.limit) == ("33.33%", "33.3% 以下")


def test_the_upper_end_of_the_interval_is_a_limit_of_its_own():
    doubtful = [make_item("1", "covered", p=0.49), make_item("2", "covered", p=0.49)]
    assert judge(CheckConfig(max_rate=0.0), doubtful).passed
    assert "max_rate_upper" in crossed(CheckConfig(max_rate_upper=0.5), doubtful)


def test_the_share_for_review():
    items = [make_item("1", review=True), make_item("2"), make_item("3"), make_item("4")]
    assert judge(CheckConfig(max_review=0.25), items).passed
    assert crossed(CheckConfig(max_review=0.2), items)["max_review"].item_ids == (items[0].id,)


def test_limits_of_a_type_and_of_a_domain_look_at_their_items_only():
    items = [make_item("1", type="linkage", domain="B"), make_item("2", "covered", type="wording"), make_item("3", "covered", domain="C")]
    limits = CheckConfig(max_rate_by_type={"wording": 0.0, "linkage": 0.5}, max_rate_by_domain={"B": 0.1, "C": 0.0, "A1": 0.0})
    found = crossed(limits, items)
    assert set(found) == {"max_rate_by_type", "max_rate_by_domain"}
    assert found["max_rate_by_type"].item_ids == found["max_rate_by_domain"].item_ids == (items[0].id,)
    assert found["max_rate_by_type"].value.startswith("他システム連携")


def test_a_prohibited_item():
    assert crossed(CheckConfig(no_prohibited=True), MIXED)["no_prohibited"].item_ids == (MIXED[0].id,)
    assert judge(CheckConfig(no_prohibited=True), MIXED[1:]).passed


def test_only_deviations_that_the_baseline_lacks_are_new():
    baseline = baseline_of(make_document(MIXED))
    limits = CheckConfig(no_new_deviations=True)
    assert judge(limits, MIXED, baseline=baseline).passed
    more = [*MIXED, make_item("5", "outside"), make_item("6", "covered")]
    assert crossed(limits, more, baseline=baseline)["no_new_deviations"].item_ids == (more[4].id,)


def test_what_was_within_the_standard_and_now_deviates_is_new():
    baseline = baseline_of(make_document(MIXED))
    now = [*MIXED[:2], msgspec.structs.replace(MIXED[2], verdict="outside"), MIXED[3]]
    assert crossed(CheckConfig(no_new_deviations=True), now, baseline=baseline)["no_new_deviations"].item_ids == (MIXED[2].id,)


def test_deviations_of_the_baseline_that_are_gone_are_told():
    findings = judge(CheckConfig(no_new_deviations=True), MIXED[1:], baseline=baseline_of(make_document(MIXED)))
    assert findings.passed
    assert findings.notes == (text("gate.note.gone", count=1),)


def test_a_baseline_of_other_rules_is_told_and_one_of_another_standard_refused():
    limits = CheckConfig(no_new_deviations=True)
    assert text("gate.note.other_rules") in judge(limits, MIXED, baseline=baseline_of(make_document(MIXED, rules="r1"))).notes
    with pytest.raises(UserError) as caught:
        judge(limits, MIXED, baseline=baseline_of(make_document(MIXED, standard="kaigo-v2")))
    assert caught.value.key == "baseline.other_standard"


@pytest.mark.parametrize(
    ("problem", "name", "allowed"),
    [("file.unreadable", "unreadable", "allow_unreadable"), ("sources.no_items", "empty", "allow_empty")],
)
def test_a_file_that_gave_nothing_crosses_the_gate_unless_allowed(problem, name, allowed):
    error = UserError(problem, path="壊れた.xlsx", cause="?", skipped=3)
    found = crossed(CheckConfig(max_rate=1.0), MIXED, problems=[error])
    assert list(found) == [name]
    assert "壊れた.xlsx" in found[name].item_ids[0]
    findings = judge(CheckConfig(max_rate=1.0, **{allowed: True}), MIXED, problems=[error])
    assert findings.passed
    assert "壊れた.xlsx" in findings.notes[0]


def test_a_row_with_lost_characters_crosses_the_gate_unless_allowed():
    items = [*MIXED, make_item("5", "covered", title="住民\ufffd\ufffdの表示")]
    assert crossed(CheckConfig(max_rate=1.0), items)["undecodable"].item_ids == (items[4].id,)
    assert judge(CheckConfig(max_rate=1.0, allow_undecodable=True), items).passed


def test_an_item_of_another_field_crosses_the_gate_unless_allowed_and_no_customization_never_does():
    foreign, none = make_item("5", None), make_item("6", None, type="none", domain="none")
    assert crossed(CheckConfig(max_rate=1.0), [*MIXED, foreign, none])["unjudged"].item_ids == (foreign.id,)
    assert judge(CheckConfig(max_rate=1.0, allow_unjudged=True), [*MIXED, foreign]).passed


def waiver(item, until="2026-12-31"):
    return WaiverEntry(reason="市独自の施策", decided_by="情報政策課長", until=date.fromisoformat(until), item=item.id)


def test_a_waiver_excuses_an_item_but_never_lowers_the_rate():
    limits = CheckConfig(max_rate=0.4, no_prohibited=True, no_new_deviations=True, max_review=0.0)
    items = [msgspec.structs.replace(MIXED[0], review=True), *MIXED[1:]]
    baseline = baseline_of(make_document(items[1:]))
    assert set(crossed(limits, items, baseline=baseline)) == {"max_rate", "no_prohibited", "no_new_deviations", "max_review"}
    assert set(crossed(limits, items, baseline=baseline, waivers=[waiver(items[0])])) == {"max_rate"}


def test_an_expired_waiver_fails_and_excuses_nothing():
    found = crossed(CheckConfig(no_prohibited=True), MIXED, waivers=[waiver(MIXED[0], "2026-03-31")])
    assert set(found) == {"waiver_expired", "no_prohibited"}
    assert "2026-03-31" in found["waiver_expired"].item_ids[0]


def test_a_waiver_holds_on_its_last_day():
    assert judge(CheckConfig(no_prohibited=True), MIXED, waivers=[waiver(MIXED[0], "2026-04-01")]).passed


def test_unused_waivers_are_named():
    findings = judge(CheckConfig(max_rate=1.0), MIXED, waivers=[waiver(MIXED[0]), waiver(MIXED[2])])
    assert findings.notes == (text("gate.note.unused_waiver", name=MIXED[2].id),)


def test_a_limit_crossed_twice_is_one_rule_of_sarif_with_two_results():
    items = [make_item("1", type="wording"), make_item("2", type="linkage")]
    gate = judge(CheckConfig(max_rate_by_type={"wording": 0.0, "linkage": 0.0}), items)
    log = json.loads(render(make_document(items), "sarif", ReportContext(gate=gate)))["runs"][0]
    rules = [rule["id"] for rule in log["tool"]["driver"]["rules"]]
    assert len(rules) == len(set(rules))
    assert [result["ruleId"] for result in log["results"]].count("gate/max_rate_by_type") == 2
    assert all(rules[result["ruleIndex"]] == result["ruleId"] for result in log["results"])


VERDICTS = st.sampled_from(["covered", "optional", "prohibited", "outside"])


@given(st.lists(VERDICTS, min_size=1, max_size=12), st.floats(0, 1), st.floats(0, 1))
def test_a_stricter_limit_never_lets_through_what_a_laxer_one_holds_back(verdicts, one, other):
    items = [make_item(str(n), verdict) for n, verdict in enumerate(verdicts)]
    strict, lax = sorted((one, other))
    if judge(CheckConfig(max_rate=strict), items).passed:
        assert judge(CheckConfig(max_rate=lax), items).passed
