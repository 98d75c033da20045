"""``compare`` and ``rejudged``: what a new version changes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from custaudit.model import AssessedItem, DomainLabel, RequirementMatch, Source, TypeLabel, Verdict
from custaudit.standards.catalogue import Standard
from custaudit.standards.compare import compare, rejudged
from tests.standards.conftest import requirement, standard

A = requirement("1.1-r1", "申請書の受付の日を登録できること。")
B = requirement("1.1-r2", "窓口で受け取った手数料の額を記録できること。")
C = requirement("2.1-r1", "夜の間に届いた通知を朝までに取り込めること。")


def test_a_version_against_itself_changes_nothing(jumin: Standard) -> None:
    result = compare(jumin, jumin)
    assert result.unchanged == len(jumin.requirements)
    assert (result.added, result.dropped, result.by_section()) == ([], [], [])


def test_added_and_dropped() -> None:
    result = compare(standard(A, B), standard(A, C))
    assert [entry.requirement.id for entry in result.added] == ["2.1-r1"]
    assert [entry.requirement.id for entry in result.dropped] == ["1.1-r2"]
    assert result.unchanged == 1


def test_the_same_words_under_another_section_have_moved() -> None:
    moved = replace(B, id="3.2-r1")
    result = compare(standard(A, B), standard(A, moved))
    assert [(pair.old.requirement.id, pair.new.requirement.id) for pair in result.moved] == [("1.1-r2", "3.2-r1")]
    assert result.reworded == []
    assert (result.added, result.dropped) == ([], [])


def test_a_shifted_number_in_the_same_section_is_no_change() -> None:
    new = requirement("1.1-r1", "庁舎の案内図を印刷できること。")
    result = compare(standard(A, B), standard(new, replace(A, id="1.1-r2"), replace(B, id="1.1-r3")))
    assert [entry.requirement.id for entry in result.added] == ["1.1-r1"]
    assert (result.moved, result.unchanged) == ([], 2)


def test_other_words_and_another_class() -> None:
    changed = replace(A, text="申請書の受付の日及び時刻を登録できること。", kinds={"ordinary": "optional"})
    result = compare(standard(A), standard(changed))
    assert len(result.reworded) == len(result.reclassified) == 1
    assert 0.8 < result.reworded[0].similarity < 1


def test_a_published_number_holds_through_any_rewording() -> None:
    old, new = replace(A, number="0230001"), replace(C, number="0230001")
    result = compare(standard(old), standard(new))
    assert (result.added, result.dropped) == ([], [])
    assert result.pairs[0].moved
    assert result.pairs[0].reworded


def test_width_and_blanks_are_no_rewording() -> None:
    result = compare(standard(A), standard(replace(A, text="申請書の受付の日を 登録できること。")))
    assert result.reworded == []


def test_changes_are_counted_by_section() -> None:
    result = compare(standard(A, B), standard(A, C))
    assert [(row.section, row.added, row.dropped) for row in result.by_section()] == [("2.1", 1, 0), ("1.1", 0, 1)]
    assert "追加 1" in result.sentence()


TEXTS = st.lists(
    st.sampled_from(["受付", "審査", "交付", "通知", "抽出", "集計"]).map(lambda word: f"{word}の記録を残せること。"), max_size=6
)


@given(TEXTS, TEXTS)
def test_every_requirement_of_both_versions_is_accounted_for(before: list[str], after: list[str]) -> None:
    old = standard(*(requirement(f"1.1-r{n}", text) for n, text in enumerate(before, start=1)))
    new = standard(*(requirement(f"1.2-r{n}", text) for n, text in enumerate(after, start=1)))
    result = compare(old, new)
    assert sorted([entry.requirement.id for entry in result.dropped] + [pair.old.requirement.id for pair in result.pairs]) == sorted(
        one.id for _, one in old.requirements
    )
    assert sorted([entry.requirement.id for entry in result.added] + [pair.new.requirement.id for pair in result.pairs]) == sorted(
        one.id for _, one in new.requirements
    )


def item(id: str, verdict: Verdict | None, found: str | None = None) -> AssessedItem:
    match = RequirementMatch("s", found.rpartition("-")[0], found, "required", "題", 1.0) if found else None
    return AssessedItem(
        id=id,
        no=None,
        source=Source("一覧.xlsx"),
        field="jumin",
        department="",
        title=f"項目{id}",
        detail="",
        reason="",
        object=None,
        effort_days=None,
        type=TypeLabel("volume", "", 1.0),
        domain=DomainLabel("A2", "", 1.0, None, None),
        review=False,
        evidence=[],
        verdict=verdict,
        exempt=None,
        p_deviation=0.5,
        match=match,
        candidates=[],
        explanation="",
    )


def test_says_which_items_change_their_verdict() -> None:
    old = [item("a", "outside"), item("b", "covered", "1.1-r1"), item("c", "optional"), item("gone", "outside")]
    new = [item("a", "covered", "2.1-r3"), item("b", "covered", "1.1-r9"), item("c", "prohibited"), item("fresh", None)]
    result = rejudged(old, new)
    assert [(change.id, change.old, change.new) for change in result.changes] == [
        ("a", "outside", "covered"),
        ("c", "optional", "prohibited"),
    ]
    assert (result.unchanged, result.only_old, result.only_new) == (1, ["gone"], ["fresh"])
    assert result.sentence() == "3 件のうち 2 件の判定が変わります"
    assert [(change.old_requirement, change.new_requirement) for change in result.changes] == [(None, "2.1-r3"), (None, None)]


def test_the_neighbour_of_an_item_outside_is_no_answer() -> None:
    result = rejudged([item("a", "covered", "2.1-r3")], [item("a", "outside", "4.1-r1")])
    assert [(change.old_requirement, change.new_requirement) for change in result.changes] == [("2.1-r3", None)]


def test_says_so_when_none_changes() -> None:
    assert rejudged([item("a", "outside")], [item("a", "outside")]).sentence() == "1 件の判定はどれも変わりません"
