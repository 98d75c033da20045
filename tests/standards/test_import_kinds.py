"""Columns for kinds of municipality, in every wording and order: never two columns for one kind without a word."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from custaudit.errors import UserError
from custaudit.standards.importers import Imported, import_standard
from tests.standards.conftest import write_workbook

FIRST = ["機能ID", "機能要件"]
KINDS = ("designated", "core", "ordinary")
MARK = {"r": "◎", "o": "○", "p": "×", "-": "－"}
CODE = {"r": "required", "o": "optional", "p": "prohibited", "-": "none"}


def imported(tmp_path: Path, rows: list[list[str]], merged: list[str] | None = None) -> Imported:
    return import_standard(write_workbook(tmp_path / "a.xlsx", {"表": rows}, {"表": merged or []}), "made", tmp_path)


def classes(result: Imported) -> dict[str, str]:
    """For each number the classes for designated, core and ordinary as three letters."""
    letter = {code: sign for sign, code in CODE.items()}
    return {one.number: "".join(letter[one.class_for(kind)] for kind in KINDS) for _, one in result.standard.requirements}  # type: ignore[arg-type]


def said(result: Imported) -> list[str]:
    return [assumed.key for assumed in result.report.assumptions if assumed.key.startswith("kind")]


TWO = {"0250001": "rr", "0250002": "ro", "0250003": "r-", "0250004": "-o", "0250005": "pp"}


@pytest.mark.parametrize(
    ("designated", "others", "is_said"),
    [
        ("指定都市", "一般市区町村", True),
        ("実装区分（指定都市）", "実装区分（一般市区町村）", True),
        ("政令市", "市区町村", True),
        ("政令指定都市", "町村", True),
        ("指定都市", "一般", True),
        ("指定都市", "中核市等", True),
        ("指定都市", "指定都市以外", False),
        ("指定都市", "指定都市以外の市区町村", False),
        ("実装区分\n（政令指定都市）", "実装区分\n（政令指定都市を除く）", False),
        ("指定都市", "中核市・一般市区町村", False),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_two_columns(tmp_path: Path, designated: str, others: str, is_said: bool, turned: bool) -> None:
    def ordered(first: str, second: str) -> list[str]:
        return [second, first] if turned else [first, second]

    rows = [[*FIRST, *ordered(designated, others)]]
    rows += [[number, f"{number}を残せること。", *ordered(MARK[pair[0]], MARK[pair[1]])] for number, pair in TWO.items()]
    result = imported(tmp_path, rows)
    assert classes(result) == {number: pair[0] + pair[1] * 2 for number, pair in TWO.items()}
    assert said(result) == (["kinds_others"] if is_said else [])


THREE = {"0250001": "rro", "0250002": "roo", "0250003": "r--", "0250004": "-oo", "0250005": "ro-"}


@pytest.mark.parametrize(
    "headings",
    [
        ("指定都市", "中核市", "一般市区町村"),
        ("政令市", "中核市等", "町村"),
        ("指定都市", "中核市", "指定都市・中核市以外"),
        ("指定都市", "中核市", "指定都市以外"),
        ("政令指定都市", "中核市", "その他"),
        ("指定都市", "中核市", "左記以外の市区町村"),
    ],
)
@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_three_columns_in_any_order(tmp_path: Path, headings: tuple[str, ...], order: tuple[int, ...]) -> None:
    rows = [[*FIRST, *(headings[place] for place in order)]]
    rows += [[number, f"{number}を残せること。", *(MARK[three[place]] for place in order)] for number, three in THREE.items()]
    result = imported(tmp_path, rows)
    assert classes(result) == THREE
    assert said(result) == []


@pytest.mark.parametrize("rows_of_heading", [2, 3, 4])
@pytest.mark.parametrize("merging", [True, False])
def test_headings_of_several_rows(tmp_path: Path, rows_of_heading: int, merging: bool) -> None:
    blank = ["", "", "", "", ""]
    heading = {
        2: [[*FIRST, "指定都市", "指定都市以外", ""], ["", "", "", "中核市", "一般"]],
        3: [[*FIRST, "実装区分", "", ""], ["", "", "指定都市", "指定都市以外", ""], ["", "", "", "中核市", "一般"]],
        4: [
            [*FIRST, "標準", "", ""],
            ["", "", "実装区分", "", ""],
            ["", "", "指定都市", "指定都市以外", ""],
            ["", "", "", "中核市", "一般市\n区町村"],
        ],
    }[rows_of_heading]
    last, first = rows_of_heading, len(blank)
    merged = [f"{letter}1:{letter}{last}" for letter in "AB"] + [f"C{last - 1}:C{last}", f"D{last - 1}:E{last - 1}"]
    merged += [f"C{row}:E{row}" for row in range(1, last - 1)]
    rows = [*heading, *([number, f"{number}を残せること。", *map(MARK.get, three)] for number, three in THREE.items())]
    assert len(rows[0]) == first
    result = imported(tmp_path, rows, merged if merging else [])  # type: ignore[arg-type]
    assert classes(result) == THREE
    assert said(result) == []


def test_two_columns_for_one_kind_are_told(tmp_path: Path) -> None:
    rows = [[*FIRST, "指定都市", "一般市", "町村"], ["0250001", "日付を残せること。", "◎", "◎", "○"]]
    result = imported(tmp_path, rows)
    assert classes(result) == {"0250001": "rrr"}
    assert sorted(said(result)) == ["kind_twice", "kinds_others"]
    assert "「町村」" in " ".join(assumed.sentence for assumed in result.report.assumptions)


def test_one_column_for_all_and_one_for_a_kind(tmp_path: Path) -> None:
    rows = [[*FIRST, "実装区分", "実装区分（指定都市）"], ["0250001", "日付を残せること。", "○", "◎"]]
    result = imported(tmp_path, rows)
    assert classes(result) == {"0250001": "roo"}
    assert said(result) == []


def test_a_column_for_kinds_of_changes_is_none_for_the_class(tmp_path: Path) -> None:
    rows = [[*FIRST, "指定都市", "一般市区町村", "区分（新規/変更）"], ["0250001", "日付を残せること。", "◎", "○", "新規"]]
    result = imported(tmp_path, rows)
    assert classes(result) == {"0250001": "roo"}
    assert said(result) == ["kinds_others"]


def test_a_blank_class_is_told(tmp_path: Path) -> None:
    rows = [[*FIRST, "指定都市", "指定都市以外"], ["0250001", "日付を残せること。", "◎", ""], ["0250002", "時刻を残せること。", "◎", "－"]]
    result = imported(tmp_path, rows)
    assert classes(result) == {"0250001": "rrr", "0250002": "r--"}
    assert "blank_kinds" in {assumed.key for assumed in result.report.assumptions}


def test_a_heading_that_mentions_municipalities_is_no_class(tmp_path: Path) -> None:
    rows = [[*FIRST, "実装区分", "市区町村", "その他"], ["0250001", "日付を残せること。", "○", "甲市", "なし"]]
    assert classes(imported(tmp_path, rows)) == {"0250001": "ooo"}


LEVELS_BETWEEN = ["市区町村の区分", "団体種別", "（人口規模による）", "適用する団体"]


@pytest.mark.parametrize("between", range(len(LEVELS_BETWEEN) + 1))
@pytest.mark.parametrize("merging", [True, False])
def test_any_number_of_levels_stands_between_the_class_and_its_kinds(tmp_path: Path, between: int, merging: bool) -> None:
    names = LEVELS_BETWEEN[:between]
    last = 3 + between
    rows = [["業務フローとの対応", "", *FIRST, "実装区分", "", ""]]
    rows += [["業務の体系" if not place else "", "", "", "", name, "", ""] for place, name in enumerate(names)]
    rows += [["大項目", "中項目", "", "", "", "", ""], ["", "", "", "", "指定都市", "中核市", "一般"]]
    merged = ["A1:B1", f"C1:C{last}", f"D1:D{last}", "E1:G1", *(f"E{place + 2}:G{place + 2}" for place in range(between))]
    merged += [f"{letter}{last - 1}:{letter}{last}" for letter in "AB"]
    rows += [["台帳", "記録", number, f"{number}を残せること。", *map(MARK.get, three)] for number, three in THREE.items()]  # type: ignore[list-item]
    result = imported(tmp_path, rows, merged if merging else [])
    assert classes(result) == THREE
    assert {section.path for section in result.standard.sections} == {("台帳", "記録")}


@pytest.mark.parametrize("heading", [["実装区分", "実装区分"], ["実装区分", ""]])
@pytest.mark.parametrize("names", [[["A類団体", "B類団体"]], [["規模別", ""], ["A類", "B類"]], []])
def test_classes_of_kinds_that_nobody_knows_are_told(tmp_path: Path, heading: list[str], names: list[list[str]]) -> None:
    rows = [[*FIRST, *heading], *(["", "", *name] for name in names)]
    rows += [
        ["0250001", "年を残せること。", "◎", "○"],
        ["0250002", "月を残せること。", "○", "○"],
        ["0250003", "日を残せること。", "◎", "－"],
    ]
    result = imported(tmp_path, rows)
    assert classes(result) == {"0250002": "ooo"}
    assert {"kinds_unknown"} <= {assumed.key for assumed in result.report.assumptions}
    assert result.report.skipped_by_reason() == {"どの種別の実装区分か分からない行": 2}


def test_without_any_class_that_is_known_the_import_says_why(tmp_path: Path) -> None:
    rows = [[*FIRST, "実装区分", ""], ["", "", "A類", "B類"], ["0250001", "年を残せること。", "◎", "○"]]
    with pytest.raises(UserError, match="A類"):
        imported(tmp_path, rows)


def test_a_column_for_an_unknown_kind_beside_known_ones_is_told(tmp_path: Path) -> None:
    rows = [[*FIRST, "実装区分", "", ""], ["", "", "指定都市", "指定都市以外", "A類団体"], ["0250001", "年を残せること。", "○", "－", "◎"]]
    result = imported(tmp_path, rows)
    assert classes(result) == {"0250001": "o--"}
    assert said(result) == ["kind_unknown"]


@pytest.mark.parametrize("below", ["（記号）", "◎○×の別", "全団体", "区分"])
def test_one_column_with_a_word_below_its_heading_holds_for_all(tmp_path: Path, below: str) -> None:
    rows = [
        [*FIRST, "実装区分", "備考"],
        ["", "", below, ""],
        ["0250001", "年を残せること。", "◎", ""],
        ["0250002", "月を残せること。", "○", ""],
    ]
    result = imported(tmp_path, rows)
    assert classes(result) == {"0250001": "rrr", "0250002": "ooo"}
    assert said(result) == []


def test_a_requirement_right_below_the_heading_is_none_of_it(tmp_path: Path) -> None:
    rows = [[*FIRST, "実装区分", "備考"], ["0250001", "要件", "要検討", "その他"], ["0250002", "月を残せること。", "○", ""]]
    result = imported(tmp_path, rows)
    assert classes(result) == {"0250002": "ooo"}
    assert result.report.skipped_by_reason() == {"実装区分の書き方が分からない行": 1}
