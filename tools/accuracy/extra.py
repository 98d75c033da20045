"""Any further labelled file against the rules as they are: printed only."""

from __future__ import annotations

from pathlib import Path

from custaudit.classify.engine import Classifier
from custaudit.fit.labelled import read_labelled
from custaudit.rules.ruleset import load_rules
from custaudit.standards.store import load_standard
from tools.accuracy.answers import measure
from tools.accuracy.heldout import STANDARD, answers_of
from tools.accuracy.matching import built_in_matcher, judge, judged_rows, measure_matches
from tools.accuracy.rate import list_rate


def extra_report(path: Path) -> str:
    """The measures of a labelled CSV file, one a line."""
    labelled = read_labelled([path])
    classified, types = Classifier(load_rules()).classify_with_probabilities([entry.item for entry in labelled])
    lines = [f"{path.name}: {len(labelled)} items, rules and weights as installed"]
    found: dict[str, object] = vars(measure(labelled, answers_of(classified), range(len(labelled))))
    rows = [row for row, entry in enumerate(labelled) if entry.verdict is not None]
    if rows:
        judged = judge(labelled, built_in_matcher(load_standard(STANDARD)), types, rows)
        found |= {f"match_{name}": value for name, value in vars(measure_matches(labelled, judged, judged_rows(labelled))).items()}
        found |= {f"rate_{name}": value for name, value in vars(list_rate(labelled, judged, rows)).items()}
    lines += [
        f"  {name:<28}{value:.3f}" if isinstance(value, float) else f"  {name:<28}{value}"
        for name, value in found.items()
        if value is not None
    ]
    return "\n".join(lines)
