"""Ids come from content: stable when rows move, unique over a run."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from custaudit.sources.identity import content_id, content_ids, unique_over_inputs
from tests.sources.conftest import read_rows

HEAD = ["No", "件名", "内容"]


def table(*titles: str) -> list[list[object]]:
    return [HEAD, *[[number, title, f"{title}の様式を変える"] for number, title in enumerate(titles, 1)]]


def test_a_row_in_the_middle_changes_no_other_id() -> None:
    before = {item.title: item.id for item in read_rows(table("甲", "乙", "丙")).items}
    after = {item.title: item.id for item in read_rows(table("甲", "新", "乙", "丙")).items}
    assert {title: after[title] for title in before} == before
    assert len(set(after.values())) == 4


def test_blanks_and_line_breaks_do_not_count_but_columns_do() -> None:
    assert content_id("備考 欄", "二段に\nする", "") == content_id("備考欄", "二段にする", "")
    assert content_id("a", "b", "") != content_id("ab", "", "")
    assert content_id("a", "b", "") != content_id("a", "", "b")


def test_equal_items_are_numbered() -> None:
    first, second, third = (item.id for item in read_rows(table("甲", "甲", "甲")).items)
    assert (second, third) == (f"{first}-2", f"{first}-3")


def test_ids_are_unique_over_inputs() -> None:
    inputs = unique_over_inputs([read_rows(table("甲", "乙"), name="a.xlsx"), read_rows(table("乙", "丙"), name="b.xlsx")])
    ids = [item.id for read in inputs for item in read.items]
    assert len(set(ids)) == 4
    assert ids[2] == f"{ids[1]}-2"
    for read in inputs:
        assert set(read.originals[0].rows) == {item.id for item in read.items}


WORDS = st.text(st.one_of(st.sampled_from("aΣΑ İ\x00\x01\n\u3000"), st.characters()), max_size=5)


@given(st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=1, max_size=5))
def test_an_id_does_not_depend_on_the_items_beside_it(items: list[tuple[str, str, str]]) -> None:
    assert content_ids(*zip(*items, strict=True)) == [content_id(*item) for item in items]


@given(st.text(), st.text(), st.text())
def test_an_id_is_never_a_number(title: str, detail: str, reason: str) -> None:
    name = content_id(title, detail, reason)
    assert name.startswith("c")
    assert name.isalnum()
