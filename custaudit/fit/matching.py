"""Fits the weights of the matcher from labelled items that name the section and the verdict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
import numpy as np
from numpy.typing import NDArray

from custaudit.fit.labelled import Labelled, in_proportion
from custaudit.fit.loglinear import Matrix, fit_choice, fit_yes_no, softmax
from custaudit.match.judge import CHOICE_SIGNALS
from custaudit.match.matcher import ANSWERED_WEIGHTS, FLOOR, Match, Matcher, Probabilities, Signals, calibrated
from custaudit.match.settings import Calibration, Judgement
from custaudit.model import DEVIATIONS, VERDICTS
from custaudit.score import LEVEL, deviation_interval

_CHOICE_RIDGE = 0.3
_ANSWERED_RIDGE = 0.3
NO_CALIBRATION = Calibration(sharpness=1.0, bias={})
_FOLDS = 6
_MOST_DOUBT, _LISTS = 15, 20
_MOST_REVIEW = 0.10
_CHOICE_PRIOR = {"score": 5.0}


@dataclass(frozen=True)
class JudgedItems:
    """Labelled items with the signals of their candidates, and which candidates are right."""

    items: list[Labelled]
    types: Probabilities
    signals: list[Signals]
    right: list[NDArray[np.bool_]]


def judged_items(matcher: Matcher, labelled: Sequence[Labelled], types: Probabilities) -> JudgedItems:
    """The items that have a verdict, with the signals of the matcher; ``types`` are probabilities not learned from them."""
    rows = [row for row, entry in enumerate(labelled) if entry.is_judged]
    items = [labelled[row] for row in rows]
    signals = matcher.signals([entry.item for entry in items], types[rows])
    return JudgedItems(items, types[rows], signals, [_right(matcher, entry, found) for entry, found in zip(items, signals, strict=True)])


def _right(matcher: Matcher, entry: Labelled, signals: Signals) -> NDArray[np.bool_]:
    requirements = matcher.standard.requirements
    verdicts = matcher.verdicts(entry.item)
    in_section = np.array([requirements[number][0].section in entry.sections for number in signals.candidates])
    with_verdict = in_section & np.array([verdicts[number] == entry.verdict for number in signals.candidates])
    return with_verdict if with_verdict.any() else in_section


def fit_weights(matcher: Matcher, labelled: Sequence[Labelled], types: Probabilities) -> Judgement:
    """The matcher's judgement with ``choice`` and ``answered`` learned from the labelled items; the rest stays."""
    data = judged_items(matcher, labelled, types)
    choosable = [number for number, right in enumerate(data.right) if right.any()]
    prior = np.array([_CHOICE_PRIOR.get(name, 0.0) for name in CHOICE_SIGNALS])
    choice = fit_choice([data.signals[n].choice for n in choosable], [data.right[n] for n in choosable], prior, _CHOICE_RIDGE)
    chosen = matcher.with_judgement(_with_weights(matcher.judgement, choice, None))
    rows: Matrix = np.array([found.answered for found in chosen.signals([entry.item for entry in data.items], data.types)])
    inside = np.array([entry.verdict != "outside" for entry in data.items])
    answered = fit_yes_no(rows, inside, np.zeros(rows.shape[1]), _ANSWERED_RIDGE)
    return _with_weights(matcher.judgement, choice, answered)


def fit_calibration(matches: Sequence[tuple[Labelled, Match]]) -> Calibration:
    """The calibration under which held-out verdicts are most likely; the matches must come from an uncalibrated matcher.

    Items made in pairs count in the proportion of real lists, here and in ``fit_doubt``.
    """
    from scipy.optimize import minimize

    matches = _in_proportion(matches)
    logs = np.log(np.array([[match.by_verdict[verdict] + FLOOR for verdict in VERDICTS] for _, match in matches]))
    truth = np.array([VERDICTS.index(entry.verdict) for entry, _ in matches if entry.verdict is not None])

    def loss(numbers: Matrix) -> float:
        probabilities = softmax(logs * numbers[0] + np.concatenate(([0.0], numbers[1:])))
        return float(-np.log(probabilities[np.arange(len(truth)), truth]).sum() + np.square(numbers[1:]).sum() / 2)

    found = minimize(loss, np.concatenate(([1.0], np.zeros(len(VERDICTS) - 1))), method="L-BFGS-B").x
    bias = {verdict: round(float(number), 3) for verdict, number in zip(VERDICTS, [0.0, *found[1:]], strict=True)}
    # What is forbidden is not talked down: to miss it costs more than to ask a person once too often.
    bias["prohibited"] = max(bias["prohibited"], 0.0)
    return Calibration(sharpness=round(float(found[0]), 3), bias=bias)


