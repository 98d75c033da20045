"""Writes fitted numbers as rule files that a person can read: one rule a line."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from custaudit.match.settings import Judgement, MatchingFile
from custaudit.rules.cues import CueTable, write_cues
from custaudit.rules.language import WeightsFile

_WEIGHTS_HEAD = """\
# yaml-language-server: $schema=../schema/weights.schema.json
# Found by `custaudit rules fit`; hand-set votes stand beside the concepts and rules themselves.
"""
_MATCHING_HEAD = "# The numbers of the matcher; `custaudit rules fit` finds all but `ranking` from labelled items.\n"


def write_weights(folder: Path, weights: WeightsFile, cues: CueTable) -> None:
    """Writes ``weights.yaml`` and ``cues.csv`` into a folder such as ``rules/classification``."""
    lines = [_WEIGHTS_HEAD, "axes:\n"]
    lines += [f"  {axis}: {{bias: {_flow(fit.bias)}, temperature: {fit.temperature:g}}}\n" for axis, fit in weights.axes.items()]
    lines.append(f"review: {{type: {weights.review.type:g}, domain: {weights.review.domain:g}}}\nweights:\n")
    for name, votes in sorted(weights.weights.items()):
        axes = ", ".join(f"{axis}: {_flow(codes)}" for axis, codes in votes.items())
        lines.append(f"  {name}: {{{axes}}}\n")
    (folder / "weights.yaml").write_text("".join(lines), encoding="utf-8", newline="\n")
    write_cues(folder / "cues.csv", cues)


def write_matching(path: Path, settings: MatchingFile) -> None:
    """Writes ``matching.yaml``."""
    ranking = {name: getattr(settings.ranking, name) for name in settings.ranking.__struct_fields__}
    path.write_text(
        f"{_MATCHING_HEAD}ranking: {_flow(ranking)}\n{_judgement('described', settings.described)}{_judgement('texts', settings.texts)}",
        encoding="utf-8",
        newline="\n",
    )


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
