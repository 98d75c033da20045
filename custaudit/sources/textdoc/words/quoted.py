"""Lines that a mail quotes from an earlier one: they were asked for then, unless only they ask for anything."""

from __future__ import annotations

import re
from collections.abc import Sequence

from custaudit.sources.textdoc.words.knowledge import ClauseKnowledge
from custaudit.sources.textdoc.words.markers import split_marker
from custaudit.sources.textdoc.words.sections import asks, sentences
from custaudit.text import normal_form

# The signs that mail programs put before the lines they quote.
_QUOTED = re.compile("^[ \u3000]?(?:[>\uff1e][ \u3000]?)+")


def unquoted(line: str) -> str:
    """A line without the signs of a quotation."""
    return _QUOTED.sub("", line)


def earlier_mail(lines: Sequence[str], knowledge: ClauseKnowledge) -> set[int]:
    """The indexes of the quoted lines of a mail that asks for something itself, outside of them; none where there is no mail."""
    quoted = {index for index, line in enumerate(lines) if _QUOTED.match(line)}
    if not quoted or not any(knowledge.of_mail.search(normal_form(unquoted(line)).strip()) for line in lines):
        return set()
    own = (line for index, line in enumerate(lines) if index not in quoted)
    return quoted if any(_asks_of_system(line, knowledge) for line in own) else set()


def _asks_of_system(line: str, knowledge: ClauseKnowledge) -> bool:
    """Whether a line is a clause that asks for something, or a sentence that asks for a function."""
    marker, text = split_marker(line, knowledge)
    for sentence in sentences(text):
        plain = normal_form(sentence).strip()
        if not asks(plain, knowledge) or knowledge.courtesy.search(plain) or knowledge.covering.search(plain):
            continue
        numbered = marker is not None and not marker.note
        if numbered or knowledge.function.search(plain) or knowledge.system_act.search(plain):
            return True
    return False
