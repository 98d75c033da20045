"""What names a clause: a title in brackets before it, the bare words of a heading, else its beginning."""

from __future__ import annotations

from custaudit.sources.textdoc.words.identifiers import identified
from custaudit.sources.textdoc.words.knowledge import ClauseKnowledge
from custaudit.sources.textdoc.words.markers import split_marker
from custaudit.text import normal_form

TITLE_END = " \u3000\u00a0\t\n:\uff1a"
"""What parts a title from the text behind it."""

_FALLBACK_TITLE = 30


def caption_of(text: str, knowledge: ClauseKnowledge) -> tuple[str, str]:
    """A title in brackets before a clause, and the rest; nothing and the text where there is none."""
    for pattern in (knowledge.bracket_title, knowledge.paren_title):
        found = pattern.match(text)
        rest = text[found.end() :] if found else ""
        if found and normal_form(found.group(1)) in knowledge.answers and not knowledge.change.search(normal_form(found.group(1))):
            return "", text
        if found and rest.strip() and not knowledge.references.match(rest) and not knowledge.after_noun.match(rest):
            return found.group(1), rest.lstrip(TITLE_END)
    return "", text


def one_line(text: str) -> str:
    """A text without its line breaks."""
    return " ".join(text.split("\n")).strip()


def bare(heading: str, knowledge: ClauseKnowledge) -> str:
    """A heading without its number and brackets."""
    known = identified(heading, knowledge)
    name = (known.rest if known else split_marker(heading, knowledge)[1]) or heading
    bracketed = knowledge.bracket_heading.match(name) or knowledge.paren_title.fullmatch(name)
    return bracketed.group(1) if bracketed else name


def short_title(text: str) -> str:
    """The beginning of a text where nothing names it."""
    line = text.strip().partition("\n")[0]
    return line if len(line) <= _FALLBACK_TITLE else line[: _FALLBACK_TITLE - 1] + "…"
