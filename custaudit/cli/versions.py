"""When two inputs of ``diff`` are the old and the new version of one list, and how the comparison is printed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from custaudit.cli.console import deliver, hint, layout_for
from custaudit.cli.originals import Originals
from custaudit.cli.session import Session
from custaudit.cli.showing import FOR_READERS
from custaudit.errors import UserError
from custaudit.i18n import text
from custaudit.model import Diff
from custaudit.revision.comparison import compare
from custaudit.revision.pairing import mostly_the_same
from custaudit.revision.report import COMPARISON_FORMATS, render_comparison
from custaudit.sources.identity import unique_over_inputs
from custaudit.sources.model import ReadInput

Versions = tuple[Sequence[ReadInput], Sequence[ReadInput]]


def check_compare(asked: bool | None, paths: Sequence[Path] | None, format: str) -> None:
    """Raises UserError when a comparison is asked for that cannot be made."""
    if not asked:
        return
    if paths is None or len(paths) != 2:
        raise UserError("revision.needs_two", count=len(paths or []))
    if format not in COMPARISON_FORMATS:
        raise UserError("revision.no_such_format", name=format, known=", ".join(COMPARISON_FORMATS))


def two_versions(
    session: Session, paths: Sequence[Path] | None, read: Sequence[ReadInput], format: str, asked: bool | None
) -> Versions | None:
    """The old and the new version, if the two are to be compared: when asked for, or when two files named for a reader's
    format share at least half of their items. None when the inputs are to be taken together.
    """
    if asked is False or paths is None or len(paths) != 2:
        return None
    if asked:
        return session.read(paths[:1]), session.read(paths[1:])
    if len(read) != 2 or any(path.is_dir() for path in paths):
        return None
    if format not in COMPARISON_FORMATS:
        hint(text("revision.taken_together"))
    # Programs get the comparison only when they ask for it, so that `json` is always what it was.
    if format not in FOR_READERS:
        return None
    old, new = read
    if old.summary.kind != new.summary.kind or not mostly_the_same(old.items, new.items):
        return None
    hint(text("revision.taken_as_versions", old=old.summary.path, new=new.summary.path))
    return unique_over_inputs([old]), unique_over_inputs([new])


def print_comparison(old: Diff, new: Diff, format: str, output: Path | None, originals: Originals) -> None:
    """The comparison in the chosen format, on standard output or in the file."""
    deliver(render_comparison(compare(old, new), format, *layout_for(output)), output, originals)
