"""CSV: one item a row, opened without further ado by the spreadsheet programs of town halls."""

from __future__ import annotations

import codecs
import csv
import io

from custaudit.cells import formula_safe, printable
from custaudit.errors import UserError
from custaudit.model import Document
from custaudit.report.columns import FlatColumn, Value, finding_columns, source_columns
from custaudit.report.context import ReportContext

# The dashes, tildes and signs that Unicode writers use and cp932 has only as a look-alike.
_LOOK_ALIKES = str.maketrans(
    {
        "\u301c": "\uff5e",
        "\u2212": "\uff0d",
        "\u2013": "\uff0d",
        "\u2014": "\u2015",
        "\u2016": "\u2225",
        "\u00a2": "\uffe0",
        "\u00a3": "\uffe1",
        "\u00ac": "\uffe2",
        "\u00a6": "\uffe4",
        "\u00a5": "\uffe5",
        "\u2022": "\u30fb",
        "\u00a0": " ",
    }
)
_CODECS = {"utf-8": "utf-8", "utf-8-sig": "utf-8-sig", "cp932": "cp932", "shift_jis": "cp932"}
_SHOWN = 10


def render(document: Document, context: ReportContext) -> bytes:
    """The items under headings in the reader's language; cells that a program would run as a formula get an apostrophe.

    In another encoding than Unicode's, dashes and signs become the look-alike that it has; raises UserError when
    other characters are missing in it.
    """
    codec = _codec(context.encoding)
    columns = source_columns() + finding_columns(document)
    unicode = codec.startswith("utf")
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow([column.heading for column in columns])
    for item in document.items:
        writer.writerow([_cell(column.value(item), unicode) for column in columns])
    try:
        return written.getvalue().encode(codec)
    except UnicodeEncodeError:
        raise _lacking(document, columns, codec) from None


def _codec(name: str) -> str:
    """The codec of that name; what Windows calls Shift_JIS is cp932."""
    try:
        return _CODECS[codecs.lookup(name).name]
    except (LookupError, KeyError):
        raise UserError("report.unknown_encoding", name=name) from None


def _cell(value: Value, unicode: bool) -> Value:
    if not isinstance(value, str):
        return value
    return formula_safe(printable(value if unicode else value.translate(_LOOK_ALIKES)))


def _lacking(document: Document, columns: list[FlatColumn], codec: str) -> UserError:
    missing: dict[str, str] = {}
    for item in document.items:
        for column in columns:
            for char in str(_cell(column.value(item), unicode=False)):
                if char not in missing and not _encodable(char, codec):
                    missing[char] = item.no or item.id
    shown = " ".join(f"{char} U+{ord(char):04X}" for char in list(missing)[:_SHOWN])
    return UserError("report.not_encodable", encoding=codec, characters=shown, item=next(iter(missing.values())))


def _encodable(char: str, codec: str) -> bool:
    try:
        char.encode(codec)
    except UnicodeEncodeError:
        return False
    return True
