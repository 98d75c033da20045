"""Tells an inventory of customizations from a procurement specification."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path

from custaudit.model import Kind
from custaudit.sources.model import KindGuess
from custaudit.sources.table.headings.vocabulary import compact, vocabulary

_SAMPLE, _LONGEST_ENDING = 400, 12


def guess_kind(
    *,
    override: Kind | None = None,
    path: str = "",
    sheets: Iterable[str] = (),
    headings: Iterable[str] = (),
    texts: Iterable[str] = (),
) -> KindGuess:
    """The kind of a document: what the user said, else its name, its sheets' names, its headings, how its sentences end."""
    if override is not None:
        return KindGuess(override, "option")
    by_name = _named(Path(path).stem)
    if by_name:
        return KindGuess(by_name[0], "file", by_name[1])
    for sheet in sheets:
        by_sheet = _named(sheet)
        if by_sheet:
            return KindGuess(by_sheet[0], "sheet", by_sheet[1])
    by_headings = _headed(list(headings))
    if by_headings:
        return by_headings
    sample = [compact(text[-_LONGEST_ENDING:]).rstrip("。.") for text in islice(texts, _SAMPLE) if text]
    for entry in vocabulary().file.kinds:
        endings = tuple(map(compact, entry.sentences))
        if endings and sample and sum(text.endswith(endings) for text in sample) * 2 > len(sample):
            return KindGuess(entry.kind, "sentences")
    return KindGuess("inventory", "default")


def _named(name: str) -> tuple[Kind, str] | None:
    plain = compact(name)
    found = [(-len(word), word, entry.kind) for entry in vocabulary().file.kinds for raw in entry.names if (word := compact(raw)) in plain]
    return (min(found)[2], min(found)[1]) if found else None


def _headed(headings: Sequence[str]) -> KindGuess | None:
    labels = {compact(part) for heading in headings for part in (heading, *heading.split(" "))}
    scores: list[tuple[int, Kind, list[str]]] = []
    for entry in vocabulary().file.kinds:
        hits = [word for raw in entry.headings if (word := compact(raw)) in labels]
        scores.append((len(hits), entry.kind, hits))
    scores.sort(key=lambda score: -score[0])
    best, second = scores[0], scores[1]
    return KindGuess(best[1], "headings", ", ".join(best[2])) if best[0] > second[0] else None
