"""The measures: accuracy, macro-F1, confusion and calibration of each axis, and the rate against the true one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from msgspec import Struct

from custaudit.evaluate.labels import Label
from custaudit.model import DEVIATIONS, DOMAINS, TYPES, VERDICTS, AssessedItem, ClassifiedItem, Document
from custaudit.rules.language import CODES
from custaudit.score import deviation_interval

_BINS = 10
_ORDER: dict[str, Sequence[str]] = {
    "type": TYPES,
    "domain": DOMAINS,
    "flow": (*CODES["flow"], "none"),
    "verdict": (*VERDICTS, "none"),
}


class Bin(Struct, frozen=True):
    """The items whose confidence lies from ``low`` to ``high``: how sure the tool was, and how often right."""

    low: float
    high: float
    items: int
    confidence: float
    accuracy: float


class Calibration(Struct, frozen=True):
    """How truthful a confidence is: the mean distance between confidence and accuracy over the bins, and the bins."""

    expected_error: float
    bins: list[Bin]


class AxisResult(Struct, frozen=True):
    """One axis over the items labelled for it; ``macro_f1`` is the mean over the codes that occur among the labels, and
    ``confusion`` counts found codes by true code.
    """

    labels: int
    accuracy: float
    macro_f1: float
    confusion: dict[str, dict[str, int]]
    calibration: Calibration | None


class SectionResult(Struct, frozen=True):
    """How often the first, and one of the first three candidates, is of a right section."""

    labels: int
    first: float
    within_three: float
    calibration: Calibration


class ProhibitedResult(Struct, frozen=True):
    """How many of the items labelled prohibited were found so, and how many found so are labelled so."""

    labels: int
    found: int
    recall: float
    precision: float | None


class ReviewResult(Struct, frozen=True):
    """The share that a person is asked to confirm, and the accuracy of each axis on the other items."""

    share: float
    accuracy_on_rest: dict[str, float]


class RateResult(Struct, frozen=True):
    """The customization rate of the labelled items as found and as it is, and how truthful ``p_deviation`` is."""

    found: float
    interval: tuple[float, float]
    truth: float
    difference: float
    calibration: Calibration


class Evaluation(Struct, frozen=True):
    """The document of ``evaluate``."""

    schema: Literal["custaudit.evaluation/1"]
    items: int
    labelled: int
    standard: str | None
    axes: dict[str, AxisResult]
    section: SectionResult | None
    prohibited: ProhibitedResult | None
    review: ReviewResult
    rate: RateResult | None


class _Answer(NamedTuple):
    truth: str
    found: str
    confidence: float | None
    review: bool


def evaluate(document: Document, labels: dict[str, Label]) -> Evaluation:
    """The measures of a document whose items have these labels, by item id; items without a label do not count."""
    pairs = [(item, labels[item.id]) for item in document.items if item.id in labels]
    answers = {name: found for name, found in _answers(pairs).items() if found}
    assessed = [(item, each) for item, each in pairs if isinstance(item, AssessedItem)]
    review = sum(item.review for item, _ in pairs)
    rest = {name: [answer for answer in found if not answer.review] for name, found in answers.items()}
    return Evaluation(
        schema="custaudit.evaluation/1",
        items=len(document.items),
        labelled=len(pairs),
        standard=document.standard.name if document.schema == "custaudit.diff/1" else None,
        axes={name: _axis(name, found) for name, found in answers.items()},
        section=_section(assessed),
        prohibited=_prohibited(answers.get("verdict", [])),
        review=ReviewResult(_share(review, len(pairs)), {name: _accuracy(found) for name, found in rest.items() if found}),
        rate=_rate(assessed),
    )


def _answers(pairs: Sequence[tuple[ClassifiedItem, Label]]) -> dict[str, list[_Answer]]:
    answers: dict[str, list[_Answer]] = {"type": [], "domain": [], "flow": [], "verdict": []}
    for item, each in pairs:
        if each.type is not None:
            answers["type"].append(_Answer(each.type, item.type.code, item.type.confidence, item.review))
        if each.domain is not None:
            answers["domain"].append(_Answer(each.domain, item.domain.code, item.domain.confidence, item.review))
        if each.flow is not None:
            answers["flow"].append(_Answer(each.flow, item.domain.flow or "none", None, item.review))
        if each.verdict is not None and isinstance(item, AssessedItem):
            answers["verdict"].append(_Answer(each.verdict, item.verdict or "none", None, item.review))
    return answers


def _axis(name: str, answers: Sequence[_Answer]) -> AxisResult:
    import pandas as pd

    codes = [code for code in _ORDER[name] if any(code in (answer.truth, answer.found) for answer in answers)]
    truth = pd.Categorical([answer.truth for answer in answers], categories=codes)
    found = pd.Categorical([answer.found for answer in answers], categories=codes)
    table = pd.crosstab(truth, found, dropna=False).reindex(index=codes, columns=codes, fill_value=0)
    sure = [(answer.confidence, answer.truth == answer.found) for answer in answers if answer.confidence is not None]
    counts: list[list[int]] = table.to_numpy().tolist()
    scores = [2 * row[n] / (sum(row) + sum(other[n] for other in counts)) for n, row in enumerate(counts) if any(row)]
    return AxisResult(
        labels=len(answers),
        accuracy=_accuracy(answers),
        macro_f1=round(sum(scores) / len(scores), 4),
        confusion={code: dict(zip(codes, row, strict=True)) for code, row in zip(codes, counts, strict=True)},
        calibration=_calibration(sure) if sure else None,
    )


def _section(pairs: Sequence[tuple[AssessedItem, Label]]) -> SectionResult | None:
    answered = [(item, each) for item, each in pairs if each.sections and each.verdict != "outside"]
    if not answered:
        return None
    first = [bool(item.candidates) and item.candidates[0].section in each.sections for item, each in answered]
    three = [any(candidate.section in each.sections for candidate in item.candidates[:3]) for item, each in answered]
    sure = [(item.candidates[0].similarity if item.candidates else 0.0, right) for (item, _), right in zip(answered, first, strict=True)]
    return SectionResult(len(answered), _share(sum(first), len(first)), _share(sum(three), len(three)), _calibration(sure))


def _prohibited(answers: Sequence[_Answer]) -> ProhibitedResult | None:
    labelled = [answer for answer in answers if answer.truth == "prohibited"]
    if not labelled:
        return None
    named = sum(answer.found == "prohibited" for answer in answers)
    right = sum(answer.found == "prohibited" for answer in labelled)
    return ProhibitedResult(len(labelled), right, _share(right, len(labelled)), _share(right, named) if named else None)


def _rate(pairs: Sequence[tuple[AssessedItem, Label]]) -> RateResult | None:
    """Over the items that both sides judge: the label gives a verdict and so does the tool."""
    judged = [(item, each) for item, each in pairs if item.verdict is not None and each.verdict is not None]
    if not judged:
        return None
    truth = _share(sum(each.verdict in DEVIATIONS for _, each in judged), len(judged))
    found = _share(sum(item.verdict in DEVIATIONS for item, _ in judged), len(judged))
    chances = [item.p_deviation for item, _ in judged]
    sure = [(max(p, 1 - p), (p >= 0.5) == (each.verdict in DEVIATIONS)) for p, (_, each) in zip(chances, judged, strict=True)]
    return RateResult(found, deviation_interval(chances), truth, round(found - truth, 4), _calibration(sure))


def _calibration(answers: Sequence[tuple[float, bool]]) -> Calibration:
    bins: list[Bin] = []
    error = 0.0
    for number in range(_BINS):
        inside = [(sure, right) for sure, right in answers if min(int(sure * _BINS), _BINS - 1) == number]
        if inside:
            confidence = sum(sure for sure, _ in inside) / len(inside)
            accuracy = sum(right for _, right in inside) / len(inside)
            error += abs(confidence - accuracy) * len(inside) / len(answers)
            bins.append(Bin(number / _BINS, (number + 1) / _BINS, len(inside), round(confidence, 4), round(accuracy, 4)))
    return Calibration(round(error, 4), bins)


def _accuracy(answers: Sequence[_Answer]) -> float:
    return _share(sum(answer.truth == answer.found for answer in answers), len(answers))


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0
