"""Headings of request forms: words of every day, what a change affects, remarks, and contents of a word or two beside sentences."""

from __future__ import annotations

import pytest

from tests.sources.conftest import columns, read_rows

FORMS = ["納税通知書", "申告書", "督促状", "非課税証明書"]
WORDS = ["納付欄", "宛名欄", "発付日", "扶養人数"]
SENTENCES = [f"{form}の{word}を大きくし、見やすい位置に印字する。" for form, word in zip(FORMS, WORDS, strict=True)]
WHY = ["読み違いが多い", "窓口で待たせる", "条例で定める", "手で書き足している"]


@pytest.mark.parametrize("heading", ["要求仕様の内容", "改修の詳細", "仕様の説明"])
def test_a_content_of_sentences_comes_before_one_of_words(heading: str) -> None:
    read = read_rows(
        [["番号", "帳票名", "変更点", heading], *([n, *cells] for n, cells in enumerate(zip(FORMS, WORDS, SENTENCES, strict=True)))]
    )
    assert [item.detail for item in read.items] == SENTENCES


def test_words_stay_the_content_where_no_column_holds_sentences() -> None:
    read = read_rows([["番号", "帳票名", "変更点", "備考"], *([n, *cells, ""] for n, cells in enumerate(zip(FORMS, WORDS, strict=True)))])
    assert [item.detail for item in read.items] == WORDS


@pytest.mark.parametrize("affected", ["影響度", "影響範囲", "影響利用者数", "影響"])
@pytest.mark.parametrize("cells", [[1200, 80, 35, 5], ["大", "中", "小", "大"]], ids=["numbers", "grades"])
def test_what_a_change_affects_is_no_reason(affected: str, cells: list[object]) -> None:
    rows = [list(row) for row in zip(range(4), WORDS, SENTENCES, cells, strict=True)]
    assert "reason" not in columns(read_rows([["No", "件名", "内容", affected], *rows]))


def test_a_reason_in_a_word_is_a_reason() -> None:
    rows = [list(row) for row in zip(range(4), WORDS, SENTENCES, ["法改正", "要望", "法改正", "誤り"], strict=True)]
    assert columns(read_rows([["No", "件名", "内容", "理由"], *rows]))["reason"] == "理由"


@pytest.mark.parametrize("wish", ["改善してほしい点", "直してほしいこと", "実現したいこと"])
@pytest.mark.parametrize("trouble", ["困っていること", "不便な点", "お困りごと"])
def test_wishes_and_troubles_in_words_of_every_day(wish: str, trouble: str) -> None:
    said = columns(read_rows([["No.", wish, trouble], *(list(row) for row in zip(range(4), SENTENCES, WHY, strict=True))]))
    assert (said["detail"], said["reason"]) == (wish, trouble)


@pytest.mark.parametrize("remark", ["補足", "補足事項", "要望の補足"])
def test_a_remark_is_neither_title_nor_content(remark: str) -> None:
    rows = [list(row) for row in zip(range(4), SENTENCES, ["様式は別に示します。", "", "窓口だけで使います。", ""], strict=True)]
    read = read_rows([["No", "要望", remark], *rows])
    assert [item.detail for item in read.items] == SENTENCES
    assert any(remark in warning for warning in read.warnings)


def test_a_branch_office_is_who_asked() -> None:
    rows = [list(row) for row in zip(["北支所", "南支所", "東支所", "西支所"], WORDS, SENTENCES, strict=True)]
    assert columns(read_rows([["支所名", "件名", "内容"], *rows]))["department"] == "支所名"


def test_rows_prepared_for_more_items_do_not_hide_that_a_column_is_not_used() -> None:
    rows = [[n, word, "済", sentence] for n, (word, sentence) in enumerate(zip(WORDS, SENTENCES, strict=True))]
    read = read_rows([["番号", "件名", "内容", "窓口の声"], *rows, *[["", "", "", ""]] * 40, ["", "", "", "　"]])
    assert "窓口の声" in "\n".join(read.warnings)


def test_how_a_function_is_provided_is_no_content() -> None:
    rows = [list(row) for row in zip(range(4), SENTENCES, ["標準機能", "カスタマイズ"] * 2, strict=True)]
    assert [item.detail for item in read_rows([["番号", "要件", "実現方法"], *rows]).items] == SENTENCES


def test_names_of_forms_say_more_than_their_kinds() -> None:
    rows = [list(row) for row in zip(range(4), ["帳票", "画面"] * 2, WORDS, SENTENCES, FORMS, strict=True)]
    assert columns(read_rows([["番号", "区分", "改修名", "改修内容", "対象帳票・画面"], *rows]))["object"] == "対象帳票・画面"
    assert columns(read_rows([["番号", "区分", "改修名", "改修内容"], *(row[:4] for row in rows)]))["object"] == "区分"


@pytest.mark.parametrize(
    ("units", "effort"),
    [(["人日"] * 4, [3, 15, 7, 4.5]), (["人日", "式", "人月", "人日"], [3, None, 140, 4.5]), (["式"] * 4, [None] * 4)],
)
def test_quantities_of_work_are_the_effort(units: list[str], effort: list[float | None]) -> None:
    rows = [list(row) for row in zip(range(4), WORDS, SENTENCES, [3, 15, 7, 4.5], units, [55000] * 4, strict=True)]
    read = read_rows([["項番", "作業項目", "作業内容", "数量", "単位", "単価"], *rows])
    assert [item.effort_days for item in read.items] == effort


def test_the_unit_of_an_effort_may_stand_beside_it() -> None:
    rows = [list(row) for row in zip(range(4), WORDS, SENTENCES, [0.5, 1, 2, 3], ["人月"] * 4, strict=True)]
    assert [item.effort_days for item in read_rows([["項番", "件名", "内容", "工数", "単位"], *rows]).items] == [10, 20, 40, 60]


def test_what_is_done_today_is_the_content_beside_the_name_of_a_wish() -> None:
    wishes = ["封入の順", "独自の減免", "調査員の割当", "国保連への異動"]
    done = ["郵便番号の順に並べて出力する", "減免を条例により判定し通知する", "調査員の件数を見て割り当てる", "異動の情報を毎月送付する"]
    rows = [list(row) for row in zip(range(4), wishes, done, WHY, strict=True)]
    said = columns(read_rows([["項", "課題・要望", "現行のカスタマイズ", "必要な理由"], *rows]))
    assert (said["title"], said["detail"]) == ("課題・要望", "現行のカスタマイズ")
