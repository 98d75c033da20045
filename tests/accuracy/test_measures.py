"""The arithmetic behind docs/accuracy.md on items small enough to count by hand."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest

from custaudit.fit.labelled import Labelled, in_proportion
from tools.accuracy.answers import Answers, by_code, measure
from tools.accuracy.labels import agreement, labelled_items, writer
from tools.accuracy.matching import Judged, measure_matches
from tools.accuracy.rate import list_rate
from tools.accuracy.rivals import keyword_answers
from tools.accuracy.splits import leave_one_out

BASE = labelled_items()[0]


def entry(**labels: object) -> Labelled:
    return msgspec.structs.replace(BASE, **labels)


def test_flow_counts_only_where_the_domain_is_c_and_was_found() -> None:
    labelled = [entry(domain="C", flow="inbound"), entry(domain="C", flow="inbound"), entry(domain="B", flow=None)]
    found = measure(labelled, Answers(["volume"] * 3, ["C", "B", "C"], ["inbound", "none", "outbound"]), range(3))
    assert (found.flow, found.domain) == (1.0, pytest.approx(1 / 3))


def test_the_rest_is_what_is_not_marked_for_review() -> None:
    labelled = [entry(type="volume", domain="A2", flow=None)] * 4
    answers = Answers(["volume", "volume", "org", "org"], ["A2"] * 4, ["none"] * 4, [0.9] * 4, [0.9] * 4, [False, False, False, True])
    found = measure(labelled, answers, range(4))
    assert (found.review, found.rest_type, found.type) == (0.25, pytest.approx(2 / 3), 0.5)
    assert found.type_error == pytest.approx(0.4)


def test_precision_and_recall_of_a_code_and_where_it_went_wrong() -> None:
    line = by_code(["org", "org", "volume"], ["org", "volume", "volume"], ["org", "volume", "scope"])[0]
    assert (line.precision, line.recall, line.mistaken) == (1.0, 0.5, [("volume", 1)])


def test_sections_count_only_where_the_standard_answers() -> None:
    labelled = [
        entry(verdict="covered", sections=("1.1",)),
        entry(verdict="outside", sections=()),
        entry(verdict="prohibited", sections=("5.2",)),
    ]
    judged = {0: Judged("covered", ["2.2", "1.1"]), 1: Judged("outside", ["1.1"]), 2: Judged("outside", ["5.2"])}
    found = measure_matches(labelled, judged, [0, 1, 2])
    assert (found.answered, found.first, found.three, found.verdict, found.prohibited) == (2, 0.5, 1.0, pytest.approx(2 / 3), 0.0)


def test_the_rate_of_a_list_leaves_out_what_each_side_holds_to_be_no_customization() -> None:
    labelled = [entry(type="volume", verdict="outside"), entry(type="volume", verdict="covered"), entry(type="none", verdict="outside")]
    judged = {0: Judged("outside", [], 1.0), 1: Judged(None, []), 2: Judged("outside", [], 1.0)}
    found = list_rate(labelled, judged, [0, 1, 2])
    assert (found.found, found.truth, found.low, found.high, found.inside) == (1.0, 0.5, 1.0, 1.0, False)


def test_each_fold_is_answered_once_by_all_others() -> None:
    splits = leave_one_out(["a", "b", "a", "c"])
    assert [split.test.tolist() for split in splits] == [[0, 2], [1], [3]]
    assert np.concatenate([splits[0].train, splits[0].test]).tolist() == [1, 3, 0, 2]


def test_the_second_reader_is_compared_item_by_item() -> None:
    labelled = labelled_items()
    same, count = agreement(labelled)["verdict"]
    other = [msgspec.structs.replace(one, verdict="covered" if one.verdict == "outside" else "outside") for one in labelled]
    assert same > 0.95 * count
    assert agreement(other)["verdict"][0] < 0.2 * count


def test_keywords_follow_the_precedence_and_know_no_external_in_seven_type_fields() -> None:
    item = msgspec.structs.replace(BASE.item, title="国保連へ提供するデータの連携", detail="", reason="", object=None, field="jumin")
    both = [entry(item=item), entry(item=msgspec.structs.replace(item, field="kaigo"))]
    assert keyword_answers(both).types == ["linkage", "external"]


def test_confidence_is_learned_from_every_fourth_item_made_in_a_pair() -> None:
    lists, pairs = [entry()] * 3, [entry(in_pair=True)] * 9
    assert in_proportion([*lists, *pairs]) == [0, 1, 2, 3, 7, 11]
    assert in_proportion(lists) == [0, 1, 2]


def test_the_files_of_pairs_are_read_as_such() -> None:
    in_pairs = {writer(one): one.in_pair for one in labelled_items()}
    assert [name for name, made in in_pairs.items() if made] == ["wh", "wr", "ws", "wt", "wu", "wv", "wx", "wy", "wz"]
