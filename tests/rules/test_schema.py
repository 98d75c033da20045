"""The schemas and the reference that are made from the shapes: committed, current, and agreeing with what the loader takes."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from custaudit.errors import UserError
from custaudit.i18n import set_language
from custaudit.rules.paths import builtin_rules
from custaudit.rules.ruleset import load_rules
from custaudit.rules.schema import SHAPES, schema_of
from tests.rules.conftest import rule

ROOT = Path(__file__).resolve().parents[2]
RULES = builtin_rules()
FILES = {
    "knowledge": [*RULES.glob("lexicon/*.yaml"), *RULES.glob("classification/rules/*.yaml"), RULES / "classification" / "exemplars.yaml"],
    "policy": [RULES / "classification" / "policy.yaml"],
    "weights": [RULES / "classification" / "weights.yaml"],
}


def derived_files():
    spec = importlib.util.spec_from_file_location("rule_docs", ROOT / "tools" / "rule_docs.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.derived_files()


def test_what_is_committed_is_current():
    stale = [path.name for path, content in derived_files().items() if path.read_text(encoding="utf-8") != content]
    assert stale == [], "run: python tools/rule_docs.py"


@pytest.mark.parametrize("name", SHAPES)
def test_built_in_files_fulfil_their_schema_and_name_it(name):
    schema = schema_of(name)
    assert FILES[name]
    for path in FILES[name]:
        source = path.read_text(encoding="utf-8")
        jsonschema.validate(yaml.safe_load(source), schema)
        reference = source.splitlines()[0].removeprefix("# yaml-language-server: $schema=")
        assert (path.parent / reference).resolve() == RULES / "schema" / f"{name}.schema.json"


@pytest.mark.parametrize("name", SHAPES)
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_part_and_key_is_described_in_the_readers_language(name, lang):
    set_language(lang)
    for shape, definition in schema_of(name)["$defs"].items():
        said = [definition["description"], *(value["description"] for value in definition["properties"].values())]
        assert all(said), shape
        assert all((not one.isascii()) == (lang == "ja") for one in said), said


def test_editors_offer_the_codes_of_each_axis():
    votes = schema_of("knowledge")["$defs"]["Rule"]["properties"]["votes"]
    assert set(votes["properties"]["type"]["properties"]) >= {"org", "none"}
    assert votes["properties"]["domain"]["properties"]["C"]["description"] == "外部"
    assert votes["additionalProperties"] is False


WRONG = ["rules: {}", rule(votes="{type: {ogr: 1}}"), rule(when="{all: [3]}"), "concepts:\n  - {id: 区, label: x}\n", "rule: []\n"]


@pytest.mark.parametrize("content", WRONG)
def test_the_schema_refuses_what_the_loader_refuses(write, content):
    path = write(content)
    with pytest.raises(UserError):
        load_rules([path])
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(yaml.safe_load(content), schema_of("knowledge"))


def test_the_schemas_are_schemas():
    for name in SHAPES:
        jsonschema.Draft202012Validator.check_schema(json.loads(json.dumps(schema_of(name))))
