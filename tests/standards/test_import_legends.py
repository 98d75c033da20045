"""Legends, histories and totals are no requirements. All wording is made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from custaudit.errors import UserError
from custaudit.standards.importers import Imported, import_standard
from tests.standards.conftest import write_workbook

HEADINGS = ["大項目", "機能ID", "機能名称", "機能要件", "実装区分"]
ROWS = [HEADINGS, ["台帳", "0250001", "甲", "日付を残せること。", "◎"], ["", "0250002", "乙", "時刻を残せること。", "○"]]
CLASSES = [
    ["実装必須機能", "必ず実装する機能"],
    ["標準オプション機能", "実装してもしなくてもよい機能"],
    ["実装不可機能", "実装してはならない機能"],
]


def imported(tmp_path: Path, **sheets: list[list[object]]) -> Imported:
    return import_standard(write_workbook(tmp_path / "a.xlsx", sheets), "made", tmp_path)  # type: ignore[arg-type]


def numbers(result: Imported) -> list[str]:
    return [one.number for _, one in result.standard.requirements]


def reasons(result: Imported) -> dict[str, int]:
    return result.report.skipped_by_reason()


@pytest.mark.parametrize(
    "legend",
    [
        [["実装区分", "説明"], *CLASSES],
        [["区分", "意味"], *CLASSES],
        [["記号", "実装区分", "説明"], ["◎", *CLASSES[0]], ["○", *CLASSES[1]], ["×", *CLASSES[2]]],
        [["実装区分", "要件の内容"], ["◎", "実装必須機能"], ["○", "標準オプション機能"], ["×", "実装不可機能"]],
        [["実装区分", "要件の内容"], *CLASSES],
        [["No.", "実装区分", "機能概要"], ["1", *CLASSES[0]], ["2", *CLASSES[1]]],
    ],
)
@pytest.mark.parametrize("sheet", ["凡例", "Sheet2"])
def test_a_table_that_only_names_the_classes_holds_no_requirement(tmp_path: Path, legend: list[list[object]], sheet: str) -> None:
    assert numbers(imported(tmp_path, **{sheet: legend, "機能要件": ROWS})) == ["0250001", "0250002"]


def test_a_legend_above_and_below_the_table_on_its_sheet(tmp_path: Path) -> None:
    rows = [["実装区分", "要件の内容"], *CLASSES, [], *ROWS, [], ["※ ◎：実装必須機能、○：標準オプション機能"], ["◎", "実装必須機能"]]
    result = imported(tmp_path, 機能要件=rows)
    assert numbers(result) == ["0250001", "0250002"]
    assert reasons(result)["凡例・改版履歴（要件ではない）"] == 2


def test_a_short_list_of_requirements_is_no_legend(tmp_path: Path) -> None:
    rows = [["機能要件", "実装区分"], ["番号を振れること。", "◎"], ["写真を持てること。", "○"], ["氏名を消せること。", "×"]]
    assert [one.text for _, one in imported(tmp_path, 一覧=rows).standard.requirements] == [str(row[0]) for row in rows[1:]]


def test_a_history_of_changes_holds_no_requirement_but_the_history_of_a_business_does(tmp_path: Path) -> None:
    history = [["機能ID", "機能要件", "実装区分", "改定内容"], ["0250001", "日付を残せること。", "◎", "新規"]]
    result = imported(tmp_path, 改定履歴=history, 異動履歴=ROWS)
    assert numbers(result) == ["0250001", "0250002"]
    assert reasons(result) == {"凡例・改版履歴（要件ではない）": 2}


def test_marks_that_only_the_legend_knows_are_read_by_it(tmp_path: Path) -> None:
    rows = [HEADINGS, ["台帳", "0250001", "甲", "日付を残せること。", "A"], ["", "0250002", "乙", "時刻を残せること。", "△"]]
    legend = [["記号", "実装区分"], ["A", "実装必須機能"], ["△：標準オプション機能"]]
    result = imported(tmp_path, 機能要件=rows, 凡例=legend)
    assert [one.class_ for _, one in result.standard.requirements] == ["required", "optional"]
    assert [assumed.key for assumed in result.report.assumptions][:2] == ["mark_of_legend", "mark_of_legend"]


def test_marks_that_nothing_explains_are_named_with_their_number(tmp_path: Path) -> None:
    rows = [*ROWS, ["", "0250003", "丙", "分を残せること。", "△"], ["", "0250004", "丁", "秒を残せること。", "△"]]
    result = imported(tmp_path, 機能要件=rows)
    assert numbers(result) == ["0250001", "0250002"]
    assert "「△」2 件" in " ".join(assumed.sentence for assumed in result.report.assumptions)
    unknown = [HEADINGS, ["台帳", "0250001", "甲", "日付を残せること。", "A"]]
    with pytest.raises(UserError, match="「A」1 件"):
        import_standard(write_workbook(tmp_path / "b.xlsx", {"表": unknown}), "other", tmp_path)


def test_a_total_is_no_requirement(tmp_path: Path) -> None:
    result = imported(tmp_path, 機能要件=[*ROWS, ["", "", "", "合計", "2"]])
    assert numbers(result) == ["0250001", "0250002"]
    assert reasons(result) == {"合計の行": 1}
    assert not [assumed for assumed in result.report.assumptions if assumed.key == "unknown_marks"]
