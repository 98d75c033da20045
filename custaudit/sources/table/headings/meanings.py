"""What the words in a heading row say about the columns under them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from custaudit.sources.model import MatchedBy
from custaudit.sources.table.headings.vocabulary import compact, vocabulary
from custaudit.sources.table.headings.wordlists import ColumnName

LONGEST_HEADING = 24
LONGEST_QUESTION = 80
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】|〔[^〔〕]*〕|<[^<>]*>|\(.*$")
_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_LAST_BRACKETS = re.compile(r"[(\[【〔<]([^()\[\]【】〔〕<>]+)[)\]】〕>]$")
_QUESTION_NUMBER = re.compile("^q?\\d{1,2}[.):\u3001]")
_AFTER_QUESTION = "?* \u3002"
_PART_WEIGHT, _SIMILAR_WEIGHT, _NOT_OWN = 0.8, 0.45, 0.3
_BESIDE_CONTENT = 0.3
UNIT_WEIGHT = 0.35
_CONTENT: tuple[ColumnName, ...] = ("title", "detail")
_ENOUGH = 0.5
# A word that says less of its column does not tell that its row is a heading.
_HEADS = 0.4
# A word that says it plainly.
_PLAIN = 1.0


def bare_heading(label: str) -> str:
    """A heading without brackets, footnote marks and endings that say nothing."""
    words = vocabulary()
    for sign in words.question_signs if label.startswith(words.question_signs) else ():
        label = label.removeprefix(sign) if label[len(sign) : len(sign) + 1].isdecimal() else label
    label = _QUESTION_NUMBER.sub("", label) or label
    for beginning in words.ignored_beginnings:
        label = label.removeprefix(beginning) or label
    bare = _BRACKETS.sub("", label) or label.strip("()[]【】〔〕<>")
    for ending in words.ignored_endings:
        bare = bare.removesuffix(ending)
    return bare or label


@lru_cache(maxsize=1 << 12)
def weights_of(label: str) -> tuple[dict[ColumnName, float], MatchedBy]:
    """How strongly one heading speaks for each column, and whether the words fit wholly, in part or nearly."""
    plain = compact(label)
    bare = bare_heading(plain)
    found = _known(plain, bare) or _asked_for(bare)
    if found is not None or len(bare) > LONGEST_HEADING or plain in vocabulary().beside:
        return found or ({}, "exact")
    known = vocabulary().columns
    for length in range(len(bare) - 1, 1, -1):
        for start in range(len(bare) - length):
            if bare[start : start + length] in known:
                weights = known[bare[start : start + length]]
                return _without_money(plain, {name: weight * _SIMILAR_WEIGHT for name, weight in weights.items()}), "similar"
    return {}, "exact"


@lru_cache(maxsize=1 << 14)
def is_heading(cell: str) -> bool:
    """Whether a cell is a known heading, of an inventory or of another table. Quick to say no, since every cell is asked."""
    words = vocabulary()
    if cell[-1] not in words.last_of_headings or len(cell) > LONGEST_HEADING * 2:
        return False
    plain = compact(cell)
    bare = bare_heading(plain)
    if plain in words.beside or bare in words.beside or any(plain in known for known in words.other_tables.values()):
        return True
    found = _known(plain, bare)
    return found is not None and max(found[0].values(), default=0.0) >= _HEADS


def _known(plain: str, bare: str) -> tuple[dict[ColumnName, float], MatchedBy] | None:
    known = vocabulary().columns
    for form in (plain, bare):
        if form in known:
            return _without_money(plain, known[form]), "exact"
    for joiner in vocabulary().file.joiners:
        joined = known.get(bare.replace(joiner, "", 1), {})
        if joiner in bare and max(joined.values(), default=0.0) >= _PLAIN:
            return _without_money(plain, joined), "exact"
    if len(bare) > LONGEST_HEADING:
        return None
    own = _NOT_OWN if is_not_own(plain) else 1.0
    in_part = _of_latin_words(bare) or _of_who_asked(bare) or _of_joined_names(bare)
    # The end of a Japanese compound is its head noun, so the longest known ending decides.
    endings = (bare[-length:] for length in range(len(bare) - 1, 1, -1) if bare[-length:] in known)
    if in_part is None:
        ending, compound = next(endings, ""), vocabulary().compounds.search(bare)
        if compound is not None and len(compound[0]) > len(ending):
            in_part = dict(vocabulary().compound_tails[compound[2]])
        elif ending:
            in_part = {name: weight * _PART_WEIGHT for name, weight in known[ending].items()}
    if in_part is None and not vocabulary().effort_in_brackets.isdisjoint(_IN_BRACKETS.findall(plain)):
        in_part = {"effort_days": UNIT_WEIGHT}
    return None if in_part is None else (_without_money(plain, {name: weight * own for name, weight in in_part.items()}), "part")


def said_in_brackets(label: str) -> dict[ColumnName, float]:
    """What the brackets at the end of a heading say on their own, if they hold another heading."""
    plain = compact(label)
    inside = _LAST_BRACKETS.search(plain)
    return dict(vocabulary().columns.get(inside[1], {})) if inside else {}


def joined_names(label: str) -> list[str]:
    """The names that a heading, compacted, joins: two for contents and effects, else one."""
    return vocabulary().conjunctions.split(label)


def _of_joined_names(bare: str) -> dict[ColumnName, float] | None:
    """What a heading that joins several names says: a title or content before all others."""
    first, *others = joined_names(bare)
    if not others or not first or (found := _known(first, first)) is None:
        return None
    said = [found[0], *(known[0] for name in others if name and (known := _known(name, name)) is not None)]
    if len(said) == 1 and max(said[0].values(), default=0.0) < _PLAIN:
        return None
    weights: dict[ColumnName, float] = {}
    for name, weight in (pair for known in said for pair in known.items()):
        weights[name] = max(weights.get(name, 0.0), weight * _PART_WEIGHT)
    if max(weights.get(name, 0.0) for name in _CONTENT) >= _ENOUGH:
        weights = {name: weight * (1.0 if name in _CONTENT else _BESIDE_CONTENT) for name, weight in weights.items()}
    return weights


def _of_who_asked(bare: str) -> dict[ColumnName, float] | None:
    """What a heading such as 'section that asked' says."""
    words = vocabulary()
    who = bare.endswith(words.sections_of_office) and not bare.endswith(words.no_sections_of_office)
    return {"department": _PART_WEIGHT} if who and any(word in bare for word in words.asking) else None


def _of_latin_words(bare: str) -> dict[ColumnName, float] | None:
    """What a name in Latin letters such as req_title or gyomu_name says: the longest known end of it, with or without its last word."""
    words = bare.split("_") if bare.isascii() else []
    known, endings = vocabulary().columns, vocabulary().file.latin_endings
    for start in range(len(words) if len(words) > 1 else 0):
        of_it = "".join(words[start:]), "".join(words[start:-1]) if words[-1] in endings else ""
        for name in of_it:
            if name in known:
                share = _PART_WEIGHT * (_ENOUGH if start and name in endings else 1.0)
                return {column: weight * share for column, weight in known[name].items()}
    return None


def is_question(label: str) -> bool:
    """Whether a heading asks for an answer, as in the export of a questionnaire."""
    plain = compact(label)
    return len(plain) <= LONGEST_QUESTION and bare_heading(plain).rstrip(_AFTER_QUESTION).endswith(vocabulary().question_endings)


def _asked_for(bare: str) -> tuple[dict[ColumnName, float], MatchedBy] | None:
    """What a question asks for, by the first word in it that tells."""
    words = vocabulary()
    if len(bare) > LONGEST_QUESTION or not bare.rstrip(_AFTER_QUESTION).endswith(words.question_endings):
        return None
    if any(word in bare for word in words.file.asides):
        return {}, "part"
    column = next((column for column, known in words.questions if any(word in bare for word in known)), None)
    return ({} if column is None else {column: _PART_WEIGHT}), "part"


def is_not_own(plain: str) -> bool:
    """Whether a heading, compacted, speaks of the standard or the package itself and not of what sets the municipality's apart."""
    words = vocabulary()
    return any(word in plain for word in words.not_own) and not any(word in plain for word in words.compared)


def _without_money(plain: str, weights: Mapping[ColumnName, float]) -> dict[ColumnName, float]:
    money = any(word in plain for word in vocabulary().not_effort)
    return {name: weight for name, weight in weights.items() if not (money and name == "effort_days")}
