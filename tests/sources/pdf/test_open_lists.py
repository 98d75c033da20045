"""Lists without lines between their columns: as Excel prints them, tables without borders, with some rules or with shaded rows."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import pytest

from custaudit.errors import UserError
from custaudit.sources import ReadInput
from tests.sources.documents import read_made
from tests.sources.drawnpdf import Area, Mark, Rule, Scan, Text, drawn

Align = Literal["top", "middle", "bottom"]

XS = (60, 92, 184, 397, 500)
WIDTHS = (2, 8, 20, 9)
PITCH = 13
HEADINGS = ("番号", "名称", "内容", "理由")
ROWS = [
    (
        "1",
        "転入の確認画面の色",
        "転入の届出を確定する前に、届いた情報との差を赤字で示し、職員が確かめてから確定する。",
        "見落としを防ぐため",
    ),
    ("2", "世帯票の縮小", "世帯票を半分の大きさで印刷する。", "場所が足りない"),
    ("3", "本籍の候補", "本籍の入力で、町名の読みの頭の二文字から候補を示す。", "手入力の誤りが多いので減らすため"),
    ("4", "除票の保存", "除票を、保存の年限が過ぎた順に並べて示し、廃棄の決裁の欄を設ける。", "廃棄の事務のため"),
]


def read(folder: Path, *pages: Sequence[Mark]) -> ReadInput:
    path = folder / "list.pdf"
    path.write_bytes(drawn(*pages))
    return read_made(path)


def cell_lines(text: str, width: int) -> list[str]:
    return [text[place : place + width] for place in range(0, len(text), width)]


def rows(top: float, texts: Sequence[Sequence[str]], align: Align = "top", gap: float = 0) -> tuple[list[Mark], list[float]]:
    """The rows of a list from a height down, and the places under each of them."""
    marks: list[Mark] = []
    ends: list[float] = []
    for row in texts:
        cells = [cell_lines(text, width) for text, width in zip(row, WIDTHS, strict=True)]
        tallest = max(map(len, cells))
        for x, cell in zip(XS, cells, strict=False):
            free = (tallest - len(cell)) * PITCH
            down = {"top": 0.0, "middle": free / 2, "bottom": float(free)}[align]
            marks += [Text(x, top - down - place * PITCH, line) for place, line in enumerate(cell)]
        top -= tallest * PITCH + gap
        ends.append(top + PITCH - 3 + gap / 2)
    return marks, ends


def headings(y: float, words: Sequence[str] = HEADINGS) -> list[Mark]:
    return [Text(x, y, word) for x, word in zip(XS, words, strict=False)]


def as_read(made: ReadInput) -> list[tuple[str | None, str, str, str]]:
    return [(item.no, item.title, item.detail, item.reason) for item in made.items]


@pytest.mark.parametrize("align", ["top", "middle", "bottom"])
def test_rows_close_to_each_other_are_told_by_their_numbers(align: Align, tmp_path: Path) -> None:
    made = read(tmp_path, [*headings(740), *rows(722, ROWS, align)[0]])
    assert as_read(made) == ROWS
    assert made.summary.kind == "inventory"
    assert not made.warnings


@pytest.mark.parametrize("align", ["top", "middle"])
def test_rows_apart_from_each_other_need_no_numbers(align: Align, tmp_path: Path) -> None:
    texts = [(ROWS[at][1][:2], "要望その" + "二三四五"[at], *ROWS[at][2:]) for at in range(4)]
    marks = [*headings(740, ("区分", *HEADINGS[1:])), *rows(712, texts, align, gap=9)[0]]
    made = read(tmp_path, marks)
    assert [(item.detail, item.reason) for item in made.items] == [row[2:] for row in ROWS]
    assert all(text[1] in item.title for text, item in zip(texts, made.items, strict=True))


def test_rules_between_rows_may_be_broken_between_columns(tmp_path: Path) -> None:
    marks, ends = rows(720, ROWS)
    rules = [Rule(left, end, right - 6, end) for end in (731, *ends) for left, right in itertools.pairwise(XS)]
    assert as_read(read(tmp_path, [*headings(740), *marks, *rules])) == ROWS


def test_shaded_rows_are_rows_of_one_list(tmp_path: Path) -> None:
    marks, ends = rows(712, ROWS, "middle", gap=8)
    areas = [Area(left, end, right, upper) for upper, end in [(730, ends[0]), (ends[1], ends[2])] for left, right in itertools.pairwise(XS)]
    assert as_read(read(tmp_path, [*areas, *headings(740), *marks])) == ROWS


def test_headings_of_several_lines(tmp_path: Path) -> None:
    head = [
        Text(60, 746, "項"),
        Text(60, 733, "番"),
        Text(92, 746, "機能"),
        Text(92, 733, "名称"),
        Text(184, 739.5, "内容"),
        Text(397, 739.5, "理由"),
    ]
    assert as_read(read(tmp_path, [*head, *rows(712, ROWS, "middle")[0]])) == ROWS


def test_a_list_goes_on_on_the_next_page_without_its_headings(tmp_path: Path) -> None:
    first = [*headings(140), *rows(122, ROWS[:3])[0], Text(290, 20, "1")]
    second = [*rows(740, ROWS[3:])[0], Text(290, 20, "2")]
    assert as_read(read(tmp_path, first, second)) == ROWS


def test_a_title_over_all_columns_heads_a_group(tmp_path: Path) -> None:
    first, _ = rows(704, ROWS[:2])
    second, _ = rows(622, ROWS[2:])
    titles = [Text(60, 722, "■異動に関するもの（窓口で行う事務のうち）"), Text(60, 640, "■戸籍に関するもの（窓口で行う事務のうち）")]
    made = read(tmp_path, [*headings(740), titles[0], *first, titles[1], *second])
    assert [(item.no, item.detail, item.reason) for item in made.items] == [(row[0], *row[2:]) for row in ROWS]


def test_rows_far_below_each_other_and_a_line_under_the_list(tmp_path: Path) -> None:
    marks, ends = rows(712, ROWS, gap=40)
    made = read(tmp_path, [*headings(740), *marks, Text(60, ends[-1] - 20, "以上")])
    assert as_read(made) == ROWS


def test_a_list_whose_rows_cannot_be_told_is_told_with_its_page(tmp_path: Path) -> None:
    texts = [
        ("", "転入の確認画面の色を変える", ROWS[0][2], "見落としを防ぐためである"),
        ("", "世帯票の縮小と並べ替え", ROWS[3][2], "保管の場所が足りないため"),
    ]
    made = read(tmp_path, [Text(60, 700, "次のページのとおりである。")], [*headings(740, ("", *HEADINGS[1:]))[1:], *rows(722, texts)[0]])
    assert any("page 2" in warning and "borders" in warning for warning in made.warnings)


@pytest.mark.parametrize("words", ["番号　　　　機能　　　　内容", "区分　　　　要件　　　　備考"])
def test_text_under_a_line_of_heading_words_is_no_list(words: str, tmp_path: Path) -> None:
    clauses = [f"({number + 1})　{ROWS[number][2][:-1]}こと。" for number in range(4)]
    one = [line for number, clause in enumerate(clauses) for line in [Text(60, 700 - number * 40, clause)]]
    two = [
        Text(60 + 250 * (number > 1), 700 - number % 2 * 60 - place * PITCH, line)
        for number, clause in enumerate(clauses)
        for place, line in enumerate(cell_lines(clause, 22))
    ]
    for text in (one, two):
        made = read(tmp_path, [Text(60, 740, words), *text])
        assert [item.detail for item in made.items] == [clause[4:] for clause in clauses]
        assert not made.warnings


def test_a_number_alone_on_its_line_belongs_to_the_text_under_it(tmp_path: Path) -> None:
    marks = [
        mark
        for at, row in enumerate(ROWS)
        for mark in (Text(60, 740 - at * 40, f"{at + 1})"), Text(60, 724 - at * 40, f"{row[2][:-1]}こと。"))
    ]
    assert [(item.no, item.detail) for item in read(tmp_path, marks).items] == [
        (f"{at + 1})", f"{row[2][:-1]}こと。") for at, row in enumerate(ROWS)
    ]


def test_a_figure_alone_on_its_line_numbers_nothing(tmp_path: Path) -> None:
    made = read(tmp_path, [Text(60, 740, "12"), Text(60, 724, "除票を、保存の年限が過ぎた順に並べて示すこと。")])
    assert [(item.no, item.detail) for item in made.items] == [(None, "除票を、保存の年限が過ぎた順に並べて示すこと。")]


@pytest.mark.parametrize("stamp", [Text(290, 20, "2"), Text(400, 780, "住民記録システム仕様書"), Text(400, 600, "7.10.01")])
def test_a_scan_with_a_stamp_is_a_scan(stamp: Text, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="scanned"):
        read(tmp_path, [Scan()], [Scan(), stamp])
    made = read(tmp_path, [Text(60, 700, "除票を、年限の順に並べて示すこと。")], [Scan(), stamp])
    assert len(made.items) == 1
    assert any("page 2" in warning for warning in made.warnings)


def test_text_over_an_image_is_text(tmp_path: Path) -> None:
    assert len(read(tmp_path, [Scan(), Text(60, 400, "除票を、年限の順に並べて示すこと。")]).items) == 1


@pytest.mark.parametrize("note", ["注　日数は概算です。", "注1　日数は概算です。", "備考　日数は概算です。", "※　日数は概算です。"])
def test_a_note_under_a_list_does_not_move_its_columns(note: str, tmp_path: Path) -> None:
    names = [row[1] for row in ROWS]
    lines: list[Mark] = [Text(x, 740, word) for x, word in zip((60, 100, 250), ("番号", "名称", "内容"), strict=True)]
    for at, (number, name, content, _) in enumerate(ROWS):
        # Numbers stand at the right of their column, as workbooks print them.
        lines += [Text(75, 720 - 16 * at, number), Text(100, 720 - 16 * at, name), Text(250, 720 - 16 * at, content)]
    read_list = read(tmp_path, [*lines, Text(60, 720 - 16 * 5.5, note)])
    assert [(item.no, item.title) for item in read_list.items] == [(str(number), name) for number, name in enumerate(names, 1)]
