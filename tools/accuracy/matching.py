"""Matching against the standard: custaudit with held-out weights, and the compared libraries with a held-out threshold."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import msgspec
import numpy as np

from custaudit.classify.engine import Scores
from custaudit.fit.labelled import Labelled
from custaudit.fit.matching import NO_CALIBRATION, fit_calibration, fit_doubt, fit_weights
from custaudit.match.matcher import VERDICT_OF, Match, Matcher
from custaudit.match.settings import MatchingFile
from custaudit.model import TYPES, Item, MunicipalityKind, Verdict
from custaudit.rules.paths import builtin_rules
from custaudit.rules.yamlfile import read_yaml
from custaudit.standards.catalogue import Standard
from custaudit.text import normal_form
from tools.accuracy.answers import share
from tools.accuracy.heldout import HeldOutRun
from tools.accuracy.retrieval import RANKERS, Ranking, documents_of
from tools.accuracy.splits import Split

_RUNS = 3
_LONG = 3.0
_OTHERWISE: MunicipalityKind = "core"


@dataclass(frozen=True)
class Judged:
    """What a method says of an item: the verdict, its sections best first, and for custaudit the probability of a deviation."""

    verdict: Verdict | None
    sections: list[str]
    p_deviation: float = 0.0


@dataclass(frozen=True)
class MatchMeasures:
    """Shares over the items that have a verdict; sections over those that a section answers."""

    items: int
    answered: int
    first: float | None
    three: float | None
    verdict: float | None
    prohibited: float | None
    prohibited_precision: float | None
    speed: float | None = None


def judged_rows(labelled: Sequence[Labelled]) -> list[int]:
    """The items that are held against the standard: those with a verdict that are customizations at all."""
    return [row for row, entry in enumerate(labelled) if entry.is_judged]


def measure_matches(
    labelled: Sequence[Labelled], judged: dict[int, Judged], rows: Sequence[int], speed: float | None = None
) -> MatchMeasures:
    """The measures over some of the items."""
    answered = [row for row in rows if labelled[row].sections and labelled[row].verdict != "outside"]
    forbidden = [row for row in rows if labelled[row].verdict == "prohibited"]
    named = [row for row in rows if judged[row].verdict == "prohibited"]
    hit = sum(judged[row].verdict == "prohibited" for row in forbidden)
    return MatchMeasures(
        items=len(rows),
        answered=len(answered),
        first=share(sum(bool(set(judged[row].sections[:1]) & set(labelled[row].sections)) for row in answered), len(answered)),
        three=share(sum(bool(set(judged[row].sections[:3]) & set(labelled[row].sections)) for row in answered), len(answered)),
        verdict=share(sum(judged[row].verdict == labelled[row].verdict for row in rows), len(rows)),
        prohibited=share(hit, len(forbidden)),
        prohibited_precision=share(hit, len(named)),
        speed=speed,
    )


def built_in_matcher(standard: Standard) -> Matcher:
    """The matcher with the settings that come with the tool."""
    return Matcher(standard, read_yaml(builtin_rules() / "matching.yaml", MatchingFile), _OTHERWISE)


def without_examples(standard: Standard) -> Standard:
    """The standard without the inventory lines that its catalogue gives as examples."""
    topics = tuple(msgspec.structs.replace(topic, examples=[]) for topic in standard.topics)
    sections = tuple(
        msgspec.structs.replace(
            section,
            lacks=[],
            requirements=[msgspec.structs.replace(each, examples=[], near_misses=[]) for each in section.requirements],
        )
        for section in standard.sections
    )
    return replace(standard, sections=sections, topics=topics)


def own_judgements(labelled: Sequence[Labelled], run: HeldOutRun, standard: Standard) -> dict[int, Judged]:
    """Verdict and sections of every item that has a verdict, by weights and calibration from the other items of its split.

    An item whose held-out type is ``none`` gets no verdict, as in the tool.
    """
    matcher = built_in_matcher(standard)
    plain = matcher.with_judgement(msgspec.structs.replace(matcher.judgement, calibration=NO_CALIBRATION))
    fitted: list[Matcher] = []
    raw: dict[int, tuple[Labelled, Match]] = {}
    for split in run.splits:
        matcher = plain.with_judgement(fit_weights(plain, [labelled[row] for row in split.train], run.types[split.train]))
        rows = [int(row) for row in split.test if labelled[row].is_judged]
        matches = matcher.match([labelled[row].item for row in rows], run.types[rows])
        raw.update((row, (labelled[row], match)) for row, match in zip(rows, matches, strict=True))
        fitted.append(matcher)
    found: dict[int, Judged] = {}
    for split, matcher in zip(run.splits, fitted, strict=True):
        known = [raw[row] for row in split.train.tolist() if row in raw]
        calibration = fit_doubt(known, fit_calibration(known))
        truthful = matcher.with_judgement(msgspec.structs.replace(matcher.judgement, calibration=calibration))
        found.update(judge(labelled, truthful, run.types, [int(row) for row in split.test if labelled[row].verdict is not None]))
    return found


def judge(labelled: Sequence[Labelled], matcher: Matcher, types: Scores, rows: Sequence[int]) -> dict[int, Judged]:
    """What a matcher says of these items."""
    matches = matcher.match([labelled[row].item for row in rows], types[list(rows)])
    none = TYPES.index("none")
    return {row: Judged(None, []) if types[row].argmax() == none else _judged(match) for row, match in zip(rows, matches, strict=True)}


def _judged(match: Match) -> Judged:
    return Judged(match.verdict, [candidate.section.section for candidate in match.candidates], match.p_deviation)


def own_speed(labelled: Sequence[Labelled], matcher: Matcher, types: Scores, rows: Sequence[int]) -> float:
    """Items a second of the matcher."""
    items, shares = [labelled[row].item for row in rows], types[list(rows)]
    return len(rows) / _median_seconds(lambda: matcher.match(items, shares))


def library_measures(
    labelled: Sequence[Labelled], splits: Sequence[Split], standard: Standard, rows: Sequence[int], *, rich: bool
) -> dict[str, MatchMeasures]:
    """The measures of every compared library over the same items, with its speed."""
    documents = documents_of(standard, rich=rich)
    items = [labelled[row].item for row in rows]
    measures: dict[str, MatchMeasures] = {}
    for name, make in RANKERS.items():
        rank = make(documents)
        rankings: list[Ranking] = []
        seconds = _median_seconds(lambda rank=rank, rankings=rankings: rankings.append(rank(_texts(items))))  # type: ignore[misc]
        judged = _library_judgements(labelled, splits, standard, rows, rankings[0])
        measures[name] = measure_matches(labelled, judged, rows, len(rows) / seconds)
    return measures


def _texts(items: Sequence[Item]) -> list[str]:
    return [normal_form(item.request) for item in items]


def _library_judgements(
    labelled: Sequence[Labelled], splits: Sequence[Split], standard: Standard, rows: Sequence[int], ranking: Ranking
) -> dict[int, Judged]:
    """The class of the best requirement is the verdict; ``outside`` if a topic is best, or below the score that serves the
    other items of the split best.
    """
    requirements = standard.requirements
    position = {row: place for place, row in enumerate(rows)}
    verdicts: dict[int, Verdict] = {}
    sections: dict[int, list[str]] = {}
    for row, place in position.items():
        numbers = [number for number in ranking.documents[place].tolist() if number >= 0]
        inside = [requirements[number] for number in numbers if number < len(requirements)]
        sections[row] = list(dict.fromkeys(section.section for section, _ in inside))
        first = numbers[0] if numbers else len(requirements)
        kind = labelled[row].item.kind or _OTHERWISE
        verdicts[row] = "outside" if first >= len(requirements) else VERDICT_OF[requirements[first][1].class_for(kind)]
    found: dict[int, Judged] = {}
    for split in splits:
        train = [row for row in split.train.tolist() if row in position]
        scores = ranking.scores[[position[row] for row in train], 0]
        limits = np.unique(np.quantile(scores, np.linspace(0, 1, 101)))
        limit = max(
            limits.tolist(),
            key=lambda limit: sum(
                ("outside" if score < limit else verdicts[row]) == labelled[row].verdict for row, score in zip(train, scores, strict=True)
            ),
        )
        for row in (row for row in split.test.tolist() if row in position):
            verdict: Verdict = "outside" if ranking.scores[position[row], 0] < limit else verdicts[row]
            found[row] = Judged(verdict, sections[row])
    return found


def _median_seconds(work: Callable[[], object]) -> float:
    """The median time of three runs; one is enough of what takes long."""
    times: list[float] = []
    while len(times) < _RUNS and sum(times) < _LONG:
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return statistics.median(times)
