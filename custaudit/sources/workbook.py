"""Workbooks of every format: cell values by a fast reader, formatting by a look into the file itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from custaudit.errors import UserError, brief
from custaudit.i18n import text
from custaudit.model import Field
from custaudit.sources.formats import Format
from custaudit.sources.grid import Formatting, Grid, Row
from custaudit.sources.model import InputRequest, Limits, ReadInput
from custaudit.sources.survey import Survey
from custaudit.sources.tables import read_tables


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
    survey = _surveyor(format)(request, limits)
    values = _values(request, survey)
    return [Grid(name, rows, survey.sheets.get(name, Formatting(merges=[])), hidden) for name, rows, hidden in values], survey


def _surveyor(format: Format) -> Callable[[InputRequest, Limits], Survey]:
    if format == "xlsx":
        from custaudit.sources.survey_xlsx import survey_xlsx

        return survey_xlsx
    if format == "xlsb":
        from custaudit.sources.survey_xlsb import survey_xlsb

        return survey_xlsb
    if format == "ods":
        from custaudit.sources.survey_ods import survey_ods

        return survey_ods
    from custaudit.sources.survey_xls import survey_xls

    return survey_xls


def _values(request: InputRequest, survey: Survey) -> list[tuple[str, list[Row], bool]]:
    """Name, rows from the first one on, and hiddenness of each sheet with cells."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    try:
        with CalamineWorkbook.from_path(request.path) as workbook:
            return [
                (
                    sheet.name,
                    cast("list[Row]", list(workbook.get_sheet_by_name(sheet.name).iter_rows())),
                    sheet.visible != SheetVisibleEnum.Visible,
                )
                for sheet in workbook.sheets_metadata
                if sheet.typ == SheetTypeEnum.WorkSheet
            ]
    except PasswordError:
        raise UserError("sources.password", path=request.label) from None
    except (CalamineError, OSError, ValueError) as error:
        raise UserError("sources.damaged", path=request.label, cause=brief(error)) from None
    except BaseException as error:
        # A panic inside the Rust reader is no Exception; anything else (an interrupt) goes on.
        if type(error).__name__ != "PanicException":
            raise
        raise UserError("sources.damaged", path=request.label, cause=brief(error)) from None
