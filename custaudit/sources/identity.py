"""Ids made of what an item says, so that moving it or adding others leaves its id alone."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

from msgspec.structs import replace

from custaudit.sources.model import OriginalTable, ReadInput

_BYTES = 6
_MANY = 2_000
# Ends a final sigma as the end of a text does, and is no blank.
_BETWEEN = "\x01"


def content_id(title: str, detail: str, reason: str) -> str:
    """The id of an item with that content; blanks, line breaks and case do not count, nor where the item stands.

    A letter in front keeps spreadsheets from taking it for a number.
    """
    content = "".join(f"{title}\x00{detail}\x00{reason}".lower().split())
    return "c" + blake2b(content.encode("utf-8", "surrogatepass"), digest_size=_BYTES).hexdigest()


def content_ids(titles: Sequence[str], details: Sequence[str], reasons: Sequence[str]) -> list[str]:
    """The ids of many items: ``content_id`` of each, their contents being prepared many at a time."""
    ids: list[str] = []
    for start in range(0, len(titles), _MANY):
        columns = titles[start : start + _MANY], details[start : start + _MANY], reasons[start : start + _MANY]
        contents = _BETWEEN.join([f"{title}\x00{detail}\x00{reason}" for title, detail, reason in zip(*columns, strict=True)])
        if contents.count(_BETWEEN) != len(columns[0]) - 1:
            ids += map(content_id, *columns)
            continue
        plain = "".join(contents.lower().split()).encode("utf-8", "surrogatepass").split(_BETWEEN.encode())
        digests = b"".join([blake2b(content, digest_size=_BYTES).digest() for content in plain])
        ids += f"c{digests.hex('-', _BYTES).replace('-', '-c')}".split("-")
    return ids


class IdRegister:
    """Numbers ids that occur again: ``c12``, ``c12-2``, ``c12-3`` in order of appearance."""

    def __init__(self) -> None:
        self._count: dict[str, int] = {}
        # Ids all different, counted only when more are asked for: most files have one table.
        self._first: Sequence[str] = ()

    def unique(self, base: str) -> str:
        """The base itself the first time, numbered afterwards."""
        if self._first:
            self._count, self._first = dict.fromkeys(self._first, 1), ()
        number = self._count.get(base, 0) + 1
        self._count[base] = number
        return base if number == 1 else f"{base}-{number}"

    def unique_of(self, bases: Sequence[str]) -> Sequence[str]:
        """``unique`` of each in turn."""
        if not self._count and not self._first and len(set(bases)) == len(bases):
            self._first = bases
            return bases
        return list(map(self.unique, bases))


def unique_over_inputs(inputs: Sequence[ReadInput]) -> list[ReadInput]:
    """The same inputs with ids that are unique over all of them; an item's id changes only if an earlier input has it too."""
    register = IdRegister()
    result: list[ReadInput] = []
    for read in inputs:
        renamed: dict[str, str] = {}
        for item in read.items:
            final = register.unique(item.id.partition("-")[0])
            if final != item.id:
                renamed[item.id] = final
        if not renamed:
            result.append(read)
            continue
        items = [replace(item, id=renamed[item.id]) if item.id in renamed else item for item in read.items]
        originals: list[OriginalTable] = [
            replace(table, rows={renamed.get(name, name): row for name, row in table.rows.items()}) for table in read.originals
        ]
        result.append(replace(read, items=items, originals=originals))
    return result
