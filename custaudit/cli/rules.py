"""``rules list``, ``show``, ``test`` and ``lint``: the knowledge itself, for those who read and write it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from custaudit.cli.console import hint, print_result, terminal_width, use_utf8, wants_color
from custaudit.cli.root import rules_app
from custaudit.errors import UserError
from custaudit.i18n import text

if TYPE_CHECKING:
    from rich.console import RenderableType

    from custaudit.rules.ruleset import RuleSet

Paths = list[Path] | None

# Columns enough that editors and grep get a finding as one line.
_ONE_LINE = 2000


@rules_app.command("list", help=text("rules.list.help"))
def list_rules(as_json: Annotated[bool, typer.Option("--json", help=text("rules.json.help"))] = False) -> None:
    """Prints every concept and rule: id, what for, what it says, file."""
    from custaudit.cli.ruleviews import list_json, list_view

    use_utf8()
    ruleset, _ = _rules([])
    if as_json:
        print_result(list_json(ruleset))
        return
    _print(list_view(ruleset))
    hint(text("rules.counted", concepts=len(ruleset.lexicon.concepts), rules=len(ruleset.rules)))


@rules_app.command("show", help=text("rules.show.help"))
def show(id: Annotated[str, typer.Argument(metavar="ID", help=text("rules.id.help"))]) -> None:
    """Prints one rule or concept whole."""
    from custaudit.cli.ruleviews import concept_view, rule_view
    from custaudit.rules.language import Concept
    from custaudit.rules.lookup import lookup

    use_utf8()
    ruleset, _ = _rules([])
    entry = lookup(ruleset, id)
    _print(concept_view(entry, ruleset) if isinstance(entry, Concept) else rule_view(entry, ruleset))


@rules_app.command("test", help=text("rules.test.help"))
def test(
    paths: Annotated[Paths, typer.Argument(metavar="PATH...", help=text("rules.test.paths.help"), show_default=False)] = None,
) -> int:
    """Tries the examples of the rules in these files, or of all rules."""
    from custaudit.classify.testing import run_examples
    from custaudit.cli.app import DONE, GATE_CROSSED
    from custaudit.cli.ruleviews import test_view

    use_utf8()
    ruleset, _ = _rules(paths or [])
    chosen = [rule for rule in ruleset.rules if not paths or _is_below(ruleset.origin[rule.id], paths)]
    results = run_examples(ruleset, chosen)
    if not results:
        raise UserError("rules.nothing_to_test", path=", ".join(str(path) for path in paths) if paths else None)
    failed = [result for result in results if not result.passed]
    _print(test_view(failed, ruleset))
    hint(text("rules.test.summary", rules=len(chosen), examples=len(results), failed=len(failed)))
    return GATE_CROSSED if failed else DONE


@rules_app.command("lint", help=text("rules.lint.help"))
def lint(
    paths: Annotated[Paths, typer.Argument(metavar="PATH...", help=text("rules.lint.paths.help"), show_default=False)] = None,
) -> int:
    """Prints the findings in these files, in the project's own rules, or else in the built-in ones."""
    from custaudit.classify.lint import lint as find
    from custaudit.cli.app import DONE, GATE_CROSSED
    from custaudit.cli.ruleviews import lint_view

    use_utf8()
    ruleset, own = _rules(paths or [])
    scope = paths or own
    findings = [finding for finding in find(ruleset) if not scope or _is_below(finding.path, scope)]
    _print(lint_view(findings), _ONE_LINE)
    errors = sum(finding.level == "error" for finding in findings)
    hint(text("rules.lint.summary", errors=errors, warnings=len(findings) - errors))
    return GATE_CROSSED if errors else DONE


def _rules(paths: list[Path]) -> tuple[RuleSet, list[Path]]:
    """The built-in rules with the project's own and those under the paths, and where the project's own are."""
    from custaudit.config import find_config
    from custaudit.rules.paths import builtin_rules
    from custaudit.rules.ruleset import load_rules

    config = find_config(Path.cwd())
    own = [config.folder / path for path in config.rules] if config else []
    builtin = builtin_rules().resolve()
    for path in paths:
        if not path.exists():
            raise UserError("file.missing", path=path)
    return load_rules([*own, *(path for path in paths if not path.resolve().is_relative_to(builtin))]), own


def _is_below(path: Path, folders: list[Path]) -> bool:
    return any(path.resolve().is_relative_to(folder.resolve()) for folder in folders)


def _print(parts: Sequence[RenderableType], for_pipe: int | None = None) -> None:
    from custaudit.report.console import printed

    print_result(printed(parts, terminal_width() or for_pipe, wants_color()))
