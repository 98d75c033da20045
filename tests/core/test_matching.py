"""Items held against jumin-v1: the right requirement, the verdict that the detail decides, and the kind of municipality."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest

from custaudit.classify.engine import Classifier
from custaudit.match.matcher import Match, Matcher
from custaudit.match.settings import MatchingFile
from custaudit.model import TYPES, Item, MunicipalityKind, Source
from custaudit.rules.paths import builtin_rules
from custaudit.rules.ruleset import load_rules
from custaudit.rules.yamlfile import read_yaml
from custaudit.standards.catalogue import Standard
from custaudit.standards.store import load_standard

EVEN = np.full((1, len(TYPES)), 1 / len(TYPES), dtype=np.float32)


def item(detail: str, title: str = "", **cells: str) -> Item:
    blank = {"department": "", "reason": "", **cells}
    return Item(
        id="1",
        no=None,
        source=Source("x"),
        field="jumin",
        title=title,
        detail=detail,
        object=None,
        effort_days=None,
        **blank,  # type: ignore[arg-type]
    )


@pytest.fixture(scope="module")
def standard() -> Standard:
    return load_standard("jumin-v1")


@pytest.fixture(scope="module")
def matcher(standard: Standard) -> Matcher:
    return Matcher(standard, read_yaml(builtin_rules() / "matching.yaml", MatchingFile), "core")


@pytest.fixture(scope="module")
def classifier() -> Classifier:
    return Classifier(load_rules())


def judged(matcher: Matcher, classifier: Classifier, detail: str, kind: MunicipalityKind = "core") -> Match:
    asked = msgspec.structs.replace(item(detail), kind=kind)
    _, types = classifier.classify_with_probabilities([asked])
    return matcher.match([asked], types)[0]


def test_every_example_of_the_catalogue_finds_its_own_section(matcher: Matcher, standard: Standard) -> None:
    asked = [(section.section, item(line)) for section, requirement in standard.requirements for line in requirement.examples[:1]]
    matches = matcher.match([each for _, each in asked], np.repeat(EVEN, len(asked), axis=0))
    found = sum(match.candidates[0].section.section == section for (section, _), match in zip(asked, matches, strict=True))
    assert found / len(asked) > 0.97


@pytest.mark.parametrize(
    ("detail", "verdict", "section"),
    [
        ("異動者の一覧を出した後に、条件を足して表示を絞り込めるようにする。", "prohibited", "2.1.3"),
        ("証明書の欄外に発行した支所の名前を印字する。", "prohibited", "5.5"),
        ("発行番号の一部に、発行した支所を示す番号を入れる。", "covered", "5.5"),
        ("図書館の貸出カードの番号を住民の画面から引けるようにする。", "outside", None),
        ("印鑑登録証をカード型からシール型に変える。", "outside", None),
    ],
)
def test_the_detail_decides(matcher: Matcher, classifier: Classifier, detail: str, verdict: str, section: str | None) -> None:
    match = judged(matcher, classifier, detail)
    assert match.verdict == verdict
    assert section is None or match.candidates[0].section.section == section


def test_the_kind_of_municipality_decides_too(matcher: Matcher, classifier: Classifier) -> None:
    detail = "二人目以降の転入者には、一人目に入れた異動日と届出日を写して一括で入力できるようにする。"
    assert judged(matcher, classifier, detail, "core").verdict == "covered"
    assert judged(matcher, classifier, detail, "ordinary").verdict == "optional"


def test_probabilities_add_up_and_match_agrees_with_verdict(matcher: Matcher, classifier: Classifier) -> None:
    match = judged(matcher, classifier, "支援措置の期間が終わる一か月前から画面に知らせる。")
    assert sum(match.by_verdict.values()) == pytest.approx(1, abs=1e-3)
    assert match.candidates[0].verdict == match.verdict
    assert len({candidate.section.section for candidate in match.candidates}) == len(match.candidates) == 3
