"""``search`` finds requirements by the words a person remembers."""

from __future__ import annotations

import pytest

from custaudit.standards.catalogue import Standard
from custaudit.standards.search import search


def ids(found_in: Standard, words: str, limit: int = 3) -> list[str]:
    return [hit.requirement.id for hit in search(found_in, words, limit)]


@pytest.mark.parametrize(
    ("words", "section"),
    [
        ("不受理", "3.5"),
        ("返納案内", "4.3.2"),
        ("マイナンバーカード 返納案内", "7.1.1.3"),
        ("改ざん 防止", "10.2"),
        ("無作為 抽出", "9.6"),
        ("ﾌﾘｶﾞﾅ ひらがな", "5.3"),
    ],
)
def test_words_find_their_section(jumin: Standard, words: str, section: str) -> None:
    assert section in [found.rpartition("-")[0] for found in ids(jumin, words)]


def test_numbers_find_what_they_name(jumin: Standard) -> None:
    assert ids(jumin, "4.0.10-p1") == ["4.0.10-p1"]
    assert {found.rpartition("-")[0] for found in ids(jumin, "7.2.3", 20)} == {"7.2.3"}


def test_a_wrong_letter_still_finds(jumin: Standard) -> None:
    assert any(found.startswith("3.4-") for found in ids(jumin, "支援処置の延長", 5))


def test_nothing_is_found_for_nothing(jumin: Standard) -> None:
    assert search(jumin, "  ") == []
    assert search(jumin, "量子計算機") == []


def test_scores_fall_and_stay_between_0_and_1(jumin: Standard) -> None:
    scores = [hit.score for hit in search(jumin, "転出 証明書 再発行", 20)]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)
