"""``explain``: one item, and everything that led to its labels."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from custaudit.cli.console import deliver, layout_for, use_utf8
from custaudit.cli.options import FieldOption, Inputs, KindOption, OutputOption, ResultFormat, StandardName
from custaudit.cli.root import app
from custaudit.errors import UserError
from custaudit.i18n import text
from custaudit.jsontext import json_text

if TYPE_CHECKING:
    from custaudit.model import Item
    from custaudit.sources.model import ReadInput

_NUMBERS_NAMED = 8


@app.command(help=text("cli.explain.help"))
def explain(
    inputs: Inputs = None,
    item: Annotated[str, typer.Option("--item", metavar="NO", help=text("cli.explain.item.help"))] = ...,  # type: ignore[assignment]
    standard: StandardName = None,
    field: FieldOption = None,
    kind: KindOption = None,
    format: ResultFormat = "text",
    output: OutputOption = None,
) -> None:
    """Explains the items of that number; with a standard also their verdicts."""
    from custaudit.classify.engine import Classifier
    from custaudit.cli.session import Session
    from custaudit.explanation import explain_item
    from custaudit.report.explanation import render

    use_utf8()
    session = Session.start(field=field, kind=kind, standard=standard)
    classifier = Classifier(session.ruleset())
    found = _find(session.read(inputs), item)
    against = None if session.config.standard is None else (session.matcher(session.standard()), session.exemptions(classifier))
    explanations = [explain_item(one, classifier, against) for one in found]
    if format == "json":
        deliver("".join(map(json_text, explanations)), output, session.originals)
        return
    deliver("\n".join(render(one, *layout_for(output)) for one in explanations), output, session.originals)


def _find(inputs: Sequence[ReadInput], number: str) -> list[Item]:
    """The items with that id or number, however its digits are written. Raises UserError if there are none."""
    from custaudit.text import normal_form

    items = [one for read in inputs for one in read.items]
    wanted = normal_form(number).strip()
    found = [one for one in items if one.id == number] or [one for one in items if one.no and normal_form(one.no).strip() == wanted]
    if not found:
        known = ", ".join(one.no or one.id for one in items[:_NUMBERS_NAMED])
        raise UserError("explain.no_item", path=", ".join(read.summary.path for read in inputs), no=number, known=known)
    return found
