"""Which sentences of the paragraph above a list lead in to it: the last, and those before it that ask for something too."""

from __future__ import annotations

from custaudit.sources.textdoc.words.knowledge import ClauseKnowledge
from custaudit.sources.textdoc.words.sections import CLOSING, asks, sentences
from custaudit.text import normal_form

_OPENING = ("\uff08", "(")


def leading_sentences(text: str, knowledge: ClauseKnowledge) -> str:
    """The end of a lead-in that belongs to each clause below; a text of several lines stays whole.

    Sentences before it that only tell of something are left out, unless the one behind them says too little by itself.
    """
    if "\n" in text.strip():
        return text
    *before, last = [sentence for sentence in sentences(text) if sentence.strip()] or [text]
    kept = [last]
    for sentence in reversed(before):
        # The full stop of what a bracket says inside a sentence does not end it.
        inside = sentence.rstrip().endswith(CLOSING) and not sentence.lstrip().startswith(_OPENING)
        if (
            not inside
            and not asks(normal_form(sentence).strip(), knowledge)
            and not knowledge.needs_before.match(normal_form(kept[0]).strip())
        ):
            break
        kept.insert(0, sentence)
    return "".join(kept)
