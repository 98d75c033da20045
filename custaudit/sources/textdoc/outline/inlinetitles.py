"""The title that a clause has before its text: parted by a colon, a line break or a gap; by one blank only where the document does so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from custaudit.sources.textdoc.outline.nodes import Node
from custaudit.sources.textdoc.words.knowledge import ClauseKnowledge
from custaudit.sources.textdoc.words.markers import split_marker
from custaudit.sources.textdoc.words.sections import is_sentence, section_of_heading
from custaudit.sources.textdoc.words.titles import TITLE_END
from custaudit.text import normal_form

_LONGEST = 24
_SEVERAL = 2
_NO_TITLE = "\u3002\u3001\uff0c,\u300c\uff08("
_ENDS = re.compile(r"[ \u3000\u00a0\t]*(?:[:\uff1a\n][ \u3000\u00a0\t\n]*)?")
_COLONS = (":", "\uff1a")
_LETTER = re.compile("[0-9A-Za-z]")
_HIRAGANA = re.compile("[\u3041-\u3096]")
# A short name in kanji and katakana.
_NAME = re.compile("[\u4e00-\u9fff\u3005\u30a1-\u30fa\u30fc\u30fb]{2,12}")
# A blank between two letters that are none of the Latin script: a document that has such blanks anywhere parts nothing with them.
_LOOSE = re.compile(r"(?<=[^\x00-\x7f\u3000\u3001\u3002]) (?=[^\x00-\x7f\u3000])")


class Parted(NamedTuple):
    """A title and its text; ``sure``: a colon or a line break parts them, which need no whole sentence behind them."""

    title: str
    text: str
    sure: bool


def parted(text: str, knowledge: ClauseKnowledge, *, one_blank: bool) -> Parted | None:
    """The title that a clause begins with; ``one_blank``: where it may be parted by one half-width blank. None without such a title."""
    for title, gap, rest in _gaps(text):
        if not rest:
            return None
        sure = any(char in gap for char in (*_COLONS, "\n"))
        if sure and not _is_ratio(title, gap, rest):
            return _checked(Parted(title, rest, sure=True), knowledge)
        if _parts(title, gap, rest, knowledge, one_blank=one_blank):
            return _checked(Parted(title, rest, sure=False), knowledge)
    return None


def parts_by_one_blank(nodes: Sequence[Node], knowledge: ClauseKnowledge) -> bool:
    """Whether several clauses of a document have a short name, one blank and a whole sentence, and more than have such a blank
    elsewhere."""
    clauses = [node.text for node in nodes if node.marker is not None and not node.marker.note]
    titled = sum(_is_titled(text, knowledge) for text in clauses)
    loose = sum(bool(_LOOSE.search(text)) for text in clauses)
    return titled >= _SEVERAL and titled * 2 > loose


def _gaps(text: str) -> Iterator[tuple[str, str, str]]:
    """What stands before each gap near the beginning of a text, the gap, and what stands behind it."""
    place = 0
    while place < min(len(text), _LONGEST + 1) and text[place] not in _NO_TITLE:
        if not place or text[place] not in TITLE_END:
            place += 1
            continue
        found = _ENDS.match(text, place)
        gap = found.group() if found else text[place]
        yield text[:place], gap, text[place + len(gap) :].strip(TITLE_END)
        place += max(len(gap), 1)


def _checked(found: Parted, knowledge: ClauseKnowledge) -> Parted | None:
    """The same, unless what stands before the gap is no name or what stands behind it goes on from it."""
    if knowledge.unfinished.search(found.title) or knowledge.after_noun.match(found.text):
        return None
    if (below := split_marker(found.text, knowledge)[0]) and below.note:
        return None
    return None if is_sentence(found.title, knowledge) or normal_form(found.title).isascii() else found


def _parts(title: str, gap: str, rest: str, knowledge: ClauseKnowledge, *, one_blank: bool) -> bool:
    """Whether a gap without a colon parts a title from its text."""
    if knowledge.not_before_gap.search(title) or knowledge.not_behind_gap.match(rest) or _is_figure(rest[0]):
        return False
    if len(gap) > 1 or gap in ("\u3000", "\t"):
        return True
    if _is_latin(title[-1]) or _is_latin(rest[0]) or _HIRAGANA.match(rest):
        return False
    if section_of_heading(title, knowledge, whole_only=True) is not None:
        return True
    return one_blank and bool(_NAME.fullmatch(title))


def _is_titled(text: str, knowledge: ClauseKnowledge) -> bool:
    first = text.partition("\n")[0]
    title, blank, rest = first.partition(" ")
    if not blank or not rest or not _NAME.fullmatch(title) or knowledge.not_before_gap.search(title) or _LOOSE.search(rest):
        return False
    behind = not _HIRAGANA.match(rest) and not _is_latin(rest[0]) and not knowledge.not_behind_gap.match(rest)
    return behind and is_sentence(rest, knowledge)


def _is_ratio(before: str, gap: str, behind: str) -> bool:
    """Whether a colon stands between figures, as in a time of day."""
    return any(colon in gap for colon in _COLONS) and _is_figure(before[-1]) and _is_figure(behind[0])


def _is_latin(char: str) -> bool:
    return bool(_LETTER.match(normal_form(char)))


def _is_figure(char: str) -> bool:
    return normal_form(char).isdecimal()
