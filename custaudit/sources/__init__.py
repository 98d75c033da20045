"""Reading: one file in, items and an account of everything that was read out."""

from __future__ import annotations

from custaudit.garbage import collection_paused
from custaudit.model import Field
from custaudit.sources.formats import TABLES, WORKBOOKS, Format, format_of
from custaudit.sources.model import InputRequest, Limits, ReadInput
from custaudit.sources.walk import find_inputs

__all__ = ["InputRequest", "Limits", "ReadInput", "find_inputs", "read_input"]


def read_input(request: InputRequest, limits: Limits = Limits(), field: Field | None = None) -> ReadInput:  # noqa: B008 - frozen
    """One input, read by the reader of its format; ``field`` (of the command line) is overruled by the request's own.

    ``rows_read == items + skipped`` holds for the summary. Ids are unique in the input; ``unique_over_inputs`` makes them
    so over a run. Raises UserError with file, place and mend for anything that cannot be read.
    """
    format = format_of(request.path, request.label, limits)
    with collection_paused():
        return _read(request, format, limits, field)


def _read(request: InputRequest, format: Format, limits: Limits, field: Field | None) -> ReadInput:
    if format in WORKBOOKS:
        from custaudit.sources.workbook import read_workbook

        return read_workbook(request, format, limits, field)
    if format in TABLES:
        from custaudit.sources.delimited import read_delimited

        return read_delimited(request, request.path.read_bytes(), limits, field)
    from custaudit.sources.textdoc.read import read_text_document

    return read_text_document(request, format, limits, field)
