"""Imports a published standard into a project, where it works like those that come with the tool."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from custaudit.errors import UserError
from custaudit.model import RequirementClass
from custaudit.sources.decoding import decode
from custaudit.sources.formats import ENDINGS, TABLES
from custaudit.standards.catalogue import Section, StandardMeta, section_key
from custaudit.standards.importers.model import Assumption, DraftSection, FileReading, Imported, ImportOptions, ImportReport
from custaudit.standards.importers.numbering import numbered_sections
from custaudit.standards.importers.published import read_published
from custaudit.standards.importers.spreadsheet import holds_table, read_spreadsheet
from custaudit.standards.importers.words import StandardWords, fields_named, standard_words
from custaudit.standards.importers.writing import write_standard
from custaudit.standards.store import PROJECT_FOLDER, read_standard, standard_folders

__all__ = ["ImportOptions", "ImportReport", "Imported", "import_standard"]

_TEXT = (".txt",)
_TABLES = tuple(ending for ending, format in ENDINGS.items() if format in TABLES)
_SECTION_LIST = "sections.csv"
_NAME = re.compile(r"[^\W_][\w.-]*(?<!\.)$")
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))})


def import_standard(source: Path, name: str, project: Path, options: ImportOptions | None = None) -> Imported:
    """Reads a published standard (one file, or a folder of them) and writes it under ``project/standards/name``.

    Text files have the published layout (numbered sections, a heading for each class, one statement a line); workbooks
    and CSV files have one row a requirement. Raises UserError, and leaves the project as it was, when the name is taken
    or unfit, the source cannot be read, or no requirement is found in it.
    """
    options = options or ImportOptions()
    folder = _free_folder(name, project, options)
    words = standard_words()
    readings = [_read(path, source, words, options) for path in _files(source)]
    drafts = [section for reading in readings for section in reading.sections]
    if not any(section.drafts for section in drafts):
        said = [assumed for reading in readings for assumed in reading.assumptions]
        for key, error, value in (("unknown_marks", "no_class", "marks"), ("kinds_unknown", "no_kinds", "headings")):
            if found := [assumed.values[value] for assumed in said if assumed.key == key]:
                raise UserError(f"standard.import.{error}", path=source, **{value: ", ".join(found)})
        raise UserError("standard.import.nothing", path=source)
    if source.is_dir():
        _name_chapters(drafts, source)
    sections, numbering = numbered_sections(drafts)
    meta, guessed = _meta(name, source, readings, options, words)
    write_standard(folder, meta, sections)
    assumptions = [*(assumed for reading in readings for assumed in reading.assumptions), *numbering, *guessed]
    return Imported(read_standard(folder), folder, _report(name, folder, sections, readings, assumptions))


def _free_folder(name: str, project: Path, options: ImportOptions) -> Path:
    if not _NAME.match(name) or name.lower().split(".")[0] in _DEVICES:
        raise UserError("standard.import.bad_name", name=name)
    if name in standard_folders():
        raise UserError("standard.import.builtin_name", name=name)
    folder = project / PROJECT_FOLDER / name
    if folder.exists() and not options.replace:
        raise UserError("standard.import.exists", path=folder, name=name)
    return folder


def _files(source: Path) -> list[Path]:
    """The files to read: text files come before tables, so that a list of sections beside them is no standard of its own."""
    if source.is_file():
        if source.suffix.lower() not in (*_TEXT, *_TABLES):
            raise UserError("standard.import.unknown_kind", path=source, known=", ".join((*_TEXT, *_TABLES)))
        return [source]
    if not source.is_dir():
        raise UserError("file.missing", path=source)
    visible = [path for path in source.iterdir() if path.is_file() and not path.name.startswith(("~$", "."))]
    inside = sorted(visible, key=lambda path: section_key(path.stem))
    files = [path for path in inside if path.suffix.lower() in _TEXT] or [path for path in inside if path.suffix.lower() in _TABLES]
    if not files:
        raise UserError("standard.import.empty_folder", path=source, known=", ".join((*_TEXT, *_TABLES)))
    return files


def _read(path: Path, source: Path, words: StandardWords, options: ImportOptions) -> FileReading:
    label = path.name if path == source else path.relative_to(source).as_posix()
    if path.suffix.lower() in _TABLES:
        return read_spreadsheet(path, label, words, options.sheet)
    try:
        content = decode(path.read_bytes(), path=str(path)).text
    except OSError as error:
        raise UserError("file.unreadable", path=path, cause=error.strerror) from None
    if "\t" in content and holds_table(path, label, words):
        return read_spreadsheet(path, label, words)
    return read_published(content, label, words)


def _name_chapters(drafts: Sequence[DraftSection], source: Path) -> None:
    """Takes chapter and parent from a list of the sections (``sections.csv``) beside the text files, if there is one."""
    listing = source / _SECTION_LIST
    if not listing.is_file():
        return
    rows = csv.DictReader(io.StringIO(decode(listing.read_bytes(), path=str(listing)).text, newline=""))
    if not {"section", "chapter", "parent"} <= set(rows.fieldnames or ()):
        return
    known = {row["section"]: row for row in rows}
    for section in drafts:
        if section.number in known:
            section.chapter = known[section.number]["chapter"]
            section.parent = known[section.number]["parent"] or None


def _meta(
    name: str, source: Path, readings: Sequence[FileReading], options: ImportOptions, words: StandardWords
) -> tuple[StandardMeta, list[Assumption]]:
    assumptions = []
    title = options.title or next((reading.title for reading in readings if reading.title), "") or source.stem
    title = " ".join(title.split())
    if options.title is None:
        assumptions.append(Assumption("", "title", {"title": title}))
    version = options.version or next((reading.version for reading in readings if reading.version), "")
    publisher = options.publisher or next((reading.publisher for reading in readings if reading.publisher), "")
    told = (("version", version, options.version), ("publisher", publisher, options.publisher))
    assumptions += [Assumption("", key, {key: value}) for key, value, given in told if value and not given]
    fields = options.fields
    if fields is None:
        fields = fields_named(f"{name} {title} {source.name}", words)
        key = "fields" if fields else "no_field"
        assumptions.append(Assumption("", key, {"fields": ", ".join(fields)}))
    meta = StandardMeta(
        name=name,
        title=title,
        version=version,
        publisher=publisher,
        published=options.published,
        fields=fields,
        source=source.name,
    )
    return meta, assumptions


def _report(
    name: str, folder: Path, sections: Sequence[Section], readings: Sequence[FileReading], assumptions: list[Assumption]
) -> ImportReport:
    counts: Counter[RequirementClass] = Counter(requirement.class_ for section in sections for requirement in section.requirements)
    return ImportReport(
        name=name,
        folder=str(folder),
        sections=len(sections),
        requirements=counts.total(),
        by_class={code: counts[code] for code in ("required", "optional", "prohibited")},
        files=[reading.account for reading in readings],
        assumptions=assumptions,
    )
