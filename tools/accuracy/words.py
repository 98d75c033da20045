"""The words in ``rivals.yaml`` and the words that SudachiPy finds in a text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from custaudit.fit.labelled import Labelled
from custaudit.rules.language import FileShape
from custaudit.rules.yamlfile import read_yaml
from custaudit.text import normal_form


class RivalsFile(FileShape, frozen=True):
    """``types`` and ``domains`` hold the words of each code in order of precedence; ``grammar`` parts of speech to leave out."""

    types: dict[str, list[str]]
    otherwise: str
    domains: dict[str, list[str]]
    domain_otherwise: str
    inbound: list[str]
    grammar: list[str]


@cache
def rivals_file() -> RivalsFile:
    """The file beside this module."""
    return read_yaml(Path(__file__).with_name("rivals.yaml"), RivalsFile)


def whole_text(entry: Labelled) -> str:
    """All that an item says, normalised as custaudit normalises it."""
    item = entry.item
    return normal_form("\n".join((item.title, item.detail, item.reason, item.object or "")))


@cache
def _tokenizer() -> Any:
    from sudachipy import Dictionary, SplitMode

    return Dictionary(dict="core").create(mode=SplitMode.B)


def sudachi_words(texts: Sequence[str]) -> list[list[str]]:
    """The dictionary forms of the words of each text, grammar left out."""
    grammar = frozenset(rivals_file().grammar)
    tokenizer = _tokenizer()
    return [[word.normalized_form() for word in tokenizer.tokenize(text) if word.part_of_speech()[0] not in grammar] for text in texts]
