"""Several headings that seem to say the same: which column holds the names of the items, the reason, and who asked."""

from __future__ import annotations

import pytest

from custaudit.sources import ReadInput
from tests.sources.conftest import columns, read_rows

GROUPS = [("証明発行", "続柄の初期値"), ("証明発行", "用紙切れの警告"), ("異動入力", "再転入者の複写"), ("統計", "国籍別の集計")]
THINGS = [("納税通知書", "期割額の強調"), ("督促状", "基準日の印字"), ("課税証明書", "金額欄の字"), ("課税証明書", "備考の行数")]


def two_names(left: str, right: str, names: list[tuple[str, str]]) -> ReadInput:
    return read_rows([["No", left, right, "内容"], *([n, *both, f"{n}番目の字を大きくする。"] for n, both in enumerate(names, 1))])


@pytest.mark.parametrize("group", ["機能名", "機能名称", "機能", "項目名", "名称", "処理名"])
@pytest.mark.parametrize("item", ["件名", "カスタマイズ名称", "要件名", "要望名", "改修項目", "タイトル"])
def test_the_name_of_the_item_is_the_title(group: str, item: str) -> None:
    read = two_names(group, item, GROUPS)
    assert [(found.title, found.source.heading, found.object) for found in read.items] == [(name, [above], None) for above, name in GROUPS]
    assert read.warnings == []


def test_names_of_things_are_objects() -> None:
    read = two_names("機能名", "件名", THINGS)
    assert [(found.object, found.title) for found in read.items] == THINGS


@pytest.mark.parametrize("other", ["内容", "機能要件", "要望"])
def test_without_a_name_of_the_item_the_function_is_the_title(other: str) -> None:
    rows = [[n, name, f"{n}番目の字を大きくする。"] for n, (_, name) in enumerate(GROUPS, 1)]
    assert columns(read_rows([["No", "機能名", other], *rows]))["title"] == "機能名"


@pytest.mark.parametrize("items", [["一次要望"] * 4, ["", "", "", "続柄"]])
def test_names_that_repeat_or_lack_are_no_names_of_items(items: list[str]) -> None:
    rows = [(title, item) for (_, title), item in zip(GROUPS, items, strict=True)]
    assert columns(two_names("機能名", "件名", rows))["title"] == "機能名"


@pytest.mark.parametrize(
    "heading", ["帳票名", "帳票名称", "帳票", "出力帳票", "画面名", "画面ID・名称", "帳票等", "出力帳票等", "画面名など"]
)
@pytest.mark.parametrize("item", ["件名", "変更項目", "カスタマイズ名称"])
def test_forms_beside_names_of_items_are_objects(heading: str, item: str) -> None:
    read = two_names(heading, item, THINGS)
    assert [(found.object, found.title) for found in read.items] == THINGS


def test_forms_without_other_names_are_the_titles_and_what_the_items_are_about() -> None:
    read = read_rows([["No", "帳票名", "内容"], *([n, form, f"{name}を直す。"] for n, (form, name) in enumerate(THINGS, 1))])
    assert [(found.title, found.object) for found in read.items] == [(form, form) for form, _ in THINGS]
    assert columns(read).get("object") is None


def test_ticks_under_forms_are_no_objects() -> None:
    ticked = [("○", name) for _, name in THINGS]
    assert [found.object for found in two_names("帳票", "件名", ticked).items] == [None] * 4


def test_names_that_nothing_uses_are_told() -> None:
    rows = [[n, "照会画面", *both, f"{n}番目の字を大きくする。"] for n, both in enumerate(THINGS, 1)]
    read = read_rows([["No", "対象画面", "帳票名", "件名", "内容"], *rows])
    assert [warning for warning in read.warnings if "headed like titles: 帳票名; the titles are from 件名" in warning]


@pytest.mark.parametrize("other", ["現状", "課題", "現状の課題", "背景", "効果"])
@pytest.mark.parametrize("reason", ["手間", "市民から要望があるため"])
def test_the_reason_is_where_the_heading_says_so(other: str, reason: str) -> None:
    head = ["No", "件名", other, "要望内容", "理由"]
    rows = [[n, name, "今はできない", "画面に出す。", reason] for n, (_, name) in enumerate(GROUPS, 1)]
    assert columns(read_rows([head, *rows]))["reason"] == "理由"


@pytest.mark.parametrize("cells", ["", "○", "1"])
def test_a_reason_that_says_nothing_yields(cells: str) -> None:
    head = ["No", "件名", "背景", "要望内容", "理由"]
    rows = [[n, name, "窓口で待たせている", "画面に出す。", cells] for n, (_, name) in enumerate(GROUPS, 1)]
    assert columns(read_rows([head, *rows]))["reason"] == "背景"


@pytest.mark.parametrize("heading", ["要望した課", "要望のあった課", "申出課", "依頼のあった係", "提案した部署", "主務課", "課室名"])
def test_who_asked(heading: str) -> None:
    rows = [[n, name, "画面に出す。", "市民課"] for n, (_, name) in enumerate(GROUPS, 1)]
    assert columns(read_rows([["No", "件名", "内容", heading], *rows]))["department"] == heading


@pytest.mark.parametrize("heading", ["要望の関係", "申請の日課", "要望課題", "対応した課題"])
def test_headings_that_name_no_section(heading: str) -> None:
    rows = [[n, name, "画面に出す。", "市民課"] for n, (_, name) in enumerate(GROUPS, 1)]
    assert "department" not in columns(read_rows([["No", "件名", "内容", heading], *rows]))


@pytest.mark.parametrize(
    ("title", "detail"),
    [
        ("改修内容（件名）", "詳細"),
        ("対応内容（件名）", "対応内容"),
        ("内容\n【件名】", "仕様"),
        ("要望事項（件名）", "内容"),
        ("件名", "要望事項（内容）"),
        ("機能名", "件名（内容）"),
    ],
)
def test_what_stands_in_brackets_decides_beside_a_column_of_the_other_kind(title: str, detail: str) -> None:
    rows = [(name, f"{n}番目の字を大きくする。") for n, (_, name) in enumerate(GROUPS, 1)]
    for left, right, order in ((title, detail, 1), (detail, title, -1)):
        read = read_rows([["No", left, right, "工数"], *([n, *row[::order], 2] for n, row in enumerate(rows, 1))])
        assert [(item.title, item.detail) for item in read.items] == rows


@pytest.mark.parametrize(
    ("title", "detail"),
    [("件名（改修内容）", "対応内容"), ("件名（内容）", "詳細"), ("件名", "改修内容（件名）"), ("件名", "内容（機能ごとに）")],
)
def test_brackets_beside_what_they_say_decide_nothing(title: str, detail: str) -> None:
    assert (columns(two_names(title, detail, GROUPS)).get("title")) == title
