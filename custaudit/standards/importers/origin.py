"""What a file says of itself: its title and who published it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from custaudit.standards.importers.words import StandardWords, names_any, plain

_LONGEST_TITLE = 80
_LONGEST_BESIDE = 12


class Origin(Struct, frozen=True):
    """Title and publisher; empty where the file does not say."""

    title: str = ""
    publisher: str = ""


def origin_of(lines: Iterable[str], words: StandardWords) -> Origin:
    """What the lines above the tables and on the covers say, the plainest and first of them."""
    told = [" ".join(line.split()) for line in lines if line]
    return Origin(_title(told, words), _publisher(told, words))


def _title(lines: Sequence[str], words: StandardWords) -> str:
    short = [line for line in lines if len(line) <= _LONGEST_TITLE]
    named = (line for word in words.titles for line in short if names_any([word], line))
    return next(named, next(iter(lines), ""))


def _publisher(lines: Sequence[str], words: StandardWords) -> str:
    return next((name for line in lines for name in words.publishers if _is_by(line, name)), "")


def _is_by(line: str, name: str) -> bool:
    """Whether a short line is the name of a publisher, as on a cover; a sentence that mentions it is not."""
    form, by = plain(line), plain(name)
    return by in form and len(form) <= len(by) + _LONGEST_BESIDE
