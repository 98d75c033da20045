"""The JSON Schemas that ``custaudit schema`` prints: of the documents it writes and of the files that people write."""

from __future__ import annotations

from typing import Any

import msgspec

from custaudit.errors import UserError
from custaudit.evaluate.measures import Evaluation
from custaudit.explanation import Explanation
from custaudit.gate.baseline import Baseline
from custaudit.gate.waivers import WaiverFile
from custaudit.model import Classification, Diff
from custaudit.revision.comparison import Comparison
from custaudit.rules import schema as rule_files
from custaudit.standards.catalogue import SectionsFile, StandardMeta

_DOCUMENTS = {
    "classification": Classification,
    "diff": Diff,
    "explanation": Explanation,
    "revision": Comparison,
    "baseline": Baseline,
    "evaluation": Evaluation,
    "waivers": WaiverFile,
    "sections": SectionsFile,
    "standard": StandardMeta,
}
# `rules` is what people look for; the file shape behind it is called knowledge.
_ALIASES = {"rules": "knowledge"}

SCHEMAS = (*_DOCUMENTS, *_ALIASES, *rule_files.SHAPES)
"""The names that have a schema."""


def schema_of(name: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of that name. Raises UserError for an unknown one."""
    name = _ALIASES.get(name, name)
    if name in rule_files.SHAPES:
        return rule_files.schema_of(name)
    if name not in _DOCUMENTS:
        raise UserError("schema.unknown", name=name, known=", ".join(SCHEMAS))
    return {"$schema": rule_files.DIALECT, "$id": f"custaudit.{name}/1", **msgspec.json.schema(_DOCUMENTS[name])}
