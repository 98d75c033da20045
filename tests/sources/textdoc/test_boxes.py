"""Tables of two columns that hold a whole specification, and rows that hold several requirements."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from docx import Document

from custaudit.sources import ReadInput
from tests.sources.documents import read_made


def word(folder: Path, rows: Sequence[Sequence[str]]) -> ReadInput:
    document = Document()
    document.add_paragraph("システム改修仕様")
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.save(str(folder / "spec.docx"))
    return read_made(folder / "spec.docx")


def told(made: ReadInput) -> list[tuple[str | None, str, str]]:
    return [(item.no, item.title, item.detail) for item in made.items]


def test_each_label_of_a_box_heads_the_clauses_beside_it(tmp_path: Path) -> None:
    rows = [
        ("件名", "令和８年度個人住民税システム改修業務"),
        ("履行期限", "令和８年12月25日"),
        ("改修内容", "・納税通知書に理由を印字できること。\n・税額通知書を電子データで送付できること。"),
        ("３　帳票", "(1) バーコードを印字できること。\n(2) 封入順に並べ替えられること。"),
        ("納品物", "設計書、操作手順書"),
        ("その他", "不明な点は担当課と協議すること。"),
    ]
    assert told(word(tmp_path, rows)) == [
        (None, "改修内容", "納税通知書に理由を印字できること。"),
        (None, "改修内容", "税額通知書を電子データで送付できること。"),
        ("(1)", "帳票", "バーコードを印字できること。"),
        ("(2)", "帳票", "封入順に並べ替えられること。"),
    ]


def test_a_box_with_an_aim_is_no_form(tmp_path: Path) -> None:
    rows = [
        ("目的", "待ち時間の短縮"),
        ("機能要件", "(1) コードを設定できること。\n(2) 公印を印字できること。"),
        ("履行期限", "令和８年12月25日"),
    ]
    assert [no for no, _, _ in told(word(tmp_path, rows))] == ["(1)", "(2)"]


def test_a_form_with_its_reason_stays_one_item(tmp_path: Path) -> None:
    rows = [
        ("件名", "入力の改善"),
        ("内容", "・コードを設定できること。\n・公印を印字できること。"),
        ("理由", "誤りを防ぐため"),
        ("納期", "令和８年度"),
    ]
    made = word(tmp_path, rows)
    assert [(item.title, item.reason) for item in made.items] == [("入力の改善", "誤りを防ぐため")]


def test_a_list_with_a_row_by_the_name_of_a_formality_stays_a_list(tmp_path: Path) -> None:
    rows = [("機能名", "内容"), ("検査", "検査の結果を一覧に出力する。"), ("検索", "氏名で検索する。前方一致とする。")]
    assert [title for _, title, _ in told(word(tmp_path, rows))] == ["検査", "検索"]


def test_rows_that_hold_several_requirements_are_told(tmp_path: Path) -> None:
    several = "(1) データを取り込むこと。\n(2) 宛名と突合できること。"
    rows = [
        ("大項目", "中項目", "機能要件"),
        ("賦課", "取込み", several),
        ("賦課", "当初", "扶養の重複を点検できること。\n※ 年３回とする。"),
    ]
    made = word(tmp_path, rows)
    assert len(made.items) == 2
    assert [warning for warning in made.warnings if "1 rows list several requirements" in warning]


def test_what_a_table_of_a_document_leaves_unused_is_told(tmp_path: Path) -> None:
    rows = [
        ("件名", "内容", "現在のやり方"),
        *((f"機能{n}", f"一覧{n}を出力する。", f"職員が手作業で数えている（{n}）。") for n in range(4)),
    ]
    assert any("現在のやり方" in warning for warning in word(tmp_path, rows).warnings)
