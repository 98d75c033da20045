"""Blocks in reading order become a tree: headings, clauses under them, and what belongs to a clause joined to it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from custaudit.sources.fields import names_unit
from custaudit.sources.textdoc.blocks import Block, TableBlock
from custaudit.sources.textdoc.lines.joining import is_remark
from custaudit.sources.textdoc.outline.linebreaks import with_lines_cut
from custaudit.sources.textdoc.outline.lineroles import Role, line_roles
from custaudit.sources.textdoc.outline.listednames import listed_names
from custaudit.sources.textdoc.outline.nesting import OpenNodes
from custaudit.sources.textdoc.outline.nodes import NAMES, Node
from custaudit.sources.textdoc.outline.remarks import Remarks, covers, heads_following
from custaudit.sources.textdoc.outline.withdrawals import is_dated_withdrawal
from custaudit.sources.textdoc.words.circles import CIRCLES, circles_head
from custaudit.sources.textdoc.words.knowledge import ClauseKnowledge
from custaudit.sources.textdoc.words.labels import labelled
from custaudit.sources.textdoc.words.leadouts import is_predicate
from custaudit.sources.textdoc.words.markers import Marker, split_marker
from custaudit.sources.textdoc.words.sections import (
    closes,
    heads_no_requirement,
    introduces,
    is_caption,
    is_clause,
    is_sentence,
    says_nothing,
    section_of_heading,
)
from custaudit.text import normal_form

# Typed headings stand above styled ones when a document has both.
_LEVEL_OF_TYPED = {"annex": -4, "volume": -3, "chapter": -2, "ordinal": -2, "section": -1, "subsection": 0}
_LONGEST_HEADING = 60
_FIRST_LINES = 3
_LONGEST_STRONG = 40
_BRACKETED = re.compile(r"[(\uff08]([^()\uff08\uff09]*)[)\uff09]")
# Under a table these stand before a note, elsewhere before a clause.
_STARS = ("*", "\uff0a")
# A note that stands so far left of a name speaks of more than that name.
_ASIDE = 0.4


def build_outline(content: Sequence[Block | TableBlock], knowledge: ClauseKnowledge, deepest: int) -> list[Node]:
    """The nodes in reading order, each with its parent and children; nesting ends at ``deepest``."""
    return _Builder(knowledge, deepest).build(content)


class _Builder:
    def __init__(self, knowledge: ClauseKnowledge, deepest: int) -> None:
        self.knowledge = knowledge
        self.open = OpenNodes(knowledge, deepest)
        self.nodes: list[Node] = []
        self.contents: Node | None = None
        self.waiting: Counter[str] = Counter()
        self.emphasis = False
        self.circles_head = False
        self.roles: dict[int, Role] = {}
        self.foot: set[str] = set()
        self.remarks = Remarks(knowledge)

    def build(self, content: Sequence[Block | TableBlock]) -> list[Node]:
        texts = [block for block in content if isinstance(block, Block)]
        # Emphasis sets apart only where most of the text has none.
        self.emphasis = sum(len(block.text) for block in texts if block.strong) * 2 < sum(len(block.text) for block in texts)
        if any(self._heads_contents(block.text) for block in texts):
            self.waiting.update(map(self._bare, texts))
        self.circles_head = circles_head(content, self.knowledge)
        self.foot = self._foot(texts)
        parts = with_lines_cut(content, self.knowledge)
        self.roles = line_roles([part for part, _ in parts], self.knowledge)
        for block, following in parts:
            if isinstance(block, TableBlock):
                self._add_table(block)
            else:
                self._add(block, following)
        return self.nodes

    def _foot(self, texts: Sequence[Block]) -> set[str]:
        """The one line of a document that tells whom to ask: it is no department of the clause above it."""
        lines = [block.text for block in texts if (line := labelled(block.text, self.knowledge)) and line.column == "department"]
        return {line.strip() for line in lines if len(lines) == 1 and self.knowledge.contact.search(normal_form(line))}

    def _add_table(self, table: TableBlock) -> None:
        self.remarks.close()
        for node in reversed(self.nodes):
            if node.table is not None or not (node is self.nodes[-1] or _is_note(node)):
                break
            node.before_table = True
            node.beside = node.beside or table
        self.open.leave_notes()
        self._put(Node("table", "", table=table), open_=False)

    def _add(self, block: Block, following: Block | TableBlock | None) -> None:
        role = self.roles.get(id(block))
        marker, text = self._sign_of(block)
        marker = self.open.counted(marker)
        above = self.nodes[-1] if self.nodes else None
        after_table = above is not None and (above.table is not None or (above.after_table and _is_unnumbered(above)))
        if after_table and marker is not None and marker.label in _STARS:
            marker = marker._replace(kind="note", note=True, bullet=False)
        node = Node(marker.kind if marker else "plain", text, block.page, block.line, marker, block.depth, block.indent, block.level)
        node.strong = block.strong and self.emphasis
        node.bulleted = self._is_bulleted(block, marker)
        if self.waiting:
            self.waiting[self._bare(block)] -= 1
        node.after_table = after_table
        if above is not None and after_table:
            node.beside = above.table or above.beside
        if len(text) <= _LONGEST_HEADING * 2 and self._is_contents(block, text, following):
            node.kind = "contents"
            self._put(node, open_=False)
            return
        self._leave_contents(node)
        if block.level == 0:
            node.kind = "title"
            self._put(node, open_=False)
        elif block.level is not None or (marker and marker.heading):
            self._add_heading(node)
        elif role == "section":
            self._add_section(node)
        elif role in ("legend", "category"):
            node.kind = role
            self._put_aside(node)
        elif not self._says_more(node):
            self._add_text(node, block, following, role)
        if self._heads_contents(node.text):
            self.contents = node

    def _add_text(self, node: Node, block: Block, following: Block | TableBlock | None, role: Role | None) -> None:
        """A paragraph that is no styled heading: joined to the one before it, or a node of its own."""
        marker = node.marker
        if marker is None and is_caption(node.text, self.knowledge):
            node.kind = "caption"
            self._put_aside(node)
        elif self.remarks.begins_with(node):
            self.open.leave_notes()
            self._put(node)
        elif heads_following(node, self.knowledge):
            self._put_aside(node)
        elif role == "closing note" and self._closes_all(node):
            node.remark = True
            self.open.leave_names(node.text)
            self._put(node, open_=False)
        elif marker is None and (names := self._closed_names(node)):
            node.kind = "lead_out"
            for name in names:
                name.closed_by = node.text
            self._put_aside(node)
        elif marker is None and self._captions(node, following):
            node.kind = "bracket"
            self.open.leave_for_sibling(node.kind)
            self._put(node)
        elif self._joins_previous(node, following):
            previous = self.nodes[-1]
            previous.text = f"{previous.text}\n{block.text.strip()}"
        elif marker is None:
            node.kind = "strong" if role == "matter" else node.kind
            self._add_unmarked(node)
        elif self.remarks.takes(node, marker):
            node.remark = True
            self._put(node, open_=False)
        else:
            if role == "bullet":
                node.kind = role
            self._add_marked(node, marker)

    def _closed_names(self, node: Node) -> list[Node]:
        """The names above a line that asks something of all of them."""
        if not self.nodes or not is_predicate(node.text, self.knowledge):
            return []
        return listed_names(self.nodes[-1], self.knowledge)

    def _heads_contents(self, text: str) -> bool:
        return len(text) <= _LONGEST_HEADING and normal_form("".join(text.split())) in self.knowledge.contents_headings

    def _is_contents(self, block: Block, text: str, following: Block | TableBlock | None) -> bool:
        """Whether a line belongs to a table of contents: it runs to a page number, stands over one that does, or names what comes
        again below."""
        plain = normal_form(text).strip()
        if self.knowledge.contents_line.search(plain):
            return True
        above = self.nodes[-1] if self.nodes else None
        follows = above is not None and (above is self.contents or (self.contents is not None and above.kind == "contents"))
        if not follows or block.level is not None or is_sentence(text, self.knowledge):
            return False
        paged = [plain, normal_form(following.text).strip() if isinstance(following, Block) else ""]
        return any(map(self.knowledge.contents_page.search, paged)) or self.waiting[self._bare(block)] > 0

    def _leave_contents(self, node: Node) -> None:
        """A table of contents ends with its last line: what follows does not stand under its heading, names of chapters aside."""
        if self.contents is None:
            return
        counted = node.marker is not None and not node.marker.bullet
        if self.nodes[-1].kind == "contents" or counted or is_sentence(node.text, self.knowledge):
            self.open.close(self.contents)
            self.contents = None

    def _bare(self, block: Block) -> str:
        """What a block says, without its sign and blanks."""
        return "".join(normal_form(split_marker(block.text, self.knowledge)[1]).split())

    def _sign_of(self, block: Block) -> tuple[Marker | None, str]:
        """The sign typed in the text, else the computed one; a typed number beats a computed bullet."""
        if not block.number:
            typed, rest = split_marker(block.text, self.knowledge)
            # The dashes around a closing word are no bullets.
            closing = typed is not None and typed.bullet and says_nothing(block.text, self.knowledge)
            return (None, block.text.strip()) if closing else (typed, rest)
        marker, _ = split_marker(f"{block.number} ", self.knowledge)
        if marker is None:
            return Marker("label", block.number.rstrip(".．、 "), ()), block.text.strip()
        if marker.bullet:
            typed, rest = split_marker(block.text, self.knowledge)
            if typed is not None:
                return typed, rest
        return marker, block.text.strip()

    def _is_bulleted(self, block: Block, marker: Marker | None) -> bool:
        """Whether a list's bullet has another sign behind it, which counts."""
        computed = split_marker(f"{block.number} ", self.knowledge)[0] if block.number else None
        return computed is not None and computed.bullet and marker is not None and not marker.bullet

    def _says_more(self, node: Node) -> bool:
        """A paragraph that a label calls the reason or the department of the clause before it is kept there."""
        if not self.nodes or node.marker is not None:
            return False
        bracketed = _BRACKETED.fullmatch(node.text.strip())
        inside = labelled(bracketed[1], self.knowledge) if bracketed else None
        # Whom to ask, at the end of a letter, stands in brackets too.
        line = labelled(node.text, self.knowledge) or (inside if inside is not None and inside.column == "reason" else None)
        if line is None or not line.rest or self.nodes[-1].level is not None:
            return False
        if line.column == "reason":
            self.nodes[-1].reason = "\n".join(filter(None, (self.nodes[-1].reason, line.rest)))
        elif line.column == "department" and line.certain and node.text not in self.foot and self.nodes[-1].parent is not self.open.root:
            self.nodes[-1].department = line.rest
        else:
            return False
        return True

    def _captions(self, node: Node, following: Block | TableBlock | None) -> bool:
        """Whether a line in round brackets is the title of the numbered clause that follows, as in ordinances.

        Under the title of the document it may name who wrote it.
        """
        if len(self.nodes) <= _FIRST_LINES and names_unit(node.text):
            return False
        if self.knowledge.rider.match(node.text.strip()) or is_dated_withdrawal(node.text, self.knowledge):
            return False
        if not self.knowledge.paren_title.fullmatch(node.text.strip()) or not isinstance(following, Block):
            return False
        marker = self._sign_of(following)[0]
        return marker is not None and not marker.bullet and not marker.note

    def _joins_previous(self, node: Node, following: Block | TableBlock | None) -> bool:
        """A note, a proviso, or a paragraph indented under a bullet belongs to the clause before it, unless it introduces others."""
        previous = self.nodes[-1] if self.nodes else None
        if previous is None or previous.table or previous.level is not None or previous.kind in NAMES:
            return False
        note = _is_note(node)
        if (node.marker is not None and not note) or (note and _is_note(previous)) or self._stands_alone(node, following):
            return False
        bounds = (
            previous.marker is not None
            and is_sentence(previous.text, self.knowledge)
            and (self.knowledge.rider.match(node.text.strip()) or is_dated_withdrawal(node.text, self.knowledge))
        )
        under_bullet = previous.marker is not None and previous.marker.bullet
        if bounds or (under_bullet and (node.indent > previous.indent + 1.5 or (node.depth or 0) > 0)):
            return True
        if under_bullet and node.indent > previous.indent + _ASIDE and is_remark(node.text):
            return True
        if not is_sentence(previous.text, self.knowledge):
            heads = isinstance(following, TableBlock) or section_of_heading(previous.text, self.knowledge) is not None
            return note and previous.marker is not None and not heads and node.indent >= previous.indent - _ASIDE
        return note or self._tells_more(node, previous)

    def _closes_all(self, node: Node) -> bool:
        """Whether a note at the end of the document stands no further right than the clause before it."""
        return bool(self.nodes) and node.indent <= self.nodes[-1].indent + _ASIDE

    def _stands_alone(self, node: Node, following: Block | TableBlock | None) -> bool:
        """Whether a paragraph belongs to no clause above it: a closing word, a letter's request, a legend over a table, a sentence
        over bullets."""
        if says_nothing(node.text, self.knowledge) or closes(node.text, self.knowledge):
            return True
        if self.knowledge.courtesy.search(normal_form(node.text).strip()) or covers(node.text, self.knowledge):
            return True
        if isinstance(following, TableBlock) and self.knowledge.legend.search(normal_form(node.text).strip()):
            return True
        if node.marker is not None or not isinstance(following, Block) or not introduces(node.text, self.knowledge):
            return False
        below = self._sign_of(following)[0]
        return below is not None and below.bullet

    def _tells_more(self, node: Node, previous: Node) -> bool:
        """Whether a paragraph goes on about the sentence before it: a proviso, or what a clause is about."""
        if normal_form(node.text[:24]).startswith(self.knowledge.continuations):
            return True
        about = previous.marker is not None and self.knowledge.detail_labels.match(normal_form(node.text))
        return bool(about) and not is_sentence(node.text, self.knowledge)

    def _add_heading(self, node: Node) -> None:
        self.remarks.close()
        typed = node.level is None
        if node.level is None:
            node.level = _LEVEL_OF_TYPED.get(node.kind, 0)
        if not (node.marker and node.marker.heading and self.open.leave_peer(node)):
            self.open.leave_levels(node.level, node.marker, typed=typed)
        if len(node.text) > _LONGEST_HEADING or (typed and is_clause(node.text, self.knowledge)):
            node.kind = "plain" if node.marker is None else node.kind
        else:
            node.kind = "heading"
        self._put(node)

    def _add_section(self, node: Node) -> None:
        self.remarks.close()
        node.kind = "strong"
        self.open.leave_names("")
        self.open.leave_indented(node)
        self.open.leave_for_sibling(node.kind)
        self._put(node)

    def _add_unmarked(self, node: Node) -> None:
        self.open.leave_names(node.text)
        if self.knowledge.bracket_heading.match(node.text):
            node.kind = "bracket"
        elif section_of_heading(node.text, self.knowledge, whole_only=True) or heads_no_requirement(node.text, self.knowledge):
            node.kind = "words"
        elif node.strong and len(node.text) <= _LONGEST_STRONG and not is_sentence(node.text, self.knowledge):
            node.kind = "strong"
        if node.kind != "plain":
            self.open.leave_indented(node)
            self.open.leave_for_sibling(node.kind)
            self._put(node)
            return
        if not self.open.stay_in_item(node):
            self.open.leave_text()
            self.open.leave_indented(node)
            self.open.leave_introduced(node)
        self._put(node)

    def _add_marked(self, node: Node, marker: Marker) -> None:
        self.open.leave_inner_lists(node)
        circled = marker.label in CIRCLES and (self.circles_head or heads_no_requirement(node.text, self.knowledge))
        if node.kind == "sign" or circled:
            node.kind = "sign"
            self.open.leave_names("")
            self.open.leave_indented(node)
            self.open.leave_for_sibling("sign", marker.label)
        elif marker.bullet:
            self.open.leave_indented(node)
            self.open.leave_bullets(node)
        else:
            if marker.note:
                self.open.leave_indented(node)
            self.open.leave_words()
            if marker.path:
                self.open.leave_for_path(marker.path)
            else:
                self.open.leave_for_count(node, marker)
        self.open.leave_other_lists(node)
        self._put(node)

    def _put_aside(self, node: Node) -> None:
        self.open.put_aside(node)
        self.nodes.append(node)

    def _put(self, node: Node, *, open_: bool = True) -> None:
        self.open.put(node, open_=open_)
        self.nodes.append(node)


def _is_unnumbered(node: Node) -> bool:
    return node.table is None and (node.marker is None or node.marker.note)


def _is_note(node: Node) -> bool:
    return node.marker is not None and node.marker.note
