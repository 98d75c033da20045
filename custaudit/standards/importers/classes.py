"""What a cell says of the class of a requirement."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from custaudit.model import MunicipalityKind, RequirementClass
from custaudit.standards.catalogue import KindClass
from custaudit.standards.importers.words import StandardWords, holds, plain

_FOOTNOTE = re.compile(r"[\u203b*(\uff08].*$|\d+$", re.DOTALL)
_ARROW = re.compile(r"\s*(?:\u2192|\u21d2|\u27a1\ufe0f?|->|=>)\s*")
_STRENGTH: tuple[KindClass, ...] = ("required", "optional", "prohibited", "none")
_BRACKETED = re.compile(
    r"^[ \t\u3000]*[\u3010\[\uff3b(\uff08\u3014<\uff1c](?P<name>[^\u3010\u3011\]\uff3d)\uff09\u3015>\uff1e\n]{2,20})"
    r"[\u3011\]\uff3d)\uff09\u3015>\uff1e][ \t\u3000:\uff1a]*",
    re.MULTILINE,
)


def class_of_cell(cell: str, words: StandardWords) -> KindClass | None:
    """The class that a cell gives by mark or word, footnote references aside; None where it says nothing known."""
    cell = latest(cell)
    form = plain(cell)
    for shown in (form, plain(_FOOTNOTE.sub("", cell))):
        if shown in {plain(mark) for mark in words.no_class} and shown:
            return "none"
        for code, spoken in words.classes.items():
            if shown in {plain(word) for word in (*spoken.marks, *spoken.names)}:
                return code
    names = [(plain(name), code) for code, spoken in words.classes.items() for name in spoken.names]
    contained = [(len(name), code) for name, code in names if len(name) > 2 and name in form]
    marks = [code for code, spoken in words.classes.items() for mark in spoken.marks if form.startswith(plain(mark)) and not mark.isascii()]
    return max(contained)[1] if contained else (marks[0] if marks else None)


def latest(cell: str) -> str:
    """What a cell says after the last arrow: what it was changed to."""
    return _ARROW.split(cell)[-1].strip()


def class_named(text: str, words: StandardWords) -> RequirementClass | None:
    """The class whose name is all that a text says."""
    return next((code for code, spoken in words.classes.items() if holds(spoken.names, text)), None)


def classes_named(text: str, words: StandardWords) -> set[RequirementClass]:
    """The classes that a text names by their whole names."""
    form = plain(text)
    return {code for code, spoken in words.classes.items() for name in spoken.names if len(name) > 2 and plain(name) in form}


def by_bracketed_class(text: str, words: StandardWords) -> list[tuple[RequirementClass, str]]:
    """The parts of a text that begins with a class in brackets, each with the class above it; empty for any other text."""
    heads = [(found, code) for found in _BRACKETED.finditer(text) if (code := class_named(found["name"], words))]
    if not heads or text[: heads[0][0].start()].strip():
        return []
    ends = [found.start() for found, _ in heads[1:]] + [len(text)]
    parts = [(code, text[found.end() : end].strip()) for (found, code), end in zip(heads, ends, strict=True)]
    return [(code, part) for code, part in parts if part]


def settled(
    general: RequirementClass | None, per_kind: Mapping[MunicipalityKind, KindClass]
) -> tuple[RequirementClass | None, dict[MunicipalityKind, KindClass]]:
    """One class for all, and the kinds that differ from it: the class of most kinds, the stronger one where they are as many."""
    if general is None:
        counted = Counter(code for code in per_kind.values() if code != "none")
        if not counted:
            return None, {}
        chosen = min(counted, key=lambda code: (-counted[code], _STRENGTH.index(code)))
        general = "required" if chosen == "required" else "optional" if chosen == "optional" else "prohibited"
    return general, {kind: code for kind, code in per_kind.items() if code != general}


def general_class(cell: str, words: StandardWords) -> list[RequirementClass]:
    """The class of a cell as a list; empty where it names none."""
    code = class_of_cell(cell, words)
    return [code] if code is not None and code != "none" else []


def unknown_classes(cells: Sequence[str], words: StandardWords) -> list[str]:
    """The cells that should name a class and say something unknown."""
    return [cell for cell in cells if cell and class_of_cell(cell, words) is None]
