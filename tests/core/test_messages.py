"""The words of the tool."""

from __future__ import annotations

from collections import Counter
from importlib import import_module
from pkgutil import iter_modules

from custaudit import messages


def test_each_message_stands_in_one_file_and_is_found_there() -> None:
    files = [import_module(f"{messages.__name__}.{module.name}") for module in iter_modules(messages.__path__)]
    keys = Counter(key for file in files for key in file.MESSAGES)
    assert [key for key, places in keys.items() if places > 1] == []
    assert keys.keys() == messages.MESSAGES.keys()
