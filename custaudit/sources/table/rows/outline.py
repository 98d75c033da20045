"""Numbers of a list that stand for a part of the one above: 1, 1-1, (1)."""

from __future__ import annotations

import re

from custaudit.sources.table.headings.vocabulary import compact, vocabulary

_SEPARATORS = ("-", ".", "\u30fb", "_")
_DIGITS, _LETTERS, _SYLLABLES = re.compile(r"\d+"), re.compile("[a-z]"), re.compile("[\u30a2-\u30f3]")
_LONGEST_NAME = 16
_LONGEST_TOPIC = 30
# A Japanese sentence ends in these or in a full stop; a name does not.
_ENDS_SENTENCE = re.compile("[\u3041-\u3096\u3002.]$")


def is_part_of(below: str, above: str) -> bool:
    """Whether a number is that of the first part of another one: 1-1 of 1, (1) of 1-1."""
    below, above = compact(below), compact(above)
    if not below or not above:
        return False
    if below.startswith(above) and below[len(above) :].startswith(_SEPARATORS):
        return True
    return below in vocabulary().first_parts and _kind(below) != _kind(above)


def is_name(text: str) -> bool:
    """Whether a text names something and asks for nothing."""
    return len(text) <= _LONGEST_NAME and (_ENDS_SENTENCE.search(text) is None or _is_about(text))


def is_topic(text: str) -> bool:
    """Whether a text may name what others are about: more than a plain name, but no request."""
    return len(text) <= _LONGEST_TOPIC and (not text.endswith(vocabulary().request_endings) or _is_about(text))


def _is_about(text: str) -> bool:
    return compact(text).endswith(tuple(vocabulary().file.topics))


def _kind(number: str) -> str:
    return _SYLLABLES.sub("k", _LETTERS.sub("a", _DIGITS.sub("1", number)))
