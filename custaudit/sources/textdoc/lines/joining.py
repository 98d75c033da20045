"""Joins the lines of a page or a text file into paragraphs, as Japanese breaks them: anywhere and without a hyphen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from custaudit.sources.textdoc.blocks import Block
from custaudit.sources.textdoc.words.identifiers import identified
from custaudit.sources.textdoc.words.knowledge import ClauseKnowledge
from custaudit.sources.textdoc.words.labels import labelled
from custaudit.sources.textdoc.words.leadouts import closes_names
from custaudit.sources.textdoc.words.markers import split_marker
from custaudit.sources.textdoc.words.sections import CLOSING, asks, is_sentence, says_nothing, without_remark
from custaudit.text import normal_form

# From here on a line may have been broken by the edge; nearer than this it surely was.
_LONG, _FULL = 0.8, 0.999
_BRACKETS = (("\uff08", "\uff09"), ("(", ")"), ("\u300c", "\u300d"), ("\u3010", "\u3011"))
_BRACKET_WITHIN = 3
# A line stands further right than another from this many characters on.
_ASIDE = 0.4
_REMARK = re.compile(r"(?:[(\uff08\u3010\u3014\[][^()\uff08\uff09\u3010\u3011]{0,30}[)\uff09\u3011\u3015\]])?[\u3002.]?")
# What numbers a row: 12, 1-3, or one with the sign of a group before it.
_NUMBER = re.compile(r"\(?[^\W\d_]{0,2}\s?[-.]?\s?[0-9]{1,4}(?:[-.][0-9]{1,4}){0,3}\)?")
# A line that begins so in the middle of a sentence begins with a particle or an ending.
_PARTICLE = re.compile("[\u3041-\u3096]")
# As long as the longest word that a number follows.
_WORD = 4
_ARTICLE = "article"
_SENTENCE_END = ("。", "．", "。」", "。）", "。)")


class Line(NamedTuple):
    """One line: ``indent`` in characters, ``fill`` the share of the way to the right edge.

    ``apart``: a gap or a change of size precedes it; ``strong``: it is set in another typeface than the text around it.
    """

    text: str
    indent: float = 0.0
    fill: float = 0.0
    apart: bool = False
    page: int | None = None
    line: int | None = None
    level: int | None = None
    strong: bool = False


def join_lines(lines: Sequence[Line], knowledge: ClauseKnowledge) -> list[Block]:
    """The paragraphs that the lines make up, each placed where it begins."""
    blocks: list[Block] = []
    paragraph: list[Line] = []
    filled = [line for line in lines if line.text.strip()]
    for line, below in zip(filled, [*filled[1:], None], strict=False):
        apart = paragraph and (_heads_article(line, below, paragraph, knowledge) or _closes_list(blocks, paragraph, line, knowledge))
        if paragraph and (apart or not _continues(paragraph, line, knowledge)):
            blocks.append(_block(paragraph))
            paragraph = []
        paragraph.append(line)
    if paragraph:
        blocks.append(_block(paragraph))
    return blocks


def is_remark(text: str) -> bool:
    """Whether a text is nothing but something in brackets, such as why the text before it was struck through."""
    return bool(_REMARK.fullmatch(text.strip()))


def says_no_word(cell: str) -> bool:
    """Whether a cell holds at most a number, a sign or a remark in brackets."""
    return cell.isascii() or is_remark(cell) or bool(_NUMBER.fullmatch(normal_form(cell).strip()))


def glue(first: str, second: str) -> str:
    """Two pieces of a broken line: a blank only between letters or digits of the Latin script."""
    if not first or not second:
        return first + second
    latin = first[-1].isascii() and second[0].isascii() and first[-1].isalnum() and second[0].isalnum()
    return f"{first} {second}" if latin else first + second


def ends_sentence(text: str, knowledge: ClauseKnowledge) -> bool:
    """Whether a line ends a sentence with its full stop, or asks for something as a clause does."""
    return text.rstrip().endswith(_SENTENCE_END) or asks(normal_form(text).strip(), knowledge)


def goes_on(text: str, following: str, knowledge: ClauseKnowledge) -> bool:
    """Whether a text goes on in the next line, by how the one ends or the other begins."""
    if _breaks_number(text, following, knowledge):
        return True
    if text.rstrip().endswith(_SENTENCE_END) or _begins_anew(following.strip(), knowledge):
        return False
    broken = knowledge.unfinished.search(text.rstrip()) or knowledge.continuing.match(following.strip())
    return bool(broken) or _is_open(text) or bool(knowledge.last_letters.match(following.strip()))


def _closes_list(blocks: Sequence[Block], paragraph: Sequence[Line], line: Line, knowledge: ClauseKnowledge) -> bool:
    """Whether a line asks something of all the names above it, the last of which was not broken by the edge."""
    if len(paragraph) > 1 or paragraph[-1].fill >= _LONG or line.indent > paragraph[0].indent + _ASIDE or not blocks:
        return False
    return closes_names(line.text, [blocks[-1], _block(paragraph)], knowledge)


def _continues(paragraph: list[Line], line: Line, knowledge: ClauseKnowledge) -> bool:
    last = paragraph[-1]
    if line.apart or line.level != last.level:
        return False
    if _breaks_number(last.text, line.text, knowledge):
        return True
    if _begins_anew(line.text.strip(), knowledge) or _asked_further_right(paragraph, line, knowledge):
        return False
    if not _ended(last.text, line.text, knowledge):
        return last.fill >= _LONG or goes_on(last.text, line.text, knowledge) or _opened(paragraph)
    return last.fill >= _FULL and not says_nothing(line.text.strip(), knowledge) and _hangs(paragraph, line, knowledge)


def _hangs(paragraph: list[Line], line: Line, knowledge: ClauseKnowledge) -> bool:
    """Whether a line behind a sentence that fills its own stands where those of one paragraph do, by its indent."""
    first, last = paragraph[0], paragraph[-1]
    if line.indent <= first.indent and knowledge.paren_title.fullmatch(line.text.strip()):
        return False
    hanging = len(paragraph) > 1 and line.indent == last.indent and last.indent != first.indent
    starts_outdented = len(paragraph) == 1 and line.indent < first.indent
    numbered = split_marker(first.text, knowledge)[0] is not None and line.indent > first.indent
    return hanging or starts_outdented or numbered


def _heads_article(line: Line, below: Line | None, paragraph: list[Line], knowledge: ClauseKnowledge) -> bool:
    """Whether a line in round brackets is the title of the article that begins below it, though the clause above has no full stop."""
    text = line.text.strip()
    if below is None or not knowledge.paren_title.fullmatch(text) or knowledge.rider.match(text) or _opened(paragraph):
        return False
    sign = split_marker(below.text, knowledge)[0]
    article = sign is not None and sign.kind == _ARTICLE
    return article and line.indent <= paragraph[0].indent and not knowledge.unfinished.search(paragraph[-1].text.rstrip())


def _asked_further_right(paragraph: list[Line], line: Line, knowledge: ClauseKnowledge) -> bool:
    """Whether a clause behind a sign has asked for what it asks, without a full stop, and the next line stands left of its sign."""
    first, last = paragraph[0], paragraph[-1]
    text = line.text.strip()
    goes_on = knowledge.continuing.match(text) or (_PARTICLE.match(text) and not normal_form(text).startswith(knowledge.continuations))
    if line.indent >= first.indent or goes_on or _opened(paragraph):
        return False
    return split_marker(first.text, knowledge)[0] is not None and asks(normal_form(last.text).strip(), knowledge)


def _ended(text: str, following: str, knowledge: ClauseKnowledge) -> bool:
    """Whether a line ends its sentence, with a remark in brackets behind the full stop or before a closing word such as 'end'."""
    text = text.rstrip()
    if text.endswith(_SENTENCE_END):
        return True
    if says_nothing(following.strip(), knowledge) and is_sentence(text, knowledge):
        return True
    return text.endswith(CLOSING) and without_remark(text, knowledge).endswith(_SENTENCE_END)


def _breaks_number(text: str, following: str, knowledge: ClauseKnowledge) -> bool:
    """Whether a line ends in a word that a number follows, such as that of an era, and the next line begins with one."""
    return bool(knowledge.broken_number.search(f"{text.rstrip()[-_WORD:]}\n{following.strip()[:1]}"))


def _begins_anew(text: str, knowledge: ClauseKnowledge) -> bool:
    """Whether a line begins with a sign, a title in brackets or a label."""
    if split_marker(text, knowledge)[0] is not None or knowledge.bracket_heading.match(text):
        return True
    return labelled(text, knowledge) is not None or identified(text, knowledge) is not None


def _opened(paragraph: list[Line]) -> bool:
    """Whether a bracket is open at the end of the lines so far."""
    return _is_open("".join(line.text for line in paragraph[-_BRACKET_WITHIN:]))


def _is_open(text: str) -> bool:
    return any(text.rfind(opening) > text.rfind(closing) for opening, closing in _BRACKETS)


def _block(paragraph: Sequence[Line]) -> Block:
    first = paragraph[0]
    text = ""
    for line in paragraph:
        text = glue(text, line.text.strip())
    return Block(text, first.page, first.line, indent=first.indent, level=first.level, strong=all(line.strong for line in paragraph))
