"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from custaudit.config import FieldChoice
from custaudit.i18n import text
from custaudit.model import KINDS

Inputs = Annotated[list[Path] | None, typer.Argument(metavar="INPUT...", help=text("cli.inputs.help"), show_default=False)]
StandardName = Annotated[str | None, typer.Option("--standard", metavar="NAME", help=text("cli.standard.help"), show_default=False)]
FieldOption = Annotated[FieldChoice | None, typer.Option("--field", help=text("cli.field.help"), show_default=False)]
KindOption = Annotated[str | None, typer.Option("--kind", metavar="|".join(KINDS), help=text("cli.kind.help"), show_default=False)]
FormatOption = Annotated[str | None, typer.Option("--format", metavar="FORMAT", help=text("cli.format.help"), show_default=False)]
OutputOption = Annotated[Path | None, typer.Option("--output", metavar="PATH", help=text("cli.output.help"), show_default=False)]
ResultFormat = Annotated[Literal["text", "json"], typer.Option("--format", help=text("cli.result_format.help"))]
EncodingOption = Annotated[str, typer.Option("--encoding", metavar="utf-8-sig|cp932", help=text("cli.encoding.help"))]
SummaryOption = Annotated[bool, typer.Option("--summary", help=text("cli.summary.help"))]
ShowSkippedOption = Annotated[bool, typer.Option("--show-skipped", help=text("cli.show_skipped.help"))]
MissingOption = Annotated[bool, typer.Option("--missing", help=text("cli.missing.help"))]
CompareOption = Annotated[bool | None, typer.Option("--compare/--no-compare", help=text("cli.compare.help"), show_default=False)]
