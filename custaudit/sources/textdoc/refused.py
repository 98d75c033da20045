"""A document in which no requirement was found: what was seen in it, for a person to judge."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from custaudit.i18n import text
from custaudit.model import Skipped
from custaudit.sources.table.places.unlisted import NoListError, survey
from custaudit.sources.textdoc.blocks import Block, TableBlock
from custaudit.sources.textdoc.tables.rows import filled_rows, table_grid


class NoRequirementError(NoListError):
    """Nothing in a document asks for anything; ``sheets`` are its tables, ``skipped`` all that was left out and why."""

    skipped: Sequence[Skipped] = ()


def no_requirement(path: str, format: str, content: Sequence[Block | TableBlock], skipped: Sequence[Skipped]) -> NoRequirementError:
    """The error for a document; one for a PDF without a table says that tables may have been overlooked."""
    tables = [block for block in content if isinstance(block, TableBlock)]
    counts = Counter(skip.reason for skip in skipped)
    most_first = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    reasons = ", ".join(f"{reason} {count}" for reason, count in most_first)
    key = "textdoc.no_items_without_lines" if format == "pdf" and not tables else "textdoc.no_items"
    error = NoRequirementError(key, path=path, skipped=len(skipped), reasons=reasons)
    error.skipped = skipped
    names = (text("textdoc.table", number=number) for number in range(1, len(tables) + 1))
    error.sheets = survey([table_grid(filled_rows(table), name) for table, name in zip(tables, names, strict=True)])
    return error
