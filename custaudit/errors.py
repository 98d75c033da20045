"""The one error a user sees: a sentence that names the file, the place in it, and the mend."""

from __future__ import annotations

from pathlib import Path

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
        where = ":".join(str(part) for part in (self.path, self.place) if part is not None)
        message = text(self.key, **self.values)
        return f"{where}: {message}" if where else message


def brief(error: BaseException) -> str:
    """What a library says of a damaged file, on one short line."""
    return " ".join(str(error).split())[:80] or type(error).__name__
