"""What holds for every test: messages in Japanese to begin with, whatever the test before asked for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from custaudit.i18n import set_language


@pytest.fixture(autouse=True)
def japanese_messages(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    set_language("ja")
    yield
    set_language("ja")
