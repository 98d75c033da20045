"""For which kinds of municipality a column gives the class."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from custaudit.model import KINDS, MunicipalityKind
from custaudit.standards.importers.words import StandardWords, kinds_named, names_any, plain

_SIGNS = re.compile(r"[()\[\]\u3010\u3011\u3014\u3015\s\u30fb/,\u3001]+")
# Who speaks for kinds that no column names: the column of the nearest kind.
NEAREST: dict[MunicipalityKind, tuple[MunicipalityKind, ...]] = {
    "designated": ("core", "ordinary"),
    "core": ("ordinary", "designated"),
    "ordinary": ("core", "designated"),
}


def kinds_of_heading(parts: Sequence[str], words: StandardWords, beside: Collection[MunicipalityKind] = ()) -> tuple[MunicipalityKind, ...]:
    """The kinds that the innermost part of a heading names; ``beside`` are those that other columns name.

    A part that says "other than" stands for all kinds but those that it names, or but those of the columns beside it.
    """
    for part in reversed(parts):
        form = plain(part)
        before = next((form.split(plain(word))[0] for word in words.other_than if plain(word) in form), None)
        if before is not None and (named := kinds_named(before, words)):
            return tuple(kind for kind in KINDS if kind not in named)
        if named := kinds_named(part, words):
            return tuple(named)
        if beside and names_any(words.rest_of_kinds, part):
            return tuple(kind for kind in KINDS if kind not in beside)
        if beside:
            for word in words.columns["class"]:
                form = form.replace(plain(word), "")
            bare = _SIGNS.sub("", form)
            for kind, names in words.kind_headings.items():
                if bare in {plain(name) for name in names}:
                    return (kind,)
    return ()
