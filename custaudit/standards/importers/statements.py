"""Lines of running text to statements: bullets, notes and broken lines join the statement they belong to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from custaudit.standards.importers.words import TextWords, plain
from custaudit.text import normal_form

_COUNTED = re.compile(
    r"[\u2460-\u2473\u32d0-\u32fe]|\([0-9a-z\u30a1-\u30f3]{1,3}\)|[0-9]+-[0-9]+[:. ]"
    r"|[0-9a-z\u30a1-\u30f3][).](?![0-9])|[\u30a1-\u30f3] |[0-9]+ (?=\S)"
)
_OPENING, _CLOSING = re.compile(r"[(\uff08\u300c]"), re.compile(r"[)\uff09\u300d]")

LineKind = Literal["sentence", "bullet", "note", "label"]


@dataclass
class Statement:
    """One statement with the lines it was read from."""

    lines: list[int] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    listing: bool = False

    @property
    def text(self) -> str:
        """The statement with bullets and notes on lines of their own."""
        return "\n".join(self.parts)

    @property
    def lead(self) -> str:
        """Its first sentence or label, from which a title can be made."""
        return next((part for part in self.parts if part), "")


def line_kind(line: str, words: TextWords) -> LineKind:
    """What a line looks like by itself."""
    form = plain(line)
    for pair in words.labels:
        opening, closing = plain(pair[0]), plain(pair[-1])
        if form.startswith(opening) and form.endswith(closing) and form.count(opening) == 1:
            return "label"
    if form.startswith(tuple(plain(note) for note in words.notes)):
        return "note"
    if line.startswith(tuple(words.bullets)) or _COUNTED.match(_start(line)):
        return "bullet"
    return "sentence"


def _start(line: str) -> str:
    """The first characters of a line in normal form, blanks kept: a counter is known by the blank after it."""
    return normal_form(line[:8])


def is_complete(line: str, words: TextWords) -> bool:
    """Whether a line ends where a sentence ends."""
    return plain(line).endswith(tuple(plain(end) for end in words.ends))


def group(lines: Iterable[tuple[int, str]], words: TextWords) -> list[Statement]:
    """The statements of the lines of one class in one section, in order; every line is part of exactly one."""
    numbered = list(lines)
    statements: list[Statement] = []
    label: list[tuple[int, str]] = []
    for position, (number, line) in enumerate(numbered):
        kind = line_kind(line, words)
        current = statements[-1] if statements else None
        if kind == "label" and _heads_the_next(position, numbered, words):
            label.append((number, line))
            continue
        if current is not None and not label and _belongs(current, line, kind, words):
            _join(current, number, line, kind, words)
            continue
        statements.append(Statement([*(n for n, _ in label), number], [*(text for _, text in label), line], kind == "bullet"))
        label = []
    if label:
        if not statements:
            statements.append(Statement())
        statements[-1].lines.extend(n for n, _ in label)
        statements[-1].parts.extend(text for _, text in label)
    return statements


def _heads_the_next(position: int, numbered: list[tuple[int, str]], words: TextWords) -> bool:
    """A label before a sentence heads that sentence; before bullets it belongs with them to the statement above."""
    following = next((line_kind(line, words) for _, line in numbered[position + 1 :]), "bullet")
    return following in ("sentence", "label") or position == 0


def _belongs(current: Statement, line: str, kind: LineKind, words: TextWords) -> bool:
    if kind != "sentence" or _breaks_off(current.parts[-1], words):
        return True
    return not is_complete(line if current.listing else current.parts[-1], words)


def _breaks_off(line: str, words: TextWords) -> bool:
    """Whether a line stops inside a bracket or after a word that something must follow."""
    return len(_OPENING.findall(line)) > len(_CLOSING.findall(line)) or plain(line).endswith(tuple(plain(end) for end in words.goes_on))


def _join(current: Statement, number: int, line: str, kind: LineKind, words: TextWords) -> None:
    last = current.parts[-1]
    if kind == "sentence" and (_breaks_off(last, words) or (not current.listing and not is_complete(last, words))):
        current.parts[-1] += line
    else:
        current.parts.append(line)
        current.listing = current.listing or kind in ("bullet", "label")
    current.lines.append(number)
