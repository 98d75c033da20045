"""Unnumbered paragraphs that speak of the document and not of the system: legends, letters, notes, subtitles."""

from __future__ import annotations

from custaudit.sources.textdoc.outline.nodes import Node
from custaudit.sources.textdoc.words.knowledge import ClauseKnowledge
from custaudit.sources.textdoc.words.markers import Marker, split_marker
from custaudit.sources.textdoc.words.sections import asks, closes, is_sentence, sentences
from custaudit.text import normal_form

_LONGEST_NAME = 60
_AROUND = " \u3010\u3011[]()*_"


class Remarks:
    """The remarks under a table: a line that heads them, or the first of them, and those that go on counting."""

    def __init__(self, knowledge: ClauseKnowledge) -> None:
        self.knowledge = knowledge
        self.close()

    def close(self) -> None:
        """No remarks go on from here."""
        self._open, self._kind, self._last = False, "", 0

    def begins_with(self, node: Node) -> bool:
        """Whether a line under a table heads remarks, or holds the first of several; any other unnumbered line ends those before it."""
        if node.marker is not None and not node.marker.note:
            return False
        node.remark = self._open and not self._last
        self.close()
        if not node.after_table:
            return False
        plain = normal_form(node.text).strip()
        if node.marker is None and self.knowledge.remark_heads.fullmatch(plain):
            node.kind, node.remark, self._open = "words", True, True
            return True
        first = split_marker(node.text if node.marker is not None else self.knowledge.aside.sub("", plain), self.knowledge)[0]
        if first is None or first.bullet or first.note or 1 not in first.ordinals:
            return False
        if node.marker is None and not self.knowledge.aside.match(plain):
            return False
        node.remark, self._open, self._kind, self._last = True, True, first.kind, 1
        return True

    def takes(self, node: Node, marker: Marker) -> bool:
        """Whether a clause goes on with the remarks: a sentence with the next number, or behind a bullet."""
        goes_on = marker.bullet or (self._last + 1 in marker.ordinals and self._kind in ("", marker.kind))
        if not self._open or marker.heading or not goes_on or not is_sentence(node.text, self.knowledge):
            self._open = False
        elif not marker.bullet:
            self._kind, self._last = marker.kind, self._last + 1
        return self._open


def remark_reason(node: Node, knowledge: ClauseKnowledge) -> str | None:
    """Why an unnumbered paragraph, a note, or a remark under a table is no requirement, as a message key; None for any other."""
    plain = normal_form(node.text).strip()
    note = node.marker is not None
    if note and heads_following(node, knowledge):
        return "textdoc.telling"
    explained = knowledge.legend_heads.search(plain) or knowledge.marks_explained.search(plain)
    beside_table = node.before_table or node.after_table
    explained = explained or knowledge.legend_line.search(plain)
    if explained or ((beside_table or note) and knowledge.legend.search(plain)):
        return "textdoc.legend"
    of_letter = (
        knowledge.courtesy.search(plain)
        or covers(node.text, knowledge)
        or (not note and (knowledge.letter.search(plain) or closes(plain, knowledge) or _greets(node.text, knowledge)))
    )
    told = of_letter or (beside_table and _tells_of_table(node, plain, knowledge)) or (note and _names_only(plain, knowledge))
    return "textdoc.telling" if told or (node.remark and not _asks_of_system(plain, knowledge)) else None


def heads_following(node: Node, knowledge: ClauseKnowledge) -> bool:
    """Whether a note tells what the clauses after it are, and asks for no function."""
    plain = normal_form(node.text).strip()
    noted = node.marker is not None and node.marker.note and knowledge.of_following.match(plain)
    return bool(noted) and not _asks_of_system(plain, knowledge)


