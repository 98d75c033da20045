"""Unnumbered paragraphs that speak of the document and not of the system: legends, letters, notes, subtitles."""

from __future__ import annotations

from custaudit.sources.textdoc.knowledge import ClauseKnowledge
from custaudit.sources.textdoc.nodes import Node
from custaudit.sources.textdoc.sections import asks, is_sentence, sentences
from custaudit.text import normal_form


def remark_reason(node: Node, knowledge: ClauseKnowledge) -> str | None:
    """Why an unnumbered paragraph or a note is such a remark, as a message key; None for any other."""
    plain = normal_form(node.text).strip()
    note = node.marker is not None
    explained = knowledge.legend_heads.search(plain) or knowledge.marks_explained.search(plain)
    if explained or ((node.before_table or node.after_table or note) and knowledge.legend.search(plain)):
        return "textdoc.legend"
    of_letter = knowledge.courtesy.search(plain) or (not note and knowledge.letter.search(plain))
    told = of_letter or (node.after_table and _tells_of_table(node, plain, knowledge)) or (note and _names_only(plain, knowledge))
    return "textdoc.telling" if told else None


def is_subtitle(text: str, knowledge: ClauseKnowledge) -> bool:
    """Whether a line is all in round brackets and no sentence, as what a title is about or of which year it is."""
    found = knowledge.paren_title.fullmatch(text.strip())
    return found is not None and not is_sentence(found.group(1), knowledge)


def _tells_of_table(node: Node, plain: str, knowledge: ClauseKnowledge) -> bool:
    """Whether a note under a table asks for no function: it tells something, or speaks of a column by its heading."""
    if knowledge.function.search(plain) or knowledge.system_act.search(plain):
        return False
    if not asks(plain, knowledge):
        return node.marker is not None or bool(knowledge.aside.match(plain))
    above = node.parent.children if node.parent is not None else []
    before = above[: above.index(node)]
    table = next((other.table for other in reversed(before) if other.table is not None), None)
    labels = [label for cell in table.rows[0].cells if len(label := normal_form(cell).strip()) > 1] if table and table.rows else []
    return any(plain.startswith(label) or f"\u300c{label}\u300d" in plain for label in labels)


def _names_only(plain: str, knowledge: ClauseKnowledge) -> bool:
    """Whether a note is made of names alone, such as the day it speaks of, and of no function."""
    if knowledge.function.search(plain) or knowledge.change.search(plain):
        return False
    return not any(knowledge.says_something.search(sentence.strip().rstrip("\u3002.")) for sentence in sentences(plain))
