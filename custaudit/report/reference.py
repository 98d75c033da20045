"""An inventory's types beside the distribution that the Ministry's report states (``rules/reference-distribution.yaml``)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from custaudit.i18n import label, language, text
from custaudit.model import Document, Field, TypeCode
from custaudit.report.facts import percent
from custaudit.rules.language import FileShape
from custaudit.rules.paths import builtin_rules
from custaudit.rules.yamlfile import read_yaml


class StatedCount(FileShape, frozen=True):
    """What the report states for these types together, figure by figure."""

    types: list[TypeCode]
    counts: list[int]


class ReferenceFile(FileShape, frozen=True):
    """The reference distribution: whose it is, and the figures as they are stated."""

    fields: list[Field]
    total: int
    ja: str
    en: str
    stated: list[StatedCount]


@dataclass(frozen=True)
class ReferenceLine:
    """Counts of a group of types here and in the report; None where there is nothing to count."""

    name: str
    here: int | None
    there: int | None


@dataclass(frozen=True)
class Comparison:
    """The lines, their sum last; the number of customizations on either side; what a reader has to know of them."""

    lines: tuple[ReferenceLine, ...]
    here: int
    there: int
    note: str

    def cells(self) -> list[list[str]]:
        """The lines for a table: name, count and share here, count and share in the report."""
        return [[line.name, *_count_and_share(line.here, self.here), *_count_and_share(line.there, self.there)] for line in self.lines]

    @staticmethod
    def headings() -> list[str]:
        """The headings of ``cells``."""
        here, there = text("report.reference.here"), text("report.reference.there")
        return [label("axis", "type"), here, text("report.reference.share"), there, text("report.reference.share")]


def comparison(document: Document) -> Comparison | None:
    """The document's inventory items of the report's field beside the report; None if there are none."""
    reference = read_yaml(builtin_rules() / "reference-distribution.yaml", ReferenceFile)
    inventories = {one.path for one in document.inputs if one.kind == "inventory"}
    counts = Counter(item.type.code for item in document.items if item.field in reference.fields and item.source.path in inventories)
    del counts["none"]
    if not counts:
        return None
    lines = [
        ReferenceLine(
            text("label.joint").join(label("type", code) for code in stated.types),
            sum(counts.pop(code, 0) for code in stated.types),
            sum(stated.counts),
        )
        for stated in reference.stated
    ]
    unaccounted = reference.total - sum(line.there or 0 for line in lines)
    lines += [ReferenceLine(label("type", code), count, None) for code, count in counts.items()]
    lines.append(ReferenceLine(text("report.reference.unaccounted"), None, unaccounted))
    here = sum(line.here or 0 for line in lines)
    lines.append(ReferenceLine(text("report.reference.total"), here, reference.total))
    source = reference.ja if language() == "ja" else reference.en
    return Comparison(
        lines=tuple(lines),
        here=here,
        there=reference.total,
        note=text("report.reference.note", source=source, total=reference.total, unaccounted=unaccounted),
    )


def _count_and_share(count: int | None, whole: int) -> tuple[str, str]:
    return (text("report.nothing"), "") if count is None else (str(count), percent(count / whole))
