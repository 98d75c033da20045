"""What a look into a workbook's file tells beside its values."""

from __future__ import annotations

from dataclasses import dataclass, field

from custaudit.errors import UserError
from custaudit.sources.grid import Formatting
from custaudit.sources.model import InputRequest, Limits


@dataclass
class Survey:
    """Formatting by sheet name; formulas that were never calculated; whether the formatting could not be read."""

    sheets: dict[str, Formatting] = field(default_factory=dict)
    formulas_without_value: int = 0
    formatting_unknown: bool = False


def check_extent(request: InputRequest, sheet: str, rows: int, columns: int, limits: Limits) -> None:
    """Refuse a sheet whose used area is so large that its cells would not fit in memory."""
    if rows * columns > limits.sheet_cells:
        raise UserError("sources.too_many_cells", path=request.label, place=sheet, limit=limits.sheet_cells)
