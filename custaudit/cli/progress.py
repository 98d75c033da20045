"""A progress bar on standard error, for a person who waits at a terminal for more than a second."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from typing import TypeVar

from custaudit.cli.console import settings

_PATIENCE = 1.0

Step = TypeVar("Step")


def progress(steps: Sequence[Step], label: str) -> Iterator[Step]:
    """The steps in order, with a bar once they have taken a second; never in a pipe, nor with ``--quiet``."""
    if settings.quiet or not sys.stderr.isatty():
        yield from steps
        return
    from rich.console import Console
    from rich.progress import Progress

    began = time.monotonic()
    with Progress(console=Console(stderr=True, no_color=not settings.color), transient=True, disable=False, auto_refresh=False) as bar:
        task = bar.add_task(label, total=len(steps), visible=False)
        for number, step in enumerate(steps):
            yield step
            bar.update(task, completed=number + 1, visible=time.monotonic() - began > _PATIENCE, refresh=True)
