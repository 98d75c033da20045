"""Which language the user reads, and the lookup of labels and messages in it."""

from __future__ import annotations

import os
from contextvars import ContextVar
from typing import Literal

from custaudit.messages import MESSAGES

Lang = Literal["ja", "en"]

_current: ContextVar[Lang] = ContextVar("lang", default="ja")


def set_language(lang: Lang) -> None:
    """Choose the language of every later message."""
    _current.set(lang)


def language() -> Lang:
    """The language chosen last, Japanese if none was."""
    return _current.get()


def language_from_environment() -> Lang:
    """English when LC_ALL, LC_MESSAGES or LANG (the first that is set) asks for it, else Japanese."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            return "en" if value.lower().startswith("en") else "ja"
    return "ja"


def text(key: str, /, **values: object) -> str:
    """The message of that key in the current language, with its ``{placeholders}`` filled in."""
    message = MESSAGES[key][0 if language() == "ja" else 1]
    return message.format(**values) if values else message


def texts(key: str, /, **values: object) -> tuple[str, ...]:
    """The message in every language, for words that a person may have copied from either."""
    return tuple(message.format(**values) for message in MESSAGES[key])


def label(axis: str, code: str | None) -> str:
    """The reader's name of a code, such as ``label("type", "org")``; an unknown code is its own name."""
    if code is None:
        return "－"
    pair = MESSAGES.get(f"{axis}.{code}")
    return code if pair is None else pair[0 if language() == "ja" else 1]