def fit_doubt(matches: Sequence[tuple[Labelled, Match]], calibration: Calibration) -> Calibration:
    """The calibration with the least doubt under which the interval holds the true rate of nine lists of one style in ten.

    Doubt is bounded, so that an item that says what a requirement says stays sure.
    """
    matches = _in_proportion(matches)
    styles = sorted({entry.style for entry, _ in matches})
    for percent in range(0, _MOST_DOUBT, 2):
        doubting = msgspec.structs.replace(calibration, doubt=percent / 100)
        judged = calibrated_matches(matches, doubting)
        if np.mean([_holds(judged, style, number) for style in styles for number in range(_LISTS)]) >= LEVEL:
            break
    return doubting


def _in_proportion(matches: Sequence[tuple[Labelled, Match]]) -> list[tuple[Labelled, Match]]:
    return [matches[place] for place in in_proportion([entry for entry, _ in matches])]


def _holds(matches: Sequence[tuple[Labelled, Match]], style: str, seed: int) -> bool:
    """Whether the interval of a list drawn anew from the lines of one style holds its true rate."""
    mine: list[tuple[bool, float]] = [(entry.verdict in DEVIATIONS, match.p_deviation) for entry, match in matches if entry.style == style]
    places: list[int] = np.random.default_rng(seed).integers(len(mine), size=len(mine)).tolist()
    drawn = [mine[place] for place in places]
    low, high = deviation_interval([chance for _, chance in drawn])
    return low <= sum([deviates for deviates, _ in drawn]) / len(drawn) <= high


def held_out_matches(matcher: Matcher, labelled: Sequence[Labelled], types: Probabilities) -> list[tuple[Labelled, Match]]:
    """Every item that has a verdict with its uncalibrated match by weights fitted without its style (six folds of whole styles)."""
    plain = matcher.with_judgement(msgspec.structs.replace(matcher.judgement, calibration=NO_CALIBRATION))
    found: list[tuple[Labelled, Match]] = []
    styles = sorted({entry.style for entry in labelled})
    for number in range(_FOLDS):
        held_out = set(styles[number::_FOLDS])
        outside = [row for row, entry in enumerate(labelled) if entry.style not in held_out]
        inside = [row for row, entry in enumerate(labelled) if entry.style in held_out and entry.is_judged]
        if inside:
            fitted = plain.with_judgement(fit_weights(plain, [labelled[row] for row in outside], types[outside]))
            found += zip(
                [labelled[row] for row in inside], fitted.match([labelled[row].item for row in inside], types[inside]), strict=True
            )
    return found


def calibrated_matches(matches: Sequence[tuple[Labelled, Match]], calibration: Calibration) -> list[tuple[Labelled, Match]]:
    """The same matches with calibrated probabilities and the verdict that follows from them."""
    before = np.array([[match.by_verdict[verdict] for verdict in VERDICTS] for _, match in matches]).reshape(-1, len(VERDICTS))
    result: list[tuple[Labelled, Match]] = []
    for (entry, match), probabilities in zip(matches, calibrated(before, calibration).tolist(), strict=True):
        by_verdict = dict(zip(VERDICTS, probabilities, strict=True))
        verdict = max(VERDICTS, key=by_verdict.__getitem__)
        result.append((entry, msgspec.structs.replace(match, verdict=verdict, by_verdict=by_verdict)))
    return result


def review_limit(matches: Sequence[tuple[Labelled, Match]]) -> float:
    """The probability of the verdict below which the allowed share of items goes to a person."""
    return round(float(np.quantile([match.confidence for _, match in _in_proportion(matches)], _MOST_REVIEW)), 3)


def fit_judgement(matcher: Matcher, labelled: Sequence[Labelled], types: Probabilities) -> tuple[Judgement, list[tuple[Labelled, Match]]]:
    """The whole judgement for the matcher's standard, and the calibrated held-out matches that show what it is worth."""
    matches = held_out_matches(matcher, labelled, types)
    calibration = fit_doubt(matches, fit_calibration(matches))
    matches = calibrated_matches(matches, calibration)
    weights = fit_weights(matcher, labelled, types)
    return msgspec.structs.replace(weights, calibration=calibration, review=review_limit(matches)), matches


def _with_weights(judgement: Judgement, choice: Matrix, answered: Matrix | None) -> Judgement:
    return msgspec.structs.replace(
        judgement,
        choice={name: round(float(weight), 3) for name, weight in zip(CHOICE_SIGNALS, choice, strict=True)},
        answered=judgement.answered
        if answered is None
        else {name: round(float(w), 3) for name, w in zip(ANSWERED_WEIGHTS, answered, strict=True)},
    )
