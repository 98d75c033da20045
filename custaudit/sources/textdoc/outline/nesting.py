"""Under which heading or clause the next one stands: those that are still open, from the outermost to the innermost."""

from __future__ import annotations

from custaudit.sources.textdoc.outline.nodes import NAMES, Node
from custaudit.sources.textdoc.words.knowledge import ClauseKnowledge
from custaudit.sources.textdoc.words.markers import Marker
from custaudit.sources.textdoc.words.sections import closes, introduces, is_sentence, says_nothing, section_of_heading
from custaudit.text import normal_form

_ROOT_LEVEL = -9
_ROMANS = ("roman", "small-roman")
_OVER_ORDINALS = ("chapter", "section", "subsection")
# What 2.1 counts under: the number 2, or chapter 2.
_OVER_PATHS = ("number", "chapter")
# A line stands further right than another from this many characters on.
_ASIDE = 0.4


class OpenNodes:
    """The nodes that what follows may stand under; each method closes those that a new node does not stand under."""

    def __init__(self, knowledge: ClauseKnowledge, deepest: int) -> None:
        self.knowledge = knowledge
        self.deepest = deepest
        self.root = Node("root", "", level=_ROOT_LEVEL)
        self.stack = [self.root]

    def put(self, node: Node, *, open_: bool) -> None:
        """Place a node under the innermost that is open; ``open_``: what follows may stand under it."""
        del self.stack[self.deepest :]
        node.parent = self.stack[-1]
        node.parent.children.append(node)
        if open_:
            self.stack.append(node)

    def put_aside(self, node: Node) -> None:
        """Place a node in the open one without making it a part of it: a caption is none of the text around it."""
        node.parent = self.stack[-1]

    def counted(self, marker: Marker | None) -> Marker | None:
        """The sign as the open counts have it: the letter behind H is no Roman number."""
        if marker is None or marker.kind not in _ROMANS or len(marker.label) != 1 or not marker.label.isascii():
            return marker
        ordinal = ord(marker.label.lower()) - ord("a") + 1
        for open_ in reversed(self.stack):
            if open_.kind == "letter" and open_.marker is not None and open_.marker.ordinals == (ordinal - 1,):
                return open_.marker._replace(label=marker.label, ordinals=(ordinal,))
        return marker

    def close(self, node: Node) -> None:
        """A node and all that is open under it."""
        if node in self.stack:
            del self.stack[self.stack.index(node) :]

    def leave_levels(self, level: int, marker: Marker | None, *, typed: bool) -> None:
        """Back to the heading that one of that level stands under; of one level, the sign of one may still stand under that of another.

        ``typed``: only its sign says that it is a heading.
        """
        while len(self.stack) > 1 and ((open_ := self.stack[-1]).level is None or open_.level >= level):
            above = open_.marker if open_.level == level or (typed and open_.level is not None) else None
            if marker is not None and above is not None and _counts_under(marker, above):
                return
            beside = marker is not None and above is not None and above.kind == marker.kind
            self.stack.pop()
            if beside and self.stack[-1].level == level:
                return

    def leave_peer(self, node: Node) -> bool:
        """Back to what the last open heading of the same sign stands under, such as the chapter before, whatever stands in it and
        however either is set; the new one takes its level. False where none is open."""
        for index in range(len(self.stack) - 1, 0, -1):
            open_ = self.stack[index]
            if open_.level is not None and open_.marker is not None and node.marker is not None and open_.marker.kind == node.marker.kind:
                node.level = open_.level
                del self.stack[index:]
                return True
        return False

    def leave_text(self) -> None:
        """Back to the numbered clause or heading that a new paragraph stands under."""
        while self.stack[-1].level is None and (self.stack[-1].kind in ("plain", "bullet") or self._is_spent_sign(self.stack[-1])):
            self.stack.pop()

    def leave_notes(self) -> None:
        """The same for a table, which stands under no note either."""
        self.leave_names("")
        self.leave_text()
        while self.stack[-1].level is None and (open_ := self.stack[-1].marker) is not None and open_.note:
            self.stack.pop()
            self.leave_text()

    def _is_spent_sign(self, node: Node) -> bool:
        """Whether a sign such as a square stands before a whole sentence and so heads nothing."""
        return node.kind == "sign" and is_sentence(node.text, self.knowledge)

    def leave_indented(self, node: Node) -> None:
        """Clauses that stand further right than what follows are over, where no list level says so."""
        while (top := self.stack[-1]).level is None and top.depth is None and node.depth is None and top.indent > node.indent + _ASIDE:
            self.stack.pop()

    def leave_inner_lists(self, node: Node) -> None:
        """What stands in more lists than a new list's clause, and further right, is over, whatever its signs."""
        while (top := self.stack[-1]).level is None and top.depth is not None and node.depth is not None:
            if top.depth <= node.depth or top.indent <= node.indent + _ASIDE:
                return
            self.stack.pop()

    def leave_names(self, text: str) -> None:
        """The last name of a numbered list is one of its names, and no heading of what follows the list."""
        for index in range(len(self.stack) - 1, 0, -1):
            open_ = self.stack[index]
            if open_.level is not None or open_.marker is None or open_.marker.bullet or open_.marker.note or open_.kind in NAMES:
                return
            if self._ends_names(open_, text):
                del self.stack[index:]
                return

    def _ends_names(self, node: Node, text: str) -> bool:
        """Whether a name goes on with a list of names, by the sentence that leads in to them or by what follows."""
        unfinished = self.knowledge.unfinished.search(node.text.rstrip())
        if node.children or node.parent is None or unfinished or is_sentence(node.text, self.knowledge):
            return False
        if introduces(node.text, self.knowledge):
            return False
        if text and says_nothing(text, self.knowledge):
            return True
        peers = [peer for peer in node.parent.children if peer is not node and peer.kind == node.kind]
        if not peers or any(peer.children for peer in peers):
            return False
        if self.knowledge.of_names_above.match(normal_form(text).strip()) or closes(text, self.knowledge):
            return True
        led = node.parent.level is None and (introduces(node.parent.text, self.knowledge) or is_sentence(node.parent.text, self.knowledge))
        return led and not all(is_sentence(peer.text, self.knowledge) for peer in peers)

    def stay_in_item(self, node: Node) -> bool:
        """Whether a paragraph without a sign is a further one of the list's item that is open, by the list's level."""
        for index in range(len(self.stack) - 1, 0, -1):
            open_ = self.stack[index]
            if open_.level is not None:
                return False
            if open_.marker is not None and node.depth is not None and open_.depth == node.depth:
                del self.stack[index + 1 :]
                return True
        return False

    def leave_introduced(self, node: Node) -> None:
        """A paragraph after whole sentences that another paragraph introduced stands beside that paragraph, not under the last of them."""
        for index in range(len(self.stack) - 1, 0, -1):
            open_ = self.stack[index]
            if open_.level is not None or open_.kind in NAMES:
                return
            if open_.marker is not None and node.indent >= open_.indent and not is_sentence(open_.text, self.knowledge):
                return
            if open_.kind == "plain":
                del self.stack[index:]
                return

    def leave_for_sibling(self, kind: str, label: str | None = None) -> None:
        """Beside the last open node of that kind, and of that sign if one is given; else under what is open."""
        for index in range(len(self.stack) - 1, 0, -1):
            if self.stack[index].level is not None:
                break
            open_ = self.stack[index]
            if open_.kind == kind and (label is None or (open_.marker is not None and open_.marker.label == label)):
                del self.stack[index:]
                return
        self.leave_text()

    def leave_words(self) -> None:
        """A heading in words, such as that of a preface, covers paragraphs and bullets, not the numbered clauses that follow."""
        for index in range(1, len(self.stack)):
            node = self.stack[index]
            if node.kind == "words" and section_of_heading(node.text, self.knowledge) != "requirement":
                del self.stack[index:]
                return

    def leave_bullets(self, node: Node) -> None:
        """Under a bullet that stands further left, or under another sign that is new here; else beside it."""
        for index, open_ in enumerate(self.stack):
            if open_.bulleted and open_.depth == node.depth:
                del self.stack[index:]
                break
        signs = {open_.marker.label for open_ in self.stack if open_.marker is not None and open_.kind == "bullet"}
        is_new = node.marker is not None and node.marker.label not in signs
        while (top := self.stack[-1]).kind == "bullet" or self._is_spent_sign(top):
            place, top_place = (node.depth or 0, node.indent), (top.depth or 0, top.indent)
            alike = top.marker is not None and node.marker is not None and top.marker.label == node.marker.label
            # What begins a hair further right than its like stands beside it.
            beside = place == top_place or (alike and place[0] == top_place[0] and abs(node.indent - top.indent) <= _ASIDE)
            if (place > top_place and not beside) or (place == top_place and is_new):
                return
            self.stack.pop()
            if beside and alike:
                return

    def leave_for_path(self, path: tuple[int, ...]) -> None:
        """2.1.3 stands under 2.1, or under 2, or beside the last number with as many parts."""
        for index in range(len(self.stack) - 1, 0, -1):
            open_ = self.stack[index].marker
            if open_ is None:
                continue
            if open_.path:
                if len(open_.path) < len(path) and open_.path == path[: len(open_.path)]:
                    del self.stack[index + 1 :]
                    return
                if len(open_.path) == len(path):
                    del self.stack[index:]
                    return
            elif open_.kind in ("number", "article") and open_.ordinals == path[:1]:
                del self.stack[index + 1 :]
                return
        self._leave_unnumbered()

    def leave_for_count(self, node: Node, marker: Marker) -> None:
        """Beside the clause whose count it continues; a count that begins anew goes one deeper."""
        same: int | None = None
        for index in range(len(self.stack) - 1, 0, -1):
            open_ = self.stack[index]
            if open_.level is not None:
                break
            if open_.marker is None or open_.kind != node.kind:
                continue
            if open_.depth is not None and node.depth is not None and open_.depth != node.depth:
                if node.depth > open_.depth:
                    self._leave_inside(index + 1, node, node.depth)
                    return
                continue
            if self._stands_left(node, index):
                continue
            if any(place - 1 in open_.marker.ordinals for place in marker.ordinals):
                node.second_paragraph = open_.second_paragraph
                del self.stack[index:]
                return
            if same is None and 1 in marker.ordinals and _is_indented(node, open_):
                return
            same = index if same is None else same
        numbered_top = next((open_ for open_ in reversed(self.stack) if open_.kind not in ("plain", "bullet", "bracket", "strong")), None)
        begins_anew = 1 in marker.ordinals and numbered_top is not None and numbered_top.kind != node.kind
        if same is not None and not begins_anew:
            del self.stack[same:]
            return
        if same is None and marker.kind == "number" and 1 not in marker.ordinals and self._second_paragraph():
            node.second_paragraph = True
            return
        while self._closes(node, marker, self.stack[-1], known=same is not None):
            self.stack.pop()

    def _stands_left(self, node: Node, index: int) -> bool:
        """Whether a clause stands left of an open one with the same kind of sign, as those do that count further out."""
        outer = any(_is_indented(self.stack[index], open_) and open_.kind == node.kind for open_ in self.stack[:index])
        return outer and _is_indented(self.stack[index], node)

    def _leave_inside(self, first: int, node: Node, depth: int) -> None:
        """What is open from there on, but for the clauses of other lists that the new one stands inside."""
        while first < len(self.stack) and (open_ := self.stack[first]).depth is not None:
            if open_.depth >= depth or open_.indent >= node.indent - _ASIDE:
                break
            first += 1
        del self.stack[first:]

    def _second_paragraph(self) -> bool:
        """The first paragraph of an article has no number: the second stands beside what the first one lists."""
        for index in range(len(self.stack) - 1, 0, -1):
            if self.stack[index].kind == "article":
                del self.stack[index + 1 :]
                return True
        return False

    def _closes(self, node: Node, marker: Marker, top: Node, *, known: bool) -> bool:
        """Whether a count that begins anew ends the clause that is open, and does not stand under it."""
        if top.marker is None or top.level is not None or (node.depth or 0) > (top.depth or 0) or node.indent > top.indent + _ASIDE:
            return False
        if top.kind == "bullet" or self._is_spent_sign(top):
            return True
        return not known and marker.rank not in (None, 1) and top.marker.rank is not None and top.marker.rank > (marker.rank or 0)

    def leave_other_lists(self, node: Node) -> None:
        """An introducing paragraph covers the signs that its first clause has; another sign ends it."""
        while (top := self.stack[-1]).kind == "plain" and top.level is None:
            first = next((child for child in top.children if child.marker is not None), None)
            if first is None or first.kind == node.kind:
                return
            self.stack.pop()

    def _leave_unnumbered(self) -> None:
        while self.stack[-1].level is None and (self.stack[-1].marker is None or self.stack[-1].kind == "bullet"):
            self.stack.pop()


def _is_indented(node: Node, other: Node) -> bool:
    """Whether a clause stands further right than another one, where no list level says so."""
    return node.depth is None and other.depth is None and other.level is None and node.indent > other.indent + _ASIDE


def _counts_under(marker: Marker, above: Marker) -> bool:
    """Whether a heading's number belongs to the count inside another one, though both are set alike."""
    if marker.path:
        if above.path:
            return marker.path[: len(above.path)] == above.path
        return above.kind in _OVER_PATHS and above.ordinals == marker.path[:1]
    if marker.kind == "ordinal" and above.kind in _OVER_ORDINALS:
        return True
    if marker.heading or marker.kind == above.kind or 1 not in marker.ordinals:
        return False
    outer = above.heading or above.kind == "roman"
    return outer or (marker.rank is not None and above.rank is not None and marker.rank > above.rank)
