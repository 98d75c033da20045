"""What headings and sentences say of themselves: section kinds, whole sentences, requirement endings."""

from __future__ import annotations

import re

from custaudit.sources.textdoc.words.clausefile import SectionKind
from custaudit.sources.textdoc.words.knowledge import ClauseKnowledge
from custaudit.sources.textdoc.words.markers import split_marker
from custaudit.text import normal_form

_SENTENCE = re.compile(r"[^\u3002\n]*(?:\u3002[\u300d\u300f)\uff09]*|\n|$)")
_END = 120
_LONGEST_NAME = 40
_LONGEST_KNOWN_HEADING = 20
_LONGEST_CAPTION = 60
CLOSING = ("\uff09", ")", "\u3011", "\u3015", "]", "\uff3d")
"""Brackets that may stand behind a sentence."""
_STOPPED = tuple(f"{bracket}{stop}" for bracket in CLOSING for stop in "\u3002.")
_OUTER = (
    " \t\n()\uff08\uff09\u3010\u3011\u3014\u3015\u300c\u300d\u300e\u300f\u3008\u3009\u300a\u300b\u226a\u226b<>[]"
    ":\uff1a\u3002.\u3001,\u30fb-"
)


def section_of_heading(heading: str, knowledge: ClauseKnowledge, *, whole_only: bool = False) -> SectionKind | None:
    """What kind of text a heading announces; with ``whole_only`` the heading must be a known word and nothing else."""
    if len(heading) > 80:
        return None
    plain = _plain(heading, knowledge)
    known = knowledge.whole_headings.get(plain)
    if known or whole_only:
        return known
    kinds = [kind for word, kind in knowledge.part_headings if word in plain]
    kinds += [kind for word, kind in knowledge.end_headings if not kinds and plain.endswith(word)]
    return "requirement" if "requirement" in kinds else (kinds[0] if kinds else None)


def _plain(heading: str, knowledge: ClauseKnowledge) -> str:
    """A heading without its number, the brackets around it and the blanks that set its characters apart."""
    plain = normal_form(split_marker(heading, knowledge)[1]).strip(_OUTER)
    return "".join(plain.split()) if all(len(part) == 1 for part in plain.split()) else plain


def names_business(heading: str, knowledge: ClauseKnowledge) -> bool:
    """Whether a heading of the contract by its words may as well name a step of the business, such as its decision or its payment."""
    return _plain(heading, knowledge) in knowledge.shared_headings


def heads_no_requirement(text: str, knowledge: ClauseKnowledge) -> bool:
    """Whether a short line is known to head what follows, as in minutes and memos, and cannot be the name of a function."""
    if len(text) > _LONGEST_KNOWN_HEADING:
        return False
    plain = _plain(text, knowledge)
    return plain in knowledge.plain_headings or knowledge.whole_headings.get(plain) == "background"


def says_nothing(text: str, knowledge: ClauseKnowledge) -> bool:
    """Whether a clause is only a word such as 'others' or 'deleted'."""
    return len(text) < 20 and "".join(normal_form(text).strip(_OUTER).split()) in knowledge.empty_clauses


def closes(text: str, knowledge: ClauseKnowledge) -> bool:
    """Whether a paragraph ends the document or the list above it, and asks for nothing."""
    plain = normal_form(text).strip()
    return bool(knowledge.closing.match(plain)) and not any(asks(normal_form(part).strip(), knowledge) for part in sentences(plain))


def is_caption(text: str, knowledge: ClauseKnowledge) -> bool:
    """Whether a line is the number of a figure, a table or a form, and a name behind it."""
    short = len(text) <= _LONGEST_CAPTION and "\n" not in text.strip()
    return short and bool(knowledge.caption.search(normal_form(text).strip())) and not is_sentence(text, knowledge)


def is_clause(text: str, knowledge: ClauseKnowledge) -> bool:
    """Whether a text behind the sign of a heading is a sentence all the same, by its full stop or because it asks for something."""
    plain = normal_form(text).strip()
    return plain.endswith("\u3002") or (asks(plain, knowledge) and not knowledge.names_of_matters.search(plain))


def sentences(text: str) -> list[str]:
    """The sentences of a text, each with its full stop; together they are the text."""
    return [found.group() for found in _SENTENCE.finditer(text) if found.group()]


def is_sentence(text: str, knowledge: ClauseKnowledge) -> bool:
    """Whether a text ends as a sentence does, not as a title or a name."""
    plain = normal_form(text[-_END:]).strip()
    if len(text) <= _LONGEST_NAME and (knowledge.names_like_sentences.search(plain) or knowledge.matter_heads.search(plain)):
        return False
    if knowledge.sentence_end.search(plain) or asks(plain, knowledge):
        return True
    return without_remark(plain, knowledge).endswith("\u3002")


def is_name(text: str, knowledge: ClauseKnowledge) -> bool:
    """Whether a text is no sentence, whatever stands in brackets behind it."""
    return not is_sentence(without_remark(normal_form(text).strip(), knowledge), knowledge)


def without_remark(plain: str, knowledge: ClauseKnowledge) -> str:
    """A normalised text without what stands in brackets behind it, unless it is all in brackets."""
    if not plain.endswith(CLOSING) and not plain.endswith(_STOPPED):
        return plain
    remark = knowledge.remark.search(plain[-_END:])
    return plain[: len(plain) - len(remark.group())] if remark and plain[: -len(remark.group())].strip() else plain


def introduces(text: str, knowledge: ClauseKnowledge) -> bool:
    """Whether a text ends, or its first line does, as one that introduces what follows."""
    whole = normal_form(text).strip()
    forms = (without_remark(whole, knowledge), text)
    ends = (part for form in forms for part in (sentences(form)[-1:], [form.partition("\n")[0]]))
    return any(knowledge.lead_in.search(normal_form(end).strip()) for parts in ends for end in parts)


def asks(sentence: str, knowledge: ClauseKnowledge) -> bool:
    """Whether a normalised sentence has the ending of a requirement."""
    if len(sentence) <= _LONGEST_NAME and knowledge.names_like_sentences.search(sentence.strip()):
        return False
    return any(_has_ending(form, knowledge) for form in dict.fromkeys((sentence, without_remark(sentence, knowledge))))


def split_asking(text: str, knowledge: ClauseKnowledge) -> list[str]:
    """Unmarked running text, cut after each sentence that asks for something."""
    texts: list[str] = []
    waiting = ""
    for sentence in sentences(text):
        plain = normal_form(sentence).strip()
        if texts and not waiting and plain.startswith(knowledge.continuations):
            texts[-1] += sentence
            continue
        waiting += sentence
        if asks(plain, knowledge):
            texts.append(waiting)
            waiting = ""
    if waiting.strip():
        if texts:
            texts[-1] += waiting
        else:
            texts.append(waiting)
    return texts


def _has_ending(sentence: str, knowledge: ClauseKnowledge) -> bool:
    plain = sentence[-_END:].strip().rstrip("\u3002.!\u300d\u300f)").strip()
    return bool(knowledge.ending.search(plain)) and not knowledge.not_ending.search(plain)
