"""Headings and clauses told apart, each under what it stands under: numbers such as 第１, chapters named on every page, broken lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from custaudit.sources import InputRequest, ReadInput, read_input
from tests.sources.documents import read_text
from tests.sources.drawnpdf import Text, drawn

A, B, C = "氏名で検索できること。", "住所で検索できること。", "一覧を印刷できること。"


def read_pages(folder: Path, *pages: list[Text]) -> ReadInput:
    path = folder / "list.pdf"
    path.write_bytes(drawn(*pages))
    return read_input(InputRequest(path, path.name))


def test_a_sentence_with_the_number_of_a_chapter_is_a_clause(tmp_path: Path) -> None:
    made = read_text(tmp_path, f"第１　{A}\n第２　次に掲げる帳票を出力すること。\n一　住民票\n二　印鑑登録証明書\n第３　{B}\n")
    assert [(item.source.clause, item.detail) for item in made.items] == [
        ("第１", A),
        ("第２一", "次に掲げる帳票を出力すること。\n住民票"),
        ("第２二", "次に掲げる帳票を出力すること。\n印鑑登録証明書"),
        ("第３", B),
    ]


def test_such_clauses_stand_under_their_chapter(tmp_path: Path) -> None:
    made = read_text(tmp_path, f"第１章　検索\n第１　{A}\n第２　{B}\n第２章　印刷\n第３　{C}\n")
    assert [item.source.heading for item in made.items] == [["第１章 検索"], ["第１章 検索"], ["第２章 印刷"]]


@pytest.mark.parametrize("name", ["検索機能", "検索に関すること", "今後の取扱い"])
def test_a_number_before_a_name_heads_what_follows(name: str, tmp_path: Path) -> None:
    made = read_text(tmp_path, f"第１　{name}\n(1) {A}\n第２　印刷\n(1) {C}\n")
    assert [item.source.heading for item in made.items] == [[f"第１ {name}"], ["第２ 印刷"]]


@pytest.mark.parametrize(
    ("outer", "inner", "other"),
    [("第２　機能要件", "１　検索", "２　印刷"), ("Ⅱ　機能要件", "１　検索", "２　印刷"), ("２　機能要件", "2.1　検索", "2.2　印刷")],
)
def test_headings_of_nearly_one_size_stand_under_each_other_by_their_numbers(outer: str, inner: str, other: str, tmp_path: Path) -> None:
    marks = [Text(60, 740, outer, 14), Text(60, 710, inner, 13), Text(60, 680, f"(1)　{A}"), Text(60, 660, f"(2)　{B}")]
    marks += [Text(60, 620, other, 13), Text(60, 590, f"(1)　{C}")]
    marks += [Text(60, 560 - row * 20, f"({row + 2})　{A}") for row in range(6)]
    made = read_pages(tmp_path, marks)
    paths = [[name.replace("　", " ") for name in item.source.heading or []] for item in made.items]
    plain = [name.replace("　", " ") for name in (outer, inner, other)]
    assert paths == [plain[:2]] * 2 + [[plain[0], plain[2]]] * 7


def test_headings_of_one_level_with_one_count_stand_beside_each_other(tmp_path: Path) -> None:
    made = read_text(tmp_path, f"# 1 検索\n\n(1) {A}\n\n# 2 印刷\n\n(1) {C}\n\n# 別紙1 帳票\n\n(1) {B}\n", "list.md")
    assert [len(item.source.heading or []) for item in made.items] == [1, 1, 1]


def test_a_header_that_names_the_chapter_of_the_page_is_no_text(tmp_path: Path) -> None:
    head = [("Ⅰ　検索", "Ⅱ　印刷"), ("Ⅱ　印刷", "Ⅲ　集計"), ("Ⅲ　集計", "Ⅳ　抽出")]
    pages = []
    for number, (running, heading) in enumerate(head):
        first = [Text(60, 770, running), Text(60, 740, running, 16)] if not number else [Text(60, 770, running), Text(60, 740, "ること。")]
        pages.append(
            [
                *first,
                Text(60, 700, f"(1)　{A}"),
                Text(60, 640, heading, 16),
                Text(60, 600, "(1)　" + "氏名の一部で検索した結果の一覧を" * 2 + "印刷でき"),
            ]
        )
    pages.append([Text(60, 770, "Ⅳ　抽出"), Text(60, 740, "ること。")])
    made = read_pages(tmp_path, *pages)
    assert [item.detail[-8:] for item in made.items] == ["検索できること。", "印刷できること。"] * 3
    assert [skip.page for skip in made.summary.skipped if "header" in skip.reason] == [1, 2, 3, 4]


def test_chapters_that_begin_pages_and_stand_in_the_contents_are_headings(tmp_path: Path) -> None:
    names = ["Ⅰ　検索", "Ⅱ　印刷", "Ⅲ　集計"]
    contents = [Text(60, 740, "目次"), *(Text(60, 700 - row * 20, name) for row, name in enumerate(names))]
    made = read_pages(
        tmp_path, contents, *([Text(60, 770, name), Text(60, 740, f"(1)　{A}"), Text(60, 700, f"(2)　{B}")] for name in names)
    )
    assert [item.source.heading for item in made.items] == [[name.replace("　", " ")] for name in names for _ in range(2)]


def test_a_text_file_may_name_its_chapter_on_every_page(tmp_path: Path) -> None:
    text = f"1 検索\n1 検索\n(1) {A}\n2 印刷\n(1) 一覧を印刷でき\n\f2 印刷\nること。\n(2) {C}\n"
    assert [item.detail for item in read_text(tmp_path, text).items] == [A, "一覧を印刷できること。", C]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("扶養の人数を印字", "するかどうかを選べること。"),
        ("台帳に登録", "された者を抽出すること。"),
        ("世帯の所得", "に応じて減免できること。"),
    ],
)
def test_a_clause_that_is_broken_inside_a_sentence_goes_on(first: str, second: str, tmp_path: Path) -> None:
    made = read_text(tmp_path, f"１　印刷\n(1) {A}\n(2) {first}\n　　{second}\n")
    assert [(item.no, item.detail) for item in made.items] == [("(1)", A), ("(2)", first + second)]


def test_a_name_over_its_text_is_no_broken_line(tmp_path: Path) -> None:
    made = read_text(tmp_path, f"１　印刷\n(1) 氏名の検索\n　　{A}\n(2) 印刷\n　　{C}\n")
    assert [item.detail for item in made.items] == [A, C]
