"""What headings and sentences say of themselves: section kinds, whole sentences, requirement endings."""

from __future__ import annotations

import re

from custaudit.sources.textdoc.knowledge import ClauseKnowledge, SectionKind
from custaudit.sources.textdoc.markers import split_marker
from custaudit.text import normal_form

_SENTENCE = re.compile(r"[^。\n]*(?:。[」』)）]*|\n|$)")
_END = 120
_OUTER = " \t\n()（）【】〔〕「」『』〈〉《》≪≫<>[]:：。.、,・-"


def section_of_heading(heading: str, knowledge: ClauseKnowledge, *, whole_only: bool = False) -> SectionKind | None:
    """What kind of text a heading announces; with ``whole_only`` the heading must be a known word and nothing else."""
    if len(heading) > 80:
        return None
    plain = normal_form(split_marker(heading, knowledge)[1]).strip(_OUTER)
    if all(len(part) == 1 for part in plain.split()):
        plain = "".join(plain.split())
    known = knowledge.whole_headings.get(plain)
    if known or whole_only:
        return known
    kinds = [kind for word, kind in knowledge.part_headings if word in plain]
    kinds += [kind for word, kind in knowledge.end_headings if not kinds and plain.endswith(word)]
    return "requirement" if "requirement" in kinds else (kinds[0] if kinds else None)


def says_nothing(text: str, knowledge: ClauseKnowledge) -> bool:
    """Whether a clause is only a word such as 'others' or 'deleted'."""
    return len(text) < 20 and normal_form(text).strip(_OUTER) in knowledge.empty_clauses


def sentences(text: str) -> list[str]:
    """The sentences of a text, each with its full stop; together they are the text."""
    return [found.group() for found in _SENTENCE.finditer(text) if found.group()]


def is_sentence(text: str, knowledge: ClauseKnowledge) -> bool:
    """Whether a text ends as a sentence does, not as a title or a name."""
    plain = normal_form(text[-_END:]).strip()
    return bool(knowledge.sentence_end.search(plain) or asks(plain, knowledge))


def asks(sentence: str, knowledge: ClauseKnowledge) -> bool:
    """Whether a normalised sentence has the ending of a requirement."""
    plain = sentence[-_END:].strip().rstrip("。.!」』)").strip()
    return bool(knowledge.ending.search(plain)) and not knowledge.not_ending.search(plain)
