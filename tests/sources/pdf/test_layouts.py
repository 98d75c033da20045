"""How the marks of a page become text: columns, vertical lines, tables without rules or cut by a page, headings by typeface."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from custaudit.sources import InputRequest, ReadInput, read_input
from custaudit.sources.textdoc.pdf.page.glyphs import Glyph
from custaudit.sources.textdoc.pdf.page.lines import rows_of
from tests.sources.drawnpdf import Rule, Text, drawn, grid

CLAUSES = [
    "転入届の入力において住所を自動的に補完できること。",
    "未着者一覧を週次で出力し、町丁別に改頁できること。",
    "同一住所の別世帯を確認できること。",
    "在留期限が近い者を抽出し、宛名ラベルを印刷できること。",
    "異動届を一括で取り込めること。",
    "異動情報を国民健康保険システムへ送信できること。",
    "氏名の濁点を区別せずに検索できること。",
    "支援措置の対象者を警告できること。",
]
# Each fills a line of a column and the beginning of a second one.
TWO_LINES = [
    "第1号被保険者の資格を、誕生日の前日に取得できること",
    "適用除外施設の入所者を、連絡票により登録できること",
    "住所地特例者の保険者を、異動の後も引き継ぐこと",
    "転入者の一覧を、広域連合の構成団体ごとに示すこと",
    "所得の更正のときは、過年度分を含めて計算すること",
    "低所得者の軽減の対象を、課税の状況から判定すること",
    "暫定賦課の有無を、その年度ごとに切り替えられること",
    "減免の申請者のうち、収入の減った者を抽出すること",
]


def read(folder: Path, *pages: Sequence[Text | Rule]) -> ReadInput:
    path = folder / "list.pdf"
    path.write_bytes(drawn(*pages))
    return read_input(InputRequest(path, path.name))


def wrapped(x: float, y: float, text: str, columns: int) -> list[Text]:
    return [Text(x, y - place // columns * 14, text[place : place + columns]) for place in range(0, len(text), columns)]


def test_two_columns_of_short_clauses_with_a_narrow_gutter(tmp_path: Path) -> None:
    marks: list[Text] = []
    for number, clause in enumerate(CLAUSES):
        marks += wrapped(60 if number < 4 else 300, 740 - number % 4 * 40, f"({number + 1})　{clause}", 22)
    assert [item.detail for item in read(tmp_path, marks).items] == CLAUSES


@pytest.mark.parametrize("offset", [0, 1, 4, 5, 6, 9, 13])
@pytest.mark.parametrize("stop", ["", "。"])
def test_two_columns_wherever_their_lines_stand_and_however_they_end(offset: int, stop: str, tmp_path: Path) -> None:
    clauses = [clause + stop for clause in TWO_LINES]
    marks = [Text(60, 760, "1．資格"), Text(300, 760 - offset, "2．賦課")]
    for number, clause in enumerate(clauses):
        right = number >= 4
        marks += wrapped(60 + 240 * right, 740 - number % 4 * 28 - offset * right, f"({number % 4 + 1})　{clause}", 22)
    assert [item.detail for item in read(tmp_path, marks).items] == clauses


@pytest.mark.parametrize("offset", [1, 4, 5, 6, 9])
def test_lines_stay_whole_where_the_box_of_a_character_begins_or_ends_with_its_glyph(offset: float) -> None:
    glyphs = []
    for left, down in ((60.0, 0.0), (300.0, offset)):
        for line in range(3):
            foot = 100 + line * 15 + down
            for at, (sign, above, below) in enumerate([("第", 8.6, -2.4), ("の", 7.3, -2.4), ("一", 4.3, 3.1), ("、", 1.2, -1.0)]):
                glyphs.append(Glyph(sign, left + at * 10, foot - above, left + at * 10 + 10, foot - below, False, 0, foot))
    texts = [part.text for row in rows_of(glyphs) for part in row]
    assert texts == ["第の一、"] * 6


def test_the_columns_of_a_list_without_lines_are_no_columns_of_the_page(tmp_path: Path) -> None:
    marks: list[Text] = []
    for number, clause in enumerate(CLAUSES):
        y = 740 - number * 40
        marks += wrapped(60, y, f"({number + 1})　要望{number}を機能として追加し、現行の運用を変えないこと", 20)
        marks += wrapped(300, y, clause.removesuffix("。"), 22)
    items = read(tmp_path, marks).items
    assert all(f"要望{number}" in items[number].detail for number in range(len(CLAUSES)))


def test_a_table_over_the_whole_width_ends_the_columns_above_it(tmp_path: Path) -> None:
    marks: list[Text | Rule] = []
    for number, clause in enumerate(CLAUSES):
        marks += wrapped(60 if number < 4 else 300, 740 - number % 4 * 40, f"({number + 1})　{clause}", 22)
    marks += [Text(60, 500, "帳票一覧", 13), *grid([60, 90, 300, 520], [480, 460, 440])]
    marks += [Text(62, 465, "No"), Text(95, 465, "帳票名"), Text(305, 465, "要件")]
    marks += [Text(62, 445, "1"), Text(95, 445, "未着者一覧"), Text(305, 445, "週次で出力できること。")]
    items = read(tmp_path, marks).items
    assert [item.detail for item in items] == [*CLAUSES, "週次で出力できること。"]
    assert [item.source.heading for item in items[:8]] == [[]] * 8


def test_vertical_lines_are_read_from_the_right(tmp_path: Path) -> None:
    numbers = "一二三四五六七八"
    pages = [
        [
            *(Text(540 - 25 * place, 740, f"{numbers[start + place]}　{CLAUSES[start + place]}", down=True) for place in range(4)),
            Text(290, 20, f"- {start // 4 + 1} -"),
        ]
        for start in (0, 4)
    ]
    made = read(tmp_path, *pages)
    assert [(item.no, item.detail) for item in made.items] == list(zip(numbers, CLAUSES, strict=True))
    assert [skip.reason for skip in made.summary.skipped] == ["running header, footer or page number"] * 2


def unruled(top: float, rows: range) -> list[Text]:
    marks = [Text(60, top, "No"), Text(90, top, "件名"), Text(250, top, "内容"), Text(460, top, "担当課")]
    for place, number in enumerate(rows):
        y = top - 20 - place * 34
        marks += [Text(60, y, str(number)), Text(90, y, f"帳票その{number}"), Text(460, y, "市民課")]
        marks += wrapped(250, y, CLAUSES[number - 1], 20)
    return marks


def test_a_table_without_rules_over_two_pages(tmp_path: Path) -> None:
    made = read(tmp_path, [Text(60, 780, "住民記録 カスタマイズ一覧", 13), *unruled(740, range(1, 6))], unruled(740, range(6, 9)))
    assert [(item.no, item.title, item.detail, item.department) for item in made.items] == [
        (str(number), f"帳票その{number}", clause, "市民課") for number, clause in enumerate(CLAUSES, start=1)
    ]
    assert made.summary.kind == "inventory"


def ruled(rows: Sequence[Sequence[str]]) -> list[Text | Rule]:
    xs, top = [60, 90, 250, 520], 740
    marks: list[Text | Rule] = list(grid(xs, [top - 20 * place for place in range(len(rows) + 1)]))
    for place, row in enumerate(rows):
        marks += [Text(x + 3, top - 15 - 20 * place, cell) for x, cell in zip(xs, row, strict=False) if cell]
    return marks


def test_a_row_that_a_page_break_cut_is_one_item(tmp_path: Path) -> None:
    first = ruled([["No", "件名", "内容"], ["1", "一覧の追加", CLAUSES[0]], ["2", "出張所別発行", "出張所ごとに証明書の"]])
    second = ruled([["", "件数集計", "発行件数を集計できること。"], ["3", "検索", CLAUSES[6]]])
    items = read(tmp_path, first, second).items
    assert [(item.no, item.title, item.detail) for item in items][1:] == [
        ("2", "出張所別発行件数集計", "出張所ごとに証明書の発行件数を集計できること。"),
        ("3", "検索", CLAUSES[6]),
    ]


def test_a_heading_of_two_rows_is_no_item(tmp_path: Path) -> None:
    xs, ys = [60, 100, 160, 220, 520], [740, 720, 700, 680, 660]
    cut = [Rule(60, 740, 520, 740), Rule(100, 720, 220, 720), *(Rule(60, y, 520, y) for y in ys[2:])]
    cut += [*(Rule(x, 740, x, 660) for x in (60, 100, 220, 520)), Rule(160, 720, 160, 660)]
    marks: list[Text | Rule] = [*cut, Text(62, 715, "項番"), Text(110, 725, "機能名"), Text(230, 715, "要件")]
    marks += [Text(102, 705, "大分類"), Text(162, 705, "中分類")]
    for number, y in ((1, 685), (2, 665)):
        marks += [Text(x + 2, y, text) for x, text in zip(xs, (f"1.{number}", "証明", "住民票", CLAUSES[number]), strict=False)]
    items = read(tmp_path, marks).items
    assert [(item.no, item.title, item.detail) for item in items] == [("1.1", "住民票", CLAUSES[1]), ("1.2", "住民票", CLAUSES[2])]


def test_lines_in_another_typeface_are_headings(tmp_path: Path) -> None:
    marks = [Text(60, 700, "異動処理", gothic=True), Text(60, 680, f"・{CLAUSES[0]}"), Text(60, 660, f"・{CLAUSES[1]}")]
    marks += [Text(60, 640, "証明発行", gothic=True), Text(60, 620, f"・{CLAUSES[3]}"), Text(60, 600, f"・{CLAUSES[7]}")]
    assert [item.title for item in read(tmp_path, marks).items] == ["異動処理", "異動処理", "証明発行", "証明発行"]


def test_numbered_headings_at_the_top_of_pages_are_no_running_titles_and_contents_head_nothing(tmp_path: Path) -> None:
    contents = [Text(60, 780, "目次", 14), *(Text(60, 740 - 20 * n, f"２．{n}　機能{n} ・・・・・・・・・ {n + 1}") for n in range(1, 5))]
    pages = [
        [Text(60, 780, f"２．{n}　機能{n}", 14), Text(60, 740, f"(1)　{CLAUSES[n][:-4]}機能を有すること。"), Text(290, 20, f"- {n} -")]
        for n in range(1, 5)
    ]
    made = read(tmp_path, contents, *pages)
    assert [item.title for item in made.items] == [f"機能{n}" for n in range(1, 5)]
    assert sum(skip.reason == "table of contents" for skip in made.summary.skipped) == 4


def test_a_watermark_parts_no_lines(tmp_path: Path) -> None:
    lines = [Text(60, 700 - 30 * n, f"({n})　{clause}") for n, clause in enumerate(CLAUSES[:6], start=1)]
    assert [item.no for item in read(tmp_path, [*lines, Text(200, 590, "案", 120)]).items] == [f"({n})" for n in range(1, 7)]
