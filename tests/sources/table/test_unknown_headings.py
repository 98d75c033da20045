"""Headings that no list of words has: put together of known parts, or told by what stands under them."""

from __future__ import annotations

import pytest

from custaudit.errors import UserError
from custaudit.sources import ReadInput
from custaudit.sources.table.grid import column_letter
from custaudit.sources.table.headings.meanings import weights_of
from tests.sources.conftest import columns, read_rows

NAMES = ["異動画面の突合", "写しの余白の位置", "支所別の枚数の集計", "連携の項目の追加"]
FORMS = ["異動入力画面", "住民票の写し", "証明発行集計表", "国保連携ファイル"]
LONG = "証明書の発行枚数を本庁と支所に分けて日ごとに集計する。"


def warned(read: ReadInput, words: str) -> bool:
    return any(words in warning for warning in read.warnings)


@pytest.mark.parametrize(
    "heading", ["独自仕様名", "仕様名", "開発名", "カスタム名", "本市追加仕様名", "特別改修の名称", "改修要望の件名", "仕様変更名"]
)
def test_names_of_what_is_asked_for(heading: str) -> None:
    found = columns(read_rows([["No", heading, "内容"], [1, "確認画面", LONG], [2, "日計表", LONG]]))
    assert found["title"] == heading


@pytest.mark.parametrize(
    "heading",
    [
        "修正点",
        "変更の中身",
        "あるべき姿",
        "対応方針",
        "修正箇所",
        "変更箇所",
        "依頼事項",
        "要旨",
        "動作",
        "仕様変更点",
        "依頼の中身",
        "開発の要旨",
    ],
)
def test_contents_of_what_is_asked_for(heading: str) -> None:
    found = columns(read_rows([["No", "件名", heading, "理由"], [1, "確認画面", LONG, "誤り"], [2, "日計表", LONG, "報告"]]))
    assert (found["title"], found["detail"], found["reason"]) == ("件名", heading, "理由")


@pytest.mark.parametrize("heading", ["事業者名", "改修年度", "変更日", "開発業者名", "追加費用", "標準仕様名", "申請者"])
def test_other_headings_made_of_the_same_parts(heading: str) -> None:
    assert max(weights_of(heading)[0].values(), default=0.0) < 0.5


def test_places_of_a_change_are_objects_or_contents_by_what_they_say() -> None:
    said = columns(
        read_rows([["No", "件名", "変更箇所", "内容"], *([n, *row, LONG] for n, row in enumerate(zip(NAMES, FORMS, strict=True)))])
    )
    assert (said["object"], said["detail"]) == ("変更箇所", "内容")


@pytest.mark.parametrize("rows", [1, 2, 4])
@pytest.mark.parametrize("things", ["対象帳票", "帳票名", "関連画面"])
def test_an_unknown_heading_beside_forms(things: str, rows: int) -> None:
    items = [[n, name, LONG, "誤り防止", form] for n, (name, form) in enumerate(zip(NAMES, FORMS, strict=True), 1)]
    read = read_rows([["No", "ほげほげ", "内容", "理由", things], *items[:rows]])
    assert [(item.title, item.object) for item in read.items] == list(zip(NAMES, FORMS, strict=True))[:rows]
    assert warned(read, "the heading ほげほげ is unknown; by its cells the column was taken for the title")


def test_a_title_or_content_under_an_unknown_heading_is_told_by_its_place() -> None:
    rows = [[n, name, LONG[n:], "誤り防止"] for n, name in enumerate(NAMES, 1)]
    assert columns(read_rows([["No", "ほげほげ", "内容", "理由"], *rows]))["title"] == "ほげほげ"
    found = read_rows([["No", "件名", "ほげほげ", "理由"], *rows])
    assert columns(found)["detail"] == "ほげほげ"
    assert warned(found, "the heading ほげほげ is unknown; by its cells the column was taken for the detail")


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        pytest.param("ほげほげ", ["済", "未", "済", "未"], id="answers"),
        pytest.param("ほげほげ", ["R4", "R5", "R6", "R7"], id="no words"),
        pytest.param("ほげほげ", ["窓口の係員"] * 4, id="one name for all"),
        pytest.param("担当者名", NAMES, id="a heading that is known"),
        pytest.param("回答者の名", NAMES, id="what a vendor fills in"),
    ],
)
def test_columns_that_are_no_titles(heading: str, cells: list[str]) -> None:
    rows = [[n, cell, LONG, form] for n, (cell, form) in enumerate(zip(cells, FORMS, strict=True), 1)]
    assert columns(read_rows([["No", heading, "内容", "対象帳票"], *rows])).get("title") != heading


