"""Clauses that are withdrawn: by a remark in brackets behind or before them, or by such a word in place of their text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from custaudit.sources.textdoc.outline.nodes import NAMES, Node
from custaudit.sources.textdoc.words.knowledge import ClauseKnowledge
from custaudit.sources.textdoc.words.sections import asks, introduces, is_sentence, says_nothing
from custaudit.text import normal_form

_INSIDE = r"([^()\[\]【】〔〕<>《》]{1,40})"
_BEFORE = re.compile(rf"[(\[【〔<《]\s*{_INSIDE}\s*[)\]】〕>》]\s*")
_BEHIND = re.compile(rf"\s*[(\[【〔<《]\s*{_INSIDE}\s*[)\]】〕>》]$")
_STOPS = "\u3002. \t\n"


def is_withdrawn(node: Node, knowledge: ClauseKnowledge) -> bool:
    """Whether a clause without others under it says of itself that it is withdrawn."""
    if node.parts() or node.parent is None or node.kind in NAMES:
        return False
    plain = normal_form(node.text).strip().rstrip(_STOPS)
    if _in_place(plain, knowledge):
        return not names_an_operation(node, knowledge)
    return _behind(plain, knowledge) or _before(plain, node.parent.children, knowledge)


def names_an_operation(node: Node, knowledge: ClauseKnowledge) -> bool:
    """Whether a word such as 'delete' is one of the names in a list, and so what is to be done with data."""
    above = node.parent
    if above is None or not _is_word(node.text, knowledge):
        return False
    if normal_form(node.text).strip().rstrip(_STOPS) in knowledge.empty_clauses - knowledge.gone_texts:
        return False
    names = [peer.text for peer in above.children if peer.kind == node.kind and peer is not node and not peer.parts()]
    led = above.parent is not None and above.level is None
    led = led and (introduces(above.text, knowledge) or is_sentence(above.text, knowledge))
    if led and names and not any(is_sentence(name, knowledge) for name in names):
        return True
    told = (is_sentence(name, knowledge) or says_nothing(name, knowledge) or _is_word(name, knowledge) for name in names)
    return node.marker is not None and not all(told)


def _is_word(text: str, knowledge: ClauseKnowledge) -> bool:
    return _word(normal_form(text).strip().rstrip(_STOPS), knowledge) is not None


def is_dated_withdrawal(text: str, knowledge: ClauseKnowledge) -> bool:
    """Whether a paragraph is nothing but a remark in brackets that says when the clause above it was withdrawn."""
    found = _BEFORE.fullmatch(normal_form(text).strip().rstrip(_STOPS))
    word = knowledge.withdrawn.fullmatch(found[1].strip()) if found else None
    return word is not None and bool(word["when"])


def _word(plain: str, knowledge: ClauseKnowledge) -> re.Match[str] | None:
    return knowledge.withdrawn.fullmatch(plain)


def _in_place(plain: str, knowledge: ClauseKnowledge) -> bool:
    """Whether the word stands for the whole clause, perhaps in brackets or with its day in brackets behind it."""
    bracketed = _BEFORE.fullmatch(plain)
    bare = bracketed[1].strip() if bracketed else _BEHIND.sub("", plain).strip()
    return _word(bare, knowledge) is not None


def _behind(plain: str, knowledge: ClauseKnowledge) -> bool:
    """Behind a sentence, or with its day behind a name; a name alone may be that of an operation or of what is gone."""
    found = _BEHIND.search(plain)
    word = _word(found[1].strip(), knowledge) if found else None
    if found is None or word is None:
        return False
    before = plain[: found.start()].strip()
    if before.endswith("\u3002") or asks(before, knowledge) or is_sentence(before, knowledge):
        return True
    return bool(word["when"]) and not word["gone"]


def _before(plain: str, peers: Sequence[Node], knowledge: ClauseKnowledge) -> bool:
    """In front of a text that is not about this word, where no other clause beside it has a title in its place."""
    found = _BEFORE.match(plain)
    word = _word(found[1].strip(), knowledge) if found else None
    if found is None or word is None or not plain[found.end() :].strip():
        return False
    if word["when"]:
        return True
    titles = (_BEFORE.match(normal_form(peer.text).strip()) for peer in peers)
    named = any(title and not _is_status(title[1].strip(), knowledge) for title in titles)
    return not named and word["word"][:2] not in plain[found.end() :]


def _is_status(title: str, knowledge: ClauseKnowledge) -> bool:
    """Whether what stands in front of a clause says how it is with it, not what it is about."""
    return _word(title, knowledge) is not None or title in knowledge.answers or bool(knowledge.change.fullmatch(title))
