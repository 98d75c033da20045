"""The search of ``standards search``: words as ``search`` finds them, and whole sentences and other spellings as well."""

from __future__ import annotations

import pytest

from custaudit.lookup import Lookup
from custaudit.match.settings import MatchingFile
from custaudit.rules.paths import builtin_rules
from custaudit.rules.yamlfile import read_yaml
from custaudit.standards.catalogue import Standard
from custaudit.standards.search import search


@pytest.fixture(scope="module")
def lookup(jumin: Standard) -> Lookup:
    return Lookup(jumin, read_yaml(builtin_rules() / "matching.yaml", MatchingFile).ranking)


def sections(lookup: Lookup, words: str, limit: int = 3) -> list[str]:
    return [hit.section.section for hit in lookup.find(words, limit)]


@pytest.mark.parametrize(
    ("sentence", "section"),
    [
        ("支援措置の期間が終わる前に職員へ知らせてほしい", "3.4"),
        ("本人からの申し出により住民異動の届けを受理しないようにしたい", "3.5"),
        ("条件を指定して住民を無作為に選び出し、宛名のシールを刷る", "9.6"),
        ("証明書の文字が枠に入りきらない時は文字を小さくする", "5.8"),
    ],
)
def test_a_whole_sentence_finds_its_section(lookup: Lookup, jumin: Standard, sentence: str, section: str) -> None:
    assert section in sections(lookup, sentence)
    written = [hit.score for hit in search(jumin, sentence)]
    assert lookup.find(sentence)[0].score > max(written, default=0.0)


@pytest.mark.parametrize(("words", "section"), [("無作為抽出", "9.6"), ("不受理申し出", "3.5"), ("取り消した異動の取消し", "4.6.0.1")])
def test_other_spellings_find_the_same(lookup: Lookup, words: str, section: str) -> None:
    assert section in sections(lookup, words, 5)


def test_a_number_finds_only_what_it_names(lookup: Lookup) -> None:
    assert [hit.requirement.id for hit in lookup.find("4.0.10-p1")] == ["4.0.10-p1"]


@pytest.mark.parametrize("words", ["量子計算機", "天気予報を表示", "", "  ", "99.99"])
def test_what_the_standard_does_not_speak_of_is_not_found(lookup: Lookup, words: str) -> None:
    assert lookup.find(words) == []


def test_scores_fall_and_stay_between_0_and_1(lookup: Lookup) -> None:
    scores = [hit.score for hit in lookup.find("転出証明書を再び発行する", 50)]
    assert scores
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)
