"""Fitted numbers as rule files that a person can read: one rule a line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from custaudit.match.settings import Judgement, MatchingFile
from custaudit.rules.language import WeightsFile

WEIGHTS, CUES, MATCHING = "classification/weights.yaml", "classification/cues.csv", "matching.yaml"
"""Where in the folder of the rules the numbers stand."""

_WEIGHTS_HEAD = """\
# yaml-language-server: $schema=../schema/weights.schema.json
# Found by `custaudit rules fit`; hand-set votes stand beside the concepts and rules themselves.
"""
_MATCHING_HEAD = "# The numbers of the matcher; `custaudit rules fit` finds all but `ranking` from labelled items.\n"


def weights_yaml(weights: WeightsFile) -> str:
    """The text of ``weights.yaml``."""
    lines = [_WEIGHTS_HEAD, "axes:\n"]
    lines += [f"  {axis}: {{bias: {_flow(fit.bias)}, temperature: {fit.temperature:g}}}\n" for axis, fit in weights.axes.items()]
    lines.append(f"review: {{type: {weights.review.type:g}, domain: {weights.review.domain:g}}}\nweights:\n")
    for name, votes in sorted(weights.weights.items()):
        axes = ", ".join(f"{axis}: {_flow(codes)}" for axis, codes in votes.items())
        lines.append(f"  {name}: {{{axes}}}\n")
    return "".join(lines)


def matching_yaml(settings: MatchingFile) -> str:
    """The text of ``matching.yaml``."""
    ranking = {name: getattr(settings.ranking, name) for name in settings.ranking.__struct_fields__}
    judgements = _judgement("described", settings.described) + _judgement("texts", settings.texts)
    return f"{_MATCHING_HEAD}ranking: {_flow(ranking)}\n{judgements}"


def _flow(numbers: Mapping[Any, float]) -> str:
    return "{" + ", ".join(f"{name}: {number:g}" for name, number in numbers.items()) + "}"


def _judgement(name: str, judgement: Judgement) -> str:
    calibration = judgement.calibration
    return (
        f"{name}:\n  review: {judgement.review:g}\n"
        f"  calibration: {{sharpness: {calibration.sharpness:g}, bias: {_flow(calibration.bias)}, doubt: {calibration.doubt:g}}}\n"
        f"  choice:\n{_block(judgement.choice)}  answered:\n{_block(judgement.answered)}"
    )


def _block(numbers: Mapping[str, float]) -> str:
    return "".join(f"    {name}: {number:g}\n" for name, number in numbers.items())
