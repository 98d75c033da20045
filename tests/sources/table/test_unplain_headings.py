"""Headings that join names, ask questions, come from a database or are missing: what the columns are all the same."""

from __future__ import annotations

import pytest

from custaudit.sources import ReadInput
from tests.sources.conftest import columns, read_rows

LONG = "住民票の備考欄を二段にして転出先を印字できるようにする。"
TITLES = ["備考欄の二段化", "続柄の表示順", "外字一覧の出力", "除票検索の年数"]
WHY = "窓口で待たせているため"


def listed(head: list[object], *cells: object) -> ReadInput:
    """Four rows; {n} in a text counts them."""
    rows = [[cell.format(n=n) if isinstance(cell, str) else cell for cell in (n, *cells)] for n in range(1, 5)]
    return read_rows([head, *rows])


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("要望の内容及び効果", "detail"),
        ("要望内容・効果", "detail"),
        ("効果と内容", "detail"),
        ("背景・課題", "reason"),
        ("担当課・担当者", "department"),
        ("概算（人日）", "effort_days"),
        ("設計[MD]", "effort_days"),
    ],
)
def test_headings_of_two_names(heading: str, column: str) -> None:
    cell: object = {"effort_days": 3, "department": "市民課"}.get(column, f"{{n}}{LONG}")
    assert columns(listed(["番号", "件名", heading], "備考欄{n}", cell))[column] == heading


def test_a_second_name_yields_to_a_heading_of_its_own() -> None:
    read = listed(["番号", "件名", "内容", "要望・効果"], "備考欄{n}", LONG, WHY)
    assert (columns(read)["detail"], columns(read)["reason"]) == ("内容", "要望・効果")


@pytest.mark.parametrize("heading", ["費用（人日）", "概算", "概算（千円）"])
def test_money_is_no_effort(heading: str) -> None:
    assert "effort_days" not in columns(listed(["番号", "件名", "内容", heading], "備考欄{n}", LONG, 3))


def test_one_heading_over_title_and_content() -> None:
    rows: list[list[object]] = [["番号", "件名及び内容", "", "要望課"], *([n, TITLES[n], f"{n}{LONG}", "市民課"] for n in range(4))]
    for merges in (["B1:C1"], []):
        assert [(found.title, found.detail[:1]) for found in read_rows(rows, merges=merges).items] == [
            (TITLES[n], str(n)) for n in range(4)
        ]


def test_a_heading_and_its_content() -> None:
    said = columns(listed(["受付No", "改善依頼", "改善依頼の内容", "依頼課"], "備考欄{n}", LONG, "市民課"))
    assert (said["title"], said["detail"]) == ("改善依頼", "改善依頼の内容")
    said = columns(listed(["受付No", "件名", "理由", "理由の詳細"], "備考欄{n}", WHY, WHY))
    assert said["reason"] in ("理由", "理由の詳細")


def test_sentences_are_the_content_and_names_the_title() -> None:
    said = columns(listed(["項番", "改善要望", "要望する機能"], "備考欄{n}", f"{{n}}{LONG}"))
    assert (said["title"], said["detail"]) == ("改善要望", "要望する機能")
    said = columns(listed(["項番", "改善要望", "要望する機能"], "要確認", f"{{n}}{LONG}"))
    assert (said["title"], said["detail"]) == ("要望する機能", "改善要望")
    said = columns(listed(["項番", "内容", "件名"], "備考欄{n}", f"{{n}}{LONG}"))
    assert (said["title"], said["detail"]) == ("件名", "内容")


@pytest.mark.parametrize("gap", ["ギャップの内容", "GAP"])
def test_a_content_that_half_the_rows_lack_yields_to_the_requirement(gap: str) -> None:
    rows = [[n, TITLES[n], LONG, "標準にはない" if n % 2 else ""] for n in range(4)]
    assert columns(read_rows([["機能ID", "機能名", "現行の事務・要求仕様", gap], *rows]))["detail"] == "現行の事務・要求仕様"
    full = [[n, TITLES[n], LONG, "標準にはない"] for n in range(4)]
    assert columns(read_rows([["機能ID", "機能名", "現行の事務・要求仕様", gap], *full]))["detail"] == gap
    assert columns(read_rows([["機能ID", "機能名", "概要", "詳細"], *rows]))["detail"] == "詳細"


def warned(read: ReadInput) -> bool:
    return any("has no heading and was taken" in warning for warning in read.warnings)


def test_a_title_without_a_heading() -> None:
    read = read_rows([["番号", "", "内容", "理由"], *([n + 1, TITLES[n], f"{n}{LONG}", WHY] for n in range(4))])
    assert [found.title for found in read.items] == TITLES
    assert warned(read)
    assert [column.matched_by for column in read.understanding.tables[0].columns if column.column == "title"] == ["cells"]


def test_a_content_without_a_heading() -> None:
    read = read_rows([["番号", "件名", "", "理由"], *([n + 1, TITLES[n], f"{n}{LONG}", WHY] for n in range(4))])
    assert [found.detail for found in read.items] == [f"{n}{LONG}" for n in range(4)]
    assert warned(read)


