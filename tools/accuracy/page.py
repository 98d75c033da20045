"""All measurements in one value, and the page written from it."""

from __future__ import annotations

import os
import platform
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from custaudit.fit.functions import texts_only
from custaudit.fit.labelled import Labelled
from custaudit.i18n import label
from custaudit.model import DOMAINS, TYPES
from custaudit.standards.store import load_standard
from tools.accuracy.answers import Answers, CodeLine, Measures, by_code, measure
from tools.accuracy.curve import CurvePoint, learning_curve
from tools.accuracy.heldout import STANDARD, answers_of, held_out_run, votes_only
from tools.accuracy.labels import SECOND, agreement, writer
from tools.accuracy.matching import (
    MatchMeasures,
    built_in_matcher,
    judged_rows,
    library_measures,
    measure_matches,
    own_judgements,
    own_speed,
    without_examples,
)
from tools.accuracy.rate import ListRate, RateMeasures, list_rate, mixed_lists, one_writers_lists
from tools.accuracy.rivals import TRAINED, held_out_answers, keyword_answers
from tools.accuracy.splits import leave_one_out, new_subject_and_writer, subjects
from tools.accuracy.unseen import UnseenFile, unseen_files


@dataclass(frozen=True)
class FileLine:
    """A file of labelled items: its styles and fields, whether its items were made in pairs, and whether a second reader labelled it."""

    name: str
    items: int
    styles: list[str]
    fields: list[str]
    in_pairs: bool
    second: bool


@dataclass(frozen=True)
class Measured:
    """Everything that the page shows. ``own`` and ``rivals`` go by split (``writer``, ``style``, ``new``).

    Items made in pairs are learned from like the others; they count by writer and style and in ``pairs`` only.
    """

    files: list[FileLine]
    unseen: dict[str, UnseenFile]
    subjects: int
    agreed: dict[str, tuple[int, int]]
    own: dict[str, Measures]
    by_writer: dict[str, Measures]
    by_style: dict[str, Measures]
    types: list[CodeLine]
    domains: list[CodeLine]
    rivals: dict[str, dict[str, Measures]]
    curve: list[CurvePoint]
    own_matching: dict[str, MatchMeasures]
    library_matching: dict[str, dict[str, MatchMeasures]]
    matching_by_writer: dict[str, MatchMeasures]
    lists: dict[str, ListRate]
    mixed: RateMeasures
    one_writer: RateMeasures
    pairs: MatchMeasures
    pair_lists: RateMeasures


def measure_all(labelled: Sequence[Labelled], executor: Executor) -> Measured:
    """Runs every measurement."""
    writers, styles = [writer(entry) for entry in labelled], [entry.style for entry in labelled]
    ordinary = [row for row, entry in enumerate(labelled) if not entry.in_pair]
    splits = {"writer": leave_one_out(writers), "style": leave_one_out(styles), "new": new_subject_and_writer(labelled)}
    runs = {name: held_out_run(labelled, found, executor) for name, found in splits.items()}
    untrained = {"votes": answers_of(votes_only().classify([entry.item for entry in labelled])), "keywords": keyword_answers(labelled)}
    rivals = {
        name: {method: held_out_answers(labelled, splits[name], method, executor) for method in TRAINED} | untrained
        for name in ("writer", "new")
    }
    curve = learning_curve([split for split in splits["writer"] if not labelled[split.test[0]].in_pair], executor)

    standard = load_standard(STANDARD)
    all_rows = judged_rows(labelled)
    rows, pair_rows = ([row for row in all_rows if labelled[row].in_pair is in_pair] for in_pair in (False, True))
    catalogues = {"full": standard, "no_examples": without_examples(standard), "bare": texts_only(standard)}
    types = runs["writer"].types
    judged = {name: own_judgements(labelled, runs["writer"], catalogue) for name, catalogue in catalogues.items()}
    speeds = {name: own_speed(labelled, built_in_matcher(each), types, rows) for name, each in catalogues.items()}
    answers = runs["writer"].answers
    lists, pair_lists = (
        {row: found for row, found in judged["full"].items() if labelled[row].in_pair is in_pair} for in_pair in (False, True)
    )
    return Measured(
        files=_files(labelled),
        unseen=unseen_files(),
        subjects=len(set(subjects(labelled))),
        agreed=agreement(labelled),
        own={name: measure(labelled, run.answers, ordinary) for name, run in runs.items()},
        by_writer=_grouped(labelled, answers, writers),
        by_style=_grouped(labelled, runs["style"].answers, styles),
        types=by_code(*_of(ordinary, [entry.type for entry in labelled], answers.types), TYPES),
        domains=by_code(*_of(ordinary, [entry.domain for entry in labelled], answers.domains), DOMAINS),
        rivals={
            name: {method: measure(labelled, found, ordinary) for method, found in methods.items()} for name, methods in rivals.items()
        },
        curve=curve,
        own_matching={name: measure_matches(labelled, found, rows, speeds[name]) for name, found in judged.items()},
        library_matching={
            "full": library_measures(labelled, splits["writer"], standard, rows, rich=True),
            "bare": library_measures(labelled, splits["writer"], standard, rows, rich=False),
        },
        matching_by_writer={
            name: measure_matches(labelled, judged["full"], [row for row in all_rows if writers[row] == name])
            for name in sorted({writers[row] for row in all_rows})
        },
        lists={
            name: list_rate(labelled, judged["full"], [row for row in judged["full"] if writers[row] == name])
            for name in sorted({writers[row] for row in judged["full"]})
        },
        mixed=mixed_lists(labelled, lists),
        one_writer=one_writers_lists(labelled, lists, writers),
        pairs=measure_matches(labelled, judged["full"], pair_rows),
        pair_lists=one_writers_lists(labelled, pair_lists, writers),
    )


def page(measured: Measured) -> str:
    """The page in Markdown."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent, encoding="utf-8"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701 - Markdown of our own numbers
    )
    environment.filters.update(
        pct=_percent,
        points=lambda share: f"{100 * share:.1f}",
        num=lambda number: "–" if number is None else f"{number:.3f}",
        speed=lambda number: f"{number:,.0f}",
    )
    environment.globals.update(label=label, python=platform.python_version(), cores=os.cpu_count())
    return environment.get_template("accuracy.md.j2").render(m=measured)


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.1f}%"


def _files(labelled: Sequence[Labelled]) -> list[FileLine]:
    found = []
    for name in dict.fromkeys(map(writer, labelled)):
        own = [entry for entry in labelled if writer(entry) == name]
        fields = [code for code, _ in Counter(entry.item.field for entry in own).most_common()]
        found.append(
            FileLine(
                name=name,
                items=len(own),
                styles=list(dict.fromkeys(entry.style for entry in own)),
                fields=list(fields),
                in_pairs=own[0].in_pair,
                second=(SECOND / f"{name}.csv").exists(),
            )
        )
    return found


def _of(rows: Sequence[int], *columns: Sequence[str]) -> list[list[str]]:
    return [[column[row] for row in rows] for column in columns]


def _grouped(labelled: Sequence[Labelled], answers: Answers, groups: Sequence[str]) -> dict[str, Measures]:
    return {name: measure(labelled, answers, [row for row, group in enumerate(groups) if group == name]) for name in dict.fromkeys(groups)}
