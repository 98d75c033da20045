"""Workbooks of every format, one module each: the cells' values and their formatting."""

from __future__ import annotations

from custaudit.i18n import text
from custaudit.model import Field
from custaudit.sources.formats import Format
from custaudit.sources.model import InputRequest, Limits, ReadInput
from custaudit.sources.table.grid import Grid
from custaudit.sources.table.read import read_tables
from custaudit.sources.workbook.survey import Survey


def read_workbook(request: InputRequest, format: Format, limits: Limits, field: Field | None) -> ReadInput:
    """The items of all inventory sheets of a workbook. Raises UserError when it cannot or must not be read."""
    grids, survey = workbook_grids(request, format, limits)
    warnings = []
    if survey.formulas_without_value:
        warnings.append(text("sources.warn.formulas", place=request.label, count=survey.formulas_without_value))
    if survey.formatting_unknown:
        warnings.append(text("sources.warn.formatting_unknown", place=request.label))
    return read_tables(request, grids, format=format, limits=limits, field=field, warnings=warnings)


def workbook_grids(request: InputRequest, format: Format, limits: Limits) -> tuple[list[Grid], Survey]:
    """All sheets of a workbook with their formatting, and what else the file tells. Raises UserError when it cannot or must not be read."""
    if format == "xlsx":
        from custaudit.sources.workbook.xlsx import read_xlsx

        return read_xlsx(request, limits)
    if format == "xlsb":
        from custaudit.sources.workbook.xlsb import survey_xlsb as survey_of
    elif format == "ods":
        from custaudit.sources.workbook.ods import survey_ods as survey_of
    else:
        from custaudit.sources.workbook.xls import survey_xls as survey_of
    from custaudit.sources.workbook.values import formatted_grids

    survey = survey_of(request, limits)
    return formatted_grids(request, survey), survey
