"""Markdown files: headings, lists, tables and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from custaudit import i18n
from custaudit.errors import UserError
from custaudit.sources.textdoc.blocks import Block, LeftOut, TableBlock, TableRow, TextDocument
from custaudit.sources.textdoc.lines.joining import ends_sentence, glue, goes_on, is_remark, says_no_word
from custaudit.sources.textdoc.lines.width import display_width
from custaudit.sources.textdoc.textfile.footnotes import SIGN, Footnotes, parted_footnotes
from custaudit.sources.textdoc.textfile.htmltables import html_table
from custaudit.sources.textdoc.textfile.texttables import RawLine, underlined_table
from custaudit.sources.textdoc.words.identifiers import identified
from custaudit.sources.textdoc.words.knowledge import ClauseKnowledge
from custaudit.sources.textdoc.words.markers import split_marker
from custaudit.sources.textdoc.words.sections import is_sentence

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\n(?:[^\n]*\n){0,60}?---[ \t]*(?:\n|$)")
# Links are reduced to their text here: a parser of nested brackets can be made to run for minutes.
_LINK = re.compile(r"!?\[([^\[\]\n]{0,500})\]\([^()\s]{0,2000}\)")
_IMAGES = re.compile(r"(?:!\[[^\[\]\n]{0,500}\]\([^()\n]{0,2000}\)\s*)+")
_ANCHOR = re.compile(r"\[[^\[\]\n]{1,500}\]\(#[^()\s]{1,2000}\)")
_TASK = re.compile(r"\[[ xX]\]\s+")
_FENCES = ("```", "~~~")
_WIDEST_TABLE = 300
# So far beyond the limit the parser goes on, so that what is too deep is seen.
_DEEPER = 4
# A line that reaches so far to the right may have been broken there.
_BROKEN_FROM = 0.8
# A list inside another stands so many characters further right.
_INDENT = 2.0
_LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def read_markdown(text: str, encoding: str, label: str, knowledge: ClauseKnowledge, deepest: int) -> TextDocument:
    """The paragraphs and tables of a Markdown file; struck-through text and comments are left out."""
    from markdown_it import MarkdownIt

    text = text.replace("\r\n", "\n").replace("\r", "\n")
    left_out: list[LeftOut] = []
    front = _FRONT_MATTER.match(text)
    if front:
        left_out.append(LeftOut("textdoc.front_matter", line=1))
        text = "\n" * front.group().count("\n") + text[front.end() :]
    parser = MarkdownIt("commonmark", {"maxNesting": deepest + _DEEPER}).enable(["table", "strikethrough"])
    parser.disable(["code", "html_block", "reference", "link", "image", "autolink"])
    if any(line.count("|") > _WIDEST_TABLE for line in text.split("\n")):
        parser.disable("table")
    footnotes = parted_footnotes(text)
    text = footnotes.text
    reader = _Reader(knowledge, max(map(display_width, text.split("\n"))), footnotes)
    for part in _parted(text):
        if isinstance(part, TableBlock):
            reader.content.append(part)
        else:
            reader.read(_not_too_deep(parser.parse(part), label, deepest))
    notes = [i18n.text("textdoc.warn.struck", place=label, count=reader.struck)] if reader.struck else []
    return TextDocument("md", encoding, reader.content, [*left_out, *reader.left_out], notes)


def _not_too_deep(tokens: list[Token], label: str, deepest: int) -> list[Token]:
    """The same tokens. Raises UserError where lists and quotes lie in each other too deeply: the parser drops what lies deeper still."""
    for token in tokens:
        if token.level > deepest:
            place = str(token.map[0] + 1) if token.map else None
            raise UserError("textdoc.too_nested", path=label, place=place, limit=deepest)
    return tokens


def _parted(text: str) -> Iterator[str | TableBlock]:
    """The text between tables whose columns are underlined with dashes, and those tables; each piece keeps its lines at their places."""
    lines = text.split("\n")
    filled = [RawLine(line.rstrip(), number) for number, line in enumerate(lines, start=1) if line.strip()]
    done = index = 0
    fenced = False
    while index < len(filled):
        fenced ^= filled[index].text.lstrip().startswith(_FENCES)
        found = underlined_table(filled, index) if not fenced else None
        if found is None:
            index += 1
            continue
        yield "\n" * done + "\n".join(lines[done : filled[index].line - 1])
        yield found.table
        index += found.lines
        done = filled[index - 1].line
    yield "\n" * done + "\n".join(lines[done:])


class _Reader:
    """Walks the parser's flat list of tokens, keeping the open lists and the open table."""

    def __init__(self, knowledge: ClauseKnowledge, widest: int, footnotes: Footnotes) -> None:
        self.knowledge = knowledge
        self.footnotes = footnotes
        self.notes: list[tuple[str, int]] = []
        self.counts: list[int] = []
        self.widest = widest
        self.content: list[Block | TableBlock] = []
        self.left_out: list[LeftOut] = []
        self.numbers: list[str] = []
        self.level: int | None = None
        self.rows: list[TableRow] = []
        self.cells: list[str] | None = None
        self.gone: list[str] = []
        self.struck = 0
        self.row_line: int | None = None

    def read(self, tokens: Iterable[Token]) -> None:
        for token in tokens:
            line = token.map[0] + 1 if token.map else None
            match token.type:
                case "heading_open":
                    self.level = int(token.tag[1:])
                case "heading_close":
                    self.level = None
                case "tr_open":
                    self.cells, self.gone = [], []
                case "tr_close":
                    self._end_row(line or self.row_line)
                case "table_close":
                    self.content.append(TableBlock(tuple(self.rows)))
                    self.rows = []
                    self._end_notes()
                case "inline":
                    self._inline(token, line)
                case "fence":
                    self.left_out.append(LeftOut("textdoc.code", line=line))
                case _:
                    self._list(token)

    def _list(self, token: Token) -> None:
        """The beginning or the end of a list or of one of its items."""
        match token.type:
            case "ordered_list_open":
                self.counts.append(0)
            case "ordered_list_close":
                self.counts.pop()
            case "list_item_open":
                self.numbers.append(f"{self._count(token.info)}{token.markup}" if token.info else "\u30fb")
            case "list_item_close":
                self.numbers.pop()
            case _:
                pass

    def _inline(self, token: Token, line: int | None) -> None:
        table = html_table(token.content, line) if self.cells is None else None
        if table is not None:
            self.content.append(table)
            return
        text, gone = _text_of(token.children or [])
        text, notes = self.footnotes.taken(text)
        self.notes += notes
        task = _TASK.match(text) if self.numbers else None
        if self.cells is not None:
            self.cells.append(text.strip())
            self.gone.append(gone.strip())
            self.row_line = line
        elif self.level is None and _ANCHOR.fullmatch(token.content.strip()):
            self.left_out.append(LeftOut("textdoc.contents", line=line))
            self._number_used()
        elif _IMAGES.fullmatch(token.content.strip()):
            self.left_out.append(LeftOut("textdoc.caption", line=line))
            self._number_used()
        elif gone.strip() and is_remark(text[task.end() :] if task else text):
            self.left_out.append(LeftOut("textdoc.withdrawn", line=line))
            self._number_used()
        elif not text.strip():
            if token.content.strip():
                self.left_out.append(LeftOut("textdoc.comment", line=line))
        elif self.level is not None:
            self.content.append(Block(" ".join(text.split("\n")), line=line, level=self.level))
        else:
            self.struck += bool(gone.strip())
            self._paragraph(_TASK.sub("", text) if self.numbers else text, token.content, line)
        if self.cells is None:
            self._end_notes()

    def _count(self, typed: str) -> int:
        """The number of an item as it is shown: a list may be typed with 1 before each."""
        last = self.counts[-1]
        self.counts[-1] = int(typed) if not last or int(typed) > last else last + 1
        return self.counts[-1]

    def _end_notes(self) -> None:
        """The footnotes of the text so far, each a note below it."""
        self.content += [Block(f"{SIGN}{text}", line=line) for text, line in self.notes]
        self.notes = []

    def _end_row(self, line: int | None) -> None:
        """A row whose text is all struck through keeps it; text struck through in another is left out."""
        cells = self.cells or []
        whole = any(self.gone) and all(map(says_no_word, cells))
        texts = tuple(gone or cell for gone, cell in zip(self.gone, cells, strict=True)) if whole else tuple(cells)
        self.struck += 0 if whole else sum(map(bool, self.gone))
        self.rows.append(TableRow(texts, None, line, struck=whole))
        self.cells = None

    def _paragraph(self, text: str, written: str, line: int | None) -> None:
        """One block, or several where a line begins with a sign, ends a sentence, or is a title over the next one.

        ``written`` has the blanks before its lines, which the parser takes away.
        """
        number = self.numbers[-1] if self.numbers else ""
        depth = len(self.numbers) if self.numbers else None
        indent = _INDENT * max(len(self.numbers) - 1, 0)
        block = ""
        begins = line
        lines = text.split("\n")
        indented = [whole[:1].isspace() for whole in written.split("\n")]
        for offset, part in enumerate(lines):
            here = None if line is None else line + offset
            hanging = bool(number) or (len(indented) == len(lines) and indented[offset] and self._has_sign(block))
            if block and self._begins_anew(block, part, hanging=hanging):
                self.content.append(Block(block, line=begins, number=number, depth=depth, indent=indent))
                self._number_used()
                number, block, begins = "", "", here
            elif not block:
                begins = here
            block = glue(block, part.strip())
        if block:
            self.content.append(Block(block, line=begins, number=number, depth=depth, indent=indent))
            self._number_used()

    def _number_used(self) -> None:
        if self.numbers:
            self.numbers[-1] = ""

    def _has_sign(self, text: str) -> bool:
        return split_marker(text, self.knowledge)[0] is not None

    def _begins_anew(self, block: str, part: str, *, hanging: bool) -> bool:
        """Whether a line is no part of the text so far; ``hanging``: it stands under a text behind a sign."""
        if self._has_sign(part) or identified(part, self.knowledge) is not None:
            return True
        if goes_on(block, part, self.knowledge):
            return False
        if is_sentence(block, self.knowledge):
            return not hanging or ends_sentence(block, self.knowledge)
        titled = self._has_sign(block) or self.knowledge.bracket_heading.match(block)
        return bool(titled) and display_width(block) < self.widest * _BROKEN_FROM


def _text_of(children: Iterable[Token]) -> tuple[str, str]:
    """The text, and what is struck through in it."""
    parts: list[str] = []
    gone: list[str] = []
    struck = 0
    for child in children:
        if child.type == "s_open":
            struck += 1
        elif child.type == "s_close":
            struck -= 1
        elif struck:
            gone.append(child.content)
        elif child.type in ("softbreak", "hardbreak") or (child.type == "html_inline" and _LINE_BREAK.match(child.content)):
            parts.append("\n")
        elif child.type in ("text", "code_inline"):
            parts.append(child.content)
    return _LINK.sub(r"\1", "".join(parts)), "".join(gone)
