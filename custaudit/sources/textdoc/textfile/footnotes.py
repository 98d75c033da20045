"""Footnotes of Markdown: a mark in the text, and a paragraph elsewhere that begins with it."""

from __future__ import annotations

import re
from typing import NamedTuple

_DEFINITION = re.compile(r" {0,3}\[\^([^\]\s]{1,40})\]:[ \t]*(.*)")
_MARK = re.compile(r"\[\^([^\]\s]{1,40})\]")
_FENCES = ("```", "~~~")
SIGN = "\u203b"
"""What a footnote begins with where it is read: a note to the clause above it."""


class Footnotes(NamedTuple):
    """The text without the footnotes, each line at its place, and the footnotes by their marks: the text and its line."""

    text: str
    notes: dict[str, tuple[str, int]]

    def taken(self, text: str) -> tuple[str, list[tuple[str, int]]]:
        """A text without the marks of known footnotes, and those footnotes."""
        found: list[tuple[str, int]] = []

        def note(mark: re.Match[str]) -> str:
            if mark[1] not in self.notes:
                return mark[0]
            found.append(self.notes[mark[1]])
            return ""

        return _MARK.sub(note, text), found


def parted_footnotes(text: str) -> Footnotes:
    """The footnotes of a text whose marks it holds; what is indented below one goes on with it. Blocks of code have none."""
    lines = text.split("\n")
    notes: dict[str, tuple[str, int]] = {}
    open_: str | None = None
    fenced = False
    places: dict[str, list[int]] = {}
    for number, line in enumerate(lines, start=1):
        fenced ^= line.lstrip().startswith(_FENCES)
        found = None if fenced else _DEFINITION.fullmatch(line)
        if found is not None and found[1] not in notes:
            open_ = found[1]
            notes[open_] = (found[2].strip(), number)
            places[open_] = [number]
        elif open_ is not None and line[:1].isspace() and line.strip() and not fenced:
            notes[open_] = (f"{notes[open_][0]}{line.strip()}", notes[open_][1])
            places[open_].append(number)
        else:
            open_ = None
    all_places = {number for at in places.values() for number in at}
    rest = "\n".join(line for number, line in enumerate(lines, start=1) if number not in all_places)
    used = {name for name in _MARK.findall(rest) if name in notes}
    gone = {number for name in used for number in places[name]}
    kept = "\n".join("" if number in gone else line for number, line in enumerate(lines, start=1))
    return Footnotes(kept, {name: note for name, note in notes.items() if name in used})
