"""Which rows say that they are no requirements any more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from custaudit.standards.importers.words import StandardWords, holds, names_any, plain


class Saying(Struct, frozen=True):
    """The cells of a row in which a deletion may be told."""

    text: str
    name: str
    number: str
    class_: str
    revision: str
    remarks: Sequence[str]


def is_deleted(row: Saying, words: StandardWords) -> bool:
    """Whether a row says that its requirement was deleted; one that is about deleting something does not."""
    if names_any(words.deleted.revisions, row.revision) and not names_any(words.deleted.partly, row.revision):
        return True
    if any(_says_deleted(cell, words) for cell in (row.text, row.class_, row.number)):
        return True
    if any(_says_deleted(line, words) for cell in row.remarks for line in cell.splitlines()):
        return True
    return _is_marked(row.text, words) or _name_is_deleted(row, words)


def _name_is_deleted(row: Saying, words: StandardWords) -> bool:
    """A name can be that of an operation: it says so alone, or behind the name, only where the text does not speak of it."""
    if _says_deleted(row.name, words):
        bare = re.fullmatch(words.deleted.marker, plain(row.name)) is not None
        return not bare or not row.text or holds(words.deleted.names, row.name)
    form = plain(row.name)
    for before, marker, after in _bracketed(form, words):
        if not before:
            return not _is_operation(after, words)
        if not after:
            return marker not in words.deleted.revisions or not names_any(words.deleted.revisions, row.text)
    return False


def _says_deleted(cell: str, words: StandardWords) -> bool:
    """Whether a deletion is all that a cell tells."""
    form = plain(cell)
    if not form:
        return False
    for pair in words.deleted.brackets:
        if form.startswith(plain(pair[0])) and form.endswith(plain(pair[-1])):
            form = form[1:-1]
            break
    return re.fullmatch(words.deleted.marker, form) is not None


def _is_marked(cell: str, words: StandardWords) -> bool:
    """Whether a deletion is told in brackets before or behind the text."""
    return any(not after or not (before or _is_operation(after, words)) for before, _, after in _bracketed(plain(cell), words))


def _is_operation(after: str, words: StandardWords) -> bool:
    return after.startswith(tuple(plain(word) for word in words.deleted.operations))


def _bracketed(form: str, words: StandardWords) -> Iterator[tuple[str, str, str]]:
    """Each telling in brackets at the start or the end, with what stands before and behind it."""
    for pair in words.deleted.brackets:
        opening, closing = plain(pair[0]), plain(pair[-1])
        spans = [(0, form.find(closing))] if form.startswith(opening) else []
        ended = form.removesuffix("\u3002")
        if ended.endswith(closing):
            spans.append((ended.rfind(opening), len(ended) - 1))
        for start, end in spans:
            inner = form[start + 1 : end]
            if 0 <= start < end and re.fullmatch(words.deleted.marker, inner):
                behind = form[end + 1 :]
                yield form[:start], inner, "" if behind == "\u3002" else behind
