"""Around the requirements: notes and legends at tables, what a bidder is to be, labels of the document, captions."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from custaudit.cli.app import run
from custaudit.sources import ReadInput
from tests.sources.documents import read_made, read_text

ROWS = [("No", "件名", "要件"), ("1", "転入", "転入の入力ができること。"), ("2", "転出", "転出の入力ができること。")]
DETAILS = ["転入の入力ができること。", "転出の入力ができること。"]


def word(folder: Path, *parts: str | list[tuple[str, ...]]) -> ReadInput:
    """A Word document of paragraphs and tables."""
    document = Document()
    for part in parts:
        if isinstance(part, str):
            document.add_paragraph(part)
            continue
        table = document.add_table(rows=0, cols=len(part[0]))
        for row in part:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    document.save(str(folder / "list.docx"))
    return read_made(folder / "list.docx")


def details(made: ReadInput) -> list[str]:
    return [item.detail for item in made.items]


@pytest.mark.parametrize("above", ["※　回答欄は応札者が記入すること。", "※１　網掛けの項目は任意とする。", "注１　「件名」は略称とする。"])
@pytest.mark.parametrize(
    "below",
    [
        ["◎：必須　○：推奨　△：参考"],
        ["◎：必須", "○：推奨", "△＝参考"],
        ["※　網掛けの項目は任意とする。"],
        ["●：必須", "※　件名は略称とする。"],
    ],
)
def test_notes_above_and_legends_below_a_table(above: str, below: list[str], tmp_path: Path) -> None:
    assert details(word(tmp_path, "住民記録 要件", above, ROWS, *below)) == DETAILS


def test_a_note_at_a_table_that_asks_for_a_function_stays(tmp_path: Path) -> None:
    made = word(tmp_path, "住民記録 要件", ROWS, "※　転入の一覧を出力できること。", "○：転入者を一括で登録できること。")
    assert len(made.items) == 4


@pytest.mark.parametrize("head", ["備考", "備　考", "（備考）", "注", "摘要"])
@pytest.mark.parametrize("count", ["１　{}|２　{}", "(1) {}|(2) {}", "ア　{}|イ　{}", "・{}|・{}"])
def test_the_remarks_under_a_table(head: str, count: str, tmp_path: Path) -> None:
    remarks = count.format("この表における用語は、条例の例による。", "網掛けの欄は、任意の機能とする。").split("|")
    made = word(tmp_path, "別表第１（第３条関係）", ROWS, head, *remarks, "３　次年度の要件", "(1) 帳票を印刷できること。")
    assert details(made) == [*DETAILS, "帳票を印刷できること。"]
    assert made.summary.rows_read == len(made.items) + len(made.summary.skipped)


def test_the_first_remark_beside_its_label(tmp_path: Path) -> None:
    made = word(tmp_path, "別表第１", ROWS, "備考　１　用語は、条例の例による。", "２　網掛けの欄は、任意の機能とする。")
    assert details(made) == DETAILS


def test_a_remark_that_asks_for_a_function_and_a_count_of_its_own_stay(tmp_path: Path) -> None:
    made = word(tmp_path, "別表第１", ROWS, "備考", "１　用語は、条例の例による。", "２　一覧を出力できること。")
    assert details(made) == [*DETAILS, "一覧を出力できること。"]
    made = read_text(tmp_path, "１　帳票\n(1) 帳票を印刷できること。\n備考\n(2) 余白を設けること。\n")
    assert details(made) == ["帳票を印刷できること。", "余白を設けること。"]


@pytest.mark.parametrize("blank", ["", "　", " "])
@pytest.mark.parametrize("subject", ["本仕様", "この仕様書", "本書"])
def test_what_the_document_lays_down_in_an_article_with_its_caption_beside_it(subject: str, blank: str, tmp_path: Path) -> None:
    told = f"第１条（目的）{blank}{subject}は、市民税課が使用する個人住民税システムの機能を定める。\n"
    asked = "".join(
        f"第{place}条（{name}）{blank}{name}を検索できること。\n" for place, name in (("２", "氏名"), ("３", "住所"), ("４", "番号"))
    )
    made = read_text(tmp_path, told + asked)
    assert [(item.title, item.detail) for item in made.items] == [(name, f"{name}を検索できること。") for name in ("氏名", "住所", "番号")]


def test_the_caption_beside_an_article_that_leads_in_names_what_it_lists(tmp_path: Path) -> None:
    made = read_text(tmp_path, "第２条（賦課）　本システムは、次の機能を有する。\n　(1) 重複を確認する機能\n　(2) 対象者を判定する機能\n")
    assert {(item.title, item.detail.split("\n")[0]) for item in made.items} == {("賦課", "本システムは、次の機能を有する。")}


@pytest.mark.parametrize(
    "heading", ["応札資格", "入札参加資格", "参加要件", "応募条件", "提案者の要件", "資格要件", "受託者の要件", "競争参加資格"]
)
@pytest.mark.parametrize(
    "asked",
    [
        "県内に営業所を有すること",
        "町の入札参加資格者名簿に登録されていること",
        "ISMSの認定を受けていること",
        "過去５年に同種の業務の受託実績を有すること",
    ],
)
def test_what_a_bidder_is_to_be(heading: str, asked: str, tmp_path: Path) -> None:
    made = read_text(tmp_path, f"第１　機能\n・氏名で検索できること\n第２　{heading}\n・{asked}\n・証明書を発行できること\n")
    assert details(made) == ["氏名で検索できること", "証明書を発行できること"]


@pytest.mark.parametrize("heading", ["登録資格", "資格管理", "受給者の要件"])
def test_the_conditions_of_the_business_stay(heading: str, tmp_path: Path) -> None:
    made = read_text(tmp_path, f"第１　機能\n・氏名で検索できること\n第２　{heading}\n・１５歳未満の者は登録しないこと\n")
    assert len(made.items) == 2


@pytest.mark.parametrize(
    "line", ["- 提出課: 税務課", "* 対象: 個人住民税", "**期限**: 令和8年9月末", "- **担当**：税務課", "- 業務名：個人住民税"]
)
def test_a_label_of_the_document_under_its_title(line: str, tmp_path: Path) -> None:
    made = read_text(tmp_path, f"# 要望書\n\n{line}\n\n## 内容\n- 葉書で送れること\n", "list.md")
    assert details(made) == ["葉書で送れること"]
    assert "tells of the document: who, to whom, by when" in [skip.reason for skip in made.summary.skipped]


@pytest.mark.parametrize("line", ["- 対象: 転入者の全員", "- 帳票: 住民票の写し", "- 期限: 届出から１４日を計算すること"])
def test_a_label_that_may_belong_to_a_clause_stays(line: str, tmp_path: Path) -> None:
    made = read_text(tmp_path, f"# 要望書\n\n## 内容\n- 葉書で送れること\n{line}\n", "list.md")
    assert len(made.items) == 2


@pytest.mark.parametrize("caption", ["（印鑑登録の分）", "表２　印鑑登録の機能一覧", "印鑑登録に関する要望", "【印鑑登録システム】"])
def test_a_line_over_a_table_names_its_business(caption: str, tmp_path: Path) -> None:
    other = [("No", "件名", "要件"), ("1", "回収", "回収した証の番号を記録できること。"), ("2", "通知", "再登録の通知を作成できること。")]
    made = word(tmp_path, "住民記録システム 要件", ROWS, caption, other)
    assert [item.field for item in made.items] == ["jumin", "jumin", "inkan", "inkan"]


@pytest.mark.parametrize("caption", ["印鑑登録との連携一覧", "（印鑑登録の窓口から聞き取った分と、その他の分）", "（単位：件）"])
def test_a_line_over_a_table_that_names_more_than_a_business_does_not_change_it(caption: str, tmp_path: Path) -> None:
    made = word(tmp_path, "住民記録システム 要件", ROWS[:2], caption, ROWS)
    assert {item.field for item in made.items} == {"jumin"}


def test_a_row_struck_but_for_its_number_is_withdrawn(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("介護保険 要件")
    table = document.add_table(rows=0, cols=3)
    for number, name, text in [
        ("No", "件名", "内容"),
        ("介-1", "転入", "転入を入力する"),
        ("介-2", "統計", "区ごとに集計する"),
        ("介-3", "台帳", "台帳を出力する"),
    ]:
        cells = table.add_row().cells
        cells[0].text = number
        for cell, words in zip(cells[1:], (name, text), strict=True):
            cell.paragraphs[0].add_run(words).font.strike = number == "介-2"
    document.save(str(tmp_path / "list.docx"))
    made = read_made(tmp_path / "list.docx")
    assert [item.no for item in made.items] == ["介-1", "介-3"]
    assert any("withdrawn" in skip.reason for skip in made.summary.skipped)


@pytest.mark.parametrize(("line", "heads"), [("（霧島台町　住民課）", False), ("（市民部・戸籍係）", False), ("（検索）", True)])
def test_the_office_under_the_title_heads_no_clause(line: str, heads: bool, tmp_path: Path) -> None:
    made = read_text(tmp_path, f"住民記録システム　要望\n{line}\n１　氏名で検索できること。\n２　住所で検索できること。\n")
    assert all(bool(item.source.heading) == heads for item in made.items)


def test_inspect_tells_the_business_of_the_items_where_they_have_several(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "list.txt"
    path.write_text(
        "要望\nＡ　印鑑登録\n　１　届を受け付けられること。\nＢ　介護保険\n　１　届を受け付けられること。\n　２　依頼を作成できること。\n",
        encoding="utf-8",
    )
    assert run(["inspect", str(path), "--lang", "en"]) == 0
    assert "fields of the items: seal registration 1, long-term care insurance 2" in capsys.readouterr().out
    path.write_text("要望\n１　印鑑登録\n(1) 届を受け付けられること。\n", encoding="utf-8")
    assert run(["inspect", str(path), "--lang", "en"]) == 0
    assert "fields of the items" not in capsys.readouterr().out


@pytest.mark.parametrize("note", ["※ 以下は追加分", "※以下は令和６年度に追加した要件である。", "※ ここからは支所の要望"])
def test_a_note_on_what_follows_is_no_part_of_the_clause_before_it(note: str, tmp_path: Path) -> None:
    for sign in ("- ", "１．", "・"):
        text = f"# 要件\n\n{sign}転入の入力ができること。\n\n{note}\n\n{sign.replace('１', '２')}検索できること。\n"
        for name in ("list.md", "list.txt"):
            read = read_text(tmp_path, text, name)
            assert [item.detail for item in read.items] == ["転入の入力ができること。", "検索できること。"]


@pytest.mark.parametrize(
    "note",
    [
        "※ 以下の項目を必ず表示すること。",
        "※ 次回の更新日を含む。",
        "※下記の様式で印刷すること。",
        "※ 旧氏を含むこと。",
        "※ 以前の氏名も含む。",
    ],
)
def test_any_other_note_still_belongs_to_the_clause_before_it(note: str, tmp_path: Path) -> None:
    read = read_text(tmp_path, f"要件\n\n１．転入の入力ができること。\n{note}\n２．検索できること。\n")
    assert read.items[0].detail == f"転入の入力ができること。\n{note}"
