"""Lays out text for a terminal or a pager: within the columns there are, wide characters counted as two."""

from __future__ import annotations

import io
from collections.abc import Iterable

from rich.box import Box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from custaudit.report.lines import folded, wrapped

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
        console.print(_broken(part, console.width))
    return "".join(f"{line.rstrip()}\n" for line in written.getvalue().splitlines())


def _broken(part: RenderableType, width: int) -> RenderableType:
    """The part with its sentences broken where Japanese may break; left alone, Rich breaks at blanks only and leaves lines half empty."""
    if isinstance(part, str):
        return "\n".join(line.rstrip() for line in wrapped(part, width)) if "\n" not in part else part
    if isinstance(part, Text) and "\n" not in part.plain:
        lines = folded(part, width)
        return Text("\n").join(lines) if len(lines) > 1 else part
    if isinstance(part, Group):
        return Group(*(_broken(one, width) for one in part.renderables))
    if isinstance(part, Padding):
        around = (part.top, part.right, part.bottom, part.left)
        return Padding(_broken(part.renderable, width - part.left - part.right), around)
    return part
