"""CSV that spreadsheet programs open right and cannot be made to run."""

from __future__ import annotations

import csv
import io

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from custaudit.cells import formula_safe
from custaudit.errors import UserError
from custaudit.report import ReportContext, render


def rows(written: bytes, encoding: str = "utf-8-sig") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written.decode(encoding), newline="")))


def cp932_diff(diff):
    """The fixture without the two characters that cp932 lacks."""
    items = [msgspec.structs.replace(item, detail=item.detail.replace("𠮷", "吉")) for item in diff.items]
    return msgspec.structs.replace(diff, items=items)


def test_it_begins_with_a_byte_order_mark_and_ends_lines_as_windows_does(diff):
    written = render(diff, "csv")
    assert written.startswith(b"\xef\xbb\xbfID,")
    assert b"\r\n" in written


def test_one_row_an_item_with_verdict_and_labels(diff):
    found = rows(render(diff, "csv"))
    assert len(found) == len(diff.items)
    assert (found[3]["件名"], found[3]["判定"], found[3]["判定コード"], found[3]["節"]) == (
        "異動者一覧の再絞り込み",
        "実装不可",
        "prohibited",
        "2.1.3",
    )
    assert found[3]["類型"] == "処理件数"
    assert found[3]["工数（人日）"] == "4.0"


def test_a_classification_has_no_verdict_columns(classification):
    assert "判定" not in rows(render(classification, "csv"))[0]


def test_cells_that_would_run_as_a_formula_become_text(diff):
    last = rows(render(diff, "csv"))[-1]
    assert last["件名"].startswith("'=HYPERLINK(")
    assert (last["担当課"], last["内容"][:5], last["理由"], last["対象"]) == ("'+市民課", "'@SUM", "'-1", "'=IF")


@given(st.text(min_size=1))
def test_no_safe_cell_begins_as_a_formula_does(cell):
    safe = formula_safe(cell)
    assert safe.removeprefix("'") == cell or safe == cell
    assert safe in ("-", "－") or not safe.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))


def test_cp932_keeps_the_characters_that_windows_added(diff):
    written = render(cp932_diff(diff), "csv", ReportContext(encoding="cp932"))
    assert "㈱髙橋" in rows(written, "cp932")[12]["内容"]


def test_cp932_writes_dashes_and_tildes_as_the_look_alikes_that_it_has(diff):
    item = msgspec.structs.replace(diff.items[0], title="８時〜１７時 − ２階 — 窓口")
    written = render(msgspec.structs.replace(diff, items=[item]), "csv", ReportContext(encoding="cp932"))
    assert rows(written, "cp932")[0]["件名"] == "８時～１７時 － ２階 ― 窓口"


def test_a_character_that_cp932_lacks_is_named_with_its_item(diff):
    with pytest.raises(UserError, match=r"cp932.*𠮷 U\+20BB7.*13-①"):
        render(diff, "csv", ReportContext(encoding="cp932"))


def test_what_windows_calls_shift_jis_is_cp932(diff):
    document = cp932_diff(diff)
    assert render(document, "csv", ReportContext(encoding="shift_jis")) == render(document, "csv", ReportContext(encoding="cp932"))


def test_an_unknown_encoding_is_refused(diff):
    with pytest.raises(UserError, match="utf-8-sig"):
        render(diff, "csv", ReportContext(encoding="rot13"))
