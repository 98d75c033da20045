"""What the rules reach on a writer that neither the rules nor the weights were made from (docs/accuracy.md has all figures)."""

from __future__ import annotations

import numpy as np
import pytest

from custaudit.fit.labelled import Labelled
from custaudit.model import ClassifiedItem
from tools.accuracy.answers import Measures, measure
from tools.accuracy.heldout import answers_of, fit_without, votes_only, with_weights
from tools.accuracy.labels import labelled_items, writer
from tools.accuracy.splits import leave_one_out

UNSEEN = "wf"
EVERY = 2
"""Learning from every second item of the other writers keeps the test short."""

LABELLED = labelled_items()


def measured(classified: list[ClassifiedItem], test: list[Labelled]) -> Measures:
    return measure(test, answers_of(classified), range(len(test)))


@pytest.fixture(scope="module")
def unseen() -> list[Labelled]:
    return [entry for entry in LABELLED if writer(entry) == UNSEEN]


@pytest.fixture(scope="module")
def learned(unseen: list[Labelled]) -> Measures:
    others = np.flatnonzero([writer(entry) != UNSEEN for entry in LABELLED])
    classifier = with_weights(*fit_without(others[::EVERY]))
    return measured(classifier.classify([entry.item for entry in unseen]), unseen)


def test_weights_learned_from_others_reach_the_floors_on_the_unseen_writer(learned: Measures) -> None:
    assert learned.type >= 0.88
    assert learned.type_f1 >= 0.85
    assert learned.domain >= 0.85
    assert learned.flow is not None and learned.flow >= 0.88


def test_the_votes_set_by_hand_carry_far_by_themselves_and_learning_adds_to_them(learned: Measures, unseen: list[Labelled]) -> None:
    by_hand = measured(votes_only().classify([entry.item for entry in unseen]), unseen)
    assert by_hand.type >= 0.7
    assert by_hand.domain >= 0.68
    assert learned.type > by_hand.type


def test_a_held_out_fold_shares_no_item_with_what_is_learned_from() -> None:
    writers = [writer(entry) for entry in LABELLED]
    for split in leave_one_out(writers):
        assert set(np.array(writers)[split.test]) & set(np.array(writers)[split.train]) == set()
        assert len(split.test) + len(split.train) == len(LABELLED)


def test_no_text_of_a_writer_stands_in_another_file_as_it_is() -> None:
    owners: dict[tuple[str, str], str] = {}
    for entry in LABELLED:
        text = (entry.item.title + entry.item.detail, entry.item.field)
        assert owners.setdefault(text, writer(entry)) == writer(entry), text
