"""JSON Schemas of the documents, made from the structures that they are written from."""

from __future__ import annotations

from typing import Any

import msgspec

from custaudit.errors import UserError
from custaudit.model import Classification, Diff

DOCUMENTS: dict[str, type[Classification] | type[Diff]] = {"classification": Classification, "diff": Diff}
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_of(name: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a document of that name. Raises UserError for an unknown name."""
    if name not in DOCUMENTS:
        raise UserError("report.unknown_schema", name=name, known=", ".join(DOCUMENTS))
    return {"$schema": _DIALECT, "$id": f"custaudit.{name}/1", **msgspec.json.schema(DOCUMENTS[name])}
