"""Labels from a CSV file, and the items they belong to."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import NamedTuple, cast

from msgspec import UNSET, Struct
from msgspec.structs import replace

from custaudit.errors import UserError
from custaudit.i18n import label
from custaudit.model import DOMAINS, TYPES, VERDICTS, DomainCode, Flow, Item, MunicipalityKind, TypeCode, Verdict
from custaudit.rules.kinds import municipality_kind
from custaudit.rules.language import CODES
from custaudit.sources.decoding import decode
from custaudit.sources.model import ReadInput

_CODES: dict[str, Sequence[str]] = {"type": TYPES, "domain": DOMAINS, "flow": CODES["flow"], "verdict": VERDICTS}
_KEYS = ("id", "no")
_LABELS = ("type", "domain", "flow", "sections", "verdict")


class Label(Struct, frozen=True):
    """What is right for one item; None or empty where the file does not say.

    ``keys`` are the id and the number that name it; ``file`` limits it to one input; ``line`` is where it stands.
    """

    keys: tuple[str, ...]
    file: str
    line: int
    type: TypeCode | None
    domain: DomainCode | None
    flow: Flow | None
    sections: tuple[str, ...]
    verdict: Verdict | None
    kind: MunicipalityKind | None


class Joined(NamedTuple):
    """The inputs, each item with the kind of municipality that its label names; the labels by item id; and how many
    labels are for files that are not among the inputs.
    """

    inputs: list[ReadInput]
    labels: dict[str, Label]
    elsewhere: int


def read_labels(path: Path, sections: Collection[str] | None = None) -> list[Label]:
    """The labels of a CSV file with a column ``id`` or ``no`` and any of type, domain, flow, sections (``;`` between), verdict.

    ``sections`` are those of the standard, None where there is none. Raises UserError with file and line.
    """
    try:
        content = decode(path.read_bytes(), path=str(path)).text
    except OSError as error:
        raise UserError("file.unreadable", path=path, cause=error.strerror) from None
    reader = csv.DictReader(io.StringIO(content, newline=""))
    columns = [name.strip() for name in reader.fieldnames or []]
    reader.fieldnames = columns
    if not set(_KEYS) & set(columns):
        raise UserError("labels.no_key", path=path, columns=", ".join(columns))
    if not set(_LABELS) & set(columns):
        raise UserError("labels.no_axis", path=path, columns=", ".join(columns))
    labels = [_label(row, path, reader.line_num, sections) for row in reader if _filled(row)]
    if not labels:
        raise UserError("labels.empty", path=path)
    return labels


def _filled(row: dict[str, str | None]) -> bool:
    return any(isinstance(cell, str) and cell.strip() for cell in row.values())


def _label(row: dict[str, str | None], path: Path, line: int, sections: Collection[str] | None) -> Label:
    cells = {name: (cell or "").strip() for name, cell in row.items() if isinstance(name, str)}
    for column, codes in _CODES.items():
        code = cells.get(column, "")
        if code and code not in codes:
            raise UserError("labels.code", path=path, place=str(line), column=label("axis", column), code=code, codes=", ".join(codes))
    named = tuple(part.strip() for part in cells.get("sections", "").split(";") if part.strip())
    unknown = [name for name in named if sections is not None and name not in sections]
    if unknown:
        raise UserError("labels.section", path=path, place=str(line), code=unknown[0])
    return Label(
        keys=tuple(dict.fromkeys(cells[name] for name in _KEYS if cells.get(name))),
        file=cells.get("file", ""),
        line=line,
        type=cast(TypeCode | None, cells.get("type") or None),
        domain=cast(DomainCode | None, cells.get("domain") or None),
        flow=cast(Flow | None, cells.get("flow") or None),
        sections=named,
        verdict=cast(Verdict | None, cells.get("verdict") or None),
        kind=municipality_kind(cells["kind"]) if cells.get("kind") else None,
    )


def join_labels(inputs: Sequence[ReadInput], labels: Sequence[Label], path: Path) -> Joined:
    """Gives each label its item, by id, by number, or by clause. Raises UserError with the line of a label that has none or several."""
    found: dict[str, Label] = {}
    names = {name for read in inputs for name in _names(read.summary.path)}
    known: dict[tuple[str, str], dict[str, Item]] = defaultdict(dict)
    for read in inputs:
        for item in read.items:
            clause = item.source.clause if item.source.clause is not UNSET else None
            for key in filter(None, (item.id, item.no, clause)):
                for name in ("", *_names(read.summary.path)):
                    known[name, key][item.id] = item
    here = [each for each in labels if not each.file or each.file in names]
    if not here:
        raise UserError("labels.other_files", path=path, files=", ".join(sorted({each.file for each in labels})))
    for each in here:
        item = _item_of(each, known, path)
        if item.id in found:
            raise UserError("labels.twice", path=path, place=str(each.line), name=each.keys[0])
        found[item.id] = each
    return Joined([_with_kinds(read, found) for read in inputs], found, len(labels) - len(here))


def _item_of(each: Label, known: dict[tuple[str, str], dict[str, Item]], path: Path) -> Item:
    for key in each.keys:
        items = known.get((each.file, key), {})
        if len(items) > 1:
            raise UserError("labels.ambiguous", path=path, place=str(each.line), name=key, count=len(items))
        if items:
            return next(iter(items.values()))
    raise UserError("labels.unmatched", path=path, place=str(each.line), name=", ".join(each.keys))


def _names(path: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((path, Path(path).name)))


def _with_kinds(read: ReadInput, labels: dict[str, Label]) -> ReadInput:
    kinds = {name: each.kind for name, each in labels.items() if each.kind is not None}
    return replace(read, items=[replace(item, kind=kinds.get(item.id, item.kind)) for item in read.items])
