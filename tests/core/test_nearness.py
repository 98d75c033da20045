"""How near items are to requirements: grams, index scores and the closer judgement, each held against its definition in plain Python."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from math import log, sqrt
from random import Random

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from custaudit.match.grams import grams, is_grammatical
from custaudit.match.grid import on_grid
from custaudit.match.index import Index
from custaudit.match.judge import ANSWERED_SIGNALS, CHOICE_SIGNALS, Judge, Nearest
from custaudit.match.leaning import Leaning
from custaudit.match.matcher import Match, Matcher, calibrated
from custaudit.match.settings import Calibration, MatchingFile, Ranking
from custaudit.match.vocabulary import Vocabulary
from custaudit.model import TYPES, VERDICTS, Item, Source
from custaudit.rules.paths import builtin_rules
from custaudit.rules.yamlfile import read_yaml
from custaudit.standards.catalogue import Requirement, Standard, Topic
from custaudit.standards.store import load_standard
from custaudit.text import normal_form
from tests.standards.conftest import requirement, standard

RANKING = Ranking(k1=1.2, b=0.5, hiragana=0.3, candidates=3)
# Few characters, so that texts have grams in common; a break, a rare ideograph, a lone surrogate, and what is no letter.
TEXTS = st.lists(st.text("住民票の写しを出すabc1、 _\n𠮷\ud800ーー・", max_size=12), max_size=6)
MADE = standard(
    requirement(
        "1.1-r1",
        "住民票の写しを交付できること。",
        data=["氏名", "住民票", "氏名"],
        forms=["住民票の写し"],
        actions=["交付"],
        aliases=["住民票の発行"],
        examples=["住民票の写しを支所で交付する", "証明書の交付"],
    ),
    requirement(
        "1.1-o1", "手数料を免除する理由を選べること。", near_misses=["手数料を後から免除する"], excludes=["減額", "理由の自由入力"]
    ),
    requirement("1.2-r1", "異動者の一覧を出力できること。", actions=["出力", "印刷", "交付"]),
    requirement("1.2-p1", "異動者の一覧を画面で並べ替える機能は実装しない。"),
)
WITH_TOPICS = replace(
    MADE,
    sections=(msgspec.structs.replace(MADE.sections[0], lacks=["写しを渡した人に礼状を送る"]), *MADE.sections[1:]),
    topics=(Topic(id="library", title="図書館の貸出カード", why="", examples=["図書館の貸出カードの番号を示す"]),),
)
LINES = [
    "住民票の写しを交付する",
    "氏名と住民票の写しを印刷、出力して交付",
    "手数料を後から免除する。減額の理由の自由入力",
    "図書館の貸出カードに氏名を出す",
    "写しを渡した人に礼状",
    "異動者の一覧の一覧の一覧",
    "xyz",
    "",
]


def words(one: Requirement) -> str:
    listed = (one.aliases, one.examples, one.data, one.forms, one.actions)
    return normal_form("\n".join([one.title, one.text, *(word for words in listed for word in words)]))


def about(expected: float | Sequence[float]) -> object:
    """Equal but for the rounding to the grid."""
    return pytest.approx(expected, rel=2e-4, abs=2e-4)


class Plain:
    """The definitions, item by item and gram by gram."""

    def __init__(self, made: Standard) -> None:
        self.documents = [Counter(grams(words(one))) for _, one in made.requirements]
        self.documents += [Counter(grams(normal_form("\n".join([one.title, *one.aliases, *one.examples])))) for one in made.topics]
        self.documents += [Counter(grams(normal_form("\n".join(section.lacks)))) for section in made.sections if section.lacks]
        holders = Counter(gram for document in self.documents for gram in document)
        total = len(self.documents)
        self.information = {
            gram: log(1 + (total - held + 0.5) / (held + 0.5)) * (RANKING.hiragana if is_grammatical(gram) else 1)
            for gram, held in holders.items()
        }

    def said(self, line: str) -> set[str]:
        return set(grams(line)) & self.information.keys()

    def weight(self, found: set[str]) -> float:
        return sum(self.information[gram] for gram in found)

    def score(self, line: str, number: int) -> float:
        document, average = self.documents[number], sum(map(Counter.total, self.documents)) / len(self.documents)
        weights = {gram: round(count / (count + 0.5) * 15) for gram, count in Counter(grams(line)).items() if gram in self.information}
        length = sqrt(sum((weight * self.information[gram]) ** 2 for gram, weight in weights.items()))
        slope = RANKING.k1 * (1 - RANKING.b + RANKING.b * document.total() / average)
        return sum(
            weight / length * self.information[gram] * document[gram] * (RANKING.k1 + 1) / (document[gram] + slope)
            for gram, weight in weights.items()
        )

    def phrase(self, line: str, phrases: Sequence[str], *, cosine: bool) -> float:
        said = self.said(line)
        best = 0.0
        for held in (self.said(normal_form(phrase)) for phrase in phrases):
            whole = sqrt(self.weight(held) * self.weight(said)) if cosine else self.weight(held)
            best = max(best, self.weight(held & said) / whole if whole else 0.0)
        return best

    def closer(self, line: str, one: Requirement) -> list[float]:
        return [
            self.phrase(line, one.examples, cosine=True),
            self.phrase(line, one.near_misses, cosine=True),
            self.phrase(line, one.aliases, cosine=False),
            self.phrase(line, one.excludes, cosine=False),
            min(sum(name in line for name in (*one.data, *one.forms)), 3),
            min(sum(name in line for name in one.actions), 2),
        ]


@given(st.lists(st.just(0.0) | st.floats(1e-3, 1e4), min_size=1, max_size=40), st.randoms(use_true_random=False))
def test_sums_on_the_grid_are_the_same_in_any_order(numbers: list[float], chance: Random) -> None:
    exact = sum(numbers)
    rounded = on_grid(np.array(numbers), exact).tolist()
    assert sum(rounded) == pytest.approx(exact, rel=1e-5)
    for _ in range(3):
        chance.shuffle(rounded)
        assert float(np.cumsum(rounded, dtype=np.float32)[-1]) == sum(rounded)


@given(TEXTS, TEXTS)
def test_a_vocabulary_counts_the_grams_of_texts(known: list[str], texts: list[str]) -> None:
    vocabulary = Vocabulary(known)
    learned = {gram for text in known for gram in grams(text)}
    names = {vocabulary.number(gram): gram for gram in learned}
    assert sorted(names) == list(range(len(vocabulary)))  # type: ignore[type-var]
    counted = vocabulary.count(texts)
    found: list[Counter[str]] = [Counter() for _ in texts]
    for text, number, count in zip(counted.texts.tolist(), counted.numbers.tolist(), counted.counts.tolist(), strict=True):
        found[text][names[number]] += count
    assert found == [Counter(gram for gram in grams(text) if gram in learned) for text in texts]
    unknown = [(number, is_grammatical(gram)) for number, text in enumerate(texts) for gram in set(grams(text)) - learned]
    assert sorted(zip(counted.strange.tolist(), counted.strange_hiragana.tolist(), strict=True)) == sorted(unknown)
    assert all(vocabulary.number(gram) is None for text in texts for gram in set(grams(text)) - learned)


@given(TEXTS)
def test_grams_in_more_texts_have_lower_numbers(texts: list[str]) -> None:
    vocabulary = Vocabulary(texts)
    holders = Counter(gram for text in texts for gram in set(grams(text)))
    counts = [holders[gram] for gram in sorted(holders, key=vocabulary.number)]  # type: ignore[arg-type]
    assert counts == sorted(counts, reverse=True)


@pytest.mark.parametrize("frequent", [0, 1, 100])
@pytest.mark.parametrize("made", [MADE, WITH_TOPICS])
def test_index_scores_are_those_of_bm25(made: Standard, frequent: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("custaudit.match.index._FREQUENT", frequent)
    monkeypatch.setattr("custaudit.match.index._BLOCK", 2)
    index, plain = Index(made, RANKING), Plain(made)
    scores = index.scores(index.queries(LINES))
    assert scores.tolist() == [[about(plain.score(line, n)) for n in range(len(plain.documents))] for line in LINES]


def closest(made: Standard, lines: Sequence[str]) -> Nearest:
    return Judge(made, RANKING).nearest(lines)


@pytest.mark.parametrize("made", [MADE, WITH_TOPICS])
def test_the_closer_judgement_measures_what_it_says(made: Standard) -> None:
    plain, near = Plain(made), closest(made, LINES)
    assert near.choice.shape == (len(LINES), RANKING.candidates, len(CHOICE_SIGNALS))
    for row, line in enumerate(LINES):
        scores = [plain.score(line, number) for number in range(len(made.requirements))]
        candidates = near.candidates[row].tolist()
        assert candidates == sorted(candidates, key=lambda number: (-round(scores[number], 9), number))
        assert min(scores[number] for number in candidates) >= sorted(scores)[-RANKING.candidates] - 1e-9
        for place, number in enumerate(candidates):
            expected = [(scores[number] - scores[candidates[0]]) / 10, *plain.closer(line, made.requirements[number][1])]
            assert near.choice[row, place].tolist() == about(expected)
            shared = plain.said(line) & plain.documents[number].keys()
            assert near.held[row, place] == about(plain.weight(shared))


@pytest.mark.parametrize(
    ("line", "gap", "lines"), [(LINES[3], 0, WITH_TOPICS.topics[0].examples), (LINES[4], 1, WITH_TOPICS.sections[0].lacks)]
)
def test_whether_an_item_is_answered_depends_on_the_lead_over_what_is_lacking_and_on_what_is_known(
    line: str, gap: int, lines: Sequence[str]
) -> None:
    plain, near = Plain(WITH_TOPICS), closest(WITH_TOPICS, [line])
    [best], [chosen] = near.answered(np.array([0])).tolist(), near.answered(np.array([1])).tolist()
    first, second = (plain.score(line, number) for number in near.candidates[0, :2].tolist())
    lacking = plain.score(line, len(MADE.requirements) + gap)
    assert chosen[:5] == about([1, second / 10, (second - first) / 10, lacking / 10, (second - lacking) / 10])
    assert best[:3] == about([1, first / 10, (first - second) / 10])
    signals = dict(zip(ANSWERED_SIGNALS, chosen, strict=True))
    rarest = max(plain.information.values())
    unknown = sum(rarest * (0.3 if is_grammatical(gram) else 1) for gram in set(grams(line)) - plain.information.keys())
    known = plain.weight(plain.said(line))
    assert signals["length"] == pytest.approx(log(1 + len(plain.said(line))))
    assert signals["known"] == about(known / (known + unknown))
    assert signals["lacked"] == about(plain.phrase(line, lines, cosine=True))


def test_the_wording_leans_to_what_is_answered_or_to_what_is_lacking() -> None:
    index = Index(WITH_TOPICS, RANKING)
    leaning = Leaning(WITH_TOPICS, index.vocabulary)
    plain = Plain(WITH_TOPICS)

    def share(gram: str, lines: Sequence[str]) -> float:
        return (sum(gram in grams(normal_form(line)) for line in lines) + 1) / (len(lines) + 2)

    answered = [line for _, one in WITH_TOPICS.requirements for line in one.examples]
    lacking = [line for topic in WITH_TOPICS.topics for line in topic.examples] + WITH_TOPICS.sections[0].lacks
    for line in LINES:
        said = plain.said(line)
        odds = [log(share(gram, answered) / share(gram, lacking)) for gram in said]
        [found] = leaning.of(index.queries([line])).tolist()
        assert found == pytest.approx(sum(odds) / sqrt(len(said) or 1))


def test_without_lines_on_both_sides_nothing_is_known_of_the_wording() -> None:
    index = Index(MADE, RANKING)
    assert Leaning(MADE, index.vocabulary).of(index.queries(LINES)).tolist() == [0.0] * len(LINES)


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(load_standard("jumin-v1"), read_yaml(builtin_rules() / "matching.yaml", MatchingFile), "core")


def matches(matcher: Matcher, lines: Sequence[str]) -> list[Match]:
    cells = {"no": None, "object": None, "effort_days": None, "department": "", "title": "", "reason": ""}
    items = [Item(id=str(n), source=Source("x"), field="jumin", detail=line, **cells) for n, line in enumerate(lines)]  # type: ignore[arg-type]
    return matcher.match(items, np.full((len(items), len(TYPES)), 1 / len(TYPES), dtype=np.float32))


def test_an_item_is_judged_alike_whatever_stands_beside_it(matcher: Matcher, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [line for _, one in matcher.standard.requirements[::12] for line in one.examples[:2]]
    together = matches(matcher, lines)
    assert [matches(matcher, [line])[0] for line in lines[::5]] == together[::5]
    monkeypatch.setattr("custaudit.match.matcher._BATCH", 7)
    assert matches(matcher, lines) == together
    assert matches(matcher, lines[::-1]) == together[::-1]


def test_no_items_no_matches(matcher: Matcher) -> None:
    assert matches(matcher, []) == []


def test_a_standard_of_one_requirement_without_a_word_can_be_held_against(matcher: Matcher) -> None:
    bare = standard(requirement("1.1-r1", "、", data=[""]))
    [match] = matches(Matcher(bare, msgspec.structs.replace(settings_file(), ranking=RANKING), "core"), ["住民票"])
    assert [candidate.requirement.id for candidate in match.candidates] == ["1.1-r1"]


def settings_file() -> MatchingFile:
    return read_yaml(builtin_rules() / "matching.yaml", MatchingFile)


@settings(max_examples=30)
@given(st.lists(st.floats(0, 1), min_size=4, max_size=4), st.floats(0.1, 3), st.floats(0, 0.5))
def test_calibrated_probabilities_add_up_and_keep_a_share_for_doubt(shares: list[float], sharpness: float, doubt: float) -> None:
    [found] = calibrated(np.array([shares]), Calibration(sharpness=sharpness, bias={"outside": 0.5}, doubt=doubt)).tolist()
    assert sum(found) == pytest.approx(1)
    assert min(found) >= doubt / len(VERDICTS)
