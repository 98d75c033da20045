"""Lists as workbooks print them: titles over tables, rows struck through; and lines whose place or size misleads."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from custaudit.sources import ReadInput
from custaudit.sources.textdoc.words.knowledge import clause_knowledge
from custaudit.sources.textdoc.words.markers import split_marker
from tests.sources.documents import read_made
from tests.sources.drawnpdf import Rule, Text, drawn, grid

XS = (60, 100, 220, 470, 560)
HEAD = ("No.", "件名", "内容", "備考")


def read(folder: Path, *pages: Sequence[Text | Rule]) -> ReadInput:
    path = folder / "page.pdf"
    path.write_bytes(drawn(*pages))
    return read_made(path)


def table(top: float, rows: Sequence[Sequence[str]]) -> list[Text | Rule]:
    """A ruled table, each row 20 points high, its texts 14 points below the line above them."""
    texts = [Text(x + 4, top - 20 * at - 14, cell) for at, row in enumerate(rows) for x, cell in zip(XS, row, strict=False) if cell]
    return [*texts, *grid(XS, [top - 20 * at for at in range(len(rows) + 1)])]


def struck(top: float, row: int, cells: Sequence[str], above: float = 3.5) -> list[Rule]:
    """A line as long as its text for each cell of a row of such a table; ``above``: over the foot of the text."""
    y = top - 20 * row - 14 + above
    lengths = (sum(5 if char.isascii() else 10 for char in cell) for cell in cells)
    return [Rule(x + 4, y, x + 4 + length, y) for x, length in zip(XS, lengths, strict=False) if length]


ROWS = [
    ("1", "督促状", "指定の期限を赤い字で印字する。", ""),
    ("2", "納付書", "裏面に窓口の案内を印字する。", "旧要望"),
    ("3", "集計表", "地区の別に件数を集計する。", ""),
]


def details(made: ReadInput) -> list[str]:
    return [item.detail for item in made.items]


def told(made: ReadInput) -> list[str]:
    return [warning for warning in made.warnings if "struck" in warning]


@pytest.mark.parametrize("cells", [ROWS[1], (*ROWS[1][:3], ""), ("", *ROWS[1][1:3], "")])
def test_a_row_struck_through_is_withdrawn_and_is_one_row(tmp_path: Path, cells: Sequence[str]) -> None:
    made = read(tmp_path, [*table(740, [HEAD, *ROWS]), *struck(740, 2, cells)])
    assert details(made) == [ROWS[0][2], ROWS[2][2]]
    assert (made.summary.rows_read, len(made.summary.skipped), told(made)) == (4, 2, [])


def test_a_struck_row_without_the_heading_of_its_list_is_withdrawn_if_all_of_it_is(tmp_path: Path) -> None:
    more = [("4", "宛名", "方書を二行に分けて印字する。", ""), ("5", "封筒", "窓の位置に合わせて印字する。", "様式３"), ROWS[2]]
    made = read(tmp_path, [*table(740, [HEAD, *ROWS])], [*table(740, more), *struck(740, 1, more[1])])
    assert more[1][2] not in details(made)
    assert len(made.items) == 5


@pytest.mark.parametrize(
    ("rules", "warned"),
    [
        (struck(740, 2, ROWS[1], above=-1.5), 0),
        (struck(740, 2, ("", "", "", ROWS[1][3])), 1),
        (struck(740, 2, ("", ROWS[1][1], "", "")), 1),
        (struck(740, 2, ("", "", ROWS[1][2][:5], "")), 1),
    ],
    ids=["underlined", "remark", "name only", "in part"],
)
def test_a_row_is_kept_that_is_not_struck_through_as_a_whole(tmp_path: Path, rules: Sequence[Rule], warned: int) -> None:
    made = read(tmp_path, [*table(740, [HEAD, *ROWS]), *rules])
    assert details(made) == [row[2] for row in ROWS]
    assert len(told(made)) == warned


def test_a_line_over_a_list_names_it_and_the_business_of_its_rows(tmp_path: Path) -> None:
    first = [Text(60, 760, "介護保険システム 台帳"), *table(740, [HEAD, *ROWS])]
    second = [Text(60, 760, "個人住民税システム 台帳"), *table(740, [("番号", *HEAD[1:]), *ROWS])]
    made = read(tmp_path, first, second)
    assert details(made) == [row[2] for row in ROWS] * 2
    assert [item.field for item in made.items] == ["kaigo"] * 3 + ["juminzei"] * 3


def test_the_business_over_a_list_holds_for_its_next_pages_until_another_line_stands_over_one(tmp_path: Path) -> None:
    pages = [
        [Text(60, 760, "印鑑登録証明システム　改造リスト（令和７年１０月現在）"), *table(740, [HEAD, *ROWS])],
        [*table(740, [("番号", *HEAD[1:3]), *ROWS])],
        [Text(60, 760, "住民記録システムの要望一覧"), Text(60, 748, "単位：人日"), *table(740, [HEAD, *ROWS])],
    ]
    made = read(tmp_path, *pages)
    assert [item.field for item in made.items] == ["inkan"] * 6 + ["jumin"] * 3


def test_the_business_over_a_list_does_not_hold_behind_other_text(tmp_path: Path) -> None:
    first = [Text(60, 780, "住民記録システム改修要望"), Text(60, 760, "介護保険システム 台帳"), *table(740, [HEAD, *ROWS])]
    second = [Text(60, 760, "次の表は、各課の要望をまとめたものである。"), *table(740, [("番号", *HEAD[1:]), *ROWS])]
    made = read(tmp_path, first, second)
    assert [item.field for item in made.items] == ["kaigo"] * 3 + ["jumin"] * 3


def test_a_title_may_say_in_brackets_what_its_marks_mean(tmp_path: Path) -> None:
    made = read(tmp_path, [Text(60, 760, "印鑑登録システム改修一覧（取消線は廃止したもの）"), *table(740, [HEAD, *ROWS])])
    assert details(made) == [row[2] for row in ROWS]
    assert {item.field for item in made.items} == {"inkan"}


def test_a_clause_over_a_list_is_no_title_of_it(tmp_path: Path) -> None:
    clause = "住民票の交付の履歴を職員の別に照会できること。"
    made = read(tmp_path, [Text(60, 780, "住民記録システム仕様書"), Text(60, 760, clause), *table(740, [HEAD, *ROWS])])
    assert details(made) == [clause, *(row[2] for row in ROWS)]


def test_a_short_bullet_among_bullets_is_one_of_them_wherever_its_box_begins(tmp_path: Path) -> None:
    lead = "次のシステムへ異動の情報を連携すること。"
    names = ["国民健康保険システム", "学齢簿システム", "児童手当システム（対象者の一覧を毎月渡すこと）"]
    texts = [Text(x, 720 - 15 * at, f"・{name}") for at, (x, name) in enumerate(zip((100, 97.5, 100), names, strict=True))]
    made = read(tmp_path, [Text(60, 760, "１　連携"), Text(70, 740, lead), *texts])
    assert details(made) == [f"{lead}\n{name}" for name in names]


def test_a_bullet_clearly_further_right_stands_under_the_one_above(tmp_path: Path) -> None:
    texts = [Text(100, 720, "・一覧表"), Text(112, 705, "・地区の別の一覧表"), Text(112, 690, "・年齢の別の一覧表")]
    made = read(tmp_path, [Text(60, 760, "１　帳票"), Text(70, 740, "次の帳票を出力すること。"), *texts])
    assert len(made.items) == 2
    assert [item.source.heading for item in made.items] == [["１ 帳票", "・ 一覧表"]] * 2


@pytest.mark.parametrize(("below", "glued"), [("第３条　登録を職権で廃止すること。", False), ("(2) 登録を職権で廃止する機能", True)])
def test_a_name_in_brackets_heads_the_article_below_a_clause_without_a_full_stop(tmp_path: Path, below: str, glued: bool) -> None:
    clause = "(1) 回答書の返送の期限を過ぎた申請を抽出し、申請の取消しの一覧を作成する機能"
    lines = ["（登録の機能）", "第２条　次の各号に掲げる機能を備えること。", clause, "（廃止の処理）", below]
    made = read(tmp_path, [Text(60, 740 - 15 * at, line) for at, line in enumerate(lines)])
    assert made.items[0].detail.endswith("（廃止の処理）") is glued
    assert (made.items[1].source.heading == ["（廃止の処理）"]) is not glued


def test_a_number_at_the_head_of_the_second_column_is_no_mark_of_a_footnote(tmp_path: Path) -> None:
    body = ["ア 届出の種別ごとに分けた番号を、待合", "の画面に表示することができること。"]
    left = [Text(60, 740, "第１章　窓口の機能について", size=14)]
    left += [Text(60, 720 - 15 * at, line) for at, line in enumerate(["1-1 受付", *body * 3])]
    right = [Text(330, 742, "1-2 交付"), *(Text(330, 720 - 15 * at, line) for at, line in enumerate([*body, *body, *body]))]
    made = read(tmp_path, [*left, *right])
    assert [item.source.heading[-1] for item in made.items if item.source.heading] == ["1-1 受付"] * 3 + ["1-2 交付"] * 3


@pytest.mark.parametrize(
    "text",
    ["ｃ １６歳未満の扶養親族", "c 16歳未満の扶養親族", "ｃ．１６歳未満の扶養親族", "c) 3か月を過ぎた照会", "ｃ）３か月を過ぎた照会"],
)
def test_a_letter_before_a_figure_is_the_sign_of_a_clause(text: str) -> None:
    marker, _ = split_marker(text, clause_knowledge())
    assert marker is not None
    assert (marker.kind, marker.ordinals) == ("letter", (3,))


@pytest.mark.parametrize("text", ["Ａ ４判の用紙", "Ｂ ５ サイズ", "p. 3ページを参照", "A.1概要", "C4の封筒", "Ｖ ２版", "c 5"])
def test_a_letter_of_a_name_before_a_figure_is_no_sign(text: str) -> None:
    assert split_marker(text, clause_knowledge())[0] is None


SIDE = ["帳票・画面など", "督促状・催告書", "納付書", "地区別集計表"]


def beside(top: float, cells: Sequence[str]) -> list[Text | Rule]:
    """The last column of such a table, on a page of its own."""
    texts = [Text(64, top - 20 * at - 14, cell) for at, cell in enumerate(cells)]
    return [*texts, *grid((60, 200), [top - 20 * at for at in range(len(cells) + 1)])]


def test_a_column_printed_onto_a_page_of_its_own_belongs_to_the_rows_at_its_heights(tmp_path: Path) -> None:
    made = read(tmp_path, table(740, [HEAD, *ROWS]), beside(740, SIDE))
    assert [item.object for item in made.items] == SIDE[1:]
    assert made.summary.rows_read == 4


def test_a_table_at_other_heights_is_not_put_beside_a_list(tmp_path: Path) -> None:
    made = read(tmp_path, table(740, [HEAD, *ROWS]), beside(700, SIDE))
    assert [item.object for item in made.items] == [None] * 3
