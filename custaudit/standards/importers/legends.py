"""Tables and lines that explain the classes, and sheets that hold them: none of them is a requirement."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from custaudit.model import RequirementClass
from custaudit.standards.importers.classes import class_named, class_of_cell, classes_named
from custaudit.standards.importers.words import StandardWords, names_any

_MOST_CLASSES = 8
_ENDS = r"\s:\uff1a=\uff1d\u3001,\u3002"
_MARK_AND_NAME = re.compile(rf"(?P<mark>[^{_ENDS}()\uff08\uff09]{{1,2}})\s*[:\uff1a=\uff1d]\s*(?P<name>[^{_ENDS}]+)")


def is_legend(rows: Sequence[tuple[str, str]], words: StandardWords) -> bool:
    """Whether rows, given by class and text, only say what the classes mean: each class once, its text a name or about implementing."""
    if not 1 < len(rows) <= _MOST_CLASSES:
        return False
    classes = [class_of_cell(cell, words) for cell, _ in rows]
    told = [code for code in classes if code is not None]
    if len(told) != len(set(told)):
        return False
    return all(class_named(text, words) or (class_named(cell, words) and _is_about_classes(text, words)) for cell, text in rows)


def is_legend_sheet(name: str | None, words: StandardWords) -> bool:
    """Whether a sheet is by its name a legend or a history of changes; a list of requirements with a legend is none."""
    if name is None or names_any(words.histories, name):
        return name is not None
    return names_any(words.legends, name) and not names_any([word for word in words.columns["text"] if len(word) > 1], name)


def explains_classes(cells: Iterable[str], words: StandardWords) -> bool:
    """Whether a row is a line of a legend: it names several classes, or one class after its mark, and nothing else."""
    filled = list(dict.fromkeys(cell for cell in cells if cell))
    if len(filled) == 1:
        pairs = [class_named(found["name"], words) for found in _MARK_AND_NAME.finditer(filled[0])]
        return any(pairs) and len(classes_named(filled[0], words)) >= 1
    return len(filled) == 2 and class_of_cell(filled[0], words) is not None and class_named(filled[1], words) is not None


def marks_explained(rows: Iterable[Sequence[str]], words: StandardWords) -> dict[str, RequirementClass]:
    """The single characters that the lines of a legend give a class and that are not known without it."""
    found: dict[str, RequirementClass] = {}
    for cells in rows:
        filled = [cell for cell in cells if cell]
        pairs = [(match["mark"], match["name"]) for cell in filled for match in _MARK_AND_NAME.finditer(cell)]
        pairs += [(mark, name) for mark in filled if len(mark) == 1 for name in filled]
        for mark, name in pairs:
            if len(mark) == 1 and not mark.isdigit() and class_of_cell(mark, words) is None and (code := class_named(name, words)):
                found.setdefault(mark, code)
    return found


def with_marks(words: StandardWords, marks: dict[str, RequirementClass]) -> StandardWords:
    """The words with further marks of the classes."""
    classes = {
        code: replace(spoken, marks=[*spoken.marks, *(mark for mark, meant in marks.items() if meant == code)])
        for code, spoken in words.classes.items()
    }
    return replace(words, classes=classes)


def _is_about_classes(text: str, words: StandardWords) -> bool:
    return bool(classes_named(text, words)) or names_any(words.legend_words, text)
