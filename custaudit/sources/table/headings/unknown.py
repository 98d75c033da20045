"""Columns with headings that no list of words knows, told by their place and their cells: the title or the content that a table lacks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from custaudit.sources.table.headings.choices import Values, are_contents, are_names, says_before, share_filled
from custaudit.sources.table.headings.meanings import is_not_own
from custaudit.sources.table.headings.names import ends_in_thing
from custaudit.sources.table.headings.vocabulary import compact, vocabulary
from custaudit.sources.table.headings.wordlists import ColumnName

_TEXTS = frozenset({"title", "detail"})
# What a heading says that no more than resembles a known one.
_HARDLY = 0.45
# The title is in a column headed by a thing only where nothing better is there.
_PLAINLY = 0.9
_NEARLY_ALWAYS = 0.9
_FEWEST = 3
_FEWEST_SENTENCES = 2


def add_unknown(
    single: dict[ColumnName, int],
    labels: Sequence[Sequence[str]],
    columns: Values,
    candidates: Sequence[Mapping[ColumnName, float]],
    used: Sequence[int],
) -> int | None:
    """The column under an unknown heading that was taken for a title or content, where the table lacks it, or has for titles the
    forms and screens that its items are about: names left of the content, or sentences right of the title. None where there is none."""
    free = [column for column in range(len(labels)) if column not in used and _is_unknown(labels[column], candidates[column])]
    title, detail = single.get("title"), single.get("detail")
    if detail is None:
        after = [column for column in free if title is not None and column > title and _are_contents(columns, column)]
        if after:
            single["detail"] = after[0]
        return after[0] if after else None
    if _heads_other_table(labels[detail]) or (title is not None and not _is_thing(title, detail, labels, candidates)):
        return None
    if title is None:
        # A heading that says no more than the content's does may head the names of the contents.
        free += [column for column in range(detail) if column not in used and _is_content(labels[column], candidates[column])]
    before = sorted(column for column in free if column < detail and _are_names(columns, column, first=_is_first(column, single, labels)))
    if not before:
        return None
    if title is not None:
        if before[-1] > title and "object" in single:
            return None
        single.setdefault("object", title)
    single["title"] = before[-1]
    return before[-1]


def _is_thing(title: int, detail: int, labels: Sequence[Sequence[str]], candidates: Sequence[Mapping[ColumnName, float]]) -> bool:
    """Whether the column of the titles may just as well name what the items are about: one headed so, or behind the content."""
    if "object" not in candidates[title] and not ends_in_thing(labels[title]):
        return False
    return title > detail or candidates[title].get("title", 0.0) < _PLAINLY


def _is_unknown(parts: Sequence[str], weights: Mapping[ColumnName, float]) -> bool:
    """Whether a heading says nothing that is known, of the item or of what stands beside it."""
    return weights.keys() <= _TEXTS and max(weights.values(), default=0.0) <= _HARDLY and _is_of_item(parts)


def _is_content(parts: Sequence[str], weights: Mapping[ColumnName, float]) -> bool:
    """Whether a heading says a content of the item and nothing else."""
    return weights.keys() == {"detail"} and weights["detail"] > _HARDLY and _is_of_item(parts)


def _is_of_item(parts: Sequence[str]) -> bool:
    """Whether a heading speaks neither of what stands beside the item nor of how it was, nor of what others answer."""
    if not parts:
        return False
    words = vocabulary()
    known = {compact(part) for part in (*parts, "".join(parts))}
    plain = compact("".join(parts))
    aside = _heads_other_table(parts) or known & words.beside or is_not_own(plain) or says_before(parts)
    return not (aside or any(word in plain for word in words.answers))


def _heads_other_table(parts: Sequence[str]) -> bool:
    """Whether a heading is one of tables that are no inventories, such as lists of questions and answers."""
    known = {compact(part) for part in (*parts, "".join(parts))}
    return any(known & group for group in vocabulary().other_tables.values())


def _is_first(column: int, single: Mapping[ColumnName, int], labels: Sequence[Sequence[str]]) -> bool:
    """Whether a column is the first of the table, but for the number."""
    number = single.get("no")
    numbers = () if number is None else labels[number]
    return all(not labels[before] or before == number or labels[before] == numbers for before in range(column))


def _are_names(columns: Values, column: int, *, first: bool) -> bool:
    values = [value for value in columns[column] if value]
    enough = _FEWEST if not first else 1
    return len(values) >= enough and share_filled(columns, column) >= _NEARLY_ALWAYS and are_names(values)


def _are_contents(columns: Values, column: int) -> bool:
    values = [value for value in columns[column] if value]
    return len(values) >= _FEWEST_SENTENCES and share_filled(columns, column) >= _NEARLY_ALWAYS and are_contents(values)
