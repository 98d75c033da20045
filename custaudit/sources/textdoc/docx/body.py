"""The body of a Word document: paragraphs with their computed numbers, tables, text boxes; changes accepted."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from custaudit.sources.table.headings.head import could_be_heading
from custaudit.sources.textdoc.blocks import Block, LeftOut, TableBlock
from custaudit.sources.textdoc.docx.cells import TableReader
from custaudit.sources.textdoc.docx.numbering import ListNumbers
from custaudit.sources.textdoc.docx.paragraph import ParagraphReader
from custaudit.sources.textdoc.docx.progress import Progress
from custaudit.sources.textdoc.docx.wordxml import GONE, TRANSPARENT, Style, Styles, attribute, find_value, heading_level, is_contents, w
from custaudit.sources.textdoc.lines.joining import is_remark

_CONTENTS_GALLERY = "Table of Contents"
_FULL_WIDTH_CHARACTER = 210
_FEWEST_LISTED = 2
_RENDERED = b"lastRenderedPageBreak"
_NOTE_SIGN = "\u203b"


def has_rendered_pages(chunks: Iterable[bytes]) -> bool:
    """Whether the program that wrote the file noted where its pages ended."""
    before = b""
    for chunk in chunks:
        if _RENDERED in before[-len(_RENDERED) :] + chunk:
            return True
        before = chunk
    return False


class BodyReader:
    """Reads one child of the body after the other; ``content`` and ``left_out`` are in reading order."""

    def __init__(self, styles: Styles, numbers: ListNumbers, notes: dict[str, str], progress: Progress, *, in_cell: bool = False) -> None:
        self.styles, self.numbers, self.notes, self.progress = styles, numbers, notes, progress
        self.content: list[Block | TableBlock] = []
        self.left_out: list[LeftOut] = []
        self._paragraphs = ParagraphReader(styles, notes, progress)
        self._waiting = ""
        self._in_cell = in_cell
        self._gone: list[str] = []
        self._nested: list[Block | TableBlock] = []

    def read(self, element: Element) -> None:
        """A paragraph, a table, or a frame around them."""
        tag = element.tag
        if tag == w("p"):
            self._paragraph(element)
        elif tag == w("tbl"):
            self._table(element)
        elif tag == w("sdt"):
            gallery = next(element.iter(w("docPartGallery")), None)
            if gallery is not None and attribute(gallery, "val") == _CONTENTS_GALLERY:
                self._contents(element)
                return
            for content in element.findall(w("sdtContent")):
                self._children(content)
        elif tag in GONE:
            self.progress.tracked += 1
        elif tag in TRANSPARENT:
            self._children(element)

    def _children(self, element: Element) -> None:
        for child in element:
            self.read(child)

    def _contents(self, element: Element) -> None:
        for paragraph in element.iter(w("p")):
            self.progress.line += 1
            if any((part.text or "").strip() for part in paragraph.iter(w("t"))):
                self.left_out.append(LeftOut("textdoc.contents", self.progress.page, self.progress.line))

    def finished(self) -> tuple[list[Block | TableBlock], list[LeftOut]]:
        """All that was read and left out, without pages where the document does not tell them."""
        if self.progress.paged:
            return self.content, self.left_out
        plain: list[Block | TableBlock] = []
        for block in self.content:
            if isinstance(block, Block):
                plain.append(block._replace(page=None))
            else:
                plain.append(TableBlock(tuple(row._replace(page=None) for row in block.rows)))
        return plain, [left_out._replace(page=None) for left_out in self.left_out]

    def _paragraph(self, element: Element) -> None:
        self.progress.line += 1
        properties = element.find(w("pPr"))
        styles = self.styles.chain(find_value(properties, "pStyle") if properties is not None else None)
        read = self._paragraphs.read(element, properties, styles)
        body = self._waiting + "".join(read.parts)
        self._waiting = ""
        mark = properties.find(w("rPr")) if properties is not None else None
        if mark is not None and mark.find(w("del")) is not None:
            self._waiting = body
            self.progress.tracked += 1
            return
        withdrawn = read.struck and (not read.unstruck or is_remark(body))
        number, depth = self._number(properties, styles, shown=self._in_cell or withdrawn or bool(body.strip()))
        if withdrawn or body.strip() or (self._in_cell and number):
            page, line = read.page, self.progress.line
            if is_contents(styles):
                self.left_out.append(LeftOut("textdoc.contents", page, line))
            elif withdrawn:
                self._gone.append("".join(read.gone).strip())
                self.left_out.append(LeftOut("textdoc.withdrawn", page, line))
            else:
                self.progress.struck += read.struck
                level = self._heading_level(properties, styles)
                words = "\n".join(part.strip() for part in body.split("\n")).strip()
                self.content.append(Block(words, page, line, number, depth, level, _indent(properties), strong=not read.plain))
        elif read.hidden:
            self.left_out.append(LeftOut("textdoc.hidden", self.progress.page, self.progress.line))
        for note in read.notes:
            if note:
                self.content.append(Block(f"{_NOTE_SIGN}{note}", read.page, self.progress.line))
        for box in read.boxes:
            before = len(self.content)
            self._children(box)
            self.content[before:] = [block._replace(boxed=True) if isinstance(block, Block) else block for block in self.content[before:]]
        if properties is not None and (section := properties.find(w("sectPr"))) is not None and find_value(section, "type") != "continuous":
            self.progress.break_page()

    def _heading_level(self, properties: Element | None, styles: list[tuple[str, Style]]) -> int | None:
        own = find_value(properties, "outlineLvl") if properties is not None else None
        if own is not None and own.isdecimal():
            return int(own) + 1 if int(own) < 9 else None
        return heading_level(styles)

    def _number(self, properties: Element | None, styles: list[tuple[str, Style]], *, shown: bool) -> tuple[str, int | None]:
        """The computed number and the level of the list; an empty paragraph outside a table has none and does not count."""
        own = properties.find(w("numPr")) if properties is not None else None
        list_id = find_value(own, "numId") if own is not None else None
        level_text = find_value(own, "ilvl") if own is not None else None
        level = int(level_text) if level_text is not None and level_text.isdecimal() else None
        if list_id is None:
            for name, style in styles:
                if style.list_id is not None:
                    list_id = style.list_id
                    level = level if level is not None else style.list_level
                    level = level if level is not None else self.numbers.level_of_style(list_id, name)
                    break
        if list_id in (None, "0") or not shown:
            return "", None
        depth = min(level or 0, 8)
        return self.numbers.next_label(list_id or "", depth), depth

    def _table(self, table: Element) -> None:
        rows = TableReader(self._cell, self.progress).read(table)
        if rows:
            self.content.append(TableBlock(rows))
        self.content += self._nested
        self._nested = []

    def _cell(self, cell: Element) -> tuple[str, str]:
        """The text of a cell, tables inside it included, and what is struck through in it as a whole; its paragraphs are counted."""
        inner = BodyReader(self.styles, self.numbers, self.notes, self.progress, in_cell=True)
        inner._children(cell)
        texts: list[str] = []
        for block in inner.content:
            if isinstance(block, Block):
                texts.append(" ".join(part for part in (block.number, block.text) if part))
            elif _is_list(block):
                self._nested.append(block)
            else:
                texts.extend(" ".join(filter(None, row.cells)) for row in block.rows)
        return "\n".join(texts).strip(), "\n".join(filter(None, inner._gone))


def _is_list(table: TableBlock) -> bool:
    """Whether a table inside a cell is one of its own: words of headings over at least two rows."""
    head: list[object] = list(table.rows[0].cells)
    return len(table.rows) > _FEWEST_LISTED and len(set(head)) > 1 and could_be_heading(head)


def _indent(properties: Element | None) -> float:
    """The left edge of the first line in characters, without the indent of a first line."""
    indent = properties.find(w("ind")) if properties is not None else None
    if indent is None:
        return 0.0
    left = _signed(attribute(indent, "left") or attribute(indent, "start"))
    return max(0.0, (left - _signed(attribute(indent, "hanging"))) / _FULL_WIDTH_CHARACTER)


def _signed(number: str | None) -> float:
    return float(number) if number is not None and number.lstrip("-").isdecimal() and len(number) < 7 else 0.0
