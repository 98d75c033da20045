"""Bullets that no character stands for: small discs and squares drawn before the lines of a list."""

from __future__ import annotations

from pathlib import Path

import pytest

from custaudit.sources import InputRequest, ReadInput, read_input
from tests.sources.documents import DOCUMENTS
from tests.sources.drawnpdf import Area, Mark, Text, drawn

LEAD = "検索の画面では、次のことができること。"
CLAUSES = ["氏名の一部で検索すること。", "検索の結果を一覧に出力すること。"]


def read(folder: Path, *marks: Mark) -> ReadInput:
    (folder / "list.pdf").write_bytes(drawn(marks))
    return read_input(InputRequest(folder / "list.pdf", "list.pdf"))


def page(*dots: Area) -> list[Mark]:
    return [Text(60, 740, LEAD), *(Text(90, 715 - 25 * at, clause) for at, clause in enumerate(CLAUSES)), *dots]


def test_a_list_printed_by_a_browser() -> None:
    items = read_input(InputRequest(DOCUMENTS / "browser-list.pdf", "browser-list.pdf")).items
    leads = [LEAD] * 2 + ["住民票の写しには、以下の項目を印字できること。"] * 2
    assert [item.detail.split("\n")[0] for item in items[:4]] == leads
    assert [item.detail.split("\n")[1] for item in items[2:4]] == ["世帯主の氏名及び続柄", "住民票コード"]
    assert [item.detail for item in items[4:]] == ["発行の履歴は、一覧で照会できること。"]


def test_dots_before_lines_are_bullets(tmp_path: Path) -> None:
    dots = [Area(78, 718, 82, 722), Area(78, 693, 82, 697)]
    assert [item.detail for item in read(tmp_path, *page(*dots)).items] == [f"{LEAD}\n{clause}" for clause in CLAUSES]


@pytest.mark.parametrize(
    "areas",
    [
        [Area(500, 718, 504, 722), Area(500, 693, 504, 697)],
        [Area(30, 718, 34, 722), Area(30, 693, 34, 697)],
        [Area(70, 712, 86, 728), Area(70, 687, 86, 703)],
        [Area(78, 720, 82, 720.5), Area(78, 695, 82, 695.5)],
    ],
    ids=["behind the text", "far from it", "too large", "flat"],
)
def test_other_areas_are_no_bullets(areas: list[Area], tmp_path: Path) -> None:
    assert [item.detail for item in read(tmp_path, *page(*areas)).items] == [item.detail for item in read(tmp_path, *page()).items]
