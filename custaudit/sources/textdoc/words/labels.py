"""Forms written as lines: a label and its content (subject, content, reason), each form one item."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from custaudit.sources.table.headings.meanings import weights_of
from custaudit.sources.table.headings.wordlists import ColumnName
from custaudit.sources.textdoc.blocks import Block, TableBlock, TableRow
from custaudit.sources.textdoc.words.knowledge import ClauseKnowledge
from custaudit.sources.textdoc.words.markers import split_marker
from custaudit.sources.textdoc.words.sections import is_sentence

_BRACKETED = re.compile(r"[【〔\[（(［]\s*([^】〕\]）)］。、]{1,15}?)\s*[】〕\]）)］]\s*[:：]?\s*")
_BEFORE_COLON = re.compile(r"([^:：。、（(【]{1,15}?)\s*[:：]\s*")
_KNOWN, _PLAIN = 0.8, 1.0
_SIGN = re.compile("[:：】〕」\\])）］]")
_WITHIN = 30
_FEWEST_LABELS = 3
_PAIR = 2
_NUMBERED = re.compile(r"(.{2,12}?)\s*[(\uff08]?(?:[0-9\uff10-\uff19]{1,2}|[\u2460-\u2473])[)\uff09]?")
_ASKED: tuple[ColumnName, ...] = ("title", "detail")


class Labelled(NamedTuple):
    """A line with a label: the label, the column it speaks of, the rest of the line."""

    label: str
    column: ColumnName
    rest: str
    certain: bool


@dataclass
class _Form:
    """One form in the making; ``open_label`` is the one that lines without a label go on with."""

    first: Block | TableRow
    values: dict[str, str] = field(default_factory=dict)
    columns: dict[ColumnName, bool] = field(default_factory=dict)
    open_label: str = ""

    def add(self, line: Labelled) -> None:
        self.values[line.label] = line.rest
        self.columns[line.column] = line.certain
        self.open_label = line.label

    def go_on(self, text: str) -> None:
        self.values[self.open_label] = f"{self.values[self.open_label]}\n{text}".strip()


def labelled(text: str, knowledge: ClauseKnowledge) -> Labelled | None:
    """The label that a line begins with, or None."""
    if not _SIGN.search(text[:_WITHIN]):
        return None
    body = split_marker(text, knowledge)[1]
    found = _BRACKETED.match(body) or _BEFORE_COLON.match(body)
    if found is None:
        return None
    return _as_label(found[1].strip(), body[found.end() :].strip())


def _as_label(label: str, rest: str) -> Labelled | None:
    column, certain = _column_of(label)
    return Labelled(label, column, rest, certain) if column is not None else None


def column_of_label(label: str) -> ColumnName | None:
    """The column of a list that a label speaks of, or None."""
    return _column_of(label)[0]


@lru_cache(maxsize=1 << 12)
def _column_of(label: str) -> tuple[ColumnName | None, bool]:
    """The column that a label speaks of, and whether it says so plainly."""
    weights, matched = weights_of(label)
    best = max(weights.items(), key=lambda pair: pair[1], default=None)
    if best is None or matched != "exact" or best[1] < _KNOWN:
        return None, False
    return best[0], best[1] >= _PLAIN


def with_forms(content: Sequence[Block | TableBlock], knowledge: ClauseKnowledge) -> list[Block | TableBlock]:
    """The content with each run of forms as one table, a row for each form."""
    done: list[Block | TableBlock] = []
    index = 0
    while index < len(content):
        table, end = _forms_at(content, index, knowledge)
        if table is None:
            done.append(content[index])
            index += 1
        else:
            done.append(table)
            index = end
    return done


def _forms_at(content: Sequence[Block | TableBlock], start: int, knowledge: ClauseKnowledge) -> tuple[TableBlock | None, int]:
    """The forms that begin with that block, and where they end."""
    first = content[start]
    if not isinstance(first, Block) or first.level is not None or (line := labelled(first.text, knowledge)) is None:
        return None, start
    forms = [_Form(first)]
    forms[-1].add(line)
    end = index = start + 1
    waiting: list[str] = []
    while index < len(content):
        block = content[index]
        if not isinstance(block, Block) or block.level is not None:
            break
        line = labelled(block.text, knowledge)
        if line is None:
            if not _goes_on(block, forms[-1], knowledge):
                break
            waiting.append(block.text)
        else:
            for text in waiting:
                forms[-1].go_on(text)
            waiting = []
            if line.label in forms[-1].values:
                forms.append(_Form(block))
            forms[-1].add(line)
            end = index + 1
        index += 1
    if waiting and not forms[-1].values[forms[-1].open_label]:
        for text in waiting:
            forms[-1].go_on(text)
        end = index
    return (_table(forms), end) if _are_forms(forms, _FEWEST_LABELS) else (None, start)


def _goes_on(block: Block, form: _Form, knowledge: ClauseKnowledge) -> bool:
    """Whether a block without a label belongs to the label before it."""
    marker = split_marker(block.text, knowledge)[0]
    if marker is not None:
        return marker.bullet or marker.note
    return not form.values[form.open_label] or is_sentence(block.text, knowledge)


def _are_forms(forms: Sequence[_Form], fewest: int) -> bool:
    """Whether they name what is asked for and its content, and there are several forms or one with several labels."""
    columns = {column: certain for form in forms for column, certain in form.columns.items()}
    if not {"title", "detail"} <= columns.keys():
        return False
    # The front page of a specification has labels too, such as its name, aim and outline.
    return len(forms) > 1 or (len(forms[0].values) >= fewest and columns["title"] and columns["detail"])


def _table(forms: Sequence[_Form]) -> TableBlock:
    labels = tuple(dict.fromkeys(label for form in forms for label in form.values))
    head = TableRow(labels, forms[0].first.page, forms[0].first.line)
    rows = (TableRow(tuple(form.values.get(label, "") for label in labels), form.first.page, form.first.line) for form in forms)
    return TableBlock((head, *rows), forms=True)


def numbered_wishes(rows: Sequence[TableRow]) -> TableBlock | None:
    """The contents of a form that numbers its labels such as 1 and 2, a row for each; None if it has not two of them."""
    pairs = [[cell.strip() for cell in row.cells] for row in rows]
    if any(len(pair) != _PAIR for pair in pairs):
        return None
    stems = [found[1] if (found := _NUMBERED.fullmatch(label)) and column_of_label(found[1]) in _ASKED else "" for label, _ in pairs]
    named = set(stems) - {""}
    wished = [at for at, stem in enumerate(stems) if stem and pairs[at][1]]
    if len(named) != 1 or len(wished) < _PAIR:
        return None
    known = ((label, content) for label, content in pairs if column_of_label(label) and label not in named)
    others = {label: content for label, content in known if label not in {pairs[at][0] for at in wished}}
    head = TableRow((*others, *named), rows[0].page, rows[0].line)
    made = (TableRow((*others.values(), pairs[at][1]), rows[at].page, rows[at].line) for at in wished)
    return TableBlock((head, *made), forms=True)


def form_of_pairs(rows: Sequence[TableRow]) -> TableBlock | None:
    """The forms that a table of nothing but labels and their contents holds, a row for each; None if it is no such table."""
    forms: list[_Form] = []
    for row in rows:
        cells = [cell.strip() for cell in row.cells]
        line = _as_label(cells[0], cells[1]) if len(cells) == 2 else None
        if line is None:
            return None
        if not forms or line.label in forms[-1].values:
            forms.append(_Form(row))
        forms[-1].add(line)
    return _table(forms) if forms and _are_forms(forms, 2) else None
