"""What of the paragraph above a list goes with each clause of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sources.documents import read_text


def leads(tmp_path: Path, lead: str) -> list[str]:
    text = f"住民記録システム調達仕様書\n\n第３　機能要件\n１　検索\n{lead}\n(1) 氏名で検索できること。\n(2) 生年月日で検索できること。\n"
    items = [item for item in read_text(tmp_path, text).items if "\n" in item.detail]
    assert len(items) == 2
    return sorted({item.detail.rpartition("\n")[0] for item in items})


@pytest.mark.parametrize(
    "told",
    [
        "窓口の混雑は検索の遅さによるところが大きい。",
        "検索は毎日の窓口で最も多く使われている。障害による停止は許されない。",
        "本市の人口は減っている。",
    ],
)
def test_sentences_that_only_tell_of_something_stay_with_the_lead_in(told: str, tmp_path: Path) -> None:
    assert leads(tmp_path, f"{told}次の要件を満たすこと。") == ["次の要件を満たすこと。"]


@pytest.mark.parametrize(
    "lead",
    [
        "次の要件を満たすこと。",
        "氏名、住所で検索できること。検索の条件は次のとおりとする。",
        "異動の入力時に誤りを点検する。その内容は次のとおりとする。",
        "異動の入力時に誤りを点検する。次のとおりとする。",
        "外国人住民も検索できること。また、次の要件を満たすこと。",
    ],
)
def test_a_lead_in_keeps_what_it_needs_and_what_it_asks_for(lead: str, tmp_path: Path) -> None:
    assert leads(tmp_path, lead) == [lead]


@pytest.mark.parametrize(
    "clause",
    [
        "証明書の様式は、氏名の次に旧氏を併記し、旧氏のない者は空欄とすること。",
        "年齢が18歳以下の者を一覧表に出力できること。",
        "前の行が埋まったときは、次の行に印字すること。",
    ],
)
def test_what_comes_next_and_bounds_lead_in_to_nothing(clause: str, tmp_path: Path) -> None:
    text = f"住民記録システム調達仕様書\n\n第４条　{clause}\n２　性別の欄を空欄として証明書を発行できること。\n３　検索できること。\n"
    assert [item.detail for item in read_text(tmp_path, text).items][:2] == [clause, "性別の欄を空欄として証明書を発行できること。"]


def test_an_article_that_introduces_nothing_but_further_paragraphs_is_kept(tmp_path: Path) -> None:
    text = "印鑑登録システム調達仕様書\n\n第４条　次の帳票を出力できること。\n２　印影を拡大して表示できること。\n"
    assert [item.detail for item in read_text(tmp_path, text).items] == ["次の帳票を出力できること。", "印影を拡大して表示できること。"]
