"""``schema`` prints a valid JSON Schema of every document, and the documents hold to it."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from custaudit.cli.app import run
from custaudit.schemas import SCHEMAS

SAMPLES = Path(__file__).resolve().parent.parent.parent / "samples"


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, object]:
    assert run(list(arguments)) == 0
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_is_a_valid_schema(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    jsonschema.Draft202012Validator.check_schema(printed(capsys, "schema", name))


@pytest.mark.parametrize(("name", "command"), [("classification", ["classify"]), ("diff", ["diff", "--standard", "jumin-v1"])])
def test_documents_hold_to_their_schema(name: str, command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    schema = printed(capsys, "schema", name)
    document = printed(capsys, *command, str(SAMPLES / "inventory.xlsx"), "--format", "json")
    jsonschema.Draft202012Validator(schema).validate(document)


def test_evaluation_holds_to_its_schema(capsys: pytest.CaptureFixture[str]) -> None:
    schema = printed(capsys, "schema", "evaluation")
    labels = str(SAMPLES / "labels.csv")
    document = printed(capsys, "evaluate", str(SAMPLES / "kaigo-inventory.xlsx"), "--labels", labels, "--format", "json", "--quiet")
    jsonschema.Draft202012Validator(schema).validate(document)


def test_an_unknown_name_is_told_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", "ratings", "--lang", "en"]) == 2
    assert capsys.readouterr().err.startswith("custaudit: no schema 'ratings'; known: classification, diff")
