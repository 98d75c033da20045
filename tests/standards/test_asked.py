"""Which required functions nobody asks for: the rule of docs/standards.md, case by case."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from msgspec import UNSET
from msgspec.structs import replace

from custaudit.asked import missing_functions
from custaudit.match.settings import Ranking
from custaudit.model import AssessedItem, Diff, DomainLabel, Granularity, Missing, RequirementMatch, Source, TypeLabel, VagueStatement
from custaudit.standards.catalogue import Standard
from tests.standards.conftest import requirement, standard

RANKING = Ranking(k1=1.2, b=0.5, hiragana=0.3, candidates=10)
ARREARS = "滞納している者の証明書の発行を止め、窓口の端末に警告を出す。"
REPRINT = "再発行の回数を記録し、交付履歴の照会画面に示す。"


@pytest.fixture
def made() -> Standard:
    return standard(
        requirement("1.1-r1", ARREARS),
        requirement("1.1-r2", REPRINT),
        requirement("1.1-o1", "手数料を免除する理由を選べる。"),
        requirement("1.2-r1", "支所ごとの公印を管理する。", kinds={"ordinary": "optional"}),
        requirement("1.2-o1", "地図に所在地を示す。", kinds={"designated": "required"}),
    )


def item(detail: str, verdict: str | None, met: str | None, id: str = "a") -> AssessedItem:
    match = None
    if met is not None:
        match = RequirementMatch(
            standard="made", section=met.partition("-")[0], requirement=met, class_="required", title="", similarity=0.9
        )
    values: dict[str, Any] = {"department": "", "title": "", "reason": "", "object": None, "effort_days": None, "evidence": []}
    return AssessedItem(
        id=id,
        no=None,
        source=Source("rfp.docx"),
        field="jumin",
        detail=detail,
        type=TypeLabel("volume", "", 0.9),
        domain=DomainLabel("A2", "", 0.9, None, None),
        review=False,
        verdict=verdict,  # type: ignore[arg-type]
        exempt=None,
        p_deviation=0.1,
        match=match,
        candidates=[],
        explanation="",
        **values,
    )


def missing(made: Standard, *items: AssessedItem, kind: str = "core", beside: Any = {}, granularity: Any = UNSET) -> Missing:  # noqa: B006
    document = Diff("custaudit.diff/1", None, [], list(items), None, None, None, [], granularity)  # type: ignore[arg-type]
    return missing_functions(document, made, kind, RANKING, beside)  # type: ignore[arg-type]


def named(found: Missing) -> list[str]:
    return [one.requirement for section in found.sections for one in section.requirements]


def test_nothing_asked_for_leaves_all_required_functions(made: Standard) -> None:
    found = missing(made)
    assert named(found) == ["1.1-r1", "1.1-r2", "1.2-r1"]
    assert (found.required, found.asked) == (3, 0)


def test_the_requirement_that_answers_an_item_is_asked_for(made: Standard) -> None:
    found = missing(made, item("滞納者には出さない", "covered", "1.1-r1"))
    assert named(found) == ["1.1-r2", "1.2-r1"]
    assert (found.required, found.asked) == (3, 1)


def test_the_section_says_which_items_ask_for_something_else_in_it(made: Standard) -> None:
    found = missing(made, item("滞納者には出さない", "covered", "1.1-r1", id="x"))
    assert [(section.section, section.items, section.required) for section in found.sections] == [("1.1", ["x"], 2), ("1.2", [], 1)]


def test_the_nearest_requirement_of_an_item_outside_the_standard_is_not_asked_for(made: Standard) -> None:
    assert named(missing(made, item("滞納者の顔写真を出す", "outside", "1.1-r1"))) == ["1.1-r1", "1.1-r2", "1.2-r1"]


def test_an_item_that_says_two_requirements_of_a_section_asks_for_both(made: Standard) -> None:
    assert named(missing(made, item(ARREARS + REPRINT, "covered", "1.1-r1"))) == ["1.2-r1"]


def test_words_of_another_section_count_where_they_say_it_nearly_whole(made: Standard) -> None:
    assert "1.1-r2" not in named(missing(made, item("公印を管理する。" + REPRINT, "covered", "1.2-r1")))
    assert "1.1-r2" in named(missing(made, item("公印を管理する。再発行の回数を記録する。", "covered", "1.2-r1")))
    assert "1.1-r2" in named(missing(made, item(REPRINT, "outside", "1.2-r1")))


def test_a_line_without_verdict_asks_for_what_answers_it(made: Standard) -> None:
    line = item("滞納者には出さない", None, None, id="x")
    answer = item("", "covered", "1.1-r1").match
    assert named(missing(made, line)) == ["1.1-r1", "1.1-r2", "1.2-r1"]
    assert named(missing(made, line, beside={"x": answer})) == ["1.1-r2", "1.2-r1"]
    assert missing(made, line, beside={"x": answer}).sections[0].items == ["x"]


def test_a_line_that_names_the_function_of_another_section_touches_it() -> None:
    made = standard(requirement("1.1-r1", ARREARS), requirement("1.2-r1", "支所ごとの公印を管理する。"))
    sections = [replace(section, title="発行番号の管理") if section.section == "1.1" else section for section in made.sections]
    named_so = dataclasses.replace(made, sections=sections)
    assert [section.items for section in missing(named_so, item("公印と発行番号を印字する", "covered", "1.2-r1")).sections] == [["a"]]
    assert [section.items for section in missing(named_so, item("公印と番号を印字する", "covered", "1.2-r1")).sections] == [[]]


def test_a_vague_line_that_nothing_surely_answers_asks_for_nothing(made: Standard) -> None:
    line = replace(item("滞納などに適切に対応する", "covered", "1.1-r1", id="x"), review=True)
    vague = Granularity("rfp.docx", "coarse", 1, 1, 1.0, 1.0, 0.0, [VagueStatement("x", "適切に", "")], [])
    assert "1.1-r1" in named(missing(made, line, granularity=[vague]))
    assert "1.1-r1" not in named(missing(made, replace(line, review=False), granularity=[vague]))


def test_what_is_required_depends_on_the_kind_of_municipality(made: Standard) -> None:
    assert named(missing(made, kind="ordinary")) == ["1.1-r1", "1.1-r2"]
    assert named(missing(made, kind="designated")) == ["1.1-r1", "1.1-r2", "1.2-r1", "1.2-o1"]


def test_all_asked_for_leaves_no_section(made: Standard) -> None:
    items = [item("", "covered", met, id=met) for met in ("1.1-r1", "1.1-r2", "1.2-r1")]
    assert missing(made, *items) == Missing(kind="core", required=3, asked=3, sections=[])