def test_what_a_question_is_about_is_no_title() -> None:
    rows = [[n, place, "形式の指定はありますか", LONG] for n, place in enumerate(["要件定義書8頁", "様式集2頁", "要件定義書11頁"], 1)]
    with pytest.raises(UserError, match="no heading row recognised"):
        read_rows([["No", "資料名・頁", "質問内容", "回答"], *rows])


@pytest.mark.parametrize("heading", ["区分", "種別", "分類", "業務区分"])
def test_kinds_that_name_businesses_tell_the_field(heading: str) -> None:
    names = ["住民記録", "", "印鑑登録", "介護保険"]
    read = read_rows([["No", heading, "件名", "内容"], *([n, name, NAMES[n], LONG] for n, name in enumerate(names))])
    assert [item.field for item in read.items] == ["jumin", "jumin", "inkan", "kaigo"]
    assert [item.object for item in read.items] == [None] * 4


@pytest.mark.parametrize("kinds", [["帳票", "画面"], ["新規", "変更"], ["住民票", "介護画面"], ["介護保険", "新規"]])
def test_kinds_that_name_something_else_do_not(kinds: list[str]) -> None:
    read = read_rows([["No", "区分", "件名", "内容"], *([n, kinds[n % 2], NAMES[n], LONG] for n in range(4))])
    assert "field" not in columns(read)


def squared(rows: list[list[object]], widths: list[int]) -> tuple[list[list[object]], list[str]]:
    """The rows on squared paper: each cell over so many narrow columns, merged."""
    cells = [[part for value, width in zip(row, widths, strict=True) for part in [value, *[""] * (width - 1)]] for row in rows]
    starts = [sum(widths[:place]) for place in range(len(widths))]
    ends = [start + width for start, width in zip(starts, widths, strict=True)]
    spans = [(column_letter(start), column_letter(end - 1)) for start, end in zip(starts, ends, strict=True)]
    return cells, [f"{left}{row}:{right}{row}" for row in range(1, len(rows) + 1) for left, right in spans]


def both_papers(heading: str, names: list[str]) -> list[ReadInput]:
    rows = [[n, name, f"{LONG}{n}", "誤り防止", 2] for n, name in enumerate(names, 1)]
    table: list[list[object]] = [["項番", heading, "対応内容", "理由", "工数"], *rows, ["計", "", "", "", 8]]
    cells, merges = squared(table, [2, 10, 18, 7, 3])
    return [read_rows(table), read_rows(cells, merges=merges)]


@pytest.mark.parametrize("heading", ["対応事項", "要望事項", "ほげほげ", "仕様", "動作"])
def test_names_left_of_the_content_above_a_sum_on_any_paper(heading: str) -> None:
    for read in both_papers(heading, NAMES):
        assert [item.title for item in read.items] == NAMES
        assert warned(read, "by its cells the column was taken for the title") == (heading not in ("対応事項", "要望事項"))


def test_short_names_that_were_not_taken_for_the_title_are_told_on_any_paper() -> None:
    for read in both_papers("ほげほげ", ["受付簿", "名簿", "控え", "封筒"]):
        assert [item.title for item in read.items] == [""] * 4
        assert warned(read, "ほげほげ")


@pytest.mark.parametrize(("heading", "cells"), [("ほげほげ", ["済"] * 4), ("ほげほげ", ["R4", "R5", "R6", "R7"]), ("優先度", ["高"] * 4)])
def test_columns_that_name_nothing_are_not_told(heading: str, cells: list[str]) -> None:
    for read in both_papers(heading, cells):
        assert not warned(read, heading)


def test_how_it_was_before_is_told_however_short() -> None:
    before = ["出力しない", "番号は付かない", "本名のみ印字する", "印がない"]
    rows = [[n, name, was, LONG] for n, (name, was) in enumerate(zip(NAMES, before, strict=True), 1)]
    for heading in ("変更前", "現行"):
        read = read_rows([["No", "件名", heading, "変更後"], *rows])
        assert columns(read)["detail"] == "変更後"
        assert warned(read, heading)
    assert not read_rows([["No", "件名", "現行", "変更後"], *([n, name, "あり", LONG] for n, name in enumerate(NAMES, 1))]).warnings
