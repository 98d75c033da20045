"""Sheets that each give the classes for one kind of municipality, made one list with a class for each kind."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import combinations

from msgspec import Struct
from msgspec.structs import replace

from custaudit.i18n import text
from custaudit.model import KINDS, MunicipalityKind
from custaudit.standards.catalogue import KindClass
from custaudit.standards.importers.book import Book
from custaudit.standards.importers.classes import settled
from custaudit.standards.importers.kinds import NEAREST, kinds_of_heading
from custaudit.standards.importers.model import Draft, DraftSection
from custaudit.standards.importers.sheets import Table, share_requirements
from custaudit.standards.importers.words import StandardWords, kinds_named, plain

Kinds = tuple[MunicipalityKind, ...]
Key = tuple[str, str, int]

_SIGNS = re.compile(r"[0-9_.\-]+")
_BRACKETS = re.compile(r"[(\uff08\u3010\[][^()\uff08\uff09\u3010\u3011\[\]]*[)\uff09\u3011\]]")
_SHOWN = 5


class KindSheet(Struct, frozen=True):
    """What one sheet holds for its kinds, by the path of the headings; ``unsettled`` are numbers whose class is not known."""

    sheet: str
    kinds: Kinds
    sections: Mapping[tuple[str, ...], DraftSection]
    unsettled: frozenset[str]


def with_kinds(tables: Sequence[Table], words: StandardWords) -> list[Table]:
    """The tables, those with their kinds whose sheets, or a line above them, name the kinds that the same requirements are listed for."""
    named = _named(tables, words)
    different = [
        (one, other) for one, other in combinations(range(len(tables)), 2) if named[one] and named[other] and named[one] != named[other]
    ]
    apart = all(not set(named[one]) & set(named[other]) for one, other in different)
    if not apart or not any(share_requirements(tables[one], tables[other]) for one, other in different):
        return list(tables)
    return [table._replace(kinds=kinds) for table, kinds in zip(tables, named, strict=True)]


def without_kinds(title: str, words: StandardWords) -> str:
    """A title without brackets that name kinds: it is that of the list for all of them."""
    return _BRACKETS.sub(lambda found: "" if kinds_named(found[0], words) else found[0], title).strip()


def _named(tables: Sequence[Table], words: StandardWords) -> list[Kinds]:
    """The kinds that the name of each sheet tells, or else a line above its table; none for one with columns for kinds."""
    lines = [
        []
        if table.head.by_kind
        else [table.grid.sheet or "", *(cell for row in table.grid.rows[: table.head.first] for cell in row if cell)]
        for table in tables
    ]
    beside = {kind for told in lines for kind in _kinds_in(told, words)}
    return [_kinds_in(told, words, beside) for told in lines]


def _kinds_in(lines: Sequence[str], words: StandardWords, beside: set[MunicipalityKind] | None = None) -> Kinds:
    for line in lines:
        form = _SIGNS.sub("", plain(line))
        for word in words.columns["text"] if beside else ():
            form = form.replace(plain(word), "")
        if kinds := kinds_of_heading([form], words, beside or ()):
            return kinds
    return ()


def merge_kind_sheets(book: Book, sheets: Sequence[KindSheet]) -> None:
    """Puts the requirements of these sheets into the book: one for the same number and words, with the class of each kind.

    What one sheet does not have does not apply to its kinds; a class that is not known there is that of the others.
    """
    if not sheets:
        return
    book.assume("", "kind_sheets", sheets=" / ".join(sheet.sheet for sheet in sheets))
    owner = _owners(book, sheets)
    held: dict[Key, dict[Kinds, Draft]] = {}
    places: dict[Key, DraftSection] = {}
    for sheet in sheets:
        for path, section in sheet.sections.items():
            place = book.sections.setdefault(path, _without_drafts(section))
            for draft in section.drafts:
                key = _free_key(held, draft, sheet.kinds)
                held.setdefault(key, {})[sheet.kinds] = draft
                places.setdefault(key, place)
    unsettled = {(sheet.kinds, number) for sheet in sheets for number in sheet.unsettled if number}
    for key, drafts in held.items():
        per_kind: dict[MunicipalityKind, KindClass] = {}
        for kind, kinds in owner.items():
            if kinds in drafts:
                per_kind[kind] = drafts[kinds].class_
            elif (kinds, key[0]) not in unsettled:
                per_kind[kind] = "none"
        places[key].drafts.append(_of_all(list(drafts.values()), per_kind))
    _tell_differing(book, held)


def _without_drafts(section: DraftSection) -> DraftSection:
    return DraftSection(section.number, section.title, section.chapter, section.parent, [])


def _owners(book: Book, sheets: Sequence[KindSheet]) -> dict[MunicipalityKind, Kinds]:
    """For each kind the kinds of the sheets that speak for it; of kinds without a sheet the nearest."""
    named = {kind: sheet for sheet in reversed(sheets) for kind in sheet.kinds}
    owner = {}
    for kind in KINDS:
        speaking = named.get(kind) or next(named[other] for other in NEAREST[kind] if other in named)
        if kind not in named:
            book.assume("", "kind_sheets_others", kinds=text(f"municipality.{kind}"), sheet=speaking.sheet)
        owner[kind] = speaking.kinds
    return owner


def _free_key(held: Mapping[Key, Mapping[Kinds, Draft]], draft: Draft, kinds: Kinds) -> Key:
    """Number and words of a requirement, and how often the sheets of the same kinds had it before."""
    times = 0
    while kinds in held.get((draft.number, plain(draft.text), times), {}):
        times += 1
    return draft.number, plain(draft.text), times


def _of_all(drafts: Sequence[Draft], per_kind: Mapping[MunicipalityKind, KindClass]) -> Draft:
    general, kinds = settled(None, per_kind)
    said = {name: "\n".join(dict.fromkeys(value for draft in drafts if (value := getattr(draft, name)))) for name in ("reason", "remarks")}
    return replace(drafts[0], class_=general or drafts[0].class_, kinds=kinds, **said)


def _tell_differing(book: Book, held: Mapping[Key, Mapping[Kinds, Draft]]) -> None:
    words: dict[str, dict[Kinds, set[str]]] = {}
    for (number, said, _), drafts in held.items():
        for kinds in drafts:
            words.setdefault(number, {}).setdefault(kinds, set()).add(said)
    differing = [number for number, said in words.items() if number and len({frozenset(texts) for texts in said.values()}) > 1]
    if differing:
        book.assume("", "kind_sheets_differ", numbers=", ".join(differing[:_SHOWN]) + (", \u2026" if len(differing) > _SHOWN else ""))
