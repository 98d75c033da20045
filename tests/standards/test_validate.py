"""``validate`` names what is wrong, where, and how to mend it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from custaudit.standards.catalogue import Section, Standard, Topic
from custaudit.standards.validate import Problem, validate
from tests.standards.conftest import requirement, standard


def keys(checked: Standard, *, curated: bool = False) -> list[tuple[str, str]]:
    return [(problem.place, problem.key) for problem in validate(checked, curated=curated)]


def test_a_sound_imported_standard_has_no_problems() -> None:
    assert keys(standard(requirement("1.1-r1", "申請を受け付ける。"), requirement("1.1-p1", "手書きで受け付ける。"))) == []


def test_an_empty_standard_is_a_problem() -> None:
    assert keys(standard()) == [("", "empty")]


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        (requirement("1.1-r2", "番号が飛ぶ。"), "requirement_number"),
        (replace(requirement("1.1-r1", "区分が違う。"), class_="optional"), "requirement_number"),
        (requirement("1.1-r1", "題名がない。", title=" "), "no_title"),
        (requirement("1.1-r1", "", title="文がない"), "no_text"),
        (requirement("1.1-r1", "長い。", title="長" * 61), "long_title"),
        (requirement("1.1-r1", "長" * 4001), "long_text"),
        (requirement("1.1-r1", "同じ区分。", kinds={"core": "required"}), "idle_kind"),
        (requirement("1.1-r1", "無縁。", kinds={"designated": "none", "core": "none", "ordinary": "none"}), "for_nobody"),
        (requirement("1.1-r1", "別名が長い。", aliases=["名" * 31]), "bad_alias"),
        (requirement("1.1-r1", "別名が重なる。", aliases=["カード", "ｶｰﾄﾞ"]), "said_twice"),
        (requirement("1.1-r1", "例が食い違う。", examples=["同じ行"], near_misses=["同じ行"]), "said_twice"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_fault_of_a_requirement_is_found(wrong: object, problem: str) -> None:
    found = keys(standard(wrong))  # type: ignore[arg-type]
    assert [key for _, key in found] == [problem]
    assert found[0][0] == wrong.id  # type: ignore[attr-defined]


def test_the_same_words_twice_and_the_same_number_twice() -> None:
    one, other = requirement("1.1-r1", "同じ文。", number="0010001"), requirement("1.2-r1", "同じ 文。", number="0010001")
    assert keys(standard(one, other)) == [("1.2-r1", "same_text"), ("1.2-r1", "same_number")]


def test_a_line_that_the_standard_lacks_stands_once_and_is_no_example() -> None:
    made = standard(requirement("1.1-r1", "答える。", examples=["ある要望"]))
    section = replace(made.sections[0], lacks=["ある要望", "ない要望", "ない　要望"])
    assert keys(replace_sections(made, section)) == [("1.1", "inside_and_outside"), ("1.1", "said_twice")]


def test_a_section_needs_a_number_of_digits() -> None:
    assert ("第一", "section_number") in keys(standard(requirement("第一-r1", "文。")))


def test_a_section_without_requirements_is_a_problem() -> None:
    made = standard(requirement("1.1-r1", "文。"))
    assert keys(replace_sections(made, *made.sections, Section(section="1.2", title="空", chapter="章"))) == [("1.2", "empty_section")]


def test_a_date_must_be_one() -> None:
    made = standard(requirement("1.1-r1", "文。"))
    wrong = Standard(replace(made.meta, published="令和2年"), made.sections, (), "")
    assert keys(wrong) == [("standard.yaml", "bad_date")]


def test_a_curated_catalogue_needs_covers_aliases_and_examples() -> None:
    assert keys(standard(requirement("1.1-r1", "文。")), curated=True) == [
        ("1.1-r1", "few_aliases"),
        ("1.1-r1", "few_examples"),
        ("1.1", "not_in_covers"),
    ]


def test_covers_may_name_a_class_that_only_some_kinds_have() -> None:
    words = {"aliases": ["甲", "乙", "丙"], "examples": ["例一", "例二"]}
    optional_for_some = requirement("1.1-r1", "文。", kinds={"ordinary": "optional"}, **words)
    made = standard(optional_for_some)
    named = replace(made.sections[0], covers={"required": "甲", "optional": "乙"})
    assert keys(replace_sections(made, named), curated=True) == []
    too_much = replace(named, covers={**named.covers, "prohibited": "丙"})
    assert keys(replace_sections(made, too_much), curated=True) == [("1.1", "covers_nothing")]


def test_a_word_cannot_be_inside_and_outside() -> None:
    made = standard(requirement("1.1-r1", "文。", aliases=["券売機", "乙", "丙"], examples=["例一", "例二"]))
    topic = Topic(id="fee", title="手数料", why="ない。", aliases=["券売機", "レジ", "領収書"], examples=["例三", "例四"])
    found = keys(Standard(made.meta, (replace(made.sections[0], covers={"required": "甲"}),), (topic,), ""), curated=True)
    assert found == [("outside.yaml fee", "inside_and_outside")]


def test_a_problem_says_what_to_do() -> None:
    problem = validate(standard(requirement("1.1-r2", "番号が飛ぶ。")))[0]
    assert isinstance(problem, Problem)
    assert "1.1-r1" in problem.message
    assert "1.1-r1" in problem.mend


def replace_sections(made: Standard, *sections: Section) -> Standard:
    return Standard(made.meta, sections, made.topics, made.digest)
