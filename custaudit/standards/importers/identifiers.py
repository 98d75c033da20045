"""The numbers that a published file gives its requirements, in one form whatever width and zeros they are written with."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence


def half_width(number: str) -> str:
    """A number as published, in half-width characters."""
    return unicodedata.normalize("NFKC", number).strip()


def with_zeros(cells: Sequence[str], numeric: Mapping[int, int | None]) -> list[str]:
    """The cells of a column of numbers, those that were stored as numbers with the zeros that they are shown with.

    ``numeric`` says for each of these cells how many digits its format shows, None where the format says nothing: then
    the zeros are those of the numbers written as text, if these are all of one length.
    """
    lengths = Counter(len(half_width(cell)) for row, cell in enumerate(cells) if row not in numeric and half_width(cell).isdigit())
    usual = next(iter(lengths)) if len(lengths) == 1 else 0
    return [
        cell.zfill(shown if (shown := numeric[row]) is not None else usual) if row in numeric else cell for row, cell in enumerate(cells)
    ]
