"""What a look into a workbook's file tells beside its values."""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO

from custaudit.errors import UserError
from custaudit.sources.model import InputRequest, Limits
from custaudit.sources.table.grid import Formatting


@dataclass
class Survey:
    """What was found in one workbook; ``sheets`` is by name, ``restated`` the whole workbook where its own form hides values."""

    sheets: dict[str, Formatting] = field(default_factory=dict)
    formulas_without_value: int = 0
    formatting_unknown: bool = False
    restated: BytesIO | None = None


def check_extent(request: InputRequest, sheet: str, extent: tuple[int, int], limits: Limits) -> None:
    """Refuse a sheet with more rows than any sheet has, or whose cells are so many that they would not fit in memory."""
    if extent[0] * extent[1] > limits.sheet_cells:
        raise UserError("sources.too_many_cells", path=request.label, place=sheet, limit=limits.sheet_cells)
    if extent[0] > limits.rows:
        raise UserError("sources.too_many_rows", path=request.label, place=sheet, limit=limits.rows)
