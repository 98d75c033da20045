"""What stands at the edges of pages, under the text or on further pages: page numbers, titles, footnotes, watermarks, columns of a list."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from custaudit.errors import UserError
from custaudit.sources import InputRequest, ReadInput, read_input
from tests.sources.drawnpdf import Rule, Text, drawn, grid

CLAUSES = ["転入の届を取り消せること。", "除票の一覧を出力できること。", "旧氏で検索できること。", "住所の誤りを警告すること。"]


def read(folder: Path, *pages: Sequence[Text | Rule], name: str = "list.pdf") -> ReadInput:
    path = folder / name
    path.write_bytes(drawn(*pages))
    return read_input(InputRequest(path, path.name))


def details(read: ReadInput) -> list[str]:
    return [item.detail for item in read.items]


def clauses(texts: Sequence[str] = CLAUSES, first: float = 700) -> list[Text]:
    return [Text(60, first - 20 * number, f"({number + 1})　{text}") for number, text in enumerate(texts)]


def table(top: float, xs: Sequence[float], rows: Sequence[Sequence[str]]) -> list[Text | Rule]:
    ys = [top - 30 * number for number in range(len(rows) + 1)]
    cells = [Text(x + 4, y - 18, cell) for row, y in zip(rows, ys, strict=False) for x, cell in zip(xs, row, strict=False)]
    return [*grid(xs, list(reversed(ys))), *cells]


FRAMES = ["〔{n}〕", "[{n}]", "({n})", "<{n}>", "－{n}－", "{n}/3", "p.{n}", "Page {n} / 3", "【{n}】", "{n} of 3"]


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize(("x", "y"), [(290, 30), (520, 30), (60, 30), (290, 780)])
def test_a_page_number_in_brackets_is_no_clause(frame: str, x: float, y: float, tmp_path: Path) -> None:
    found = read(tmp_path, *([*clauses(), Text(x, y, frame.format(n=number))] for number in (1, 2, 3)))
    assert details(found) == CLAUSES * 3
    assert {skip.reason for skip in found.summary.skipped} == {"running header, footer or page number"}


@pytest.mark.parametrize("frame", FRAMES)
def test_the_number_of_a_single_page_is_no_clause_either(frame: str, tmp_path: Path) -> None:
    assert details(read(tmp_path, [*clauses(), Text(290, 30, frame.format(n=1).replace("3", "1"))])) == CLAUSES


def test_a_number_alone_over_its_text_stays_the_number_of_a_clause(tmp_path: Path) -> None:
    pages = [[Text(60, 770, f"({number})"), Text(60, 756, CLAUSES[number - 1])] for number in (1, 2, 3)]
    assert [item.no for item in read(tmp_path, *pages).items] == ["(1)", "(2)", "(3)"]


def test_a_clause_over_an_empty_number_is_no_lead_in(tmp_path: Path) -> None:
    path = tmp_path / "list.md"
    path.write_text("# 要件\n\n旧氏で検索できること。\n\n(1)\n", encoding="utf-8")
    assert details(read_input(InputRequest(path, path.name))) == ["旧氏で検索できること。"]


def test_chapters_stand_beside_each_other_however_they_are_set(tmp_path: Path) -> None:
    marks = [
        Text(60, 740, "第1章　目的"),
        Text(60, 720, "本書は、当町の求める要件を示すものである。"),
        Text(60, 690, "第2章　給付", size=14),
        Text(60, 660, "2.1　支給", size=12),
        Text(60, 640, "(1)　支給に当たっては、次の処理ができること。"),
        Text(80, 620, "ア　世帯の合算の内訳を確かめる処理"),
        Text(80, 600, "イ　支払先を切り替える処理"),
        Text(60, 570, "第3章　賦課"),
        *clauses(first=540),
    ]
    items = read(tmp_path, marks).items
    assert [item.source.heading for item in items] == [["第2章 給付", "2.1 支給"]] * 2 + [["第3章 賦課"]] * 4


@pytest.mark.parametrize(
    ("chapter", "lead", "name", "count"),
    [
        ("背景", "支給に当たっては、次の処理ができること。", "世帯の合算の処理", 1),
        ("契約", "受注者は、次の書類を提出すること。", "業務計画書", 0),
        ("背景", "当町の事務は、次のとおりである。", "給付の事務", 0),
    ],
)
def test_names_under_a_lead_in_are_what_the_lead_in_asks_for(chapter: str, lead: str, name: str, count: int, tmp_path: Path) -> None:
    path = tmp_path / "list.md"
    path.write_text(f"# {chapter}\n\n(1) {lead}\n\nア {name}\n\n# 要件\n\n(1) {CLAUSES[0]}\n", encoding="utf-8")
    assert len(read_input(InputRequest(path, path.name)).items) == 1 + count


def test_parts_with_roman_numbers_head_chapters_and_ordinals_with_a_dash_are_clauses(tmp_path: Path) -> None:
    path = tmp_path / "list.md"
    path.write_text(
        "# 第Ⅰ部 登録\n\n# 一 受付\n\n第1－1 旧氏で検索できること。\n\n# 第Ⅱ部 証明\n\n第2－1 除票を出力できること。\n", encoding="utf-8"
    )
    found = [(item.source.heading, item.source.clause, item.detail) for item in read_input(InputRequest(path, path.name)).items]
    assert found == [
        (["第Ⅰ部 登録", "一 受付"], "第1－1", "旧氏で検索できること。"),
        (["第Ⅱ部 証明"], "第2－1", "除票を出力できること。"),
    ]


LEFT = [["番号", "件名"], ["1", "納付書の印字"], ["2", "一覧の追加"]]
MIDDLE = [["内容"], ["納付書に金額を印字する。"], ["申請者の一覧を出力する。"]]
RIGHT = [["理由", "工数（人日）"], ["問合せ", "3"], ["確認", "2"]]


def test_columns_on_further_pages_are_joined_to_their_rows(tmp_path: Path) -> None:
    xs = [60, 100, 300]
    found = read(tmp_path, [Text(60, 760, "改修の一覧"), *table(700, xs, LEFT)], table(700, [60, 300], MIDDLE), table(700, xs, RIGHT))
    told = [(item.no, item.title, item.detail, item.reason, item.effort_days) for item in found.items]
    assert told == [
        ("1", "納付書の印字", "納付書に金額を印字する。", "問合せ", 3.0),
        ("2", "一覧の追加", "申請者の一覧を出力する。", "確認", 2.0),
    ]


def test_columns_whose_rows_do_not_fit_are_warned_of(tmp_path: Path) -> None:
    found = read(tmp_path, table(700, [60, 100, 300], LEFT), table(640, [60, 300], MIDDLE[:2]))
    assert any("width of one page" in warning for warning in found.warnings)


def test_the_same_without_lines_is_warned_of(tmp_path: Path) -> None:
    rows = [Text(60 + 40 * column, 700 - 20 * row, cell) for row, cells in enumerate(LEFT) for column, cell in enumerate(cells)]
    found = read(tmp_path, rows, [Text(60, 700 - 20 * row, cells[0]) for row, cells in enumerate(MIDDLE)])
    assert any("width of one page" in warning for warning in found.warnings)


def test_a_page_that_begins_with_a_heading_of_the_text_is_none_of_a_list(tmp_path: Path) -> None:
    assert read(tmp_path, clauses(), [Text(60, 740, "内容"), *clauses()]).warnings == []


def test_two_lists_of_as_many_rows_stay_two(tmp_path: Path) -> None:
    xs = [60, 100, 200, 400]
    one = [["番号", "件名", "内容"], ["1", "印字", "納付書に金額を印字する。"]]
    other = [["番号", "件名", "内容"], ["1", "一覧", "申請者の一覧を出力する。"]]
    assert len(read(tmp_path, table(700, xs, one), table(700, xs, other)).items) == 2


def test_a_footnote_is_no_clause_and_its_mark_no_part_of_the_text(tmp_path: Path) -> None:
    marks: list[Text | Rule] = [
        Text(60, 740, "本書は、検討の結果をまとめたものである"),
        Text(250, 744, "1", size=6),
        Text(254, 740, "。"),
        *clauses(),
        Rule(60, 110, 160, 110),
        Text(60, 95, "1 取りまとめは令和五年に行った。", size=8),
        Text(290, 30, "12"),
    ]
    found = read(tmp_path, marks)
    assert details(found) == CLAUSES
    assert "footnote" in {skip.reason for skip in found.summary.skipped}


def test_a_clause_under_a_rule_is_no_footnote(tmp_path: Path) -> None:
    marks: list[Text | Rule] = [Text(60, 740, "床の面積は10m"), Text(140, 744, "2", size=6), Text(144, 740, "とし、画面に表示すること。")]
    found = read(tmp_path, [*marks, Rule(60, 200, 160, 200), Text(60, 180, "2　旧氏で検索できること。")])
    assert details(found) == ["床の面積は10m2とし、画面に表示すること。", "旧氏で検索できること。"]


def test_whole_sentences_in_larger_type_than_a_table_of_contents_are_no_headings(tmp_path: Path) -> None:
    contents = [Text(60, 760 - 14 * number, f"{number}　章の名前{'…' * 30}{number}", size=9) for number in range(1, 12)]
    body = [Text(60, 740, "１　機能要件", size=14), *(mark._replace(size=12) for mark in clauses())]
    assert details(read(tmp_path, contents, body)) == CLAUSES


def test_a_refused_document_says_what_became_of_its_paragraphs(tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused:
        read(tmp_path, [Text(60, 740, "１　背景"), Text(60, 720, "本市では平成二十年に導入した。")])
    assert "heading 1" in str(refused.value)


def test_the_title_of_each_page_gives_its_rows_their_business(tmp_path: Path) -> None:
    xs = [60, 110, 420]
    pages = []
    for number, (sheet, system) in enumerate([("住民記録", "住民記録システム"), ("介護保険", "介護保険システム")], start=1):
        rows = [["項番", "要件の内容"], *([str(row), CLAUSES[row]] for row in (1, 2, 3))]
        pages.append([Text(60, 760, f"機能の一覧（{system}）"), *table(740, xs, rows), Text(480, 30, f"{sheet} {number}/2")])
    assert [item.field for item in read(tmp_path, *pages).items] == ["jumin"] * 3 + ["kaigo"] * 3


def test_a_sentence_goes_on_over_a_page(tmp_path: Path) -> None:
    first = [*clauses(), Text(60, 100, "(5)　手数料の減免の理由を選び、日計表に理由別の件数を載せるとともに、月ごとの集計の表を職員が作")]
    found = read(tmp_path, first, [Text(60, 740, "れること。"), Text(60, 720, "(6)　公印を印字すること。")])
    assert details(found)[4].endswith("職員が作れること。")


def watermarked(mark: Text) -> list[list[Text | Rule]]:
    rows = [["番号", "件名", "内容"], *([str(row), f"件名{row}", CLAUSES[row]] for row in (1, 2, 3))]
    return [[*table(600, [60, 110, 250, 520], rows), mark] for _ in (1, 2)]


def test_a_watermark_is_no_part_of_a_row(tmp_path: Path) -> None:
    assert details(read(tmp_path, *watermarked(Text(260, 470, "案", size=150)))) == CLAUSES[1:] * 2


def test_a_large_title_is_no_watermark(tmp_path: Path) -> None:
    found = read(tmp_path, [Text(60, 700, "改修の一覧", size=48), *watermarked(Text(290, 30, "1"))[0]])
    assert len(found.items) == 3
    assert "heading" in {skip.reason for skip in found.summary.skipped}


def test_a_title_on_each_page_is_no_part_of_the_last_row(tmp_path: Path) -> None:
    pages = []
    for page in (1, 2):
        marks = [Text(250, 760, "改修の台帳", size=12), Text(520, 760, f"P. {page}", size=9)]
        marks += [Text(x, 735, word) for x, word in zip((60, 110, 250, 480), ("番号", "件名", "内容", "主管課"), strict=True)]
        for row in (1, 2, 3):
            cells = (f"{page}0{row}", f"件名{row}", CLAUSES[row][:8], "市民課")
            marks += [Text(x, 735 - 34 * row, cell) for x, cell in zip((60, 110, 250, 480), cells, strict=True)]
            marks.append(Text(250, 722 - 34 * row, CLAUSES[row][8:]))
        pages.append(marks)
    found = read(tmp_path, *pages)
    assert details(found) == CLAUSES[1:] * 2


def test_titles_and_numbers_of_pages_over_two_columns_are_no_text(tmp_path: Path) -> None:
    clauses = [f"（{number}）住民票の写しの交付の記録を照会できること。" for number in range(1, 25)]
    pages = []
    for page in (1, 2):
        marks = [Text(50, 770, "住民記録 業務要件"), Text(520, 770, "第２編"), Text(290, 20, f"2-{page}")]
        marks += [
            Text(x, 720 - 30 * row, clauses[12 * (page - 1) + 6 * column + row]) for column, x in enumerate((50, 320)) for row in range(6)
        ]
        pages.append(marks)
    made = read(tmp_path, *pages)
    assert len(made.items) == len(clauses)
    assert {tuple(item.source.heading or ()) for item in made.items} <= {(), ("第２編",), ("住民記録 業務要件 第２編",)}
    assert sum("running header" in skip.reason for skip in made.summary.skipped) >= 4
