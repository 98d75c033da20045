"""One text document to one read input: its requirements as items, and an account of every other paragraph."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath

from msgspec import structs

from custaudit.cells import one_line
from custaudit.errors import UserError
from custaudit.i18n import text
from custaudit.model import Field, InputSummary, Item, Skipped, Source
from custaudit.sources.decoding import Decoded, decode, private_use_count, warnings_of
from custaudit.sources.fields import field_of_heading, guess_field, is_about_links, other_in_names, other_of_heading
from custaudit.sources.formats import Format
from custaudit.sources.identity import IdRegister, content_id
from custaudit.sources.model import (
    FieldGuess,
    InputRequest,
    KindGuess,
    Limits,
    ReadInput,
    SheetUnderstanding,
    TableUnderstanding,
    Understanding,
)
from custaudit.sources.table.headings.wordlists import ColumnName
from custaudit.sources.table.kinds import guess_kind
from custaudit.sources.table.places.sheets import seen_words
from custaudit.sources.table.understanding import table_understanding, table_warnings
from custaudit.sources.textdoc.blocks import Block, LeftOut, TableBlock, TextDocument
from custaudit.sources.textdoc.outline.clauses import cut
from custaudit.sources.textdoc.outline.gluednumbers import with_article_gaps, with_gaps
from custaudit.sources.textdoc.outline.pieces import Requirement, TablePlace
from custaudit.sources.textdoc.outline.runtogether import with_lines_apart
from custaudit.sources.textdoc.outline.tree import build_outline
from custaudit.sources.textdoc.refused import no_requirement
from custaudit.sources.textdoc.tables.asked import asked_of_tables
from custaudit.sources.textdoc.tables.rows import Listed, TableReading, filled_rows, read_table
from custaudit.sources.textdoc.tables.tabletitles import FieldsOverTables, mark_titles
from custaudit.sources.textdoc.words.identifiers import with_identifiers
from custaudit.sources.textdoc.words.knowledge import ClauseKnowledge, clause_knowledge
from custaudit.sources.textdoc.words.labels import with_forms
from custaudit.sources.textdoc.words.markers import split_marker
from custaudit.sources.textdoc.words.sections import asks, is_name, sentences
from custaudit.sources.textdoc.words.titles import bare
from custaudit.text import normal_form

_WIDE_GAP = re.compile(r"(?<=\S)[ \u3000]{3,}(?=\S)")
_IN_BRACKETS = re.compile(r"(?<=.)[(\uff08\u3010\u3014\[]([^()\uff08\uff09\u3010\u3011\u3014\u3015\[\]]{2,30})[)\uff09\u3011\u3015\]]$")
_LONGEST_OUTLINE = 200
# Of a character in any encoding; and how many of the longest paragraphs may stand on one line, as a table in markup may.
_MOST_BYTES, _LONG_LINE = 4, 10
_LONGEST_TITLE = 60
_LONGEST_CELL = 20
# What is put right in the paragraphs of any container, in this order.
_RESTATED = (with_forms, with_article_gaps, with_gaps, with_lines_apart, with_identifiers)
# Columns that a list of customizations has and a specification does not.
_OF_INVENTORIES: tuple[ColumnName, ...] = ("effort_days", "department", "reason")


def read_text_document(request: InputRequest, format: Format, limits: Limits, field: Field | None) -> ReadInput:
    """The requirements of a document. A row is a paragraph, a row of a table, or a piece of unmarked running text.

    Raises UserError with the file, the place and the mend when the document cannot be read, has no text, or asks for nothing.
    """
    knowledge = clause_knowledge()
    document = _read(request, format, limits, knowledge)
    if not document.content:
        raise UserError("textdoc.empty", path=request.label)
    _check_lengths(request.label, document, limits)
    content = document.content
    for restate in _RESTATED:
        content = restate(content, knowledge)
    nodes = build_outline(content, knowledge, limits.nesting)
    mark_titles(nodes, knowledge)
    over_tables = FieldsOverTables()
    override = request.field or field
    account = _Account(request.label, document)
    tables = [block for block in document.content if isinstance(block, TableBlock)]
    numbered = enumerate(asked_of_tables(tables, request), start=1)
    for piece in cut(nodes, knowledge, listed=_is_inventory(request, document), functional=_is_functional(request, document)):
        if not isinstance(piece, TablePlace):
            account.add([piece])
            account.withdrawn += isinstance(piece, LeftOut) and piece.reason == "sources.skip.withdrawn"
            over_tables.leave()
        elif piece.table.forms:
            account.add(read_table(piece, knowledge, field=override).pieces)
        else:
            number, asked = next(numbered)
            name = text("textdoc.table", number=number)
            reading = read_table(piece, knowledge, name=name, asked=asked.regions, field=asked.field or override)
            named = over_tables.field(piece, _field_over_table(piece))
            account.add_table(piece, name, _of_business(reading, None if override else named))
    return account.result(request, override)


def _read(request: InputRequest, format: Format, limits: Limits, knowledge: ClauseKnowledge) -> TextDocument:
    if format == "docx":
        from custaudit.sources.textdoc.docx.read import read_docx

        return read_docx(request.path, request.label, limits, knowledge)
    if format == "pdf":
        from custaudit.sources.textdoc.pdf.read import read_pdf

        return read_pdf(request.path, request.label, limits, knowledge)
    decoded = _decoded(request, limits)
    if format == "md":
        from custaudit.sources.textdoc.textfile.markdown import read_markdown

        document = read_markdown(decoded.text, decoded.encoding, request.label, knowledge, limits.nesting)
    else:
        from custaudit.sources.textdoc.textfile.plain import read_plain

        document = read_plain(decoded.text, decoded.encoding, knowledge)
    return document._replace(notes=[*document.notes, *warnings_of(decoded, request.label)])


def _decoded(request: InputRequest, limits: Limits) -> Decoded:
    """A text file. Raises UserError for more text, more lines or a longer line than any document has, before any of it is read."""
    too_much = UserError("textdoc.too_much_text", path=request.label, limit=limits.text_chars)
    if request.path.stat().st_size > limits.text_chars * _MOST_BYTES:
        raise too_much
    decoded = decode(request.path.read_bytes(), path=request.label)
    if len(decoded.text) > limits.text_chars:
        raise too_much
    if decoded.text.count("\n") > limits.paragraphs:
        raise UserError("textdoc.too_many_paragraphs", path=request.label, limit=limits.paragraphs)
    for number, line in enumerate(decoded.text.split("\n"), start=1):
        if len(line) > limits.cell_chars * _LONG_LINE:
            raise UserError("textdoc.too_long", path=request.label, place=str(number), limit=limits.cell_chars)
    return decoded


def _check_lengths(label: str, document: TextDocument, limits: Limits) -> None:
    """No person writes a paragraph of a hundred thousand characters."""
    for block in document.content:
        if isinstance(block, Block) and len(block.text) > limits.cell_chars:
            raise UserError("textdoc.too_long", path=label, place=str(block.line), limit=limits.cell_chars)


class _Account:
    """Collects items and skips in reading order, so that together they are all that was read."""

    def __init__(self, label: str, document: TextDocument) -> None:
        self.label, self.document = label, document
        self.rows: list[Requirement] = []
        self.skipped: list[LeftOut] = list(document.left_out)
        self.sheets: list[SheetUnderstanding] = []
        self.listed: list[tuple[Listed, int | None]] = []
        self.warnings: list[str] = []
        self.withdrawn = 0

    def add(self, parts: Iterable[Requirement | LeftOut]) -> None:
        for part in parts:
            if isinstance(part, Requirement):
                self.rows.append(part)
            else:
                self.skipped.append(part)

    def add_table(self, place: TablePlace, name: str, reading: TableReading) -> None:
        """A table of the document, with what is told of how it was read."""
        self.add(reading.pieces)
        rows = filled_rows(place.table)
        page = rows[0].page if rows else None
        words = seen_words([one_line(cell, _LONGEST_CELL) for row in rows[:1] for cell in row.cells])
        reason = None if reading.listed else text("textdoc.table_no_list", words=words)
        self.sheets.append(SheetUnderstanding(name, len(rows), hidden=False, tables=len(reading.listed), reason=reason, page=page))
        self.listed += [(listed, page) for listed in reading.listed]
        for listed in reading.listed:
            self.warnings += table_warnings(*listed, self.label)
        several = [row for row in reading.pieces if isinstance(row, Requirement) and _holds_several(row.detail)]
        if several:
            said = {"place": f"{self.label}:{name}", "count": len(several), "title": several[0].title}
            self.warnings.append(text("textdoc.warn.several_in_row", **said))
        if reading.dropped:
            said = {"place": f"{self.label}:{name}", "count": reading.dropped, "heading": place.heading[-1], "sheet": name}
            self.warnings.append(text("textdoc.warn.dropped_table", **said))
        questions = sum(isinstance(row, Requirement) and _is_question(row.detail) for row in reading.pieces)
        if questions:
            self.warnings.append(text("textdoc.warn.questions", place=f"{self.label}:{name}", count=questions))

    def result(self, request: InputRequest, override: Field | None) -> ReadInput:
        """The read input; an item's field is that of its row's own column, else of the document."""
        skipped = [_skipped(skip) for skip in sorted(self.skipped, key=lambda skip: (skip.page or 0, skip.line or 0))]
        if not self.rows:
            raise no_requirement(self.label, self.document.format, self.document.content, skipped)
        title = _title(self.document)
        guess = guess_field(override=override, path=self.label, captions=[title], texts=_texts(self.document))
        register = IdRegister()
        fields = [row.field or override or _field_of_headings(row.heading) or guess.field for row in self.rows]
        unsaid = [row for row in self.rows if not (row.field or override or _field_of_headings(row.heading))]
        named = other_in_names(guess, None, self.label, [title])
        outside = Counter(other for row in unsaid if (other := _other_of_headings(row.heading) or named))
        items = [self._item(row, field, register) for row, field in zip(self.rows, fields, strict=True)]
        kind = self._kind(request, title, items)
        understanding = Understanding(
            self.document.format,
            self.document.encoding,
            self.sheets,
            self._tables(guess),
            guess,
            kind,
            self._outline(),
            others=[named] if named else [],
            unclued=len(unsaid) if guess.origin == "default" and not outside else 0,
        )
        warnings = [*self.document.notes, *self.warnings]
        if self.withdrawn:
            warnings.append(text("sources.warn.withdrawn", place=self.label, count=self.withdrawn))
        private = sum(private_use_count(split_marker(words, clause_knowledge())[1]) for words in _texts(self.document))
        if private:
            warnings.append(text("sources.warn.private_use", place=self.label, count=private))
        if outside:
            said = {"place": self.label, "names": ", ".join(sorted(outside)), "count": outside.total()}
            warnings.append(text("sources.warn.other_field", **said))
        in_columns = [row for row in self.rows if len(_WIDE_GAP.findall(row.detail)) > 1]
        if len(in_columns) > 1:
            said = {"place": self.label, "count": len(in_columns), "title": in_columns[0].title}
            warnings.append(text("textdoc.warn.columns", **said))
        summary = InputSummary(self.label, kind.kind, len(items) + len(skipped), len(items), skipped)
        return ReadInput(summary, items, understanding, [], warnings)

    def _kind(self, request: InputRequest, title: str, items: Sequence[Item]) -> KindGuess:
        """What the user, the file's name, its title or its sentences say, else the columns of its lists where most items stand in them."""
        kind = guess_kind(override=request.kind, path=self.label, sheets=[title], texts=(item.detail for item in items))
        if kind.origin == "sheet":
            return structs.replace(kind, origin="caption")
        if kind.origin != "default":
            return kind
        heads = [listed.region.head for listed, _ in self.listed]
        if sum(len(listed.body.drafts) for listed, _ in self.listed) * 2 < len(items):
            return KindGuess("rfp", "default")
        by_headings = guess_kind(headings=[label for head in heads for label in head.labels])
        if by_headings.origin == "headings":
            return by_headings
        spoken = [head.labels[at] for head in heads for name, at in head.columns.items() if name in _OF_INVENTORIES]
        return KindGuess("inventory", "headings", ", ".join(dict.fromkeys(spoken))) if spoken else KindGuess("rfp", "default")

    def _item(self, row: Requirement, field: Field, register: IdRegister) -> Item:
        return Item(
            id=register.unique(content_id(row.title, row.detail, row.reason)),
            no=row.no,
            source=Source(self.label, page=row.page, line=row.line, clause=row.clause, heading=list(row.heading)),
            field=field,
            department=row.department,
            title=row.title,
            detail=row.detail,
            reason=row.reason,
            object=row.object,
            effort_days=row.effort_days,
        )

    def _tables(self, guess: FieldGuess) -> list[TableUnderstanding]:
        """How each list in a table was read; the document as a whole says the business, unless the user did for the table."""
        understood = []
        for (region, body), page in self.listed:
            table = table_understanding(region, body, guess)
            request = structs.replace(table.request, field=region.asked.field if region.asked else None)
            understood.append(structs.replace(table, page=page, request=request))
        return understood

    def _outline(self) -> list[str]:
        """The headings that have items under them, each indented by its depth, in reading order."""
        lines: dict[tuple[str, ...], str] = {}
        for row in self.rows:
            for depth in range(1, len(row.heading) + 1):
                lines.setdefault(row.heading[:depth], "  " * (depth - 1) + row.heading[depth - 1])
        return list(lines.values())[:_LONGEST_OUTLINE]


