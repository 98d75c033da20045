"""The inventory's types beside those of the Ministry's report: its stated figures, the unaccounted ones said so, nothing invented."""

from __future__ import annotations

import io

import msgspec
import openpyxl
import pytest

from custaudit import i18n
from custaudit.report import ReportContext, render
from custaudit.report.reference import comparison


def test_the_stated_figures_and_what_they_leave_open(diff):
    found = comparison(diff)
    assert [(line.name, line.there) for line in found.lines] == [
        ("文言・体裁", 24),
        ("他システム連携", 22),
        ("処理件数", 16),
        ("事務範囲", 8),
        ("統計業務", 4),
        ("組織の違い・独自の条例等", 3),
        ("内訳の記載なし", 6),
        ("合計", 83),
    ]
    assert sum(line.there for line in found.lines[:-1]) == 83
    assert "うち6件は内訳の記載なし" in found.note


def test_what_is_no_customization_is_not_counted(diff):
    counts = diff.summary.by_type
    assert counts["none"] == 1
    found = comparison(diff)
    assert found.here == 13
    assert found.lines[-1].here == sum(line.here or 0 for line in found.lines[:-1]) == 13
    assert found.lines[5].here == counts["org"] + counts["ordinance"]


@pytest.mark.parametrize("change", [{"kind": "rfp"}, {"path": "other.xlsx"}])
def test_only_inventories_are_compared(diff, change):
    inputs = [msgspec.structs.replace(diff.inputs[0], **change)]
    assert comparison(msgspec.structs.replace(diff, inputs=inputs)) is None


def test_only_the_field_of_the_report_is_compared(diff):
    items = [msgspec.structs.replace(item, field="kaigo") for item in diff.items]
    other = msgspec.structs.replace(diff, items=items)
    assert comparison(other) is None
    for name in ("md", "html", "table"):
        assert "国の報告書" not in render(other, name, ReportContext(summary_only=name == "table"))
    assert comparison(msgspec.structs.replace(diff, items=[diff.items[0], *items[1:]])).here == 1


@pytest.mark.parametrize("kind", ["diff", "classification"])
def test_it_stands_in_every_report_that_people_read(kind, request):
    document = request.getfixturevalue(kind)
    assert "| 文言・体裁 | 3 | 23.1% | 24 | 28.9% |" in render(document, "md")
    assert '<th scope="row">内訳の記載なし</th><td>－</td><td></td><td>6</td><td>7.2%</td>' in render(document, "html")
    sheet = openpyxl.load_workbook(io.BytesIO(render(document, "xlsx"))).worksheets[0]
    rows = [[cell.value for cell in row[:5]] for row in sheet.iter_rows()]
    assert ["文言・体裁", 3, pytest.approx(3 / 13), 24, pytest.approx(24 / 83)] in rows


def test_the_terminal_shows_it_with_the_summary_alone(diff):
    assert "内訳の記載なし" in render(diff, "table", ReportContext(summary_only=True))
    assert "内訳の記載なし" not in render(diff, "table")


def test_in_english(diff):
    i18n.set_language("en")
    found = comparison(diff)
    assert found.lines[5].name == "organisation, own ordinance"
    assert "does not account for 6 of them" in found.note
