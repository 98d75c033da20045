"""JSON Schemas of the rule files, made from their shapes, so that editors complete keys and show what they mean."""

from __future__ import annotations

from typing import Any

import msgspec

from custaudit.i18n import label, text
from custaudit.jsontext import json_text
from custaudit.rules.language import CODES, KnowledgeFile, Policy, WeightsFile

DIALECT = "https://json-schema.org/draft/2020-12/schema"

SHAPES: dict[str, type] = {"knowledge": KnowledgeFile, "policy": Policy, "weights": WeightsFile}
"""The kinds of rule files that have a schema, by its name."""


def schema_of(name: str) -> dict[str, Any]:
    """The JSON Schema of that name of ``SHAPES``, described in the reader's language."""
    schema = msgspec.json.schema(SHAPES[name])
    for shape, definition in schema["$defs"].items():
        definition["description"] = text(f"rulefile.{shape}")
        for key, value in definition["properties"].items():
            _strip(value)
            value["description"] = text(f"rulefile.{shape}.{key}")
    _name_codes(schema)
    return {"$schema": DIALECT, **schema}


def schema_text(name: str) -> str:
    """The schema as it is written to a file."""
    return json_text(schema_of(name))


def _strip(node: object) -> None:
    """Takes away what the code says for its own readers."""
    if isinstance(node, dict):
        node.pop("description", None)
    for inner in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        _strip(inner)


def _name_codes(node: object) -> None:
    """Describes axes and codes, wherever votes are written, by their labels, and allows no others."""
    if isinstance(node, list):
        for inner in node:
            _name_codes(inner)
    elif isinstance(node, dict):
        properties = node.get("properties")
        if isinstance(properties, dict) and set(properties) == set(CODES):
            node["properties"] = {
                axis: {
                    **value,
                    "description": label("axis", axis),
                    "properties": {code: {**number, "description": label(axis, code)} for code, number in value["properties"].items()},
                }
                for axis, value in properties.items()
            }
            node["additionalProperties"] = False
            return
        for inner in node.values():
            _name_codes(inner)