@pytest.mark.parametrize(
    "cells",
    [
        ["済", "済", "未", "済"],
        ["", "", "備考欄の二段化", ""],
        [101, 102, 103, 104],
        ["2024-04-01", "2024-04-02", "2024-04-03", "2024-04-04"],
        ["市民課", "市民課", "税務課", "市民課"],
    ],
)
def test_other_columns_without_a_heading(cells: list[object]) -> None:
    for head in (["番号", "", "内容", "理由"], ["番号", "件名", "", "理由"]):
        rows = [[n + 1, *([cells[n], f"{n}{LONG}"] if head[2] else [TITLES[n], cells[n]]), WHY] for n in range(4)]
        assert not warned(read_rows([head, *rows]))


def test_a_table_with_both_leaves_a_column_without_heading_alone() -> None:
    read = read_rows([["番号", "件名", "内容", "", "理由"], *([n + 1, TITLES[n], LONG, f"{n}{LONG}", WHY] for n in range(4))])
    assert {found.detail for found in read.items} == {LONG}
    assert not warned(read)


def test_a_column_headed_in_the_row_above_has_a_heading() -> None:
    rows: list[list[object]] = [
        ["No", "事業の名称", "東市", "西市"],
        ["", "", "内容", "理由"],
        *([n, TITLES[n], LONG, WHY] for n in range(4)),
    ]
    assert "title" not in columns(read_rows(rows, header_row=2))


@pytest.mark.parametrize("total", [3, ""])
def test_a_part_of_the_effort_is_not_all_of_it(total: object) -> None:
    said = columns(listed(["番号", "件名", "内容", "SE（人日）", "PG（人日）", "計（人日）"], "備考欄{n}", LONG, 2, 1, total))
    assert said.get("effort_days", "計（人日）") == "計（人日）"


QUESTIONS = [
    ("所属（課名）を入力してください", "department"),
    ("どの業務システムへの要望ですか", "field"),
    ("要望の件名を30字以内で入力してください", "title"),
    ("具体的にどのような機能が必要か記入してください", "detail"),
    ("必要な理由（法令・条例・事務量など）を記入してください", "reason"),
]


def test_answers_to_a_questionnaire() -> None:
    head: list[object] = ["開始時刻", "完了時刻", *(question for question, _ in QUESTIONS), "ご意見等ありましたらご自由にお書きください"]
    rows = [["2025-01-08", "2025-01-08", "市民課", "印鑑登録", TITLES[n], f"{n}{LONG}", WHY, "なし"] for n in range(4)]
    read = read_rows([head, *rows], sheet="Sheet1")
    assert columns(read) == {column: question for question, column in QUESTIONS}
    assert {found.field for found in read.items} == {"inkan"}


def test_numbered_questions() -> None:
    head: list[object] = [
        "タイムスタンプ",
        "1. 所属をお選びください",
        "Q2. 要望のタイトル",
        "問3 詳しい内容",
        "4. その理由をお聞かせください",
        "5. 急ぎますか",
    ]
    said = columns(read_rows([head, *(["2025/06/01", "市民課", TITLES[n], f"{n}{LONG}", WHY, "はい"] for n in range(4))]))
    assert said == {"department": head[1], "title": head[2], "detail": head[3], "reason": head[4]}


def test_headings_of_a_database() -> None:
    head: list[object] = ["req_id", "gyomu_cd", "gyomu_name", "req_title", "req_detail", "req_reason", "dept_name", "created_at"]
    said = columns(read_rows([head, *([n, "010", "住民記録", TITLES[n], LONG, WHY, "市民課", "2023-05-01"] for n in range(4))]))
    assert [said[name] for name in ("no", "field", "title", "detail", "reason")] == ["req_id", "gyomu_name", *head[3:6]]
    assert said["department"] == "dept_name"
    assert columns(listed(["id", "item_name", "detail"], "備考欄{n}", LONG))["title"] == "item_name"


def test_tickets_in_japanese() -> None:
    head: list[object] = ["要約", "課題キー", "課題 ID", "課題タイプ", "ステータス", "優先度", "担当者", "説明"]
    head += ["カスタムフィールド (要望元部署)", "カスタムフィールド (要望理由)"]
    read = read_rows([head, *([TITLES[n], f"K-{n}", n, "改善", "To Do", "中", "sato", LONG, "市民課", WHY] for n in range(4))])
    found = read.items[0]
    assert (found.no, found.title, found.detail, found.department, found.reason) == ("K-0", TITLES[0], LONG, "市民課", WHY)
    assert read.summary.kind == "inventory"


@pytest.mark.parametrize("heading", ["提案課", "要望元所属名", "ヒアリング先"])
def test_who_asked(heading: str) -> None:
    assert columns(listed(["番号", heading, "件名", "内容"], "市民課", "備考欄{n}", LONG))["department"] == heading


def test_who_asked_comes_before_who_wrote_it_down() -> None:
    read = listed(["番号", "登録者所属名", "要望元所属名", "件名", "内容"], "情報政策課", "市民課", "備考欄{n}", LONG)
    assert {found.department for found in read.items} == {"市民課"}
