"""The command tree to which the command modules add themselves."""

from __future__ import annotations

from typing import Annotated

import typer

from custaudit import __version__
from custaudit.i18n import text

app = typer.Typer(
    name="custaudit",
    help=text("cli.help"),
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    epilog=text("cli.epilog"),
)
rules_app = typer.Typer(help=text("cli.rules.help"), no_args_is_help=True, rich_markup_mode=None)
standards_app = typer.Typer(help=text("cli.standards.help"), no_args_is_help=True, rich_markup_mode=None)
baseline_app = typer.Typer(help=text("cli.baseline.help"), no_args_is_help=True, rich_markup_mode=None)
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
