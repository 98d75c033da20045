"""What the rules and weights as they are reach on writers they were not made from (docs/accuracy.md has all figures)."""

from __future__ import annotations

import pytest

from custaudit.fit.labelled import Labelled
from tools.accuracy.answers import measure
from tools.accuracy.heldout import answers_of, votes_only
from tools.accuracy.labels import labelled_items, unseen_items, writer
from tools.accuracy.unseen import installed_file

UNSEEN = unseen_items()
LISTS = [("wq", "v"), ("wq", "p"), ("wq", "r"), ("xa", "v"), ("xb", "p"), ("xc", "r"), ("xd", "v"), ("xe", "p"), ("xf", "r")]


def of(name: str) -> list[Labelled]:
    return [entry for entry in UNSEEN if writer(entry) == name]


@pytest.mark.parametrize("name", ["wk", "wm", "wp"])
def test_an_ordinary_inventory_reaches_the_floors(name: str) -> None:
    own, matching, rate = installed_file(of(name))
    assert own.type >= 0.92
    assert own.type_f1 >= 0.9
    assert own.domain >= 0.9
    assert own.flow is not None and own.flow >= 0.95
    assert own.review is not None and own.review <= 0.15
    assert own.rest_type is not None and own.rest_type >= 0.96
    assert matching is not None and matching.verdict is not None and matching.verdict >= 0.85
    assert rate is not None and rate.difference <= 0.05


@pytest.mark.parametrize(("name", "style"), LISTS)
def test_the_rate_of_a_list_of_a_hundred_lines(name: str, style: str) -> None:
    _, matching, rate = installed_file([entry for entry in of(name) if entry.style == style])
    assert matching is not None
    assert matching.first is not None and matching.first >= 0.85
    assert matching.three is not None and matching.three >= 0.92
    assert matching.verdict is not None and matching.verdict >= 0.88
    assert matching.prohibited is not None and matching.prohibited >= 0.8
    assert rate is not None and rate.difference <= 0.05 and rate.inside


def test_an_inventory_with_many_near_misses_reaches_lower_floors() -> None:
    own, matching, _ = installed_file(of("wn"))
    assert own.type >= 0.92
    assert own.domain >= 0.88
    assert matching is not None
    assert matching.first is not None and matching.first >= 0.8
    assert matching.three is not None and matching.three >= 0.92
    assert matching.verdict is not None and matching.verdict >= 0.8
    assert matching.prohibited is not None and matching.prohibited >= 0.8


def test_learning_adds_to_the_votes_set_by_hand() -> None:
    by_hand = measure(UNSEEN, answers_of(votes_only().classify([entry.item for entry in UNSEEN])), range(len(UNSEEN)))
    learned, _, _ = installed_file(UNSEEN)
    assert 0.65 <= by_hand.type < learned.type
    assert 0.65 <= by_hand.domain < learned.domain


@pytest.mark.parametrize("name", sorted({writer(entry) for entry in UNSEEN}))
def test_no_text_for_testing_stands_in_a_file_that_weights_are_learned_from(name: str) -> None:
    known = {(entry.item.title, entry.item.detail) for entry in labelled_items()}
    assert not [entry.item.id for entry in of(name) if (entry.item.title, entry.item.detail) in known]
