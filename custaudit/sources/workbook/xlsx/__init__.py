"""xlsx and xlsm workbooks."""

from __future__ import annotations

from custaudit.sources.archive import open_archive
from custaudit.sources.formats import wrong_ending
from custaudit.sources.model import InputRequest, Limits
from custaudit.sources.table.grid import Grid
from custaudit.sources.workbook.survey import Survey
from custaudit.sources.workbook.values import formatted_grids
from custaudit.sources.workbook.xlsx.container import BOOK, UnusualMarkupError
from custaudit.sources.workbook.xlsx.plain import read_plain
from custaudit.sources.workbook.xlsx.unusual import survey_unusual


def read_xlsx(request: InputRequest, limits: Limits) -> tuple[list[Grid], Survey]:
    """All sheets. Raises UserError for a hostile or damaged workbook.

    What the known programs write is read in one pass. Anything else goes to a reader that knows every markup, at two
    and a half times the time and memory; it also has the last word on what is damaged.
    """
    with open_archive(request.path, request.label, limits) as archive:
        if BOOK not in archive.names:
            raise wrong_ending(request.path, request.label)
        try:
            return read_plain(archive, request, limits)
        except (UnusualMarkupError, KeyError):
            survey = survey_unusual(archive, request, limits)
    return formatted_grids(request, survey), survey
