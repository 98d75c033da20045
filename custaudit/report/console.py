"""Lays out text for a terminal or a pager: within the columns there are, wide characters counted as two."""

from __future__ import annotations

import io
from collections.abc import Iterable

from rich.box import Box
from rich.console import Console, RenderableType

DEFAULT_WIDTH = 80
RULED = Box("    \n    \n -  \n    \n    \n -  \n    \n    \n", ascii=True)
"""ASCII rules only: a line-drawing character is one column wide on some Japanese terminals and two on others."""


def printed(parts: Iterable[RenderableType], width: int | None, color: bool) -> str:
    """The parts one below the other, as wide as ``width`` (80 columns without one), coloured only if asked."""
    written = io.StringIO()
    console = Console(
        file=written,
        width=width or DEFAULT_WIDTH,
        force_terminal=color,
        no_color=not color,
        color_system="standard" if color else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )
    for part in parts:
        console.print(part)
    return "".join(f"{line.rstrip()}\n" for line in written.getvalue().splitlines())
