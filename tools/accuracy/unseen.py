"""The rules and weights as they are, on the files kept for testing: neither rules nor weights were made from them."""

from __future__ import annotations

from dataclasses import dataclass

from custaudit.classify.engine import Classifier
from custaudit.fit.labelled import Labelled
from custaudit.rules.ruleset import load_rules
from custaudit.standards.store import load_standard
from tools.accuracy.answers import Measures, measure
from tools.accuracy.heldout import STANDARD, answers_of
from tools.accuracy.labels import unseen_items, writer
from tools.accuracy.matching import MatchMeasures, built_in_matcher, judge, judged_rows, measure_matches
from tools.accuracy.rate import ListRate, list_rate
from tools.accuracy.rivals import unseen_answers


@dataclass(frozen=True)
class UnseenFile:
    """The measures of one file: custaudit as installed, a linear SVM learned from the same labels, verdicts and rate if it has verdicts."""

    items: int
    own: Measures
    svm: Measures
    matching: MatchMeasures | None
    rate: ListRate | None


def installed_file(labelled: list[Labelled]) -> tuple[Measures, MatchMeasures | None, ListRate | None]:
    """What the installed rules and weights reach on a list of labelled items."""
    classified, types = Classifier(load_rules()).classify_with_probabilities([entry.item for entry in labelled])
    own = measure(labelled, answers_of(classified), range(len(labelled)))
    rows = [row for row, entry in enumerate(labelled) if entry.verdict is not None]
    if not rows:
        return own, None, None
    judged = judge(labelled, built_in_matcher(load_standard(STANDARD)), types, rows)
    return own, measure_matches(labelled, judged, judged_rows(labelled)), list_rate(labelled, judged, rows)


def unseen_files() -> dict[str, UnseenFile]:
    """Every file kept for testing, by name."""
    everything = unseen_items()
    svm = unseen_answers("svm")
    found: dict[str, UnseenFile] = {}
    for name in dict.fromkeys(map(writer, everything)):
        rows = [row for row, entry in enumerate(everything) if writer(entry) == name]
        labelled = [everything[row] for row in rows]
        own, matching, rate = installed_file(labelled)
        found[name] = UnseenFile(len(labelled), own, measure(everything, svm, rows), matching, rate)
    return found
