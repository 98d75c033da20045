"""The colours of verdicts, the same in the workbook and on the page. Text on a tint has a contrast of at least 7:1."""

from __future__ import annotations

from typing import NamedTuple


class Colour(NamedTuple):
    """``strong`` fills bars, ``tint`` lies behind text, ``ink`` is text on the tint."""

    strong: str
    tint: str
    ink: str


VERDICT: dict[str, Colour] = {
    "prohibited": Colour("#c62f3b", "#fbe3e4", "#7d121c"),
    "outside": Colour("#d98a00", "#fdf0d5", "#6b4300"),
    "covered": Colour("#2e8b57", "#e0f3e8", "#12512f"),
    "optional": Colour("#3a7ebf", "#e1eefa", "#123f68"),
}
NEUTRAL = Colour("#8a93a0", "#eceff3", "#3c4450")
REVIEW = Colour("#8e5bb5", "#f1e6f9", "#512175")
