"""Finds the business field of a row or a table: from a field column, the sheet's name, the file's name, the text, in this order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from custaudit.model import Field
from custaudit.rules.language import FileShape
from custaudit.rules.paths import builtin_rules
from custaudit.rules.yamlfile import read_yaml
from custaudit.sources.model import FieldGuess
from custaudit.text import normal_form

DEFAULT_FIELD: Field = "jumin"
_TEXT_SAMPLE = 40_000
_LONGEST_CAPTION = 60
_NO_WORD = re.compile(r"[\W\d_]+")


class FieldWords(FileShape, frozen=True):
    """One field: how it is called, and the words its texts use."""

    field: Field
    names: list[str]
    text: list[str]


class FieldsFile(FileShape, frozen=True):
    """``fields.yaml``."""

    fields: list[FieldWords]
    others: list[str]
    name_endings: list[str]
    heading_endings: list[str]
    heading_beginnings: list[str]
    unit_endings: list[str]
    links: list[str]
    link_partner: str


@cache
def _knowledge() -> FieldsFile:
    return read_yaml(builtin_rules() / "fields.yaml", FieldsFile)


@cache
def _names() -> dict[str, Field | None]:
    """The field of each known name of a business; None for one outside this tool."""
    known: dict[str, Field | None] = {normal_form(name): None for name in _knowledge().others}
    return known | {normal_form(name): entry.field for entry in _knowledge().fields for name in entry.names}


@cache
def _official_names() -> frozenset[str]:
    return frozenset(normal_form(entry.names[0]) for entry in _knowledge().fields)


@cache
def _link_partner() -> re.Pattern[str]:
    """A name of a business that stands in a sentence only as the other side of a link."""
    names = sorted((name for name in _names() if not name.isascii()), key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(map(re.escape, names))}){_knowledge().link_partner}")


@cache
def _name_endings() -> list[str]:
    return sorted(map(normal_form, _knowledge().name_endings), key=len, reverse=True)


@cache
def _heading_endings() -> list[str]:
    return sorted({*_name_endings(), *map(normal_form, _knowledge().heading_endings)}, key=lambda ending: (-len(ending), ending))


def field_in_name(name: str) -> tuple[Field | None, str] | None:
    """The field that a name such as a cell of a field column, a sheet's or a file's name speaks of, with the word.

    The longest word decides, then the first one. The field is None for a business of the municipality outside this
    tool, and the whole answer is None when the name speaks of no business.
    """
    plain = normal_form(name).replace(" ", "").strip()
    if not plain:
        return None
    for entry in _knowledge().fields:
        if plain == entry.field:
            return entry.field, plain
    found = [word for word in _names() if word in plain]
    if not found:
        return None
    word = min(found, key=lambda word: (-len(word), plain.find(word)))
    return _names()[word], word


def other_business(name: str) -> str | None:
    """The business outside this tool that a name such as a sheet's speaks of, or None."""
    named = field_in_name(name)
    return named[1] if named is not None and named[0] is None else None


def other_in_names(guess: FieldGuess, sheet: str | None, path: str, captions: Sequence[str]) -> str | None:
    """The business outside this tool that the names of a table speak of, as far as they say more than what its field was guessed from."""
    names = [sheet or ""]
    if guess.origin in ("caption", "text", "default"):
        names.append(Path(path).stem)
    if guess.origin in ("text", "default"):
        names += [caption for caption in captions if len(caption) <= _LONGEST_CAPTION and not names_unit(caption)]
    return next(filter(None, map(other_business, names)), None) if guess.origin != "option" else None


