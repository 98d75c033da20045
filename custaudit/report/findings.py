"""The findings of a document for programs that list problems (SARIF, annotations, code quality)."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Literal, NamedTuple
from urllib.parse import quote

from msgspec import UNSET

from custaudit.i18n import label, text
from custaudit.model import AssessedItem, ClassifiedItem, Diff, Document, Source, Verdict
from custaudit.report.facts import by_weight, marks, name_of, named, waiver_line

Level = Literal["error", "warning", "note"]
LEVELS: dict[Verdict, Level] = {"prohibited": "error", "outside": "warning", "covered": "note"}
"""How serious a verdict is; what the standard allows as an option is no finding."""

_DRIVE = re.compile(r"^[A-Za-z]:/")


class Finding(NamedTuple):
    """``rule`` is the id of what was found (``verdict/outside``), ``message`` one line for a reader.

    ``waiver`` says who answers for a deviation; such a finding is no more than a note.
    """

    rule: str
    level: Level
    item: ClassifiedItem
    message: str
    waiver: str | None = None


def findings(document: Document) -> list[Finding]:
    """Weightiest first: deviations and what can be dropped; without a standard every item with its type."""
    if isinstance(document, Diff):
        return [
            _of_verdict(item, item.verdict) for item in by_weight(document.items) if item.verdict is not None and item.verdict in LEVELS
        ]
    return [_of_type(item) for item in document.items if item.type.code != "none"]


def posix_path(path: str) -> str:
    """A path with forward slashes and without a leading ``./``, as repositories name files."""
    return str(PurePosixPath(path.replace("\\", "/")))


def uri(path: str) -> str:
    """A path as a URI reference: relative paths stay relative, absolute ones get ``file:``."""
    plain = posix_path(path)
    if _DRIVE.match(plain):
        return f"file:///{plain[0]}:{quote(plain[2:])}"
    return f"file://{quote(plain)}" if plain.startswith("/") else quote(plain)


def line_of(source: Source) -> int:
    """The line of a text file or the row of a sheet; pages have none, so the file's first."""
    return source.line or source.row or 1


def whole_input(document: Document) -> Source:
    """The place of a finding about the whole: the first input, or the configuration where there is none."""
    return Source(document.inputs[0].path if document.inputs else "custaudit.toml")


def _of_verdict(item: AssessedItem, code: Verdict) -> Finding:
    name, requirement = name_of(item, 120), f"{item.match.section} {item.match.title}" if item.match else ""
    key = f"report.finding.{code}" if requirement or code == "outside" else f"report.finding.{code}_alone"
    sentence = text(key, name=name, requirement=requirement)
    waiver = None if item.waiver is UNSET else waiver_line(item.waiver)
    return Finding(f"verdict/{code}", LEVELS[code] if waiver is None else "note", item, _joined([sentence, *_marks(item)]), waiver)


def _of_type(item: ClassifiedItem) -> Finding:
    sentence = text(
        "report.finding.type", name=name_of(item, 120), type=label("type", item.type.code), domain=named("domain", item.domain.code)
    )
    return Finding(f"type/{item.type.code}", "note", item, _joined([sentence, *_marks(item)]))


def _marks(item: ClassifiedItem) -> list[str]:
    return [text("report.finding.mark", mark=mark.name, reason=mark.reason) for mark in marks(item)]


def _joined(sentences: list[str]) -> str:
    return "".join(sentence if sentence.endswith("\u3002") else f"{sentence} " for sentence in sentences).strip()
