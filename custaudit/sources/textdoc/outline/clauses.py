"""Cuts a document into requirements and says of everything else why it is none.

The rules, in the order they are tried:

- What its author marked as one (a number, a bullet, a row of a table) stays one item, however many sentences it has.
- A clause that introduces others (it promises what follows, ends in a colon, or stands over mere names) is no item: it is joined to
  each clause under it.
- Unmarked running text is cut at sentence ends: each sentence that asks for something ends an item, with the sentences
  before it that lead to it; what follows the last one stays with it.
- Under headings about background or contract, and in sentences about a party's duties, only what speaks of a business function
  and asks for it is kept. Elsewhere a numbered clause is kept unless it only tells how things are: it may be a requirement,
  and the classifier can still call it none.
"""

from __future__ import annotations

from collections import deque
from itertools import takewhile

from custaudit.sources.textdoc.blocks import LeftOut
from custaudit.sources.textdoc.outline.headingnumbers import with_numbers_of_headings
from custaudit.sources.textdoc.outline.inlinetitles import parted, parts_by_one_blank
from custaudit.sources.textdoc.outline.nodes import Node, above_clauses
from custaudit.sources.textdoc.outline.pieces import Piece, Requirement, TablePlace
from custaudit.sources.textdoc.outline.remarks import covers, is_document_label, is_subtitle, remark_reason
from custaudit.sources.textdoc.outline.withdrawals import is_withdrawn, names_an_operation
from custaudit.sources.textdoc.words.clausefile import SectionKind
from custaudit.sources.textdoc.words.knowledge import ClauseKnowledge
from custaudit.sources.textdoc.words.leadins import leading_sentences
from custaudit.sources.textdoc.words.markers import split_marker
from custaudit.sources.textdoc.words.reasons import ask_reason, asks_for_parts, bid_reason
from custaudit.sources.textdoc.words.sections import (
    heads_no_requirement,
    introduces,
    is_sentence,
    names_business,
    says_nothing,
    section_of_heading,
    sentences,
    split_asking,
)
from custaudit.sources.textdoc.words.titles import bare, caption_of, one_line, short_title
from custaudit.text import normal_form

_LONGEST_TITLE = 60
_FEWEST_PEERS = 3
_MOST_CAPTIONS = 3
# Numbers that are none of the text also behind a bullet.
_FRAMED = ("paren", "half-paren", "circled", "bracket-number", "paren-path", "paren-kana", "paren-kanji", "code")
_POINTS = (".", "\uff0e")
# Kinds of lines that are no clause, whatever they say, and why.
_OF_KINDS = {
    "contents": "textdoc.contents",
    "caption": "textdoc.caption",
    "lead_out": "textdoc.lead_out",
    "legend": "textdoc.legend",
    "category": "textdoc.heading",
}
_OF_SECTIONS = ("textdoc.background", "textdoc.contract")


def cut(nodes: list[Node], knowledge: ClauseKnowledge, *, listed: bool = False, functional: bool = False) -> list[Piece]:
    """The pieces of a document in reading order.

    ``listed``: it lists customizations, each under its number; ``functional``: by its name it speaks of functions alone.
    """
    opening = above_clauses(nodes)
    cutter = _Cutter(knowledge, listed=listed, functional=functional, first=nodes[0] if nodes else None, opening=opening)
    cutter.one_blank = parts_by_one_blank(nodes, knowledge)
    return with_numbers_of_headings([(node, cutter.pieces(node)) for node in nodes])