def field_in_text(texts: Iterable[str]) -> tuple[Field, str] | None:
    """The field whose words the texts use most, with the three most frequent of them.

    A business that data come from or go to does not count there.
    """
    pieces: list[str] = []
    length = 0
    for piece in texts:
        pieces.append(piece)
        length += len(piece)
        if length > _TEXT_SAMPLE:
            break
    plain = _link_partner().sub("", normal_form("\n".join(pieces)))
    best: tuple[int, Field, str] | None = None
    for entry in _knowledge().fields:
        counts = sorted(((plain.count(word), word) for word in {normal_form(word) for word in entry.text}), reverse=True)
        total = sum(count for count, _ in counts)
        if total and (best is None or total > best[0]):
            best = total, entry.field, ", ".join(word for count, word in counts[:3] if count)
    return best[1:] if best else None


def field_of_section(name: str) -> Field | None:
    """The field that a line names and nothing else, as it heads the rows under it: a business, not a mention of one."""
    return _names().get(_plain_name(name))


def field_of_heading(name: str) -> Field | None:
    """The same for the heading of a chapter or of a table, which may say as well what is told of the business: its functions, its needs."""
    return _names().get(_heading_name(name))


def other_of_heading(name: str) -> str | None:
    """The business outside this tool that such a heading names, or None."""
    plain = _heading_name(name)
    return plain if plain in _names() and _names()[plain] is None else None


def _heading_name(name: str) -> str:
    plain = _plain_name(name)
    for beginning in map(normal_form, _knowledge().heading_beginnings):
        plain = plain.removeprefix(beginning)
    while plain not in _names() and (ending := next(filter(plain.endswith, _heading_endings()), None)):
        plain = plain.removesuffix(ending)
    return plain


def is_about_links(name: str) -> bool:
    """Whether a heading announces links to other systems: a business named under it is the other side."""
    plain = normal_form(name)
    return any(normal_form(word) in plain for word in _knowledge().links)


def is_official_name(name: str) -> bool:
    """Whether a cell says the full name of a business, the first of its names, and nothing else."""
    return _plain_name(name) in _official_names()


def _plain_name(name: str) -> str:
    """A name without ornament, numbers and endings such as the word for system."""
    plain = _NO_WORD.sub("", normal_form(name))
    for ending in _name_endings():
        plain = plain.removesuffix(ending)
    return plain


def names_unit(name: str) -> bool:
    """Whether a line ends as the name of a section of the town hall does."""
    return _NO_WORD.sub("", normal_form(name)).endswith(tuple(map(normal_form, _knowledge().unit_endings)))


def field_in_caption(captions: Iterable[str]) -> tuple[Field, str] | None:
    """The field that a title or caption speaks of, the nearest line first; the name of a section of the town hall is none."""
    for caption in captions:
        if len(caption) > _LONGEST_CAPTION or names_unit(caption):
            continue
        named = field_in_name(caption)
        if named is not None and named[0] is not None:
            return named[0], named[1]
    return None


def guess_field(
    *,
    override: Field | None = None,
    sheet: str | None = None,
    path: str = "",
    captions: Sequence[str] = (),
    several: bool = False,
    texts: Iterable[str] = (),
) -> FieldGuess:
    """The field of a table that has no field column: what the user said, else sheet name, file name, title, text, else residents.

    ``captions`` are the lines above the table or the title of the document. With ``several`` tables on a sheet the one
    above each tells them apart, so it comes before the name that they share.
    """
    if override is not None:
        return FieldGuess(override, "option")
    captioned = field_in_caption(captions[:1] if several else captions)
    if several and captioned is not None:
        return FieldGuess(captioned[0], "caption", captioned[1])
    named = field_in_name(sheet or "")
    if named is not None and named[0] is not None:
        return FieldGuess(named[0], "sheet", named[1])
    file = Path(path)
    for name in (file.stem, file.parent.name):
        named = field_in_name(name)
        if named is not None and named[0] is not None:
            return FieldGuess(named[0], "file", named[1])
    captioned = captioned or field_in_caption(captions)
    if captioned is not None:
        return FieldGuess(captioned[0], "caption", captioned[1])
    written = field_in_text(texts)
    return FieldGuess(written[0], "text", written[1]) if written else FieldGuess(DEFAULT_FIELD, "default")
