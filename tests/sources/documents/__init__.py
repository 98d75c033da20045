"""What the tests of all text documents share."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings

from custaudit.errors import UserError
from custaudit.sources import InputRequest, ReadInput, read_input

DOCUMENTS = Path(__file__).parent
EXAMPLES = int(os.environ.get("CUSTAUDIT_FUZZ_EXAMPLES", "15"))
_settings = settings(
    max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
fuzzed: Callable[[Any], Any] = _settings
# Each PDF file starts a process of its own.
fuzzed_slowly: Callable[[Any], Any] = settings(_settings, max_examples=max(4, EXAMPLES // 5))


def read_document(name: str) -> ReadInput:
    """A document of this folder; its account is checked on the way."""
    return read_made(DOCUMENTS / name)


def read_text(folder: Path, text: str, name: str = "list.txt") -> ReadInput:
    """A text or Markdown file with that content; its account is checked on the way."""
    path = folder / name
    path.write_bytes(text.encode("utf-8"))
    return read_made(path)


def read_made(path: Path) -> ReadInput:
    """A document that a test has made; its account is checked on the way."""
    return _checked(read_input(InputRequest(path, path.name)))


def check_account(path: Path, content: bytes) -> None:
    """Whatever the bytes are: an account that adds up, or one line for the user."""
    path.write_bytes(content)
    try:
        read_made(path)
    except UserError as error:
        assert "\n" not in str(error)
        assert str(error).startswith(path.name)


def _checked(read: ReadInput) -> ReadInput:
    summary = read.summary
    assert summary.rows_read == summary.items + len(summary.skipped)
    assert summary.items == len(read.items) == len({item.id for item in read.items})
    assert all(isinstance(skip.page, int) or isinstance(skip.line, int) for skip in summary.skipped)
    assert all(skip.reason for skip in summary.skipped)
    assert all(item.source.page or item.source.line for item in read.items)
    assert all(item.title for item in read.items)
    return read