class _Cutter:
    def __init__(self, knowledge: ClauseKnowledge, *, listed: bool, functional: bool, first: Node | None, opening: set[Node]) -> None:
        self.knowledge = knowledge
        self.listed = listed
        self.functional = functional
        self.first = first
        self.opening = opening
        self.one_blank = False
        self.begun = False
        self.recent: deque[Node] = deque(maxlen=_MOST_CAPTIONS)
        self._heading: dict[Node, bool] = {}
        self._lead: dict[Node, bool] = {}
        self._peers: dict[tuple[Node, str], bool] = {}

    def pieces(self, node: Node) -> list[Piece]:
        """One node's pieces; the nodes come in reading order."""
        pieces = self._pieces(node)
        self.begun = self.begun or any(isinstance(piece, Requirement) for piece in pieces)
        self.recent.append(node)
        return pieces

    def _pieces(self, node: Node) -> list[Piece]:
        if node.table is not None:
            heading = self._headings(node)
            return [TablePlace(node.table, heading, self._section(heading), self._clause(node), self._captions())]
        reason = self._no_clause(node)
        return [LeftOut(reason, node.page, node.line)] if reason else self._clauses(node)

    def _captions(self) -> tuple[str, ...]:
        """The short lines above the table that comes next."""
        return tuple(bare(node.text, self.knowledge) for node in takewhile(self._is_caption, reversed(self.recent)))

    def _is_caption(self, node: Node) -> bool:
        """Whether a paragraph over a table is short and says nothing, and so may name the table."""
        unnumbered = node.table is None and (node.marker is None or node.marker.note)
        return unnumbered and len(node.text) <= _LONGEST_TITLE and (node.kind == "title" or not is_sentence(node.text, self.knowledge))

    def _no_clause(self, node: Node) -> str | None:
        """Why a node is a part of the outline and no clause, as a message key."""
        reason = _OF_KINDS.get(node.kind)
        if reason is not None:
            return reason
        if not node.text.strip():
            reason = "textdoc.number_only"
        elif is_withdrawn(node, self.knowledge):
            reason = "sources.skip.withdrawn"
        elif self._is_heading(node):
            reason = "textdoc.heading"
        elif says_nothing(node.text, self.knowledge) and not names_an_operation(node, self.knowledge):
            reason = "textdoc.says_nothing"
        elif node.marker is None and is_subtitle(node.text, self.knowledge):
            reason = "textdoc.heading"
        elif self._is_lead(node):
            reason = "textdoc.lead_in"
        elif self._labels_document(node):
            reason = "textdoc.document_label"
        elif node is self.first and self._is_title(node):
            reason = "textdoc.heading"
        elif node.before_table and node.marker is None and self._presents_table(node.text):
            reason = "textdoc.before_table"
        elif node in self.opening and covers(node.text, self.knowledge, opening=True):
            reason = "textdoc.telling"
        elif node.marker is None or node.marker.note or node.remark:
            reason = remark_reason(node, self.knowledge)
        return reason

    def _labels_document(self, node: Node) -> bool:
        """Whether a line under a heading tells of the document; before the first clause, and under the title alone, more may do so."""
        if node.marker is not None and (node.children or not node.marker.bullet):
            return False
        above = list(node.ancestors())
        opening = not self.begun and len(above) <= 1
        return all(part is self.first or self._is_heading(part) for part in above[:1]) and is_document_label(
            node.text, self.knowledge, opening=opening
        )

    def _is_title(self, node: Node) -> bool:
        """Whether the first line of a document is a name; the head of a letter or a mail has a colon."""
        if node.marker is not None or len(node.text) > _LONGEST_TITLE or "\n" in node.text.strip():
            return False
        return not is_sentence(node.text, self.knowledge) and ":" not in normal_form(node.text)

    def _is_heading(self, node: Node) -> bool:
        known = self._heading.get(node)
        if known is None:
            known = self._heading[node] = self._looks_like_heading(node)
        return known

    def _looks_like_heading(self, node: Node) -> bool:
        if node.kind in ("heading", "title", "bracket", "words", "strong"):
            return True
        if node.kind == "sign" and heads_no_requirement(node.text, self.knowledge):
            return True
        if not node.parts() or node.marker is None or node.marker.note or len(node.text) > _LONGEST_TITLE or "\n" in node.text.strip():
            return False
        if self.knowledge.unfinished.search(node.text.rstrip()):
            return False
        if all(child.marker is None for child in node.children) and (node.kind == "bullet" or self._ends_matters(node)):
            return False
        return not is_sentence(node.text, self.knowledge) and not introduces(node.text, self.knowledge)

    def _ends_matters(self, node: Node) -> bool:
        """Whether a clause is one of a list of matters, and what stands under it is only what follows the list."""
        peers = [peer for peer in (node.parent.children if node.parent else ()) if peer is not node and peer.kind == node.kind]
        matters = [peer for peer in peers if self.knowledge.matter_heads.search(normal_form(peer.text).strip())]
        return bool(matters) and not any(peer.children for peer in matters)

    def _is_lead(self, node: Node) -> bool:
        known = self._lead.get(node)
        if known is None:
            known = self._lead[node] = self._introduces(node)
        return known

    def _introduces(self, node: Node) -> bool:
        children = [child for child in node.parts() if child.table is None and not child.second_paragraph]
        if not children or self._is_heading(node):
            return False
        if node.marker is None and self._is_of_letter(node):
            return False
        if introduces(node.text, self.knowledge):
            return True
        marked = [child for child in children if child.marker is not None]
        if self.knowledge.aside.match(normal_form(node.text).strip()):
            return False
        if marked and self.knowledge.unfinished.search(node.text.rstrip()):
            return True
        return (
            bool(marked)
            and is_sentence(node.text, self.knowledge)
            and all(not child.children and not is_sentence(child.text, self.knowledge) for child in marked)
        )

    def _is_of_letter(self, node: Node) -> bool:
        """Whether an unnumbered paragraph speaks to the reader of a letter and leads in to nothing."""
        courteous = self.knowledge.courtesy.search(normal_form(node.text).strip())
        return bool(courteous) or covers(node.text, self.knowledge, opening=node in self.opening)

    def _presents_table(self, text: str) -> bool:
        """Whether a paragraph before a table only points to it, and names no function beside."""
        plain = [normal_form(sentence).strip() for sentence in sentences(text)]
        other = [sentence for sentence in plain if not self.knowledge.lead_in.search(sentence)]
        return len(other) < len(plain) and not any(map(self.knowledge.function.search, other))

    def _headings(self, node: Node) -> tuple[str, ...]:
        above = [self._heading_text(part) for part in node.ancestors() if self._is_heading(part)]
        return tuple(reversed(above))

    def _heading_text(self, node: Node) -> str:
        return " ".join(part for part in (node.marker.label if node.marker else "", one_line(node.text)) if part)

    def _section(self, headings: tuple[str, ...]) -> SectionKind | None:
        """What the innermost heading announces that announces anything; one that may name the business leaves it to those above it."""
        shared: SectionKind | None = None
        for heading in reversed(headings):
            kind = section_of_heading(heading, self.knowledge)
            if kind == "contract" and names_business(heading, self.knowledge):
                shared = None if self.functional else kind
            elif kind is not None:
                return shared if shared and kind != "requirement" else kind
        return shared

    def _own_section(self, node: Node, headings: tuple[str, ...], title: str, *, own_words: bool) -> SectionKind | None:
        """The same for a clause with its own title, and with words of its own that may be those of a contract."""
        above = self._section(headings)
        said = self._section((title,)) if title else None
        if said is None and own_words:
            said = section_of_heading(node.text, self.knowledge)
        of_data = above == "requirement" and self.knowledge.works_on_data.search(normal_form(node.text))
        if said == "contract" and above != "contract" and (self.functional or of_data):
            return above
        return said or above

    def _clause(self, node: Node) -> str | None:
        """The numbers from the outermost to this one; a number such as 2.1.3 already holds those before it."""
        labels: list[str] = []
        for part in (node, *node.ancestors()):
            if part.marker is None or part.marker.bullet or part.marker.note:
                continue
            label = part.marker.label
            labels.append(f"{label}-" if labels and label[-1:].isdecimal() and labels[-1][:1].isdecimal() else label)
            if part.marker.path or part.marker.kind in ("article", "code"):
                break
        return "".join(reversed(labels)) or None

    def _clauses(self, node: Node) -> list[Piece]:
        headings = self._headings(node)
        leads = self._leads(node)
        marked = node.marker is not None and not node.marker.note
        introduced = bool(leads) and leads[0] is node.parent and (marked or not is_sentence(node.text, self.knowledge))
        introduced = introduced or bool(node.closed_by)
        own_number, own_text = self._number_behind(node)
        own_title, body = self._inline_title(own_text, headings) if marked else ("", own_text)
        section = self._own_section(node, headings, own_title, own_words=marked and not introduced)
        under = self._item_of_list(node)
        body = f"{body}\n{node.closed_by}" if node.closed_by else body
        texts = [body] if marked or under else split_asking(body, self.knowledge)
        title = own_title or self._name_above(node)
        lead = "\n".join(map(self._lead_text, reversed(leads))) if introduced or marked else ""
        numbered = under or (node if marked else None)
        no = numbered.marker.label if numbered is not None and numbered.marker is not None and not numbered.marker.bullet else None
        no = own_number or no
        why = node.reason or (under.reason if under else "")
        department = node.department or (under.department if under else "")
        pieces: list[Piece] = []
        for text in texts:
            whole = f"{own_title}\n{text}" if own_title else text
            reason = ask_reason(whole, section, marked=marked or under is not None, introduced=introduced, knowledge=self.knowledge)
            if reason in _OF_SECTIONS and introduced and leads and asks_for_parts(leads[0].text, section, self.knowledge):
                reason = None
            reason = reason or self._reason_before(node, text) or bid_reason(whole, headings, self.knowledge)
            if reason == "textdoc.telling" and marked and (self.listed or self._among_items(node)):
                reason = None
            if reason is not None:
                pieces.append(LeftOut(reason, node.page, node.line))
                continue
            detail = f"{lead}\n{text}".strip() if lead else text.strip()
            name = title or short_title(text)
            place = (headings, node.page, node.line)
            pieces.append(Requirement(name, detail, no, self._clause(node), *place, why, department))
        return pieces

    def _number_behind(self, node: Node) -> tuple[str, str]:
        """The number that a clause has behind its bullet, if it has one, and the text."""
        if node.marker is None or not node.marker.bullet:
            return "", node.text
        marker, rest = split_marker(node.text, self.knowledge)
        if marker is None or not is_sentence(rest, self.knowledge):
            return "", node.text
        pointed = marker.kind == "number" and node.text.strip()[len(marker.label) :].startswith(_POINTS)
        return (marker.label, rest) if pointed or marker.kind in _FRAMED else ("", node.text)

    def _reason_before(self, node: Node, text: str) -> str | None:
        """Why the clause before is no requirement, for one that says only where that one does not hold."""
        if node.marker is None or not self.knowledge.exception.match(normal_form(text).strip()) or not self.recent:
            return None
        before = self.recent[-1]
        said = self._own_section(before, self._headings(before), "", own_words=before.marker is not None)
        return ask_reason(before.text, said, marked=before.marker is not None, introduced=False, knowledge=self.knowledge)

    def _among_items(self, node: Node) -> bool:
        """Whether most clauses beside this one and with the same sign are items for what they say."""
        above = node.parent
        if above is None or node.marker is None:
            return False
        known = self._peers.get((above, node.kind))
        if known is None:
            peers = [child for child in above.children if child.kind == node.kind and not child.children]
            section = self._section(self._headings(node))
            kept = sum(ask_reason(peer.text, section, marked=True, introduced=False, knowledge=self.knowledge) is None for peer in peers)
            known = self._peers[above, node.kind] = len(peers) >= _FEWEST_PEERS and kept * 2 > len(peers)
        return known

    def _leads(self, node: Node) -> list[Node]:
        """The clauses that introduce a node, the nearest first; a further paragraph of an article stands for itself."""
        leads: list[Node] = []
        below = node
        for above in node.ancestors():
            if below.second_paragraph:
                break
            if self._is_lead(above):
                leads.append(above)
            below = above
        return leads

    def _item_of_list(self, node: Node) -> Node | None:
        """The numbered name that an unmarked text stands under in a list of customizations."""
        parent = node.parent
        if not self.listed or node.marker is not None or parent is None or parent.marker is None or not self._is_heading(parent):
            return None
        only_text = all(child.marker is None for child in parent.children)
        return parent if parent.level is None and not parent.marker.heading and only_text else None

    def _inline_title(self, text: str, headings: tuple[str, ...]) -> tuple[str, str]:
        """A clause's own title and the rest: a title in brackets, or one that a gap, a colon or a line break parts from a sentence."""
        caption, body = caption_of(text, self.knowledge)
        if caption:
            return caption, body
        found = parted(text, self.knowledge, one_blank=self.one_blank)
        if found is None:
            return "", text
        certain = found.sure or is_sentence(found.text, self.knowledge) or self._names_formality(found.title, found.text, headings)
        return (found.title, found.text) if certain else ("", text)

    def _name_above(self, node: Node) -> str:
        """The name of the nearest heading, or the title in brackets of a nearer lead-in."""
        for above in node.ancestors():
            if self._is_heading(above):
                return bare(self._heading_text(above), self.knowledge)
            if self._is_lead(above) and (caption := self._captioned(above)[0]):
                return caption
        return ""

    def _lead_text(self, lead: Node) -> str:
        """What a lead-in says of each clause below it."""
        return one_line(leading_sentences(self._captioned(lead)[1], self.knowledge))

    def _captioned(self, lead: Node) -> tuple[str, str]:
        """The title in brackets of a numbered lead-in, and the rest."""
        return caption_of(lead.text, self.knowledge) if lead.marker is not None and not lead.marker.note else ("", lead.text)

    def _names_formality(self, title: str, rest: str, headings: tuple[str, ...]) -> bool:
        """Whether a title is one of the contract or the letter, such as a deadline with its date, and neither requirements are
        announced above it nor a function or a change stands beside it."""
        if section_of_heading(title, self.knowledge, whole_only=True) not in ("background", "contract"):
            return False
        plain = normal_form(rest)
        asked_for = self.knowledge.function.search(plain) or self.knowledge.change.search(plain)
        return not asked_for and self._section(headings) != "requirement"