def _is_inventory(request: InputRequest, document: TextDocument) -> bool:
    """Whether the user, the file's name or the title says that the document lists customizations."""
    kind = guess_kind(override=request.kind, path=request.label, sheets=[_title(document)])
    return kind.kind == "inventory" and kind.origin in ("option", "file", "sheet")


def _is_functional(request: InputRequest, document: TextDocument) -> bool:
    """Whether the title or the file's name says that the document speaks of functions alone; the heading of a first chapter is no title."""
    title = _title(document)
    names = [PurePath(request.label).stem, *([title] if split_marker(title, clause_knowledge())[0] is None else [])]
    return any(clause_knowledge().functional_title.search(normal_form(name)) for name in names)


def _holds_several(detail: str) -> bool:
    """Whether the text of one row of a table lists clauses, each of which asks for something."""
    clauses = (split_marker(line, clause_knowledge()) for line in detail.split("\n"))
    numbered = (words for sign, words in clauses if sign is not None and not sign.note and not sign.bullet)
    return sum(asks(normal_form(words), clause_knowledge()) for words in numbered) > 1


def _is_question(detail: str) -> bool:
    """Whether a text does nothing but ask whether or what, as in tables of questions and answers."""
    parts = [plain for sentence in sentences(detail) if (plain := normal_form(sentence).strip())]
    return bool(parts) and all(map(clause_knowledge().question.search, parts))


