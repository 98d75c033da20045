"""The parts of an xlsx workbook and how they refer to each other."""

from __future__ import annotations

import posixpath
from typing import NamedTuple
from xml.etree.ElementTree import Element

from custaudit.sources.archive import Archive

BOOK, TEXTS, STYLES = "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"
LONGEST_PIECE = 8 << 20
"""No workbook has more bytes of markup than these without the end of a row or of a text."""

_TRUE = ("1", "true")


class UnusualMarkupError(Exception):
    """A part stands in markup that no known program writes; its reader knows no more than theirs."""


class SheetPart(NamedTuple):
    """A sheet as the workbook lists it: its name, its member, what kind of sheet it is, and its visibility."""

    name: str
    member: str
    kind: str
    state: str


def sheet_parts(archive: Archive) -> list[SheetPart]:
    """The sheets in their order; a sheet whose reference leads nowhere has an empty member.

    Raises KeyError for a part that several sheets share, which no program writes.
    """
    relations = _relations(archive, BOOK)
    sheets = []
    taken: set[str] = set()
    for element in parse(archive, BOOK).iter():
        if local(element) == "sheet":
            reference = next((value for key, value in element.attrib.items() if key.endswith("}id")), "")
            kind, member = relations.get(reference, ("", ""))
            member = member if member in archive.names else ""
            if member and member in taken:
                raise KeyError(f"{member}: shared by sheets")
            taken.add(member)
            sheets.append(SheetPart(element.get("name", ""), member, kind, element.get("state", "visible")))
    return sheets


def counts_from_1904(archive: Archive) -> bool:
    """Whether the workbook's days are counted from 1904, as old programs for the Macintosh did."""
    return any(local(element) == "workbookPr" and element.get("date1904") in _TRUE for element in parse(archive, BOOK).iter())


def relation_targets(archive: Archive, book: str) -> dict[str, str]:
    """The members that a part refers to, by the names of its references."""
    return {reference: member for reference, (_, member) in _relations(archive, book).items()}


def _relations(archive: Archive, book: str) -> dict[str, tuple[str, str]]:
    """Kind and member of what a part refers to, by the names of its references."""
    folder, name = posixpath.split(book)
    relations = f"{folder}/_rels/{name}.rels"
    if relations not in archive.names:
        return {}
    return {
        element.get("Id", ""): (
            element.get("Type", "").rpartition("/")[2],
            posixpath.normpath(posixpath.join("/", folder, element.get("Target", ""))).lstrip("/"),
        )
        for element in parse(archive, relations)
    }


def parse(archive: Archive, name: str) -> Element:
    """The root element of a small part. Raises KeyError where it is damaged."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        root: Element = fromstring(archive.read(name, held=True), forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise KeyError(f"{name}: {error}") from None
    return root


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2]
