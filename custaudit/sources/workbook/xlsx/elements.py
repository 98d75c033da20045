"""What the ``si`` elements of the shared texts hold: one text, or several in runs that are formatted each in its own way."""

from __future__ import annotations

import re
from typing import NamedTuple

from custaudit.sources.workbook.xlsx.references import decoded, has_escapes

KEPT = "\x02"
"""Stands at the start of a text whose outer blanks count; no character of XML."""
NEXT_RUN = "\x03"
"""Between the texts of two runs of one element; no character of XML."""

_BEGIN, _BETWEEN, _END = "<si><t>", "</t></si><si><t>", "</t></si>"
_KEPT_BLANKS = '<t xml:space="preserve">'
_NEXT_ELEMENT = "\x01"
_BEGINNING = 1 << 12
# What stands between two texts: the end of the one before, with how it is read aloud, the formatting of a run, the next text's tag.
_TAGS = re.compile(
    rb"(?:</r>|</rPh>)?(?:<phoneticPr\b[^<>]*/>)?(?P<element>(?:</si>)?<si>)?"
    rb"(?:<r>(?:<rPr/>|<rPr>(?:<\w[^<>]*/>)*+</rPr>)?|(?P<reading><rPh\b[^<>]*>))?<t(?P<kept> xml:space=\"preserve\")?>"
)
_LAST = re.compile(rb"(?:</r>|</rPh>)?(?:<phoneticPr\b[^<>]*/>)?</si>")


class Contents(NamedTuple):
    """The contents of the elements in the markup's escapes, whether ``KEPT`` or ``NEXT_RUN`` is among them, and whether an escape is."""

    contents: list[str]
    signed: bool
    escapes: bool


def text_contents(piece: bytes) -> Contents | None:
    """The contents of whole ``si`` elements; None if the markup is not what spreadsheet programs write."""
    # A list that begins with formatted runs has them throughout.
    plain = None if b"<r" in piece[:_BEGINNING] else _plain_contents(decoded(piece))
    return plain or _contents_of_runs(piece)


def _plain_contents(markup: str) -> Contents | None:
    """The contents, if there is one text in each element and nothing else."""
    markup = markup.replace(_KEPT_BLANKS, "<t>" + KEPT)
    contents = markup[len(_BEGIN) : -len(_END)].split(_BETWEEN)
    if not (markup.startswith(_BEGIN) and markup.endswith(_END) and markup.count("<") == 4 * len(contents)):
        return None
    return Contents(contents, KEPT in markup, has_escapes(markup))


def _contents_of_runs(piece: bytes) -> Contents | None:
    *segments, last = piece.split(b"</t>")
    if not _LAST.fullmatch(last) or any(sign.encode() in piece for sign in (KEPT, NEXT_RUN, _NEXT_ELEMENT)):
        return None
    # The same few tags come again and again.
    signs: dict[bytes, bytes | None] = {}
    joined: list[bytes] = []
    for segment in segments:
        cut = segment.rfind(b">") + 1
        tags = segment[:cut]
        if tags not in signs:
            known = _TAGS.fullmatch(tags)
            if known is None:
                return None
            signs[tags] = _sign(known)
        sign = signs[tags]
        if sign is not None:
            joined += sign, segment[cut:]
    markup = decoded(b"".join(joined))
    if markup.count(KEPT) == markup.count(_NEXT_ELEMENT) + markup.count(NEXT_RUN):
        markup = markup.replace(NEXT_RUN + KEPT, "")
    return Contents(markup.split(_NEXT_ELEMENT)[1:], KEPT in markup or NEXT_RUN in markup, has_escapes(markup))


def _sign(tags: re.Match[bytes]) -> bytes | None:
    """What stands for the tags before a text; None if the text is how a word is read aloud."""
    if tags["reading"]:
        return None
    return (_NEXT_ELEMENT if tags["element"] else NEXT_RUN).encode() + (KEPT.encode() if tags["kept"] else b"")
