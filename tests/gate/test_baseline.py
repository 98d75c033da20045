"""The baseline: rows may move, wording may not; the same findings give the same bytes."""

from __future__ import annotations

import json

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from custaudit.errors import UserError
from custaudit.gate.baseline import baseline_json, baseline_of, read_baseline
from custaudit.gate.fingerprint import fingerprints
from custaudit.schemas import schema_of
from tests.gate.conftest import make_document, make_item


def fingerprint(item):
    return fingerprints([item])[item.id]


@given(st.permutations(range(6)))
def test_the_order_of_rows_changes_nothing(order):
    items = [make_item(str(n), "outside" if n % 2 else "prohibited") for n in range(6)]
    assert baseline_json(baseline_of(make_document([items[n] for n in order]))) == baseline_json(baseline_of(make_document(items)))


def test_only_deviations_are_recorded():
    document = make_document([make_item("1", "outside"), make_item("2", "covered"), make_item("3", None, type="none")])
    assert [finding.no for finding in baseline_of(document).findings] == ["1"]


def test_blanks_folder_and_number_do_not_count_but_words_and_file_do():
    item = make_item("1", title="転入 届", detail="一覧を\n出す")
    assert fingerprint(make_item("9", title="転入届", detail="一覧を出す", path="受付/一覧.csv")) == fingerprint(item)
    assert fingerprint(make_item("1", title="転入届", detail="一覧を出せる")) != fingerprint(item)
    assert fingerprint(make_item("1", title="転入届", detail="一覧を出す", path="別の一覧.csv")) != fingerprint(item)


def test_folders_are_left_out_in_the_notation_of_windows_too():
    assert fingerprint(make_item("1", path="受付\\一覧.csv")) == fingerprint(make_item("1", path="受付/一覧.csv"))


def test_what_is_written_fits_its_schema_and_is_read_back(tmp_path):
    baseline = baseline_of(make_document([make_item("1"), make_item("2", "prohibited")]))
    jsonschema.validate(json.loads(baseline_json(baseline)), schema_of("baseline"))
    path = tmp_path / "b.json"
    path.write_text(baseline_json(baseline), encoding="utf-8")
    assert read_baseline(path) == baseline


@pytest.mark.parametrize("content", ["", "{}", "[1]", '{"schema": "custaudit.diff/1"}'])
def test_another_file_is_no_baseline(tmp_path, content):
    path = tmp_path / "b.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UserError) as caught:
        read_baseline(path)
    assert caught.value.key == "baseline.wrong"
    assert "b.json" in str(caught.value)


def test_a_missing_baseline_says_how_to_make_one(tmp_path):
    with pytest.raises(UserError) as caught:
        read_baseline(tmp_path / "none.json")
    assert "baseline write" in str(caught.value)
