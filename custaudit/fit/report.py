"""The cross-validation in words and numbers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from custaudit.fit.classification import FITTED_AXES, HeldOut
from custaudit.fit.labelled import Labelled
from custaudit.fit.measures import accuracy, calibration_error, macro_f1
from custaudit.match.matcher import Match
from custaudit.model import DEVIATIONS
from custaudit.rules.language import CODES


def classification_report(labelled: Sequence[Labelled], held_out: HeldOut) -> str:
    """Accuracy, macro-F1 and calibration error of each axis over held-out styles, then accuracy by style."""
    lines = [f"{'axis':8}{'items':>7}{'accuracy':>10}{'macro-F1':>10}{'ECE':>8}"]
    by_style: dict[str, list[str]] = {style: [f"{style:12}"] for style in sorted({entry.style for entry in labelled})}
    for axis in FITTED_AXES:
        applies: list[int] = np.flatnonzero(held_out.data.codes[axis] >= 0).tolist()
        codes, probabilities = CODES[axis], held_out.probabilities[axis]
        labels = [codes[held_out.data.codes[axis][row]] for row in applies]
        predictions = [codes[int(probabilities[row].argmax())] for row in applies]
        right = [a == b for a, b in zip(labels, predictions, strict=True)]
        error = calibration_error([float(probabilities[row].max()) for row in applies], right)
        lines.append(f"{axis:8}{len(labels):7}{accuracy(labels, predictions):10.3f}{macro_f1(labels, predictions):10.3f}{error:8.3f}")
        for style, cells in by_style.items():
            here = [hit for row, hit in zip(applies, right, strict=True) if labelled[row].style == style]
            cells.append(f"{np.mean(here):8.3f}" if here else f"{'-':>8}")
    heading = f"\n{'style':12}" + "".join(f"{axis:>8}" for axis in FITTED_AXES)
    return "\n".join([*lines, heading, *("".join(cells) for cells in by_style.values())])


def matching_report(name: str, matches: Sequence[tuple[Labelled, Match]]) -> str:
    """Section and verdict over held-out styles, and the rate beside the true one."""
    answered = [(entry, match) for entry, match in matches if entry.sections]
    prohibited = [match for entry, match in matches if entry.verdict == "prohibited"]
    first = np.mean([match.candidates[0].section.section in entry.sections for entry, match in answered])
    within = np.mean([any(c.section.section in entry.sections for c in match.candidates) for entry, match in answered])
    lines = [
        f"\n{name}",
        f"section first        {first:.3f}  ({len(answered)} items)",
        f"section within three {within:.3f}",
        f"verdict              {np.mean([match.verdict == entry.verdict for entry, match in matches]):.3f}  ({len(matches)} items)",
        f"recall of prohibited {np.mean([match.verdict == 'prohibited' for match in prohibited]):.3f}  ({len(prohibited)} items)",
        f"rate                 {np.mean([match.verdict in DEVIATIONS for _, match in matches]):.3f}"
        f"  (true {np.mean([entry.verdict in DEVIATIONS for entry, _ in matches]):.3f})",
    ]
    return "\n".join(lines)
