"""``init``, ``schema`` and ``inspect``: starting a project, and seeing how things are read."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from custaudit.cli.console import hint, print_result, terminal_width, use_utf8
from custaudit.cli.options import FieldOption, Inputs
from custaudit.cli.root import app
from custaudit.i18n import text
from custaudit.jsontext import json_text


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
    print_result(json_text(schema_of(name)))


@app.command(help=text("cli.inspect.help"))
def inspect(inputs: Inputs = None, field: FieldOption = None) -> None:
    """Prints how the inputs were understood."""
    from custaudit.cli.session import Session
    from custaudit.report.inspection import SettingsFile, inspection, unlisted
    from custaudit.sources.table.places.unlisted import NoListError
    from custaudit.sources.textdoc.refused import NoRequirementError

    use_utf8()
    session = Session.start(field=field)
    found, problems = session.read_each(inputs)
    width, file = terminal_width(), session.settings_file()

    def settings(label: str) -> SettingsFile:
        return SettingsFile(file, session.path_in_settings(label, inputs))

    shown = [inspection(read, width, settings(read.summary.path)) for read in found]
    for one in problems:
        if isinstance(one, NoListError):
            skipped = one.skipped if isinstance(one, NoRequirementError) else None
            shown.append(unlisted(str(one.path), one.sheets, width, settings(str(one.path)), skipped))
    print_result("\n".join(shown))
    session.refuse(problems)
