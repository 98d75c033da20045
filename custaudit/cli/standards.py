"""``standards``: lists, shows, checks, searches, exports, imports and compares the standards."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from custaudit.cli.console import deliver, hint, layout_for, use_utf8
from custaudit.cli.options import FieldOption, KindOption, OutputOption, StandardName
from custaudit.cli.root import standards_app
from custaudit.errors import UserError
from custaudit.i18n import text
from custaudit.model import FIELDS, Field

if TYPE_CHECKING:
    from custaudit.cli.session import Session
    from custaudit.cli.standardviews import Part, ViewFormat
    from custaudit.model import Diff
    from custaudit.standards.catalogue import Standard

Name = Annotated[str, typer.Argument(metavar="NAME", help=text("standards.name.help"))]
ViewOption = Annotated[Literal["table", "md", "json"], typer.Option("--format", help=text("standards.format.help"))]


@standards_app.command("list", help=text("standards.list.help"))
def list_all(format: ViewOption = "table", output: OutputOption = None) -> None:
    """Prints every standard with its version, fields and size."""
    from custaudit.cli.session import Session
    from custaudit.standards.overview import list_standards
    from custaudit.standards.tables import standards_table

    session = Session.start()
    lines = list_standards(session.config.folder)
    _deliver(session, [standards_table(lines)], lines, format, output)


@standards_app.command("show", help=text("standards.show.help"))
def show(
    name: Name,
    entry: Annotated[str | None, typer.Argument(metavar="ENTRY", help=text("standards.entry.help"), show_default=False)] = None,
    format: ViewOption = "table",
    output: OutputOption = None,
) -> None:
    """Prints the sections of a standard, the requirements of a section, or all that is known of a requirement."""
    from custaudit.cli.session import Session
    from custaudit.standards.catalogue import Section
    from custaudit.standards.overview import find_entry
    from custaudit.standards.tables import contents_table, requirement_table, section_table

    session = Session.start()
    standard = session.load(name)
    if entry is None:
        meta = standard.meta
        facts = " / ".join(part for part in (meta.publisher, meta.version, meta.published) if part)
        parts: list[Part] = [f"# {meta.title}", *([facts] if facts else []), contents_table(standard)]
        _deliver(session, parts, {"meta": meta, "sections": standard.sections}, format, output)
        return
    found = find_entry(standard, entry)
    if isinstance(found, Section):
        _deliver(session, [f"# {found.section} {found.title}", section_table(found)], found, format, output)
    else:
        section, requirement = found
        data = {"section": section.section, "section_title": section.title, "requirement": requirement}
        _deliver(session, [requirement_table(section, requirement)], data, format, output)


@standards_app.command("validate", help=text("standards.validate.help"))
def validate(
    names: Annotated[list[str] | None, typer.Argument(metavar="NAME...", help=text("standards.names.help"), show_default=False)] = None,
    format: ViewOption = "table",
    output: OutputOption = None,
) -> int:
    """Prints the problems of each standard; one that comes with the tool is held to more."""
    from custaudit.cli.app import DONE, GATE_CROSSED
    from custaudit.cli.session import Session
    from custaudit.standards.overview import is_builtin
    from custaudit.standards.store import standard_folders
    from custaudit.standards.tables import problems_table
    from custaudit.standards.validate import validate as find

    session = Session.start()
    folders = standard_folders(session.config.folder)
    parts: list[Part] = []
    data = []
    for name in names or sorted(folders):
        standard = session.load(name)
        problems = find(standard, curated=is_builtin(folders[name]))
        data += [{"standard": name, "place": one.place, "problem": one.message, "mend": one.mend} for one in problems]
        if problems:
            parts += [text("standards.problems", name=name, count=len(problems)), problems_table(problems)]
        else:
            sizes = {"sections": len(standard.sections), "requirements": len(standard.requirements)}
            parts.append(text("standards.no_problem", name=name, **sizes))
    _deliver(session, parts, data, format, output)
    return GATE_CROSSED if data else DONE


@standards_app.command("search", help=text("standards.search.help"))
def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help=text("standards.words.help"))],
    standard: StandardName = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help=text("standards.limit.help"))] = 10,
    format: ViewOption = "table",
    output: OutputOption = None,
) -> None:
    """Prints the requirements that the words or the sentence are nearest to."""
    from custaudit.cli.session import Session
    from custaudit.lookup import Lookup
    from custaudit.standards.overview import list_standards
    from custaudit.standards.tables import hits_table

    session = Session.start(standard=standard)
    known = [line.name for line in list_standards(session.config.folder)] if session.config.standard is None else []
    catalogue = session.load(known[0]) if len(known) == 1 else session.standard()
    wanted = " ".join(words)
    hits = Lookup(catalogue, session.matching().ranking).find(wanted, limit)
    data = [
        {
            "standard": catalogue.meta.name,
            "section": hit.section.section,
            "section_title": hit.section.title,
            "requirement": hit.requirement.id,
            "class": hit.requirement.class_,
            "title": hit.requirement.title,
            "text": hit.requirement.text,
            "score": round(hit.score, 4),
            "found_in": hit.found_in,
        }
        for hit in hits
    ]
    parts: list[Part] = [hits_table(hits)] if hits else [text("standards.found_nothing", words=wanted)]
    _deliver(session, parts, data, format, output)
    hint(text("standards.counted", shown=len(hits)))


@standards_app.command("export", help=text("standards.export.help"))
def export(
    name: Name,
    format: Annotated[
        Literal["csv", "xlsx", "json", "md"] | None, typer.Option("--format", help=text("standards.export.format.help"), show_default=False)
    ] = None,
    output: OutputOption = None,
) -> None:
    """Writes the standard as a file for other programs."""
    from custaudit.cli.session import Session
    from custaudit.standards.export import export_format, export_standard

    use_utf8()
    chosen = format or (export_format(output) if output else "md")
    session = Session.start()
    deliver(export_standard(session.load(name), chosen), output, session.originals)


@standards_app.command("import", help=text("standards.import.help"))
def import_file(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=text("standards.file.help"))],
    name: Annotated[str, typer.Option("--name", metavar="NAME", help=text("standards.as.help"))],
    title: Annotated[str | None, typer.Option("--title", metavar="TITLE", help=text("standards.title.help"), show_default=False)] = None,
    version: Annotated[str, typer.Option("--version", metavar="VERSION", help=text("standards.version.help"), show_default=False)] = "",
    publisher: Annotated[
        str, typer.Option("--publisher", metavar="PUBLISHER", help=text("standards.publisher.help"), show_default=False)
    ] = "",
    published: Annotated[
        str, typer.Option("--published", metavar="YYYY-MM-DD", help=text("standards.published.help"), show_default=False)
    ] = "",
    field: Annotated[
        list[str] | None, typer.Option("--field", metavar="|".join(FIELDS), help=text("standards.field.help"), show_default=False)
    ] = None,
    sheet: Annotated[str | None, typer.Option("--sheet", metavar="SHEET", help=text("standards.sheet.help"), show_default=False)] = None,
    replace: Annotated[bool, typer.Option("--replace", help=text("standards.replace.help"))] = False,
    format: ViewOption = "table",
) -> None:
    """Imports into the project and prints what became of every row."""
    from custaudit.cli.session import Session
    from custaudit.cli.standardviews import import_parts
    from custaudit.standards.importers import ImportOptions, import_standard
    from custaudit.standards.validate import validate as find

    options = ImportOptions(
        title=title, version=version, publisher=publisher, published=published, fields=_fields(field), sheet=sheet, replace=replace
    )
    session = Session.start()
    imported = import_standard(file, name, session.config.folder, options)
    _deliver(session, import_parts(imported.report, imported.standard.meta.title), imported.report, format, None)
    problems = find(imported.standard)
    if problems:
        hint(text("standards.imported.problems", count=len(problems), name=name))
    hint(text("standards.imported.next", name=name))


@standards_app.command("compare", help=text("standards.compare.help"))
def compare(
    old: Annotated[str, typer.Argument(metavar="OLD", help=text("standards.old.help"))],
    new: Annotated[str, typer.Argument(metavar="NEW", help=text("standards.new.help"))],
    inventory: Annotated[
        list[Path] | None, typer.Option("--inventory", metavar="INPUT", help=text("standards.inventory.help"), show_default=False)
    ] = None,
    field: FieldOption = None,
    kind: KindOption = None,
    format: ViewOption = "table",
    output: OutputOption = None,
) -> None:
    """Prints what the newer version adds, drops, moves and changes, and which items it judges otherwise."""
    from custaudit.cli.session import Session
    from custaudit.standards.compare import compare as differences
    from custaudit.standards.compare import rejudged
    from custaudit.standards.tables import comparison_table, rejudged_table, section_changes_table

    session = Session.start(field=field, kind=kind)
    versions = [session.load(name) for name in (old, new)]
    comparison = differences(*versions)
    changes = comparison.changes()
    parts: list[Part] = [f"# {comparison.sentence()}"]
    data: dict[str, object] = {"old": old, "new": new, "unchanged": comparison.unchanged, "changes": changes, "rejudged": None}
    if inventory:
        before, after = _judged(session, versions, inventory)
        result = rejudged(before.items, after.items)
        parts.append(f"# {result.sentence()}")
        rates = [document.score.customization_rate for document in (before, after)]
        parts.append(text("standards.rates", old=old, old_rate=f"{rates[0]:.1%}", new=new, new_rate=f"{rates[1]:.1%}"))
        if result.changes:
            parts.append(rejudged_table(result))
        data["rejudged"] = {"old_rate": rates[0], "new_rate": rates[1], "result": result}
    if changes:
        parts += [f"## {text('standards.changes.by_section')}", section_changes_table(comparison)]
        parts += [f"## {text('standards.changes')}", comparison_table(comparison)]
    _deliver(session, parts, data, format, output)


def _judged(session: Session, versions: Sequence[Standard], inventory: list[Path]) -> list[Diff]:
    """The inventory held against each version."""
    from custaudit.audit import diff_inputs
    from custaudit.classify.engine import Classifier

    classifier = Classifier(session.ruleset())
    exemptions = session.exemptions(classifier)
    read = session.read(inventory)
    return [diff_inputs(read, classifier, session.matcher(standard), exemptions) for standard in versions]


def _fields(given: Sequence[str] | None) -> list[Field] | None:
    known: dict[str, Field] = {name: name for name in FIELDS}
    for name in given or ():
        if name not in known:
            raise UserError("standards.unknown_field", field=name, known=", ".join(known))
    return [known[name] for name in given] if given else None


def _deliver(session: Session, parts: Sequence[Part], data: object, format: ViewFormat, output: Path | None) -> None:
    from custaudit.cli.standardviews import view

    use_utf8()
    deliver(view(parts, data, format, *layout_for(output)), output, session.originals)
