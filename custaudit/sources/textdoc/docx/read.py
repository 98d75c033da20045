"""Word documents. Only the parts with text are read; pictures and macros are never unpacked."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast
from xml.etree.ElementTree import Element, ParseError, XMLPullParser

from custaudit.errors import UserError
from custaudit.i18n import text
from custaudit.sources.archive import Archive, open_archive
from custaudit.sources.model import Limits
from custaudit.sources.textdoc.blocks import TextDocument
from custaudit.sources.textdoc.docx.body import BodyReader, has_rendered_pages
from custaudit.sources.textdoc.docx.numbering import read_numbering
from custaudit.sources.textdoc.docx.progress import Progress
from custaudit.sources.textdoc.docx.wordxml import STRICT, TRANSITIONAL, read_styles, w
from custaudit.sources.textdoc.handwrapped import unwrapped
from custaudit.sources.textdoc.knowledge import ClauseKnowledge

_PARTS = ("numbering", "styles", "footnotes", "endnotes")


def read_docx(path: Path, label: str, limits: Limits, knowledge: ClauseKnowledge) -> TextDocument:
    """The paragraphs and tables of a document, with tracked changes accepted.

    ``line`` counts paragraphs. Headers, footers and comments are left out. Raises UserError for a file that is damaged,
    protected, too large, too deeply nested, or no Word document.
    """
    with open_archive(path, label, limits) as archive:
        main = _main_part(archive, label, limits)
        parts = {
            kind: _whole_part(archive, name, label, limits)
            for kind, name in _related(archive, main, label, limits).items()
            if kind in _PARTS
        }
        rendered = has_rendered_pages(archive.chunks(main))
        progress = Progress(rendered=rendered, paged=rendered)
        reader = BodyReader(
            read_styles(parts.get("styles")),
            read_numbering(parts.get("numbering"), knowledge.orders),
            _notes(parts.get("footnotes")) | {f"e{name}": note for name, note in _notes(parts.get("endnotes")).items()},
            progress,
        )
        for element in _body(archive, main, label, limits):
            reader.read(element)
    notes = [
        text(f"textdoc.warn.{kind}", place=label, count=count)
        for kind, count in (("tracked", progress.tracked), ("hidden", progress.hidden), ("struck", progress.struck))
        if count
    ]
    content, left_out = reader.finished()
    content = unwrapped(content, knowledge)
    return TextDocument("docx", None, content, left_out, notes)


def _main_part(archive: Archive, label: str, limits: Limits) -> str:
    main = _related(archive, "", label, limits).get("officeDocument", "word/document.xml")
    if main not in archive.names:
        raise UserError("textdoc.not_docx", path=label, problem=main)
    return main


def _related(archive: Archive, part: str, label: str, limits: Limits) -> dict[str, str]:
    """The parts that a part refers to, by the last word of their relation; links out of the file are not followed."""
    folder, name = posixpath.split(part)
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    root = _whole_part(archive, relations, label, limits)
    found: dict[str, str] = {}
    for relation in root if root is not None else ():
        if relation.get("TargetMode") != "External" and (target := relation.get("Target")):
            full = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found.setdefault(posixpath.basename(relation.get("Type", "")), full)
    return found


def _whole_part(archive: Archive, name: str, label: str, limits: Limits) -> Element | None:
    if name not in archive.names:
        return None
    root: Element | None = None
    for event, element, depth in _events(archive, name, label, limits):
        if event == "end" and depth == 1:
            root = element
    return root


def _body(archive: Archive, main: str, label: str, limits: Limits) -> Iterator[Element]:
    """The children of the body one by one; each is forgotten after use."""
    body: Element | None = None
    for event, element, depth in _events(archive, main, label, limits):
        if event == "start" and depth == 2 and element.tag == w("body"):
            body = element
        elif event == "end" and depth == 3 and body is not None:
            yield element
            body.remove(element)
    if body is None:
        raise UserError("textdoc.not_docx", path=label, problem=main)


def _events(archive: Archive, name: str, label: str, limits: Limits) -> Iterator[tuple[str, Element, int]]:
    parser: XMLPullParser[Any] = XMLPullParser(("start", "end"))
    depth = 0
    try:
        for chunk in archive.chunks(name):
            parser.feed(chunk.replace(STRICT.encode(), TRANSITIONAL.encode()))
            for event, element in cast("Iterator[tuple[str, Element]]", parser.read_events()):
                depth += event == "start"
                if depth > limits.nesting:
                    raise UserError("textdoc.too_nested", path=label, place=name, limit=limits.nesting)
                yield event, element, depth
                depth -= event == "end"
        parser.close()
    except ParseError as error:
        raise UserError("sources.damaged", path=label, place=name, cause=str(error)) from None


def _notes(root: Element | None) -> dict[str, str]:
    """Footnotes by id."""
    found: dict[str, str] = {}
    for note in root if root is not None else ():
        if note.get(w("type")) is None:
            found[note.get(w("id"), "")] = "".join(part.text or "" for part in note.iter(w("t"))).strip()
    return found
