"""The command tree to which the command modules add themselves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

import typer

from custaudit import __version__
from custaudit.cli.help import HelpfulCommand, HelpfulGroup
from custaudit.i18n import text


class Commands(typer.Typer):
    """Commands whose help is in the reader's language; a name alone shows it."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(cls=HelpfulGroup, no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False, **settings)

    def command(self, name: str | None = None, **settings: Any) -> Callable[[Any], Any]:
        """As that of ``typer.Typer``."""
        return super().command(name, cls=HelpfulCommand, **settings)


app = Commands(name="custaudit", help=text("cli.help"), epilog=text("cli.epilog"))
rules_app = Commands(help=text("cli.rules.help"))
standards_app = Commands(help=text("cli.standards.help"))
baseline_app = Commands(help=text("cli.baseline.help"))
app.add_typer(rules_app, name="rules")
app.add_typer(standards_app, name="standards")
app.add_typer(baseline_app, name="baseline")


def _version(asked: bool) -> None:
    if asked:
        print(f"custaudit {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help=text("cli.version.help"))] = False,
    lang: Annotated[str | None, typer.Option("--lang", metavar="ja|en", help=text("cli.lang.help"))] = None,
    quiet: Annotated[bool, typer.Option("--quiet", help=text("cli.quiet.help"))] = False,
    no_color: Annotated[bool, typer.Option("--no-color", help=text("cli.no_color.help"))] = False,
) -> None:
    """Declares the options that stand anywhere on the line, so that help lists them; ``console.settings`` has taken them by now."""
