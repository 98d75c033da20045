"""JSON and JSON Lines: the document itself, valid against the schemas that ship with the tool."""

from __future__ import annotations

import json

import jsonschema
import msgspec
import pytest

from custaudit.model import Classification, Diff
from custaudit.report import render
from custaudit.schemas import schema_of


@pytest.mark.parametrize("name", ["diff", "classification"])
def test_the_document_is_valid_against_its_schema_and_reads_back(name, request):
    document = request.getfixturevalue(name)
    written = render(document, "json")
    jsonschema.Draft202012Validator.check_schema(schema_of(name))
    jsonschema.Draft202012Validator(schema_of(name)).validate(json.loads(written))
    assert msgspec.json.decode(written, type={"diff": Diff, "classification": Classification}[name]) == document


def test_a_missing_key_or_an_unknown_code_is_refused_by_the_schema(diff):
    validator = jsonschema.Draft202012Validator(schema_of("diff"))
    without_score = json.loads(render(diff, "json"))
    del without_score["score"]
    assert not validator.is_valid(without_score)
    unknown_verdict = json.loads(render(diff, "json"))
    unknown_verdict["items"][0]["verdict"] = "maybe"
    assert not validator.is_valid(unknown_verdict)


def test_json_is_indented_and_keeps_japanese_readable(diff):
    written = render(diff, "json")
    assert written.startswith('{\n  "schema": "custaudit.diff/1",\n  "tool"')
    assert "区別の異動者リスト" in written
    assert written.endswith("}\n")


def test_json_lines_hold_one_item_a_line(diff):
    lines = render(diff, "jsonl").splitlines()
    assert [json.loads(line) for line in lines] == json.loads(render(diff, "json"))["items"]
