"""What the cells under a heading tell about the column."""

from __future__ import annotations

from collections.abc import Sequence

from custaudit.sources.fields import field_in_name, field_of_section, is_official_name, other_business
from custaudit.sources.table.headings.effort import parse_effort
from custaudit.sources.table.headings.vocabulary import compact, vocabulary
from custaudit.sources.table.headings.wordlists import ColumnName

_TEXTS: tuple[ColumnName, ...] = ("title", "detail", "reason")
_EMPTY, _UNFIT, _GRADES = 0.6, 0.2, 0.3
_LONGEST_GRADE, _FEWEST_GRADES = 2, 3
_FULL_STOPS = ("\u3002", "\uff61")
# An object is a name.
_SENTENCES = 0.5
_LONGEST_NUMBER = 15
_LONGEST_BUSINESS = 24
_LONGEST_OBJECT_SIGN = 1
_FEWEST_COUNTED = 3
_FIRST_OBJECTS = 8


def content_factor(name: ColumnName, values: Sequence[str]) -> float:
    """How well the cells under a heading fit what it is taken for: about 1 when they do, far below when they do not.

    A column of which no cell names a business is none of businesses at all, one of numbers or grades gives no reasons, and one
    of sentences names no sections of the town hall: 0.
    """
    filled = [value for value in values if value]
    if not filled:
        return _EMPTY
    if name in _TEXTS:
        return _as_texts(name, filled)
    if name == "effort_days":
        return 1.0 if sum(parse_effort(value) is not None for value in filled) * 3 >= len(filled) else _UNFIT
    length = sum(map(len, filled)) / len(filled)
    if name == "object":
        return _SENTENCES if sum(value.endswith(_FULL_STOPS) for value in filled) * 2 > len(filled) else 1.0
    if name == "no":
        return _GRADES if length > _LONGEST_NUMBER else 1.0
    is_none = (name == "department" and _names_no_section(filled)) or (
        name == "field" and (length > _LONGEST_BUSINESS or not any(map(field_in_name, dict.fromkeys(filled))))
    )
    return 0.0 if is_none else 1.0


def are_objects(parts: Sequence[str], values: Sequence[str]) -> bool:
    """Whether the cells under a heading for objects may be some: no marks, no grades, no words for a change, and under a heading
    for a kind of anything half of them or more speak of things that a system has."""
    # Further down another table may begin.
    distinct = {compact(value) for value in [value for value in values if value][:_FIRST_OBJECTS]}
    words = vocabulary()
    if not distinct:
        return True
    if all(len(value) <= _LONGEST_OBJECT_SIGN or value in words.marks or value in words.changes for value in distinct):
        return False
    heading = compact(parts[-1]) if parts else ""
    if not heading.endswith(words.kinds_of_anything) or any(word in heading for word in words.objects):
        return True
    return sum(any(word in value for word in words.objects) for value in distinct) * 2 >= len(distinct)


def counts_up(values: Sequence[str]) -> bool:
    """Whether the filled cells of a column count from 1 on, but for a few at the end."""
    filled = [parse_plain_number(value) for value in values if value]
    counted = next((place for place, number in enumerate(filled) if number != place + 1), len(filled))
    return counted >= _FEWEST_COUNTED and counted * 2 > len(filled)


def names_businesses(values: Sequence[str]) -> bool:
    """Whether the cells of a column name several businesses of this tool by their full names and nothing else."""
    filled = dict.fromkeys(value for value in values if value)
    return len(filled) > 1 and all(map(is_official_name, filled))


def divides_by_business(values: Sequence[str]) -> bool:
    """Whether the cells of a column say nothing but names of businesses, some of this tool among them."""
    filled = dict.fromkeys(value for value in values if value)
    own = [value for value in filled if field_of_section(value) is not None]
    others = [value for value in filled if value not in own and len(value) <= _LONGEST_BUSINESS and other_business(value) is not None]
    return bool(own) and len(own) + len(others) == len(filled)


def parse_plain_number(cell: str) -> float | None:
    """The number that a cell is, or None for text."""
    try:
        return float(cell.replace(",", ""))
    except ValueError:
        return None


def _as_texts(name: ColumnName, filled: Sequence[str]) -> float:
    marks = vocabulary().marks
    texts = [value for value in filled if compact(value) not in marks and parse_plain_number(value) is None]
    if name == "title" and _are_marks(filled):
        return 0.0
    if name == "reason" and (not texts or max(map(len, texts)) <= 1):
        return 0.0
    if len(texts) < 0.3 * len(filled):
        return _UNFIT
    if _are_grades(texts):
        return _GRADES
    return 1.0 + (0.05 * min(sum(map(len, texts)) / len(texts) / 40, 1.0) if name == "detail" else 0.0)


def _are_grades(texts: Sequence[str]) -> bool:
    """Whether the cells of a column choose between a few words of a character or two."""
    length = sum(map(len, texts)) / len(texts)
    return length <= 1 or (length <= _LONGEST_GRADE and len(texts) > _FEWEST_GRADES and len(set(texts)) * 2 <= len(texts))


def _names_no_section(filled: Sequence[str]) -> bool:
    """Whether a column holds marks, numbers or sentences, and so no sections of the town hall."""
    said = all(value.endswith(_FULL_STOPS) for value in filled)
    return said or _are_marks(filled) or all(parse_plain_number(value) is not None for value in filled)


def _are_marks(filled: Sequence[str]) -> bool:
    """Whether a column answers yes or no and next to nothing else."""
    marks = vocabulary().marks
    answers = sum(not value.isdigit() and (value in marks or compact(value) in marks) for value in filled)
    return answers * 4 >= len(filled) * 3
