"""What goes into an import and what comes out of it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from msgspec import Struct

from custaudit.i18n import text
from custaudit.model import Field, MunicipalityKind, RequirementClass, Skipped
from custaudit.standards.catalogue import KindClass, Standard


class ImportOptions(Struct, frozen=True):
    """What the user has said about the standard; what is left out is read from the file or stays empty.

    ``sheet`` reads one sheet of a workbook alone; ``replace`` allows an earlier import of the same name to be overwritten.
    """

    title: str | None = None
    version: str = ""
    publisher: str = ""
    published: str = ""
    fields: list[Field] | None = None
    sheet: str | None = None
    replace: bool = False


class Draft(Struct, frozen=True):
    """One requirement as read, before it has a number of its own."""

    class_: RequirementClass
    title: str
    text: str
    kinds: dict[MunicipalityKind, KindClass] = {}
    number: str = ""
    reason: str = ""
    remarks: str = ""
    due: str = ""


class DraftSection(Struct):
    """One section as read; ``number`` is the document's own, empty where it has none."""

    number: str
    title: str
    chapter: str
    parent: str | None
    drafts: list[Draft]


class ColumnUse(Struct, frozen=True):
    """What a column of a sheet was taken for (None: not used)."""

    sheet: str | None
    letter: str
    heading: str
    role: str | None


class Assumption(Struct, frozen=True):
    """Something that the file does not say and the importer decided; a person should look at it."""

    place: str
    key: str
    values: dict[str, str]

    @property
    def sentence(self) -> str:
        """The assumption as a sentence in the reader's language."""
        return text(f"standard.assumed.{self.key}", **self.values)


class FileAccount(Struct, frozen=True):
    """The account of one file: ``read == in_requirements + headings + len(skipped)``, counted in lines or rows that are not blank."""

    path: str
    read: int
    in_requirements: int
    headings: int
    skipped: list[Skipped]
    requirements: int
    columns: list[ColumnUse] = []


class FileReading(Struct, frozen=True):
    """What one file held: its sections, the title, version and publisher it gives itself, its account, and what was assumed."""

    sections: list[DraftSection]
    title: str
    account: FileAccount
    assumptions: list[Assumption]
    version: str = ""
    publisher: str = ""


class ImportReport(Struct, frozen=True):
    """What became of every line and row of the files, and what was assumed."""

    name: str
    folder: str
    sections: int
    requirements: int
    by_class: dict[RequirementClass, int]
    files: list[FileAccount]
    assumptions: list[Assumption]

    def skipped_by_reason(self) -> dict[str, int]:
        """How many lines and rows were left out for each reason, the most frequent first."""
        return dict(Counter(line.reason for account in self.files for line in account.skipped).most_common())


class Imported(Struct, frozen=True):
    """The standard as it now stands in the project, its folder, and the report."""

    standard: Standard
    folder: Path
    report: ImportReport
