"""``init``, ``schema`` and ``inspect``: starting a project, and seeing how things are read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from custaudit.cli.console import deliver, hint, terminal_width, use_utf8
from custaudit.cli.options import FieldOption, Inputs
from custaudit.cli.root import app
from custaudit.i18n import text


@app.command(help=text("cli.init.help"))
def init(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help=text("cli.init.folder.help"), show_default=False)] = Path(),
) -> None:
    """Writes the files of a new project."""
    from custaudit.scaffold import create_project

    use_utf8()
    for path in create_project(folder):
        hint(text("init.written", path=path))
    hint(text("init.next"))


@app.command(help=text("cli.schema.help"))
def schema(name: Annotated[str, typer.Argument(metavar="NAME", help=text("cli.schema.name.help"))]) -> None:
    """Prints a JSON Schema."""
    from custaudit.schemas import schema_of

    use_utf8()
    deliver(json.dumps(schema_of(name), ensure_ascii=False, indent=2) + "\n", None)


@app.command(help=text("cli.inspect.help"))
def inspect(inputs: Inputs = None, field: FieldOption = None) -> None:
    """Prints how the inputs were understood."""
    from custaudit.cli.session import Session
    from custaudit.report.inspection import inspection

    use_utf8()
    session = Session.start(field=field)
    deliver("\n".join(inspection(read, terminal_width()) for read in session.read(inputs)), None)
