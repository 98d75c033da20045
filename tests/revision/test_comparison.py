"""What two versions differ in, and how that adds up to the change of the rate."""

from __future__ import annotations

import json

import jsonschema
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from custaudit.revision.comparison import compare
from custaudit.revision.report import render_comparison
from custaudit.schemas import schema_of
from tests.gate.conftest import make_document, make_item

OLD = [
    make_item("1", "outside", title="転出証明書の文字", detail="文字を14ポイントにする。"),
    make_item("2", "covered", title="支援措置の警告", detail="対象者の画面に警告を出す。"),
    make_item("3", "outside", title="敬老祝金の抽出", detail="対象者を一覧にする。"),
    make_item("4", "covered", title="異動者一覧", detail="一日の異動者を一覧にする。"),
]
NEW = [
    make_item("1", "outside", title="転出証明書の文字", detail="文字を16ポイントにする。"),
    make_item("2", "prohibited", title="支援措置の警告", detail="対象者の画面に警告を出す。"),
    make_item("4", "covered", title="異動者\n一覧", detail="一日の異動者を一覧にする。"),
    make_item("5", "outside", title="窓口の待ち人数", detail="待ち人数をホームページに出す。"),
]


def test_added_removed_changed_unchanged():
    comparison = compare(make_document(OLD), make_document(NEW))
    assert [item.no for item in comparison.added] == ["5"]
    assert [item.no for item in comparison.removed] == ["3"]
    assert [(pair.new.no, pair.parts) for pair in comparison.changed] == [("1", ["detail"]), ("2", ["verdict"])]
    assert comparison.unchanged == 1
    assert comparison.rate_change == 0.25


VERDICTS = st.sampled_from(["covered", "optional", "prohibited", "outside", None])


@given(st.lists(st.tuples(st.integers(0, 9), VERDICTS), max_size=8), st.lists(st.tuples(st.integers(0, 9), VERDICTS), max_size=8))
def test_the_changes_of_the_deviations_add_up(old, new):
    def document(lines):
        return make_document([replace(make_item(str(n), verdict), id=f"c{k}") for k, (n, verdict) in enumerate(lines)])

    comparison = compare(document(old), document(new))
    moved = comparison.deviations
    assert moved.new == moved.old + moved.added - moved.removed + moved.became - moved.ceased
    assert len(comparison.added) + len(comparison.changed) + comparison.unchanged == len(new)
    assert len(comparison.removed) + len(comparison.changed) + comparison.unchanged == len(old)


def test_the_comment_of_a_pull_request():
    written = render_comparison(compare(make_document(OLD), make_document(NEW)), "md")
    assert "**カスタマイズ率 50.0% → 75.0%（+25.0 ポイント）**" in written
    assert "逸脱 2 件 → 3 件（追加で +1、削除で -1、変更で +1）" in written
    assert "| 2 | 支援措置の警告 | 判定 | 標準で対応 → 実装不可 |" in written
    assert "- 1 内容: 「文字を14ポイントにする。」→「文字を16ポイントにする。」" in written


def test_of_a_long_text_only_the_surroundings_of_the_change_are_shown():
    before, after = "あ" * 200 + "甲" + "い" * 200, "あ" * 200 + "乙" + "い" * 200
    documents = [make_document([make_item("1", title="題", detail=detail)]) for detail in (before, after)]
    written = render_comparison(compare(*documents), "md")
    assert "「..." + "あ" * 10 + "甲" + "い" * 10 + "...」" in written


def test_a_table_fits_eighty_columns():
    long = make_item("5", title="窓口の待ち人数を市のホームページに五分ごとに表示する機能の追加" * 2)
    written = render_comparison(compare(make_document(OLD), make_document([*NEW, long])), "table")
    assert max(sum(2 if ord(char) > 0x2000 else 1 for char in line) for line in written.splitlines()) <= 80
    assert "\x1b" not in written


def test_json_is_one_document_that_fits_its_schema():
    document = json.loads(render_comparison(compare(make_document(OLD), make_document(NEW)), "json"))
    jsonschema.validate(document, schema_of("revision"))
    assert document["schema"] == "custaudit.revision/1"
    assert document["changed"][1]["old"]["verdict"] == "covered"


def test_nothing_changed_is_said():
    written = render_comparison(compare(make_document(OLD), make_document(OLD)), "md")
    assert "変更はありません" in written
    assert "（追加で 増減なし、削除で 増減なし、変更で 増減なし）" in written


def test_text_of_an_item_cannot_steer_the_comment():
    evil = make_item("6", title="@市長 | <script>alert(1)</script>\n## 見出し")
    written = render_comparison(compare(make_document(OLD), make_document([*OLD, evil])), "md")
    assert "<script>" not in written
    assert "\n## 見出し" not in written
