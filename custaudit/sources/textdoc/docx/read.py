"""Word documents. Only the parts with text are read; pictures and macros are never unpacked."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast
from xml.etree.ElementTree import Element, ParseError, XMLPullParser

from custaudit.errors import UserError, brief
from custaudit.i18n import text
from custaudit.sources.archive import Archive, open_archive
from custaudit.sources.formats import format_inside, wrong_ending
from custaudit.sources.model import Limits
from custaudit.sources.textdoc.blocks import Block, TableBlock, TextDocument
from custaudit.sources.textdoc.docx.body import BodyReader, has_rendered_pages
from custaudit.sources.textdoc.docx.numbering import read_numbering
from custaudit.sources.textdoc.docx.pictures import without_picture_labels
from custaudit.sources.textdoc.docx.progress import Progress
from custaudit.sources.textdoc.docx.wordxml import STRICT, TRANSITIONAL, read_styles, w
from custaudit.sources.textdoc.lines.handwrapped import unwrapped
from custaudit.sources.textdoc.words.knowledge import ClauseKnowledge

# Elements for each paragraph: of the whole document, and of a child of its body, which is held at once.
_MOST_ELEMENTS, _MOST_HELD, _CHILD = 20, 5, 3
_USUAL_MAIN = "word/document.xml"
_PARTS = ("numbering", "styles", "footnotes", "endnotes")


def read_docx(path: Path, label: str, limits: Limits, knowledge: ClauseKnowledge) -> TextDocument:
    """The paragraphs and tables of a document, with tracked changes accepted.

    ``line`` counts paragraphs. Headers, footers and comments are left out. Raises UserError for a file that is damaged,
    protected, too large, too deeply nested, or no Word document.
    """
    with open_archive(path, label, limits) as archive:
        main = _main_part(archive, path, label, limits)
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
        characters = known = 0
        for element in _body(archive, main, label, limits):
            reader.read(element)
            characters += sum(map(_length, reader.content[known:]))
            known = len(reader.content)
            if progress.line > limits.paragraphs:
                raise UserError("textdoc.too_many_paragraphs", path=label, limit=limits.paragraphs)
            if characters > limits.text_chars:
                raise UserError("textdoc.too_much_text", path=label, limit=limits.text_chars)
    notes = [
        text(f"textdoc.warn.{kind}", place=label, count=count)
        for kind, count in (
            ("tracked", progress.tracked),
            ("hidden", progress.hidden),
            ("struck", progress.struck),
            ("too_wide", progress.too_wide),
        )
        if count
    ]
    content, left_out = reader.finished()
    content, labels = without_picture_labels(unwrapped(content, knowledge), knowledge)
    return TextDocument("docx", None, content, [*left_out, *labels], notes)


def _length(block: Block | TableBlock) -> int:
    return len(block.text) if isinstance(block, Block) else sum(len(cell) for row in block.rows for cell in row.cells)


def _main_part(archive: Archive, path: Path, label: str, limits: Limits) -> str:
    main = _related(archive, "", label, limits).get("officeDocument", _USUAL_MAIN)
    really = None if {main, _USUAL_MAIN} <= archive.names else format_inside(path)
    if really not in (None, "docx"):
        raise wrong_ending(path, label, really)
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
    for event, element, depth in _events(archive, name, label, limits, held=True):
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


def _events(archive: Archive, name: str, label: str, limits: Limits, *, held: bool = False) -> Iterator[tuple[str, Element, int]]:
    parser: XMLPullParser[Any] = XMLPullParser(("start", "end"))
    depth = elements = before = 0
    try:
        for chunk in archive.chunks(name, held=held):
            if elements > limits.paragraphs * _MOST_ELEMENTS or elements - before > limits.paragraphs * _MOST_HELD:
                raise UserError("textdoc.too_many_paragraphs", path=label, place=name, limit=limits.paragraphs)
            parser.feed(chunk.replace(STRICT.encode(), TRANSITIONAL.encode()))
            for event, element in cast("Iterator[tuple[str, Element]]", parser.read_events()):
                if event == "start":
                    elements += 1
                    depth += 1
                    before = elements if depth == _CHILD else before
                if depth > limits.nesting:
                    raise UserError("textdoc.too_nested", path=label, place=name, limit=limits.nesting)
                yield event, element, depth
                depth -= event == "end"
        parser.close()
    except ParseError as error:
        raise UserError("sources.damaged", path=label, place=name, cause=brief(error)) from None


def _notes(root: Element | None) -> dict[str, str]:
    """Footnotes by id."""
    found: dict[str, str] = {}
    for note in root if root is not None else ():
        if note.get(w("type")) is None:
            found[note.get(w("id"), "")] = "".join(part.text or "" for part in note.iter(w("t"))).strip()
    return found
