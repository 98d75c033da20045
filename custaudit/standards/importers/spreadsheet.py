"""The ministries' spreadsheets: one row a requirement, its class by mark or word, for all or for each kind of municipality."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from msgspec.structs import replace

from custaudit.i18n import text as message
from custaudit.model import MunicipalityKind, RequirementClass, Skipped
from custaudit.sources.table.grid import column_letter
from custaudit.standards.catalogue import KindClass
from custaudit.standards.importers.columns import TableHead, find_head
from custaudit.standards.importers.grid import Grid, read_grids
from custaudit.standards.importers.model import Assumption, ColumnUse, Draft, DraftSection, FileAccount, FileReading
from custaudit.standards.importers.titles import title_of
from custaudit.standards.importers.words import Role, StandardWords, plain

_LEADING_NUMBER = re.compile(r"(?P<number>\d+(?:[.\uff0e-]\d+)*)(?:[.\uff0e\u3001]\s*|\s+)(?P<title>\S.*)$", re.DOTALL)
_FOOTNOTE = re.compile(r"[\u203b*(\uff08].*$|\d+$", re.DOTALL)
_LEVELS: tuple[Role, ...] = ("major", "middle", "minor")
_STRENGTH: tuple[KindClass, ...] = ("required", "optional", "prohibited", "none")


@dataclass
class _Sheet:
    """What has been read so far of one sheet."""

    name: str | None
    head: TableHead
    repeats: bool
    levels: dict[Role, str] = field(default_factory=dict)
    last_number: str | None = None


@dataclass
class _Book:
    """What has been read so far of one file; sections are keyed by the path of their headings."""

    sections: dict[tuple[str, ...], DraftSection] = field(default_factory=dict)
    read: int = 0
    used: int = 0
    headings: int = 0
    skipped: list[Skipped] = field(default_factory=list)
    columns: list[ColumnUse] = field(default_factory=list)
    assumptions: list[Assumption] = field(default_factory=list)

    def skip(self, sheet: str | None, row: int, reason: str) -> None:
        self.skipped.append(Skipped(reason=message(f"standard.skipped.{reason}"), sheet=sheet, row=row + 1))


def read_spreadsheet(path: Path, label: str, words: StandardWords, sheet: str | None = None) -> FileReading:
    """The sections of one workbook or CSV file; every row that is not blank is a requirement, a heading, or skipped with its reason."""
    book = _Book()
    title = ""
    for grid in read_grids(path, label, sheet):
        head = find_head(grid.rows, words)
        above = grid.rows if head is None else grid.rows[: head.first]
        title = title or next((cell for row in above for cell in row if cell), "")
        if head is None:
            for row, cells in enumerate(grid.rows):
                if any(cells):
                    book.read += 1
                    book.skip(grid.sheet, row, "no_table")
        else:
            _take_sheet(book, grid, head, words)
    account = FileAccount(
        path=label,
        read=book.read,
        in_requirements=book.used,
        headings=book.headings,
        skipped=book.skipped,
        requirements=sum(len(section.drafts) for section in book.sections.values()),
        columns=book.columns,
    )
    sections = [section for section in book.sections.values() if section.drafts]
    return FileReading(sections=sections, title=title, account=account, assumptions=book.assumptions)


def _take_sheet(book: _Book, grid: Grid, head: TableHead, words: StandardWords) -> None:
    sheet = _Sheet(grid.sheet, head, _repeats_headings(grid, head))
    heading_cells = grid.rows[head.last]
    for column in head.columns:
        if column.heading:
            role = column.class_ or (f"class:{'/'.join(column.kinds)}" if column.kinds else column.role)
            book.columns.append(ColumnUse(grid.sheet, column_letter(column.index), column.heading, None if role == "unused" else role))
    for row, cells in enumerate(grid.rows):
        if not any(cells):
            continue
        book.read += 1
        if row < head.first:
            book.skip(sheet.name, row, "above_table")
        elif row <= head.last:
            book.headings += 1
        elif cells == heading_cells or cells == grid.rows[head.first]:
            book.skip(sheet.name, row, "heading_again")
        else:
            _take_row(book, sheet, row, cells, words, struck=grid.struck.get(row, set()))


def _take_row(book: _Book, sheet: _Sheet, row: int, cells: list[str], words: StandardWords, *, struck: set[int]) -> None:
    head = sheet.head

    def cell(role: Role) -> str:
        index = head.index(role)
        return cells[index] if index is not None and index < len(cells) else ""

    _carry_levels(sheet, {role: cell(role) for role in _LEVELS})
    name, statement, number = cell("name"), cell("text"), _number(cell("number"), cell("branch"))
    by_class = [(column.class_, cells[column.index]) for column in head.by_class if column.class_ and column.index < len(cells)]
    marked = [(code, value) for code, value in by_class if value and plain(value) not in {plain(mark) for mark in words.no_class}]
    spoken = [(code, value) for code, value in marked if plain(value) not in {plain(tick) for tick in words.ticks}]
    if not statement and head.index("text") is not None and not spoken:
        if name or number:
            book.skip(sheet.name, row, "no_text")
        elif any(cell(role) for role in _LEVELS):
            book.headings += 1
        else:
            book.skip(sheet.name, row, "no_text")
        return
    if head.index("text") in struck or any(plain(word) in plain(cell("revision")) for word in words.deleted):
        book.skip(sheet.name, row, "deleted")
        return
    section = _section(book, sheet, cell("section"))
    if spoken:
        drafts = [Draft(class_=code, title=title_of(name, value), text=value, number=number) for code, value in spoken]
    else:
        statement = statement or name
        classes = [*_general(cell("class"), words), *(code for code, _ in marked)]
        per_kind = {
            kind: code
            for column in head.by_kind
            if column.index < len(cells) and (code := class_of_cell(cells[column.index], words))
            for kind in column.kinds
        }
        general, kinds = _resolve(classes[0] if classes else None, per_kind)
        unmarked = not classes and not per_kind
        if unmarked and not number and section.drafts and sheet.last_number is not None:
            _extend(book, section, statement)
            return
        if general is None:
            given = [cell("class"), *(cells[column.index] for column in head.by_kind if column.index < len(cells))]
            unknown = any(value and class_of_cell(value, words) is None for value in given)
            book.skip(sheet.name, row, "unknown_class" if unknown else "for_nobody" if any(given) else "no_class")
            return
        if number and number == sheet.last_number and section.drafts and section.drafts[-1].class_ == general:
            _extend(book, section, statement)
            return
        drafts = [Draft(class_=general, title=title_of(name, statement), text=statement, kinds=kinds, number=number)]
    section.drafts.extend(drafts)
    sheet.last_number = number
    book.used += 1


def _extend(book: _Book, section: DraftSection, statement: str) -> None:
    """The row goes on with the requirement above it."""
    last = section.drafts[-1]
    if statement != last.text.split("\n")[-1]:
        section.drafts[-1] = replace(last, text=f"{last.text}\n{statement}")
    book.used += 1


def _repeats_headings(grid: Grid, head: TableHead) -> bool:
    """Whether each row names its own chapter, so that an empty heading means that there is none."""
    index = head.index("major")
    below = [row for row in grid.rows[head.last + 1 :] if any(row)]
    return not grid.merged and index is not None and all(index < len(row) and row[index] for row in below)


def _carry_levels(sheet: _Sheet, found: dict[Role, str]) -> None:
    """A heading holds until the next one of its level; a new one of a higher level ends those below."""
    if sheet.repeats:
        sheet.levels = {role: heading for role, heading in found.items() if heading}
        return
    for position, role in enumerate(_LEVELS):
        if found[role] and found[role] != sheet.levels.get(role):
            sheet.levels[role] = found[role]
            for lower in _LEVELS[position + 1 :]:
                if not found[lower]:
                    sheet.levels.pop(lower, None)


def _section(book: _Book, sheet: _Sheet, given_number: str) -> DraftSection:
    path = [sheet.levels[role] for role in _LEVELS if sheet.levels.get(role)] or [sheet.name or message("standard.import.only_section")]
    key = (given_number, *path)
    if key not in book.sections:
        numbers, titles = zip(*(_split_number(part) for part in path), strict=True)
        number = given_number if "." in given_number else next((n for n in reversed(numbers) if "." in n), "")
        if not number and all(numbers) and len(numbers) > 1:
            number = ".".join(numbers)
        book.sections[key] = DraftSection(number, titles[-1], titles[0], titles[-2] if len(titles) > 2 else None, [])
    return book.sections[key]


def _split_number(heading: str) -> tuple[str, str]:
    found = _LEADING_NUMBER.match(heading)
    if found is None:
        return "", " ".join(heading.split())
    return found["number"].replace("\uff0e", ".").replace("-", "."), " ".join(found["title"].split())


def class_of_cell(cell: str, words: StandardWords) -> KindClass | None:
    """The class that a cell gives by mark or word, footnote references aside; None where it says nothing known."""
    form = plain(cell)
    for shown in (form, plain(_FOOTNOTE.sub("", cell))):
        if shown in {plain(mark) for mark in words.no_class} and shown:
            return "none"
        for code, spoken in words.classes.items():
            if shown in {plain(word) for word in (*spoken.marks, *spoken.names)}:
                return code
    names = [(plain(name), code) for code, spoken in words.classes.items() for name in spoken.names]
    contained = [(len(name), code) for name, code in names if len(name) > 2 and name in form]
    marks = [code for code, spoken in words.classes.items() for mark in spoken.marks if form.startswith(plain(mark)) and not mark.isascii()]
    return max(contained)[1] if contained else (marks[0] if marks else None)


def _general(cell: str, words: StandardWords) -> list[RequirementClass]:
    code = class_of_cell(cell, words)
    return [code] if code is not None and code != "none" else []


def _resolve(
    general: RequirementClass | None, per_kind: dict[MunicipalityKind, KindClass]
) -> tuple[RequirementClass | None, dict[MunicipalityKind, KindClass]]:
    """One class for all, and the kinds that differ from it: the class of most kinds, the stronger one where they are as many."""
    if general is None:
        counted = Counter(code for code in per_kind.values() if code != "none")
        if not counted:
            return None, {}
        chosen = min(counted, key=lambda code: (-counted[code], _STRENGTH.index(code)))
        general = "required" if chosen == "required" else "optional" if chosen == "optional" else "prohibited"
    return general, {kind: code for kind, code in per_kind.items() if code != general}


def _number(number: str, branch: str) -> str:
    return f"{number}-{branch}" if number and branch else number
