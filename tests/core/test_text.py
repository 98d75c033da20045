"""Normalised text, and the way back to what stands in the cell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custaudit.text import normal_form, normalize
from custaudit.texts import normalize_all

AWKWARD = st.text(alphabet="あいカキ東京ｶﾞﾊﾟ゛゜\u3099 　-ー―～㈱㍻Ⅲ①ａＢ7８葛\U000e0100\ufe00、。\n𠮷é", max_size=24)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("ｶﾞｲﾄﾞ", "ガイド"),
        ("か\u3099き", "がき"),
        ("ハ゜ソコン", "パソコン"),
        ("住 民　票", "住民票"),
        ("サ－ビス", "サービス"),
        ("データ―連携", "データー連携"),
        ("Ｂ５－Ａ４", "b5-a4"),
        ("㈱ＮＴＴ㍻７年", "(株)ntt平成7年"),
        ("葛\U000e0100城", "葛城"),
        ("PC 3台", "pc 3台"),
        ("住\u2ea0票の\u2f40所\u2ed1", "住民票の支所長"),
    ],
)
def test_many_writings_are_read_as_one(written: str, read: str) -> None:
    assert normal_form(written) == read


def test_a_span_leads_back_to_the_whole_of_what_was_written() -> None:
    found = normalize("各課の㍻ｶﾞｲﾄﾞ")
    start = found.text.index("ガイド")
    assert "各課の㍻ｶﾞｲﾄﾞ"[slice(*found.original(start, start + 3))] == "ｶﾞｲﾄﾞ"
    start = found.text.index("成")
    assert "各課の㍻ｶﾞｲﾄﾞ"[slice(*found.original(start, start + 1))] == "㍻"


@given(AWKWARD)
def test_every_span_lies_within_the_original_and_in_order(written: str) -> None:
    found = normalize(written)
    spans = [found.original(place, place + 1) for place in range(len(found.text))]
    assert all(0 <= start < end <= len(written) for start, end in spans)
    assert spans == sorted(spans)


@given(AWKWARD)
def test_nothing_but_blanks_and_selectors_is_lost(written: str) -> None:
    found = normalize(written)
    seen = {place for n in range(len(found.text)) for place in range(*found.original(n, n + 1))}
    assert set("".join(char for n, char in enumerate(written) if n not in seen)) <= {" ", "　", "\ufe00", "\U000e0100"}


@given(st.lists(AWKWARD | st.text(max_size=8), max_size=6))
def test_many_texts_at_once_are_normalised_as_one_by_one(written: list[str]) -> None:
    assert normalize_all(written) == [normalize(text) for text in written]
