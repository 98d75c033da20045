"""Text files as old programs and Word leave them: printed page numbers, and titles repeated on every page."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sources.documents import read_text

FURNITURE = "running header, footer or page number"
TITLE = "住民記録システム　要件定義"


def details(folder: Path, text: str) -> list[str]:
    return [item.detail for item in read_text(folder, text).items]


@pytest.mark.parametrize(
    "number",
    [
        "- 1 -", "-1-", "－　１　－", "― 1 ―", "ー１ー", "～ 1 ～", "・1・", "P.2", "p 2", "Page 3",
        "4 ページ", "４頁", "第１頁", "1/12", "1 / 12", "1/3ページ", "- 2/5 -", "Page 1 of 3",
    ],
)  # fmt: skip
@pytest.mark.parametrize("blank", ["", "\n"])
def test_a_printed_page_number_is_no_text(number: str, blank: str, tmp_path: Path) -> None:
    made = read_text(tmp_path, f"(1) 氏名で検索できること。\n{blank}{number}\n{blank}(2) 住所で検索できること。\n{number}\n")
    assert [item.detail for item in made.items] == ["氏名で検索できること。", "住所で検索できること。"]
    assert [skip.reason for skip in made.summary.skipped] == [FURNITURE] * 2


@pytest.mark.parametrize("line", ["- 1か月分を印字すること。", "・4ページまで印刷できること。", "1/2に縮小して印刷できること。", "- 2/5"])
def test_a_line_that_says_more_than_a_number_is_text(line: str, tmp_path: Path) -> None:
    made = read_text(tmp_path, f"１　印刷\n次のとおり印刷できること。\n{line}\n・余白を変更できること。\n")
    assert FURNITURE not in [skip.reason for skip in made.summary.skipped]


def test_a_number_alone_at_the_left_is_that_of_a_page_only_beside_its_end(tmp_path: Path) -> None:
    pages = read_text(tmp_path, "(1) 氏名で検索できること。\n\n12\n\f(2) 住所で検索できること。\n")
    assert [skip.reason for skip in pages.summary.skipped] == [FURNITURE]
    listed = read_text(tmp_path, "(1) 氏名で検索できること。\n12\n住所で検索できること。\n")
    assert FURNITURE not in [skip.reason for skip in listed.summary.skipped]


@pytest.mark.parametrize("end", ["- {page} -\n", "\f", "\n- {page} -\n\f\n"])
def test_a_title_repeated_on_every_page_is_read_once(end: str, tmp_path: Path) -> None:
    pages = [
        f"{TITLE}\n○○市市民課\n\n{text}"
        for text in ("１　検索\n(1) 氏名で検索できること。\n", "(2) 住所で検索できること。\n", "２　印刷\n(1) 印刷できること。\n")
    ]
    made = read_text(tmp_path, "".join(page + end.format(page=number) for number, page in enumerate(pages, start=1)))
    assert [(item.title, item.detail) for item in made.items] == [
        ("検索", "氏名で検索できること。"),
        ("検索", "住所で検索できること。"),
        ("印刷", "印刷できること。"),
    ]


def test_a_foot_repeated_on_every_page_is_no_text(tmp_path: Path) -> None:
    text = f"{TITLE}\n(1) 氏名で検索できること。\n○○市 要件定義書\n- 1 -\n(2) 住所で検索できること。\n○○市 要件定義書\n- 2 -\n"
    assert details(tmp_path, text) == ["氏名で検索できること。", "住所で検索できること。"]


def test_clauses_and_labels_that_come_again_on_the_next_page_stay(tmp_path: Path) -> None:
    page = "(1) 氏名で検索できること。\n担当：市民課\n件名：検索の追加\n内容：{}で検索できること。\n理由：要望\n"
    made = read_text(tmp_path, "- 1 -\n".join(page.format(word) for word in ("氏名", "住所")))
    assert [item.detail for item in made.items].count("氏名で検索できること。") == 3
    assert "住所で検索できること。" in [item.detail for item in made.items]


def test_a_sentence_goes_on_on_the_next_page(tmp_path: Path) -> None:
    text = f"{TITLE}\n(1) 氏名を検索し、その結果を\n\n- 1 -\n\n{TITLE}\n\n一覧で表示できること。\n(2) 印刷できること。\n"
    assert details(tmp_path, text) == ["氏名を検索し、その結果を一覧で表示できること。", "印刷できること。"]
    apart = "(1) 氏名を検索できること。\n\n- 1 -\n\n住所を検索できること。\n"
    assert details(tmp_path, apart) == ["氏名を検索できること。", "住所を検索できること。"]
