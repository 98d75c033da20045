"""The rows under the heading of a table: requirements, headings, and what is neither."""

from __future__ import annotations

from dataclasses import dataclass

from msgspec.structs import replace

from custaudit.model import RequirementClass
from custaudit.standards.importers.book import Book
from custaudit.standards.importers.classes import by_bracketed_class, class_of_cell, general_class, latest, settled, unknown_classes
from custaudit.standards.importers.columns import TableHead
from custaudit.standards.importers.deletion import Saying, is_deleted
from custaudit.standards.importers.identifiers import half_width
from custaudit.standards.importers.legends import explains_classes
from custaudit.standards.importers.model import Draft, DraftSection
from custaudit.standards.importers.outline import Outline, heading_in_row, section_of
from custaudit.standards.importers.statements import line_kind
from custaudit.standards.importers.titles import title_of
from custaudit.standards.importers.words import LEVELS, Role, StandardWords, holds, plain


@dataclass
class Sheet:
    """What has been read so far of one sheet; ``left_out`` is why the requirement right above was left out, if it was."""

    name: str | None
    head: TableHead
    outline: Outline
    last_number: str | None = None
    left_out: str | None = None

    def leave_out(self, book: Book, place: int, row: Row, reason: str) -> None:
        """Leaves a requirement out, and with it the rows that go on with it."""
        book.skip(self.name, place, reason)
        self.last_number, self.left_out = row.number, reason


@dataclass(frozen=True)
class Row:
    """One row under the heading; ``struck`` holds its columns that are struck through."""

    head: TableHead
    cells: list[str]
    struck: set[int]
    words: StandardWords

    def at(self, index: int | None) -> str:
        """The cell of a column; empty where there is none."""
        return self.cells[index] if index is not None and index < len(self.cells) else ""

    def cell(self, role: Role) -> str:
        """The cell of a role; what an older version has where the newer one says that it is the same. A dash is no text."""
        value = self.at(self.head.index(role))
        if holds(self.words.editions.same, value):
            return self.at(self.head.older(role))
        return "" if role == "text" and holds(self.words.no_class, value) else value

    def joined(self, role: Role) -> str:
        """All cells of a role, one below the other."""
        return "\n".join(dict.fromkeys(value for index in self.head.indices(role) if (value := self.at(index))))

    @property
    def classes(self) -> list[str]:
        """The cells that say the class, as they stand."""
        told = [self.cell("class"), *(self.at(column.index) for column in (*self.head.by_kind, *self.head.by_class))]
        return [value for value in (*told, *self.agreeing) if value]

    @property
    def agreeing(self) -> list[str]:
        """The cells that give the class for kinds that nobody knows, and that must therefore say the same."""
        return [self.at(index) for index in self.head.agreeing]

    @property
    def number(self) -> str:
        """The published number with its branch."""
        number, branch = half_width(self.cell("number")), half_width(self.cell("branch"))
        return f"{number}-{branch}" if number and branch else number

    @property
    def is_deleted(self) -> bool:
        """Whether the requirement was deleted: struck through, said so, or gone from the newer version."""
        if self.head.index("text") in self.struck or (not self.cell("text") and self.at(self.head.older("text"))):
            return True
        remarks = [self.at(index) for index in self.head.indices("remarks")]
        told = Saying(self.cell("text"), self.cell("name"), self.number, latest(self.cell("class")), self.joined("revision"), remarks)
        return is_deleted(told, self.words)


def take_row(book: Book, sheet: Sheet, place: int, row: Row) -> None:
    """Adds what a row holds to the book: a requirement, more of the one above, a heading, or a reason to leave it out."""
    words, cell = row.words, row.cell
    if explains_classes(row.cells, words):
        book.skip(sheet.name, place, "legend")
        return
    if not row.number and (holds(words.totals, cell("text")) or holds(words.totals, cell("name"))):
        book.skip(sheet.name, place, "total")
        return
    heading = heading_in_row(row.cells, sheet.head, words)
    if heading and not row.is_deleted:
        book.headings += 1
        sheet.outline.take(heading)
        sheet.left_out = None
        return
    sheet.outline.carry({role: cell(role) for role in LEVELS})
    if row.is_deleted:
        sheet.leave_out(book, place, row, "deleted")
    elif sheet.left_out and cell("text") and _goes_on(sheet, row):
        book.skip(sheet.name, place, sheet.left_out)
    else:
        _take_text(book, sheet, place, row)


