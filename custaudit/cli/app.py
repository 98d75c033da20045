"""Starts the command line: language first (help is in it too), then the commands, then one line for whatever is wrong."""

from __future__ import annotations

import os
import sys
from importlib import import_module

from custaudit.cli.console import complain, settings
from custaudit.errors import UserError
from custaudit.i18n import language_from_environment, set_language, text

DONE, GATE_CROSSED, WRONG = 0, 1, 2
"""The exit statuses of the contract."""

_COMMAND_MODULES = ("audit", "gate", "rules", "explain", "fit", "project", "evaluate", "standards")


def run(arguments: list[str] | None = None) -> int:
    """Runs one command and returns its exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        set_language(language_from_environment())
        given = settings.take_from(given)
        return _run(given)
    except UserError as error:
        complain(str(error))
    except BrokenPipeError:
        # The reader has seen enough (`custaudit … | head`); stdout must not be flushed again at exit.
        sys.stdout = None
        return DONE
    except KeyboardInterrupt:
        complain(text("cli.interrupted"))
    except Exception as error:
        if os.environ.get("CUSTAUDIT_DEBUG"):
            raise
        complain(text("cli.unexpected", kind=type(error).__name__, problem=str(error)))
    return WRONG


def _run(arguments: list[str]) -> int:
    from custaudit.cli.help import complaint
    from custaudit.cli.root import app

    for name in _COMMAND_MODULES:
        import_module(f"custaudit.cli.{name}")
    try:
        status = app(arguments, prog_name="custaudit", standalone_mode=False)
    except Exception as error:
        # Whatever the argument parser has to say; the library keeps its exception classes to itself.
        message = getattr(error, "format_message", None)
        if message is None:
            raise
        if type(error).__name__ == "NoArgsIsHelpError":
            print(message(), file=sys.stderr)
        else:
            complain(text("cli.wrong_command", problem=complaint(message())))
        return WRONG
    return status if isinstance(status, int) else DONE
