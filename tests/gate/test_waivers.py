"""The waiver file: its strict shape, how it names items, and the mark it leaves in the document."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec import UNSET

from custaudit.errors import UserError
from custaudit.gate.fingerprint import fingerprints
from custaudit.gate.waivers import WaiverEntry, read_waivers, waive
from tests.gate.conftest import make_document, make_item

ENTRY = "  - item: c0123\n    reason: 市独自の施策\n    decided_by: 情報政策課長\n    until: 2027-03-31\n"


def write(tmp_path, content):
    path = tmp_path / "waivers.yaml"
    path.write_text(content, encoding="utf-8")
    return path


def entry(**named):
    return WaiverEntry(reason="理由", decided_by="課長", until=date(2027, 3, 31), **named)


def test_both_ways_to_name_an_item(tmp_path):
    by_number = ENTRY.replace("item: c0123", "file: 一覧.csv\n    no: 12")
    first, second = read_waivers(write(tmp_path, f"waivers:\n{ENTRY}{by_number}"))
    assert (first.item, first.until) == ("c0123", date(2027, 3, 31))
    assert (second.file, second.no, second.name) == ("一覧.csv", 12, "一覧.csv 12")


@pytest.mark.parametrize(
    ("change", "line", "says"),
    [
        (("until: 2027-03-31", "until: 2027-13-31"), 5, "2027-03-31"),
        (("until: 2027-03-31", "until: 来年度末"), 5, "2027-03-31"),
        (("    decided_by: 情報政策課長\n", ""), 2, "decided_by"),
        (("item: c0123", "itme: c0123"), 2, "item"),
        (("item: c0123", "item: c0123\n    file: 一覧.csv\n    no: 1"), 2, "どちらか一方"),
        (("item: c0123", "file: 一覧.csv"), 2, "どちらか一方"),
        (("reason: 市独自の施策", 'reason: " "'), 2, "空"),
        (("waivers:", "waiver:"), 1, "waivers"),
    ],
)
def test_a_wrong_file_is_refused_with_its_line(tmp_path, change, line, says):
    path = write(tmp_path, f"waivers:\n{ENTRY}".replace(*change))
    with pytest.raises(UserError) as caught:
        read_waivers(path)
    assert str(caught.value).startswith(f"{path}:{line}: ")
    assert says in str(caught.value)


ITEMS = [make_item("1", "prohibited"), make_item("２", "outside", path="受付/一覧.csv"), make_item("3", "covered")]


@pytest.mark.parametrize(
    "named",
    [
        {"item": ITEMS[1].id},
        {"item": fingerprints(ITEMS)[ITEMS[1].id]},
        {"file": "一覧.csv", "no": 2},
        {"file": "受付\\一覧.csv", "no": "2"},
    ],
)
def test_an_item_is_found_by_id_fingerprint_or_number(named):
    marked = waive(make_document(ITEMS), [entry(**named)]).document
    assert [item.waiver is not UNSET for item in marked.items] == [False, True, False]
    assert marked.score.waived == 1


def test_the_mark_changes_neither_verdicts_nor_rate():
    before = make_document(ITEMS)
    marked = waive(before, [entry(item=ITEMS[0].id)]).document
    assert marked.score.customization_rate == before.score.customization_rate
    assert [item.verdict for item in marked.items] == [item.verdict for item in ITEMS]
    assert marked.items[0].waiver.decided_by == "課長"


def test_a_waiver_for_what_is_no_deviation_is_unused_and_leaves_no_mark():
    waived = waive(make_document(ITEMS), [entry(item=ITEMS[2].id), entry(item="c-none")])
    assert [one.name for one in waived.unused] == [ITEMS[2].id, "c-none"]
    assert waived.document.score.waived == 0


def test_of_two_waivers_for_one_item_the_later_date_is_shown():
    later = WaiverEntry(reason="延長", decided_by="部長", until=date(2028, 3, 31), item=ITEMS[0].id)
    assert waive(make_document(ITEMS), [entry(item=ITEMS[0].id), later]).document.items[0].waiver.reason == "延長"


def test_a_number_that_several_items_bear_is_refused():
    twice = [make_item("1", title="甲"), make_item("1", title="乙")]
    with pytest.raises(UserError) as caught:
        waive(make_document(twice), [entry(file="一覧.csv", no=1)])
    assert twice[0].id in str(caught.value)