def _take_text(book: Book, sheet: Sheet, place: int, row: Row) -> None:
    """A row that is neither a heading over the whole width nor deleted."""
    cell, number = row.cell, row.number
    spoken, ticked = _by_class(row)
    if not cell("text") and sheet.head.index("text") is not None and not spoken:
        if not cell("name") and not number and any(cell(role) for role in LEVELS):
            book.headings += 1
        else:
            book.skip(sheet.name, place, "no_text")
        return
    section = section_of(book, sheet.outline, cell("section"))
    drafts = [Draft(class_=code, title=title_of(cell("name"), said), text=said) for code, said in spoken]
    if not drafts:
        drafts = _drafts_of_text(book, sheet, place, row, section, ticked)
    if not drafts:
        return
    more = {"number": number, "reason": row.joined("reason"), "remarks": row.joined("remarks"), "due": row.joined("due")}
    section.drafts.extend(replace(draft, **more) for draft in drafts)
    sheet.last_number, sheet.left_out = number, None
    book.used += 1


def _goes_on(sheet: Sheet, row: Row) -> bool:
    """Whether a row goes on with the requirement above: without number and class, or a bullet under the same number."""
    if not row.number:
        return not row.classes and not by_bracketed_class(row.cell("text"), row.words)
    return row.number == sheet.last_number and line_kind(row.cell("text"), row.words.text) != "sentence"


def _by_class(row: Row) -> tuple[list[tuple[RequirementClass, str]], list[RequirementClass]]:
    """What the columns that stand for one class each say in words, and which of them are ticked."""
    by_class = [(column.class_, row.at(column.index)) for column in row.head.by_class if column.class_]
    marked = [(code, said) for code, said in by_class if said and not holds(row.words.no_class, said)]
    return [(code, said) for code, said in marked if not holds(row.words.ticks, said)], [code for code, _ in marked]


def _drafts_of_text(book: Book, sheet: Sheet, place: int, row: Row, section: DraftSection, ticked: list[RequirementClass]) -> list[Draft]:
    """The requirements of a row with one text; none where it goes on with the one above or its class is not known."""
    words, name, number = row.words, row.cell("name"), row.number
    statement = row.cell("text") or row.joined("summary") or name
    classes = [*general_class(row.cell("class"), words), *ticked]
    given = [row.cell("class"), *(row.at(column.index) for column in row.head.by_kind), *row.agreeing]
    if not any(given) and not ticked and (parts := by_bracketed_class(statement, words)):
        return [Draft(class_=code, title=title_of(name, part), text=part) for code, part in parts]
    per_kind = {kind: code for column in row.head.by_kind if (code := class_of_cell(row.at(column.index), words)) for kind in column.kinds}
    general, kinds = settled(classes[0] if classes else None, per_kind)
    book.blank_kinds += bool(per_kind) and not all(row.at(column.index) for column in row.head.by_kind)
    if not any(given) and not ticked and not number and section.drafts and sheet.last_number is not None:
        _extend(book, row, section, statement)
        return []
    if len({class_of_cell(said, words) for said in row.agreeing}) > 1:
        book.kinds_unknown[sheet.head.headings(sheet.head.agreeing)] += 1
        book.unsettled.add(number)
        sheet.leave_out(book, place, row, "kinds_unknown")
        return []
    if general is None:
        unknown = unknown_classes(given, words)
        book.unknown.update(dict.fromkeys(unknown, 1))
        nobody = any(given) and not unknown
        book.unsettled |= set() if nobody else {number}
        sheet.leave_out(book, place, row, "for_nobody" if nobody else "unknown_class" if unknown else "no_class")
        return []
    goes_on = number and number == sheet.last_number and sheet.left_out is None
    if goes_on and section.drafts and section.drafts[-1].class_ == general:
        _extend(book, row, section, statement)
        return []
    return [Draft(class_=general, title=title_of(name, statement), text=statement, kinds=kinds)]


def _extend(book: Book, row: Row, section: DraftSection, statement: str) -> None:
    """The row goes on with the requirement above it."""
    last = section.drafts[-1]
    section.drafts[-1] = replace(
        last,
        text=_with_line(last.text, statement),
        reason=_with_line(last.reason, row.joined("reason")),
        remarks=_with_line(last.remarks, row.joined("remarks")),
    )
    book.used += 1


def _with_line(text: str, line: str) -> str:
    said = not line or plain(line) in (plain(text), plain(text.rsplit("\n", maxsplit=1)[-1]))
    return text if said else f"{text}\n{line}".strip()
