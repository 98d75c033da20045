"""Tables of documents and what stands around them: notes, numbered titles, texts before and after a revision, answers to questions."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from custaudit.errors import UserError
from custaudit.sources import ReadInput
from tests.sources.documents import read_made, read_text
from tests.sources.drawnpdf import Rule, Text, drawn, grid

ROWS = "| No | 要件 | 重要度 |\n|---|---|---|\n| 1 | 転入の入力ができること。 | 必須 |\n| 2 | 転出の入力ができること。 | 任意 |\n"


def details(made: ReadInput) -> list[str]:
    return [item.detail for item in made.items]


def reasons(made: ReadInput) -> list[str]:
    return [skip.reason for skip in made.summary.skipped]


@pytest.mark.parametrize(
    "note",
    [
        "（注）稼働中のもののみ。",
        "※　重要度が「任意」のものは、提案を評価の対象とする。",
        "（備考）費用は別途協議する。\n\n＊　番号は受付順",
        "注１　要件は要約である。",
    ],
)
def test_a_note_under_a_table_is_no_requirement(note: str, tmp_path: Path) -> None:
    made = read_text(tmp_path, f"# 独自機能一覧\n\n{ROWS}\n{note}\n", "list.md")
    assert details(made) == ["転入の入力ができること。", "転出の入力ができること。"]


@pytest.mark.parametrize("asked", ["※ 夜間も止めないこと。", "※ 外字はすべて印字できること。", "※ 住民票の写しも同様とする。"])
def test_a_note_that_asks_is_one(asked: str, tmp_path: Path) -> None:
    made = read_text(tmp_path, f"# 独自機能一覧\n\n{ROWS}\n{asked}\n", "list.md")
    assert details(made)[2:] == [asked.removeprefix("※ ")]


def test_stars_elsewhere_are_bullets(tmp_path: Path) -> None:
    assert len(read_text(tmp_path, "１　機能要件\n＊　番号の自動採番\n＊　宛名の印字\n").items) == 2


def test_a_numbered_name_right_above_a_table_heads_it(tmp_path: Path) -> None:
    table = "| 名称 | 内容 |\n|---|---|\n| 督促 | 分納中の者の督促を止める |\n| 住所 | 申告の住所を補正する |\n"
    made = read_text(tmp_path, f"# 報告書\n\n１　稼働中のもの\n\n{table}\n２　検討中のもの\n\n{table}", "list.md")
    assert len(made.items) == 4
    assert {item.source.heading[-1] for item in made.items} == {"１ 稼働中のもの", "２ 検討中のもの"}


@pytest.mark.parametrize(("new", "old"), [("修正後", "修正前"), ("改正案", "現行"), ("新", "旧"), ("変更後の要件", "変更前の要件")])
def test_of_a_text_before_and_after_its_revision_the_new_one_counts(new: str, old: str, tmp_path: Path) -> None:
    table = (
        f"| {new} | {old} | 備考 |\n|---|---|---|\n| 届出を端末で受け付けられること。 | 届出を紙で受け付けること。 | 下線部分を修正 |\n"
        "| 受付状況を渡すこと。 | （新設） | |\n| (4) （削る） | 磁気テープに退避すること。 | |\n| （略） | （略） | |\n"
    )
    made = read_text(tmp_path, f"新旧対照表\n\n{table}", "list.md")
    assert details(made) == ["届出を端末で受け付けられること。", "受付状況を渡すこと。"]
    assert "marked as withdrawn" in reasons(made)


def test_a_list_that_tells_what_changes_is_read_by_its_own_columns(tmp_path: Path) -> None:
    table = "| No | 件名 | 変更内容 | 旧 | 新 |\n|---|---|---|---|---|\n| 1 | 宛名 | 宛名を二段に印字する。 | 一段 | 二段 |\n"
    (item,) = read_text(tmp_path, f"改修一覧\n\n{table}", "list.md").items
    assert (item.title, item.detail) == ("宛名", "宛名を二段に印字する。")


def test_answers_that_ask_for_a_function_are_items(tmp_path: Path) -> None:
    table = (
        "| № | 質問内容 | 回答 |\n|---|---|---|\n| 1 | 回送データの形式の指定はありますか。 | 本市の形式で出力できることが必要です。 |\n"
        "| 2 | 再委託は可能ですか。 | 事前に書面で承諾を得てください。 |\n| 3 | 画像は保存しますか。 | お見込みのとおりです。 |\n"
    )
    made = read_text(tmp_path, f"質問に対する回答\n\n{table}", "list.md")
    assert [(item.title, item.detail) for item in made.items] == [
        ("回送データの形式の指定はありますか。", "本市の形式で出力できることが必要です。")
    ]


def test_a_year_is_no_title(tmp_path: Path) -> None:
    table = (
        "| No | 独自仕様の内容 | 導入年度 |\n|---|---|---|\n| 1 | 宛名を二段に印字する。 | 令和2年度 |\n| 2 | 附票を送る。 | H29年度 |\n"
    )
    assert [item.title for item in read_text(tmp_path, f"町の独自仕様\n\n{table}", "list.md").items] == [
        "宛名を二段に印字する。",
        "附票を送る。",
    ]
    table = table.replace("導入年度", "名").replace("令和2年度", "宛名").replace("H29年度", "附票")
    assert [item.title for item in read_text(tmp_path, f"町の独自仕様\n\n{table}", "list.md").items] == ["宛名", "附票"]


@pytest.mark.parametrize(("column", "kind"), [("工数", "inventory"), ("担当課", "inventory"), ("連番", "rfp")])
def test_columns_of_effort_and_department_speak_for_an_inventory(column: str, kind: str, tmp_path: Path) -> None:
    cells = {"工数": "3", "担当課": "市民課", "連番": "8"}[column]
    table = f"| 件名 | 内容 | {column} |\n|---|---|---|\n| 宛名 | 宛名を二段に印字する | {cells} |\n| 附票 | 附票を送る | {cells} |\n"
    assert read_text(tmp_path, f"事項の表\n\n{table}", "list.md").understanding.kind.kind == kind


def test_sentences_of_a_specification_come_before_its_columns(tmp_path: Path) -> None:
    table = "| 業務 | 機能 | 要件 | 担当課 |\n|---|---|---|---|\n| 異動 | 転入 | 転入を入力できること。 | 市民課 |\n"
    assert read_text(tmp_path, f"事項の表\n\n{table}", "list.md").understanding.kind.kind == "rfp"


UNDERLINED = (
    "No  件名              内容                        工数\n--  ----------------  --------------------------  ----\n"
    "1   文言追加          裏面に案内を追加する        3\n                      表面も直す\n"
    "2   所得情報の取込    毎日取り込む                15\n"
)


@pytest.mark.parametrize("name", ["list.txt", "list.md"])
def test_dashes_under_headings_say_where_the_cells_begin(name: str, tmp_path: Path) -> None:
    made = read_text(tmp_path, f"カスタマイズ一覧\n\n{UNDERLINED}\n2行が選択されました。\n", name)
    assert [(item.no, item.title, item.detail, item.effort_days) for item in made.items] == [
        ("1", "文言追加", "裏面に案内を追加する表面も直す", 3),
        ("2", "所得情報の取込", "毎日取り込む", 15),
    ]


def test_a_table_in_a_block_of_code_stays_there(tmp_path: Path) -> None:
    made = read_text(tmp_path, f"# 要望\n\n```\n{UNDERLINED}```\n\n- 一覧を印刷できること\n", "list.md")
    assert details(made) == ["一覧を印刷できること"]


def test_text_in_columns_that_could_not_be_divided_is_told(tmp_path: Path) -> None:
    lines = "1    文言追加    裏面に案内を追加すること    市民課\n2    取込    毎日取り込むこと    税務課\n"
    made = read_text(tmp_path, f"１　機能要件\n{lines}")
    assert any("columns" in warning for warning in made.warnings)
    assert not read_text(tmp_path, "１　機能要件\n(1) 検索　氏名で検索できること。\n(2) 印刷　一覧を印刷すること。\n").warnings


def page(folder: Path, *pages: list[Text | Rule]) -> ReadInput:
    path = folder / "list.pdf"
    path.write_bytes(drawn(*pages))
    return read_made(path)


def test_a_row_that_a_page_break_cuts_without_a_line_is_one(tmp_path: Path) -> None:
    xs = [50, 90, 400, 550]
    first: list[Text | Rule] = [*grid(xs, [100, 130, 160, 190]), *(Rule(x, 60, x, 100) for x in xs)]
    for y, cells in (
        (170, ("番号", "内容", "担当課")),
        (140, ("1", "住民票の写しを印字する。", "市民課")),
        (110, ("2", "附票を送る。", "市民課")),
    ):
        first += [Text(x + 3, y, words) for x, words in zip(xs, cells, strict=False)]
    first += [Text(53, 80, "3"), Text(93, 80, "宛名を二段に印字して、")]
    second: list[Text | Rule] = [*grid(xs, [640, 670, 700])]
    second += [Text(93, 680, "封筒の窓に合わせる。"), Text(403, 680, "税務課")]
    second += [Text(53, 650, "4"), Text(93, 650, "納付書を送る。"), Text(403, 650, "税務課")]
    made = page(tmp_path, first, second)
    assert [(item.no, item.detail, item.department) for item in made.items][2:] == [
        ("3", "宛名を二段に印字して、封筒の窓に合わせる。", "税務課"),
        ("4", "納付書を送る。", "税務課"),
    ]


def test_numbers_close_to_the_words_beside_them_in_a_table_without_lines(tmp_path: Path) -> None:
    marks: list[Text | Rule] = [Text(50, 700, "No"), Text(90, 700, "帳票・画面"), Text(250, 700, "変更点")]
    for number, (name, words) in enumerate(
        [("更新申請書", "認定期間を印字する"), ("予定表", "月間の予定を表示する"), ("決定通知書", "公印を変える")]
    ):
        y = 680 - number * 14
        marks += [Text(82, y, str(number + 1)), Text(90, y, name), Text(250, y, words)]
    assert [(item.no, item.object, item.detail) for item in page(tmp_path, marks).items] == [
        ("1", "更新申請書", "認定期間を印字する"),
        ("2", "予定表", "月間の予定を表示する"),
        ("3", "決定通知書", "公印を変える"),
    ]


def test_a_pdf_without_requirements_and_lines_says_what_may_be_the_cause(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="table without lines"):
        page(tmp_path, [Text(50, 700, "お知らせ"), Text(50, 680, "本庁の案内図")])


def test_rows_under_a_title_that_is_merged_over_them_are_items_each(tmp_path: Path) -> None:
    document = Document()
    rows = [
        ("業務", "機能名", "要件", "区分"),
        ("課税", "申告", "相談の内容を残せること", "◎"),
        ("", "", "受付の印を電子で付けられること", "○"),
        ("", "還付", "時効の日を印字するもの", "◎"),
        ("", "", "口座を前回のもので補うこと", "×"),
    ]
    table = document.add_table(len(rows), 4)
    for cells, row in zip(rows, table.rows, strict=True):
        for words, cell in zip(cells, row.cells, strict=True):
            cell.text = words
    for column, top, bottom in ((0, 1, 4), (1, 1, 2), (1, 3, 4)):
        table.cell(top, column).merge(table.cell(bottom, column))
    document.save(str(tmp_path / "list.docx"))
    made = read_made(tmp_path / "list.docx")
    assert [(item.title, item.detail) for item in made.items] == [
        ("申告", "相談の内容を残せること"),
        ("申告", "受付の印を電子で付けられること"),
        ("還付", "時効の日を印字するもの"),
        ("還付", "口座を前回のもので補うこと"),
    ]
    unfinished = "| 機能名 | 要件 |\n|---|---|\n| 申告 | 内容を、 |\n| | 画像とともに残せること |\n| 還付 | 時効の日を印字すること |\n"
    assert len(read_text(tmp_path, f"機能一覧\n\n{unfinished}", "list.md").items) == 2
