"""Writes what is derived from the shapes of the rule files: their JSON Schemas and the reference in docs/rules.md.

Run ``python tools/rule_docs.py`` after a change to custaudit/rules/language.py or custaudit/messages/rulefile.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from custaudit.i18n import label, set_language, text
from custaudit.rules.language import CODES
from custaudit.rules.schema import SHAPES, schema_of, schema_text

ROOT = Path(__file__).resolve().parent.parent
GUIDE = ROOT / "docs" / "rules.md"
BEGIN, END = "<!-- reference: begin -->\n", "<!-- reference: end -->\n"

_NAME_OF_KIND = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "object": "object", "array": "array"}


def derived_files() -> dict[Path, str]:
    """Every derived file with the content it should have, in Japanese."""
    set_language("ja")
    files = {ROOT / "rules" / "schema" / f"{name}.schema.json": schema_text(name) for name in SHAPES}
    guide = GUIDE.read_text(encoding="utf-8")
    before, rest = guide.split(BEGIN)
    after = rest.split(END)[1]
    files[GUIDE] = f"{before}{BEGIN}{reference()}{END}{after}"
    return files


def reference() -> str:
    """The tables of all keys, one for each part of a file."""
    parts: dict[str, str] = {}
    for name in SHAPES:
        schema = schema_of(name)
        root = schema["$ref"].rpartition("/")[2]
        for shape in (root, *schema["$defs"]):
            parts.setdefault(shape, "".join(f"{line}\n" for line in _part(shape, schema["$defs"][shape])))
    return "\n" + "".join(parts.values())


def _part(shape: str, definition: dict[str, Any]) -> Iterator[str]:
    yield f"### {shape}"
    yield ""
    yield definition["description"]
    yield ""
    yield "| " + " | ".join(text(f"rulefile.heading.{column}") for column in ("key", "kind", "meaning")) + " |"
    yield "|---|---|---|"
    for key, value in definition["properties"].items():
        required = text("rulefile.required") if key in definition["required"] else ""
        meaning = value["description"].replace("|", "\\|")
        yield f"| `{key}`{required} | {_kind(value)} | {meaning} |"
    yield ""


def _kind(value: dict[str, Any]) -> str:
    """What is written as the value, in words."""
    kind = label("kind-of-value", _NAME_OF_KIND.get(value.get("type", ""), ""))
    if "$ref" in value:
        shape = value["$ref"].rpartition("/")[2]
        kind = f"[{shape}](#{shape.lower()})"
    elif "enum" in value:
        kind = text("rulefile.one_of", kinds=", ".join(f"`{one}`" for one in value["enum"]))
    elif "anyOf" in value:
        kinds = [_kind(one) for one in value["anyOf"] if one.get("type") != "null"]
        kind = kinds[0] if len(kinds) == 1 else text("rulefile.one_of", kinds=" / ".join(kinds))
    elif set(value.get("properties", ())) == set(CODES):
        kind = text("rulefile.votes")
    elif "items" in value:
        kind = text("rulefile.list_of", kind=_kind(value["items"]))
    elif isinstance(value.get("additionalProperties"), dict):
        kind = text("rulefile.mapping_of", kind=_kind(value["additionalProperties"]))
    return kind


def main() -> None:
    """Writes the files."""
    for path, content in derived_files().items():
        path.write_text(content, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
