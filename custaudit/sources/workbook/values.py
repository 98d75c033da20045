"""Cell values of workbooks of every format by a fast reader in Rust, which knows nothing of formatting."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from custaudit.errors import UserError, brief
from custaudit.sources.model import InputRequest
from custaudit.sources.table.grid import Formatting, Grid, Row
from custaudit.sources.workbook.survey import Survey

if TYPE_CHECKING:
    from python_calamine import CalamineSheet


def formatted_grids(request: InputRequest, survey: Survey) -> list[Grid]:
    """All sheets with cells, from their first row on. Raises UserError for a damaged workbook and for a password."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    try:
        with CalamineWorkbook.from_object(survey.restated or request.path) as workbook:
            return [
                Grid(
                    sheet.name,
                    _rows(workbook.get_sheet_by_name(sheet.name)),
                    survey.sheets.get(sheet.name, Formatting(merges=[])),
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


def _rows(sheet: CalamineSheet) -> list[Row]:
    """The rows from the first one and the cells from column A on; the reader leaves out columns before the first filled one."""
    rows = cast("list[Row]", list(sheet.iter_rows()))
    before = sheet.start[1] if sheet.start else 0
    return [[""] * before + row for row in rows] if before else rows
