"""The text of a Word paragraph: its runs, text boxes and footnotes, with changes accepted."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from custaudit.sources.textdoc.docx.progress import Progress
from custaudit.sources.textdoc.docx.wordxml import GONE, TRANSPARENT, Style, Styles, attribute, find_value, is_on, w

_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_CHANGES = frozenset(map(w, ("ins", "moveTo", "del", "moveFrom")))
_FORMULA_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"


@dataclass
class ParagraphText:
    """The text of one paragraph, its text boxes and footnotes; ``gone`` is what was struck through."""

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


class ParagraphReader:
    """Reads paragraphs; page breaks, changes and hidden text are counted in ``progress``."""

    def __init__(self, styles: Styles, notes: dict[str, str], progress: Progress) -> None:
        self.styles, self.notes, self.progress = styles, notes, progress

    def read(self, element: Element, properties: Element | None, styles: list[tuple[str, Style]]) -> ParagraphText:
        """What a paragraph says, given its properties and the chain of its styles."""
        read = ParagraphText(style_bold=_first_said(*(style.bold for _, style in styles), otherwise=False))
        if properties is not None and is_on(properties, "pageBreakBefore"):
            self.progress.break_page()
        hidden = _first_said(*(style.hidden for _, style in styles), otherwise=False)
        struck = _first_said(*(style.struck for _, style in styles), otherwise=False)
        self._collect(element, read, hidden=hidden, struck=struck)
        return read

    def _collect(self, element: Element, read: ParagraphText, *, hidden: bool, struck: bool) -> None:
        for child in element:
            tag = child.tag
            if tag in _CHANGES:
                self.progress.tracked += 1
            if tag == w("r"):
                self._run(child, read, hidden=hidden, struck=struck)
            elif tag == w("sdt"):
                for content in child.findall(w("sdtContent")):
                    self._collect(content, read, hidden=hidden, struck=struck)
            elif tag in TRANSPARENT:
                self._collect(child, read, hidden=hidden, struck=struck)
            elif tag not in GONE:
                self._formula(child, read)

    def _formula(self, element: Element, read: ParagraphText) -> None:
        for part in element.iter(_FORMULA_TEXT):
            self._say(part.text or "", read)

    def _run(self, run: Element, read: ParagraphText, *, hidden: bool, struck: bool) -> None:
        properties = run.find(w("rPr"))
        character = self.styles.by_id.get(find_value(properties, "rStyle") or "") if properties is not None else None
        hidden = _first_said(is_on(properties, "vanish"), character.hidden if character else None, otherwise=hidden)
        struck = _first_said(is_on(properties, "strike"), character.struck if character else None, otherwise=struck)
        struck = struck or bool(is_on(properties, "dstrike"))
        before = len(read.parts)
        self._pieces(run, read, visible=not hidden)
        if hidden and any((part.text or "").strip() for part in run.iter(w("t"))):
            read.hidden = True
            self.progress.hidden += 1
        if any(part.strip() for part in read.parts[before:]):
            read.struck = read.struck or struck
            if struck:
                read.gone += read.parts[before:]
                del read.parts[before:]
            read.unstruck = read.unstruck or not struck
            bold = _first_said(is_on(properties, "b"), character.bold if character else None, otherwise=read.style_bold)
            read.plain = read.plain or not bold

    def _pieces(self, run: Element, read: ParagraphText, *, visible: bool) -> None:
        for piece in run:
            tag = piece.tag
            if tag == w("lastRenderedPageBreak"):
                self.progress.page += 1
            elif tag == w("br") and attribute(piece, "type") == "page":
                self.progress.break_page()
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

    def _written(self, piece: Element, read: ParagraphText) -> str:
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

    def _say(self, written: str, read: ParagraphText) -> None:
        if written:
            if read.page is None and written.strip():
                read.page = self.progress.page
            read.parts.append(written)

    @staticmethod
    def _boxes(piece: Element, read: ParagraphText) -> None:
        """The outermost text boxes; one inside another comes with it."""
        found = list(piece.iter(w("txbxContent")))
        inner = {id(nested) for box in found for nested in box.iter(w("txbxContent")) if nested is not box}
        read.boxes.extend(box for box in found if id(box) not in inner)


def _first_said(*switches: bool | None, otherwise: bool) -> bool:
    """The switch that is nearest to the text and says anything."""
    return next((switch for switch in switches if switch is not None), otherwise)