def covers(text: str, knowledge: ClauseKnowledge, *, opening: bool = False) -> bool:
    """Whether a paragraph only asks its reader for what the clauses below it say, as a covering letter does.

    ``opening``: it stands above the first clause, and need not point to those below.
    """
    parts = [plain for sentence in sentences(text) if (plain := normal_form(sentence).strip())]
    if not parts or any(asks(part, knowledge) for part in parts[:-1]):
        return False
    if knowledge.covering.search(parts[-1]):
        return True
    of_system = knowledge.function.search(parts[-1]) or knowledge.system_act.search(parts[-1])
    return opening and not of_system and bool(knowledge.opening_request.search(parts[-1]))


def greeting_end(text: str, knowledge: ClauseKnowledge) -> int:
    """Where the greeting at the beginning of a paragraph ends, with who writes it; 0 if it has none."""
    end = length = 0
    greeted = False
    for sentence in sentences(text):
        plain = normal_form(sentence).strip()
        if plain and not knowledge.greeting.search(plain) and not knowledge.introduces_writer.search(plain):
            break
        greeted = greeted or bool(knowledge.greeting.search(plain))
        length += len(sentence)
        end = length if greeted else 0
    return end


def _greets(text: str, knowledge: ClauseKnowledge) -> bool:
    """Whether a paragraph only greets its reader and says what the letter sends."""
    parts = [plain for sentence in sentences(text[greeting_end(text, knowledge) :]) if (plain := normal_form(sentence).strip())]
    return all(map(knowledge.sends.search, parts))


def is_document_label(text: str, knowledge: ClauseKnowledge, *, opening: bool) -> bool:
    """Whether a line is a label and a name, such as who wrote the document; ``opening``: it stands under the title."""
    plain = normal_form(text).strip()
    label, colon, content = plain.partition(":")
    if opening and not colon:
        label, *contents = text.split(maxsplit=1)
        known = normal_form(label) in knowledge.minutes_labels
        return known and any(len(name) <= _LONGEST_NAME and not is_sentence(name, knowledge) for name in contents)
    label = label.strip(_AROUND)
    in_opening = label in knowledge.opening_labels or label in knowledge.minutes_labels
    known = label in knowledge.document_labels or (opening and in_opening)
    return bool(known and colon and content.strip()) and len(content) <= _LONGEST_NAME and not is_sentence(content, knowledge)


def is_subtitle(text: str, knowledge: ClauseKnowledge) -> bool:
    """Whether a line is all in round brackets and no sentence, as what a title is about or of which year it is."""
    found = knowledge.paren_title.fullmatch(text.strip())
    return found is not None and not is_sentence(found.group(1), knowledge)


def _tells_of_table(node: Node, plain: str, knowledge: ClauseKnowledge) -> bool:
    """Whether a note beside a table asks for no function: it tells something, or speaks of the table's words, marks or columns."""
    if knowledge.system_act.search(plain):
        return False
    if knowledge.of_table.search(plain):
        return True
    if knowledge.function.search(plain) and not knowledge.states.search(plain):
        return False
    if not any(asks(sentence.strip(), knowledge) for sentence in sentences(plain)):
        return node.marker is not None or bool(knowledge.aside.match(plain))
    head = node.beside.rows[0].cells if node.beside is not None and node.beside.rows else ()
    labels = [label for cell in head if len(label := normal_form(cell).strip()) > 1]
    return any(plain.startswith(label) or f"\u300c{label}\u300d" in plain for label in labels)


def _asks_of_system(plain: str, knowledge: ClauseKnowledge) -> bool:
    """Whether a remark asks, in one of its sentences, for a function of the system."""
    parts = [sentence.strip() for sentence in sentences(plain)]
    return any(asks(part, knowledge) and (knowledge.function.search(part) or knowledge.system_act.search(part)) for part in parts)


def _names_only(plain: str, knowledge: ClauseKnowledge) -> bool:
    """Whether a note is made of names alone, such as the day it speaks of, and of no function."""
    if knowledge.function.search(plain) or knowledge.change.search(plain):
        return False
    return not any(knowledge.says_something.search(sentence.strip().rstrip("\u3002.")) for sentence in sentences(plain))
