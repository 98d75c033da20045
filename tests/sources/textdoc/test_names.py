"""Names in lists and over clauses: which are items, which are headings, and how Roman numbers count."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from custaudit.sources import ReadInput
from tests.sources.documents import read_made, read_text

LEAD = "次の項目を表示すること。"


def places(read: ReadInput) -> list[tuple[str | None, list[str]]]:
    return [(item.source.clause, item.source.heading) for item in read.items]


@pytest.mark.parametrize(
    "after",
    [
        "なお、表示の順序は変更できること。",
        "ただし、登録のない者には表示しないこと。",
        "いずれの項目も、帳票に出力できること。",
        "それぞれの項目は、並び順を選べること。",
        "これらの項目は、検索に使えること。",
        "表示の件数は、利用者が選べること。",
        "以上",
        "■ 通知",
        "【備考】",
    ],
)
@pytest.mark.parametrize("signs", ["（１）（２）（３）", "ア　イ　ウ　", "①②③", "1)2)3)"])
def test_the_last_name_of_a_list_is_one_of_its_items_whatever_follows(signs: str, after: str, tmp_path: Path) -> None:
    width = len(signs) // 3
    names = [signs[at * width : (at + 1) * width] + name for at, name in enumerate(["氏名", "扶養の人数", "前年の所得"])]
    read = read_text(tmp_path, "\n".join(["個人住民税システム要件", "１　課税台帳", LEAD, *names, after]) + "\n")
    assert [item.detail for item in read.items][:3] == [f"{LEAD}\n{name}" for name in ("氏名", "扶養の人数", "前年の所得")]
    assert all(item.source.heading == ["１ 課税台帳"] for item in read.items[:3])


def test_what_follows_the_names_does_not_stand_under_the_last_of_them(tmp_path: Path) -> None:
    text = f"住民記録システム要件\n１　課税台帳\n{LEAD}\n（１）氏名\n（２）所得\nなお、表示の順序は変更できること。\n（３）は使わない。\n"
    assert ("１", ["１ 課税台帳"]) in places(read_text(tmp_path, text))


def test_a_table_below_the_names_takes_none_of_them(tmp_path: Path) -> None:
    document = Document()
    for line in ("要件", "１　課税台帳", LEAD, "（１）氏名", "（２）所得"):
        document.add_paragraph(line)
    table = document.add_table(rows=2, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "略語", "意味"
    table.rows[1].cells[0].text, table.rows[1].cells[1].text = "CS", "サーバ"
    document.save(str(tmp_path / "spec.docx"))
    assert [item.no for item in read_made(tmp_path / "spec.docx").items] == ["（１）", "（２）"]


@pytest.mark.parametrize(
    "lines",
    [
        ["（１）氏名", "氏名は全角で表示できること。", "（２）所得", "所得は千円単位で表示できること。"],
        ["（１）異動", "　転入を入力できること。", "（２）証明", "　証明書を発行できること。", "（３）統計", "　件数を集計できること。"],
    ],
)
@pytest.mark.parametrize("lead", [[], ["次の要件を満たすこと。"]])
def test_names_with_a_text_of_their_own_head_it(lead: list[str], lines: list[str], tmp_path: Path) -> None:
    read = read_text(tmp_path, "\n".join(["住民記録システム要件", "１　機能", *lead, *lines]) + "\n")
    assert len(read.items) == len(lines) // 2
    assert all(item.source.heading[-1].startswith("（") for item in read.items)


def test_a_name_alone_over_a_text_heads_it(tmp_path: Path) -> None:
    read = read_text(
        tmp_path, "住民記録システム要件\n１　機能\n(1) 概要\n(2) 異動\n転入を入力できること。\n２　帳票\n住民票を出力できること。\n"
    )
    assert read.items[-1].source.heading == ["２ 帳票"]
    assert ["１ 機能", "(2) 異動"] in [item.source.heading for item in read.items]


@pytest.mark.parametrize(
    "name",
    [
        "文字の取扱い",
        "外字の取り扱い",
        "続柄の扱い",
        "現行との違い",
        "保険料の支払い",
        "宛名の持ちかた",
        "職員の立会い",
        "画面の使い",
        "誤りの疑い",
        "窓口への問い合わせ",
        "印のあつかい",
    ],
)
def test_a_name_that_ends_like_a_verb_heads_its_clauses(name: str, tmp_path: Path) -> None:
    read = read_text(tmp_path, f"改修依頼\n\nⅠ　{name}\n① 外字を検索できること。\n② 外字を印刷できること。\n")
    assert places(read) == [("Ⅰ①", [f"Ⅰ {name}"]), ("Ⅰ②", [f"Ⅰ {name}"])]


@pytest.mark.parametrize(
    "clause",
    [
        "欄の幅が狭い",
        "件数の表示が無い",
        "一覧が見づらい",
        "操作の数が多い",
        "処理が遅い",
        "画面の文字が小さい",
        "重複を疑い、確認したい",
        "宛名を世帯で扱いたい",
        "通知を送る",
        "待ち人数を表示する",
    ],
)
def test_a_clause_that_ends_in_a_verb_or_an_adjective_stays_one(clause: str, tmp_path: Path) -> None:
    read = read_text(tmp_path, f"改修依頼\n\n１　機能要件\n(1) {clause}\n① 外字を検索できること。\n")
    assert all(clause not in "".join(item.source.heading) for item in read.items)


def test_plain_lines_over_running_text_head_it_where_several_do(tmp_path: Path) -> None:
    text = "住民税システムに求める機能\n\n当初課税について\n課税の結果を一覧で確認できること。\n\n更正について\n更正の事由を選べること。\n"
    assert [item.source.heading for item in read_text(tmp_path, text).items] == [["当初課税について"], ["更正について"]]


@pytest.mark.parametrize(
    "lines",
    [
        ["住民記録システムの改修について", "転入の入力を簡略化できること。"],
        ["住民票について", "印鑑について", "転入の入力を簡略化できること。"],
        ["更正について、次のとおりとする。", "更正の事由を選べること。", "課税について、次のとおりとする。", "事由を検索できること。"],
        ["更正については、現行どおりとする", "更正の事由を選べること。"],
    ],
)
def test_one_such_line_or_several_in_a_row_head_nothing(lines: list[str], tmp_path: Path) -> None:
    read = read_text(tmp_path, "税務課長 様\n\n" + "\n\n".join(lines) + "\n")
    assert all(item.source.heading == [] for item in read.items)


@pytest.mark.parametrize("numbers", [["I", "II", "III", "IV", "V"], ["i", "ii", "iii", "iv", "v"], ["Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ", "Ⅴ"]])
def test_roman_numbers_are_one_series(numbers: list[str], tmp_path: Path) -> None:
    names = ["異動", "証明", "統計", "連携", "その他"]
    text = "".join(f"{number}. {name}\n1. {name}の結果を出力できること。\n" for number, name in zip(numbers, names, strict=True))
    read = read_text(tmp_path, f"住民記録システム要件\n{text}")
    assert places(read) == [(f"{number}1", [f"{number} {name}"]) for number, name in zip(numbers, names, strict=True)]


def test_the_letter_behind_h_is_no_roman_number(tmp_path: Path) -> None:
    letters = "ABCDEFGHIJ"
    text = "".join(f"{letter}. 第{at}の帳票を出力できること。\n" for at, letter in enumerate(letters, start=1))
    read = read_text(tmp_path, f"住民記録システム要件\n１　帳票\n{text}")
    assert [item.source.clause for item in read.items] == [f"１{letter}" for letter in letters]


@pytest.mark.parametrize("text", ["ICカードで認証できること。", "IVR と連携できること。", "XML で出力できること。", "IDを発行できること。"])
def test_words_in_capitals_are_no_numbers(text: str, tmp_path: Path) -> None:
    assert [item.no for item in read_text(tmp_path, f"住民記録システム要件\n■ 機能\n{text}\n").items] == [None]
