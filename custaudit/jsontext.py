"""JSON as this tool writes it for people and programs alike."""

from __future__ import annotations

import msgspec


def json_text(value: object) -> str:
    """A value of plain data or structs with two blanks of indentation, Japanese as it is, and a line feed at the end."""
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode() + "\n"
