"""The body of a Word document: paragraphs with their computed numbers, tables, text boxes; changes accepted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from custaudit.sources.table.head import could_be_heading
from custaudit.sources.textdoc.blocks import Block, LeftOut, TableBlock, TableRow
from custaudit.sources.textdoc.lines import is_remark, says_no_word
from custaudit.sources.textdoc.numbering import ListNumbers
from custaudit.sources.textdoc.wordxml import Style, Styles, attribute, find_value, heading_level, is_contents, is_on, w

_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_TRANSPARENT = frozenset(
    map(w, ("ins", "moveTo", "hyperlink", "smartTag", "customXml", "sdtContent", "fldSimple", "dir", "bdo", "rubyBase"))
)
_GONE = frozenset(map(w, ("del", "moveFrom", "rt", "instrText", "delText", "delInstrText", "annotationRef")))
_CHANGES = frozenset(map(w, ("ins", "moveTo", "del", "moveFrom")))
_CONTENTS_GALLERY = "Table of Contents"
_FULL_WIDTH_CHARACTER = 210
_FEWEST_LISTED = 2
_RENDERED = b"lastRenderedPageBreak"
_NOTE_SIGN = "\u203b"
_FORMULA_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"


def has_rendered_pages(chunks: Iterable[bytes]) -> bool:
    """Whether the program that wrote the file noted where its pages ended."""
    before = b""
    for chunk in chunks:
        if _RENDERED in before[-len(_RENDERED) :] + chunk:
            return True
        before = chunk
    return False


@dataclass
class _Text:
    """The text of one paragraph while it is put together."""

    parts: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    visible: bool = False
    unstruck: bool = False
    hidden: bool = False
    struck: bool = False
    gone: list[str] = field(default_factory=list)
    style_bold: bool = False
    plain: bool = False
    page: int | None = None
    fields: list[bool] = field(default_factory=list)


@dataclass(eq=False)
class _Span:
    """How many rows and columns a cell covers; it grows downwards as rows are read."""

    across: int
    down: int = 1
    struck: str = ""


class BodyReader:
    """Reads one child of the body after the other; ``content`` and ``left_out`` are in reading order."""

    def __init__(self, styles: Styles, numbers: ListNumbers, notes: dict[str, str], *, rendered: bool) -> None:
        self.styles, self.numbers, self.notes, self.rendered = styles, numbers, notes, rendered
        self.content: list[Block | TableBlock] = []
        self.left_out: list[LeftOut] = []
        self.tracked = self.hidden = self.struck = 0
        self._page = 1
        self._paged = rendered
        self._line = 0
        self._waiting = ""
        self._in_cell = False
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
        elif tag in _GONE:
            self.tracked += 1
        elif tag in _TRANSPARENT:
            self._children(element)

    def _children(self, element: Element) -> None:
        for child in element:
            self.read(child)

    def _contents(self, element: Element) -> None:
        for paragraph in element.iter(w("p")):
            self._line += 1
            if any((part.text or "").strip() for part in paragraph.iter(w("t"))):
                self.left_out.append(LeftOut("textdoc.contents", self._page, self._line))

    def finished(self) -> tuple[list[Block | TableBlock], list[LeftOut]]:
        """All that was read and left out, without pages where the document does not tell them."""
        if self._paged:
            return self.content, self.left_out
        plain: list[Block | TableBlock] = []
        for block in self.content:
            if isinstance(block, Block):
                plain.append(block._replace(page=None))
            else:
                plain.append(TableBlock(tuple(row._replace(page=None) for row in block.rows)))
        return plain, [left_out._replace(page=None) for left_out in self.left_out]

    def _paragraph(self, element: Element) -> None:
        self._line += 1
        properties = element.find(w("pPr"))
        styles = self.styles.chain(find_value(properties, "pStyle") if properties is not None else None)
        read = self._text(element, properties, styles)
        body = self._waiting + "".join(read.parts)
        self._waiting = ""
        mark = properties.find(w("rPr")) if properties is not None else None
        if mark is not None and mark.find(w("del")) is not None:
            self._waiting = body
            self.tracked += 1
            return
        withdrawn = read.struck and (not read.unstruck or is_remark(body))
        number, depth = self._number(properties, styles, shown=self._in_cell or withdrawn or bool(body.strip()))
        if withdrawn or body.strip() or (self._in_cell and number):
            page, line = read.page, self._line
            if is_contents(styles):
                self.left_out.append(LeftOut("textdoc.contents", page, line))
            elif withdrawn:
                self._gone.append("".join(read.gone).strip())
                self.left_out.append(LeftOut("textdoc.withdrawn", page, line))
            else:
                self.struck += read.struck
                level = self._heading_level(properties, styles)
                words = "\n".join(part.strip() for part in body.split("\n")).strip()
                self.content.append(Block(words, page, line, number, depth, level, _indent(properties), strong=not read.plain))
        elif read.hidden:
            self.left_out.append(LeftOut("textdoc.hidden", self._page, self._line))
        for note in read.notes:
            if note:
                self.content.append(Block(f"{_NOTE_SIGN}{note}", read.page, self._line))
        for box in read.boxes:
            self._children(box)
        if properties is not None and (section := properties.find(w("sectPr"))) is not None and find_value(section, "type") != "continuous":
            self._break_page()

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

    def _text(self, element: Element, properties: Element | None, styles: list[tuple[str, Style]]) -> _Text:
        read = _Text(style_bold=_first_said(*(style.bold for _, style in styles), otherwise=False))
        if properties is not None and is_on(properties, "pageBreakBefore"):
            self._break_page()
        hidden = _first_said(*(style.hidden for _, style in styles), otherwise=False)
        struck = _first_said(*(style.struck for _, style in styles), otherwise=False)
        self._collect(element, read, hidden=hidden, struck=struck)
        return read

    def _collect(self, element: Element, read: _Text, *, hidden: bool, struck: bool) -> None:
        for child in element:
            tag = child.tag
            if tag in _CHANGES:
                self.tracked += 1
            if tag == w("r"):
                self._run(child, read, hidden=hidden, struck=struck)
            elif tag == w("sdt"):
                for content in child.findall(w("sdtContent")):
                    self._collect(content, read, hidden=hidden, struck=struck)
            elif tag in _TRANSPARENT:
                self._collect(child, read, hidden=hidden, struck=struck)
            elif tag not in _GONE:
                self._formula(child, read)

    def _formula(self, element: Element, read: _Text) -> None:
        for part in element.iter(_FORMULA_TEXT):
            self._say(part.text or "", read)

    def _run(self, run: Element, read: _Text, *, hidden: bool, struck: bool) -> None:
        properties = run.find(w("rPr"))
        character = self.styles.by_id.get(find_value(properties, "rStyle") or "") if properties is not None else None
        hidden = _first_said(is_on(properties, "vanish"), character.hidden if character else None, otherwise=hidden)
        struck = _first_said(is_on(properties, "strike"), character.struck if character else None, otherwise=struck)
        struck = struck or bool(is_on(properties, "dstrike"))
        before = len(read.parts)
        self._pieces(run, read, visible=not hidden)
        if hidden and any((part.text or "").strip() for part in run.iter(w("t"))):
            read.hidden = True
            self.hidden += 1
        if any(part.strip() for part in read.parts[before:]):
            read.struck = read.struck or struck
            if struck:
                read.gone += read.parts[before:]
                del read.parts[before:]
            read.unstruck = read.unstruck or not struck
            bold = _first_said(is_on(properties, "b"), character.bold if character else None, otherwise=read.style_bold)
            read.plain = read.plain or not bold

    def _pieces(self, run: Element, read: _Text, *, visible: bool) -> None:
        for piece in run:
            tag = piece.tag
            if tag == w("lastRenderedPageBreak"):
                self._page += 1
            elif tag == w("br") and attribute(piece, "type") == "page":
                self._break_page()
            elif tag in (w("drawing"), w("pict"), w("object")):
                self._boxes(piece, read)
            elif tag == f"{_ALTERNATE}AlternateContent":
                chosen = piece.find(f"{_ALTERNATE}Choice")
                if chosen is None or next(chosen.iter(w("txbxContent")), None) is None:
                    chosen = piece.find(f"{_ALTERNATE}Fallback")
                if chosen is not None:
                    self._boxes(chosen, read)
            elif tag == w("ruby"):
                for base in piece.findall(w("rubyBase")):
                    self._collect(base, read, hidden=not visible, struck=False)
            elif visible:
                self._say(self._written(piece, read), read)

    def _written(self, piece: Element, read: _Text) -> str:
        tag = piece.tag
        if tag == w("t"):
            return piece.text or ""
        if tag in (w("tab"), w("ptab")):
            return " "
        if tag in (w("br"), w("cr")):
            return "\n"
        if tag == w("noBreakHyphen"):
            return "-"
        if tag == w("sym"):
            code = attribute(piece, "char") or ""
            return chr(int(code, 16)) if len(code) <= 4 and all(char in "0123456789abcdefABCDEF" for char in code) and code else ""
        if tag == w("footnoteReference"):
            read.notes.append(self.notes.get(attribute(piece, "id") or "", ""))
        elif tag == w("endnoteReference"):
            read.notes.append(self.notes.get(f"e{attribute(piece, 'id')}", ""))
        return ""

    def _say(self, written: str, read: _Text) -> None:
        if written:
            if read.page is None and written.strip():
                read.page = self._page
            read.parts.append(written)

    @staticmethod
    def _boxes(piece: Element, read: _Text) -> None:
        """The outermost text boxes; one inside another comes with it."""
        found = list(piece.iter(w("txbxContent")))
        inner = {id(nested) for box in found for nested in box.iter(w("txbxContent")) if nested is not box}
        read.boxes.extend(box for box in found if id(box) not in inner)

    def _break_page(self) -> None:
        if not self.rendered:
            self._page += 1
            self._paged = True

    def _table(self, table: Element) -> None:
        rows: list[TableRow] = []
        begun: list[dict[int, _Span]] = []
        above: list[str] = []
        open_above: dict[int, _Span] = {}
        for row in _unwrapped(table, w("tr")):
            properties = row.find(w("trPr"))
            if properties is not None and properties.find(w("del")) is not None:
                self.tracked += 1
                continue
            line, page = self._line + 1, self._page
            skipped = _whole(find_value(properties, "gridBefore")) if properties is not None else 0
            above, open_here = self._cells(row, skipped, above, open_above)
            begun.append({column: span for column, span in open_here.items() if open_above.get(column) is not span})
            open_above = open_here
            rows.append(TableRow(tuple(above), page, line))
        if rows:
            placed = [_with_spans(row, spans) for row, spans in zip(rows, begun, strict=True)]
            gone = [{column: span.struck for column, span in spans.items() if span.struck} for spans in begun]
            whole = [_struck_row(row, texts, spans) for row, texts, spans in zip(placed, gone, begun, strict=True)]
            self.struck += sum(len(texts) for row, texts in zip(whole, gone, strict=True) if not row.struck)
            self.content.append(TableBlock(tuple(whole)))
        self.content += self._nested
        self._nested = []

    def _cells(self, row: Element, skipped: int, above: list[str], open_above: dict[int, _Span]) -> tuple[list[str], dict[int, _Span]]:
        """The texts of a row, and the span of each cell by its column; a cell merged with the one above has its text and its span."""
        cells = [""] * skipped
        spans: dict[int, _Span] = {}
        for cell in _unwrapped(row, w("tc")):
            how = cell.find(w("tcPr"))
            merge = how.find(w("vMerge")) if how is not None else None
            column, width = len(cells), max(_whole(find_value(how, "gridSpan")) if how is not None else 1, 1)
            words, gone = self._cell(cell)
            goes_on = merge is not None and attribute(merge, "val") != "restart" and column < len(above) and not words
            if goes_on:
                words = above[column]
            if goes_on and column in open_above:
                spans[column] = open_above[column]
                spans[column].down += 1
            else:
                spans[column] = _Span(across=width, struck="" if words else gone)
            cells.extend([words, *[""] * (width - 1)])
        return cells, spans

    def _cell(self, cell: Element) -> tuple[str, str]:
        """The text of a cell, tables inside it included, and what is struck through in it as a whole; its paragraphs are counted."""
        inner = BodyReader(self.styles, self.numbers, self.notes, rendered=self.rendered)
        inner._page, inner._paged, inner._line, inner._in_cell = self._page, self._paged, self._line, True
        inner._children(cell)
        self._page, self._paged, self._line = inner._page, inner._paged, inner._line
        self.tracked, self.hidden, self.struck = self.tracked + inner.tracked, self.hidden + inner.hidden, self.struck + inner.struck
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


def _first_said(*switches: bool | None, otherwise: bool) -> bool:
    """The switch that is nearest to the text and says anything."""
    return next((switch for switch in switches if switch is not None), otherwise)


def _struck_row(row: TableRow, gone: dict[int, str], begun: dict[int, _Span]) -> TableRow:
    """A row with the text of its struck cells, if none of the other cells that are its own says anything but a number or a remark."""
    own = [column for column, span in begun.items() if span.down == 1 and not says_no_word(row.cells[column])]
    if not gone or own:
        return row
    return row._replace(cells=tuple(gone.get(column, cell) for column, cell in enumerate(row.cells)), struck=True)


def _with_spans(row: TableRow, begun: dict[int, _Span]) -> TableRow:
    return row._replace(spans=tuple((column, span.down, span.across) for column, span in begun.items() if span.down * span.across > 1))


def _unwrapped(element: Element, tag: str) -> list[Element]:
    """The rows of a table or the cells of a row, also those inside content controls and insertions."""
    found: list[Element] = []
    for child in element:
        if child.tag == tag:
            found.append(child)
        elif child.tag in (w("sdt"), w("sdtContent")) or child.tag in _TRANSPARENT:
            found.extend(_unwrapped(child, tag))
    return found


def _indent(properties: Element | None) -> float:
    """The left edge of the first line in characters, without the indent of a first line."""
    indent = properties.find(w("ind")) if properties is not None else None
    if indent is None:
        return 0.0
    left = _signed(attribute(indent, "left") or attribute(indent, "start"))
    return max(0.0, (left - _signed(attribute(indent, "hanging"))) / _FULL_WIDTH_CHARACTER)


def _signed(number: str | None) -> float:
    return float(number) if number is not None and number.lstrip("-").isdecimal() and len(number) < 7 else 0.0


def _whole(number: str | None) -> int:
    return min(int(number), 64) if number is not None and number.isdecimal() else 0
