"""What has been read so far of one file, every row accounted for."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from custaudit.i18n import text as message
from custaudit.model import Skipped
from custaudit.standards.importers.model import Assumption, ColumnUse, DraftSection, FileAccount


@dataclass
class Book:
    """Sections by the path of their headings, and the account of the rows.

    ``unknown`` counts marks that name no known class, ``blank_kinds`` rows with a class for some kinds of municipality only,
    ``kinds_unknown`` rows whose columns give several classes for kinds that nobody knows, by the headings of these columns.
    ``unsettled`` holds the published numbers of rows that were left out because their class is not known; ``sheets`` gives
    the order in which the account names the sheets.
    """

    sections: dict[tuple[str, ...], DraftSection] = field(default_factory=dict)
    read: int = 0
    used: int = 0
    headings: int = 0
    skipped: list[Skipped] = field(default_factory=list)
    columns: list[ColumnUse] = field(default_factory=list)
    assumptions: list[Assumption] = field(default_factory=list)
    unknown: Counter[str] = field(default_factory=Counter)
    blank_kinds: int = 0
    kinds_unknown: Counter[str] = field(default_factory=Counter)
    unsettled: set[str] = field(default_factory=set)
    sheets: list[str | None] = field(default_factory=list)

    def skip(self, sheet: str | None, row: int, reason: str) -> None:
        """Notes a row (from 0) that is no requirement."""
        self.skipped.append(Skipped(reason=message(f"standard.skipped.{reason}"), sheet=sheet, row=row + 1))

    def skip_all(self, sheet: str | None, rows: list[list[str]], reason: str) -> None:
        """Notes all rows of a sheet that are not blank."""
        for row, cells in enumerate(rows):
            if any(cells):
                self.read += 1
                self.skip(sheet, row, reason)

    def assume(self, place: str | None, key: str, **values: str) -> None:
        """Notes something that a person should look at."""
        self.assumptions.append(Assumption(place or "", key, values))

    def account(self, path: str) -> FileAccount:
        """The account of the file."""
        order = {sheet: position for position, sheet in enumerate(self.sheets)}
        return FileAccount(
            path=path,
            read=self.read,
            in_requirements=self.used,
            headings=self.headings,
            skipped=sorted(self.skipped, key=lambda row: order.get(row.sheet, 0)),
            requirements=sum(len(section.drafts) for section in self.sections.values()),
            columns=self.columns,
        )