def _title(document: TextDocument) -> str:
    """The first line of the document, if it is short and no sentence."""
    first = next((block.text for block in document.content if isinstance(block, Block)), "")
    return first if len(first) <= _LONGEST_TITLE and is_name(first, clause_knowledge()) else ""


def _field_of_headings(headings: Sequence[str]) -> Field | None:
    """The field that the innermost heading names which names nothing else; under one about links it is the other side of a link."""
    names = [bare(heading, clause_knowledge()) for heading in headings]
    for place in reversed(range(len(names))):
        field = field_of_heading(names[place])
        if field is not None and not any(map(is_about_links, names[:place])):
            return field
    return None


def _other_of_headings(headings: Sequence[str]) -> str | None:
    """The business outside this tool that a heading names which names nothing else, as far as it is not the other side of a link."""
    names = [bare(heading, clause_knowledge()) for heading in headings]
    places = (place for place in reversed(range(len(names))) if not any(map(is_about_links, names[:place])))
    return next(filter(None, (other_of_heading(names[place]) for place in places)), None)


def _field_over_table(place: TablePlace) -> Field | None:
    """The field that a line over a table names, as such lines tell the tables of several businesses apart."""
    about_links = any(map(is_about_links, place.heading))
    names = [name for caption in place.captions for name in _names_in(caption)]
    return None if about_links or any(map(is_about_links, names)) else next(filter(None, map(field_of_heading, names)), None)


def _names_in(caption: str) -> list[str]:
    """A title, what stands in brackets at its end, as the business of a list does, the title without it, and its first word if no
    other word names a business."""
    found = _IN_BRACKETS.search(caption.strip())
    names = [caption, found[1], caption.strip()[: found.start()]] if found else [caption]
    first, *others = names[-1].split() or [""]
    return names if not others or any(field_of_heading(word) or other_of_heading(word) for word in others) else [*names, first]


def _of_business(reading: TableReading, field: Field | None) -> TableReading:
    """A table whose items are of a business, unless their rows name another one."""
    pieces = [piece._replace(field=piece.field or field) if isinstance(piece, Requirement) else piece for piece in reading.pieces]
    return reading._replace(pieces=pieces)


def _texts(document: TextDocument) -> Iterator[str]:
    for block in document.content:
        if isinstance(block, Block):
            yield block.text
        else:
            yield from ("\n".join(row.cells) for row in block.rows)


def _skipped(left_out: LeftOut) -> Skipped:
    reason = text(left_out.reason)
    if left_out.page is None:
        return Skipped(reason, line=left_out.line or 1)
    if left_out.line is None:
        return Skipped(reason, page=left_out.page)
    return Skipped(reason, page=left_out.page, line=left_out.line)
