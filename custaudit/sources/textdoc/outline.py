"""Blocks in reading order become a tree: headings, clauses under them, and what belongs to a clause joined to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from custaudit.sources.textdoc.blocks import Block, TableBlock
from custaudit.sources.textdoc.knowledge import ClauseKnowledge
from custaudit.sources.textdoc.labels import labelled
from custaudit.sources.textdoc.markers import Marker, split_marker
from custaudit.sources.textdoc.sections import is_sentence, says_nothing, section_of_heading
from custaudit.text import normal_form

# Typed headings stand above styled ones when a document has both.
_LEVEL_OF_TYPED = {"annex": -4, "volume": -3, "chapter": -2, "ordinal": -2, "section": -1, "subsection": 0}
_LONGEST_HEADING = 60
_LONGEST_STRONG = 40
_NAMES = ("bracket", "words", "strong")


@dataclass(eq=False, slots=True)
class Node:
    """A heading, a clause or a table in its place; ``kind`` is its sign's, or heading, title, words, bracket, strong,
    contents, plain, table."""

    kind: str
    text: str
    page: int | None = None
    line: int | None = None
    marker: Marker | None = None
    depth: int | None = None
    indent: float = 0.0
    level: int | None = None
    table: TableBlock | None = None
    parent: Node | None = None
    children: list[Node] = field(default_factory=list)
    before_table: bool = False
    reason: str = ""
    department: str = ""
    second_paragraph: bool = False
    strong: bool = False

    def ancestors(self) -> Iterator[Node]:
        """The nodes above, the nearest first, without the root."""
        node = self.parent
        while node is not None and node.parent is not None:
            yield node
            node = node.parent


def build_outline(content: Sequence[Block | TableBlock], knowledge: ClauseKnowledge, deepest: int) -> list[Node]:
    """The nodes in reading order, each with its parent and children; nesting ends at ``deepest``."""
    return _Builder(knowledge, deepest).build(content)


class _Builder:
    def __init__(self, knowledge: ClauseKnowledge, deepest: int) -> None:
        self.knowledge = knowledge
        self.deepest = deepest
        self.stack = [Node("root", "", level=-9)]
        self.nodes: list[Node] = []
        self.contents: Node | None = None
        self.emphasis = False

    def build(self, content: Sequence[Block | TableBlock]) -> list[Node]:
        texts = [block for block in content if isinstance(block, Block)]
        # Emphasis sets apart only where most of the text has none.
        self.emphasis = sum(len(block.text) for block in texts if block.strong) * 2 < sum(len(block.text) for block in texts)
        for block, following in zip(content, [*content[1:], None], strict=True):
            if isinstance(block, TableBlock):
                if self.nodes and self.nodes[-1].table is None:
                    self.nodes[-1].before_table = True
                self._leave_text()
                self._put(Node("table", "", table=block), open_=False)
            else:
                parts = self._lines_with_signs(block)
                for part in parts[:-1]:
                    self._add(part)
                self._add(parts[-1], following)
        return self.nodes

    def _lines_with_signs(self, block: Block) -> list[Block]:
        """A paragraph whose author began new clauses with line breaks only."""
        parts: list[Block] = []
        for line in block.text.split("\n"):
            if parts and (not line.strip() or split_marker(line, self.knowledge)[0] is None):
                parts[-1] = parts[-1]._replace(text=f"{parts[-1].text}\n{line}")
            else:
                parts.append(block._replace(text=line) if not parts else block._replace(text=line, number="", depth=None, level=None))
        return parts

    def _add(self, block: Block, following: Block | TableBlock | None = None) -> None:
        marker, text = self._sign_of(block)
        node = Node(marker.kind if marker else "plain", text, block.page, block.line, marker, block.depth, block.indent, block.level)
        node.strong = block.strong and self.emphasis
        if len(text) <= _LONGEST_HEADING * 2 and self.knowledge.contents_line.search(normal_form(text)):
            node.kind = "contents"
            self._put(node, open_=False)
            return
        self._leave_contents()
        if block.level == 0:
            node.kind = "title"
            self._put(node, open_=False)
        elif block.level is not None or (marker and marker.heading):
            self._add_heading(node)
        elif self._says_more(node):
            pass
        elif marker is None and self._captions(node, following):
            node.kind = "bracket"
            self._pop_to_sibling(node.kind)
            self._put(node)
        elif self._joins_previous(node):
            previous = self.nodes[-1]
            previous.text = f"{previous.text}\n{block.text.strip()}"
        elif marker is None:
            self._add_unmarked(node)
        else:
            self._add_marked(node, marker)
        if normal_form("".join(node.text.split())) in self.knowledge.contents_headings:
            self.contents = node

    def _leave_contents(self) -> None:
        """A table of contents ends with its last line: what follows does not stand under its heading."""
        if self.contents is not None and self.nodes[-1].kind == "contents":
            if self.contents in self.stack:
                del self.stack[self.stack.index(self.contents) :]
            self.contents = None

    def _sign_of(self, block: Block) -> tuple[Marker | None, str]:
        """The sign typed in the text, else the computed one; a typed number beats a computed bullet."""
        if not block.number:
            return split_marker(block.text, self.knowledge)
        marker, _ = split_marker(f"{block.number} ", self.knowledge)
        if marker is None:
            return Marker("label", block.number.rstrip(".．、 "), ()), block.text.strip()
        if marker.bullet:
            typed, rest = split_marker(block.text, self.knowledge)
            if typed is not None:
                return typed, rest
        return marker, block.text.strip()

    def _says_more(self, node: Node) -> bool:
        """A paragraph that a label calls the reason or the department of the clause before it is kept there."""
        line = labelled(node.text, self.knowledge) if self.nodes and node.marker is None else None
        if line is None or not line.rest or self.nodes[-1].level is not None:
            return False
        if line.column == "reason":
            self.nodes[-1].reason = "\n".join(filter(None, (self.nodes[-1].reason, line.rest)))
        elif line.column == "department" and line.certain and self.nodes[-1].parent is not self.stack[0]:
            self.nodes[-1].department = line.rest
        else:
            return False
        return True

    def _captions(self, node: Node, following: Block | TableBlock | None) -> bool:
        """Whether a line in round brackets is the title of the numbered clause that follows, as in ordinances."""
        if not self.knowledge.paren_title.fullmatch(node.text.strip()) or not isinstance(following, Block):
            return False
        marker = self._sign_of(following)[0]
        return marker is not None and not marker.bullet and not marker.note

    def _joins_previous(self, node: Node) -> bool:
        """A note, a proviso, or a paragraph indented under a bullet belongs to the clause before it."""
        previous = self.nodes[-1] if self.nodes else None
        if says_nothing(node.text, self.knowledge):
            return False
        if previous is None or previous.table or previous.level is not None or previous.kind in _NAMES:
            return False
        note = node.marker is not None and node.marker.note
        if node.marker is not None and not note:
            return False
        if previous.marker is not None and previous.marker.bullet and (node.indent > previous.indent + 1.5 or (node.depth or 0) > 0):
            return True
        if not is_sentence(previous.text, self.knowledge):
            return note and previous.marker is not None
        return note or normal_form(node.text[:24]).startswith(self.knowledge.continuations)

    def _add_heading(self, node: Node) -> None:
        if node.level is None:
            node.level = _LEVEL_OF_TYPED.get(node.kind, 0)
        while len(self.stack) > 1 and ((level := self.stack[-1].level) is None or level >= node.level):
            self.stack.pop()
        if len(node.text) > _LONGEST_HEADING:
            node.kind = "plain" if node.marker is None else node.kind
        else:
            node.kind = "heading"
        self._put(node)

    def _add_unmarked(self, node: Node) -> None:
        if self.knowledge.bracket_heading.match(node.text):
            node.kind = "bracket"
        elif section_of_heading(node.text, self.knowledge, whole_only=True):
            node.kind = "words"
        elif node.strong and len(node.text) <= _LONGEST_STRONG and not is_sentence(node.text, self.knowledge):
            node.kind = "strong"
        if node.kind != "plain":
            self._leave_indented(node)
            self._pop_to_sibling(node.kind)
            self._put(node)
            return
        self._leave_text()
        self._leave_indented(node)
        self._leave_introduced(node)
        self._put(node)

    def _leave_text(self) -> None:
        """Back to the numbered clause or heading that a new paragraph stands under."""
        while self.stack[-1].level is None and (self.stack[-1].kind in ("plain", "bullet") or self._is_spent_sign(self.stack[-1])):
            self.stack.pop()

    def _is_spent_sign(self, node: Node) -> bool:
        """Whether a sign such as a square stands before a whole sentence and so heads nothing."""
        return node.kind == "sign" and is_sentence(node.text, self.knowledge)

    def _leave_indented(self, node: Node) -> None:
        """Clauses that stand further right than what follows are over, where no list level says so."""
        while (top := self.stack[-1]).level is None and top.depth is None and node.depth is None and top.indent > node.indent + 0.4:
            self.stack.pop()

    def _leave_introduced(self, node: Node) -> None:
        """A paragraph after whole sentences that another paragraph introduced stands beside that paragraph, not under the last of them."""
        for index in range(len(self.stack) - 1, 0, -1):
            open_ = self.stack[index]
            if open_.level is not None or open_.kind in _NAMES:
                return
            if open_.marker is not None and node.indent >= open_.indent and not is_sentence(open_.text, self.knowledge):
                return
            if open_.kind == "plain":
                del self.stack[index:]
                return

    def _pop_to_sibling(self, kind: str, label: str | None = None) -> None:
        """Beside the last open node of that kind, and of that sign if one is given; else under what is open."""
        for index in range(len(self.stack) - 1, 0, -1):
            if self.stack[index].level is not None:
                break
            open_ = self.stack[index]
            if open_.kind == kind and (label is None or (open_.marker is not None and open_.marker.label == label)):
                del self.stack[index:]
                return
        self._leave_text()

    def _add_marked(self, node: Node, marker: Marker) -> None:
        if marker.kind == "sign":
            self._leave_indented(node)
            self._pop_to_sibling("sign", marker.label)
        elif marker.bullet:
            self._leave_indented(node)
            self._pop_bullets(node)
        else:
            self._pop_words()
            if marker.path:
                self._pop_for_path(marker.path)
            else:
                self._pop_for_count(node, marker)
        self._leave_other_lists(node)
        self._put(node)

    def _pop_words(self) -> None:
        """A heading such as 「はじめに」 covers paragraphs and bullets, not the numbered clauses that follow."""
        for index in range(1, len(self.stack)):
            node = self.stack[index]
            if node.kind == "words" and section_of_heading(node.text, self.knowledge) != "requirement":
                del self.stack[index:]
                return

    def _pop_bullets(self, node: Node) -> None:
        """Under a bullet that stands further left, or under another sign that is new here; else beside it."""
        signs = {open_.marker.label for open_ in self.stack if open_.marker is not None and open_.kind == "bullet"}
        is_new = node.marker is not None and node.marker.label not in signs
        while (top := self.stack[-1]).kind == "bullet" or self._is_spent_sign(top):
            place, top_place = (node.depth or 0, node.indent), (top.depth or 0, top.indent)
            if place > top_place or (place == top_place and is_new):
                return
            self.stack.pop()

    def _pop_for_path(self, path: tuple[int, ...]) -> None:
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
        self._pop_unnumbered()

    def _pop_for_count(self, node: Node, marker: Marker) -> None:
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
                    del self.stack[index + 1 :]
                    return
                continue
            if any(place - 1 in open_.marker.ordinals for place in marker.ordinals):
                node.second_paragraph = open_.second_paragraph
                del self.stack[index:]
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

    def _second_paragraph(self) -> bool:
        """The first paragraph of an article has no number: the second stands beside what the first one lists."""
        for index in range(len(self.stack) - 1, 0, -1):
            if self.stack[index].kind == "article":
                del self.stack[index + 1 :]
                return True
        return False

    def _closes(self, node: Node, marker: Marker, top: Node, *, known: bool) -> bool:
        """Whether a count that begins anew ends the clause that is open, and does not stand under it."""
        if top.marker is None or top.level is not None or (node.depth or 0) > (top.depth or 0) or node.indent > top.indent + 0.4:
            return False
        if top.kind == "bullet" or self._is_spent_sign(top):
            return True
        return not known and marker.rank not in (None, 1) and top.marker.rank is not None and top.marker.rank > (marker.rank or 0)

    def _leave_other_lists(self, node: Node) -> None:
        """An introducing paragraph covers the signs that its first clause has; another sign ends it."""
        while (top := self.stack[-1]).kind == "plain" and top.level is None:
            first = next((child for child in top.children if child.marker is not None), None)
            if first is None or first.kind == node.kind:
                return
            self.stack.pop()

    def _pop_unnumbered(self) -> None:
        while self.stack[-1].level is None and (self.stack[-1].marker is None or self.stack[-1].kind == "bullet"):
            self.stack.pop()

    def _put(self, node: Node, *, open_: bool = True) -> None:
        if len(self.stack) > self.deepest:
            del self.stack[self.deepest :]
        parent = self.stack[-1]
        node.parent = parent
        parent.children.append(node)
        self.nodes.append(node)
        if open_:
            self.stack.append(node)
