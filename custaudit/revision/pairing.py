"""Finds for each item of the new version the item of the old one that it was."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from typing import NamedTuple, Protocol, TypeVar

from custaudit.sources.identity import content_id
from custaudit.text import normal_form

_SAME_NUMBER_FROM = 40
"""An item that kept its number may be reworded a good deal; below this a new item has taken the number over (0 to 100)."""
_SAME_TEXT_FROM = 70
"""Without a number the text alone must carry the pairing (0 to 100)."""
_MOSTLY = 0.5
_BATCH = 500
"""Items compared with all others at a time, which bounds the memory of two long lists."""


class Written(Protocol):
    """What pairing looks at; items before and after assessment have it."""

    @property
    def no(self) -> str | None: ...  # noqa: D102
    @property
    def title(self) -> str: ...  # noqa: D102
    @property
    def detail(self) -> str: ...  # noqa: D102
    @property
    def reason(self) -> str: ...  # noqa: D102


class Pair(NamedTuple):
    """Positions in the two lists, and how alike the two texts are (0 to 1)."""

    old: int
    new: int
    similarity: float


AnyItem = TypeVar("AnyItem", bound=Written)


def pair_items(old: Sequence[AnyItem], new: Sequence[AnyItem]) -> list[Pair]:
    """Pairs items one to one, in the order of the new list: same content, then same number and similar text, then most similar text.

    What stays unpaired was removed or added.
    """
    pairs: list[Pair] = []
    left, right = list(range(len(old))), list(range(len(new)))

    def settle(found: Sequence[Pair]) -> None:
        nonlocal left, right
        pairs.extend(found)
        olds, news = {pair.old for pair in found}, {pair.new for pair in found}
        left = [n for n in left if n not in olds]
        right = [n for n in right if n not in news]

    settle(_equal(old, new, left, right, lambda item: (_content(item), _number(item))))
    settle(_equal(old, new, left, right, _content))
    settle(_same_number(old, new, left, right))
    settle(_similar(old, new, left, right))
    return sorted(pairs, key=lambda pair: pair.new)


def mostly_the_same(old: Sequence[AnyItem], new: Sequence[AnyItem]) -> bool:
    """Whether at least half of the shorter list stands in the other, word for word or under its number in similar words."""
    shorter = min(len(old), len(new))
    if not shorter:
        return False
    left, right = list(range(len(old))), list(range(len(new)))
    same = _equal(old, new, left, right, _content)
    olds, news = {pair.old for pair in same}, {pair.new for pair in same}
    rest = _same_number(old, new, [n for n in left if n not in olds], [n for n in right if n not in news])
    return len(same) + len(rest) >= _MOSTLY * shorter


def _equal(
    old: Sequence[AnyItem], new: Sequence[AnyItem], left: Sequence[int], right: Sequence[int], key: Callable[[AnyItem], Hashable]
) -> list[Pair]:
    waiting: dict[Hashable, list[int]] = defaultdict(list)
    for n in reversed(left):
        waiting[key(old[n])].append(n)
    return [Pair(waiting[key(new[n])].pop(), n, 1.0) for n in right if waiting.get(key(new[n]))]


def _same_number(old: Sequence[AnyItem], new: Sequence[AnyItem], left: Sequence[int], right: Sequence[int]) -> list[Pair]:
    """Items whose number stands once on either side and whose texts are somewhat alike."""
    from rapidfuzz import fuzz

    olds, news = _by_number(old, left), _by_number(new, right)
    pairs = []
    for number in news.keys() & olds.keys():
        if len(news[number]) == len(olds[number]) == 1:
            before, after = olds[number][0], news[number][0]
            similarity = fuzz.ratio(_text(old[before]), _text(new[after]), score_cutoff=_SAME_NUMBER_FROM)
            if similarity:
                pairs.append(Pair(before, after, round(similarity / 100, 4)))
    return pairs


def _similar(old: Sequence[AnyItem], new: Sequence[AnyItem], left: Sequence[int], right: Sequence[int]) -> list[Pair]:
    """Most alike first; of equally alike pairs those that stand first."""
    import numpy as np
    from rapidfuzz import fuzz, process

    if not left or not right:
        return []
    olds, news = [_text(old[n]) for n in left], [_text(new[n]) for n in right]
    found: list[tuple[float, int, int]] = []
    for start in range(0, len(olds), _BATCH):
        alike = process.cdist(
            olds[start : start + _BATCH], news, scorer=fuzz.ratio, score_cutoff=_SAME_TEXT_FROM, dtype=np.float32, workers=-1
        )
        rows, columns = np.nonzero(alike)
        found += zip((-alike[rows, columns]).tolist(), (rows + start).tolist(), columns.tolist(), strict=True)
    pairs: list[Pair] = []
    used_rows: set[int] = set()
    used_columns: set[int] = set()
    for unlike, row, column in sorted(found):
        if row not in used_rows and column not in used_columns:
            used_rows.add(row)
            used_columns.add(column)
            pairs.append(Pair(left[row], right[column], round(-unlike / 100, 4)))
    return pairs


def _by_number(items: Sequence[AnyItem], positions: Sequence[int]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for n in positions:
        number = _number(items[n])
        if number:
            found[number].append(n)
    return found


def _content(item: Written) -> str:
    return content_id(item.title, item.detail, item.reason)


def _number(item: Written) -> str:
    return normal_form(item.no or "").strip()


def _text(item: Written) -> str:
    return normal_form(f"{item.title}\n{item.detail}")
