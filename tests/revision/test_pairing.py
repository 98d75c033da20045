"""Which item of the old version an item of the new one was."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from custaudit.revision.pairing import mostly_the_same, pair_items
from tests.gate.conftest import make_item


def item(no, title, detail=""):
    return make_item(no, title=title, detail=detail)


OLD = [
    item("1", "転入届の受付簿", "転入届を受け付けた順に番号を振り、受付簿として印刷する。"),
    item("2", "宛名ラベルの並び順", "宛名ラベルを町名順に並べて印刷する。"),
    item("3", "支援措置の警告", "支援措置の対象者の画面に警告を出す。"),
]


def pairs(old, new):
    return [(pair.old, pair.new) for pair in pair_items(old, new)]


def test_items_that_moved_and_were_numbered_anew_are_found_by_their_content():
    new = [item("1", "新しい機能", "窓口の待ち人数を表示する。"), *(item(str(n + 2), one.title, one.detail) for n, one in enumerate(OLD))]
    assert pairs(OLD, new) == [(0, 1), (1, 2), (2, 3)]


def test_a_reworded_item_is_found_by_its_number():
    new = [OLD[0], item("2", "宛名シールの順序", "宛名シールを行政区順に並べて出力する。"), OLD[2]]
    assert pairs(OLD, new) == [(0, 0), (1, 1), (2, 2)]


def test_a_number_taken_over_by_something_else_is_no_pair():
    new = [OLD[0], item("2", "マイナンバーカードの期限通知", "有効期限の3か月前に通知書を作る。"), OLD[2]]
    assert pairs(OLD, new) == [(0, 0), (2, 2)]


def test_a_slightly_reworded_item_without_number_is_found_by_its_words():
    new = [item(None, "転入届の受付簿", "転入届を受け付けた順に番号を振り、受付簿として印刷すること。")]
    (pair,) = pair_items(OLD, new)
    assert (pair.old, pair.new) == (0, 0)
    assert 0.7 < pair.similarity < 1


def test_of_two_equal_items_each_is_paired_once():
    twice = [OLD[0], OLD[0]]
    assert pairs(twice, twice[:1]) == [(0, 0)]
    assert pairs(twice, twice) == [(0, 0), (1, 1)]


LISTS = st.lists(st.builds(item, st.sampled_from(["1", "2", "3", None]), st.text("転入届出", max_size=6)), max_size=8)


@given(LISTS, LISTS)
def test_no_item_is_in_two_pairs_and_the_new_order_is_kept(old, new):
    found = pair_items(old, new)
    assert len({pair.old for pair in found}) == len({pair.new for pair in found}) == len(found)
    assert [pair.new for pair in found] == sorted(pair.new for pair in found)


@given(LISTS)
def test_a_list_is_paired_with_itself_in_full(items):
    assert len(pair_items(items, items)) == len(items)


def test_two_versions_share_half_of_their_items():
    other = [item("1", "介護の認定", "要介護認定の申請を受け付ける。"), item("2", "納付書", "納付書を口座振替の方にも送る。")]
    assert mostly_the_same(OLD, [OLD[0], OLD[2], *other])
    assert not mostly_the_same(OLD, other)
    assert not mostly_the_same(OLD, [])
