"""The one error a user sees: a sentence that names the file, the place in it, and the mend."""

from __future__ import annotations

from pathlib import Path

from custaudit.cells import shown_name
from custaudit.i18n import text


class UserError(Exception):
    """Something the user can mend: an input, a rule file, the configuration or the command.

    Raised deep inside with a message key of :mod:`custaudit.messages`; printed once by the command line,
    which then exits with status 2.
    """

    def __init__(self, key: str, *, path: Path | str | None = None, place: str | None = None, **values: object) -> None:
        self.key = key
        self.path = path
        self.place = place
        self.values = values
        super().__init__(key)

    def __str__(self) -> str:
        where = ":".join(shown_name(str(part)) for part in (self.path, self.place) if part is not None)
        values = {name: shown_name(str(value)) if isinstance(value, str | Path) else value for name, value in self.values.items()}
        message = text(self.key, **values)
        return f"{where}: {message}" if where else message


_KINDS = {
    "BadZipFile": "container",
    "EOFError": "container",
    "NotImplementedError": "container",
    "ParseError": "markup",
    "SAXParseException": "markup",
    "KeyError": "parts",
    "CompDocError": "sectors",
    "IndexError": "records",
    "UnicodeDecodeError": "records",
    "XLRDError": "records",
}
"""What is wrong with a file, by the error that its reader ends in; ``error`` stands for those of C and Rust."""


def brief(error: BaseException) -> str:
    """What is wrong with a damaged file in the reader's language, with what a library says of it on one short line."""
    said = " ".join(str(error).split())[:80] or type(error).__name__
    name = type(error).__name__
    kind = _KINDS.get(name) or ({"zlib": "container", "struct": "records"}.get(type(error).__module__) if name == "error" else None)
    return text("sources.damage", kind=text(f"sources.damage.{kind or 'structure'}"), said=said)
